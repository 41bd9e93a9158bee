#pragma once

#include "app/bridge/column_profile.h"
#include "app/bridge/import_preview.h"

#include <set>

namespace sinan::bridge {

/// A table before it is mapped: its headers and what stands below them.
struct TableShape
{
    std::string file;
    std::string sheet;
    std::vector<std::string> headers;
    std::vector<ColumnProfile> profiles; ///< one a header
};

/// A custom field that exists.
struct CustomField
{
    std::string collection;
    std::string name;
    std::string labelZh;
    std::string labelEn;
    std::string type; ///< "text", "integer", "real", "date", "boolean"
};

/// What exists already and matters for the guesses.
struct MapperContext
{
    const MappingLibrary *library = nullptr;
    std::vector<CustomField> customFields;
    std::unordered_map<std::string, Uuid> regions; ///< squeezed key or name → id
    std::set<std::string> customers;               ///< squeezed names and numbers of those that exist
    bool mayDefineFields = true;
    LocalDate today{}; ///< of the import; the epoch: not known
};

struct ColumnGuess
{
    Target target;
    double confidence = 0;
    Message reason;
    std::vector<Target> alternatives;
};

struct CollectionGuess
{
    std::optional<model::Collection> collection; ///< nothing: none fits
    double confidence = 0;
    Message reason;
};

/// Which collection the rows of a table are. Contacts and conversations need their own words; a customer table is the plain case.
[[nodiscard]] CollectionGuess guessCollection(const TableShape &table, const MapperContext &context);
/// A target for every column of the table, given its collection; each field is given once.
[[nodiscard]] std::vector<ColumnGuess> guessColumns(const TableShape &table, model::Collection collection,
                                                    const MapperContext &context);
/// How the column's cells are read for that target.
[[nodiscard]] Format guessFormat(const Target &target, model::Collection collection, const std::string &header,
                                 const ColumnProfile &profile, const MappingLibrary &library);
/// Every target that a column of that collection may have: skip, fields, custom fields.
[[nodiscard]] std::vector<Target> allTargets(model::Collection collection, const MapperContext &context);
/// The key of a new custom field: Latin letters, digits and _ of the header, its pinyin, or a short hash.
[[nodiscard]] std::string customFieldKey(const std::string &header, const MappingLibrary &library);
[[nodiscard]] std::string customFieldType(const ColumnProfile &profile);
/// The described field behind a target of a table of that collection, or null.
[[nodiscard]] const model::FieldInfo *fieldOf(const Target &target, model::Collection collection);
/// The collection that the target's field belongs to: the table's own, or the one before its dot.
[[nodiscard]] model::Collection collectionOf(const Target &target, model::Collection collection);

} // namespace sinan::bridge
