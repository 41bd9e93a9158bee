#include "app/store/customer_summary.h"

#include "app/base/name_order.h"
#include "app/base/pinyin.h"
#include "app/base/text_fold.h"
#include "app/model/opportunity.h"
#include "app/model/warning.h"
#include "app/mutations/derived_ids.h"

namespace sinan::store {

namespace {

/// Raised when the tables or what is written into them change; they are then made anew.
constexpr std::string_view summaryShape = "1";

/// Narrow on purpose: an order of the list is one scan of one of these (ADR 9).
constexpr const char *summaryTables = R"sql(
DROP TABLE IF EXISTS customer_summary;
DROP TABLE IF EXISTS customer_name;
DROP TABLE IF EXISTS customer_words;
CREATE TABLE customer_summary (seq INTEGER PRIMARY KEY, stars INTEGER, stage INTEGER, amount REAL, amount_minor INTEGER, currency TEXT,
  warnings INTEGER, due INTEGER, contact INTEGER, planned INTEGER, card INTEGER) STRICT;
CREATE INDEX customer_warned ON customer_summary (warnings) WHERE warnings IS NOT NULL;
CREATE TABLE customer_name (seq INTEGER PRIMARY KEY, zh BLOB NOT NULL, en BLOB NOT NULL) STRICT;
CREATE INDEX customer_name_zh ON customer_name (zh);
CREATE INDEX customer_name_en ON customer_name (en);
CREATE TABLE customer_words (seq INTEGER PRIMARY KEY, words TEXT NOT NULL, letters INTEGER NOT NULL, sounds BLOB NOT NULL) STRICT;
)sql";

/// The newest conversation of one customer is one step in this index.
constexpr const char *contactIndex =
    "CREATE INDEX IF NOT EXISTS interaction_by_customer_time ON interaction (customer, occurred_at)";

void addWord(std::string &words, std::string_view word)
{
    words += word;
    words += '\n';
}

void addSound(std::string &sounds, std::uint64_t &letters, std::string_view text)
{
    const PinyinText sound(text);
    if (!sound.hasReadings())
        return;
    if (!sounds.empty())
        sounds += soundBreak;
    sounds += sound.bytes();
    letters |= sound.letters();
}

Result<void> keepNumber(Connection &connection, std::string_view key, std::int64_t value)
{
    SINAN_ASSIGN(Statement statement,
                 connection.prepare("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2"));
    statement.bind(1, key);
    statement.bind(2, value);
    return statement.run();
}

template <class E> std::optional<std::int64_t> numberOf(std::string_view name)
{
    const auto value = model::parseChoice<E>(name);
    return value ? std::optional(std::int64_t(*value)) : std::nullopt;
}

void bindOptional(Statement &statement, int index, const std::optional<std::int64_t> &number)
{
    if (number)
        statement.bind(index, *number);
    else
        statement.bindNull(index);
}

} // namespace

std::int64_t warningWeight(const std::array<int, 4> &counts)
{
    std::int64_t weight = 0;
    for (std::size_t i = 4; i-- > 0;)
        weight = weight * 1000 + std::min(counts[i], 999);
    return weight;
}

std::array<int, 4> warningCounts(std::int64_t weight)
{
    std::array<int, 4> counts{};
    for (int &count : counts) {
        count = int(weight % 1000);
        weight /= 1000;
    }
    return counts;
}

