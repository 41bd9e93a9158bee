#include "app/store/customer_order.h"

#include "app/base/name_order.h"
#include "app/base/pinyin.h"
#include "app/base/text_fold.h"
#include "app/store/customer_summary.h"

#include <algorithm>

namespace sinan::store {

namespace {

/// A moment that has come since the line was written, or a clock that was put back: then the newest conversation is looked up.
constexpr const char *contactNow =
    "CASE WHEN contact > ?1 OR planned <= ?1 THEN (SELECT max(occurred_at) FROM interaction WHERE interaction.customer = "
    "(SELECT id FROM customer WHERE customer.seq = customer_summary.seq) AND occurred_at <= ?1 AND tombstone = 0) ELSE contact END";

/// One word of the filter.
struct FilterWord
{
    std::string text;
    PinyinQuery pinyin;
    std::vector<std::string> industries; ///< "\nkey\n" of those whose word on screen has it
};

bool soundsLike(const FilterWord &word, std::string_view sounds, PinyinText &scratch)
{
    for (std::size_t from = 0; from <= sounds.size();) {
        const std::size_t to = std::min(sounds.find(soundBreak, from), sounds.size());
        scratch.assign(sounds.substr(from, to - from));
        if (scratch.match(word.pinyin))
            return true;
        from = to + soundBreak.size();
    }
    return false;
}

bool answers(const FilterWord &word, std::string_view words, std::uint64_t letters, const Statement &row, PinyinText &scratch)
{
    if (words.find(word.text) != std::string_view::npos)
        return true;
    for (const std::string &industry : word.industries) {
        if (words.find(industry) != std::string_view::npos)
            return true;
    }
    // One letter begins something in nearly every name.
    return word.pinyin.size() > 1 && (word.pinyin.letters() & ~letters) == 0 && soundsLike(word, row.blob(3), scratch);
}

} // namespace

Result<void> CustomerOrders::readNames(Language language)
{
    SINAN_ASSIGN(const std::int64_t version, m_connection.integer("PRAGMA data_version"));
    if (version == m_version && m_language == language)
        return {};
    if (version != m_version)
        m_warned.reset();
    m_version = version;
    m_language = language;
    m_names.clear();
    const bool chinese = language == Language::Chinese;
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare(chinese ? "SELECT seq FROM customer_name ORDER BY zh" : "SELECT seq FROM customer_name ORDER BY en"));
    std::int64_t last = 0;
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        m_names.push_back(statement.integer(0));
        last = std::max(last, m_names.back());
    }
    m_place.assign(std::size_t(last) + 1, -1);
    for (std::size_t i = 0; i < m_names.size(); ++i)
        m_place[std::size_t(m_names[i])] = std::int32_t(i);
    return {};
}

Result<void> CustomerOrders::readWarned()
{
    if (m_warned)
        return {};
    Marks warned(m_place.size(), 0);
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT seq FROM customer_summary WHERE warnings IS NOT NULL"));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        if (isKnown(statement.integer(0)))
            warned[std::size_t(statement.integer(0))] = 1;
    }
    m_warned = std::move(warned);
    return {};
}

Result<CustomerOrders::Marks> CustomerOrders::found(const CustomerListQuery &query)
{
    if (query.words.empty())
        return Marks(m_place.size(), 1);
    std::vector<FilterWord> words;
    for (const std::string &text : query.words) {
        FilterWord word{text, PinyinQuery(text), {}};
        for (const auto &[key, shown] : query.industries) {
            if (fold(shown).find(text) != std::string::npos)
                word.industries.push_back("\n" + fold(key) + "\n");
        }
        words.push_back(std::move(word));
    }
    Marks marks(m_place.size(), 0);
    PinyinText scratch;
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT seq, words, letters, sounds FROM customer_words"));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return marks;
        const std::int64_t seq = statement.integer(0);
        const std::string_view texts = statement.text(1);
        const auto letters = std::uint64_t(statement.integer(2));
        if (isKnown(seq) && std::all_of(words.begin(), words.end(), [&](const FilterWord &word) {
                return answers(word, texts, letters, statement, scratch);
            }))
            marks[std::size_t(seq)] = 1;
    }
}

Result<void> CustomerOrders::keepConditions(const CustomerListQuery &query, Marks &marks)
{
    for (const CustomerCondition &condition : query.where) {
        SINAN_ASSIGN(const Keys known, valueKeys(condition.field, query));
        const bool without = std::find(condition.values.begin(), condition.values.end(), std::string()) != condition.values.end();
        Marks kept(marks.size(), without ? 1 : 0);
        for (const auto &[row, number] : known.rows) {
            const std::string &value = known.values[std::size_t(number)];
            const bool wanted = std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
            kept[std::size_t(row)] = wanted ? 1 : 0;
        }
        for (std::size_t row = 0; row < marks.size(); ++row)
            marks[row] = char(marks[row] & kept[row]);
    }
    return {};
}

