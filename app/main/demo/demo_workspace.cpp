#include "app/main/demo/demo_workspace.h"

#include "app/main/demo/demo_steps.h"
#include "app/main/resources.h"
#include "app/main/workspace_setup.h"
#include "app/model/warning.h"
#include "app/mutations/freshness.h"

namespace sinan::demo {

namespace {

constexpr std::size_t chunk = 500;
constexpr auto historyWithJudgement = std::chrono::hours(24 * 49);
template <class T>
Json rowsOf(const std::vector<T> &entities)
{
    Json rows = Json::array();
    for (const T &entity : entities)
        rows.push_back(model::toJson(model::toRow(entity)));
    return rows;
}

template <class T>
void addInstalled(Json &rows, const std::vector<T> &entities)
{
    for (const T &entity : entities)
        rows.push_back({{"collection", std::string(model::Described<T>::info.name)}, {"row", model::toJson(model::toRow(entity))}});
}

} // namespace

DemoWorkspace::DemoWorkspace(store::Store &store, main::ReflexLoop &loop, SetClock &clock, RandomSource &random, std::filesystem::path resources)
    : m_store(store), m_loop(loop), m_clock(clock), m_random(random), m_resources(std::move(resources))
{
}

Result<void> DemoWorkspace::readFilesOnce()
{
    if (m_files)
        return {};
    SINAN_ASSIGN(m_holidays, main::readJsonFile(m_resources / "calendar" / "cn.json"));
    SINAN_ASSIGN(Files files, readFiles(m_resources / "demo"));
    SINAN_ASSIGN(WorkCalendar calendar, WorkCalendar::fromJson(files.zone, m_holidays));
    m_calendar = std::move(calendar);
    m_files = std::move(files);
    return {};
}

Result<void> DemoWorkspace::run(std::string_view actor, std::string name, Json arguments)
{
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_clock, m_random);
    mutation.name = std::move(name);
    mutation.arguments = std::move(arguments);
    // What the demo does is not the person's to undo.
    const auto receipt = m_store.writer().run(mutations::Actor{idOf("user", actor), std::string(actor), model::Role::System}, mutation);
    if (!receipt.ok())
        return receipt.error();
    return {};
}

Result<void> DemoWorkspace::importRows(std::string_view collection, Json rows)
{
    const std::string id = Uuid::v7(m_clock, m_random).toString();
    SINAN_TRY(run("李静", "import.start@1", {{"run", id}, {"file", "示例数据"}, {"collection", collection}}));
    for (std::size_t from = 0; from < rows.size(); from += chunk) {
        Json part = Json::array();
        for (std::size_t i = from; i < std::min(from + chunk, rows.size()); ++i)
            part.push_back(std::move(rows[i]));
        SINAN_TRY(run("李静", "import.chunk@1", {{"run", id}, {"collection", collection}, {"rows", std::move(part)}}));
    }
    return run("李静", "import.finish@1", {{"run", id}, {"refused", 0}});
}

Result<void> DemoWorkspace::install()
{
    Beginning start = beginning(*m_files, m_holidays);
    m_sources = start.sources;
    SINAN_ASSIGN(Json installed, main::standardRules(m_resources, m_clock.now()));
    addInstalled(installed, std::vector{start.workspace});
    addInstalled(installed, start.regions);
    addInstalled(installed, start.users);
    addInstalled(installed, start.articles);
    addInstalled(installed, start.cases);
    addInstalled(installed, start.sources);
    SINAN_TRY(run("李静", "workspace.install@1", {{"rows", std::move(installed)}}));
    SINAN_TRY(importRows("customer", rowsOf(start.customers)));
    SINAN_TRY(importRows("contact", rowsOf(start.contacts)));
    SINAN_TRY(importRows("opportunity", rowsOf(start.opportunities)));
    for (const Json &entry : m_files->visits) {
        SINAN_ASSIGN(Json visit, visitOf(entry, m_files->zone));
        SINAN_TRY(run("李静", "visit.add@1", std::move(visit)));
    }
    for (const model::Consent &consent : start.consents)
        SINAN_TRY(run("周楠", "consent.record@1", {{"row", model::toJson(model::toRow(consent))}}));
    return {};
}

