#include "tests/support/test_program.h"

#include "app/bridge/field_note.h"
#include "app/bridge/note_mutations.h"
#include "app/bridge/spoken_day.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/work.h"
#include "app/mutations/derived_ids.h"
#include "tests/support/memory_rows.h"

#include <QTest>

using namespace sinan;
using namespace sinan::bridge;

namespace {

/// Monday.
const LocalDate today = parseDate("2026-03-02").value();

std::vector<NotePerson> team()
{
    const auto person = [](NotePerson::Kind kind, const char *name, const char *title) {
        return NotePerson{kind, Uuid::v5(sinanSpace, name), name, title};
    };
    return {person(NotePerson::Kind::Colleague, "王芳", "供应链"),       person(NotePerson::Kind::Colleague, "李明", "销售代表"),
            person(NotePerson::Kind::Contact, "王建国", "采购总监"),     person(NotePerson::Kind::Contact, "刘志远", "生产副总"),
            person(NotePerson::Kind::Contact, "Dana Scully", "CFO"),     person(NotePerson::Kind::Contact, "刘敏", "法务")};
}

FieldNote read(const char *text)
{
    return readFieldNote(text, team(), today);
}

} // namespace

/// What a person types in the field is understood as they mean it, and no word of it is lost.
class TestFieldNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysAsPeopleWriteThem_data();
    void daysAsPeopleWriteThem();
    void whatIsNoDay_data();
    void whatIsNoDay();
    void aDayWithinASentenceIsFound();

    void marksFillTheThreeColumns();
    void aMarkWithoutWordsTakesTheLinesBelow();
    void englishMarksWorkToo();
    void whatLooksLikeAMarkAndIsNoneStaysAWord_data();
    void whatLooksLikeAMarkAndIsNoneStaysAWord();

    void aPromiseHasItsDayItsWordsAndWhoMakesIt_data();
    void aPromiseHasItsDayItsWordsAndWhoMakesIt();
    void aPromiseBehindALineTakesItsWords();
    void aPromiseThatLacksSomethingStaysAmongTheWords();

    void peopleAreFoundByNamePinyinAndTitle_data();
    void peopleAreFoundByNamePinyinAndTitle();
    void whoIsNotCertainIsNobody();
    void anAddressIsNoMention();
    void aContactsOwnWordsAreTheirs();

    void noWordIsLost();
    void brokenAndHugeTextDoesNoHarm();

    void aNoteBecomesOneGroupOfMutations();
    void withoutACustomerTheNoteIsKeptWhole();
    void aNoteOfMarksAloneMakesNoConversation();
};

void TestFieldNote::daysAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("date");
    const auto row = [](const char *text, const char *date) { QTest::newRow(text) << QString::fromLatin1(date); };
    row("3-12", "2026-03-12");
    row("3/12", "2026-03-12");
    row("3.12", "2026-03-12");
    row("3月12日", "2026-03-12");
    row("３月１２号", "2026-03-12");
    row("三月十二日", "2026-03-12");
    row("2026-03-12", "2026-03-12");
    row("2026年3月12日前", "2026-03-12");
    row("12号", "2026-03-12");
    row("1号", "2026-04-01"); // the first of March has gone
    row("12-28", "2025-12-28");
    row("今天", "2026-03-02");
    row("明天下午", "2026-03-03");
    row("后天", "2026-03-04");
    row("大后天", "2026-03-05");
    row("周三", "2026-03-04");
    row("周三前", "2026-03-04");
    row("星期天", "2026-03-08");
    row("周一", "2026-03-09"); // today is Monday
    row("本周五", "2026-03-06");
    row("这周一", "2026-03-02");
    row("下周三", "2026-03-11");
    row("下下周一", "2026-03-16");
    row("下个星期五", "2026-03-13");
    row("周3", "2026-03-04");
    row("三天后", "2026-03-05");
    row("3天内", "2026-03-05");
    row("两周后", "2026-03-16");
    row("十二天之内", "2026-03-14");
    row("月底", "2026-03-31");
    row("下月底", "2026-04-30");
    row("年底", "2026-12-31");
    row("tomorrow", "2026-03-03");
    row("day after tomorrow", "2026-03-04");
    row("Wed", "2026-03-04");
    row("by Wednesday", "2026-03-04");
    row("next Wednesday", "2026-03-11");
    row("this Fri", "2026-03-06");
    row("Mar 12", "2026-03-12");
    row("by March 12th", "2026-03-12");
    row("12 Mar", "2026-03-12");
    row("12th of March, 2027", "2027-03-12");
    row("on the 12th", "2026-03-12");
    row("in 3 days", "2026-03-05");
    row("in two weeks", "2026-03-16");
    row("within a week", "2026-03-09");
    row("end of month", "2026-03-31");
    row("end of next week", "2026-03-13");
    row("EOM", "2026-03-31");
}

