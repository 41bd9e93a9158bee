#include "app/store/change_log.h"

namespace sinan::store {

using model::Collection;

namespace {

/// Whether rules look at such rows. Warnings are not among them: reflex writes those itself and would never come to rest.
bool feedsRules(Collection collection)
{
    switch (collection) {
    case Collection::Workspace:
    case Collection::Customer:
    case Collection::Contact:
    case Collection::Opportunity:
    case Collection::Interaction:
    case Collection::Signal:
    case Collection::Fact:
    case Collection::DataSource:
    case Collection::Rule:
    case Collection::Decision:
    case Collection::Task:
    case Collection::Promise:
    case Collection::ProgressCard:
    case Collection::Consent:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<void> ChangeLog::note(Collection collection, const Uuid &id, std::int64_t rowSeq, const Uuid &customer,
                             const Uuid &customerBefore)
{
    if (m_rows.size() <= largeCommit && m_seen.insert(RowKey{collection, id}).second)
        m_rows.push_back(ChangedRow{collection, id, customer});
    if (!feedsRules(collection))
        return {};
    noteDirty(customer);
    if (customerBefore != customer && !customerBefore.isNull())
        noteDirty(customerBefore);
    if (collection != Collection::Interaction)
        return {};
    SINAN_ASSIGN(Statement statement, m_connection.prepare("INSERT OR IGNORE INTO unread_interaction (row_seq) VALUES (?1)"));
    statement.bind(1, rowSeq);
    return statement.run();
}

void ChangeLog::noteDirty(const Uuid &customer)
{
    if (m_dirtySeen.insert(customer).second)
        m_dirty.push_back(customer);
}

Result<void> ChangeLog::flush()
{
    for (const Uuid &customer : m_dirty) {
        SINAN_ASSIGN(Statement statement, m_connection.prepare("INSERT OR IGNORE INTO dirty_customer (customer) VALUES (?1)"));
        statement.bind(1, customer);
        SINAN_TRY(statement.run());
    }
    m_dirty.clear();
    m_dirtySeen.clear();
    return {};
}

void ChangeLog::forgetSince(const Mark &mark)
{
    while (m_rows.size() > mark.rows) {
        m_seen.erase(RowKey{m_rows.back().collection, m_rows.back().id});
        m_rows.pop_back();
    }
    // A flush in between wrote its rows into the part that is rolled back, and rows from before the mark with it; callers flush
    // outside.
    while (m_dirty.size() > mark.dirty) {
        m_dirtySeen.erase(m_dirty.back());
        m_dirty.pop_back();
    }
}

Commit ChangeLog::take(std::int64_t sequence)
{
    Commit commit;
    commit.sequence = sequence;
    commit.large = m_rows.size() > largeCommit;
    if (!commit.large)
        commit.rows = std::move(m_rows);
    m_rows.clear();
    m_seen.clear();
    return commit;
}

} // namespace sinan::store
