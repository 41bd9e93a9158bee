#pragma once

#include "app/base/calendar.h"
#include "ui/screens/customers/customer_rows.h"

#include <QStringList>

namespace sinan::screens {

/// What the cells of the list say, in one language and at one moment. Holds values only: another thread may have a copy.
class CustomerTexts
{
public:
    CustomerTexts(Language language, UtcTime now, const WorkCalendar &calendar, std::vector<model::FieldDefinition> fields = {},
                  std::vector<model::Region> regions = {});

    [[nodiscard]] QString cell(const CustomerRow &row, const ColumnId &id) const;
    [[nodiscard]] QString toolTip(const CustomerRow &row, const ColumnId &id) const;
    [[nodiscard]] QString columnTitle(const ColumnId &id) const;
    /// "高 1，中 2"
    [[nodiscard]] QString warningWords(const CustomerRow &row) const;
    /// One line for the clipboard: "云帆机械 · A · 决策 ¥310 万 · 高 1 · 负责人 李明".
    [[nodiscard]] QString line(const CustomerRow &row) const;
    /// A value of a group (CustomerGroup::value) as people call it.
    [[nodiscard]] QString groupValue(CustomerColumn column, const std::string &value) const;
    [[nodiscard]] const model::FieldDefinition *field(const std::string &name) const;

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] UtcTime now() const { return m_now; }
    [[nodiscard]] const WorkCalendar &calendar() const { return m_calendar; }
    [[nodiscard]] const std::vector<model::FieldDefinition> &fields() const { return m_fields; }
    [[nodiscard]] const std::vector<model::Region> &regions() const { return m_regions; }

private:
    [[nodiscard]] QString custom(const CustomerRow &row, const std::string &name) const;

    Language m_language;
    UtcTime m_now;
    WorkCalendar m_calendar;
    std::vector<model::FieldDefinition> m_fields;
    std::vector<model::Region> m_regions;
    QHash<QString, QString> m_industries;
};

} // namespace sinan::screens
