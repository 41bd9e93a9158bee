#pragma once

#include "app/model/field.h"

#include <span>

namespace sinan::model {

/// Every kind of row. The number is part of no file: tables and wire go by name.
enum class Collection : std::uint8_t {
    Workspace,
    Region,
    User,
    Customer,
    Contact,
    Opportunity,
    Interaction,
    Signal,
    Fact,
    DataSource,
    Rule,
    Strategy,
    Warning,
    Decision,
    Task,
    Promise,
    ProgressCard,
    Consent,
    ProductDemand,
    KnowledgeArticle,
    CaseRecord,
    FieldMapping,
    ImportRun,
    FieldDefinition,
    SavedView,
    Visit,
    ArticleVersion
};
inline constexpr std::size_t collectionCount = 27;

struct CollectionInfo {
    Collection id;
    std::string_view name;   ///< table and wire name
    Label label;
    bool importable = false; ///< offered as the target of a table that is read in
    bool custom = false;     ///< takes fields of the administrator's own
};

/// A collection with its field table, for code that treats all alike (DDL, JSON, import targets, rule palette).
struct CollectionTable {
    CollectionInfo info;
    std::span<const FieldInfo> fields;

    /// Index of the field, or nothing.
    [[nodiscard]] std::optional<std::size_t> indexOf(std::string_view field) const;
};

[[nodiscard]] const CollectionTable &tableOf(Collection collection);
[[nodiscard]] std::optional<Collection> parseCollection(std::string_view name);
/// All of them, in the order of the enumeration.
[[nodiscard]] std::span<const CollectionTable> allCollections();

} // namespace sinan::model
