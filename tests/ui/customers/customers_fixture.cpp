#include "customers_fixture.h"

#include "app/main/demo/demo_rows.h"
#include "app/main/phrasebooks.h"
#include "app/mutations/derived_ids.h"

namespace sinan::test {

namespace {

const std::filesystem::path resources = SINAN_SOURCE_DIR "/resources";

/// A place of the window that the tests do not look into.
class ElsewhereScreen final : public widgets::Screen
{
public:
    ElsewhereScreen(widgets::Workbench &bench, QList<widgets::Route> &routes, QWidget *parent) : Screen(bench, parent), m_routes(routes) {}
    [[nodiscard]] QString title() const override { return QStringLiteral("elsewhere"); }
    void open(const widgets::Route &route) override
    {
        keepRoute(route);
        m_routes << route;
    }

protected:
    void retranslate() override {}

private:
    QList<widgets::Route> &m_routes;
};

} // namespace

Uuid rowId(std::string_view name)
{
    return Uuid::v5(sinanSpace, name);
}

model::Warning warningOf(std::string_view name, const Uuid &customer, model::SignalKind kind, model::Severity severity, UtcTime opened,
                         std::optional<UtcTime> due)
{
    model::Warning warning;
    warning.id = rowId(name);
    warning.customer = customer;
    warning.ruleKey = "R-003";
    warning.kind = kind;
    warning.firstEvidence = rowId(std::string(name) + "/evidence");
    warning.severity = severity;
    warning.score = 71;
    warning.openedAt = opened;
    warning.lastEvidenceAt = opened;
    warning.dueAt = due;
    warning.amountMinor = 310'000'000;
    warning.currency = "CNY";
    insight::Explanation explanation;
    explanation.kind = std::string(nameOf(kind));
    explanation.at = opened;
    if (kind == model::SignalKind::DeliveryLeadTime)
        explanation.sentence = insight::Message{"sentence.delivery.buyer", Json{{"n", insight::arg::count(4, "mention")}, {"m", insight::arg::count(2, "mention")}}};
    else
        explanation.sentence = insight::Message{"sentence.contract", Json{{"last", insight::arg::dateTime(opened)}}};
    warning.explanation = insight::toJson(explanation);
    return warning;
}

CustomersFixture::CustomersFixture(Contents contents)
{
    theme.install(*qApp);
    theme.setMotion(false);
    theme.setMode(theme::ColorMode::Light);
    languages.set(Language::Chinese);
    store::Environment environment{&clock, &random, &mutations::Registry::standard()};
    auto opened = store::Store::open(std::filesystem::path(m_folder.path().toStdString()) / "sinan.db", m_key, environment);
    if (!opened.ok())
        qFatal("%s", opened.error().toString().c_str());
    m_store = std::move(opened).value();
    m_reader = std::move(m_store->reader()).value();
    auto phrasebooks = main::readPhrasebooks(resources);
    if (!phrasebooks.ok())
        qFatal("%s", phrasebooks.error().toString().c_str());
    m_chinese = std::move(phrasebooks->zh);
    m_english = std::move(phrasebooks->en);
    m_commands = std::make_unique<widgets::CommandRegistry>(theme, languages);
    m_bench.emplace(widgets::Workbench{*m_store, *m_reader, clock, random, mutations::Actor{rowId("li"), "李静", model::Role::Manager}, *m_chinese,
                                       *m_english, WorkCalendar("Asia/Shanghai"), theme, languages, *m_commands});
    if (contents == Contents::Few)
        fillFew();
    else if (contents == Contents::Demo)
        fillDemo();
    m_desk = std::make_shared<screens::CustomersDesk>(*m_bench);
}

CustomersFixture::~CustomersFixture()
{
    m_window.reset();
    m_desk.reset();
}

void CustomersFixture::put(const std::vector<model::Row> &rows)
{
    const auto written = m_store->writer().runJob([&rows](store::Transaction &transaction) -> Result<void> {
        for (const model::Row &row : rows)
            SINAN_TRY(transaction.put(row));
        return {};
    });
    if (!written.ok())
        qFatal("%s", written.error().toString().c_str());
}

void CustomersFixture::fillFew()
{
    std::vector<model::Row> rows;
    model::Region region;
    region.id = rowId("sunan");
    region.key = "sunan";
    region.nameZh = "苏南";
    region.nameEn = "Southern Jiangsu";
    rows.push_back(model::toRow(region));
    for (const char *name : {"王芳", "何敏", "李明"}) {
        model::User user;
        user.id = rowId(std::string("user/") + name);
        user.name = name;
        rows.push_back(model::toRow(user));
    }
    const auto customer = [&](std::string name, std::string english, model::Stars stars, std::string owner, std::int64_t yuan, model::Stage stage) {
        model::Customer one;
        one.id = rowId(name);
        one.name = name;
        one.nameEn = english;
        one.industry = "manufacturing";
        one.region = region.id;
        one.city = "无锡";
        one.stars = stars;
        one.ownerName = owner;
        one.employees = 860;
        rows.push_back(model::toRow(one));
        model::Opportunity deal;
        deal.id = rowId(name + "/deal");
        deal.customer = one.id;
        deal.name = "二期 40 台网关";
        deal.stage = stage;
        deal.amountMinor = yuan * 100;
        deal.currency = "CNY";
        deal.expectedClose = parseDate("2026-03-20");
        rows.push_back(model::toRow(deal));
    };
    customer("云帆机械", "Yunfan Machinery", model::Stars::A, "李明", 3'100'000, model::Stage::Decide);
    customer("澄江软件", "Chengjiang Software", model::Stars::B, "陈晨", 4'200'000, model::Stage::Compare);
    customer("长乐冷链", "Changle Cold Chain", model::Stars::C, "周楠", 260'000, model::Stage::Trial);
    model::Contact contact;
    contact.id = rowId("云帆机械/王建国");
    contact.customer = rowId("云帆机械");
    contact.name = "王建国";
    contact.title = "采购总监";
    contact.role = model::BuyingRole::EconomicBuyer;
    contact.stance = model::Stance::Neutral;
    rows.push_back(model::toRow(contact));
    const UtcTime now = clock.now();
    rows.push_back(model::toRow(warningOf("delivery", rowId("云帆机械"), model::SignalKind::DeliveryLeadTime, model::Severity::High,
                                          now - std::chrono::hours(27), now + std::chrono::hours(21))));
    model::Warning past = warningOf("contract", rowId("云帆机械"), model::SignalKind::ContractDispute, model::Severity::Medium,
                                    now - std::chrono::hours(24 * 40), now - std::chrono::hours(24 * 38));
    past.state = model::WarningState::Cleared;
    past.closedAt = now - std::chrono::hours(24 * 35);
    rows.push_back(model::toRow(past));
    const auto talk = [&](std::string name, model::Channel channel, std::string title, std::string text, int hoursAgo) {
        model::Interaction one;
        one.id = rowId(name);
        one.customer = rowId("云帆机械");
        one.channel = channel;
        one.title = std::move(title);
        one.text = std::move(text);
        one.occurredAt = now - std::chrono::hours(hoursAgo);
        one.knownAt = one.occurredAt;
        rows.push_back(model::toRow(one));
    };
    talk("call", model::Channel::Call, "三月例会", "王建国：上批晚了九天，这次交付周期能写进合同吗？\n李明：我们今天给答复。", 27);
    talk("mail", model::Channel::Mail, "交付计划", "请给一份可承诺的交付计划。", 70);
    model::DataSource source;
    source.id = rowId("source/search");
    source.key = "competitor_search";
    source.labelZh = "竞品搜索量";
    source.labelEn = "Competitor search volume";
    rows.push_back(model::toRow(source));
    put(rows);
}

void CustomersFixture::fillDemo()
{
    auto files = demo::readFiles(resources / "demo");
    if (!files.ok())
        qFatal("%s", files.error().toString().c_str());
    const demo::Beginning start = demo::beginning(*files, Json{{"holidays", Json::array()}, {"makeup", Json::array()}});
    std::vector<model::Row> rows;
    const auto add = [&rows](const auto &entities) {
        for (const auto &entity : entities)
            rows.push_back(model::toRow(entity));
    };
    rows.push_back(model::toRow(start.workspace));
    add(start.regions);
    add(start.users);
    add(start.customers);
    add(start.contacts);
    add(start.opportunities);
    add(start.sources);
    for (const demo::Event &event : files->events) {
        if (event.type == demo::Event::Type::Talk && event.at <= files->clock)
            rows.push_back(model::toRow(demo::interactionOf(event.content, event.at)));
    }
    const WorkCalendar calendar(files->zone);
    int number = 0;
    for (const Json &customer : files->customers) {
        if (auto card = demo::cardOf(customer, files->zone))
            rows.push_back(model::toRow(*card));
        // Numbers of a few are enough for a picture; all of them would only make the test slow.
        if (number++ < 10) {
            for (const model::Fact &fact : demo::history(customer, files->clock, files->clock, calendar))
                rows.push_back(model::toRow(fact));
        }
    }
    const UtcTime now = clock.now();
    for (std::size_t i = 0; i < start.customers.size(); i += 7) {
        const auto severity = model::Severity(3 - i / 7 % 4);
        rows.push_back(model::toRow(warningOf("demo" + std::to_string(i), start.customers[i].id,
                                              i == 0 ? model::SignalKind::DeliveryLeadTime : model::SignalKind(i % model::signalKindCount), severity,
                                              now - std::chrono::hours(20), now + std::chrono::hours(6 + long(i)))));
    }
    rows.push_back(model::toRow(warningOf("demo/second", start.customers[0].id, model::SignalKind::ContractDispute, model::Severity::Medium,
                                          now - std::chrono::hours(50), now + std::chrono::hours(60))));
    put(rows);
}

shell::MainWindow &CustomersFixture::open(QSize size, const QString &route)
{
    const shell::Look look = shell::readLook(*m_reader);
    m_window = std::make_unique<shell::MainWindow>(*m_bench, shell::Look{languages.current(), theme.mode(), theme.textPercent(), look.density});
    const auto elsewhere = [this](QWidget *parent) { return new ElsewhereScreen(*m_bench, routes, parent); };
    m_window->addPlace(QStringLiteral("today"), "common.place_today", QStringLiteral("place.today"), {}, elsewhere);
    m_window->addPlace(QStringLiteral("customers"), "common.place_customers", QStringLiteral("place.customers"), {},
                       [this](QWidget *parent) { return new screens::CustomersScreen(*m_bench, m_desk, parent); });
    m_window->addPage(QStringLiteral("customer"), QStringLiteral("customers"),
                      [this](QWidget *parent) { return new screens::CustomerScreen(*m_bench, m_desk, parent); });
    m_window->addPage(QStringLiteral("import"), QStringLiteral("customers"),
                      [this](QWidget *parent) { return new screens::ImportScreen(*m_bench, resources.string(), parent); });
    QObject::connect(m_window.get(), &shell::MainWindow::filesDropped, m_window.get(), [this](const QStringList &paths) {
        m_window->go(widgets::Route{QStringLiteral("import"), {}, {}});
        import()->accept(paths);
    });
    for (const char *page : {"warning", "conversation"})
        m_window->addPage(QString::fromLatin1(page), QStringLiteral("today"), elsewhere);
    m_window->resize(size);
    m_window->show();
    m_window->go(*widgets::Route::parse(route));
    settle();
    return *m_window;
}

screens::CustomersScreen *CustomersFixture::list()
{
    return m_window->findChild<screens::CustomersScreen *>();
}

screens::CustomerScreen *CustomersFixture::page()
{
    return m_window->findChild<screens::CustomerScreen *>();
}

screens::ImportScreen *CustomersFixture::import()
{
    return m_window->findChild<screens::ImportScreen *>();
}

screens::CustomerScreen *CustomersFixture::openPage(std::string_view customer)
{
    m_window->go(widgets::Route::to(QStringLiteral("customer"), rowId(customer)));
    screens::CustomerScreen *screen = page();
    QDeadlineTimer patience(5000);
    while (!screen->isLoaded() && !patience.hasExpired())
        QTest::qWait(2);
    QCoreApplication::processEvents();
    return screen;
}

void CustomersFixture::settle()
{
    // An editor hands its value over in the event loop; only then is there something to write.
    QCoreApplication::processEvents();
    m_store->writer().drain();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

QString CustomersFixture::file(const QString &name, const QByteArray &contents)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("cannot write %s", qPrintable(name));
    return file.fileName();
}

QString pictureFolder()
{
    return qEnvironmentVariable("SINAN_SHOTS");
}

} // namespace sinan::test