Result<void> DemoWorkspace::installFacts(UtcTime after, UtcTime until)
{
    Json rows = Json::array();
    for (const Json &customer : m_files->customers) {
        for (const model::Fact &fact : history(customer, m_files->clock, m_files->end, *m_calendar)) {
            if (fact.at > after && fact.at <= until)
                rows.push_back(model::toJson(model::toRow(fact)));
        }
    }
    return importRows("fact", std::move(rows));
}

/// The feeds deliver in the morning.
Result<void> DemoWorkspace::morning(UtcTime at)
{
    Json rows = Json::array();
    for (model::DataSource &source : m_sources) {
        // Channels are noted when a talk comes in; these are the feeds of numbers.
        if (!source.connected || model::parseChoice<model::Channel>(source.key))
            continue;
        source.lastReceivedAt = at - std::chrono::minutes(10);
        rows.push_back({{"collection", "data_source"}, {"row", model::toJson(model::toRow(source))}});
    }
    return run("系统", "workspace.install@1", {{"rows", std::move(rows)}});
}

/// The colleagues take care of what is due within a day; what a story is about they leave to the person at the screen.
Result<void> DemoWorkspace::actOnDueWarnings(UtcTime now)
{
    SINAN_ASSIGN(auto reader, m_store.reader());
    mutations::Query query;
    query.where.push_back({"state", mutations::Comparison::Equal, std::string("open")});
    SINAN_ASSIGN(const auto warnings, mutations::selectAs<model::Warning>(*reader, query));
    for (const model::Warning &warning : warnings) {
        if (!warning.dueAt || *warning.dueAt - now > std::chrono::hours(24))
            continue;
        const bool ofStory = std::any_of(m_files->leftOpen.begin(), m_files->leftOpen.end(), [&](const auto &story) {
            return warning.customer == idOf("customer", story.first) && nameOf(warning.kind) == story.second;
        });
        if (ofStory && m_files->clock - warning.openedAt < std::chrono::hours(24 * 7))
            continue;
        SINAN_ASSIGN(const auto customer, mutations::findAs<model::Customer>(*reader, warning.customer));
        Json arguments{{"warning", warning.id.toString()}, {"decision", Uuid::v7(m_clock, m_random).toString()}, {"tasks", Json::array()}};
        if (!customer)
            continue;
        const Json &advice = memberOrNull(warning.explanation, "advice");
        if (advice.is_array() && !advice.empty()) {
            const Json &title = memberOrNull(advice.front(), "title");
            arguments["tasks"].push_back({{"id", Uuid::v7(m_clock, m_random).toString()},
                                          {"title_zh", textOr(title, "zh", "跟进")},
                                          {"title_en", textOr(title, "en", "Follow up")},
                                          {"assignee", textOr(advice.front(), "owner", customer->ownerName)}});
        }
        SINAN_TRY(run(customer->ownerName, "warning.act@1", std::move(arguments)));
    }
    return {};
}

Result<void> DemoWorkspace::apply(const Event &event)
{
    m_clock.moveTo(event.at);
    if (event.type == Event::Type::Talk) {
        const model::Interaction row = interactionOf(event.content, event.at);
        return run(row.author.empty() ? "系统" : row.author, "interaction.add@1", {{"row", model::toJson(model::toRow(row))}});
    }
    SINAN_ASSIGN(auto reader, m_store.reader());
    SINAN_ASSIGN(const auto changes, changesOf(event, *reader, m_files->zone, m_clock, m_random));
    for (const Change &change : changes)
        SINAN_TRY(run(change.actor, change.mutation, change.arguments));
    return {};
}

