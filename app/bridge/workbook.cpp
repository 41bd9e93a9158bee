#include "app/bridge/workbook.h"

#include "app/base/calendar.h"
#include "app/base/utf8.h"

#include <QXmlStreamReader>

#include <cmath>

namespace sinan::bridge {

namespace {

Error damaged(const std::string &name)
{
    return inputError(ErrorCode::Unreadable, name, "import.error.workbook_damaged", "import.mend.save_again");
}

/// Walks the start elements of a part; `visit` may read on. Fails on damage, on a document type (nothing of ours needs one) and
/// on limits.
template <class Visit> Result<void> walk(ZipParts &parts, const std::string &part, const std::string &name, Visit visit)
{
    SINAN_ASSIGN(const auto device, parts.device(part));
    QXmlStreamReader xml(device.get());
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return damaged(name);
        if (token == QXmlStreamReader::StartElement)
            SINAN_TRY(visit(xml));
    }
    if (parts.failure())
        return *parts.failure();
    if (xml.hasError())
        return damaged(name);
    return {};
}

/// Targets of a part's relations by id, as paths from the root of the package.
Result<std::map<std::string, std::pair<std::string, std::string>>> relations(ZipParts &parts, const std::string &part,
                                                                             const std::string &folder, const std::string &name)
{
    std::map<std::string, std::pair<std::string, std::string>> found;
    if (!parts.has(part))
        return found;
    SINAN_TRY(walk(parts, part, name, [&](QXmlStreamReader &xml) -> Result<void> {
        if (xml.name() == u"Relationship" && xml.attributes().value("TargetMode") != u"External") {
            std::string target = xml.attributes().value("Target").toString().toStdString();
            target = !target.empty() && target.front() == '/' ? target.substr(1) : folder + target;
            found[xml.attributes().value("Id").toString().toStdString()] = {
                target, xml.attributes().value("Type").toString().toStdString()};
        }
        return {};
    }));
    return found;
}

/// A number as a person would write it: no exponent, no noise in the 16th digit.
std::string plainNumber(double number)
{
    if (!std::isfinite(number))
        return {};
    char buffer[64];
    if (std::abs(number) < 1e15 && number == std::floor(number)) {
        std::snprintf(buffer, sizeof buffer, "%.0f", number);
        return buffer;
    }
    std::snprintf(buffer, sizeof buffer, "%.15g", number);
    return buffer;
}

} // namespace

NumberLook numberLook(int id, std::string_view code)
{
    if (id == 9 || id == 10)
        return NumberLook::Percent;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || (id >= 57 && id <= 58))
        return NumberLook::Date;
    if (id == 22)
        return NumberLook::DateTime;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
        return NumberLook::TimeOfDay;
    bool date = false;
    bool time = false;
    bool percent = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            const std::size_t close = code.find('"', i + 1);
            if (close == std::string_view::npos)
                break;
            i = close;
        } else if (c == '[') {
            const std::size_t close = code.find(']', i);
            if (close == std::string_view::npos)
                break;
            const char first = close > i + 1 ? char(std::tolower(std::uint8_t(code[i + 1]))) : 0;
            time = time || ((first == 'h' || first == 'm' || first == 's') && close <= i + 3);
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == 'G' && code.substr(i, 7) == "General") {
            i += 6;
        } else {
            const char low = char(std::tolower(std::uint8_t(c)));
            date = date || low == 'y' || low == 'd';
            time = time || low == 'h' || low == 's';
            percent = percent || c == '%';
            if (low == 'm' && !time)
                date = true;
        }
    }
    if (date && time)
        return NumberLook::DateTime;
    return date ? NumberLook::Date : time ? NumberLook::TimeOfDay : percent ? NumberLook::Percent : NumberLook::Plain;
}

std::string serialText(double serial, bool since1904, NumberLook look)
{
    const auto clock = [](std::int64_t seconds) {
        const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        const std::string text = two(seconds / 3600) + ":" + two(seconds / 60 % 60);
        return seconds % 60 ? text + ":" + two(seconds % 60) : text;
    };
    std::int64_t days = std::int64_t(std::floor(serial));
    std::int64_t seconds = std::llround((serial - std::floor(serial)) * 86400);
    if (seconds == 86400) {
        seconds = 0;
        ++days;
    }
    if (look == NumberLook::TimeOfDay)
        return clock(seconds + days * 86400);
    using namespace std::chrono;
    // Serial 60 of the 1900 system is a day that never was; all after it are one too high.
    const sys_days origin = since1904   ? sys_days(year(1904) / 1 / 1)
                            : days < 60 ? sys_days(year(1899) / 12 / 31)
                                        : sys_days(year(1899) / 12 / 30);
    const std::string date = toIso(LocalDate(origin + std::chrono::days(days)));
    return look == NumberLook::DateTime && seconds > 0 ? date + " " + clock(seconds) : date;
}