void TestFieldNote::daysAsPeopleWriteThem()
{
    QFETCH(QString, date);
    const auto day = readSpokenDay(QTest::currentDataTag(), today);
    QVERIFY(day.has_value());
    QCOMPARE(QString::fromStdString(toIso(day->date)), date);
}

void TestFieldNote::whatIsNoDay_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"2-30", "13月1日", "3.12万", "3-12-5", "138-1234", "12", "三天", "周末", "周2026", "may", "monitor", "marching 12", "3/12%", "", "前天说的"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestFieldNote::whatIsNoDay()
{
    QFETCH(QString, text);
    QVERIFY(!readSpokenDay(text.toStdString(), today));
}

void TestFieldNote::aDayWithinASentenceIsFound()
{
    const std::string text = "上周三说好的，交付计划 3月12日前 给到，热线 021-61234567";
    const auto found = findSpokenDay(text, today);
    QVERIFY(found.has_value());
    QCOMPARE(toIso(found->day.date), std::string("2026-03-12"));
    QCOMPARE(text.substr(found->from, found->day.size), std::string("3月12日前"));
    QVERIFY(!findSpokenDay("上周三来过，版本 v3.12，电话 138-1234", today));
}

void TestFieldNote::marksFillTheThreeColumns()
{
    const FieldNote note = read("和刘总走了一遍产线\n#痛点 MES 与新 PLC 有 3 个接口不兼容\n＃我方响应：出接口清单 v2\n#待协同 @王芳 给首批到货日期\n午饭聊得不错");
    QCOMPARE(note.card[0], std::vector<std::string>{"MES 与新 PLC 有 3 个接口不兼容"});
    QCOMPARE(note.card[1], std::vector<std::string>{"出接口清单 v2"});
    QCOMPARE(note.card[2], std::vector<std::string>{"@王芳 给首批到货日期"});
    QCOMPARE(note.words, std::string("和刘总走了一遍产线\n午饭聊得不错"));
    QVERIFY(note.promises.empty());
    // Two marks on one line, and one without a space.
    const FieldNote line = read("#痛点交期太长 #响应 周三答复");
    QCOMPARE(line.card[0], std::vector<std::string>{"交期太长"});
    QCOMPARE(line.card[1], std::vector<std::string>{"周三答复"});
    QVERIFY(line.words.empty());
}

void TestFieldNote::aMarkWithoutWordsTakesTheLinesBelow()
{
    const FieldNote note = read("#痛点\n接口不兼容\n上批晚了 9 天\n\n回来再约");
    QCOMPARE(note.card[0], (std::vector<std::string>{"接口不兼容", "上批晚了 9 天"}));
    QCOMPARE(note.words, std::string("回来再约"));
}

void TestFieldNote::englishMarksWorkToo()
{
    const FieldNote note = read("#pain lead time is twice what they need\n#Response: list of interfaces v2\n#help @Wang Fang a date we can sign\n!promise Mar 12 delivery plan");
    QCOMPARE(note.card[0], std::vector<std::string>{"lead time is twice what they need"});
    QCOMPARE(note.card[1], std::vector<std::string>{"list of interfaces v2"});
    QCOMPARE(note.card[2].size(), std::size_t(1));
    QCOMPARE(note.promises.size(), std::size_t(1));
    QCOMPARE(note.promises[0].text, std::string("delivery plan"));
    QCOMPARE(toIso(note.promises[0].due), std::string("2026-03-12"));
    QVERIFY(note.words.empty());
}

