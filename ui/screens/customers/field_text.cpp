#include "ui/screens/customers/field_text.h"

#include "app/base/money.h"
#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "ui/screens/customers/customer_words.h"

#include <QRegularExpression>

#include <cmath>

namespace sinan::screens {

using model::FieldType;

namespace {

constexpr qsizetype longestText = 20'000;

FieldType customType(const std::string &type)
{
    if (type == "integer")
        return FieldType::Integer;
    if (type == "real")
        return FieldType::Real;
    if (type == "date")
        return FieldType::Date;
    if (type == "boolean")
        return FieldType::Boolean;
    return FieldType::Text;
}

std::string currencyOf(const model::Row &row)
{
    const std::string_view currency = model::textIn(row.at("currency"));
    return currency.empty() ? "CNY" : std::string(currency);
}

const model::FieldInfo *infoOf(const FieldSpec &field, const model::Row &row)
{
    const auto &table = model::tableOf(row.collection);
    const auto index = table.indexOf(field.name);
    return index ? &table.fields[*index] : nullptr;
}

QString folded(const QString &text)
{
    return QString::fromStdString(fold(text.trimmed().toStdString()));
}

QString numberText(double number)
{
    // Plain digits for the editor: never 1e+06, no trailing zeros.
    QString text = QString::number(number, 'f', 4);
    while (text.contains(QLatin1Char('.')) && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.'))))
        text.chop(1);
    return text;
}

} // namespace

QString FieldSpec::title(Language language) const
{
    if (!custom)
        return widgets::labelText(label, language);
    return widgets::toQt(language == Language::Chinese || en.empty() ? (zh.empty() ? name : zh) : en);
}

std::vector<FieldSpec> fieldSpecs(model::Collection collection, const std::vector<model::FieldDefinition> &definitions,
                                  const std::vector<std::string_view> &without)
{
    std::vector<FieldSpec> specs;
    const auto &table = model::tableOf(collection);
    for (const model::FieldInfo &info : table.fields) {
        const bool region = info.type == FieldType::Reference && info.references == "region";
        if (info.has(model::ExternalKey) || info.type == FieldType::Json || (info.type == FieldType::Reference && !region))
            continue;
        if (std::find(without.begin(), without.end(), info.name) != without.end())
            continue;
        FieldSpec spec;
        spec.name = std::string(info.name);
        spec.type = info.type;
        spec.label = info.label;
        spec.unit = info.unit;
        spec.choices = info.choices;
        spec.required = info.has(model::Required);
        specs.push_back(std::move(spec));
    }
    for (const model::FieldDefinition &definition : definitions) {
        if (definition.collection != table.info.name)
            continue;
        FieldSpec spec;
        spec.name = definition.name;
        spec.custom = true;
        spec.type = customType(definition.type);
        spec.zh = definition.labelZh;
        spec.en = definition.labelEn;
        specs.push_back(std::move(spec));
    }
    return specs;
}

Json valueOf(const FieldSpec &field, const model::Row &row)
{
    if (field.custom)
        return memberOrNull(row.custom, field.name);
    const model::FieldInfo *info = infoOf(field, row);
    return info ? model::cellToJson(*info, row.at(field.name)) : Json();
}

QString shownText(const FieldSpec &field, const model::Row &row, const FieldContext &context)
{
    const Json value = valueOf(field, row);
    if (value.is_null())
        return {};
    const bool zh = context.language == Language::Chinese;
    const QString unit = zh ? widgets::toQt(field.unit) : QString();
    const auto withUnit = [&](const std::string &number) {
        return unit.isEmpty() ? widgets::toQt(number) : qtTrId("customers.number_with_unit").arg(widgets::toQt(number), unit);
    };
    switch (field.type) {
    case FieldType::Money:
        return value.is_number() ? widgets::toQt(format::money(Money{value.get<std::int64_t>(), currencyOf(row)}, context.language)) : QString();
    case FieldType::Integer:
        return value.is_number() ? withUnit(format::integer(value.get<std::int64_t>())) : QString();
    case FieldType::Real:
        return value.is_number() ? withUnit(format::decimal(value.get<double>())) : QString();
    case FieldType::Boolean:
        return value.is_boolean() ? (value.get<bool>() ? qtTrId("customers.yes") : qtTrId("customers.no")) : QString();
    case FieldType::Date: {
        const auto date = value.is_string() ? parseDate(value.get<std::string>()) : std::nullopt;
        return dateText(date, context.today, context.language);
    }
    case FieldType::Enumeration:
        for (const model::Choice &choice : field.choices) {
            if (value == choice.name)
                return choice.name == "unknown" ? QString() : widgets::labelText(choice.label, context.language);
        }
        return {};
    case FieldType::Reference:
        for (const model::Region &region : context.regions ? *context.regions : std::vector<model::Region>{}) {
            if (value == region.id.toString())
                return widgets::toQt(zh || region.nameEn.empty() ? region.nameZh : region.nameEn);
        }
        return {};
    default:
        break;
    }
    const QString text = value.is_string() ? widgets::toQt(value.get<std::string>()) : widgets::toQt(dumpJson(value));
    return field.name == "industry" ? industryWords().value(text, text) : text;
}

QString editText(const FieldSpec &field, const model::Row &row)
{
    const Json value = valueOf(field, row);
    if (value.is_null())
        return {};
    if (field.type == FieldType::Money && value.is_number())
        return numberText(majorUnits(Money{value.get<std::int64_t>(), currencyOf(row)}));
    if (value.is_number())
        return numberText(value.get<double>());
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    return value.is_string() ? widgets::toQt(value.get<std::string>()) : widgets::toQt(dumpJson(value));
}

std::optional<double> parseNumber(const QString &typed)
{
    QString text = folded(typed);
    text.remove(QLatin1Char(',')).remove(QLatin1Char(' ')).remove(QChar(0x00a0));
    static const QRegularExpression shape(
        QStringLiteral("^(?:cny|rmb|usd|eur|hk|us)?[¥$€]?([-−+]?\\d+(?:\\.\\d+)?)(千|万|百万|千万|亿|k|m|b|w)?(?:元|人)?$"));
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.captured(1).replace(QChar(0x2212), QLatin1Char('-')).toDouble();
    const QString scale = match.captured(2);
    if (scale.isEmpty())
        return number;
    if (scale == QStringLiteral("千") || scale == QLatin1String("k"))
        return number * 1e3;
    if (scale == QStringLiteral("万") || scale == QLatin1String("w"))
        return number * 1e4;
    if (scale == QStringLiteral("百万") || scale == QLatin1String("m"))
        return number * 1e6;
    if (scale == QStringLiteral("千万"))
        return number * 1e7;
    if (scale == QStringLiteral("亿"))
        return number * 1e8;
    return number * 1e9;
}

std::optional<LocalDate> parseDay(const QString &typed, LocalDate today)
{
    using namespace std::chrono;
    const QString text = folded(typed);
    static const QRegularExpression full(QStringLiteral("^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?$"));
    static const QRegularExpression brief(QStringLiteral("^(\\d{1,2})[-/.月](\\d{1,2})日?$"));
    const auto valid = [](int y, int m, int d) -> std::optional<LocalDate> {
        const year_month_day date{year{y}, month{unsigned(m)}, day{unsigned(d)}};
        return date.ok() ? std::optional(LocalDate(date)) : std::nullopt;
    };
    if (const auto match = full.match(text); match.hasMatch())
        return valid(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (const auto match = brief.match(text); match.hasMatch()) {
        const int year = int(year_month_day(today).year());
        std::optional<LocalDate> nearest;
        for (const int candidate : {year - 1, year, year + 1}) {
            const auto date = valid(candidate, match.captured(1).toInt(), match.captured(2).toInt());
            if (date && (!nearest || std::abs((*date - today).count()) < std::abs((*nearest - today).count())))
                nearest = date;
        }
        return nearest;
    }
    return std::nullopt;
}

Parsed parseTyped(const FieldSpec &field, const QString &typed, const FieldContext &context)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return field.required ? Parsed{{}, Refusal::Empty} : field.type == FieldType::Enumeration ? Parsed{Json("unknown"), {}} : Parsed{};
    switch (field.type) {
    case FieldType::Money:
    case FieldType::Integer: {
        const auto number = parseNumber(text);
        if (!number || std::abs(*number) > 1e15)
            return {{}, Refusal::NotANumber};
        // A page's money is in the row's currency, whose minor units the caller knows: see FieldsModel.
        return {field.type == FieldType::Money ? Json(*number) : Json(std::int64_t(std::llround(*number))), {}};
    }
    case FieldType::Real: {
        const auto number = parseNumber(text);
        return number ? Parsed{Json(*number), {}} : Parsed{{}, Refusal::NotANumber};
    }
    case FieldType::Date: {
        const auto date = parseDay(text, context.today);
        return date ? Parsed{Json(toIso(*date)), {}} : Parsed{{}, Refusal::NotADate};
    }
    case FieldType::Boolean: {
        const QString word = folded(text);
        for (const auto &yes : {QStringLiteral("true"), QStringLiteral("是"), QStringLiteral("yes"), QStringLiteral("1")}) {
            if (word == yes)
                return {Json(true), {}};
        }
        for (const auto &no : {QStringLiteral("false"), QStringLiteral("否"), QStringLiteral("no"), QStringLiteral("0")}) {
            if (word == no)
                return {Json(false), {}};
        }
        return {{}, Refusal::NotAChoice};
    }
    case FieldType::Enumeration:
        for (const model::Choice &choice : field.choices) {
            for (const std::string_view name : {choice.name, choice.label.zh, choice.label.en}) {
                if (folded(widgets::toQt(name)) == folded(text))
                    return {Json(std::string(choice.name)), {}};
            }
        }
        return {{}, Refusal::NotAChoice};
    case FieldType::Reference:
        for (const model::Region &region : context.regions ? *context.regions : std::vector<model::Region>{}) {
            for (const std::string &name : {region.id.toString(), region.nameZh, region.nameEn, region.key}) {
                if (!name.empty() && folded(widgets::toQt(name)) == folded(text))
                    return {Json(region.id.toString()), {}};
            }
        }
        return {{}, Refusal::NotAChoice};
    default:
        break;
    }
    if (text.size() > longestText)
        return {{}, Refusal::TooLong};
    if (field.name == "industry") {
        // Keep the key where the word of one was typed or chosen.
        const auto industries = industryWords();
        for (auto known = industries.constBegin(); known != industries.constEnd(); ++known) {
            if (folded(known.value()) == folded(text))
                return {Json(known.key().toStdString()), {}};
        }
    }
    return {Json(text.toStdString()), {}};
}

} // namespace sinan::screens
