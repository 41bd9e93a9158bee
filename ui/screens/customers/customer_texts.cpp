#include "ui/screens/customers/customer_texts.h"

#include "ui/screens/customers/customer_words.h"

namespace sinan::screens {

namespace {

constexpr std::array<const char *, builtInColumns> columnTitles{
    "customers.column_name",  "customers.column_stars",  "customers.column_industry", "customers.column_region",       "customers.column_owner",
    "customers.column_stage", "customers.column_amount", "customers.column_warnings", "customers.column_last_contact", "customers.column_card"};

} // namespace

CustomerTexts::CustomerTexts(Language language, UtcTime now, const WorkCalendar &calendar, std::vector<model::FieldDefinition> fields,
                             std::vector<model::Region> regions)
    : m_language(language), m_now(now), m_calendar(calendar), m_fields(std::move(fields)), m_regions(std::move(regions)),
      m_industries(industryWords())
{
}

const model::FieldDefinition *CustomerTexts::field(const std::string &name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&name](const auto &field) { return field.name == name; });
    return found == m_fields.end() ? nullptr : &*found;
}

QString CustomerTexts::columnTitle(const ColumnId &id) const
{
    if (id.column != CustomerColumn::Custom)
        return qtTrId(columnTitles[std::size_t(id.column)]);
    if (const model::FieldDefinition *known = field(id.custom))
        return widgets::labelText(model::Label{known->labelZh, known->labelEn.empty() ? known->labelZh : known->labelEn}, m_language);
    return widgets::toQt(id.custom);
}

QString CustomerTexts::warningWords(const CustomerRow &row) const
{
    QStringList parts;
    for (std::size_t i = 4; i-- > 0;) {
        if (row.warnings[i] > 0)
            parts << qtTrId("customers.severity_count").arg(theme::severityWord(widgets::severityOf(model::Severity(i)))).arg(row.warnings[i]);
    }
    return parts.join(qtTrId("customers.list_comma"));
}

QString CustomerTexts::custom(const CustomerRow &row, const std::string &name) const
{
    const Json &value = memberOrNull(row.custom, name);
    if (value.is_null())
        return {};
    if (value.is_boolean())
        return value.get<bool>() ? qtTrId("customers.yes") : qtTrId("customers.no");
    if (value.is_number_integer())
        return widgets::toQt(format::integer(value.get<std::int64_t>()));
    if (value.is_number())
        return widgets::toQt(format::decimal(value.get<double>()));
    if (!value.is_string())
        return widgets::toQt(dumpJson(value));
    const std::string &text = value.get_ref<const std::string &>();
    if (const model::FieldDefinition *known = field(name); known && known->type == "date") {
        if (const auto date = parseDate(text))
            return dateText(date, m_calendar.dateOf(m_now), m_language);
    }
    return widgets::toQt(text);
}

QString CustomerTexts::cell(const CustomerRow &row, const ColumnId &id) const
{
    const bool zh = m_language == Language::Chinese;
    switch (id.column) {
    case CustomerColumn::Name:
        return zh || row.nameEn.isEmpty() ? row.name : row.nameEn;
    case CustomerColumn::Stars:
        return row.stars == model::Stars::Unknown ? QString() : widgets::toQt(nameOf(row.stars));
    case CustomerColumn::Industry:
        return m_industries.value(row.industry, row.industry);
    case CustomerColumn::Region:
        return zh ? row.regionZh : row.regionEn;
    case CustomerColumn::Owner:
        return row.owner;
    case CustomerColumn::Stage:
        return row.stage ? widgets::choiceText(*row.stage, m_language) : QString();
    case CustomerColumn::Amount:
        return row.amount ? widgets::toQt(format::money(*row.amount, m_language)) : QString();
    case CustomerColumn::Warnings:
        return warningWords(row);
    case CustomerColumn::LastContact:
        return row.lastContact ? widgets::toQt(format::ago(*row.lastContact, m_now, m_calendar, m_language)) : QString();
    case CustomerColumn::Card:
        return row.cardUpdated ? widgets::toQt(format::ago(*row.cardUpdated, m_now, m_calendar, m_language)) : qtTrId("customers.card_empty");
    case CustomerColumn::Custom:
        return custom(row, id.custom);
    }
    return {};
}

QString CustomerTexts::toolTip(const CustomerRow &row, const ColumnId &id) const
{
    switch (id.column) {
    case CustomerColumn::Name:
        return row.nameEn.isEmpty() ? row.name : qtTrId("customers.two_names").arg(row.name, row.nameEn);
    case CustomerColumn::Amount:
        return row.amount ? widgets::toQt(format::moneyInFull(*row.amount)) : QString();
    case CustomerColumn::LastContact:
        return row.lastContact ? widgets::toQt(format::dateTime(*row.lastContact, m_now, m_calendar, m_language)) : qtTrId("customers.never_contacted");
    case CustomerColumn::Card:
        return row.cardUpdated ? widgets::toQt(format::dateTime(*row.cardUpdated, m_now, m_calendar, m_language)) : QString();
    case CustomerColumn::Warnings:
        return row.earliestDue ? widgets::toQt(format::dateTime(*row.earliestDue, m_now, m_calendar, m_language)) : QString();
    default:
        return cell(row, id);
    }
}

QString CustomerTexts::line(const CustomerRow &row) const
{
    QStringList parts{cell(row, ColumnId{CustomerColumn::Name, {}})};
    const auto add = [&parts](const QString &part) {
        if (!part.isEmpty())
            parts << part;
    };
    add(cell(row, ColumnId{CustomerColumn::Stars, {}}));
    const QString stage = cell(row, ColumnId{CustomerColumn::Stage, {}});
    const QString amount = cell(row, ColumnId{CustomerColumn::Amount, {}});
    add((stage + QLatin1Char(' ') + amount).trimmed());
    if (row.openWarnings() > 0)
        add(qtTrId("customers.line_warnings").arg(warningWords(row)));
    if (!row.owner.isEmpty())
        add(qtTrId("customers.line_owner").arg(row.owner));
    return parts.join(QStringLiteral(" · "));
}

QString CustomerTexts::groupValue(CustomerColumn column, const std::string &value) const
{
    if (value.empty())
        return {};
    switch (column) {
    case CustomerColumn::Industry:
        return m_industries.value(widgets::toQt(value), widgets::toQt(value));
    case CustomerColumn::Region:
        for (const model::Region &region : m_regions) {
            if (region.id.toString() == value)
                return widgets::toQt(m_language == Language::Chinese || region.nameEn.empty() ? region.nameZh : region.nameEn);
        }
        return {};
    case CustomerColumn::Stage:
        return widgets::choiceText(model::parseChoice<model::Stage>(value).value_or(model::Stage::Prospect), m_language);
    case CustomerColumn::Warnings:
        return theme::severityWord(widgets::severityOf(model::parseChoice<model::Severity>(value).value_or(model::Severity::Low)));
    default:
        return widgets::toQt(value);
    }
}

} // namespace sinan::screens
