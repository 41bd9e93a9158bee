#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/conversation/conversation_screen.h"
#include "ui/screens/conversation/customer_finder.h"
#include "ui/screens/conversation/transcript_view.h"
#include "ui/screens/warning/evidence_view.h"

#include <QLabel>
#include <QLineEdit>

namespace sinan::test {

using model::SpeakerRole;
using screens::ConversationScreen;
using screens::spokenTurns;
using screens::SpokenTurn;
using widgets::Route;

class ConversationScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyLineIsInExactlyOneTurn_data();
    void everyLineIsInExactlyOneTurn();
    void theWordsOneCameForAreMarkedAndInSight();
    void theWordsStayInSightWhenTheWindowGetsNarrow();
    void chineseAndEmojiKeepTheMarkAtTheRightCharacters();
    void whatCustomersWroteIsNeverTakenForMarkup();
    void otherSignalsAreListedAndOneClickGoesThere();
    void f8GoesFromSignalToSignal();
    void aConversationWithoutCustomerIsFiledByTypingAFewCharacters();
    void theCustomerIsOneClickAway();
    void aConversationThatIsGoneSaysSo();
    void textsFitInBothLanguagesAndSizes_data();
    void textsFitInBothLanguagesAndSizes();
    void everyControlHasAName();
    void shots();

private:
    void open(const Route &route, const QSize &size = QSize(1376, 810));
    [[nodiscard]] Route toLongTalk();

    std::unique_ptr<BenchFixture> m_fixture;
    std::unique_ptr<ConversationScreen> m_screen;
    std::int64_t m_from = 0;
    std::int64_t m_to = 0;
};

void ConversationScreenTest::init()
{
    m_fixture = std::make_unique<BenchFixture>();
    m_fixture->addStories();
}

void ConversationScreenTest::cleanup()
{
    m_screen.reset();
    m_fixture.reset();
}

void ConversationScreenTest::open(const Route &route, const QSize &size)
{
    m_screen = std::make_unique<ConversationScreen>(m_fixture->bench());
    m_fixture->connectTo(m_screen.get());
    m_screen->resize(size);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->open(route);
    m_screen->panes().first()->setFocus();
    settleEvents();
}

/// A call of forty turns with two signals, the second far down.
Route ConversationScreenTest::toLongTalk()
{
    model::Interaction talk;
    talk.id = BenchFixture::id("long");
    talk.customer = BenchFixture::id("customer/云帆机械");
    talk.channel = model::Channel::Call;
    talk.occurredAt = m_fixture->clock.now() - std::chrono::hours(26);
    talk.title = "二期进场与交期";
    talk.speakers = Json::parse(R"([{"name":"王建国","role":"customer","title":"采购总监"},{"name":"李明","role":"us"}])");
    const std::string first = "交付周期能写进合同吗";
    const std::string second = "晚一天我们怎么赔";
    std::vector<model::Row> rows;
    for (int i = 0; i < 20; ++i) {
        talk.text += "李明: 王总,第 " + std::to_string(i + 1) + " 项我记下了,回去跟供应链核一遍,再给您书面的。\n";
        talk.text += i == 2 ? "王建国: 我先问一句," + first + "?上批晚了九天。\n" : i == 17 ? "王建国: 还有," + second + ",要写清楚。\n" : "王建国: 好,你们先看现场,别的回头再说。\n";
    }
    int number = 0;
    for (const std::string &words : {first, second}) {
        model::Signal signal;
        signal.id = BenchFixture::id("long/" + std::to_string(++number));
        signal.interaction = talk.id;
        signal.customer = talk.customer;
        signal.kind = number == 1 ? model::SignalKind::DeliveryLeadTime : model::SignalKind::ContractDispute;
        signal.start = std::int64_t(talk.text.find(words));
        signal.end = signal.start + std::int64_t(words.size());
        signal.quote = words;
        signal.speaker = "王建国";
        signal.role = SpeakerRole::Customer;
        signal.occurredAt = talk.occurredAt;
        rows.push_back(model::toRow(signal));
        m_from = signal.start;
        m_to = signal.end;
    }
    rows.push_back(model::toRow(talk));
    m_fixture->put(rows);
    return Route::toWords(talk.id, m_from, m_to);
}

