#include "ui/shell/settings_screen.h"

#include "ui/shell/setting_list.h"
#include "ui/shell/setting_row.h"
#include "ui/shell/settings_backup.h"
#include "ui/shell/settings_calendar.h"
#include "ui/shell/settings_data.h"
#include "ui/shell/settings_day.h"
#include "ui/shell/settings_look.h"
#include "ui/shell/settings_program.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;

SettingsScreen::SettingsScreen(widgets::Workbench &bench, Preferences &preferences, BackupControl &backups, const ProgramFacts &facts,
                               QWidget *parent)
    : Screen(bench, parent), m_preferences(preferences), m_workspace(bench)
{
    setObjectName(QStringLiteral("settings"));
    layOut();
    m_backup = new BackupSection(bench, preferences, backups, m_page);
    addSection(new LookSection(theme(), preferences, m_page));
    addSection(new DaySection(theme(), m_workspace, m_page));
    addSection(new CalendarSection(bench, m_workspace, facts.calendar, m_page));
    addSection(new DataSection(bench, m_page));
    addSection(m_backup);
    addSection(new ProgramSection(bench, preferences, facts, m_page));
    connect(m_backup, &BackupSection::restorePrepared, this, &SettingsScreen::restorePrepared);
    connect(&backups, &BackupControl::changed, m_sections[3], [this] { m_sections[3]->refresh(); });
    connect(&m_workspace, &WorkspaceSettings::failed, this,
            [this](const QString &sentence) { m_problem->show(widgets::InlineMessage::Kind::Error, sentence); });
    connect(&preferences, &Preferences::notSaved, this,
            [this](const QString &sentence) { m_problem->show(widgets::InlineMessage::Kind::Error, sentence); });
    addCommands();
    restyle();
    retranslate();
}

void SettingsScreen::layOut()
{
    auto *outer = new QVBoxLayout(this);
    const int margin = theme().space(Space::Large);
    outer->setContentsMargins(margin, margin, 0, 0);
    outer->setSpacing(theme().space(Space::Small));
    m_heading = new Label(theme(), FontRole::Heading, ColorRole::Text, this);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("settings.search"));
    m_search->setClearButtonEnabled(true);
    m_onlyChanged = new widgets::Chip(theme(), this);
    m_onlyChanged->setObjectName(QStringLiteral("settings.only_changed"));
    m_onlyChanged->setCheckable(true);
    m_resetAll = new QPushButton(this);
    m_resetAll->setObjectName(QStringLiteral("settings.reset_all"));
    m_resetAll->setFlat(true);
    theme().dress(m_resetAll, FontRole::Dense, ColorRole::Link);
    m_top = new QWidget(this);
    auto *top = new QHBoxLayout(m_top);
    top->setContentsMargins(0, 0, margin, 0);
    top->setSpacing(theme().space(Space::Small));
    top->addWidget(m_heading);
    top->addWidget(m_search, 1);
    top->addWidget(m_onlyChanged);
    top->addStretch(1);
    top->addWidget(m_resetAll);
    outer->addWidget(m_top);
    m_problem = new widgets::InlineMessage(theme(), this);
    outer->addWidget(m_problem);

    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("settings.sections"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("settings.area"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page = new QWidget;
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, margin, margin);
    column->setSpacing(theme().space(Space::Small));
    m_subtitle = new Label(theme(), FontRole::Dense, ColorRole::Text2, m_page);
    m_subtitle->setWordWrap(true);
    m_nothing = new Label(theme(), FontRole::Body, ColorRole::Text2, m_page);
    m_nothing->setObjectName(QStringLiteral("settings.nothing"));
    m_nothing->setWordWrap(true);
    column->addWidget(m_subtitle);
    column->addWidget(m_nothing);
    column->addStretch(1);
    m_area->setWidget(m_page);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme().space(Space::Large));
    middle->addWidget(m_list);
    middle->addWidget(m_area, 1);
    outer->addLayout(middle, 1);

    connect(m_search, &QLineEdit::textChanged, this, &SettingsScreen::filter);
    connect(m_onlyChanged, &QAbstractButton::toggled, this, &SettingsScreen::filter);
    connect(m_resetAll, &QPushButton::clicked, this, [this] { bench().commands.trigger(QStringLiteral("settings.reset_all")); });
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsScreen::showSection);
    connect(m_list, &QListWidget::itemClicked, this, [this] { showSection(m_list->currentRow()); });
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsScreen::followScroll);
}

