#pragma once

#include "app/bridge/delimited_reader.h"
#include "app/bridge/import_session.h"
#include "app/bridge/listed_table.h"
#include "app/bridge/row_planner.h"
#include "app/bridge/saved_mapping.h"
#include "app/bridge/structured_input.h"
#include "app/bridge/table_layout.h"
#include "app/bridge/talk_planner.h"
#include "app/bridge/talk_reader.h"
#include "app/bridge/workbook.h"

namespace sinan::bridge {

/// A table of the import: where it comes from, what was found in it, what a person chose.
struct TableState
{
    Input input;
    std::shared_ptr<Workbook> book; ///< of a sheet
    std::size_t sheet = 0;
    std::shared_ptr<const ListedTable> listed; ///< of a form whose columns have names in every row: JSON
    bool hiddenSheet = false;

    // What a person chose.
    std::optional<Encoding> encoding;
    std::optional<char> delimiter;
    std::optional<std::int64_t> headerRow;
    std::optional<std::optional<model::Collection>> collection;
    std::optional<bool> included;
    bool lookup = false;
    std::map<std::size_t, Target> targets;
    std::map<std::size_t, Format> formats;
    std::map<std::size_t, std::map<std::string, std::string>> valueMaps;

    // What was found; kept until a choice above changes how the text is read.
    bool analysed = false;
    EncodingGuess encodingGuess;
    char delimiterUsed = 0;
    TableShape shape;
    TableLayout layout;
    std::vector<Issue> readIssues;

    [[nodiscard]] Result<std::unique_ptr<TableReader>> open(const InputLimits &limits) const;
    /// Reads the table once: its header and what its columns look like.
    [[nodiscard]] Result<void> analyse(const MappingLibrary &library, const InputLimits &limits, const Progress &progress);
};

struct TalkState
{
    std::string file;
    ParsedTalk talk;
};

/// An input that a person gave: it becomes tables or talks.
struct SourceState
{
    Input input;
    TextKind kind = TextKind::Guess;
};

/// The rows of one table, or of all talks, ready to become mutations.
struct RunPlan
{
    std::string file;
    model::Collection collection = model::Collection::Customer;
    std::vector<PlannedRow> created; ///< regions and customers that must be there first
    std::vector<PlannedRow> rows;
    std::int64_t refused = 0;
    std::int64_t unchanged = 0;
    std::vector<Json> fieldDefinitions;         ///< rows of field_definition
    std::optional<model::FieldMapping> mapping; ///< to be saved; nothing where the saved one is the same
};

struct ImportSession::State
{
    ImportOptions options;
    std::vector<std::pair<std::string, std::optional<std::pair<std::string, TextKind>>>>
        given; ///< path, or name with text and kind
    bool sourcesRead = false;
    bool planned = false;
    std::optional<MappingLibrary> library;
    std::vector<TableState> tables;
    std::vector<TalkState> talks;
    std::map<std::size_t, TalkChoice> talkChoices;
    std::vector<Issue> sourceIssues;
    MapperContext mapper;
    ImportPreview preview;
    std::vector<RunPlan> runs;

    /// Finds out what every input is; reads talks whole, opens workbooks.
    [[nodiscard]] Result<void> readSources(const Progress &progress);
    void addSource(const Input &input, TextKind kind);
    [[nodiscard]] bool addBinary(const Input &input, FileKind what);
    void addTable(const Input &input);
    /// Keeps what a reader made of an input, or why it made nothing.
    void take(const Input &input, Result<StructuredInput> read, const EncodingGuess &encoding = {});
    [[nodiscard]] Result<void> loadContext(const mutations::RowReader &reader, std::vector<model::FieldMapping> &mappings);
    [[nodiscard]] TablePreview mapTable(const TableState &table, const std::vector<model::FieldMapping> &mappings) const;
    void findLookups();
    void findSlips();
    [[nodiscard]] Result<void> planAll(const mutations::RowReader &reader, UtcTime now,
                                       const std::vector<model::FieldMapping> &mappings, const Progress &progress);
    [[nodiscard]] Result<void> planTable(std::size_t index, PlanContext &context,
                                         const std::vector<model::FieldMapping> &mappings, const Progress &progress);
    [[nodiscard]] Result<void> planTalks(PlanContext &context, const Progress &progress);
    [[nodiscard]] std::vector<Join> joinsFor(std::size_t table, std::vector<Json> &definitions, const Progress &progress) const;
    void sumUp(const PlanContext &context);
};

[[nodiscard]] Error cancelledError();
/// A row of field_definition@add for a column.
[[nodiscard]] Json fieldDefinition(model::Collection collection, const std::string &name, const std::string &label,
                                   const std::string &type);

} // namespace sinan::bridge
