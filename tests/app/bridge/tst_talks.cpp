#include "tests/support/test_program.h"
#include "app/bridge/talk_reader.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/workspace.h"
#include "tests/app/bridge/import_fixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::ImportFixture;

namespace {

const std::string folder = SINAN_SOURCE_DIR "/tests/app/bridge/data/";

} // namespace

class TestTalks : public QObject
{
    Q_OBJECT

    static const MappingLibrary &library()
    {
        static const MappingLibrary loaded = MappingLibrary::load(SINAN_SOURCE_DIR "/resources").value();
        return loaded;
    }
    static Uuid addCustomer(ImportFixture &fixture, const std::string &name)
    {
        model::Customer customer;
        customer.id = Uuid::v5(sinanSpace, name);
        customer.name = name;
        fixture.rows.add(customer);
        return customer.id;
    }
    static void addColleague(ImportFixture &fixture, const std::string &name)
    {
        model::User user;
        user.id = Uuid::v5(sinanSpace, "user/" + name);
        user.name = name;
        fixture.rows.add(user);
    }
    static ImportSession planned(ImportFixture &fixture, const std::string &path)
    {
        ImportSession session(fixture.options());
        session.addPath(path);
        const auto done = session.plan(fixture.rows, fixture.clock.now());
        if (!done.ok())
            qFatal("%s", done.error().toString().c_str());
        return session;
    }
    static std::string roles(const TalkPreview &talk)
    {
        std::string text;
        for (const auto &speaker : talk.speakers)
            text += (text.empty() ? "" : " ") + speaker.name + "/" + std::string(model::nameOf(speaker.role));
        return text;
    }

private Q_SLOTS:
    void aCallIsReadWithItsHeadAndBrackets()
    {
        ImportFixture fixture;
        const Uuid yunfan = addCustomer(fixture, "云帆机械");
        auto session = planned(fixture, folder + "made_call.txt");
        QCOMPARE(session.preview().talks.size(), std::size_t(1));
        const auto &talk = session.preview().talks[0];
        const std::string told = describe(session.preview());
        QVERIFY2(talk.turns == 4, told.c_str());
        QVERIFY2(talk.customer == yunfan && talk.customerConfidence > .95, told.c_str());
        QVERIFY(talk.channel == model::Channel::Call);
        QCOMPARE(toIso(*talk.occurredAt), std::string("2026-02-16T06:20:00.000Z"));
        QCOMPARE(roles(talk), std::string("王建国/customer 李明/us"));
        SINAN_VERIFY(fixture.apply(session));
        const auto stored = fixture.rows.all<model::Interaction>().at(0);
        QCOMPARE(QString::fromStdString(stored.text),
                 QStringLiteral("王建国: 交付周期能写进合同吗?\n李明: 我先问一下供应链。\n王建国: 上次说四周,现在呢? "
                                "这个我们要提前排产的。\n李明: 周五之前给您准信。"));
        QCOMPARE(stored.lang, std::string("zh"));
        QCOMPARE(textOr(stored.speakers.at(0), "role"), std::string("customer"));
        QVERIFY(stored.knownAt == fixture.clock.now());
    }

