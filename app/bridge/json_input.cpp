#include "app/bridge/json_input.h"

#include "app/base/utf8.h"
#include "app/bridge/recognised_speech.h"

#include <algorithm>
#include <unordered_map>

namespace sinan::bridge {

namespace {

constexpr JsonLimits entryLimits{};

struct Entry
{
    std::string_view text;
    std::int64_t line = 1;
};

std::vector<Entry> lineEntries(std::string_view text)
{
    std::vector<Entry> entries;
    std::int64_t line = 1;
    for (std::size_t from = 0; from < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (const std::string_view entry = trimmed(text.substr(from, end - from)); !entry.empty())
            entries.push_back({entry, line});
        from = end + 1;
    }
    return entries;
}

/// The entries of an array, cut at its commas; or the whole text where it is none.
std::vector<Entry> arrayEntries(std::string_view text)
{
    std::vector<Entry> entries;
    std::int64_t line = 1;
    Entry entry;
    std::size_t begin = std::string_view::npos;
    const bool array = trimmed(text).starts_with('[');
    const int top = array ? 1 : 0;
    int depth = 0;
    bool quoted = false;
    bool closed = false;
    const auto close = [&](std::size_t end) {
        if (begin != std::string_view::npos)
            entries.push_back({trimmed(text.substr(begin, end - begin)), entry.line});
        begin = std::string_view::npos;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (array && !quoted && depth == 1 && (c == ',' || c == ']')) {
            close(i);
            closed = c == ']';
            depth -= closed;
            continue;
        }
        if (begin == std::string_view::npos && !space && (depth == top || closed) && !(array && depth == 0 && !closed)) {
            begin = i;
            entry.line = line;
        }
        line += c == '\n';
        if (quoted) {
            if (c == '\\')
                ++i;
            else
                quoted = c != '"';
            continue;
        }
        quoted = c == '"';
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
    }
    close(text.size());
    if (array && !closed && entries.empty())
        entries.push_back({trimmed(text), 1});
    return entries;
}

/// A scalar as a cell has it; a list of scalars in one cell; anything else as JSON.
ListedTable::Cell cellOf(const Json &value)
{
    ListedTable::Cell cell;
    if (value.is_string()) {
        cell.text = std::string(trimmed(value.get_ref<const std::string &>()));
    } else if (value.is_boolean()) {
        cell.kind = CellKind::Boolean;
        cell.text = value.get<bool>() ? "TRUE" : "FALSE";
    } else if (value.is_number()) {
        cell.kind = CellKind::Number;
        cell.text = dumpJson(value);
    } else if (value.is_array() &&
               std::none_of(value.begin(), value.end(), [](const Json &part) { return part.is_structured(); })) {
        for (const Json &part : value)
            cell.text += (cell.text.empty() ? "" : ", ") + cellOf(part).text;
    } else if (!value.is_null()) {
        cell.text = dumpJson(value);
    }
    return cell;
}

class TableBuilder
{
public:
    TableBuilder(IssueList &issues, const InputLimits &limits) : m_issues(issues), m_limits(limits) {}
    void add(const Json &object, std::int64_t line)
    {
        ListedTable::Row row{line, {}};
        std::vector<std::pair<std::string, ListedTable::Cell>> cells;
        for (const auto &[key, value] : object.items()) {
            if (!value.is_object()) {
                cells.emplace_back(key, cellOf(value));
                continue;
            }
            for (const auto &[inner, part] : value.items())
                cells.emplace_back(key + "." + inner, cellOf(part));
        }
        std::size_t fresh = 0;
        for (const auto &[name, cell] : cells) {
            fresh += !m_columns.contains(name);
            if (std::int64_t(cell.text.size()) > m_limits.textBytes)
                return m_issues.add(line, name, cell.text,
                                    {"import.issue.cell_too_long", {{"limit", numberArgument(m_limits.textBytes >> 20)}}},
                                    "import.mend.shorten_cell");
        }
        if (m_columns.size() + fresh > std::size_t(m_limits.cellsPerRow))
            return m_issues.add(line, {}, {}, {"import.issue.too_many_cells", {{"limit", numberArgument(m_limits.cellsPerRow)}}},
                                "import.mend.split_columns");
        for (auto &[name, cell] : cells) {
            const auto [column, isNew] = m_columns.emplace(name, std::uint32_t(m_columns.size()));
            if (isNew)
                m_table->headers.push_back(name);
            cell.column = column->second;
            if (!cell.text.empty())
                row.cells.push_back(std::move(cell));
        }
        if (!row.cells.empty())
            m_table->rows.push_back(std::move(row));
    }
    [[nodiscard]] std::shared_ptr<const ListedTable> take() { return m_table->rows.empty() ? nullptr : std::move(m_table); }

private:
    IssueList &m_issues;
    const InputLimits &m_limits;
    std::shared_ptr<ListedTable> m_table = std::make_shared<ListedTable>();
    std::unordered_map<std::string, std::uint32_t> m_columns;
};

/// An object that is a talk by itself. One with a speaker beside its text is one turn of a table.
bool isTalk(const Json &object)
{
    return memberOrNull(object, "turns").is_array() ||
           (memberOrNull(object, "text").is_string() && !object.contains("speaker") && !object.contains("role"));
}

std::vector<ParsedTalk> talksOf(const Json &object, std::int64_t line, const MappingLibrary &library, IssueList &issues,
                                const InputLimits &limits)
{
    std::map<std::string, std::string> header;
    for (const auto &[key, value] : object.items()) {
        if (const auto meaning = value.is_primitive() ? library.talkHeader(key) : std::nullopt; meaning && !value.is_null())
            header[*meaning] = cellOf(value).text;
    }
    std::vector<ParsedTalk> talks;
    if (const Json &turns = memberOrNull(object, "turns"); turns.is_array()) {
        ParsedTalk talk;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const std::string words = turns[i].is_string() ? turns[i].get<std::string>() : textOr(turns[i], "text");
            const std::string speaker = textOr(turns[i], "speaker");
            if (trimmed(words).empty()) {
                issues.add(line, "turns[" + std::to_string(i) + "].text", dumpJson(turns[i]),
                           {"import.issue.field_missing", Json::object()}, "import.mend.fix_json");
                continue;
            }
            const auto named = turns[i].is_string() ? parseHead(words) : std::nullopt;
            TalkTurn turn = turnOf(named && named->colon ? *named : TurnHead{speaker, {}, false, true, words}, library, line);
            const auto role = library.choiceFor("talk.role", textOr(turns[i], "role"));
            if (const auto known = role ? model::parseChoice<model::SpeakerRole>(*role) : std::nullopt)
                turn.role = *known;
            if (!addTurn(talk, std::move(turn), issues, limits))
                break;
        }
        if (!talk.turns.empty())
            talks.push_back(std::move(talk));
    } else {
        talks = TalkReader(library, limits).read(object.at("text").get_ref<const std::string &>());
    }
    for (auto &talk : talks) {
        talk.row = line;
        talk.header.insert(header.begin(), header.end());
    }
    return talks;
}

} // namespace