void TestFieldNote::whatLooksLikeAMarkAndIsNoneStaysAWord_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"#边缘计算 是他们的方向", "issue#pain in the log", "#painful story", "太好了！承诺下周给合同", "he said promise 3-12", "C# response"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestFieldNote::whatLooksLikeAMarkAndIsNoneStaysAWord()
{
    QFETCH(QString, text);
    const FieldNote note = read(text.toStdString().c_str());
    QCOMPARE(note.words, text.toStdString());
    QVERIFY(note.promises.empty() && note.doubts.empty());
    for (const auto &lines : note.card)
        QVERIFY(lines.empty());
}

void TestFieldNote::aPromiseHasItsDayItsWordsAndWhoMakesIt_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("by");
    const auto row = [](const char *text, const char *date, const char *words, const char *by) {
        QTest::newRow(text) << QString::fromLatin1(date) << QString::fromUtf8(words) << QString::fromUtf8(by);
    };
    row("!承诺 3-12 给交付计划", "2026-03-12", "给交付计划", "");
    row("！承诺：3月12日前，给交付计划", "2026-03-12", "给交付计划", "");
    row("!承诺 给交付计划 周三", "2026-03-04", "给交付计划", "");
    row("!承诺 明天给交付计划", "2026-03-03", "给交付计划", "");
    row("!承诺 3-12 @王芳 首批到货日期", "2026-03-12", "首批到货日期", "王芳");
    row("!承诺 @wangfang 3-12 首批到货日期", "2026-03-12", "首批到货日期", "王芳");
    row("!承诺 把 3-12 的会改到线上", "2026-03-12", "把 3-12 的会改到线上", "");
    row("!promise delivery plan by Mar 12", "2026-03-12", "delivery plan", "");
    row("聊完了 !Promise tomorrow: send the list", "2026-03-03", "send the list", "");
    row("!承诺 3-12 给 @王建国 到货日期", "2026-03-12", "给 @王建国 到货日期", "");
}

void TestFieldNote::aPromiseHasItsDayItsWordsAndWhoMakesIt()
{
    QFETCH(QString, date);
    QFETCH(QString, words);
    QFETCH(QString, by);
    const FieldNote note = read(QTest::currentDataTag());
    QCOMPARE(note.promises.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(toIso(note.promises[0].due)), date);
    QCOMPARE(QString::fromStdString(note.promises[0].text), words);
    QCOMPARE(QString::fromStdString(note.promises[0].by), by);
    QVERIFY(note.doubts.empty());
}

void TestFieldNote::aPromiseBehindALineTakesItsWords()
{
    const FieldNote note = read("#待协同 @王芳 给首批到货日期 !承诺 3-12\n下周把方案讲完 !承诺 下周三");
    QCOMPARE(note.card[2], std::vector<std::string>{"@王芳 给首批到货日期"});
    QCOMPARE(note.promises.size(), std::size_t(2));
    QCOMPARE(note.promises[0], (NotePromise{"给首批到货日期", parseDate("2026-03-12").value(), "王芳"}));
    QCOMPARE(note.promises[1], (NotePromise{"下周把方案讲完", parseDate("2026-03-11").value(), ""}));
    QCOMPARE(note.words, std::string("下周把方案讲完"));
}

void TestFieldNote::aPromiseThatLacksSomethingStaysAmongTheWords()
{
    const FieldNote note = read("!承诺 尽快给计划\n!承诺 3-12");
    QVERIFY(note.promises.empty());
    QCOMPARE(note.doubts, (std::vector<NoteDoubt>{NoteDoubt::PromiseWithoutDay, NoteDoubt::PromiseWithoutWords}));
    QCOMPARE(note.words, std::string("!承诺 尽快给计划\n!承诺 3-12"));
}

