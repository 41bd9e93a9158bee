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

/// What of its customer's line in the list such a row is part of.
unsigned summaryPartOf(Collection collection)
{
    switch (collection) {
    case Collection::Customer:
        return SummaryAll;
    case Collection::Opportunity:
        return SummaryDeal;
    case Collection::Warning:
        return SummaryWarnings;
    case Collection::Interaction:
        return SummaryContact;
    case Collection::ProgressCard:
        return SummaryCard;
    default:
        return 0;
    }
}

} // namespace

void ChangeLog::noteSummary(Collection collection, const Uuid &id, const Uuid &customer, const Uuid &customerBefore)
{
    if (collection == Collection::Region)
        m_regions.insert(id);
    const unsigned parts = summaryPartOf(collection);
    if (parts == 0)
        return;
    for (const Uuid &whose : {customer, customerBefore}) {
        if (!whose.isNull())
            m_summaries[whose] |= parts;
    }
}

Result<SummaryChanges> ChangeLog::takeSummaries()
{
    for (const Uuid &region : m_regions) {
        SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT id FROM customer WHERE region = ?1"));
        statement.bind(1, region);
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            m_summaries[statement.id(0)] |= SummaryWords;
        }
    }
    m_regions.clear();
    return std::exchange(m_summaries, {});
}

Result<void> ChangeLog::note(Collection collection, const Uuid &id, std::int64_t rowSeq, const Uuid &customer,
                             const Uuid &customerBefore)
{
    if (m_rows.size() <= largeCommit && m_seen.insert(RowKey{collection, id}).second)
        m_rows.push_back(ChangedRow{collection, id, customer});
    noteSummary(collection, id, customer, customerBefore);
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
