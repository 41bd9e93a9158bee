#include "tests/ui/today/bench_fixture.h"

#include <QApplication>
#include <QFile>

namespace sinan::test {

using insight::Message;
namespace arg = insight::arg;

namespace {

constexpr auto morning = 1'772'410'200'000; // 2026-03-02 08:10 in Shanghai

insight::Phrasebook phrasebook(const QString &language)
{
    QFile file(QStringLiteral(SINAN_SOURCE_DIR "/resources/phrasebook/") + language + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no phrasebook");
    auto json = parseJson(file.readAll().toStdString());
    auto book = insight::Phrasebook::fromJson(json.value());
    if (!book.ok())
        qFatal("%s", book.error().toString().c_str());
    return std::move(book).value();
}

insight::ScoreRow scoreRow(insight::ScoreRow::Part part, Message label, int points)
{
    insight::ScoreRow row;
    row.part = part;
    row.label = std::move(label);
    row.points = points;
    row.shown = points;
    return row;
}

insight::Explanation explanationOf(const WarningSpec &spec, UtcTime now)
{
    using Part = insight::ScoreRow::Part;
    insight::Explanation explanation;
    const std::string kind(model::nameOf(spec.kind));
    explanation.kind = kind;
    explanation.at = now;
    explanation.sentence = spec.sentence;
    if (explanation.sentence.id.empty())
        explanation.sentence = Message{"sentence.delivery.buyer", {{"n", arg::count(4, "mention")}, {"m", arg::count(2, "mention")}}};
    explanation.meaning = Message{"meaning." + kind, Json::object()};
    explanation.notThis = Message{"not." + kind, Json::object()};
    const int score = int(spec.score);
    explanation.rows = {scoreRow(Part::Base, Message{"score.base", Json::object()}, 18),
                        scoreRow(Part::Factor, Message{"factor.mentions.delivery", {{"days", arg::days(14)}, {"n", arg::count(4, "mention")}}}, score - 37),
                        scoreRow(Part::Factor, Message{"factor.buyer", Json::object()}, 15),
                        scoreRow(Part::Factor, Message{"factor.orders_late", {{"n", arg::count(2, "order")}}}, 11),
                        scoreRow(Part::Factor, Message{"factor.repurchase", Json::object()}, -7)};
    explanation.score = score;
    explanation.threshold = 60;
    explanation.clears = {Message{"clear.delivery.promise", Json::object()}, Message{"clear.delivery.window", Json::object()}};
    explanation.talk = Message{"talk." + kind, Json::object()};
    insight::Advice advice;
    advice.key = "supply_chain_request";
    advice.type = "request";
    advice.title = spec.advice;
    advice.ownerRole = "supply_chain";
    advice.owner = spec.owner;
    advice.dueAt = now + std::chrono::hours(48);
    advice.article = spec.article;
    insight::Advice second = advice;
    second.key = "send_template";
    second.title = {"发《交付承诺》附件模板给客户", "Send the delivery commitment annex"};
    second.owner = "李明";
    second.ownerRole = "rep";
    second.consent = "send_content";
    second.article.clear();
    explanation.advice = {advice, second};
    explanation.knowledge = {"kb-delivery-commitment"};
    explanation.similarCases = {"case-date-in-annex", "case-late-discount"};
    insight::SourceState mail{"mail", {"邮件", "Mail"}, insight::SourceState::State::Connected, now - std::chrono::hours(2)};
    insight::SourceState search{"competitor_search", {"竞品搜索", "Competitor searches"}, insight::SourceState::State::NotConnected, {}};
    explanation.sources = {mail, search};
    explanation.nearMisses = {insight::NearMiss{
        "R-001", Message{"near.mentions", {{"kind", arg::kind("price_objection_surge")}, {"n", arg::count(2, "mention")}, {"more", arg::count(1, "mention")}}}}};
    explanation.confidence = {insight::Confidence::Level::Medium, 31, 42};
    explanation.ruleKey = "R-003";
    explanation.ruleRevision = 1;
    explanation.ruleHash = "9f2c1d7a55e0";
    return explanation;
}

} // namespace

BenchFixture::BenchFixture() : clock(fromMillis(morning))
{
    m_theme = std::make_unique<theme::Theme>([] { return false; });
    m_theme->install(*qApp);
    m_theme->setMotion(false);
    m_languages = std::make_unique<theme::Languages>();
    m_languages->set(Language::Chinese);
    m_commands = std::make_unique<widgets::CommandRegistry>(*m_theme, *m_languages);
    m_chinese = phrasebook(QStringLiteral("zh"));
    m_english = phrasebook(QStringLiteral("en"));
    store::NoKey noKey;
    const store::Environment environment{&clock, &random, &mutations::Registry::standard()};
    auto opened = store::Store::open(std::filesystem::path(m_folder.filePath(QStringLiteral("工作区.sinan")).toStdU16String()), noKey, environment);
    if (!opened.ok())
        qFatal("%s", opened.error().toString().c_str());
    m_store = std::move(opened).value();
    auto reader = m_store->reader();
    m_reader = std::move(reader).value();
    m_bench.reset(new widgets::Workbench{*m_store, *m_reader, clock, random, mutations::Actor{id("lijing"), "李静", model::Role::Manager}, *m_chinese,
                                         *m_english, WorkCalendar("Asia/Shanghai"), *m_theme, *m_languages, *m_commands});
}

BenchFixture::~BenchFixture() = default;

Uuid BenchFixture::id(std::string_view name)
{
    return Uuid::v5(sinanSpace, name);
}

void BenchFixture::put(const std::vector<model::Row> &rows)
{
    const auto done = m_store->writer().runJob([&](store::Transaction &transaction) -> Result<void> {
        for (const model::Row &row : rows)
            SINAN_TRY(transaction.put(row));
        return {};
    });
    if (!done.ok())
        qFatal("%s", done.error().toString().c_str());
}

std::vector<model::Row> BenchFixture::rowsOf(const WarningSpec &spec, Uuid &warningId)
{
    const UtcTime now = clock.now();
    std::vector<model::Row> rows;
    model::Customer customer;
    customer.id = id("customer/" + spec.customer);
    customer.name = spec.customer;
    customer.nameEn = spec.nameEn;
    customer.ownerName = "李明";
    rows.push_back(model::toRow(customer));
    model::Warning warning;
    if (spec.amount > 0) {
        model::Opportunity deal;
        deal.id = id("deal/" + spec.customer);
        deal.customer = customer.id;
        deal.name = "二期 40 台网关";
        deal.stage = model::Stage::Decide;
        deal.amountMinor = spec.amount * 100;
        deal.currency = "CNY";
        rows.push_back(model::toRow(deal));
        warning.opportunity = deal.id;
        warning.amountMinor = deal.amountMinor;
        warning.currency = "CNY";
    }
    insight::Explanation explanation = explanationOf(spec, now);
    int number = 0;
    for (const auto &[title, line] : spec.words) {
        const auto open = line.find('[');
        const auto close = line.find(']');
        const std::string words = line.substr(open + 1, close - open - 1);
        const std::string text = "李明: 您好,今天想听听您的想法。\n王建国: " + line.substr(0, open) + words + line.substr(close + 1) + "\n李明: 我回去问一下再答复您。";
        model::Interaction talk;
        talk.id = id("talk/" + spec.customer + std::to_string(number));
        talk.customer = customer.id;
        talk.channel = number % 2 == 0 ? model::Channel::Call : model::Channel::Mail;
        talk.occurredAt = now - std::chrono::hours(20 + 50 * number);
        talk.knownAt = talk.occurredAt;
        talk.title = title;
        talk.text = text;
        talk.lang = "zh";
        talk.speakers = Json::parse(R"([{"name":"王建国","role":"customer","title":"采购总监"},{"name":"李明","role":"us"}])");
        rows.push_back(model::toRow(talk));
        model::Signal signal;
        signal.id = id("signal/" + spec.customer + std::to_string(number));
        signal.interaction = talk.id;
        signal.customer = customer.id;
        signal.kind = spec.kind;
        signal.probability = 0.9;
        signal.start = std::int64_t(text.find(words));
        signal.end = signal.start + std::int64_t(words.size());
        signal.quote = words;
        signal.speaker = "王建国";
        signal.role = model::SpeakerRole::Customer;
        signal.occurredAt = talk.occurredAt;
        signal.knownAt = talk.occurredAt;
        rows.push_back(model::toRow(signal));
        explanation.evidence.push_back({"signal", signal.id.toString()});
        ++number;
    }
    warningId = id("warning/" + spec.customer + std::string(model::nameOf(spec.kind)));
    warning.id = warningId;
    warning.customer = customer.id;
    warning.ruleKey = "R-003";
    warning.ruleRevision = 1;
    warning.kind = spec.kind;
    warning.firstEvidence = id("signal/" + spec.customer + "0");
    warning.severity = spec.severity;
    warning.score = spec.score;
    warning.openedAt = now - std::chrono::hours(27);
    warning.lastEvidenceAt = now - std::chrono::hours(20);
    if (spec.hoursLeft)
        warning.dueAt = now + std::chrono::minutes(std::int64_t(*spec.hoursLeft * 60));
    warning.evidenceCount = std::max<std::int64_t>(number, 1);
    warning.causeKey = spec.cause;
    warning.explanation = insight::toJson(explanation);
    rows.push_back(model::toRow(warning));
    return rows;
}

Uuid BenchFixture::add(const WarningSpec &spec)
{
    Uuid warning;
    put(rowsOf(spec, warning));
    return warning;
}

void BenchFixture::addAll(const std::vector<WarningSpec> &specs)
{
    std::vector<model::Row> rows;
    for (const WarningSpec &spec : specs) {
        Uuid warning;
        auto some = rowsOf(spec, warning);
        std::move(some.begin(), some.end(), std::back_inserter(rows));
    }
    put(rows);
}

void BenchFixture::addQuietCustomer(const std::string &name)
{
    model::Customer customer;
    customer.id = id("customer/" + name);
    customer.name = name;
    put({model::toRow(customer)});
}

model::Warning BenchFixture::warning(const Uuid &wanted) const
{
    return mutations::findAs<model::Warning>(*m_reader, wanted).value().value_or(model::Warning{});
}

void BenchFixture::connectTo(widgets::Screen *screen)
{
    QObject::connect(&m_store->feed(), &store::ChangeFeed::committed, screen, [screen](const store::Commit &commit) { screen->committed(commit); });
}

void BenchFixture::settle()
{
    m_store->writer().drain();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

void BenchFixture::undo()
{
    const auto history = m_reader->history(1).value();
    const auto receipt = m_store->writer().undoNow(m_bench->actor, history.front().mutation);
    if (!receipt.ok())
        qFatal("%s", receipt.error().toString().c_str());
    settle();
}

std::string BenchFixture::listSnapshot() const
{
    std::vector<std::string> lines;
    for (const model::Warning &warning : all<model::Warning>()) {
        model::Row row = model::toRow(warning);
        row.version = 0;
        lines.push_back(dumpJson(model::toJson(row)));
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string &line : lines)
        text += line + "\n";
    return text;
}

} // namespace sinan::test