Result<void> DemoWorkspace::liveThrough(UtcTime from, UtcTime to, bool colleaguesAct, const Progress &progress)
{
    // Just after midnight the rules' days turn; at eight the feeds deliver.
    bool morningNext = false;
    LocalDate day = m_calendar->dateOf(from) + std::chrono::days(1);
    const auto nextTick = [&] { return m_calendar->at(day, morningNext ? 8 * 60 : 1); };
    auto event = std::find_if(m_files->events.begin(), m_files->events.end(), [&](const Event &entry) { return entry.at > from; });
    while (true) {
        const bool eventLeft = event != m_files->events.end() && event->at <= to;
        if (nextTick() <= to && (!eventLeft || nextTick() <= event->at)) {
            m_clock.moveTo(nextTick());
            if (morningNext) {
                SINAN_TRY(morning(m_clock.now()));
                if (colleaguesAct)
                    SINAN_TRY(actOnDueWarnings(m_clock.now()));
                day += std::chrono::days(1);
            }
            morningNext = !morningNext;
        } else if (eventLeft) {
            SINAN_TRY(apply(*event));
            ++event;
        } else {
            break;
        }
        if (const auto round = m_loop.runUntilQuiet(); !round.ok())
            return round.error();
        if (progress)
            progress(double((m_clock.now() - from).count()) / double((to - from).count()), m_clock.now());
    }
    m_clock.moveTo(to);
    if (const auto round = m_loop.runUntilQuiet(); !round.ok())
        return round.error();
    return keepClock(to);
}

Result<void> DemoWorkspace::keepClock(UtcTime at)
{
    return m_store.writer().runJob([at](store::Transaction &rows) { return rows.setSetting("demo.clock", toIso(at)); });
}

Result<std::optional<UtcTime>> DemoWorkspace::clockOf(const store::Reader &reader)
{
    SINAN_ASSIGN(const auto kept, reader.setting("demo.clock"));
    return kept ? parseIso(*kept) : std::optional<UtcTime>{};
}

Result<void> DemoWorkspace::build(const Progress &progress)
{
    SINAN_TRY(readFilesOnce());
    const UtcTime begin = m_files->clock - historyWithJudgement;
    m_clock.moveTo(begin);
    SINAN_TRY(install());
    SINAN_TRY(installFacts(UtcTime{}, m_files->clock));
    // The cards were last touched shortly before the clock: they become events among the others.
    std::vector<Event> cards;
    for (const Json &customer : m_files->customers) {
        if (const auto card = cardOf(customer, m_files->zone)) {
            cards.push_back({*card->updatedAt, Event::Type::Step,
                             {{"step", "card"}, {"customer", textOr(customer, "key")}, {"actor", card->updatedBy}, {"pains", card->pains},
                              {"responses", card->responses}, {"pending", card->pending}}});
        }
    }
    m_files->events.insert(m_files->events.end(), cards.begin(), cards.end());
    std::stable_sort(m_files->events.begin(), m_files->events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
    Json early = Json::array();
    for (const Event &event : m_files->events) {
        if (event.at <= begin && event.type == Event::Type::Talk)
            early.push_back(model::toJson(model::toRow(interactionOf(event.content, event.at))));
    }
    SINAN_TRY(importRows("interaction", std::move(early)));
    return liveThrough(begin, m_files->clock, true, progress);
}

Result<void> DemoWorkspace::advance(const Progress &progress)
{
    SINAN_TRY(readFilesOnce());
    SINAN_ASSIGN(auto reader, m_store.reader());
    SINAN_ASSIGN(const auto stands, clockOf(*reader));
    const UtcTime from = stands.value_or(m_files->clock);
    if (from >= m_files->end)
        return {};
    m_sources = beginning(*m_files, m_holidays).sources;
    SINAN_TRY(installFacts(from, m_files->end));
    return liveThrough(from, m_files->end, true, progress);
}

} // namespace sinan::demo
