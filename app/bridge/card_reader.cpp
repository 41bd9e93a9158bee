#include "app/bridge/card_reader.h"

#include "app/base/utf8.h"
#include "app/bridge/content_lines.h"

#include <algorithm>
#include <array>

namespace sinan::bridge {

namespace {

/// The columns, by names that the mapping knows.
enum Column : std::uint32_t {
    Name,
    Company,
    Title,
    Phone,
    Mail,
    OtherPhones,
    OtherMails,
    Department,
    Website,
    Address,
    Remark,
    ColumnCount
};
constexpr std::array<std::string_view, ColumnCount> columnNames{"姓名",     "公司", "职务", "电话", "邮箱", "其他电话",
                                                                "其他邮箱", "部门", "网址", "地址", "备注"};

struct Numbered
{
    std::string text;
    int rank = 0; ///< higher: rather this one
};

struct Card
{
    std::array<std::string, ColumnCount> cells;
    std::string formatted;  ///< FN
    std::string structured; ///< N: family and given name
    std::vector<Numbered> phones;
    std::vector<Numbered> mails;
    std::int64_t row = 0;
    bool group = false; ///< KIND:group, KIND:org
};

bool isChinese(std::string_view text)
{
    std::size_t at = 0;
    return !text.empty() && isCjk(nextCodePoint(text, at));
}

/// N:王;建国;;; → 王建国, N:Smith;John;;Dr.; → John Smith.
std::string structuredName(std::string_view value)
{
    const auto parts = textParts(value, ';');
    const std::string family = parts.empty() ? std::string() : parts[0];
    const std::string given = parts.size() > 1 ? parts[1] : std::string();
    if (family.empty() || given.empty())
        return family + given;
    return isChinese(family) || isChinese(given) ? family + given : given + " " + family;
}

int rankOf(const ContentLine &line)
{
    const std::string type = line.parameter("TYPE");
    const auto has = [&](const char *word) { return type.find(word) != std::string::npos; };
    return (has("PREF") || !line.parameter("PREF").empty() ? 8 : 0) + (has("CELL") ? 4 : 0) + (has("WORK") ? 2 : 0) -
           (has("FAX") ? 16 : 0) - (has("HOME") ? 1 : 0);
}

void spread(std::vector<Numbered> numbers, std::string &first, std::string &others)
{
    std::stable_sort(numbers.begin(), numbers.end(), [](const Numbered &a, const Numbered &b) { return a.rank > b.rank; });
    for (const Numbered &number : numbers) {
        if (number.text.empty() || number.text == first || number.rank <= -8)
            continue;
        if (first.empty())
            first = number.text;
        else if (others.find(number.text) == std::string::npos && others.size() < 500)
            others += (others.empty() ? "" : "; ") + number.text;
    }
}

void take(Card &card, const ContentLine &line)
{
    const auto keep = [&](Column column, std::string text) {
        if (card.cells[column].empty())
            card.cells[column] = std::move(text);
    };
    if (line.name == "FN")
        card.formatted = card.formatted.empty() ? textValue(line.value) : card.formatted;
    else if (line.name == "N")
        card.structured = structuredName(line.value);
    else if (line.name == "ORG") {
        const auto parts = textParts(line.value, ';');
        keep(Company, parts.empty() ? std::string() : parts[0]);
        keep(Department, parts.size() > 1 ? parts[1] : std::string());
    } else if (line.name == "TITLE" || line.name == "ROLE")
        keep(Title, textValue(line.value));
    else if (line.name == "TEL") {
        std::string number = textValue(line.value);
        if (number.starts_with("tel:"))
            number.erase(0, 4);
        card.phones.push_back({number.substr(0, 100), rankOf(line)});
    } else if (line.name == "EMAIL")
        card.mails.push_back({textValue(line.value).substr(0, 200), rankOf(line)});
    else if (line.name == "URL")
        keep(Website, textValue(line.value));
    else if (line.name == "NOTE")
        keep(Remark, textValue(line.value));
    else if (line.name == "ADR") {
        std::string address;
        for (const auto &part : textParts(line.value, ';'))
            address += (address.empty() || part.empty() ? "" : " ") + part;
        keep(Address, address);
    } else if (line.name == "KIND" || line.name == "X-ADDRESSBOOKSERVER-KIND") {
        const std::string kind = textValue(line.value);
        card.group = kind == "group" || kind == "org";
    }
}

class CardTable
{
public:
    CardTable(const std::string &file, const InputLimits &limits) : m_issues(file, limits), m_limits(limits) {}
    void add(Card card);
    IssueList &issues() { return m_issues; }
    std::shared_ptr<const ListedTable> take();

private:
    IssueList m_issues;
    const InputLimits &m_limits;
    std::vector<Card> m_cards;
};

void CardTable::add(Card card)
{
    if (card.group)
        return;
    spread(std::move(card.phones), card.cells[Phone], card.cells[OtherPhones]);
    spread(std::move(card.mails), card.cells[Mail], card.cells[OtherMails]);
    card.cells[Name] = card.structured.empty() || !isChinese(card.structured) ? card.formatted : card.structured;
    if (card.cells[Name].empty())
        card.cells[Name] = card.structured;
    for (std::uint32_t i = 0; i < ColumnCount; ++i) {
        if (std::int64_t(card.cells[i].size()) <= m_limits.textBytes)
            continue;
        m_issues.add(card.row, std::string(columnNames[i]), card.cells[i],
                     {"import.issue.cell_too_long", {{"limit", numberArgument(m_limits.textBytes >> 20)}}},
                     "import.mend.shorten_cell");
        card.cells[i].clear();
    }
    if (card.cells[Name].empty())
        m_issues.add(card.row, "FN", card.cells[Company], {"import.issue.field_missing", Json::object()},
                     "import.mend.fill_cell");
    else
        m_cards.push_back(std::move(card));
}

std::shared_ptr<const ListedTable> CardTable::take()
{
    if (m_cards.empty())
        return nullptr;
    auto table = std::make_shared<ListedTable>();
    std::array<std::int64_t, ColumnCount> place{};
    place.fill(-1);
    for (std::uint32_t i = 0; i < ColumnCount; ++i) {
        if (std::none_of(m_cards.begin(), m_cards.end(), [&](const Card &card) { return !card.cells[i].empty(); }))
            continue;
        place[i] = std::int64_t(table->headers.size());
        table->headers.emplace_back(columnNames[i]);
    }
    for (Card &card : m_cards) {
        ListedTable::Row row;
        row.line = card.row;
        for (std::uint32_t i = 0; i < ColumnCount; ++i) {
            if (!card.cells[i].empty())
                row.cells.push_back({std::uint32_t(place[i]), CellKind::Text, std::move(card.cells[i])});
        }
        table->rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

Result<StructuredInput> readCards(const std::string &file, std::string_view text, const InputLimits &limits)
{
    CardTable table(file, limits);
    std::optional<Card> card;
    std::int64_t cards = 0;
    for (const ContentLine &line : contentLines(text, limits)) {
        const bool mark =
            line.value.size() < 40 && (line.name == "BEGIN" || line.name == "END") && textValue(line.value).starts_with("VCARD");
        if (mark && line.name == "BEGIN") {
            if (card) {
                table.issues().add(card->row, {}, card->formatted, {"import.issue.card_open", Json::object()},
                                   "import.mend.export_again");
                table.add(std::move(*card));
            }
            if (++cards > limits.rows) {
                table.issues().add(line.row, {}, {}, {"import.error.too_many_rows", {{"limit", numberArgument(limits.rows)}}},
                                   "import.mend.split_file");
                card.reset();
                break;
            }
            card.emplace();
            card->row = line.row;
        } else if (mark && card) {
            table.add(std::move(*card));
            card.reset();
        } else if (card && line.name.empty()) {
            table.issues().add(line.row, {}, line.value, {"import.issue.no_content_line", Json::object()},
                               "import.mend.export_again");
        } else if (card) {
            take(*card, line);
        }
    }
    if (card) {
        table.issues().add(card->row, {}, card->formatted, {"import.issue.card_open", Json::object()},
                           "import.mend.export_again");
        table.add(std::move(*card));
    }
    StructuredInput input;
    if (auto rows = table.take())
        input.tables.push_back(std::move(rows));
    input.issues = table.issues().take();
    if (input.tables.empty() && input.issues.empty())
        return inputError(ErrorCode::Unreadable, file, "import.error.no_cards", "import.mend.export_again");
    return input;
}

} // namespace sinan::bridge
