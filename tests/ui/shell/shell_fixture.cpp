#include "shell_fixture.h"

#include "app/mutations/mutation.h"
#include "ui/widgets/step_name.h"

#include <QVBoxLayout>

namespace sinan::test {

Uuid idOf(std::string_view name)
{
    return Uuid::v5(sinanSpace, name);
}

PlainScreen::PlainScreen(widgets::Workbench &bench, QString name, QWidget *parent)
    : Screen(bench, parent), m_name(std::move(name)), m_first(new QLineEdit(this)), m_second(new QPushButton(this))
{
    setObjectName(QStringLiteral("plain"));
    m_first->setObjectName(QStringLiteral("plain.first"));
    m_second->setObjectName(QStringLiteral("plain.second"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_first);
    column->addWidget(m_second);
    column->addStretch(1);
}

void PlainScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    opened << route.toText();
}

ShellFixture::ShellFixture()
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
    m_chinese = insight::Phrasebook::fromJson(Json{{"language", "zh"}, {"messages", Json::object()}}).value();
    m_english = insight::Phrasebook::fromJson(Json{{"language", "en"}, {"messages", Json::object()}}).value();
    m_commands = std::make_unique<widgets::CommandRegistry>(theme, languages);
    m_bench.emplace(widgets::Workbench{*m_store, *m_reader, clock, random,
                                       mutations::Actor{idOf("li"), "李经理", model::Role::Manager}, *m_chinese, *m_english,
                                       WorkCalendar("Asia/Shanghai"), theme, languages, *m_commands});

    model::Workspace workspace;
    workspace.id = idOf("workspace");
    workspace.name = "华东区";
    workspace.demo = true;
    std::vector<model::Row> rows{model::toRow(workspace)};
    const auto customer = [&](std::string name, std::string english, std::string city) {
        model::Customer one;
        one.id = idOf(name);
        one.name = name;
        one.nameEn = english;
        one.city = city;
        rows.push_back(model::toRow(one));
    };
    customer("云帆机械", "Yunfan Machinery", "杭州");
    customer("澄江软件", "Chengjiang Software", "南京");
    customer("长乐冷链", "Changle Cold Chain", "上海");
    model::Interaction talk;
    talk.id = idOf("talk");
    talk.customer = idOf("云帆机械");
    talk.channel = model::Channel::Call;
    talk.title = "三月例会";
    talk.text = "王总: 上批晚了九天,这次交付周期能写进合同吗?\n我方: 我们今天给答复。";
    talk.occurredAt = clock.now() - std::chrono::hours(20);
    rows.push_back(model::toRow(talk));
    model::Warning warning;
    warning.id = idOf("warning");
    warning.customer = idOf("云帆机械");
    warning.ruleKey = "delivery";
    warning.kind = model::SignalKind::DeliveryLeadTime;
    warning.firstEvidence = idOf("signal");
    warning.severity = model::Severity::High;
    warning.openedAt = talk.occurredAt;
    warning.lastEvidenceAt = talk.occurredAt;
    rows.push_back(model::toRow(warning));
    const auto source = [&](std::string key, std::string zh, std::string en, bool connected, std::optional<UtcTime> at) {
        model::DataSource one;
        one.id = idOf(key);
        one.key = key;
        one.labelZh = zh;
        one.labelEn = en;
        one.connected = connected;
        one.lastReceivedAt = at;
        rows.push_back(model::toRow(one));
    };
    source("call", "通话", "Calls", true, clock.now() - std::chrono::minutes(10));
    source("mail", "邮件", "Mail", true, clock.now() - std::chrono::hours(24 * 5));
    source("competitor_search", "竞品搜索量", "Competitor search volume", false, std::nullopt);
    model::KnowledgeArticle article;
    article.id = idOf("article");
    article.key = "kb-receiving";
    article.titleZh = "到货验货清单";
    article.titleEn = "Receiving checklist";
    article.textZh = "先看封条完好，再点箱数。";
    article.owner = "刘洋";
    rows.push_back(model::toRow(article));
    put(rows);
}

ShellFixture::~ShellFixture()
{
    m_window.reset();
}

shell::MainWindow &ShellFixture::open(QSize size)
{
    const shell::Look look = shell::readLook(*m_reader);
    m_window = std::make_unique<shell::MainWindow>(
        *m_bench, shell::Look{languages.current(), theme.mode(), look.textPercent, look.density});
    m_window->addPlace(QStringLiteral("today"), "common.place_today", QStringLiteral("place.today"), QStringLiteral("jinri"),
                       [this](QWidget *parent) {
                           m_today = new PlainScreen(*m_bench, QStringLiteral("今日"), parent);
                           return m_today;
                       });
    m_window->addPlace(QStringLiteral("customers"), "common.place_customers", QStringLiteral("place.customers"),
                       QStringLiteral("kehu"),
                       [this](QWidget *parent) { return new PlainScreen(*m_bench, QStringLiteral("客户"), parent); });
    for (const char *page : {"customer", "conversation"}) {
        m_window->addPage(QString::fromLatin1(page), QStringLiteral("customers"),
                          [this, page](QWidget *parent) { return new PlainScreen(*m_bench, QString::fromLatin1(page), parent); });
    }
    m_window->addReference(QStringLiteral("knowledge"), {}, "knowledge.title", QStringLiteral("mark.book"), QStringLiteral("zhishiku"),
                           QKeySequence(QStringLiteral("Ctrl+Shift+K")),
                           [this](QWidget *parent) { return new PlainScreen(*m_bench, QStringLiteral("knowledge"), parent); });
    m_window->addPage(QStringLiteral("warning"), QStringLiteral("today"),
                      [this](QWidget *parent) { return new PlainScreen(*m_bench, QStringLiteral("warning"), parent); });
    m_window->resize(size);
    m_window->show();
    m_window->go({QStringLiteral("today"), {}, {}});
    settle();
    return *m_window;
}

void ShellFixture::settle()
{
    m_store->writer().drain();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

void ShellFixture::put(const std::vector<model::Row> &rows)
{
    const auto written = m_store->writer().runJob([&rows](store::Transaction &transaction) -> Result<void> {
        for (const model::Row &row : rows)
            SINAN_TRY(transaction.put(row));
        return {};
    });
    if (!written.ok())
        qFatal("%s", written.error().toString().c_str());
}

Result<store::Receipt> ShellFixture::run(std::string name, Json arguments, std::string subject)
{
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(clock, random);
    mutation.name = std::move(name);
    mutation.arguments = std::move(arguments);
    widgets::nameStep(mutation, QString::fromStdString(subject));
    auto receipt = m_store->writer().run(m_bench->actor, mutation);
    settle();
    return receipt;
}

QString shotFolder()
{
    return qEnvironmentVariable("SINAN_SHOTS");
}

} // namespace sinan::test
