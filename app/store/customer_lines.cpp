#include "app/store/customer_order.h"
#include "app/store/customer_summary.h"

namespace sinan::store {

namespace {

constexpr const char *lineSql =
    "SELECT customer.id, customer.name, customer.name_en, industry, customer.region, region.name_zh, region.name_en, owner, customer.stars, "
    "customer.custom, summary.stage, amount_minor, summary.currency, warnings, due, contact, planned, card FROM customer_summary AS summary JOIN "
    "customer ON customer.seq = summary.seq LEFT JOIN region ON region.id = customer.region AND region.tombstone = 0 WHERE summary.seq = ?1";

std::optional<UtcTime> timeAt(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(fromMillis(row.integer(column)));
}

CustomerLine lineOf(const Statement &row, std::int64_t seq)
{
    CustomerLine line;
    line.row = seq;
    line.id = row.id(0);
    line.name = row.text(1);
    line.nameEn = row.text(2);
    line.industry = row.text(3);
    line.region = row.id(4);
    line.regionZh = row.text(5);
    line.regionEn = row.text(6).empty() ? row.text(5) : row.text(6);
    line.owner = row.text(7);
    line.stars = model::parseChoice<model::Stars>(row.text(8)).value_or(model::Stars::Unknown);
    if (!row.isNull(9)) {
        if (auto custom = parseJson(row.text(9)); custom.ok())
            line.custom = std::move(custom).value();
    }
    if (!row.isNull(10))
        line.stage = model::Stage(row.integer(10));
    if (!row.isNull(11))
        line.amount = Money{row.integer(11), std::string(row.text(12))};
    line.warnings = warningCounts(row.integer(13));
    line.earliestDue = timeAt(row, 14);
    line.lastContact = timeAt(row, 15);
    line.cardUpdated = timeAt(row, 17);
    return line;
}

} // namespace

Result<std::vector<CustomerLine>> CustomerOrders::lines(std::span<const std::int64_t> rows, UtcTime now)
{
    std::vector<CustomerLine> lines;
    lines.reserve(rows.size());
    for (const std::int64_t seq : rows) {
        SINAN_ASSIGN(Statement row, m_connection.prepare(lineSql));
        row.bind(1, seq);
        SINAN_ASSIGN(const bool found, row.step());
        if (!found)
            continue;
        lines.push_back(lineOf(row, seq));
        CustomerLine &line = lines.back();
        const auto planned = timeAt(row, 16);
        if ((line.lastContact && *line.lastContact > now) || (planned && *planned <= now)) {
            SINAN_ASSIGN(Statement newest, m_connection.prepare("SELECT max(occurred_at) FROM interaction WHERE customer = ?1 AND "
                                                                "occurred_at <= ?2 AND tombstone = 0"));
            newest.bind(1, line.id);
            newest.bind(2, toMillis(now));
            SINAN_TRY(newest.step());
            line.lastContact = timeAt(newest, 0);
        }
    }
    return lines;
}

} // namespace sinan::store
