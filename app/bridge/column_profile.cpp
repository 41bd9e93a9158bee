#include "app/bridge/column_profile.h"

#include "app/base/utf8.h"

namespace sinan::bridge {

std::string_view toText(Shape shape)
{
    static constexpr std::string_view names[] = {"empty",   "text",  "long_text", "integer", "number", "money",
                                                 "percent", "date",  "boolean",   "phone",   "mail",   "person",
                                                 "company", "stars", "stage",     "website", "key"};
    return names[std::size_t(shape)];
}

void ColumnProfile::add(const std::string &cell, CellKind kind, const MappingLibrary &library)
{
    if (cell.empty()) {
        ++m_empty;
        return;
    }
    ++m_filled;
    m_characters += std::int64_t(cell.size());
    if (!m_tooMany) {
        if (cell.size() <= 200)
            ++m_values[cell];
        if (cell.size() > 200 || m_values.size() > mostValues) {
            m_tooMany = true;
            m_values.clear();
        }
    }
    if (m_samples.size() < 3 && std::find(m_samples.begin(), m_samples.end(), shortened(cell, 80)) == m_samples.end())
        m_samples.push_back(shortened(cell, 80));
    if (m_looked >= lookAt)
        return;
    ++m_looked;
    const auto count = [this](Shape shape) { ++m_shapes[std::size_t(shape)]; };
    if (cell.size() > 90) {
        count(Shape::LongText);
        return;
    }
    if (kind == CellKind::Boolean || library.choiceFor("boolean", cell))
        count(Shape::Boolean);
    if (library.choiceFor("customer.stars", cell))
        count(Shape::Stars);
    if (library.choiceFor("opportunity.stage", cell))
        count(Shape::Stage);
    const bool phone = looksLikePhone(cell);
    if (phone)
        count(Shape::Phone);
    const auto number = readNumber(cell);
    const auto date = kind == CellKind::Number ? std::nullopt : readDate(cell);
    if (date && !(phone && number)) {
        count(Shape::Date);
        if (date->dayAboveTwelve)
            ++(date->order == DateOrder::MonthDayYear ? m_monthFirst : m_dayFirst);
        m_ambiguousDates += date->ambiguous;
        if (!date->ambiguous)
            m_latest = std::max(m_latest.value_or(date->date), date->date);
    }
    if (number) {
        count(Shape::Number);
        if (number->percent)
            count(Shape::Percent);
        else if (!number->currency.empty() || number->scaled)
            count(Shape::Money);
        else if (number->whole)
            count(Shape::Integer);
        m_serials += number->value > 32874 && number->value < 58441 && !number->percent && !number->scaled;
        const std::size_t point = cell.rfind('.');
        const std::size_t comma = cell.rfind(',');
        if (comma != std::string::npos && (point == std::string::npos ? cell.size() - comma - 1 != 3 : comma > point))
            ++m_decimalCommas;
        else if (point != std::string::npos)
            ++m_decimalPoints;
    }
    if (number || date || phone)
        return;
    if (looksLikeMail(cell))
        count(Shape::Mail);
    else if (looksLikeWebsite(cell))
        count(Shape::Website);
    else if (library.looksLikeCompany(cell))
        count(Shape::Company);
    else if (library.looksLikePerson(cell))
        count(Shape::Person);
}

double ColumnProfile::share(Shape shape) const
{
    return m_looked > 0 ? double(m_shapes[std::size_t(shape)]) / double(m_looked) : 0;
}

Shape ColumnProfile::shape() const
{
    if (m_looked == 0)
        return Shape::Empty;
    for (const Shape shape :
         {Shape::Mail, Shape::Website, Shape::Date, Shape::Phone, Shape::Percent, Shape::Stage, Shape::Money}) {
        if (share(shape) >= .8)
            return shape;
    }
    // 1, 2, 3 are stars only by their header; letters are by themselves.
    if (share(Shape::Stars) >= .9 && share(Shape::Number) < .5)
        return Shape::Stars;
    if (share(Shape::Integer) >= .9)
        return Shape::Integer;
    if (share(Shape::Number) >= .9)
        return Shape::Number;
    if (share(Shape::Boolean) >= .9)
        return Shape::Boolean;
    if (share(Shape::LongText) >= .3 || averageLength() > 60)
        return Shape::LongText;
    if (share(Shape::Company) >= .4)
        return Shape::Company;
    if (share(Shape::Person) >= .7)
        return Shape::Person;
    if (isUnique() && averageLength() <= 24 && m_filled >= 5) {
        // Codes: digits in each, no spaces.
        std::int64_t codes = 0;
        for (const auto &[value, count] : m_values)
            codes += value.find_first_of("0123456789") != std::string::npos && value.find(' ') == std::string::npos;
        if (codes == m_filled)
            return Shape::Key;
    }
    return Shape::Text;
}

double ColumnProfile::choiceShare(const std::string &field, const MappingLibrary &library) const
{
    if (m_tooMany || m_filled == 0 || m_values.size() > 500)
        return 0;
    std::int64_t known = 0;
    for (const auto &[value, count] : m_values) {
        if (library.choiceFor(field, value))
            known += count;
    }
    return double(known) / double(m_filled);
}

DateOrder ColumnProfile::dateOrder() const
{
    if (m_dayFirst == 0 && m_monthFirst == 0)
        return DateOrder::Unknown;
    return m_monthFirst > m_dayFirst ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
}

} // namespace sinan::bridge