Result<bool> alignSummaries(Connection &connection, std::int64_t nowMillis)
{
    SINAN_TRY(connection.execute(contactIndex));
    SINAN_ASSIGN(const std::string shape, connection.text("SELECT value FROM meta WHERE key = 'summary_shape'"));
    SINAN_ASSIGN(const std::int64_t commits, connection.integer("SELECT value FROM meta WHERE key = 'commits'"));
    SINAN_ASSIGN(const std::int64_t kept, connection.integer("SELECT value FROM meta WHERE key = 'summary_commit'"));
    // A program that does not know these tables has written since: then they are behind.
    if (shape == summaryShape && commits == kept)
        return false;
    SINAN_ASSIGN(auto transaction, TransactionScope::begin(connection));
    SINAN_TRY(connection.execute(summaryTables));
    SummaryChanges all;
    {
        SINAN_ASSIGN(Statement statement, connection.prepare("SELECT id FROM customer WHERE tombstone = 0"));
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            all.emplace(statement.id(0), unsigned(SummaryAll));
        }
    }
    CustomerSummaries summaries(connection, nowMillis);
    SINAN_TRY(summaries.refresh(all));
    SINAN_TRY(summaries.keepPace(commits));
    {
        SINAN_ASSIGN(Statement statement, connection.prepare("INSERT INTO meta (key, value) VALUES ('summary_shape', ?1) "
                                                             "ON CONFLICT DO UPDATE SET value = ?1"));
        statement.bind(1, summaryShape);
        SINAN_TRY(statement.run());
    }
    SINAN_TRY(transaction.commit());
    return true;
}

Result<void> CustomerSummaries::keepPace(std::int64_t commit)
{
    return keepNumber(m_connection, "summary_commit", commit);
}

Result<CustomerSummaries::Place> CustomerSummaries::place(const Uuid &customer)
{
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT seq, tombstone FROM customer WHERE id = ?1"));
    statement.bind(1, customer);
    SINAN_ASSIGN(const bool found, statement.step());
    return found ? Place{statement.integer(0), statement.integer(1) != 0} : Place{};
}

Result<void> CustomerSummaries::refresh(const SummaryChanges &changes)
{
    for (const auto &[customer, parts] : changes) {
        SINAN_ASSIGN(const Place here, place(customer));
        // What is about a customer that has not come yet counts once it comes.
        if (here.seq == 0)
            continue;
        if (here.gone)
            SINAN_TRY(drop(here.seq));
        else
            SINAN_TRY(refreshOne(customer, here.seq, parts));
    }
    return {};
}

Result<void> CustomerSummaries::drop(std::int64_t seq)
{
    for (const char *sql : {"DELETE FROM customer_summary WHERE seq = ?1", "DELETE FROM customer_name WHERE seq = ?1",
                            "DELETE FROM customer_words WHERE seq = ?1"}) {
        SINAN_ASSIGN(Statement statement, m_connection.prepare(sql));
        statement.bind(1, seq);
        SINAN_TRY(statement.run());
    }
    return {};
}

Result<void> CustomerSummaries::refreshOne(const Uuid &customer, std::int64_t seq, unsigned parts)
{
    {
        SINAN_ASSIGN(Statement statement, m_connection.prepare("INSERT OR IGNORE INTO customer_summary (seq) VALUES (?1)"));
        statement.bind(1, seq);
        SINAN_TRY(statement.run());
        if (m_connection.changes() > 0)
            parts = SummaryAll;
    }
    // The stage is among the words.
    if (parts & (SummaryWords | SummaryDeal)) {
        SINAN_ASSIGN(const std::string stage, writeDeal(customer, seq));
        SINAN_TRY(writeWords(seq, stage));
    }
    if (parts & SummaryWarnings)
        SINAN_TRY(writeWarnings(customer, seq));
    if (parts & SummaryContact)
        SINAN_TRY(writeContact(customer, seq));
    if (parts & SummaryCard)
        SINAN_TRY(writeCard(customer, seq));
    return {};
}