std::pair<std::string, CellKind> numberText(double number, NumberLook look, bool since1904)
{
    if (look == NumberLook::Percent)
        return {plainNumber(number * 100) + "%", CellKind::Number};
    // 2958465 is the last day of the year 9999; beyond it a date format is an accident.
    if (look != NumberLook::Plain && number >= 0 && number < 2958466)
        return {serialText(number, since1904, look), CellKind::Date};
    return {plainNumber(number), CellKind::Number};
}

std::optional<CellPlace> parseCellPlace(std::string_view text)
{
    CellPlace place;
    std::size_t at = 0;
    while (at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4)
        place.column = place.column * 26 + (text[at++] - 'A' + 1);
    if (at == 0 || at == text.size() || text.size() > at + 9)
        return std::nullopt;
    for (; at < text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9')
            return std::nullopt;
        place.row = place.row * 10 + (text[at] - '0');
    }
    return place.row > 0 ? std::optional(place) : std::nullopt;
}

Result<std::shared_ptr<Workbook>> Workbook::open(const Input &input, const InputLimits &limits)
{
    std::shared_ptr<Workbook> book(new Workbook);
    book->m_name = input.name;
    book->m_limits = limits;
    SINAN_ASSIGN(book->m_parts, ZipParts::open(input, limits));
    SINAN_TRY(book->readBook());
    SINAN_TRY(book->readStyles());
    SINAN_TRY(book->readTexts());
    return book;
}

Result<void> Workbook::readBook()
{
    if (!m_parts->has("xl/workbook.xml"))
        return inputError(ErrorCode::Unreadable, m_name,
                          m_parts->has("xl/workbook.bin") ? "import.error.binary_workbook" : "import.error.archive",
                          m_parts->has("xl/workbook.bin") ? "import.mend.save_as_xlsx" : "import.mend.unpack");
    SINAN_ASSIGN(const auto targets, relations(*m_parts, "xl/_rels/workbook.xml.rels", "xl/", m_name));
    SINAN_TRY(walk(*m_parts, "xl/workbook.xml", m_name, [&](QXmlStreamReader &xml) -> Result<void> {
        const auto attributes = xml.attributes();
        if (xml.name() == u"workbookPr") {
            const auto value = attributes.value("date1904");
            m_since1904 = value == u"1" || value == u"true";
        } else if (xml.name() == u"sheet" && m_sheets.size() < 1000) {
            Sheet sheet;
            sheet.name = attributes.value("name").toString().toStdString();
            sheet.hidden = attributes.value("state").startsWith(u"hidden") || attributes.value("state") == u"veryHidden";
            for (const auto &attribute : attributes) {
                if (attribute.name() != u"id")
                    continue;
                const auto found = targets.find(attribute.value().toString().toStdString());
                if (found != targets.end() && found->second.second.ends_with("/worksheet"))
                    sheet.part = found->second.first;
            }
            if (!sheet.part.empty())
                m_sheets.push_back(std::move(sheet));
        }
        return {};
    }));
    if (m_sheets.empty())
        return inputError(ErrorCode::Unreadable, m_name, "import.error.no_sheets", "import.mend.save_again");
    return {};
}

Result<void> Workbook::readStyles()
{
    if (!m_parts->has("xl/styles.xml"))
        return {};
    std::map<int, std::string> codes;
    bool inCells = false;
    return walk(*m_parts, "xl/styles.xml", m_name, [&](QXmlStreamReader &xml) -> Result<void> {
        const auto attributes = xml.attributes();
        if (xml.name() == u"numFmt") {
            codes[attributes.value("numFmtId").toInt()] = attributes.value("formatCode").toString().toStdString();
        } else if (xml.name() == u"cellXfs") {
            inCells = true;
        } else if (xml.name() == u"cellStyles" || xml.name() == u"dxfs") {
            inCells = false;
        } else if (xml.name() == u"xf" && inCells && m_looks.size() < 65536) {
            const int id = attributes.value("numFmtId").toInt();
            const auto code = codes.find(id);
            m_looks.push_back(numberLook(id, code == codes.end() ? std::string_view() : std::string_view(code->second)));
        }
        return {};
    });
}

Result<void> Workbook::readTexts()
{
    const std::string part = "xl/sharedStrings.xml";
    if (!m_parts->has(part))
        return {};
    bool phonetic = false;
    return walk(*m_parts, part, m_name, [&](QXmlStreamReader &xml) -> Result<void> {
        if (xml.name() == u"si") {
            m_texts.emplace_back();
            phonetic = false;
        } else if (xml.name() == u"rPh") {
            phonetic = true; // how a word is read, not what stands there
        } else if (xml.name() == u"r") {
            phonetic = false;
        } else if (xml.name() == u"t" && !phonetic && !m_texts.empty()) {
            const QString piece = xml.readElementText(QXmlStreamReader::SkipChildElements);
            if (std::int64_t(m_texts.back().size()) + piece.size() <= m_limits.textBytes)
                m_texts.back() += piece.toStdString();
        }
        return {};
    });
}

} // namespace sinan::bridge
