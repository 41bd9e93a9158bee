#pragma once

#include "app/bridge/cell_values.h"
#include "app/bridge/import_preview.h"
#include "app/bridge/mapping_library.h"
#include "app/bridge/table_reader.h"

#include <unordered_map>

namespace sinan::bridge {

/// What the cells of one column look like, gathered row by row.
class ColumnProfile
{
public:
    void add(const std::string &cell, CellKind kind, const MappingLibrary &library);

    [[nodiscard]] std::int64_t filled() const { return m_filled; }
    [[nodiscard]] std::int64_t empty() const { return m_empty; }
    [[nodiscard]] const std::vector<std::string> &samples() const { return m_samples; }
    /// Part of the looked-at cells that have this shape, 0 … 1. A cell may have several (Integer and Number).
    [[nodiscard]] double share(Shape shape) const;
    /// The most telling shape that most cells share.
    [[nodiscard]] Shape shape() const;
    /// Part of the looked-at cells that mean a choice of that field ("opportunity.stage").
    [[nodiscard]] double choiceShare(const std::string &field, const MappingLibrary &library) const;
    /// Cells as written with their counts; complete where distinctKnown().
    [[nodiscard]] const std::unordered_map<std::string, std::int64_t> &values() const { return m_values; }
    [[nodiscard]] bool distinctKnown() const { return !m_tooMany; }
    /// Few values that come again and again.
    [[nodiscard]] bool isCategory() const
    {
        return distinctKnown() && m_values.size() <= 200 && m_filled >= std::int64_t(2 * m_values.size());
    }
    [[nodiscard]] bool isUnique() const { return distinctKnown() && m_filled > 1 && std::int64_t(m_values.size()) == m_filled; }
    [[nodiscard]] DateOrder dateOrder() const;
    /// Day and month cannot be told apart in any of its dates.
    [[nodiscard]] bool dateOrderOpen() const { return m_ambiguousDates > 0 && m_dayFirst == 0 && m_monthFirst == 0; }
    /// The latest of its dates that can be read without knowing the order of day and month.
    [[nodiscard]] std::optional<LocalDate> latest() const { return m_latest; }
    /// ',' where decimals have one, else '.'.
    [[nodiscard]] char decimal() const { return m_decimalCommas > m_decimalPoints ? ',' : '.'; }
    /// Whole numbers that would be dates of 1990 … 2060 as a workbook counts them.
    [[nodiscard]] bool serialDates() const { return m_looked > 0 && m_serials == m_looked; }
    [[nodiscard]] double averageLength() const { return m_filled ? double(m_characters) / double(m_filled) : 0; }

private:
    static constexpr std::int64_t lookAt = 5'000;
    static constexpr std::size_t mostValues = 5'000;

    std::int64_t m_filled = 0;
    std::int64_t m_empty = 0;
    std::int64_t m_looked = 0;
    std::int64_t m_characters = 0;
    std::int64_t m_shapes[32] = {};
    std::int64_t m_dayFirst = 0;
    std::int64_t m_monthFirst = 0;
    std::int64_t m_ambiguousDates = 0;
    std::int64_t m_decimalCommas = 0;
    std::int64_t m_decimalPoints = 0;
    std::int64_t m_serials = 0;
    std::optional<LocalDate> m_latest;
    std::vector<std::string> m_samples;
    std::unordered_map<std::string, std::int64_t> m_values;
    bool m_tooMany = false;
};

} // namespace sinan::bridge
