#pragma once

#include "app/base/calendar.h"
#include "app/base/format.h"
#include "app/model/import.h"
#include "app/model/row.h"
#include "app/model/workspace.h"

#include <QString>

#include <optional>
#include <vector>

namespace sinan::screens {

/// A field as the page shows and takes it: one of the collection's table, or one that an administrator added.
struct FieldSpec {
    std::string name;
    bool custom = false;
    model::FieldType type = model::FieldType::Text;
    model::Label label;           ///< views into the field table or into `zh`, `en` below
    std::string zh;               ///< label of a custom field
    std::string en;
    std::string_view unit;
    std::span<const model::Choice> choices;
    bool required = false;

    [[nodiscard]] QString title(Language language) const;
};

/// The fields of `collection` that a person may write, in the order of its table, then its custom ones.
/// Left out: ids of other systems, references other than the region, Json, and the names in `without`.
[[nodiscard]] std::vector<FieldSpec> fieldSpecs(model::Collection collection, const std::vector<model::FieldDefinition> &definitions,
                                                const std::vector<std::string_view> &without = {});

/// What the texts depend on.
struct FieldContext {
    Language language = Language::Chinese;
    LocalDate today{};
    const std::vector<model::Region> *regions = nullptr;
};

/// The value as JSON, as mutations take it; null where there is none.
[[nodiscard]] Json valueOf(const FieldSpec &field, const model::Row &row);
/// As it reads on the page: money and dates formatted, choices by their word, the unit behind the number. Empty where there is no value.
[[nodiscard]] QString shownText(const FieldSpec &field, const model::Row &row, const FieldContext &context);
/// As it stands in the editor: plain digits, ISO dates, the name of the choice.
[[nodiscard]] QString editText(const FieldSpec &field, const model::Row &row);

/// Why typed text was not taken.
enum class Refusal { Empty, NotANumber, NotADate, NotAChoice, TooLong };
struct Parsed {
    Json value;                       ///< null: the field is emptied
    std::optional<Refusal> refusal;
};
/// Reads what was typed: "310万", "3.1M", "3,100,000"; "2026-03-20", "3-20", "3月20日"; a choice by name or word; a region by name.
[[nodiscard]] Parsed parseTyped(const FieldSpec &field, const QString &typed, const FieldContext &context);

/// A day as people write it; without a year the one nearest to `today`.
[[nodiscard]] std::optional<LocalDate> parseDay(const QString &typed, LocalDate today);
/// A number with thousands separators and 万, 亿, 千, k, M, B; an optional currency sign.
[[nodiscard]] std::optional<double> parseNumber(const QString &typed);

} // namespace sinan::screens