Result<CustomerOrder> CustomerOrders::order(const CustomerListQuery &query)
{
    SINAN_TRY(readNames(query.language));
    SINAN_TRY(readWarned());
    SINAN_ASSIGN(Marks marks, found(query));
    SINAN_TRY(keepConditions(query, marks));
    CustomerOrder result;
    result.total = m_names.size();
    result.rows.reserve(m_names.size());

    if (query.sortBy == CustomerField::Name) {
        for (const std::int64_t row : m_names) {
            if (marks[std::size_t(row)])
                result.rows.push_back(row);
        }
        if (query.descending)
            std::reverse(result.rows.begin(), result.rows.end());
    } else {
        SINAN_ASSIGN(const Keys by, sortKeys(query));
        struct Entry
        {
            double key;
            std::int32_t place;
        };
        std::vector<Entry> entries;
        entries.reserve(by.rows.size());
        Marks without = marks;
        for (const auto &[row, key] : by.rows) {
            if (!marks[std::size_t(row)])
                continue;
            // Nothing sorts last whatever the direction; equal ones stand by name.
            entries.push_back({query.descending ? -key : key, m_place[std::size_t(row)]});
            without[std::size_t(row)] = 0;
        }
        std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.key != b.key ? a.key < b.key : a.place < b.place; });
        for (const Entry &entry : entries)
            result.rows.push_back(m_names[std::size_t(entry.place)]);
        for (const std::int64_t row : m_names) {
            if (without[std::size_t(row)])
                result.rows.push_back(row);
        }
    }
    for (const std::int64_t row : result.rows)
        result.warned += std::size_t((*m_warned)[std::size_t(row)]);
    if (!query.groupBy)
        return result;

    SINAN_ASSIGN(const Keys by, valueKeys(*query.groupBy, query));
    const std::size_t none = by.values.size();
    std::vector<std::uint32_t> groupOf(m_place.size(), std::uint32_t(none));
    for (const auto &[row, number] : by.rows)
        groupOf[std::size_t(row)] = std::uint32_t(number);
    std::vector<CustomerGroup> groups(none + 1);
    for (std::size_t i = 0; i < none; ++i)
        groups[i].value = by.values[i];
    for (const std::int64_t row : result.rows) {
        CustomerGroup &group = groups[groupOf[std::size_t(row)]];
        ++group.count;
        group.warned += std::size_t((*m_warned)[std::size_t(row)]);
    }
    std::size_t from = 0;
    for (CustomerGroup &group : groups) {
        group.from = from;
        from += group.count;
    }
    std::vector<std::size_t> next;
    for (const CustomerGroup &group : groups)
        next.push_back(group.from);
    std::vector<std::int64_t> grouped(result.rows.size());
    for (const std::int64_t row : result.rows)
        grouped[next[groupOf[std::size_t(row)]]++] = row;
    result.rows = std::move(grouped);
    std::erase_if(groups, [](const CustomerGroup &group) { return group.count == 0; });
    result.groups = std::move(groups);
    return result;
}

Result<CustomerOrders::Keys> CustomerOrders::numbers(const std::string &sql, std::optional<UtcTime> now)
{
    Keys keys;
    SINAN_ASSIGN(Statement statement, m_connection.prepare(sql));
    if (now)
        statement.bind(1, toMillis(*now));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return keys;
        if (isKnown(statement.integer(0)) && !statement.isNull(1))
            keys.rows.emplace_back(statement.integer(0), statement.real(1));
    }
}

Result<CustomerOrders::Keys> CustomerOrders::texts(const std::string &sql, const std::function<std::string(const std::string &)> &shown,
                                                   Language language)
{
    // Equal texts come one after another out of the index.
    Keys keys;
    SINAN_ASSIGN(Statement statement, m_connection.prepare(sql));
    std::vector<std::string> found;
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        if (!isKnown(statement.integer(0)))
            continue;
        const std::string_view text = statement.text(1);
        if (found.empty() || found.back() != text)
            found.emplace_back(text);
        keys.rows.emplace_back(statement.integer(0), double(found.size() - 1));
    }
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < found.size(); ++i)
        order.emplace_back(nameOrderKey(shown(found[i]), language), i);
    std::sort(order.begin(), order.end());
    std::vector<double> number(found.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        number[order[i].second] = double(i);
        keys.values.push_back(found[order[i].second]);
    }
    for (auto &[row, key] : keys.rows)
        key = number[std::size_t(key)];
    return keys;
}

