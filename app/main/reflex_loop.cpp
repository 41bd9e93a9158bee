#include "app/main/reflex_loop.h"

namespace sinan::main {

namespace {

constexpr std::int64_t interactionsPerJob = 300;
constexpr std::int64_t customersPerJob = 100;
constexpr int clockLooksEveryMs = 30'000;

void addTo(reflex::Round &sum, const reflex::Round &round)
{
    sum.heard += round.heard;
    sum.signals += round.signals;
    sum.judged += round.judged;
    sum.changed += round.changed;
}

} // namespace

/// What the jobs share; outlives the loop while a job is still queued.
struct ReflexLoop::Shared {
    Shared(reflex::DetectorSource detector, const store::Environment &given) : reflex(std::move(detector), *given.mutations), environment(given) {}
    reflex::Reflex reflex;
    store::Environment environment;
    reflex::Round last;
    std::optional<std::string> calendar; ///< zone and holidays that everybody was judged by
    bool tookNothing = true; ///< the last job found the queues empty. Rows that are gone count as taken: others wait behind them.

    /// Which days are worked decides every count of days: where that has changed, everybody is looked at again, in turn.
    /// @param touched  a row that belongs to no customer has changed since the last look, the workspace perhaps
    Result<void> heedCalendar(store::Transaction &rows, UtcTime now, bool touched)
    {
        if (calendar && !touched)
            return {};
        SINAN_ASSIGN(const auto workspaces, mutations::selectAs<model::Workspace>(rows, {}));
        const std::string shape = workspaces.empty() ? std::string() : workspaces.front().zone + dumpJson(workspaces.front().calendar);
        const bool same = calendar ? *calendar == shape : !touched;
        calendar = shape;
        if (same)
            return {};
        mutations::Query query;
        query.collection = model::Collection::Customer;
        SINAN_ASSIGN(const auto everybody, rows.select(query));
        for (const model::Row &customer : everybody)
            SINAN_TRY(rows.setNextLook(customer.id, now));
        return {};
    }

    /// One job: hear what is unread, judge whom it touches and whose time has come.
    Result<void> run(store::Transaction &rows)
    {
        last = {};
        const mutations::Context context{mutations::Actor::system(), environment.clock->now(), environment.random, environment.clock};
        SINAN_ASSIGN(const auto interactions, rows.takeUnreadInteractions(interactionsPerJob));
        SINAN_ASSIGN(auto customers, reflex.hear(rows, interactions, context, last));
        SINAN_ASSIGN(const auto dirty, rows.takeDirtyCustomers(customersPerJob));
        for (const Uuid &id : dirty) {
            // A row that belongs to no customer (a rule, a colleague, the workspace) may have changed what everything is judged by.
            if (id.isNull())
                reflex.forgetStandards();
            else
                customers.push_back(id);
        }
        SINAN_TRY(heedCalendar(rows, context.now, std::find(dirty.begin(), dirty.end(), Uuid{}) != dirty.end()));
        SINAN_ASSIGN(const auto due, rows.takeCustomersDue(context.now, customersPerJob));
        customers.insert(customers.end(), due.begin(), due.end());
        std::sort(customers.begin(), customers.end());
        customers.erase(std::unique(customers.begin(), customers.end()), customers.end());
        SINAN_TRY(reflex.judgeAll(rows, customers, context, last));
        tookNothing = interactions.empty() && dirty.empty() && due.empty();
        for (const auto &[customer, at] : last.nextLooks)
            SINAN_TRY(rows.setNextLook(customer, at));
        return {};
    }
};

ReflexLoop::ReflexLoop(store::Store &store, reflex::DetectorSource detector, const store::Environment &environment, QObject *parent)
    : QObject(parent), m_store(store), m_shared(std::make_shared<Shared>(std::move(detector), environment))
{
    m_timer.setInterval(clockLooksEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &ReflexLoop::wake);
}

ReflexLoop::~ReflexLoop() = default;

void ReflexLoop::start()
{
    connect(&m_store.feed(), &store::ChangeFeed::committed, this, [this](const store::Commit &commit) {
        using model::Collection;
        for (const Collection collection : {Collection::Interaction, Collection::Fact, Collection::Customer, Collection::Opportunity, Collection::Contact,
                                            Collection::ProgressCard, Collection::Consent, Collection::Rule, Collection::Workspace, Collection::Task}) {
            if (commit.touches(collection)) {
                wake();
                return;
            }
        }
    });
    m_timer.start();
    wake();
}

void ReflexLoop::wake()
{
    if (m_running) {
        m_again = true;
        return;
    }
    startRound();
}

void ReflexLoop::startRound()
{
    m_running = true;
    m_again = false;
    m_store.writer().submitJob([shared = m_shared](store::Transaction &rows) { return shared->run(rows); }, this,
                               [this](const Result<void> &done) {
                                   m_running = false;
                                   if (!done.ok()) {
                                       Q_EMIT failed(QString::fromStdString(done.error().toString()));
                                       return;
                                   }
                                   if (m_again || !m_shared->tookNothing)
                                       startRound();
                                   else
                                       Q_EMIT settled(m_shared->environment.clock->now());
                               });
}

Result<reflex::Round> ReflexLoop::runUntilQuiet()
{
    reflex::Round sum;
    do {
        SINAN_TRY(m_store.writer().runJob([shared = m_shared](store::Transaction &rows) { return shared->run(rows); }));
        addTo(sum, m_shared->last);
    } while (!m_shared->tookNothing);
    return sum;
}

} // namespace sinan::main