Result<std::string> CustomerSummaries::writeDeal(const Uuid &customer, std::int64_t seq)
{
    // As insight::leadingOpportunity() has it: open before closed, the larger amount, the later close, the older row.
    SINAN_ASSIGN(Statement deal, m_connection.prepare("SELECT stage, amount, currency FROM opportunity WHERE customer = ?1 AND tombstone = 0 "
                                                      "ORDER BY stage IN ('won', 'lost'), coalesce(amount, 0) DESC, "
                                                      "coalesce(expected_close, 0) DESC, seq LIMIT 1"));
    deal.bind(1, customer);
    SINAN_ASSIGN(const bool found, deal.step());
    const std::string stage(found ? deal.text(0) : std::string_view());
    const std::string currency(found && !deal.text(2).empty() ? deal.text(2) : std::string_view("CNY"));
    SINAN_ASSIGN(Statement write, m_connection.prepare("UPDATE customer_summary SET stage = ?2, amount = ?3, amount_minor = ?4, currency = ?5 "
                                                       "WHERE seq = ?1 AND (stage, amount_minor, currency) IS NOT (?2, ?4, ?5)"));
    write.bind(1, seq);
    bindOptional(write, 2, found ? numberOf<model::Stage>(stage) : std::nullopt);
    if (found && !deal.isNull(1)) {
        write.bind(3, majorUnits(Money{deal.integer(1), currency}));
        write.bind(4, deal.integer(1));
        write.bind(5, std::string_view(currency));
    }
    SINAN_TRY(write.run());
    return stage;
}

Result<void> CustomerSummaries::writeWords(std::int64_t seq, std::string_view stage)
{
    SINAN_ASSIGN(Statement row,
                 m_connection.prepare("SELECT customer.name, customer.name_en, industry, region.name_zh, region.name_en, city, owner, stars, "
                                      "external_key, tags, customer.custom FROM customer LEFT JOIN region ON region.id = customer.region AND "
                                      "region.tombstone = 0 WHERE customer.seq = ?1"));
    row.bind(1, seq);
    SINAN_ASSIGN(const bool found, row.step());
    if (!found)
        return {};
    std::string words;
    for (int column = 0; column <= 8; ++column)
        addWord(words, row.text(column));
    if (const auto known = model::parseChoice<model::Stage>(stage)) {
        addWord(words, labelOf(*known).zh);
        addWord(words, labelOf(*known).en);
    }
    const auto addJson = [&words](std::string_view text) {
        const auto json = text.empty() ? Result<Json>(Json()) : parseJson(text);
        if (!json.ok() || !(json->is_array() || json->is_object()))
            return;
        for (const Json &value : *json)
            addWord(words, value.is_string() ? value.get_ref<const std::string &>() : dumpJson(value));
    };
    addJson(row.text(9));
    addJson(row.text(10));
    std::string sounds;
    std::uint64_t letters = 0;
    for (const int column : {0, 6, 3, 5})
        addSound(sounds, letters, row.text(column));
    const std::string folded = fold(words);
    {
        SINAN_ASSIGN(Statement write, m_connection.prepare("INSERT INTO customer_words (seq, words, letters, sounds) VALUES (?1, ?2, ?3, ?4) "
                                                           "ON CONFLICT DO UPDATE SET words = ?2, letters = ?3, sounds = ?4 "
                                                           "WHERE words <> ?2 OR sounds <> ?4"));
        write.bind(1, seq);
        write.bind(2, std::string_view(folded));
        write.bind(3, std::int64_t(letters));
        write.bindBlob(4, sounds);
        SINAN_TRY(write.run());
    }
    const std::string_view name = row.text(0);
    const std::string zh = nameOrderKey(name, Language::Chinese);
    const std::string en = nameOrderKey(row.text(1).empty() ? name : row.text(1), Language::English);
    {
        SINAN_ASSIGN(Statement write, m_connection.prepare("INSERT INTO customer_name (seq, zh, en) VALUES (?1, ?2, ?3) "
                                                           "ON CONFLICT DO UPDATE SET zh = ?2, en = ?3 WHERE zh <> ?2 OR en <> ?3"));
        write.bind(1, seq);
        write.bindBlob(2, zh);
        write.bindBlob(3, en);
        SINAN_TRY(write.run());
    }
    SINAN_ASSIGN(Statement write, m_connection.prepare("UPDATE customer_summary SET stars = ?2 WHERE seq = ?1 AND stars IS NOT ?2"));
    const auto stars = model::parseChoice<model::Stars>(row.text(7));
    write.bind(1, seq);
    bindOptional(write, 2, stars && *stars != model::Stars::Unknown ? std::optional(std::int64_t(*stars)) : std::nullopt);
    return write.run();
}