void ConversationScreenTest::everyLineIsInExactlyOneTurn_data()
{
    QTest::addColumn<int>("channel");
    QTest::addColumn<QString>("speakers");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("turns");
    const int call = int(model::Channel::Call);
    const int mail = int(model::Channel::Mail);
    const int note = int(model::Channel::Note);
    QTest::newRow("labels in both widths") << call << "" << "王建国: 好的。\n李明：我记下了。" << QStringList{"王建国|好的。", "李明|我记下了。"};
    QTest::newRow("a turn of two lines") << call << "" << "王建国: 好的。\n再说一句。\n李明: 嗯。" << QStringList{"王建国|好的。\n再说一句。", "李明|嗯。"};
    QTest::newRow("a colon inside the words") << call << "" << "王建国: 记住:三台。\n李明: 好。" << QStringList{"王建国|记住:三台。", "李明|好。"};
    QTest::newRow("a time is no name") << call << "" << "王建国: 好。\n李明: 好。\n10:30 见。" << QStringList{"王建国|好。", "李明|好。\n10:30 见。"};
    QTest::newRow("a mail keeps its colons") << mail << R"([{"name":"唐丽","role":"customer"}])" << "李经理:\n附件:三份\n请确认。" << QStringList{"唐丽|李经理:\n附件:三份\n请确认。"};
    QTest::newRow("a note") << note << "" << "客户说:再等等。" << QStringList{"|客户说:再等等。"};
    QTest::newRow("windows line ends") << call << "" << "A: one\r\nB: two\r\n" << QStringList{"A|one", "B|two"};
    QTest::newRow("a link is no name") << call << "" << "A: see\nhttp://x.example/y\nB: ok" << QStringList{"A|see\nhttp://x.example/y", "B|ok"};
    QTest::newRow("empty") << call << "" << "" << QStringList{};
}

void ConversationScreenTest::everyLineIsInExactlyOneTurn()
{
    QFETCH(const int, channel);
    QFETCH(const QString, speakers);
    QFETCH(const QString, text);
    QFETCH(const QStringList, turns);
    model::Interaction talk;
    talk.channel = model::Channel(channel);
    talk.text = text.toStdString();
    if (!speakers.isEmpty())
        talk.speakers = Json::parse(speakers.toStdString());
    QStringList found;
    for (const SpokenTurn &turn : spokenTurns(talk))
        found << QString::fromStdString(turn.speaker + "|" + talk.text.substr(turn.begin, turn.end - turn.begin));
    QCOMPARE(found, turns);
}

void ConversationScreenTest::theWordsOneCameForAreMarkedAndInSight()
{
    open(toLongTalk(), QSize(1044, 530));
    const auto *view = m_screen->transcript();
    QCOMPARE(view->markedWords(), QStringLiteral("晚一天我们怎么赔"));
    QVERIFY(view->viewport()->rect().contains(view->markedRect()));
    const auto format = [&] {
        QTextCursor cursor(view->document());
        cursor.setPosition(view->positionOf(m_from) + 1);
        return cursor.charFormat();
    }();
    QCOMPARE(format.background().color(), m_fixture->bench().theme.color(theme::ColorRole::HighTint));
}

void ConversationScreenTest::theWordsStayInSightWhenTheWindowGetsNarrow()
{
    open(toLongTalk());
    m_screen->resize(760, 480);
    settleEvents();
    const auto *view = m_screen->transcript();
    QVERIFY(view->viewport()->rect().contains(view->markedRect()));
}

void ConversationScreenTest::chineseAndEmojiKeepTheMarkAtTheRightCharacters()
{
    model::Interaction talk;
    talk.id = BenchFixture::id("emoji");
    talk.channel = model::Channel::Chat;
    talk.text = "王: 👍👍 收到𠮷,交期呢?\n李: 稍等";
    const std::string words = "交期呢";
    m_fixture->put({model::toRow(talk)});
    const auto from = std::int64_t(talk.text.find(words));
    open(Route::toWords(talk.id, from, from + std::int64_t(words.size())));
    QCOMPARE(m_screen->transcript()->markedWords(), QStringLiteral("交期呢"));
}

void ConversationScreenTest::whatCustomersWroteIsNeverTakenForMarkup()
{
    model::Interaction talk;
    talk.id = BenchFixture::id("markup");
    talk.channel = model::Channel::Mail;
    talk.title = "<b>主题</b>";
    talk.text = "<h1>大字</h1> & <img src=\"file:///etc/passwd\">";
    m_fixture->put({model::toRow(talk)});
    open(Route::to(QStringLiteral("conversation"), talk.id));
    QVERIFY(m_screen->transcript()->toPlainText().contains(QStringLiteral("<h1>大字</h1> & <img src=")));
    QCOMPARE(m_screen->findChild<QLabel *>(QStringLiteral("conversation.title"))->textFormat(), Qt::PlainText);
}

void ConversationScreenTest::otherSignalsAreListedAndOneClickGoesThere()
{
    open(toLongTalk());
    auto *heard = m_screen->heard();
    QCOMPARE(heard->evidence().rowCount(), 2);
    QTest::mouseClick(heard->viewport(), Qt::LeftButton, {}, heard->visualRect(heard->model()->index(0, 0)).center());
    QCOMPARE(m_screen->transcript()->markedWords(), QStringLiteral("交付周期能写进合同吗"));
    QVERIFY(m_screen->transcript()->viewport()->rect().contains(m_screen->transcript()->markedRect()));
    // History comes back to the words that were looked at last.
    QCOMPARE(m_screen->route().span()->from, m_screen->conversation().signalRows[0].start);
}

