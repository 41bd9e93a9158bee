#include "app/bridge/xlsx_package.h"

#include "app/base/money.h"

#include <QStringList>
#include <QXmlStreamWriter>

#include <map>

namespace sinan::bridge {

namespace {

constexpr qsizetype longestSheetText = 32'767; // UTF-16 units
constexpr const char *relationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

QString sheetTitle(const std::string &wanted)
{
    QString name = sheetText(wanted);
    name.removeIf([](QChar c) { return QStringLiteral("[]:*?/\\'").contains(c); });
    name = name.left(31).trimmed();
    return name.isEmpty() ? QStringLiteral("Sheet1") : name;
}

/// "\"¥\"#,##0.00", "#,##0 \"JPY\"".
QString currencyFormat(const std::string &currency)
{
    static const std::map<std::string, const char *, std::less<>> signs{{"CNY", "¥"}, {"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"HKD", "HK$"}};
    const int digits = minorDigits(currency);
    QString number = QStringLiteral("#,##0");
    if (digits > 0)
        number += QLatin1Char('.') + QString(digits, QLatin1Char('0'));
    if (const auto sign = signs.find(currency); sign != signs.end())
        return QLatin1Char('"') + QString::fromUtf8(sign->second) + QLatin1Char('"') + number;
    QString code = QString::fromStdString(currency);
    code.remove(QLatin1Char('"'));
    return number + QStringLiteral("\\ \"") + code + QLatin1Char('"');
}

/// A part of the package that is small enough for memory.
template <class Write> QByteArray xmlPart(Write write)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument(QStringLiteral("1.0"), true);
    write(xml);
    xml.writeEndDocument();
    return bytes;
}

QByteArray stylesPart(const std::vector<std::string> &currencies)
{
    return xmlPart([&currencies](QXmlStreamWriter &xml) {
        xml.writeStartElement(QStringLiteral("styleSheet"));
        xml.writeDefaultNamespace(QLatin1String(sheetNamespace));
        QStringList formats{QStringLiteral("yyyy\\-mm\\-dd"), QStringLiteral("yyyy\\-mm\\-dd\\ hh:mm"), QStringLiteral("#,##0")};
        for (const std::string &currency : currencies)
            formats << currencyFormat(currency);
        constexpr int firstFormat = 164; // below are those that every spreadsheet knows
        xml.writeStartElement(QStringLiteral("numFmts"));
        xml.writeAttribute(QStringLiteral("count"), QString::number(formats.size()));
        for (qsizetype i = 0; i < formats.size(); ++i) {
            xml.writeEmptyElement(QStringLiteral("numFmt"));
            xml.writeAttribute(QStringLiteral("numFmtId"), QString::number(firstFormat + i));
            xml.writeAttribute(QStringLiteral("formatCode"), formats[i]);
        }
        xml.writeEndElement();
        xml.writeStartElement(QStringLiteral("fonts"));
        xml.writeAttribute(QStringLiteral("count"), QStringLiteral("2"));
        for (const bool bold : {false, true}) {
            xml.writeStartElement(QStringLiteral("font"));
            if (bold)
                xml.writeEmptyElement(QStringLiteral("b"));
            xml.writeEmptyElement(QStringLiteral("sz"));
            xml.writeAttribute(QStringLiteral("val"), QStringLiteral("11"));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeStartElement(QStringLiteral("fills"));
        xml.writeAttribute(QStringLiteral("count"), QStringLiteral("2"));
        for (const char *pattern : {"none", "gray125"}) {
            xml.writeStartElement(QStringLiteral("fill"));
            xml.writeEmptyElement(QStringLiteral("patternFill"));
            xml.writeAttribute(QStringLiteral("patternType"), QLatin1String(pattern));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeStartElement(QStringLiteral("borders"));
        xml.writeAttribute(QStringLiteral("count"), QStringLiteral("1"));
        xml.writeEmptyElement(QStringLiteral("border"));
        xml.writeEndElement();
        xml.writeStartElement(QStringLiteral("cellStyleXfs"));
        xml.writeAttribute(QStringLiteral("count"), QStringLiteral("1"));
        xml.writeEmptyElement(QStringLiteral("xf"));
        xml.writeEndElement();
        xml.writeStartElement(QStringLiteral("cellXfs"));
        xml.writeAttribute(QStringLiteral("count"), QString::number(DayStyle + formats.size()));
        for (qsizetype style = 0; style < DayStyle + formats.size(); ++style) {
            xml.writeEmptyElement(QStringLiteral("xf"));
            const qsizetype format = style < DayStyle ? 0 : firstFormat + style - DayStyle;
            xml.writeAttribute(QStringLiteral("numFmtId"), QString::number(format));
            xml.writeAttribute(QStringLiteral("fontId"), style == HeadStyle ? QStringLiteral("1") : QStringLiteral("0"));
            xml.writeAttribute(QStringLiteral("fillId"), QStringLiteral("0"));
            xml.writeAttribute(QStringLiteral("borderId"), QStringLiteral("0"));
            xml.writeAttribute(QStringLiteral("xfId"), QStringLiteral("0"));
            if (format != 0)
                xml.writeAttribute(QStringLiteral("applyNumberFormat"), QStringLiteral("1"));
            if (style == HeadStyle)
                xml.writeAttribute(QStringLiteral("applyFont"), QStringLiteral("1"));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    });
}

} // namespace

QString sheetText(const std::string &utf8)
{
    QString text = QString::fromStdString(utf8);
    text.removeIf([](QChar c) { return (c < QLatin1Char(' ') && c != QLatin1Char('\t') && c != QLatin1Char('\n')) || c.unicode() >= 0xfffe; });
    if (text.size() > longestSheetText) {
        text.truncate(longestSheetText);
        if (text.back().isHighSurrogate())
            text.chop(1);
    }
    return text;
}

std::vector<std::pair<std::string, QByteArray>> packageParts(const std::string &sheet, const std::vector<std::string> &currencies)
{
    const auto relations = [](std::initializer_list<std::pair<const char *, const char *>> targets) {
        return xmlPart([&](QXmlStreamWriter &xml) {
            xml.writeStartElement(QStringLiteral("Relationships"));
            xml.writeDefaultNamespace(QStringLiteral("http://schemas.openxmlformats.org/package/2006/relationships"));
            int number = 0;
            for (const auto &[type, target] : targets) {
                xml.writeEmptyElement(QStringLiteral("Relationship"));
                xml.writeAttribute(QStringLiteral("Id"), QStringLiteral("rId%1").arg(++number));
                xml.writeAttribute(QStringLiteral("Type"), QLatin1String(relationNamespace) + QLatin1Char('/') + QLatin1String(type));
                xml.writeAttribute(QStringLiteral("Target"), QLatin1String(target));
            }
            xml.writeEndElement();
        });
    };
    const QByteArray types = xmlPart([](QXmlStreamWriter &xml) {
        xml.writeStartElement(QStringLiteral("Types"));
        xml.writeDefaultNamespace(QStringLiteral("http://schemas.openxmlformats.org/package/2006/content-types"));
        for (const auto &[extension, type] : {std::pair{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"}}) {
            xml.writeEmptyElement(QStringLiteral("Default"));
            xml.writeAttribute(QStringLiteral("Extension"), QLatin1String(extension));
            xml.writeAttribute(QStringLiteral("ContentType"), QLatin1String(type));
        }
        for (const auto &[part, type] : {std::pair{"/xl/workbook.xml", "sheet.main"}, {"/xl/worksheets/sheet1.xml", "worksheet"}, {"/xl/styles.xml", "styles"}}) {
            xml.writeEmptyElement(QStringLiteral("Override"));
            xml.writeAttribute(QStringLiteral("PartName"), QLatin1String(part));
            xml.writeAttribute(QStringLiteral("ContentType"),
                               QStringLiteral("application/vnd.openxmlformats-officedocument.spreadsheetml.%1+xml").arg(QLatin1String(type)));
        }
        xml.writeEndElement();
    });
    const QByteArray book = xmlPart([&sheet](QXmlStreamWriter &xml) {
        xml.writeStartElement(QStringLiteral("workbook"));
        xml.writeDefaultNamespace(QLatin1String(sheetNamespace));
        xml.writeNamespace(QLatin1String(relationNamespace), QStringLiteral("r"));
        xml.writeStartElement(QStringLiteral("sheets"));
        xml.writeEmptyElement(QStringLiteral("sheet"));
        xml.writeAttribute(QStringLiteral("name"), sheetTitle(sheet));
        xml.writeAttribute(QStringLiteral("sheetId"), QStringLiteral("1"));
        xml.writeAttribute(QLatin1String(relationNamespace), QStringLiteral("id"), QStringLiteral("rId1"));
        xml.writeEndElement();
        xml.writeEndElement();
    });
    return {{"[Content_Types].xml", types},
            {"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})},
            {"xl/workbook.xml", book},
            {"xl/_rels/workbook.xml.rels", relations({{"worksheet", "worksheets/sheet1.xml"}, {"styles", "styles.xml"}})},
            {"xl/styles.xml", stylesPart(currencies)}};
}

} // namespace sinan::bridge