bool isJsonLines(std::string_view text)
{
    const std::string_view whole = trimmed(text);
    const std::size_t end = whole.find('\n');
    return end != std::string_view::npos && parseJson(trimmed(whole.substr(0, end)), entryLimits).ok();
}

Result<StructuredInput> readJson(const std::string &file, std::string_view text, bool lines, const MappingLibrary &library,
                                 const InputLimits &limits)
{
    IssueList issues(file, limits);
    TableBuilder table(issues, limits);
    StructuredInput read;
    std::int64_t count = 0;
    for (const Entry &entry : lines ? lineEntries(text) : arrayEntries(text)) {
        if (++count > limits.rows) {
            issues.add(entry.line, {}, {}, {"import.error.too_many_rows", {{"limit", numberArgument(limits.rows)}}},
                       "import.mend.split_file");
            break;
        }
        const auto value = parseJson(entry.text, entryLimits);
        if (!value.ok() && value.error().code == ErrorCode::TooLarge) {
            const bool deep = entry.text.size() <= entryLimits.bytes;
            Message reason =
                deep ? Message{"import.error.json_too_deep", {{"limit", numberArgument(entryLimits.depth)}}}
                     : Message{"import.error.file_too_large", {{"limit", numberArgument(std::int64_t(entryLimits.bytes >> 20))}}};
            issues.add(entry.line, {}, entry.text, std::move(reason), deep ? "import.mend.fix_json" : "import.mend.split_file");
        } else if (!value.ok()) {
            const std::size_t byte = std::min(
                std::size_t(std::strtoull(std::string(value.error().fact("byte")).c_str(), nullptr, 10)), entry.text.size());
            const std::int64_t below = std::count(entry.text.begin(), entry.text.begin() + std::ptrdiff_t(byte), '\n');
            std::size_t from = byte > 40 ? byte - 40 : 0;
            while (from < entry.text.size() && (std::uint8_t(entry.text[from]) & 0xc0) == 0x80)
                ++from;
            issues.add(entry.line + below, {}, entry.text.substr(from), {"import.error.json_damaged", Json::object()},
                       "import.mend.fix_json");
        } else if (!(*value).is_object()) {
            issues.add(entry.line, {}, entry.text, {"import.issue.no_entry", Json::object()}, "import.mend.fix_json");
        } else if (auto speech = recognisedSpeech(*value, file, entry.line, issues, limits)) {
            if (!speech->ok())
                return speech->error();
            read.talks.push_back(std::move(speech->value()));
        } else if (isTalk(*value)) {
            auto talks = talksOf(*value, entry.line, library, issues, limits);
            std::move(talks.begin(), talks.end(), std::back_inserter(read.talks));
        } else {
            table.add(*value, entry.line);
        }
    }
    if (auto rows = table.take())
        read.tables.push_back(std::move(rows));
    if (read.tables.empty() && read.talks.empty() && issues.isEmpty())
        return inputError(ErrorCode::Unreadable, file, "import.error.json_empty", "import.mend.choose_again");
    read.issues = issues.take();
    return read;
}

} // namespace sinan::bridge
