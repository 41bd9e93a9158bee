#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/meeting/meeting_screen.h"
#include "ui/screens/meeting/slide_view.h"
#include "ui/screens/warning/verb_button.h"

#include <QLabel>
#include <QToolButton>

namespace sinan::test {

using model::WarningState;
using screens::MeetingScreen;

/// 晨会: the morning's slides are walked, decided and ended by key and by mouse, and say only what rows say.
class MeetingScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyRowOfNowIsASlideAndTheRegionsAreTheLast();
    void aSlideSaysSignalWordsActionAndOwner();
    void theArrowsWalkAndStopAtTheEnds();
    void digitsDecideOnTheSpot();
    void aDecidedSlideKeepsItsPlaceAndIsNotAskedAgain();
    void theRegionSlideTellsWhatWasDecidedToday();
    void withoutAnythingDueTheRegionsAreTheOnlySlide();
    void escapeEndsIt();
    void everythingHasAPlaceToClick();
    void lettersGrowWithTheWindowAndAllOfASlideFits_data();
    void lettersGrowWithTheWindowAndAllOfASlideFits();
    void changesThatAreNotSpeltOutAreCounted();

private:
    void openTalk(const QSize &size = {1440, 900});
    void press(Qt::Key key);

    std::unique_ptr<BenchFixture> m_fixture;
    std::unique_ptr<MeetingScreen> m_screen;
};

void MeetingScreenTest::init()
{
    m_fixture = std::make_unique<BenchFixture>();
}

void MeetingScreenTest::cleanup()
{
    m_screen.reset();
    m_fixture.reset();
}

void MeetingScreenTest::openTalk(const QSize &size)
{
    m_screen = std::make_unique<MeetingScreen>(m_fixture->bench());
    m_fixture->connectTo(m_screen.get());
    m_screen->resize(size);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->open(widgets::Route{QStringLiteral("meeting"), {}, {}});
    QTRY_VERIFY(!m_screen->isReading());
    m_screen->firstFocus()->setFocus();
    settleEvents();
}

void MeetingScreenTest::press(Qt::Key key)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_screen.get(), key);
    settleEvents();
}

void MeetingScreenTest::everyRowOfNowIsASlideAndTheRegionsAreTheLast()
{
    m_fixture->addStories();
    openTalk();
    screens::TodaySource source;
    QVERIFY(source.readAll(m_fixture->reader(), m_fixture->clock.now()).ok());
    const int now = source.picture(m_fixture->clock.now()).list.counts[0];
    QVERIFY(now > 1);
    QCOMPARE(m_screen->slideCount(), now + 1);
    QCOMPARE(m_screen->slide()->slide().title, QStringLiteral("澄江软件"));
    press(Qt::Key_End);
    QCOMPARE(m_screen->slide()->slide().title, QStringLiteral("各区域：昨天的预警，今天怎么谈"));
    QVERIFY(!m_screen->verbs()->isVisible());
}

void MeetingScreenTest::aSlideSaysSignalWordsActionAndOwner()
{
    m_fixture->addStories();
    openTalk();
    const screens::SlideText &slide = m_screen->slide()->slide();
    QStringList labels;
    for (const screens::SlideLine &line : slide.lines)
        labels << line.label;
    labels.removeAll(QString());
    QCOMPARE(labels, (QStringList{QStringLiteral("信号"), QStringLiteral("原话"), QStringLiteral("怎么办"), QStringLiteral("谁来做")}));
    QVERIFY(slide.severity == theme::Severity::Critical);
    QVERIFY2(slide.facts.contains(QStringLiteral("420 万")) && slide.facts.contains(QStringLiteral("剩 6 时")), qPrintable(slide.facts));
    for (const screens::SlideLine &line : slide.lines)
        QVERIFY(!line.text.isEmpty());
}

void MeetingScreenTest::theArrowsWalkAndStopAtTheEnds()
{
    m_fixture->addStories();
    openTalk();
    const int count = m_screen->slideCount();
    press(Qt::Key_Left);
    QCOMPARE(m_screen->current(), 0);
    for (int i = 1; i < count; ++i) {
        press(Qt::Key_Right);
        QCOMPARE(m_screen->current(), i);
    }
    press(Qt::Key_Right);
    QCOMPARE(m_screen->current(), count - 1);
    press(Qt::Key_Home);
    QCOMPARE(m_screen->current(), 0);
}

void MeetingScreenTest::digitsDecideOnTheSpot()
{
    m_fixture->addStories();
    openTalk();
    const Uuid first = *m_screen->route().uuid();
    press(Qt::Key_1);
    QTRY_COMPARE(m_fixture->warning(first).state, WarningState::Handled);
    press(Qt::Key_Right);
    const Uuid second = *m_screen->route().uuid();
    press(Qt::Key_3);
    press(Qt::Key_2); // already known
    QTRY_COMPARE(m_fixture->warning(second).state, WarningState::Ignored);
    // As everywhere, one undo takes it back.
    m_fixture->settle();
    m_fixture->undo();
    QTRY_COMPARE(m_fixture->warning(second).state, WarningState::Open);
}