void SettingsScreen::addSection(SettingsSection *section)
{
    m_sections << section;
    auto *column = static_cast<QVBoxLayout *>(m_page->layout());
    column->insertWidget(column->count() - 1, section);
    m_list->addItem(QString());
    connect(section, &SettingsSection::said, this, &SettingsScreen::said);
    connect(section, &SettingsSection::failed, this,
            [this](const QString &sentence) { m_problem->show(widgets::InlineMessage::Kind::Error, sentence); });
    for (SettingRow *row : section->rows())
        connect(row, &SettingRow::changedChanged, this, &SettingsScreen::count);
}

void SettingsScreen::addCommands()
{
    widgets::Command find;
    find.id = QStringLiteral("settings.find");
    find.title = QT_TRID_NOOP("settings.command_find");
    find.place = QT_TRID_NOOP("common.place_settings");
    find.icon = QStringLiteral("verb.search");
    find.keywords = QStringLiteral("sousuo shezhi search");
    find.shortcuts = {QKeySequence(QStringLiteral("Ctrl+F")), QKeySequence(QStringLiteral("/"))};
    find.run = [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    };
    bench().commands.add(std::move(find), this);
    widgets::Command reset;
    reset.id = QStringLiteral("settings.reset_all");
    reset.title = QT_TRID_NOOP("settings.reset_all");
    reset.place = QT_TRID_NOOP("common.place_settings");
    reset.icon = QStringLiteral("verb.undo");
    reset.keywords = QStringLiteral("huifu moren defaults");
    reset.run = [this] { resetAll(); };
    reset.whyNot = [this] {
        const auto all = rows();
        const bool any = std::any_of(all.begin(), all.end(), [](const SettingRow *row) { return row->isChanged(); });
        return any ? QString() : qtTrId("settings.reset_nothing");
    };
    bench().commands.add(std::move(reset), this);
}

QList<SettingRow *> SettingsScreen::rows() const
{
    QList<SettingRow *> all;
    for (const SettingsSection *section : m_sections)
        all << section->rows();
    return all;
}

QString SettingsScreen::title() const
{
    return qtTrId("common.place_settings");
}

void SettingsScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    m_workspace.read();
    for (SettingsSection *section : m_sections)
        section->refresh();
    count();
    QTimer::singleShot(0, this, &SettingsScreen::followScroll);
    if (route.id.isEmpty())
        return;
    m_search->clear();
    m_onlyChanged->setChecked(false);
    if (route.id == QLatin1String("restore") && !route.anchor.isEmpty())
        m_backup->preview(std::filesystem::path(route.anchor.toStdU16String()));
    // Laid out first: a page that was just made has no places yet.
    QTimer::singleShot(0, this, [this, key = route.id] {
        for (SettingRow *row : rows()) {
            if (row->key() != key)
                continue;
            m_jumping = true;
            m_page->layout()->activate();
            row->pointOut();
            const int top = row->mapTo(m_page, QPoint()).y();
            m_area->verticalScrollBar()->setValue(top - theme().space(Space::Large));
            // Near the end of the page the scroll bar alone does not say which section was meant.
            for (int i = 0; i < m_sections.size(); ++i) {
                if (m_sections[i]->isAncestorOf(row))
                    m_list->setCurrentRow(i);
            }
            m_jumping = false;
        }
    });
}

QList<QWidget *> SettingsScreen::panes() const
{
    return {m_search, m_list, m_page};
}

QWidget *SettingsScreen::firstFocus() const
{
    return m_list;
}

bool SettingsScreen::isReading() const
{
    return std::any_of(m_sections.begin(), m_sections.end(), [](const SettingsSection *section) { return section->isBusy(); });
}

void SettingsScreen::committed(const store::Commit &commit)
{
    m_workspace.committed(commit);
    for (SettingsSection *section : m_sections)
        section->committed(commit);
}

