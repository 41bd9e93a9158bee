#include "ui/screens/customers/customer_list.h"

#include "ui/screens/customers/customer_words.h"

namespace sinan::screens {

using model::Collection;

namespace {

constexpr int gatherMilliseconds = 60;
/// While rows come in one after another, the list is made anew a few times a second at most.
constexpr int gatherAtMost = 500;
/// Rows that are read with an order although they are not in sight: the first ones.
constexpr std::size_t rowsAhead = rowsAPage;

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

Result<std::vector<model::FieldDefinition>> customerFields(const store::Reader &reader)
{
    mutations::Query custom;
    custom.where = {mutations::Condition{"collection", mutations::Comparison::Equal, std::string("customer")}};
    return mutations::selectAs<model::FieldDefinition>(reader, custom);
}

/// One page, with an empty row for whoever is gone since.
Result<std::vector<CustomerRow>> readPage(const store::Reader &reader, const store::CustomerOrder &order, std::size_t page, UtcTime now)
{
    const std::size_t from = page * rowsAPage;
    std::vector<CustomerRow> rows;
    if (from >= order.rows.size())
        return rows;
    const std::span<const std::int64_t> wanted = std::span(order.rows).subspan(from, std::min(rowsAPage, order.rows.size() - from));
    SINAN_ASSIGN(const auto lines, reader.customerLines(wanted, now));
    auto line = lines.begin();
    for (const std::int64_t number : wanted) {
        const bool there = line != lines.end() && line->row == number;
        rows.push_back(there ? toRow(*line) : CustomerRow{});
        line += there ? 1 : 0;
    }
    return rows;
}

} // namespace

CustomerList::CustomerList(widgets::BackgroundReader &reader, const Clock &clock, const WorkCalendar &calendar, std::function<Language()> language, QObject *parent)
    : QObject(parent), m_reader(reader), m_clock(clock), m_language(language), m_model(clock, calendar, language)
{
    m_query.language = m_language();
    m_query.industries = industryWords();
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &CustomerList::request);
    m_pagesSoon.setSingleShot(true);
    m_pagesSoon.setInterval(0);
    connect(&m_pagesSoon, &QTimer::timeout, this, &CustomerList::readPages);
    connect(&m_model, &CustomerListModel::pageMissing, this, &CustomerList::wantPage);
}

void CustomerList::load()
{
    request();
}

void CustomerList::look(int first, int last, std::int64_t current)
{
    m_first = first;
    m_last = last;
    m_current = current;
    // What lies just beyond is there when it scrolls into sight.
    for (const std::size_t page : m_model.pagesOf(first - int(rowsAPage) / 2, last + int(rowsAPage) / 2))
        wantPage(page);
}

void CustomerList::request()
{
    m_soon.stop();
    m_since.restart();
    const std::uint64_t number = ++m_asked;
    m_missing.clear();
    m_underWay.clear();
    const auto inSight = std::pair(std::size_t(std::max(m_first, 0)), std::size_t(std::max(m_last - m_first, 0)) + 1);
    m_reader.ask<Answer>(
        QStringLiteral("customers.order"), this,
        [query = m_query, current = m_current, inSight, now = m_clock.now()](const store::Reader &reader) -> Result<Answer> {
            Answer answer;
            SINAN_TRY(reader.atOneCommit([&]() -> Result<void> {
                SINAN_ASSIGN(answer.regions, mutations::selectAs<model::Region>(reader, {}));
                SINAN_ASSIGN(answer.fields, customerFields(reader));
                SINAN_ASSIGN(auto fresh, reader.customerOrder(toStore(query, answer.regions, now)));
                answer.order = std::make_shared<store::CustomerOrder>(std::move(fresh));
                const auto &rows = answer.order->rows;
                std::set<std::size_t> pages{0, rowsAhead / rowsAPage};
                const auto around = [&](std::size_t at, std::size_t count) {
                    for (std::size_t page = at / rowsAPage; page * rowsAPage < std::min(at + count, rows.size()); ++page)
                        pages.insert(page);
                };
                // Whom one stands on stays in sight; where nobody is there, the scroll bar stays where it was.
                const auto stands = std::find(rows.begin(), rows.end(), current);
                const std::size_t room = inSight.second;
                if (current != 0 && stands != rows.end()) {
                    const auto at = std::size_t(stands - rows.begin());
                    around(at > room ? at - room : 0, 2 * room);
                }
                around(inSight.first, room);
                for (const std::size_t page : pages) {
                    SINAN_ASSIGN(answer.pages[page], readPage(reader, *answer.order, page, now));
                }
                return {};
            }));
            return answer;
        },
        [this, number, groupBy = m_query.groupBy](Result<Answer> answer) {
            if (number != m_asked)
                return;
            m_error.reset();
            if (!answer.ok()) {
                m_error = answer.error();
            } else {
                Q_EMIT aboutToChange();
                m_loaded = true;
                m_model.show(answer->order, groupBy, std::move(answer->pages), std::move(answer->fields), std::move(answer->regions));
            }
            setState();
            Q_EMIT changed();
        });
}

