#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "app/model/visit.h"
#include "ui/screens/today/today_screen.h"
#include "ui/screens/today/visit_strip.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/verb_button.h"

#include <QLabel>

namespace sinan::test {

using screens::TodayScreen;

/// The strip of 今日: where one goes next, how long is left for reading, one key to the customer.
class TodayVisitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theNextVisitStandsAtTheBottomWithTheTimeLeft();
    void oneKeyAndOneClickOpenTheCustomer();
    void withoutAVisitItSaysSo();
    void timeAloneMovesIt();
    void movingAndCancellingShowAtOnce();
    void whereThereAreNoCustomersThereIsNoStrip();

private:
    void openToday();
    void plan(const char *name, const std::string &customer, std::chrono::minutes after, std::optional<std::int64_t> travel = 40);
    void run(std::string name, Json arguments);
    [[nodiscard]] QString spoken() const { return m_screen->visit()->accessibleName(); }

    std::unique_ptr<BenchFixture> m_fixture;
    std::unique_ptr<TodayScreen> m_screen;
};

void TodayVisitTest::init()
{
    m_fixture = std::make_unique<BenchFixture>();
}

void TodayVisitTest::cleanup()
{
    m_screen.reset();
    m_fixture.reset();
}

void TodayVisitTest::plan(const char *name, const std::string &customer, std::chrono::minutes after, std::optional<std::int64_t> travel)
{
    model::Customer row;
    row.id = BenchFixture::id(customer);
    row.name = customer;
    model::Contact contact;
    contact.id = BenchFixture::id(customer + "/contact");
    contact.customer = row.id;
    contact.name = "王建国";
    model::Visit visit;
    visit.id = BenchFixture::id(name);
    visit.customer = row.id;
    visit.contact = contact.id;
    visit.start = m_fixture->clock.now() + after;
    visit.travelMinutes = travel;
    m_fixture->put({model::toRow(row), model::toRow(contact), model::toRow(visit)});
}

void TodayVisitTest::run(std::string name, Json arguments)
{
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_fixture->clock, m_fixture->random);
    mutation.name = std::move(name);
    mutation.arguments = std::move(arguments);
    const auto done = m_fixture->store().writer().run(m_fixture->bench().actor, mutation);
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().toString().c_str());
}

void TodayVisitTest::openToday()
{
    m_screen = std::make_unique<TodayScreen>(m_fixture->bench());
    m_fixture->connectTo(m_screen.get());
    m_screen->resize(1376, 810);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->open(widgets::Route{QStringLiteral("today"), {}, {}});
    QTRY_VERIFY(m_screen->isLoaded());
    m_screen->firstFocus()->setFocus();
    settleEvents();
}

void TodayVisitTest::theNextVisitStandsAtTheBottomWithTheTimeLeft()
{
    plan("later", "晚些的客户", std::chrono::hours(30));
    plan("soon", "拜访客户", std::chrono::minutes(350)); // 14:00
    openToday();
    QVERIFY(m_screen->visit()->isVisible());
    QVERIFY(spoken().contains(QStringLiteral("14:00 拜访客户 · 王建国")));
    // 350 minutes less 40 on the way.
    QCOMPARE(m_screen->findChild<QLabel *>(QStringLiteral("today.visit.left"))->text(), QStringLiteral("出发前可读材料：剩 5 时 10 分（路上 40 分钟）"));
    m_fixture->bench().languages.set(Language::English);
    settleEvents();
    QCOMPARE(m_screen->findChild<QLabel *>(QStringLiteral("today.visit.left"))->text(), QStringLiteral("To read before leaving: 5 h 10 min left (40 min on the way)"));
    QCOMPARE(clippedTexts(*m_screen->visit()), QStringList());
}

void TodayVisitTest::oneKeyAndOneClickOpenTheCustomer()
{
    m_fixture->addStories();
    plan("soon", "拜访客户", std::chrono::minutes(350));
    openToday();
    const QString wanted = widgets::Route::to(QStringLiteral("customer"), BenchFixture::id("拜访客户")).toText();
    QSignalSpy opened(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.takeFirst().first().value<widgets::Route>().toText(), wanted);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P);
    QCOMPARE(opened.count(), 1);
    opened.clear();
    QTest::mouseClick(m_screen->visit()->button(), Qt::LeftButton);
    QCOMPARE(opened.count(), 1);
}

void TodayVisitTest::withoutAVisitItSaysSo()
{
    m_fixture->addQuietCustomer("安静客户");
    plan("too far", "远的客户", std::chrono::hours(24 * 15));
    openToday();
    QVERIFY(spoken().contains(QStringLiteral("接下来两周没有安排拜访。")));
    QVERIFY(!m_screen->visit()->button()->isVisible());
    QSignalSpy opened(m_screen.get(), &widgets::Screen::navigate);
    QSignalSpy refused(&m_fixture->bench().commands, &widgets::CommandRegistry::refused);
    m_fixture->bench().commands.trigger(QStringLiteral("today.visit"));
    QCOMPARE(opened.count(), 0);
    QCOMPARE(refused.count(), 1);
}

void TodayVisitTest::timeAloneMovesIt()
{
    screens::TodaySource source;
    plan("soon", "拜访客户", std::chrono::minutes(60), 40);
    plan("later", "晚些的客户", std::chrono::minutes(600));
    const UtcTime now = m_fixture->clock.now();
    QVERIFY(source.readAll(m_fixture->reader(), now).ok());
    const auto textAt = [&](std::chrono::minutes after) {
        screens::Wording wording = screens::wordingOf(m_fixture->bench());
        wording.now = now + after;
        return visitText(source.picture(now + after).nextVisit, wording);
    };
    using std::chrono::minutes;
    QVERIFY(textAt(minutes(10)).left.startsWith(QStringLiteral("出发前可读材料")));
    QCOMPARE(textAt(minutes(20)).left, QStringLiteral("该出发了"));
    QCOMPARE(textAt(minutes(60)).lead, QStringLiteral("正在拜访"));
    QVERIFY(textAt(minutes(120)).what.contains(QStringLiteral("晚些的客户"))); // without an end it lasts an hour
}

void TodayVisitTest::movingAndCancellingShowAtOnce()
{
    plan("soon", "拜访客户", std::chrono::minutes(350));
    openToday();
    run("visit.move@1", {{"visit", BenchFixture::id("soon").toString()}, {"start", "2026-03-02T08:30:00Z"}});
    QTRY_VERIFY(spoken().contains(QStringLiteral("16:30 拜访客户")));
    run("visit.cancel@1", {{"visit", BenchFixture::id("soon").toString()}});
    QTRY_VERIFY(spoken().contains(QStringLiteral("没有安排拜访")));
}

void TodayVisitTest::whereThereAreNoCustomersThereIsNoStrip()
{
    openToday();
    QVERIFY(!m_screen->visit()->isVisible());
}

} // namespace sinan::test

SINAN_TEST(sinan::test::TodayVisitTest)
#include "tst_today_visit.moc"
