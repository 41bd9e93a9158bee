#include "app/bridge/cell_conversion.h"

#include "app/base/money.h"
#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <cmath>

namespace sinan::bridge {

using model::FieldType;

namespace {

constexpr double largestMinor = 9e15; // beyond it a double no longer counts in ones

CellFault fault(std::string reason, std::string mend)
{
    return {{std::move(reason), Json::object()}, {std::move(mend), Json::object()}};
}

DateOrder orderOf(const std::string &name)
{
    return name == "mdy"   ? DateOrder::MonthDayYear
           : name == "dmy" ? DateOrder::DayMonthYear
           : name == "ymd" ? DateOrder::YearMonthDay
                           : DateOrder::Unknown;
}

std::optional<ReadDate> dateIn(const std::string &cell, CellKind kind, const Format &format)
{
    if (format.date.starts_with("serial")) {
        if (const auto serial = readSerialDate(cell, format.date == "serial1904"))
            return serial;
    }
    if (const auto date = readDate(cell, orderOf(format.date)))
        return date;
    // A workbook's date whose cell lost its format: 46083 among 2026-03-02.
    if (kind == CellKind::Number || cell.size() == 5) {
        const auto number = readNumber(cell, '.');
        if (number && number->value > 32874 && number->value < 58441)
            return readSerialDate(cell, false);
    }
    return std::nullopt;
}

} // namespace

bool saysNothing(std::string_view cell)
{
    if (cell.empty())
        return true;
    if (cell.size() > 12)
        return false;
    const std::string text = fold(cell);
    return text == "-" || text == "--" || text == "—" || text == "——" || text == "/" || text == "n/a" || text == "#n/a" ||
           text == "null" || text == "none" || text == "nan" || text == "无" || text == "暂无" || text == "空";
}

std::optional<CellFault> convertCell(const model::FieldInfo &field, const std::string &fieldKey, const std::string &cell,
                                     CellKind kind, const ColumnPreview &column, const ConversionContext &context,
                                     ConvertedCell &converted)
{
    converted = {};
    const auto mapped = column.valueMap.find(cell);
    if (mapped != column.valueMap.end() && field.type == FieldType::Enumeration) {
        if (!mapped->second.empty())
            converted.value = mapped->second;
        return std::nullopt;
    }
    if (cell.empty())
        return std::nullopt;
    if (kind == CellKind::Error && !saysNothing(cell))
        return fault("import.fault.formula_error", "import.mend.fix_formula");
    const bool text = field.type == FieldType::Text || field.type == FieldType::LongText;
    if (saysNothing(cell) && field.type != FieldType::Enumeration && (!text || cell.size() < 4))
        return std::nullopt;
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        if (field.name == "currency") {
            const auto currency = context.library->currencyFor(cell);
            if (!currency && cell.size() != 3)
                return fault("import.fault.no_currency", "import.mend.write_currency");
            converted.value = currency.value_or(cell);
        } else {
            converted.value = mapped != column.valueMap.end() ? mapped->second : cell;
        }
        return std::nullopt;
    case FieldType::Enumeration: {
        const auto choice = context.library->choiceFor(fieldKey, cell);
        if (!choice) {
            if (saysNothing(cell))
                return std::nullopt;
            return fault("import.fault.unknown_choice", "import.mend.map_value");
        }
        converted.value = *choice;
        return std::nullopt;
    }
    case FieldType::Date: {
        const auto date = dateIn(cell, kind, column.format);
        if (!date)
            return fault("import.fault.no_date", "import.mend.write_date");
        converted.value = std::int64_t(date->date.time_since_epoch().count());
        return std::nullopt;
    }
    case FieldType::Time: {
        const auto date = dateIn(cell, kind, column.format);
        if (!date)
            return fault("import.fault.no_date", "import.mend.write_date");
        converted.value = toMillis(toMoment(*date, *context.calendar));
        return std::nullopt;
    }
    case FieldType::Boolean: {
        const auto choice = context.library->choiceFor("boolean", cell);
        if (!choice)
            return fault("import.fault.no_boolean", "import.mend.write_boolean");
        converted.value = std::int64_t(*choice == "true");
        return std::nullopt;
    }
    case FieldType::Money: {
        const auto number = readNumber(cell, column.format.decimal);
        if (!number || number->percent)
            return fault("import.fault.no_money", "import.mend.write_number");
        converted.currency = !number->currency.empty() ? number->currency : column.format.currency;
        converted.currencyAssumed = converted.currency.empty();
        if (converted.currencyAssumed)
            converted.currency = context.currency;
        // A unit in the cell is meant instead of the one in the header: 310万 in 金额(万元).
        const double scale = number->scaled ? 1 : column.format.scale;
        const double minor = number->value * scale * std::pow(10, minorDigits(converted.currency));
        if (std::abs(minor) > largestMinor)
            return fault("import.fault.too_large", "import.mend.write_number");
        converted.value = std::int64_t(std::llround(minor));
        return std::nullopt;
    }
    case FieldType::Integer: {
        auto number = readNumber(cell, column.format.decimal);
        if (!number) {
            if (const auto stars = starsIn(cell))
                number = ReadNumber{*stars, {}, false, false, true};
        }
        if (!number || number->percent)
            return fault("import.fault.no_number", "import.mend.write_number");
        const double value = number->value * column.format.scale;
        if (std::abs(value) > largestMinor || (std::abs(value - std::round(value)) > 1e-6 && field.name != "rating"))
            return fault("import.fault.no_whole_number", "import.mend.write_whole_number");
        converted.value = std::int64_t(std::llround(value));
        return std::nullopt;
    }
    case FieldType::Real: {
        const auto number = readNumber(cell, column.format.decimal);
        if (!number)
            return fault("import.fault.no_number", "import.mend.write_number");
        converted.value = number->value * column.format.scale;
        return std::nullopt;
    }
    case FieldType::Reference:
    case FieldType::Json:
        break;
    }
    return fault("import.fault.not_taken", "import.mend.choose_target");
}

std::optional<CellFault> convertCustomCell(const std::string &type, const std::string &cell, CellKind kind,
                                           const ColumnPreview &column, const ConversionContext &context, Json &converted)
{
    converted = nullptr;
    if (cell.empty() || saysNothing(cell))
        return std::nullopt;
    if (kind == CellKind::Error)
        return fault("import.fault.formula_error", "import.mend.fix_formula");
    if (type == "integer" || type == "real") {
        const auto number = readNumber(cell, column.format.decimal);
        if (!number)
            return fault("import.fault.no_number", "import.mend.write_number");
        const double value = number->value * column.format.scale;
        if (type == "integer" && std::abs(value - std::round(value)) < 1e-6 && std::abs(value) < largestMinor)
            converted = std::int64_t(std::llround(value));
        else
            converted = value;
    } else if (type == "date") {
        const auto date = dateIn(cell, kind, column.format);
        if (!date)
            return fault("import.fault.no_date", "import.mend.write_date");
        converted = toIso(date->date);
    } else if (type == "boolean") {
        const auto choice = context.library->choiceFor("boolean", cell);
        if (!choice)
            return fault("import.fault.no_boolean", "import.mend.write_boolean");
        converted = *choice == "true";
    } else {
        converted = cell;
    }
    return std::nullopt;
}

} // namespace sinan::bridge