void CustomerList::wantPage(std::size_t page)
{
    if (m_model.hasPage(page) || m_underWay.contains(page))
        return;
    m_missing.insert(page);
    m_pagesSoon.start();
}

void CustomerList::readPages()
{
    if (m_missing.empty())
        return;
    // While one drags the scroll bar far, what was passed by need not be read: the newest ask replaces what has not begun.
    std::set<std::size_t> pages = std::exchange(m_missing, {});
    for (const std::size_t page : m_model.pagesOf(m_first, m_last)) {
        if (m_underWay.contains(page))
            pages.insert(page);
    }
    m_underWay = pages;
    m_reader.ask<CustomerPages>(
        QStringLiteral("customers.pages"), this,
        [pages, order = m_model.order(), now = m_clock.now()](const store::Reader &reader) -> Result<CustomerPages> {
            CustomerPages read;
            for (const std::size_t page : pages) {
                SINAN_ASSIGN(read[page], readPage(reader, *order, page, now));
            }
            return read;
        },
        [this, number = m_asked](Result<CustomerPages> read) {
            m_underWay.clear();
            if (number != m_asked || !read.ok())
                return;
            m_model.addPages(std::move(read).value());
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

void CustomerList::groupBy(std::optional<CustomerColumn> column)
{
    if (m_query.groupBy == column)
        return;
    m_query.groupBy = column;
    request();
}

void CustomerList::ask(const QString &filter, const ColumnId &sortBy, bool descending, std::optional<CustomerColumn> groupBy)
{
    const CustomerQuery before = m_query;
    m_query.filter = filter.trimmed();
    m_query.sortBy = sortBy;
    m_query.descending = descending;
    m_query.groupBy = groupBy;
    if (!(m_query == before))
        request();
}

void CustomerList::committed(const store::Commit &commit)
{
    const bool concerns = commit.large || commit.touches(Collection::FieldDefinition) || commit.touches(Collection::Region)
        || std::any_of(commit.rows.begin(), commit.rows.end(), [](const auto &row) { return concernsList(row.collection); });
    if (!concerns || m_soon.isActive())
        return;
    const auto since = m_since.isValid() ? m_since.elapsed() : gatherAtMost;
    m_soon.start(since >= gatherAtMost ? gatherMilliseconds : std::max(gatherMilliseconds, int(gatherAtMost - since)));
}

void CustomerList::languageChanged()
{
    m_query.language = m_language();
    m_query.industries = industryWords();
    m_model.refresh();
    if (m_loaded)
        request();
}

void CustomerList::setState()
{
    if (!m_loaded)
        m_state = m_error ? State::Failed : State::Loading;
    else if (total() == 0)
        m_state = State::NoData;
    else
        m_state = shown() == 0 ? State::FilterHidesAll : State::Shown;
}

} // namespace sinan::screens