void MeetingScreenTest::aDecidedSlideKeepsItsPlaceAndIsNotAskedAgain()
{
    m_fixture->addStories();
    openTalk();
    const int count = m_screen->slideCount();
    const Uuid first = *m_screen->route().uuid();
    press(Qt::Key_1);
    press(Qt::Key_1); // at once again: nothing more is decided
    m_fixture->settle();
    QTRY_VERIFY(!m_screen->slide()->slide().state.isEmpty());
    QCOMPARE(m_screen->slideCount(), count);
    QCOMPARE(*m_screen->route().uuid(), first);
    QCOMPARE(m_fixture->all<model::Decision>().size(), std::size_t(1));
    press(Qt::Key_3);
    QVERIFY(!m_screen->verbs()->isAsking());
}

void MeetingScreenTest::theRegionSlideTellsWhatWasDecidedToday()
{
    m_fixture->addStories();
    openTalk();
    press(Qt::Key_1);
    m_fixture->settle();
    QTRY_VERIFY(!m_screen->slide()->slide().state.isEmpty());
    press(Qt::Key_End);
    QTRY_VERIFY2(m_screen->slide()->slide().spoken().contains(QStringLiteral("处理")), qPrintable(m_screen->slide()->slide().spoken()));
    QVERIFY(m_screen->slide()->slide().spoken().contains(QStringLiteral("澄江软件")));
}

void MeetingScreenTest::withoutAnythingDueTheRegionsAreTheOnlySlide()
{
    m_fixture->addQuietCustomer("安静客户");
    model::Region region;
    region.id = BenchFixture::id("region");
    region.nameZh = "苏南";
    region.nameEn = "South Jiangsu";
    m_fixture->put({model::toRow(region)});
    openTalk();
    QCOMPARE(m_screen->slideCount(), 1);
    const screens::SlideText &slide = m_screen->slide()->slide();
    QCOMPARE(slide.state, QStringLiteral("没有马上处理的事"));
    QCOMPARE(slide.lines.size(), 1);
    QCOMPARE(slide.lines[0].label, QStringLiteral("苏南"));
    QCOMPARE(slide.lines[0].text, QStringLiteral("昨天以来没有变化。"));
}

void MeetingScreenTest::escapeEndsIt()
{
    m_fixture->addStories();
    openTalk();
    QSignalSpy left(m_screen.get(), &widgets::Screen::navigate);
    // A question is closed first.
    press(Qt::Key_3);
    QVERIFY(m_screen->verbs()->isAsking());
    press(Qt::Key_Escape);
    QVERIFY(!m_screen->verbs()->isAsking());
    QCOMPARE(left.count(), 0);
    press(Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void MeetingScreenTest::everythingHasAPlaceToClick()
{
    m_fixture->addStories();
    openTalk();
    const auto click = [this](const char *name) {
        QTest::mouseClick(m_screen->findChild<QToolButton *>(QString::fromLatin1(name)), Qt::LeftButton);
        settleEvents();
    };
    click("meeting.after");
    QCOMPARE(m_screen->current(), 1);
    click("meeting.before");
    QCOMPARE(m_screen->current(), 0);
    const Uuid first = *m_screen->route().uuid();
    QTest::mouseClick(m_screen->verbs()->button(model::Verb::Act), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->warning(first).state, WarningState::Handled);
    QSignalSpy left(m_screen.get(), &widgets::Screen::navigate);
    click("meeting.end");
    QCOMPARE(left.count(), 1);
    QCOMPARE(namelessControls(*m_screen), QStringList());
}

void MeetingScreenTest::lettersGrowWithTheWindowAndAllOfASlideFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("letters");
    QTest::newRow("1092x614") << QSize(1092, 614) << 15;
    QTest::newRow("1440x900") << QSize(1440, 900) << 24;
    QTest::newRow("1920x1080") << QSize(1920, 1080) << 30;
}

void MeetingScreenTest::lettersGrowWithTheWindowAndAllOfASlideFits()
{
    QFETCH(QSize, size);
    QFETCH(int, letters);
    m_fixture->addStories();
    for (const Language language : {Language::Chinese, Language::English}) {
        m_fixture->bench().languages.set(language);
        openTalk(size);
        for (int i = 0; i < m_screen->slideCount(); ++i) {
            QVERIFY2(m_screen->slide()->letterSize() >= letters, qPrintable(QString::number(m_screen->slide()->letterSize()) + m_screen->slide()->slide().spoken()));
            QVERIFY(m_screen->slide()->wantedHeight() <= m_screen->slide()->height());
            press(Qt::Key_Right);
        }
        QCOMPARE(clippedTexts(*m_screen), QStringList());
    }
}

void MeetingScreenTest::changesThatAreNotSpeltOutAreCounted()
{
    m_fixture->addStories();
    openTalk(QSize(1092, 614));
    insight::MorningTalk talk;
    talk.regions.resize(1);
    talk.regions[0].changes.resize(4);
    for (const int spelt : {3, 1}) {
        const screens::SlideText slide = screens::regionSlide(talk, screens::wordingOf(m_fixture->bench()), spelt);
        QCOMPARE(slide.lines.size(), 1);
        QCOMPARE(slide.lines[0].text.count(QLatin1Char('\n')) + 1, spelt);
        QVERIFY2(slide.lines[0].detail.contains(QString::number(4 - spelt)), qPrintable(slide.lines[0].detail));
    }
}

} // namespace sinan::test

SINAN_TEST(sinan::test::MeetingScreenTest)
#include "tst_meeting_screen.moc"