Result<CustomerOrders::Keys> CustomerOrders::regions(Language language)
{
    std::map<Uuid, std::pair<std::string, std::int64_t>> known; // by id: how it stands in order, and its number
    {
        SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT id, name_zh, name_en FROM region WHERE tombstone = 0"));
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            const bool english = language == Language::English && !statement.text(2).empty();
            known[statement.id(0)] = {nameOrderKey(statement.text(english ? 2 : 1), language), 0};
        }
    }
    std::vector<std::pair<std::string, Uuid>> order;
    for (const auto &[id, entry] : known)
        order.emplace_back(entry.first, id);
    std::sort(order.begin(), order.end());
    Keys keys;
    for (const auto &[key, id] : order) {
        known[id].second = std::int64_t(keys.values.size());
        keys.values.push_back(id.toString());
    }
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT seq, region FROM customer ORDER BY region"));
    Uuid last;
    auto place = known.end();
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return keys;
        if (const Uuid id = statement.id(1); id != last) {
            last = id;
            place = known.find(id);
        }
        if (place != known.end() && isKnown(statement.integer(0)))
            keys.rows.emplace_back(statement.integer(0), double(place->second.second));
    }
}

Result<CustomerOrders::Keys> CustomerOrders::customKeys(const CustomerListQuery &query)
{
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT seq, json_extract(custom, ?1) FROM customer WHERE custom IS NOT NULL"));
    std::string path = "$.\"";
    for (const char c : query.custom) {
        if (c != '"' && c != '\\')
            path += c;
    }
    path += '"';
    statement.bind(1, std::string_view(path));
    Keys keys;
    std::vector<std::pair<std::string, std::int64_t>> words;
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        if (!isKnown(statement.integer(0)) || statement.isNull(1))
            continue;
        if (statement.isText(1)) {
            if (!statement.text(1).empty())
                words.emplace_back(nameOrderKey(statement.text(1), query.language), statement.integer(0));
        } else {
            keys.rows.emplace_back(statement.integer(0), statement.real(1));
        }
    }
    // Texts stand behind numbers.
    std::sort(words.begin(), words.end());
    double number = 1e300;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && words[i].first != words[i - 1].first)
            number = std::nextafter(number, 2e300);
        keys.rows.emplace_back(words[i].second, number);
    }
    return keys;
}

Result<CustomerOrders::Keys> CustomerOrders::sortKeys(const CustomerListQuery &query)
{
    switch (query.sortBy) {
    case CustomerField::Stars:
        // A is the best of them.
        return numbers("SELECT seq, -stars FROM customer_summary WHERE stars IS NOT NULL");
    case CustomerField::Stage:
        return numbers("SELECT seq, stage FROM customer_summary WHERE stage IS NOT NULL");
    case CustomerField::Amount:
        return numbers("SELECT seq, amount FROM customer_summary WHERE amount IS NOT NULL");
    case CustomerField::Warnings:
        return numbers("SELECT seq, warnings FROM customer_summary WHERE warnings IS NOT NULL");
    case CustomerField::LastContact:
        return numbers("SELECT seq, " + std::string(contactNow) + " FROM customer_summary WHERE contact IS NOT NULL OR planned IS NOT NULL",
                       query.now);
    case CustomerField::Card:
        return numbers("SELECT seq, card FROM customer_summary WHERE card IS NOT NULL");
    case CustomerField::Custom:
        return customKeys(query);
    default:
        return valueKeys(query.sortBy, query);
    }
}

Result<CustomerOrders::Keys> CustomerOrders::valueKeys(CustomerField field, const CustomerListQuery &query)
{
    const auto named = [](Result<Keys> keys, std::initializer_list<std::string_view> names) {
        if (keys.ok())
            keys->values.assign(names.begin(), names.end());
        return keys;
    };
    switch (field) {
    case CustomerField::Stars:
        return named(numbers("SELECT seq, stars - 1 FROM customer_summary WHERE stars IS NOT NULL"), {"A", "B", "C"});
    case CustomerField::Stage:
        return named(numbers("SELECT seq, stage FROM customer_summary WHERE stage IS NOT NULL"),
                     {"prospect", "trial", "compare", "decide", "repeat", "won", "lost"});
    case CustomerField::Industry:
        return texts("SELECT seq, industry FROM customer WHERE industry <> '' ORDER BY industry",
                     [&query](const std::string &key) {
                         const auto word = query.industries.find(key);
                         return word == query.industries.end() ? key : word->second;
                     },
                     query.language);
    case CustomerField::Owner:
        return texts("SELECT seq, owner FROM customer WHERE owner <> '' ORDER BY owner", [](const std::string &text) { return text; },
                     query.language);
    case CustomerField::Region:
        return regions(query.language);
    case CustomerField::Warnings: {
        Result<Keys> keys =
            named(numbers("SELECT seq, warnings FROM customer_summary WHERE warnings IS NOT NULL"), {"critical", "high", "medium", "low"});
        if (keys.ok()) {
            for (auto &[row, key] : keys->rows) {
                const auto counts = warningCounts(std::int64_t(key));
                key = counts[3] ? 0 : counts[2] ? 1 : counts[1] ? 2 : 3;
            }
        }
        return keys;
    }
    default:
        return Error{ErrorCode::InvalidArgument, "customers", "no groups by this field", {}};
    }
}

} // namespace sinan::store
