#include "app/bridge/table_formats.h"

#include <QSaveFile>

#include <cmath>

namespace sinan::bridge {

namespace {

/// A spreadsheet calculates what begins so; the wide forms too where it is set to East Asian input.
bool looksLikeFormula(std::string_view text)
{
    for (const std::string_view start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
        if (text.starts_with(start))
            return true;
    }
    return false;
}

std::string quotedCell(std::string_view text)
{
    if (text.find_first_of(",\"\r\n;\t") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' '))
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    return quoted + '"';
}

std::string plainNumber(double number, int decimals)
{
    if (!std::isfinite(number))
        return {};
    return QByteArray::number(number, decimals < 0 ? 'g' : 'f', decimals < 0 ? 15 : decimals).toStdString();
}

std::string twoDigits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string csvText(const TableCell &cell)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        return quotedCell(looksLikeFormula(*text) ? "'" + *text : *text);
    if (const auto *whole = std::get_if<std::int64_t>(&cell))
        return std::to_string(*whole);
    if (const auto *number = std::get_if<double>(&cell))
        return plainNumber(*number, -1);
    if (const auto *flag = std::get_if<bool>(&cell))
        return *flag ? "TRUE" : "FALSE";
    if (const auto *money = std::get_if<Money>(&cell))
        return plainNumber(majorUnits(*money), minorDigits(money->currency));
    if (const auto *day = std::get_if<LocalDate>(&cell))
        return toIso(*day);
    if (const auto *time = std::get_if<WallTime>(&cell))
        return toIso(time->day) + " " + twoDigits(time->minute / 60) + ":" + twoDigits(time->minute % 60);
    return {};
}

class CsvWriter final : public TableWriter
{
public:
    CsvWriter(const std::string &path, TableLook look) : m_file(QString::fromStdString(path)), m_look(std::move(look)) {}

    Result<void> begin()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return writingError(m_file);
        std::string line = "\xef\xbb\xbf";
        for (const TableColumn &column : m_look.columns) {
            line += (&column == m_look.columns.data() ? "" : ",") + csvText(column.title);
            if (column.money)
                line += "," + csvText(m_look.currencyTitle);
        }
        return write(line);
    }

    Result<void> row(std::span<const TableCell> cells) override
    {
        std::string line;
        for (std::size_t i = 0; i < m_look.columns.size(); ++i) {
            const TableCell cell = i < cells.size() ? cells[i] : TableCell();
            line += (i == 0 ? "" : ",") + csvText(cell);
            if (!m_look.columns[i].money)
                continue;
            const auto *money = std::get_if<Money>(&cell);
            line += "," + (money ? quotedCell(money->currency) : std::string());
        }
        return write(line);
    }

    Result<void> finish() override
    {
        if (!m_file.commit())
            return writingError(m_file);
        return {};
    }

private:
    Result<void> write(std::string &line)
    {
        line += "\r\n";
        if (m_file.write(line.data(), qint64(line.size())) != qint64(line.size()))
            return writingError(m_file);
        return {};
    }

    QSaveFile m_file;
    TableLook m_look;
};

} // namespace

Error writingError(const QFileDevice &file)
{
    const auto error = file.error();
    const ErrorCode code = error == QFileDevice::ResourceError || error == QFileDevice::WriteError ? ErrorCode::DiskFull
        : error == QFileDevice::PermissionsError                                                   ? ErrorCode::ReadOnly
                                                                                                   : ErrorCode::Io;
    return Error{code, "export", file.errorString().toStdString(), {}};
}

Result<std::unique_ptr<TableWriter>> openCsv(const std::string &path, TableLook look)
{
    auto writer = std::make_unique<CsvWriter>(path, std::move(look));
    SINAN_TRY(writer->begin());
    return std::unique_ptr<TableWriter>(std::move(writer));
}

Result<std::unique_ptr<TableWriter>> TableWriter::open(const std::string &path, TableFormat format, TableLook look,
                                                       std::function<bool()> cancelled)
{
    return format == TableFormat::Csv ? openCsv(path, std::move(look)) : openXlsx(path, std::move(look), std::move(cancelled));
}

} // namespace sinan::bridge