void TestFieldNote::peopleAreFoundByNamePinyinAndTitle_data()
{
    QTest::addColumn<QString>("name");
    const auto row = [](const char *text, const char *name) { QTest::newRow(text) << QString::fromUtf8(name); };
    row("@王芳", "王芳");
    row("＠王芳给个日期", "王芳");
    row("@wangfang 给个日期", "王芳");
    row("@wf", "王芳");
    row("@liming", "李明");
    row("@王总说了", "王建国");
    row("@dana scully said", "Dana Scully");
    row("请@李明跟进", "李明");
}

void TestFieldNote::peopleAreFoundByNamePinyinAndTitle()
{
    QFETCH(QString, name);
    const FieldNote note = read(QTest::currentDataTag());
    QCOMPARE(note.mentions.size(), std::size_t(1));
    QVERIFY(note.mentions[0].who.has_value());
    QCOMPARE(QString::fromStdString(note.mentions[0].who->name), name);
}

void TestFieldNote::whoIsNotCertainIsNobody()
{
    // Two contacts are called Liu; 张总 is unknown.
    const FieldNote note = read("@刘总 和 @张总 都在，@小李 没来");
    QCOMPARE(note.mentions.size(), std::size_t(3));
    for (const NoteMention &mention : note.mentions)
        QVERIFY2(!mention.who, mention.typed.c_str());
    QCOMPARE(note.words, std::string("@刘总 和 @张总 都在，@小李 没来"));
}

void TestFieldNote::anAddressIsNoMention()
{
    QVERIFY(read("发到 li.ming@example.com").mentions.empty());
    QVERIFY(read("a @ b").mentions.empty());
}

void TestFieldNote::aContactsOwnWordsAreTheirs()
{
    const FieldNote note = read("@wangjianguo：交付周期能写进合同吗\n他看起来很急");
    QCOMPARE(note.words, std::string("王建国：交付周期能写进合同吗\n他看起来很急"));
    QCOMPARE(note.quoted.size(), std::size_t(1));
    QCOMPARE(note.quoted[0].name, std::string("王建国"));
    // A colleague's are none.
    QVERIFY(read("@王芳：首批 12 号到").quoted.empty());
}

void TestFieldNote::noWordIsLost()
{
    // Every word between the marks must be found again in what was made of the note.
    const std::vector<std::string> words{"甲一", "乙二", "丙三", "丁四", "戊五", "己六"};
    const std::vector<std::string> joints{" ", "\n", "#痛点 ", "\n#痛点\n", " #response ", " !承诺 3-12 ", " !承诺 ", " @王芳 ", "\n@王建国：", "\n\n", "\n!promise "};
    for (std::size_t a = 0; a < joints.size(); ++a) {
        for (std::size_t b = 0; b < joints.size(); ++b) {
            for (std::size_t c = 0; c < joints.size(); ++c) {
                const std::string text = words[0] + joints[a] + words[1] + joints[b] + words[2] + joints[c] + words[3];
                const FieldNote note = read(text.c_str());
                std::string all = note.words;
                for (const auto &lines : note.card) {
                    for (const std::string &line : lines)
                        all += line;
                }
                for (const NotePromise &promise : note.promises)
                    all += promise.text;
                for (int i = 0; i < 4; ++i)
                    QVERIFY2(all.find(words[std::size_t(i)]) != std::string::npos, (text + "\n→ " + all).c_str());
            }
        }
    }
}