Result<void> CustomerSummaries::writeWarnings(const Uuid &customer, std::int64_t seq)
{
    SINAN_ASSIGN(Statement open, m_connection.prepare("SELECT severity, due_at FROM warning WHERE customer = ?1 AND state = 'open' AND tombstone = 0"));
    open.bind(1, customer);
    std::array<int, 4> counts{};
    std::optional<std::int64_t> due;
    for (;;) {
        SINAN_ASSIGN(const bool row, open.step());
        if (!row)
            break;
        ++counts[std::size_t(model::parseChoice<model::Severity>(open.text(0)).value_or(model::Severity::Low))];
        if (!open.isNull(1))
            due = due ? std::min(*due, open.integer(1)) : open.integer(1);
    }
    const std::int64_t weight = warningWeight(counts);
    SINAN_ASSIGN(Statement write, m_connection.prepare("UPDATE customer_summary SET warnings = ?2, due = ?3 WHERE seq = ?1 AND "
                                                       "(warnings, due) IS NOT (?2, ?3)"));
    write.bind(1, seq);
    bindOptional(write, 2, weight > 0 ? std::optional(weight) : std::nullopt);
    bindOptional(write, 3, due);
    return write.run();
}

Result<void> CustomerSummaries::writeContact(const Uuid &customer, std::int64_t seq)
{
    const auto first = [&](const char *sql) -> Result<std::optional<std::int64_t>> {
        SINAN_ASSIGN(Statement statement, m_connection.prepare(sql));
        statement.bind(1, customer);
        statement.bind(2, m_now);
        SINAN_ASSIGN(const bool found, statement.step());
        return found ? std::optional(statement.integer(0)) : std::optional<std::int64_t>();
    };
    SINAN_ASSIGN(const auto newest, first("SELECT occurred_at FROM interaction WHERE customer = ?1 AND occurred_at <= ?2 AND tombstone = 0 "
                                          "ORDER BY occurred_at DESC LIMIT 1"));
    // What lies ahead becomes the newest one day: whoever reads the line then looks again (customerOrder).
    SINAN_ASSIGN(const auto planned, first("SELECT occurred_at FROM interaction WHERE customer = ?1 AND occurred_at > ?2 AND tombstone = 0 "
                                           "ORDER BY occurred_at LIMIT 1"));
    SINAN_ASSIGN(Statement write, m_connection.prepare("UPDATE customer_summary SET contact = ?2, planned = ?3 WHERE seq = ?1 AND "
                                                       "(contact, planned) IS NOT (?2, ?3)"));
    write.bind(1, seq);
    bindOptional(write, 2, newest);
    bindOptional(write, 3, planned);
    return write.run();
}

Result<void> CustomerSummaries::writeCard(const Uuid &customer, std::int64_t seq)
{
    SINAN_ASSIGN(Statement card, m_connection.prepare("SELECT updated_at FROM progress_card WHERE id = ?1 AND tombstone = 0 AND "
                                                      "(pains <> '' OR responses <> '' OR pending <> '')"));
    const Uuid id = mutations::progressCardId(customer);
    card.bind(1, id);
    SINAN_ASSIGN(const bool found, card.step());
    SINAN_ASSIGN(Statement write, m_connection.prepare("UPDATE customer_summary SET card = ?2 WHERE seq = ?1 AND card IS NOT ?2"));
    write.bind(1, seq);
    bindOptional(write, 2, found && !card.isNull(0) ? std::optional(card.integer(0)) : std::nullopt);
    return write.run();
}

} // namespace sinan::store
