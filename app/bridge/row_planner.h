#pragma once

#include "app/bridge/cell_conversion.h"
#include "app/bridge/entity_index.h"
#include "app/bridge/import_session.h"

#include <unordered_map>

namespace sinan::bridge {

/// A row that goes in: the cells that the input mentions, by index in the collection's field table.
struct PlannedRow {
    model::Collection collection = model::Collection::Customer;
    Uuid id;
    std::int64_t row = 0;
    RowPreview::Fate fate = RowPreview::Fate::Added;
    std::vector<std::pair<std::uint16_t, model::Value>> cells;
    Json custom;
};

/// The row as import.chunk@1 takes it.
[[nodiscard]] Json toChunkRow(const PlannedRow &row);

/// What planning one import shares among its tables.
struct PlanContext {
    const MappingLibrary *library = nullptr;
    const WorkCalendar *calendar = nullptr;
    const mutations::RowReader *reader = nullptr;
    const ImportOptions *options = nullptr;
    const MapperContext *mapper = nullptr;
    EntityIndex *index = nullptr;
    UtcTime now{};
    std::unordered_map<Uuid, PlannedRow> planned;  ///< customers, contacts and deals of this import, to see what comes twice
    std::vector<std::string> createdCustomers;   ///< names
    std::vector<PlannedRow> created;             ///< the customers themselves
    std::unordered_map<std::string, std::pair<std::string, std::int64_t>> similarCustomers;  ///< new name → the one meant?, rows
};

/// Columns of another table that join this one's rows as custom values.
struct Join {
    std::size_t column = 0;                                 ///< here
    std::unordered_map<std::string, Json> values;           ///< squeezed cell → {custom key: value}
};

/// Plans the rows of one table, one after the other.
class RowPlanner
{
public:
    /// @param table  its mapping; counts, rows, issues and column figures are filled in
    RowPlanner(PlanContext &context, TablePreview &table, std::vector<Join> joins = {});

    /// @retval errors of the reader alone; what is wrong with the row becomes an issue
    [[nodiscard]] Result<void> add(const TableRow &row);
    /// Conversations that turns belong to, and notices about what was taken for granted.
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] std::vector<PlannedRow> takeRows() { return std::move(m_rows); }

private:
    struct Column {
        Target target;
        const model::FieldInfo *field = nullptr;
        std::uint16_t index = 0;
        std::string key;         ///< "collection.field"
        std::string customType;
    };
    /// A conversation whose turns stand in rows of their own.
    struct Talk {
        struct Turn {
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

    void refuse(const TableRow &row, std::size_t column, const std::string &value, Message reason, Message mend);
    bool leftOut(const TableRow &row);
    bool convert(const TableRow &row, PlannedRow &planned);
    bool resolveCustomer(const TableRow &row, std::size_t column, PlannedRow &planned);
    void addDefaults(PlannedRow &planned, const TableRow &row);
    [[nodiscard]] Uuid identify(PlannedRow &planned);
    [[nodiscard]] Uuid createCustomer(const std::string &name, std::int64_t row);
    [[nodiscard]] Result<void> settle(PlannedRow planned, const TableRow &row);
    void addTurn(const TableRow &row);
    /// Whether the row says nothing new, or contradicts: then it is dealt with here.
    bool comesAgain(const PlannedRow &planned, const TableRow &row);
    void show(const TableRow &row, RowPreview::Fate fate, std::vector<std::pair<std::string, std::pair<std::string, std::string>>> changes = {});
    void set(PlannedRow &planned, std::string_view field, model::Value value) const;
    [[nodiscard]] const model::Value *valueOf(const PlannedRow &planned, std::string_view field) const;
    [[nodiscard]] std::string textOf(const PlannedRow &planned, std::string_view field) const;

    PlanContext &m_context;
    TablePreview &m_table;
    model::Collection m_collection;
    const model::CollectionTable &m_fields;
    ConversionContext m_conversion;
    std::vector<Column> m_columns;
    std::vector<Join> m_joins;
    std::vector<PlannedRow> m_rows;
    std::unordered_map<Uuid, std::size_t> m_position;      ///< id → m_rows
    std::unordered_map<Uuid, std::int64_t> m_ordinals;     ///< rows without a number of their own that say the same
    std::vector<Talk> m_talks;
    std::unordered_map<std::string, std::size_t> m_talkByKey;
    bool m_turns = false;
    std::string m_channel;
    std::int64_t m_totalsLeft = 0;
    std::int64_t m_headersAgain = 0;
    std::int64_t m_shortRows = 0;
    std::int64_t m_currencyAssumed = 0;
    std::int64_t m_undated = 0;
    std::int64_t m_repeated = 0;
    std::int64_t m_unknownRegions = 0;
    std::int64_t m_namedByProduct = 0;
    std::int64_t m_unknownOpportunities = 0;
    std::int64_t m_coreNames = 0;
};

} // namespace sinan::bridge