    void aDayInTheFilesNameCounts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("day");
        QTest::newRow("whole date") << "云帆机械_2026-02-14.txt" << "2026-02-14";
        QTest::newRow("month and day") << "云帆机械 0226 通话.txt" << "2026-02-26";
        QTest::newRow("in words") << "2月6日 云帆机械.txt" << "2026-02-06";
        QTest::newRow("last year's") << "云帆机械 1228 通话.txt" << "2025-12-28";
        QTest::newRow("a leap day lies further back") << "云帆机械 0229.txt" << "2024-02-29";
        QTest::newRow("a model is no day") << "云帆机械 HF-1360.txt" << "";
        QTest::newRow("a version is no day") << "云帆机械 v2.1.3.txt" << "";
    }

    void aDayInTheFilesNameCounts()
    {
        QFETCH(QString, name);
        QFETCH(QString, day);
        const auto found = bridge::dateInName(name.toStdString(), LocalDate(std::chrono::year{2026} / 3 / 2));
        QCOMPARE(found ? QString::fromStdString(toIso(found->date)) : QString(), day);
    }

    void whatThePersonSaysOfATalksTimeStands()
    {
        ImportFixture fixture;
        addCustomer(fixture, "云帆机械");
        auto session = planned(fixture, folder + "made_call.txt");
        const UtcTime chosen = parseIso("2026-02-10T01:00:00Z").value();
        SINAN_VERIFY(session.setTalkTime(0, chosen));
        QVERIFY(!session.setTalkTime(9, chosen).ok());
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QCOMPARE(session.preview().talks[0].occurredAt, std::optional(chosen));
        SINAN_VERIFY(fixture.apply(session));
        QVERIFY(fixture.rows.all<model::Interaction>().at(0).occurredAt == chosen);
    }

    void minutesFindCustomerChannelAndSides()
    {
        ImportFixture fixture;
        const Uuid chengjiang = addCustomer(fixture, "澄江软件");
        addColleague(fixture, "陈晨");
        auto session = planned(fixture, folder + "made_meeting.txt");
        const auto &talk = session.preview().talks.at(0);
        const std::string told = describe(session.preview());
        QVERIFY2(talk.customer == chengjiang, told.c_str());
        QVERIFY2(talk.channel == model::Channel::Meeting, told.c_str());
        QCOMPARE(talk.title, std::string("平台选型沟通会"));
        QCOMPARE(toIso(*talk.occurredAt), std::string("2026-02-20T02:00:00.000Z"));
        QVERIFY2(roles(talk).find("刘敏/customer") != std::string::npos && roles(talk).find("陈晨/us") != std::string::npos,
                 told.c_str());
    }

    void aChatExportHasItsSpeakersAboveTheirWords()
    {
        ImportFixture fixture;
        addColleague(fixture, "李明");
        auto session = planned(fixture, folder + "made_chat.txt");
        const auto &talk = session.preview().talks.at(0);
        const std::string told = describe(session.preview());
        QVERIFY2(talk.turns == 3, told.c_str());
        QCOMPARE(roles(talk), std::string("王建国/customer 李明/us"));
        QCOMPARE(toIso(*talk.occurredAt), std::string("2026-02-18T01:12:33.000Z"));
        QVERIFY(!talk.customer);
        QCOMPARE(talk.customerReason.id, std::string("import.reason.no_customer"));
        SINAN_VERIFY(fixture.apply(session));
        const auto stored = fixture.rows.all<model::Interaction>().at(0);
        QVERIFY(!stored.customer);
        QCOMPARE(QString::fromStdString(stored.text).section('\n', 0, 0), QStringLiteral("王建国: 网关那边什么时候能到货 急等"));
    }

    void pointsOfANoteAreNoTurns()
    {
        ImportFixture fixture;
        const Uuid jinsui = addCustomer(fixture, "金穗食品");
        auto session = planned(fixture, folder + "made_note.txt");
        const auto &talk = session.preview().talks.at(0);
        QVERIFY2(talk.turns == 0 && talk.channel == model::Channel::Note, describe(session.preview()).c_str());
        QVERIFY(talk.customer == jinsui);
        QVERIFY(talk.customerConfidence < .9);
        QVERIFY(talk.occurredAt == fixture.clock.now());
        QCOMPARE(talk.dateReason.id, std::string("import.reason.date_of_import"));
    }

    void aMailHasSenderSubjectAndDate()
    {
        ImportFixture fixture;
        auto session = planned(fixture, folder + "made_mail.txt");
        const auto &talk = session.preview().talks.at(0);
        const std::string told = describe(session.preview());
        QVERIFY2(talk.channel == model::Channel::Mail, told.c_str());
        QCOMPARE(talk.title, std::string("Sensor integration at Tuowei"));
        QCOMPARE(roles(talk), std::string("Wang Jianguo/customer"));
        QCOMPARE(toIso(*talk.occurredAt), std::string("2026-02-27T08:05:00.000Z"));
        SINAN_VERIFY(fixture.apply(session));
        QVERIFY(fixture.rows.all<model::Interaction>().at(0).text.starts_with("Hello Zhou,"));
    }

    void severalTalksInOneFileAreApart()
    {
        ImportFixture fixture;
        const Uuid yunfan = addCustomer(fixture, "云帆机械");
        const Uuid jinsui = addCustomer(fixture, "金穗食品");
        auto session = planned(fixture, folder + "made_two_talks.txt");
        QVERIFY2(session.preview().talks.size() == 2, describe(session.preview()).c_str());
        QVERIFY(session.preview().talks[0].customer == yunfan);
        QVERIFY(session.preview().talks[1].customer == jinsui);
        QCOMPARE(session.preview().talks[1].row, std::int64_t(8));
        QCOMPARE(toIso(*session.preview().talks[1].occurredAt).substr(0, 10), std::string("2026-02-10"));
    }

    void theFileNameNamesCustomerDateAndChannel()
    {
        QTemporaryDir home;
        QFile file(home.filePath("云帆机械-微信-20260218.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("客户: 到货了吗\n销售: 在路上\n客户: 好\n");
        file.close();
        ImportFixture fixture;
        const Uuid yunfan = addCustomer(fixture, "云帆机械有限公司");
        addCustomer(fixture, "云帆");
        auto session = planned(fixture, file.fileName().toStdString());
        const auto &talk = session.preview().talks.at(0);
        const std::string told = describe(session.preview());
        QVERIFY2(talk.customer == yunfan, told.c_str());
        QVERIFY2(talk.channel == model::Channel::Chat, told.c_str());
        QVERIFY2(toIso(*talk.occurredAt) == "2026-02-17T16:00:00.000Z", told.c_str());
        QCOMPARE(roles(talk), std::string("客户/customer 销售/us"));
    }

    void aPersonChoosesTheCustomerAndTheTalkStaysTheSame()
    {
        ImportFixture fixture;
        const Uuid yunfan = addCustomer(fixture, "云帆机械");
        auto first = planned(fixture, folder + "made_chat.txt");
        SINAN_VERIFY(fixture.apply(first));
        auto second = planned(fixture, folder + "made_chat.txt");
        QVERIFY(second.preview().talks.at(0).fate == RowPreview::Fate::Unchanged);
        SINAN_VERIFY(second.setTalkCustomer(0, yunfan));
        SINAN_VERIFY(second.setTalkChannel(0, model::Channel::Chat));
        QVERIFY(!second.setTalkCustomer(7, yunfan).ok());
        SINAN_VERIFY(second.plan(fixture.rows, fixture.clock.now()));
        QVERIFY(second.preview().talks.at(0).fate == RowPreview::Fate::Updated);
        QCOMPARE(second.preview().talks.at(0).customerName, std::string("云帆机械"));
        SINAN_VERIFY(fixture.apply(second));
        const auto stored = fixture.rows.all<model::Interaction>();
        QCOMPARE(stored.size(), std::size_t(1));
        QVERIFY(stored[0].customer == yunfan);
    }

    void twoCustomersInOneTextLeaveThePersonToChoose()
    {
        ImportFixture fixture;
        addCustomer(fixture, "云帆机械");
        addCustomer(fixture, "澄江软件");
        ImportSession session(fixture.options());
        session.addText("粘贴的文字", "今天和云帆机械、澄江软件一起吃饭,都说年后再看。");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const auto &talk = session.preview().talks.at(0);
        QVERIFY(!talk.customer);
        QCOMPARE(talk.candidates.size(), std::size_t(2));
        SINAN_VERIFY(session.setTalkIncluded(0, false));
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QVERIFY(!session.preview().hasWork());
        QVERIFY(session.mutations(fixture.clock, fixture.random, "g")->empty());
    }

    void pastedTextIsATableATalkOrANote_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::newRow("cells from a spreadsheet") << QString("客户名称\t星级\n云帆机械\tA\n澄江软件\tB") << int(TextKind::Table);
        QTest::newRow("one spreadsheet row with its header") << QString("客户\t金额\n云帆\t3") << int(TextKind::Table);
        QTest::newRow("comma separated") << QString("客户名称,星级,城市\n云帆机械,A,无锡\n") << int(TextKind::Table);
        QTest::newRow("two people") << QString("王总: 太贵了\n李明: 我们看看\n王总: 同行只要一半") << int(TextKind::Talk);
        QTest::newRow("full width colons") << QStringLiteral("客户\uff1a什么时候到货\n销售\uff1a下周") << int(TextKind::Talk);
        QTest::newRow("times before names") << QString("[00:01] 张三: 好\n[00:05] 李四: 行") << int(TextKind::Talk);
        QTest::newRow("a sentence") << QString("客户说太贵了,要再便宜点。") << int(TextKind::Note);
        QTest::newRow("two sentences with commas")
            << QString("客户说太贵,要便宜点。\n另外,交期也要提前。") << int(TextKind::Note);
        QTest::newRow("points") << QString("背景: 老客户\n问题: 交期\n结论: 下周再谈") << int(TextKind::Note);
        QTest::newRow("an address") << QString("见 https://example.org/a:b\n以及 http://example.org") << int(TextKind::Note);
        QTest::newRow("English talk") << QString("Anna: when can you ship?\nLi Ming: next week\nAnna: too late")
                                      << int(TextKind::Talk);
    }
    void pastedTextIsATableATalkOrANote()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QCOMPARE(int(guessTextKind(text.toStdString(), library())), kind);
    }

    void damagedTalksNeverCrash()
    {
        QFile file(QString::fromStdString(folder + "made_meeting.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string whole = file.readAll().toStdString();
        SeededRandom random(11);
        std::size_t talks = 0;
        for (int round = 0; round < 300; ++round) {
            std::string text = whole.substr(0, random.below(whole.size()));
            for (std::uint64_t flips = random.below(10); flips > 0 && !text.empty(); --flips)
                text[random.below(text.size())] ^= char(1 << random.below(8));
            for (const auto &talk : TalkReader(library(), {}).read(text)) {
                ++talks;
                QVERIFY(talk.row >= 1);
                for (const auto &turn : talk.turns)
                    QVERIFY(turn.words.size() <= text.size());
            }
        }
        QVERIFY(talks > 100);
    }
};

SINAN_TEST(TestTalks)
#include "tst_talks.moc"
