#pragma once

#include "app/bridge/table_reader.h"
#include "app/bridge/text_input.h"

namespace sinan::bridge {

/// Comma, semicolon or tab, whichever splits the beginning of the text most evenly into columns; ',' where nothing does.
[[nodiscard]] char guessDelimiter(std::string_view beginning);

/// CSV and TSV (RFC 4180 and what is met in the wild): quoted fields with line ends and doubled quotes, CR, LF or CRLF, a "sep=;"
/// line. A quote that is never closed is told and read as an ordinary character, so that it does not swallow the rest of the
/// file.
class DelimitedReader final : public TableReader
{
public:
    /// @param encoding, delimiter  nothing: guessed
    /// @retval  errors of TextPull::open
    [[nodiscard]] static Result<std::unique_ptr<DelimitedReader>> open(const Input &input, const InputLimits &limits,
                                                                       std::optional<Encoding> encoding = {},
                                                                       std::optional<char> delimiter = {});

    [[nodiscard]] Result<bool> read(TableRow &row) override;
    [[nodiscard]] std::span<const Issue> issues() const override { return m_issues; }
    [[nodiscard]] double progress() const override;
    [[nodiscard]] const EncodingGuess &encoding() const { return m_pull->encoding(); }
    [[nodiscard]] char delimiter() const { return m_delimiter; }

private:
    enum class Step { Row, NeedMore, OpenQuote, CellTooLong, TooManyCells };

    DelimitedReader() = default;
    /// Reads one record from m_at on into `row`; m_next is behind it.
    Step parse(TableRow &row, bool quotes);
    [[nodiscard]] Result<bool> fill();
    void note(const TableRow &row, std::size_t column, std::string value, std::string reason, std::string mend,
              std::int64_t limit = 0);
    void noteBrokenCharacters(const TableRow &row);
    void skipLine();

    std::string m_name;
    InputLimits m_limits;
    std::unique_ptr<TextPull> m_pull;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::size_t m_next = 0;
    std::int64_t m_line = 1;
    std::int64_t m_linesOfRecord = 0;
    bool m_ended = false;
    char m_delimiter = ',';
    std::vector<Issue> m_issues;
};

} // namespace sinan::bridge
