#pragma once

#include "app/bridge/cell_conversion.h"
#include "app/bridge/entity_index.h"
#include "app/bridge/import_session.h"

#include <unordered_map>

namespace sinan::bridge {

/// A row that goes in: the cells that the input mentions, by index in the collection's field table.
struct PlannedRow
{
    model::Collection collection = model::Collection::Customer;
    Uuid id;
    std::int64_t row = 0;
    RowPreview::Fate fate = RowPreview::Fate::Added;
    std::vector<std::pair<std::uint16_t, model::Value>> cells;
    Json custom = Json::object();

    [[nodiscard]] const model::Value *valueOf(std::string_view field) const; ///< null: not mentioned
    [[nodiscard]] std::string textOf(std::string_view field) const;
    void set(std::string_view field, model::Value value);
    [[nodiscard]] bool isEmpty() const { return cells.empty() && custom.empty(); }
};

/// The row as import.chunk@1 takes it.
[[nodiscard]] Json toChunkRow(const PlannedRow &row);

using Changes = std::vector<std::pair<std::string, std::pair<std::string, std::string>>>; ///< field, before, after

/// What planning one import shares among its tables.
struct PlanContext
{
    const MappingLibrary *library = nullptr;
    const WorkCalendar *calendar = nullptr;
    const mutations::RowReader *reader = nullptr;
    const ImportOptions *options = nullptr;
    const MapperContext *mapper = nullptr;
    EntityIndex *index = nullptr;
    UtcTime now{};
    std::unordered_map<Uuid, PlannedRow> planned; ///< customers, contacts and deals of this import, to see what comes twice
    std::vector<std::string> createdCustomers;    ///< names
    std::vector<PlannedRow> created;              ///< the customers themselves
    std::unordered_map<Uuid, std::size_t> createdAt;
    std::unordered_map<std::string, Uuid> regions; ///< squeezed key or name → id; those of this import among them
    std::vector<PlannedRow> newRegions;            ///< named by a table and not known so far
    std::unordered_map<std::string, std::string> similarCustomers; ///< new name → the one that may be meant
};

/// Columns of another table that join this one's rows as custom values.
struct Join
{
    std::size_t column = 0;                       ///< here
    std::unordered_map<std::string, Json> values; ///< squeezed cell → {custom key: value}
};

/// Plans the rows of one table, one after the other. A row makes one row of the table's collection and, where columns say so,
/// rows beside it.
class RowPlanner
{
public:
    /// @param table  its mapping; counts, rows, issues and column figures are filled in
    RowPlanner(PlanContext &context, TablePreview &table, std::vector<Join> joins = {});

    /// @retval errors of the reader alone; what is wrong with the row becomes an issue
    [[nodiscard]] Result<void> add(const TableRow &row);
    /// Conversations that turns belong to, and notices about what was taken for granted.
    [[nodiscard]] Result<void> finish();
    /// Customers before what refers to them.
    [[nodiscard]] std::vector<PlannedRow> takeRows();

private:
    struct Column
    {
        Target target;
        const model::FieldInfo *field = nullptr;
        std::uint16_t index = 0;
        std::size_t part = 0; ///< 0: the table's own collection, else m_parts
        std::string key;      ///< "collection.field"
        std::string customType;
    };
    /// A conversation whose turns stand in rows of their own.
    struct Talk
    {
        struct Turn
        {
            double order = 0;
            std::string speaker;
            std::string role;
            std::string words;
        };
        std::string key;
        PlannedRow base;
        TableRow first;
        std::vector<Turn> turns;
    };
    /// What became of one part of a row.
    struct Settled
    {
        Uuid id;
        RowPreview::Fate fate = RowPreview::Fate::Added;
        Changes changes;
    };
    using Parts = std::vector<PlannedRow>;

    void refuse(const TableRow &row, std::size_t column, const std::string &value, Message reason, Message mend);
    bool leftOut(const TableRow &row);
    bool convert(const TableRow &row, Parts &parts);
    /// The region that a cell names; a new one of this import where there is none yet. Nothing for what cannot be a region's name.
    std::optional<Uuid> regionNamed(const std::string &cell);
    bool checkRequired(const TableRow &row, Parts &parts);
    /// @return nothing where the row was refused; a null id where none is named and none is needed
    std::optional<Uuid> resolveCustomer(const TableRow &row, std::size_t column);
    void linkOpportunity(const TableRow &row, PlannedRow &planned);
    [[nodiscard]] bool isAbsent(const PlannedRow &part) const;
    void addDefaults(PlannedRow &planned);
    [[nodiscard]] Uuid identify(const PlannedRow &planned);
    [[nodiscard]] Uuid createCustomer(const std::string &name, std::int64_t row);
    /// Decides what becomes of a part and keeps it. Fate Refused: told already.
    [[nodiscard]] Result<Settled> settle(PlannedRow planned, const TableRow &row);
    [[nodiscard]] Result<void> settleParts(Parts parts, const TableRow &row);
    /// More about a customer that the row refers to; what was said first holds.
    [[nodiscard]] Result<Settled> completeCustomer(PlannedRow planned);
    [[nodiscard]] std::optional<Settled> comesAgain(const PlannedRow &planned, const TableRow &row);
    void addTurn(const TableRow &row);
    void show(const TableRow &row, RowPreview::Fate fate, Changes changes = {});
    static void count(Counts &counts, RowPreview::Fate fate);
    void tell();

    PlanContext &m_context;
    TablePreview &m_table;
    model::Collection m_collection;
    ConversionContext m_conversion;
    std::vector<Column> m_columns;
    std::vector<model::Collection> m_parts; ///< [0] the table's own
    std::optional<std::size_t> m_customerColumn;
    bool m_customerByNumber = false; ///< the column holds numbers: an unknown one makes no customer
    std::optional<std::size_t> m_opportunityColumn;
    std::vector<Join> m_joins;
    std::vector<PlannedRow> m_rows;
    std::unordered_map<Uuid, std::size_t> m_position;  ///< id → m_rows
    std::unordered_map<Uuid, std::int64_t> m_ordinals; ///< rows without a number of their own that say the same
    std::vector<Talk> m_talks;
    std::unordered_map<std::string, std::size_t> m_talkByKey;
    bool m_turns = false;
    std::string m_channel;
    std::map<std::string, std::int64_t> m_told; ///< notice → rows
};

} // namespace sinan::bridge