void SettingsScreen::filter()
{
    const widgets::SearchQuery query = widgets::foldQuery(m_search->text());
    bool any = false;
    for (int i = 0; i < m_sections.size(); ++i) {
        bool some = false;
        for (SettingRow *row : m_sections[i]->rows()) {
            const SettingInfo *setting = findSetting(row->key());
            const bool found = query.isEmpty() || (setting && widgets::Searchable(searchTexts(*setting, bench().languages)).score(query) > 0);
            const bool wanted = found && (!m_onlyChanged->isChecked() || row->isChanged());
            row->setVisible(wanted);
            some = some || wanted;
        }
        m_sections[i]->setVisible(some);
        m_list->item(i)->setHidden(!some);
        any = any || some;
    }
    m_nothing->setVisible(!any);
    if (!any)
        m_nothing->setText(m_search->text().trimmed().isEmpty() ? qtTrId("settings.nothing_changed") : qtTrId("settings.nothing_found").arg(m_search->text()));
}

void SettingsScreen::count()
{
    const auto all = rows();
    const auto changed = std::count_if(all.begin(), all.end(), [](const SettingRow *row) { return row->isChanged(); });
    m_onlyChanged->setText(qtTrId("settings.only_changed").arg(changed));
    m_onlyChanged->setAccessibleName(m_onlyChanged->text());
    m_onlyChanged->updateGeometry();
    m_resetAll->setEnabled(changed > 0);
    if (m_onlyChanged->isChecked())
        filter();
}

void SettingsScreen::resetAll()
{
    m_workspace.hold();
    for (SettingRow *row : rows()) {
        if (row->isChanged())
            Q_EMIT row->resetRequested();
    }
    m_workspace.letGo(qtTrId("settings.reset_all"));
}

void SettingsScreen::showSection(int index)
{
    if (m_jumping || index < 0 || index >= m_sections.size())
        return;
    m_jumping = true;
    m_area->verticalScrollBar()->setValue(m_sections[index]->y());
    m_jumping = false;
}

void SettingsScreen::followScroll()
{
    if (m_jumping)
        return;
    const QScrollBar *bar = m_area->verticalScrollBar();
    int at = 0;
    for (int i = 0; i < m_sections.size(); ++i) {
        if (!m_sections[i]->isHidden() && m_sections[i]->y() > 0 && m_sections[i]->y() <= bar->value() + m_area->viewport()->height() / 3)
            at = i;
    }
    m_jumping = true;
    m_list->setCurrentRow(at);
    m_jumping = false;
}

void SettingsScreen::retranslate()
{
    m_heading->setText(qtTrId("common.place_settings"));
    m_subtitle->setText(qtTrId("settings.subtitle"));
    m_search->setPlaceholderText(qtTrId("settings.search"));
    m_search->setAccessibleName(qtTrId("settings.search"));
    SettingRow::nameButton(m_resetAll, qtTrId("settings.reset_all"));
    m_list->setAccessibleName(qtTrId("settings.sections"));
    for (int i = 0; i < m_sections.size(); ++i) {
        m_sections[i]->retranslate();
        m_list->item(i)->setText(m_sections[i]->title());
    }
    restyle();
    count();
    filter();
}

void SettingsScreen::restyle()
{
    const int widest = theme().scaled(820);
    m_page->setMaximumWidth(widest);
    m_list->setFont(theme().font(FontRole::Body));
    int wide = 0;
    for (int i = 0; i < m_list->count(); ++i) {
        m_list->item(i)->setSizeHint(QSize(0, theme().rowHeight()));
        wide = std::max(wide, QFontMetrics(theme().font(FontRole::Body)).horizontalAdvance(m_list->item(i)->text()));
    }
    m_list->setFixedWidth(wide + 3 * theme().space(Space::Medium));
    // The search box begins where the settings do, and the row ends where they end.
    m_heading->setFixedWidth(m_list->minimumWidth() + theme().space(Space::Large) - theme().space(Space::Small));
    m_search->setMaximumWidth(theme().scaled(360));
    m_top->setMaximumWidth(m_list->minimumWidth() + theme().space(Space::Large) + widest);
    for (SettingsSection *section : m_sections)
        section->restyle();
}

void SettingsScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    followScroll();
}

} // namespace sinan::shell
