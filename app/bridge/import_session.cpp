#include "app/bridge/import_session.h"

#include "app/bridge/session_state.h"

namespace sinan::bridge {

namespace {

Error noSuch(const char *what)
{
    return Error{ErrorCode::InvalidArgument, "import", std::string("no such ") + what, {}};
}

} // namespace

ImportSession::ImportSession(ImportOptions options) : m_state(std::make_unique<State>())
{
    m_state->options = std::move(options);
}
ImportSession::~ImportSession() = default;
ImportSession::ImportSession(ImportSession &&) noexcept = default;
ImportSession &ImportSession::operator=(ImportSession &&) noexcept = default;

void ImportSession::addPath(std::string path)
{
    m_state->given.emplace_back(std::move(path), std::nullopt);
    m_state->sourcesRead = m_state->planned = false;
}

void ImportSession::addText(std::string name, std::string text, TextKind kind)
{
    m_state->given.emplace_back(std::move(name), std::pair(std::move(text), kind));
    m_state->sourcesRead = m_state->planned = false;
}

void ImportSession::clear()
{
    const ImportOptions options = m_state->options;
    *m_state = State{};
    m_state->options = options;
}

bool ImportSession::isEmpty() const
{
    return m_state->given.empty();
}

Result<void> ImportSession::setTarget(std::size_t table, std::size_t column, Target target)
{
    if (table >= m_state->tables.size() || column >= m_state->tables[table].shape.headers.size())
        return noSuch("column");
    const auto collection = m_state->preview.tables[table].collection;
    if (target.kind == Target::Kind::Field && (!collection || !fieldOf(target, *collection)))
        return noSuch("field");
    m_state->tables[table].targets[column] = std::move(target);
    m_state->tables[table].formats.erase(column);
    m_state->tables[table].valueMaps.erase(column);
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setFormat(std::size_t table, std::size_t column, Format format)
{
    if (table >= m_state->tables.size() || column >= m_state->tables[table].shape.headers.size())
        return noSuch("column");
    m_state->tables[table].formats[column] = std::move(format);
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setValueMap(std::size_t table, std::size_t column, std::map<std::string, std::string> map)
{
    if (table >= m_state->tables.size() || column >= m_state->tables[table].shape.headers.size())
        return noSuch("column");
    const ColumnPreview &preview = m_state->preview.tables[table].columns[column];
    const auto collection = m_state->preview.tables[table].collection;
    const auto *field = collection ? fieldOf(preview.target, *collection) : nullptr;
    if (field && field->type == model::FieldType::Enumeration) {
        for (const auto &entry : map) {
            const std::string &choice = entry.second;
            const bool known = choice.empty() || std::any_of(field->choices.begin(), field->choices.end(),
                                                             [&](const auto &one) { return one.name == choice; });
            if (!known)
                return std::move(noSuch("choice")).with("value", choice);
        }
    }
    m_state->tables[table].valueMaps[column] = std::move(map);
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setCollection(std::size_t table, std::optional<model::Collection> collection)
{
    if (table >= m_state->tables.size())
        return noSuch("table");
    if (collection && !model::tableOf(*collection).info.importable)
        return noSuch("importable collection");
    TableState &state = m_state->tables[table];
    state.collection = collection;
    state.included.reset();
    state.targets.clear();
    state.formats.clear();
    state.valueMaps.clear();
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setIncluded(std::size_t table, bool included)
{
    if (table >= m_state->tables.size())
        return noSuch("table");
    m_state->tables[table].included = included;
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setLookup(std::size_t table, bool used)
{
    if (table >= m_state->tables.size() || (used && !m_state->preview.tables[table].lookup))
        return noSuch("lookup");
    m_state->tables[table].lookup = used;
    m_state->planned = false;
    return {};
}

namespace {

/// The text is read in another way: what was found and chosen by columns is void.
void readAnew(TableState &table)
{
    table.analysed = false;
    table.targets.clear();
    table.formats.clear();
    table.valueMaps.clear();
}

} // namespace

Result<void> ImportSession::setEncoding(std::size_t table, Encoding encoding)
{
    if (table >= m_state->tables.size() || m_state->tables[table].book)
        return noSuch("text table");
    m_state->tables[table].encoding = encoding;
    readAnew(m_state->tables[table]);
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setDelimiter(std::size_t table, std::string delimiter)
{
    if (table >= m_state->tables.size() || m_state->tables[table].book)
        return noSuch("text table");
    if (delimiter != "," && delimiter != ";" && delimiter != "\t" && delimiter != "|")
        return noSuch("delimiter");
    m_state->tables[table].delimiter = delimiter[0];
    readAnew(m_state->tables[table]);
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setHeaderRow(std::size_t table, std::int64_t row)
{
    if (table >= m_state->tables.size() || row < 0)
        return noSuch("table");
    m_state->tables[table].headerRow = row;
    readAnew(m_state->tables[table]);
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setTalkCustomer(std::size_t talk, std::optional<Uuid> customer)
{
    if (talk >= m_state->talks.size())
        return noSuch("talk");
    m_state->talkChoices[talk].customer = customer;
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setTalkChannel(std::size_t talk, model::Channel channel)
{
    if (talk >= m_state->talks.size())
        return noSuch("talk");
    m_state->talkChoices[talk].channel = channel;
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setTalkTime(std::size_t talk, UtcTime occurredAt)
{
    if (talk >= m_state->talks.size())
        return noSuch("talk");
    m_state->talkChoices[talk].occurredAt = occurredAt;
    m_state->planned = false;
    return {};
}

Result<void> ImportSession::setTalkIncluded(std::size_t talk, bool included)
{
    if (talk >= m_state->talks.size())
        return noSuch("talk");
    m_state->talkChoices[talk].included = included;
    m_state->planned = false;
    return {};
}

std::vector<Target> ImportSession::targets(std::size_t table) const
{
    if (table >= m_state->preview.tables.size() || !m_state->preview.tables[table].collection)
        return {};
    return allTargets(*m_state->preview.tables[table].collection, m_state->mapper);
}

Result<void> ImportSession::plan(const mutations::RowReader &reader, UtcTime now, const Progress &progress)
{
    State &state = *m_state;
    state.planned = false;
    SINAN_TRY(state.readSources(progress));
    std::vector<model::FieldMapping> mappings;
    SINAN_TRY(state.loadContext(reader, mappings));
    for (std::size_t i = 0; i < state.tables.size();) {
        TableState &table = state.tables[i];
        if (!table.analysed) {
            const auto analysed = table.analyse(*state.library, state.options.limits, progress);
            if (!analysed.ok() && analysed.error().code == ErrorCode::Cancelled)
                return analysed.error();
            if (!analysed.ok()) {
                // An empty sheet beside full ones is no fault.
                const bool emptySheet = table.book && table.book->sheets().size() > 1 &&
                                        analysed.error().fact("reason") == "import.error.empty_table";
                if (!emptySheet)
                    state.sourceIssues.push_back(toIssue(analysed.error()));
                state.tables.erase(state.tables.begin() + std::ptrdiff_t(i));
                continue;
            }
        }
        ++i;
    }
    state.preview = {};
    state.runs.clear();
    state.preview.issues = state.sourceIssues;
    state.mapper.today = WorkCalendar(state.options.zone).dateOf(now);
    for (const TableState &table : state.tables)
        state.preview.tables.push_back(state.mapTable(table, mappings));
    state.findLookups();
    state.findSlips();
    SINAN_TRY(state.planAll(reader, now, mappings, progress));
    state.planned = true;
    return {};
}

const ImportPreview &ImportSession::preview() const
{
    return m_state->preview;
}

} // namespace sinan::bridge