void ConversationScreenTest::f8GoesFromSignalToSignal()
{
    const Route route = toLongTalk();
    open(Route::to(QStringLiteral("conversation"), *route.uuid()));
    QStringList visited;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(m_screen->transcript(), Qt::Key_F8);
        visited << m_screen->transcript()->markedWords();
    }
    QTest::keyClick(m_screen->transcript(), Qt::Key_F8, Qt::ShiftModifier);
    visited << m_screen->transcript()->markedWords();
    QCOMPARE(visited, (QStringList{"交付周期能写进合同吗", "晚一天我们怎么赔", "交付周期能写进合同吗", "晚一天我们怎么赔"}));
}

void ConversationScreenTest::aConversationWithoutCustomerIsFiledByTypingAFewCharacters()
{
    model::Interaction talk;
    talk.id = BenchFixture::id("nobody's");
    talk.channel = model::Channel::Call;
    talk.text = "王: 好。\n李: 好。";
    m_fixture->put({model::toRow(talk)});
    open(Route::to(QStringLiteral("conversation"), talk.id));
    auto *finder = m_screen->finder();
    QVERIFY(finder->isVisible());
    finder->field()->setFocus();
    finder->field()->setText(QStringLiteral("云帆"));
    QTRY_VERIFY(m_screen->findChild<QAbstractButton *>(QStringLiteral("conversation.hit1")));
    QTest::keyClick(finder->field(), Qt::Key_Return);
    m_fixture->settle();
    QTRY_VERIFY(m_screen->conversation().customer.has_value());
    QCOMPARE(m_screen->conversation().customer->name, std::string("云帆机械"));
    QVERIFY(!finder->isVisible());
    m_fixture->undo();
    QTRY_VERIFY(finder->isVisible());
}

void ConversationScreenTest::theCustomerIsOneClickAway()
{
    open(toLongTalk());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::mouseClick(m_screen->findChild<QAbstractButton *>(QStringLiteral("conversation.customer")), Qt::LeftButton);
    QCOMPARE(went.size(), 1);
    QCOMPARE(went[0][0].value<Route>(), Route::to(QStringLiteral("customer"), BenchFixture::id("customer/云帆机械")));
}

void ConversationScreenTest::aConversationThatIsGoneSaysSo()
{
    open(Route::to(QStringLiteral("conversation"), BenchFixture::id("nowhere")));
    QVERIFY(!m_screen->transcript()->isVisible());
    QVERIFY(m_screen->findChild<QWidget *>(QStringLiteral("empty"))->isVisible());
}

void ConversationScreenTest::textsFitInBothLanguagesAndSizes_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("percent");
    for (const int language : {0, 1}) {
        for (const int percent : {100, 125, 150})
            QTest::addRow("%s %d", language == 0 ? "zh" : "en", percent) << language << percent;
    }
}

void ConversationScreenTest::textsFitInBothLanguagesAndSizes()
{
    QFETCH(const int, language);
    QFETCH(const int, percent);
    m_fixture->bench().languages.set(Language(language));
    m_fixture->bench().theme.setTextPercent(percent);
    open(toLongTalk(), QSize(1044, 530));
    QCOMPARE(clippedTexts(*m_screen).join(QChar('\n')), QString());
}

void ConversationScreenTest::everyControlHasAName()
{
    open(toLongTalk());
    QCOMPARE(namelessControls(*m_screen), QStringList());
}

void ConversationScreenTest::shots()
{
    const QString folder = qEnvironmentVariable("SINAN_SHOTS");
    if (folder.isEmpty())
        QSKIP("pictures are made only where SINAN_SHOTS names a folder");
    const Route route = toLongTalk();
    open(route);
    for (const auto language : {Language::Chinese, Language::English}) {
        for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
            for (const QSize &size : {QSize(1376, 810), QSize(1044, 530)}) {
                m_fixture->bench().languages.set(language);
                m_fixture->bench().theme.setMode(mode);
                m_screen->resize(size);
                m_screen->open(route);
                settleEvents();
                m_screen->grab().save(QStringLiteral("%1/conversation_%2_%3_%4.png").arg(folder, toText(language).data(), mode == theme::ColorMode::Dark ? "dark" : "light").arg(size.width()));
            }
        }
    }
}

} // namespace sinan::test

SINAN_TEST(sinan::test::ConversationScreenTest)
#include "tst_conversation_screen.moc"
