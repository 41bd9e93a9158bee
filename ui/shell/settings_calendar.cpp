#include "ui/shell/settings_calendar.h"

#include "ui/shell/year_view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <set>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;

namespace {

std::set<LocalDate> listedIn(const Json &document)
{
    std::set<LocalDate> days;
    for (const char *list : {"holidays", "makeup"}) {
        for (const Json &entry : memberOrNull(document, list)) {
            if (const auto day = entry.is_string() ? parseDate(entry.get_ref<const std::string &>()) : std::nullopt)
                days.insert(*day);
        }
    }
    return days;
}

int yearIn(LocalDate day)
{
    return int(std::chrono::year_month_day(day).year());
}

} // namespace

CalendarSection::CalendarSection(widgets::Workbench &bench, WorkspaceSettings &workspace, const Json &base, QWidget *parent)
    : SettingsSection(bench.theme, QStringLiteral("calendar"), "settings.section_calendar", parent), m_bench(bench),
      m_workspace(workspace), m_baseJson(base)
{
    m_row = addRow("calendar");
    m_before = new QToolButton(m_row);
    m_before->setObjectName(QStringLiteral("setting.calendar.before"));
    m_after = new QToolButton(m_row);
    m_after->setObjectName(QStringLiteral("setting.calendar.after"));
    m_year = new widgets::Label(bench.theme, FontRole::Strong, ColorRole::Text, m_row);
    m_current = new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text2, m_row);
    m_current->setObjectName(QStringLiteral("setting.calendar.current"));
    m_count = new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text2, m_row);
    m_count->setObjectName(QStringLiteral("setting.calendar.count"));
    m_count->setWordWrap(true);
    m_view = new YearView(bench.theme, bench.languages, m_row);
    for (QWidget *part : {static_cast<QWidget *>(m_before), static_cast<QWidget *>(m_year), static_cast<QWidget *>(m_after)})
        m_row->line()->addWidget(part);
    m_row->line()->addStretch(1);
    m_row->line()->addWidget(m_current);
    m_row->body()->addWidget(m_view);
    m_row->body()->addWidget(m_count);
    m_before->setIcon(bench.theme.icon(QStringLiteral("chevron.left")));
    m_after->setIcon(bench.theme.icon(QStringLiteral("chevron.right")));
    for (QToolButton *button : {m_before, m_after})
        button->setAutoRaise(true);
    connect(m_before, &QToolButton::clicked, this, [this] { m_view->setYear(m_view->year() - 1); });
    connect(m_after, &QToolButton::clicked, this, [this] { m_view->setYear(m_view->year() + 1); });
    connect(m_view, &YearView::yearChanged, this, &CalendarSection::write);
    connect(m_view, &YearView::currentChanged, this, &CalendarSection::write);
    connect(m_view, &YearView::dayTurned, this,
            [this](LocalDate day) { m_workspace.setDays({{day, !m_calendar.isWorkingDay(day)}}, qtTrId("settings.calendar")); });
    connect(m_row, &SettingRow::resetRequested, this, [this] {
        std::vector<std::pair<LocalDate, bool>> back = ownDays();
        for (auto &[day, working] : back)
            working = m_base.isWorkingDay(day);
        m_workspace.setDays(back, qtTrId("settings.calendar"));
    });
    connect(&workspace, &WorkspaceSettings::changed, this, &CalendarSection::refresh);
    const LocalDate today = bench.calendar.dateOf(bench.clock.now());
    m_view->setCurrent(today);
}

std::vector<std::pair<LocalDate, bool>> CalendarSection::ownDays() const
{
    std::set<LocalDate> days = listedIn(m_baseJson);
    days.merge(listedIn(m_workspace.row().calendar));
    std::vector<std::pair<LocalDate, bool>> own;
    for (const LocalDate day : days) {
        if (m_calendar.isWorkingDay(day) != m_base.isWorkingDay(day))
            own.emplace_back(day, m_calendar.isWorkingDay(day));
    }
    return own;
}

void CalendarSection::refresh()
{
    const auto read = [this](const Json &document) {
        auto calendar = WorkCalendar::fromJson(m_workspace.row().zone, document);
        return calendar.ok() ? std::move(calendar).value() : WorkCalendar(m_workspace.row().zone);
    };
    m_calendar = read(m_workspace.row().calendar);
    // A workspace without a base to compare with (none came with the program) compares with itself.
    m_base = m_baseJson.is_object() ? read(m_baseJson) : m_calendar;
    m_view->set(m_calendar, m_base);
    m_row->setChanged(!ownDays().empty());
    write();
}

void CalendarSection::write()
{
    const int year = m_view->year();
    m_year->setText(qtTrId("settings.year").arg(year));
    m_current->setText(m_view->describe(m_view->current()));
    m_view->setAccessibleDescription(m_current->text());
    int holidays = 0;
    int makeUp = 0;
    int own = 0;
    for (const LocalDate day : listedIn(m_workspace.row().calendar)) {
        const std::chrono::weekday weekday(day);
        const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
        if (yearIn(day) != year || m_calendar.isWorkingDay(day) != weekend)
            continue;
        ++(weekend ? makeUp : holidays);
    }
    for (const auto &day : ownDays())
        own += yearIn(day.first) == year;
    bool known = !m_baseJson.is_object() || holidays + makeUp > 0;
    for (const Json &listed : memberOrNull(m_baseJson, "years"))
        known = known || (listed.is_number_integer() && listed.get<int>() == year);
    m_count->setText(known ? qtTrId("settings.calendar_count").arg(holidays).arg(makeUp).arg(own)
                           : qtTrId("settings.calendar_unknown").arg(year));
}

void CalendarSection::retranslate()
{
    SettingsSection::retranslate();
    name(m_row, qtTrId("settings.calendar_why"));
    for (const auto &[button, text] : {std::pair(m_before, qtTrId("settings.year_before")), std::pair(m_after, qtTrId("settings.year_after"))}) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
    m_view->setAccessibleName(qtTrId("settings.calendar"));
    refresh();
}

} // namespace sinan::shell
