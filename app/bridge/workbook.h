#pragma once

#include "app/bridge/table_reader.h"
#include "app/bridge/zip_parts.h"

namespace sinan::bridge {

/// What a number format makes of a number.
enum class NumberLook : std::uint8_t { Plain, Date, DateTime, TimeOfDay, Percent };
/// By the built-in ids of ECMA-376 18.8.30 (with those of Chinese Excel), else by the letters of the format code.
[[nodiscard]] NumberLook numberLook(int formatId, std::string_view formatCode);
/// "2026-03-02" from a workbook's serial number; the 1900 system counts the 29 February 1900 that never was.
[[nodiscard]] std::string serialText(double serial, bool since1904, NumberLook look);
/// A number of a cell as a person would write it, by its look: 46083 → 2026-03-02, .125 → 12.5%; no exponent, no noise in the
/// 16th digit.
[[nodiscard]] std::pair<std::string, CellKind> numberText(double number, NumberLook look, bool since1904);
/// "BC12" → {row 12, column 55}; nothing where the text is no cell. Rows and columns from 1.
struct CellPlace
{
    std::int64_t row = 0;
    int column = 0;
};
[[nodiscard]] std::optional<CellPlace> parseCellPlace(std::string_view text);

/// An XLSX file: its sheets, and what they share (texts, styles, date system).
/// @note Keeps the shared texts in memory; the sheets are streamed.
class Workbook
{
public:
    struct Sheet
    {
        std::string name;
        std::string part;
        bool hidden = false;
    };

    /// @retval ErrorCode::Unreadable  no workbook, damaged, locked by a password, or built of parts that we do not read
    /// @retval ErrorCode::TooLarge    a limit was passed
    [[nodiscard]] static Result<std::shared_ptr<Workbook>> open(const Input &input, const InputLimits &limits);

    [[nodiscard]] const std::vector<Sheet> &sheets() const { return m_sheets; }
    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] const InputLimits &limits() const { return m_limits; }
    [[nodiscard]] bool since1904() const { return m_since1904; }
    /// The shared text of that number; nothing where there is none.
    [[nodiscard]] const std::string *text(std::size_t index) const { return index < m_texts.size() ? &m_texts[index] : nullptr; }
    [[nodiscard]] NumberLook look(std::size_t style) const { return style < m_looks.size() ? m_looks[style] : NumberLook::Plain; }
    [[nodiscard]] ZipParts &parts() { return *m_parts; }
    /// A reader of one sheet; one reader at a time.
    [[nodiscard]] static Result<std::unique_ptr<TableReader>> read(std::shared_ptr<Workbook> book, std::size_t sheet);

private:
    Workbook() = default;
    [[nodiscard]] Result<void> readBook();
    [[nodiscard]] Result<void> readStyles();
    [[nodiscard]] Result<void> readTexts();

    std::string m_name;
    InputLimits m_limits;
    std::unique_ptr<ZipParts> m_parts;
    std::vector<Sheet> m_sheets;
    std::vector<std::string> m_texts;
    std::vector<NumberLook> m_looks;
    bool m_since1904 = false;
};

} // namespace sinan::bridge
