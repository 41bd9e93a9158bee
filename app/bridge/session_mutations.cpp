#include "app/bridge/phrases.h"
#include "app/bridge/session_state.h"

namespace sinan::bridge {

using mutations::Mutation;

namespace {

constexpr std::size_t chunkRows = 500;
/// A chunk is one transaction and one outbox row: many long texts are cut earlier.
constexpr std::size_t chunkBytes = 4 << 20;

std::size_t sizeOf(const PlannedRow &row)
{
    std::size_t bytes = 100;
    for (const auto &[index, value] : row.cells)
        bytes += 40 + model::textIn(value).size();
    return bytes;
}

/// Conversations of the run that were recorded: calls and meetings.
int recordingsIn(const RunPlan &run)
{
    return int(std::count_if(run.rows.begin(), run.rows.end(), [&](const PlannedRow &row) {
        if (row.collection != model::Collection::Interaction)
            return false;
        const auto parsed = model::parseChoice<model::Channel>(row.textOf("channel"));
        return parsed && model::isRecording(*parsed);
    }));
}

std::string csvCell(std::string text)
{
    // A cell that begins like a formula must not become one in the program that opens the list.
    if (!text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '@'))
        text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

} // namespace

int ImportSession::recordings() const
{
    int count = 0;
    for (const RunPlan &run : m_state->runs)
        count += recordingsIn(run);
    return count;
}

void ImportSession::setAttested(bool attested)
{
    m_state->attested = attested;
}

Result<std::vector<Mutation>> ImportSession::mutations(const Clock &clock, RandomSource &random, std::string group) const
{
    const State &state = *m_state;
    if (!state.planned)
        return Error{ErrorCode::InvalidArgument, "import", "plan first", {}};
    std::vector<Mutation> list;
    std::string files;
    for (const RunPlan &run : state.runs) {
        if (!run.rows.empty())
            files += (files.empty() ? "" : ", ") + run.file;
    }
    if (files.size() > 200)
        files = files.substr(0, files.find_last_of(',', 200)) + " …";
    const Json labelArguments{{"file", files}, {"rows", state.preview.counts.added + state.preview.counts.updated}};
    const auto add = [&](std::string name, Json arguments) {
        Mutation mutation;
        mutation.id = Uuid::v7(clock, random);
        mutation.name = std::move(name);
        mutation.arguments = std::move(arguments);
        mutation.group = group;
        mutation.label = "undo.import";
        mutation.labelArguments = labelArguments;
        list.push_back(std::move(mutation));
    };
    // All runs are opened before the first row and closed after the last: an import that was cut off shows by a run that is still
    // open, wherever it was cut, and can be taken back whole.
    std::vector<std::string> runIds;
    for (const RunPlan &run : state.runs) {
        runIds.push_back(Uuid::v7(clock, random).toString());
        if (!run.rows.empty() || !run.created.empty())
{
            Json arguments{{"run", runIds.back()}, {"file", run.file}, {"collection", model::tableOf(run.collection).info.name}};
            if (recordingsIn(run) > 0)
                arguments["attested"] = state.attested;
            add("import.start@1", std::move(arguments));
        }
    }
    std::map<std::string, bool> defined;
    for (std::size_t i = 0; i < state.runs.size(); ++i) {
        const RunPlan &run = state.runs[i];
        const std::string &runId = runIds[i];
        if (run.rows.empty() && run.created.empty()) {
            // Nothing new; a mapping that a person mended is kept all the same.
            if (run.mapping && run.unchanged > 0)
                add("mapping.save@1", model::toJson(model::toRow(*run.mapping)));
            continue;
        }
        if (run.mapping)
            add("mapping.save@1", model::toJson(model::toRow(*run.mapping)));
        for (const Json &definition : run.fieldDefinitions) {
            const std::string id = textOr(definition, "id");
            const bool exists =
                std::any_of(state.mapper.customFields.begin(), state.mapper.customFields.end(), [&](const CustomField &field) {
                    return field.collection == textOr(definition, "collection") && field.name == textOr(definition, "name");
                });
            if (!exists && !defined[id])
                add("field_definition.add@1", {{"row", definition}});
            defined[id] = true;
        }
        const auto addChunks = [&](const std::vector<PlannedRow> &rows) {
            Json chunk = Json::array();
            std::size_t bytes = 0;
            model::Collection into = model::Collection::Customer;
            const auto flush = [&] {
                if (!chunk.empty())
                    add("import.chunk@1",
                        {{"run", runId}, {"collection", model::tableOf(into).info.name}, {"rows", std::move(chunk)}});
                chunk = Json::array();
                bytes = 0;
            };
            for (const PlannedRow &row : rows) {
                bytes += sizeOf(row);
                if (row.collection != into || chunk.size() >= chunkRows || (bytes > chunkBytes && !chunk.empty())) {
                    flush();
                    bytes = sizeOf(row);
                    into = row.collection;
                }
                chunk.push_back(toChunkRow(row));
            }
            flush();
        };
        addChunks(run.created);
        addChunks(run.rows);
    }
    for (std::size_t i = 0; i < state.runs.size(); ++i) {
        const RunPlan &run = state.runs[i];
        if (!run.rows.empty() || !run.created.empty())
            add("import.finish@1", {{"run", runIds[i]}, {"refused", run.refused}, {"unchanged", run.unchanged}});
    }
    return list;
}

std::string ImportSession::refusedAsCsv(bool chinese) const
{
    const State &state = *m_state;
    const auto phrases = Phrases::load(state.options.resources);
    const Language language = chinese ? Language::Chinese : Language::English;
    const auto sentence = [&](const Message &message) {
        return phrases.ok() ? phrases->sentence(message, language) : message.id;
    };
    std::string csv = "\xef\xbb\xbf";
    csv += chinese ? "文件,工作表,行,列,值,原因,怎么改\r\n" : "File,Sheet,Row,Column,Value,Reason,Mend\r\n";
    const auto add = [&](const Issue &issue) {
        csv +=
            csvCell(issue.place.file) + "," + csvCell(issue.place.sheet) + "," +
            (issue.place.row ? std::to_string(issue.place.row) : "") + "," +
            csvCell(issue.place.header.empty() && issue.place.column ? std::to_string(issue.place.column) : issue.place.header) +
            "," + csvCell(issue.value) + "," + csvCell(sentence(issue.reason)) + "," + csvCell(sentence(issue.mend)) + "\r\n";
    };
    for (const Issue &issue : state.preview.issues)
        add(issue);
    for (const auto &table : state.preview.tables) {
        for (const Issue &issue : table.issues)
            add(issue);
    }
    return csv;
}

} // namespace sinan::bridge
