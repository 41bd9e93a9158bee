#include "ui/screens/customers/customer_list.h"

#include "ui/screens/customers/customer_words.h"

namespace sinan::screens {

using model::Collection;
using Snapshot = std::shared_ptr<const CustomerSnapshot>;

namespace {

constexpr int gatherMilliseconds = 60;
/// Beyond so many customers one whole read is cheaper than many small ones.
constexpr std::size_t fewCustomers = 200;

bool concernsList(Collection collection)
{
    switch (collection) {
    case Collection::Customer:
    case Collection::Opportunity:
    case Collection::Warning:
    case Collection::Interaction:
    case Collection::ProgressCard:
        return true;
    default:
        return false;
    }
}

} // namespace

CustomerList::CustomerList(widgets::BackgroundReader &reader, const Clock &clock, const WorkCalendar &calendar, std::function<Language()> language, QObject *parent)
    : QObject(parent), m_reader(reader), m_clock(clock), m_language(language), m_model(clock, calendar, language)
{
    m_query.language = m_language();
    m_query.industries = industryWords();
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &CustomerList::request);
}

void CustomerList::load()
{
    m_wanted.everything = true;
    request();
}

void CustomerList::request()
{
    m_soon.stop();
    // What was awaited is asked for again: the answer to this ask takes the place of an earlier one, which will be dropped.
    m_awaited.ids.insert(m_awaited.ids.end(), m_wanted.ids.begin(), m_wanted.ids.end());
    m_awaited.everything |= m_wanted.everything || !m_snapshot || m_awaited.ids.size() > fewCustomers;
    m_wanted = {};
    const std::uint64_t number = ++m_asked;
    m_reader.ask<Arranged>(
        this,
        [wanted = m_awaited, query = m_query, before = m_snapshot, now = m_clock.now()](const store::Reader &rows) -> Result<Arranged> {
            Snapshot snapshot = before;
            if (wanted.everything) {
                SINAN_ASSIGN(auto fresh, readCustomers(rows, now));
                snapshot = std::make_shared<CustomerSnapshot>(std::move(fresh));
            } else if (!wanted.ids.empty()) {
                SINAN_ASSIGN(auto fresh, rereadCustomers(*before, wanted.ids, rows, now));
                snapshot = std::make_shared<CustomerSnapshot>(std::move(fresh));
            }
            auto order = arrange(*snapshot, query);
            return Arranged{std::move(snapshot), std::move(order)};
        },
        [this, number](Result<Arranged> answer) {
            if (number != m_asked)
                return;
            m_error.reset();
            if (!answer.ok()) {
                m_error = answer.error();
            } else {
                m_awaited = {};
                Q_EMIT aboutToChange();
                m_snapshot = answer->snapshot;
                m_model.show(m_snapshot, std::move(answer->order));
            }
            setState();
            Q_EMIT changed();
        });
}

void CustomerList::setFilter(const QString &filter)
{
    const QString trimmed = filter.trimmed();
    if (trimmed == m_query.filter)
        return;
    m_query.filter = trimmed;
    request();
}

void CustomerList::sortBy(const ColumnId &column, bool descending)
{
    if (m_query.sortBy == column && m_query.descending == descending)
        return;
    m_query.sortBy = column;
    m_query.descending = descending;
    request();
}

void CustomerList::committed(const store::Commit &commit)
{
    if (commit.large || commit.touches(Collection::FieldDefinition) || commit.touches(Collection::Region)) {
        m_wanted.everything = true;
        m_soon.start();
        return;
    }
    bool any = false;
    for (const store::ChangedRow &row : commit.rows) {
        if (!concernsList(row.collection))
            continue;
        const Uuid &customer = row.collection == Collection::Customer ? row.id : row.customer;
        if (customer.isNull())
            continue;
        any = true;
        if (std::find(m_wanted.ids.begin(), m_wanted.ids.end(), customer) == m_wanted.ids.end())
            m_wanted.ids.push_back(customer);
    }
    if (any)
        m_soon.start();
}

void CustomerList::languageChanged()
{
    m_query.language = m_language();
    m_query.industries = industryWords();
    m_model.refresh();
    if (m_snapshot)
        request();
}

void CustomerList::setState()
{
    if (!m_snapshot)
        m_state = m_error ? State::Failed : State::Loading;
    else if (m_snapshot->rows.empty())
        m_state = State::NoData;
    else
        m_state = m_model.rowCount() == 0 ? State::FilterHidesAll : State::Shown;
}

} // namespace sinan::screens