void TestFieldNote::brokenAndHugeTextDoesNoHarm()
{
    QVERIFY(read("").isEmpty());
    QVERIFY(read(" \n\t\r\n").isEmpty());
    (void)read("#\n@\n!\n#痛点\n!承诺\n＃＠！");
    (void)readFieldNote(std::string("\xff\xfe#\xe7\x97#痛点 \xc0\x80 !承诺 3-12 \xe6"), team(), today);
    std::string huge;
    for (int i = 0; i < 3000; ++i)
        huge += "#痛点 @王芳 第" + std::to_string(i) + "行 !承诺 3-12 @wf 给计划\n";
    const FieldNote note = readFieldNote(huge, team(), today);
    QCOMPARE(note.card[0].size(), std::size_t(3000));
    QCOMPARE(note.promises.size(), std::size_t(3000));
    QCOMPARE(note.mentions.size(), std::size_t(1));
}

void TestFieldNote::aNoteBecomesOneGroupOfMutations()
{
    test::MemoryRows rows;
    model::Customer customer;
    customer.id = Uuid::v5(sinanSpace, "yunfan");
    customer.name = "云帆机械";
    rows.add(customer);
    SetClock clock{parseIso("2026-03-02T06:00:00Z").value()};
    SeededRandom random{5};
    const std::string text = "@王建国：交付周期能写进合同吗\n#痛点 上批晚了 9 天\n#痛点 上批晚了 9 天\n!承诺 3-12 @王芳 首批到货日期";
    const FieldNote note = readFieldNote(text, team(), today);
    const NoteAbout about{customer.id, customer.name, "李明", clock.now()};
    const auto list = noteMutations(note, text, about, "g", [&] { return Uuid::v7(clock, random); });
    QCOMPARE(list.size(), std::size_t(3));
    const mutations::Context context{{Uuid{}, "李明", model::Role::Rep}, clock.now(), &random, &clock};
    for (const auto &mutation : list) {
        QCOMPARE(mutation.group, std::string("g"));
        QCOMPARE(mutation.label, std::string("undo.note"));
        const auto done = mutations::Registry::standard().run(context, mutation, rows);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().toString().c_str());
    }
    const auto talks = rows.all<model::Interaction>();
    QCOMPARE(talks.size(), std::size_t(1));
    QCOMPARE(talks[0].channel, model::Channel::Note);
    QCOMPARE(talks[0].text, std::string("王建国：交付周期能写进合同吗"));
    QCOMPARE(talks[0].author, std::string("李明"));
    QCOMPARE(textOr(talks[0].speakers[1], "role"), std::string("customer"));
    const auto card = rows.get<model::ProgressCard>(mutations::progressCardId(customer.id));
    QVERIFY(card.has_value());
    QCOMPARE(card->pains, std::string("上批晚了 9 天")); // the same line stands there once
    const auto promises = rows.all<model::Promise>();
    QCOMPARE(promises.size(), std::size_t(1));
    QCOMPARE(promises[0].promisedBy, std::string("王芳"));
    QCOMPARE(toIso(promises[0].dueOn), std::string("2026-03-12"));
}

void TestFieldNote::withoutACustomerTheNoteIsKeptWhole()
{
    const std::string text = "展会上遇到的\n#痛点 交期";
    const auto list = noteMutations(read(text.c_str()), text, NoteAbout{std::nullopt, {}, "李明", UtcTime{}}, "g", [] { return Uuid::v5(sinanSpace, "x"); });
    QCOMPARE(list.size(), std::size_t(1));
    QCOMPARE(list[0].name, std::string("interaction.add@1"));
    QCOMPARE(textOr(memberOrNull(list[0].arguments, "row"), "text"), text);
}

void TestFieldNote::aNoteOfMarksAloneMakesNoConversation()
{
    const std::string text = "#痛点 交期";
    const NoteAbout about{Uuid::v5(sinanSpace, "yunfan"), "云帆机械", "李明", UtcTime{}};
    const auto list = noteMutations(read(text.c_str()), text, about, "g", [] { return Uuid::v5(sinanSpace, "x"); });
    QCOMPARE(list.size(), std::size_t(1));
    QCOMPARE(list[0].name, std::string("card.append@1"));
    QVERIFY(noteMutations(read("#痛点"), "#痛点", about, "g", [] { return Uuid{}; }).empty());
}

SINAN_TEST(TestFieldNote)
#include "tst_field_note.moc"
