#include "ui/shell/settings_day.h"

#include "app/rules/guards.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QTimeEdit>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;

namespace {

constexpr int leastBudget = 3;
constexpr int sendAfterMilliseconds = 800;

QTime timeOf(std::int64_t minute)
{
    return QTime(int(minute / 60), int(minute % 60));
}

int minuteOf(const QTime &time)
{
    return time.hour() * 60 + time.minute();
}

} // namespace

DaySection::DaySection(const theme::Theme &theme, WorkspaceSettings &workspace, QWidget *parent)
    : SettingsSection(theme, QStringLiteral("day"), "settings.section_day", parent), m_workspace(workspace)
{
    m_budget = addRow("budget");
    m_budgetChips = m_budget->addChoices(rules::urgentRows - leastBudget + 1, [this](int id) {
        if (!m_filling) {
            const int rows = leastBudget + id;
            m_workspace.edit({{"today_budget", rows == rules::urgentRows ? Json() : Json(rows)}}, qtTrId("settings.budget"));
        }
    });
    m_interruptions = addRow("interruptions");
    m_interruptionChips = m_interruptions->addChoices(rules::interruptionsPerDay + 1, [this](int id) {
        if (!m_filling)
            m_workspace.edit({{"interruptions", id == rules::interruptionsPerDay ? Json() : Json(id)}}, qtTrId("settings.interruptions"));
    });
    m_quiet = addRow("quiet");
    m_from = new QTimeEdit(m_quiet);
    m_from->setObjectName(QStringLiteral("setting.quiet.from"));
    m_between = new widgets::Label(theme, FontRole::Body, ColorRole::Text2, m_quiet);
    m_to = new QTimeEdit(m_quiet);
    m_to->setObjectName(QStringLiteral("setting.quiet.to"));
    m_quietChips = m_quiet->addChoices(2, [this](int id) {
        if (m_filling)
            return;
        const model::Workspace defaults;
        m_later.stop();
        if (id == 0)
            m_workspace.edit({{"quiet_from", 0}, {"quiet_to", 0}}, qtTrId("settings.quiet"));
        else
            m_workspace.edit({{"quiet_from", defaults.quietFromMinute}, {"quiet_to", defaults.quietToMinute}}, qtTrId("settings.quiet"));
    });
    for (QWidget *part : {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_between), static_cast<QWidget *>(m_to)})
        m_quiet->line()->insertWidget(m_quiet->line()->count() - 1, part);
    m_later.setSingleShot(true);
    m_later.setInterval(sendAfterMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &DaySection::sendQuiet);
    for (QTimeEdit *edit : {m_from, m_to}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        connect(edit, &QTimeEdit::timeChanged, this, [this] {
            if (!m_filling)
                m_later.start();
        });
        connect(edit, &QTimeEdit::editingFinished, this, [this] {
            if (m_later.isActive())
                sendQuiet();
        });
    }

    connect(m_budget, &SettingRow::resetRequested, this, [this] { m_workspace.edit({{"today_budget", Json()}}, qtTrId("settings.budget")); });
    connect(m_interruptions, &SettingRow::resetRequested, this,
            [this] { m_workspace.edit({{"interruptions", Json()}}, qtTrId("settings.interruptions")); });
    connect(m_quiet, &SettingRow::resetRequested, this, [this] {
        const model::Workspace defaults;
        m_workspace.edit({{"quiet_from", defaults.quietFromMinute}, {"quiet_to", defaults.quietToMinute}}, qtTrId("settings.quiet"));
    });
    connect(&workspace, &WorkspaceSettings::changed, this, &DaySection::refresh);
}

void DaySection::sendQuiet()
{
    m_later.stop();
    if (m_from->time() == m_to->time()) {
        refresh(); // an empty span would mean "never": that is what the other chip says
        Q_EMIT failed(qtTrId("settings.quiet_empty"));
        return;
    }
    m_workspace.edit({{"quiet_from", minuteOf(m_from->time())}, {"quiet_to", minuteOf(m_to->time())}}, qtTrId("settings.quiet"));
}

void DaySection::refresh()
{
    if (m_later.isActive())
        return; // somebody is turning the hours
    m_filling = true;
    const model::Workspace &row = m_workspace.row();
    const model::Workspace defaults;
    const auto budget = std::clamp<std::int64_t>(row.todayBudget.value_or(rules::urgentRows), leastBudget, rules::urgentRows);
    m_budgetChips[qsizetype(budget - leastBudget)]->setChecked(true);
    m_interruptionChips[qsizetype(std::clamp<std::int64_t>(row.interruptions.value_or(rules::interruptionsPerDay), 0, rules::interruptionsPerDay))]
        ->setChecked(true);
    const bool quiet = row.quietFromMinute != row.quietToMinute;
    m_quietChips[quiet ? 1 : 0]->setChecked(true);
    for (QTimeEdit *edit : {m_from, m_to})
        edit->setVisible(quiet);
    m_between->setVisible(quiet);
    if (quiet) {
        m_from->setTime(timeOf(row.quietFromMinute));
        m_to->setTime(timeOf(row.quietToMinute));
    }
    m_budget->setChanged(row.todayBudget.has_value());
    m_interruptions->setChanged(row.interruptions.has_value());
    m_quiet->setChanged(row.quietFromMinute != defaults.quietFromMinute || row.quietToMinute != defaults.quietToMinute);
    m_filling = false;
}

void DaySection::retranslate()
{
    SettingsSection::retranslate();
    name(m_budget, qtTrId("settings.budget_why"));
    name(m_interruptions, qtTrId("settings.interruptions_why"));
    name(m_quiet, qtTrId("settings.quiet_why"));
    QStringList budgets;
    for (int rows = leastBudget; rows <= rules::urgentRows; ++rows)
        budgets << QString::number(rows);
    SettingRow::nameChoices(m_budgetChips, budgets);
    QStringList counts{qtTrId("settings.none")};
    for (int count = 1; count <= rules::interruptionsPerDay; ++count)
        counts << QString::number(count);
    SettingRow::nameChoices(m_interruptionChips, counts);
    SettingRow::nameChoices(m_quietChips, {qtTrId("settings.quiet_off"), qtTrId("settings.quiet_on")});
    m_between->setText(qtTrId("settings.quiet_until"));
    m_from->setAccessibleName(qtTrId("settings.quiet_from"));
    m_to->setAccessibleName(qtTrId("settings.quiet_to"));
    refresh();
}

} // namespace sinan::shell
