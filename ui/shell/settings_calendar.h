#pragma once

#include "ui/shell/settings_section.h"
#include "ui/shell/workspace_settings.h"

class QToolButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::shell {

class YearView;

/// Public holidays and make-up days: the calendar that Sinan brings, and what this workspace has set otherwise.
class CalendarSection final : public SettingsSection
{
    Q_OBJECT
public:
    /// @param base  resources/calendar/cn.json
    CalendarSection(widgets::Workbench &bench, WorkspaceSettings &workspace, const Json &base, QWidget *parent = nullptr);
    void retranslate() override;
    void refresh() override;

private:
    /// Days that are worked here and not in the base, or the other way round; all years.
    [[nodiscard]] std::vector<std::pair<LocalDate, bool>> ownDays() const;
    void write();

    widgets::Workbench &m_bench;
    WorkspaceSettings &m_workspace;
    Json m_baseJson;
    WorkCalendar m_base{"UTC"};
    WorkCalendar m_calendar{"UTC"};
    SettingRow *m_row;
    QToolButton *m_before;
    widgets::Label *m_year;
    QToolButton *m_after;
    widgets::Label *m_current;
    widgets::Label *m_count;
    YearView *m_view;
};

} // namespace sinan::shell
