#include "ui/shell/main_window.h"

#include "app/model/workspace.h"
#include "ui/shell/backup_control.h"
#include "ui/shell/article_source.h"
#include "ui/shell/demo_banner.h"
#include "ui/shell/drop_veil.h"
#include "ui/shell/note_panel.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/settings_screen.h"
#include "ui/shell/sheets.h"
#include "ui/shell/sources.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/undo_control.h"
#include "ui/widgets/model_words.h"
#include "ui/widgets/undo_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace sinan::shell {

using widgets::Route;
using widgets::toQt;

namespace {

constexpr QSize smallest(960, 560);

} // namespace

MainWindow::MainWindow(widgets::Workbench &bench, const Look &look, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_preferences(look, readHabits(bench.reader), bench.store.writer(), bench.theme, bench.languages),
      m_backups(new BackupControl(bench, this)),
      m_rail(new Rail(bench.theme, this)), m_top(new TopBar(bench, this)), m_demo(new DemoBanner(bench.theme, this)),
      m_stack(new QStackedWidget(this)), m_status(new StatusBar(bench, this)), m_bar(new widgets::UndoBar(bench.theme, this)),
      m_palette(new Palette(bench.theme, m_top->search(), this)), m_keys(new KeySheet(bench, this)),
      m_age(new AgeSheet(bench, this)), m_veil(new DropVeil(bench.theme, this)), m_undo(new UndoControl(bench, this))
{
    setObjectName(QStringLiteral("window"));
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(smallest);
    layOut();
    addCommands();
    addSources();
    addNote();
    followData();
    addPage(QStringLiteral("settings"), QStringLiteral("settings"), [this](QWidget *owner) { return makeSettings(owner); });
    m_rail->addPlace(QStringLiteral("settings"), QT_TRID_NOOP("common.place_settings"), QStringLiteral("place.settings"),
                     Rail::End::Bottom);
    m_rail->setShortcut(QStringLiteral("settings"), QStringLiteral("Ctrl+,"));
    readWorkspace();
    retranslate();
    qApp->installEventFilter(this);
    setFocus(); // not the search box, whose results would open
}

MainWindow::~MainWindow() = default;

widgets::Screen *MainWindow::makeSettings(QWidget *owner)
{
    auto *screen = new SettingsScreen(m_bench, m_preferences, *m_backups, m_facts, owner);
    connect(screen, &SettingsScreen::restorePrepared, this, &MainWindow::restoreRequested);
    return screen;
}

void MainWindow::layOut()
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_demo);
    column->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(column, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_top);
    outer->addLayout(middle, 1);
    outer->addWidget(m_status);
    m_demo->hide();

    connect(m_rail, &Rail::chosen, this, [this](const QString &place) { go(Route{place, {}, {}}); });
    connect(m_top->backButton(), &QToolButton::clicked, this, [this] { m_bench.commands.trigger(QStringLiteral("shell.back")); });
    connect(m_top->noteButton(), &QToolButton::clicked, this, [this] { m_bench.commands.trigger(QStringLiteral("shell.note")); });
    connect(m_top->forwardButton(), &QToolButton::clicked, this,
            [this] { m_bench.commands.trigger(QStringLiteral("shell.forward")); });
    connect(&m_navigator, &Navigator::moved, this, &MainWindow::showRoute);
    connect(m_demo, &DemoBanner::importRequested, this, &MainWindow::importRequested);
    connect(m_demo, &DemoBanner::fastForwardRequested, this, &MainWindow::fastForwardRequested);
    connect(m_demo, &DemoBanner::clearRequested, this, &MainWindow::clearDemoRequested);
    connect(m_status, &StatusBar::paletteAsked, m_palette, &Palette::start);
    connect(m_status, &StatusBar::keysAsked, this, [this] { m_keys->present(screen() ? screen()->title() : QString()); });
    connect(m_status, &StatusBar::ageAsked, this, [this] { m_age->present(m_status->age()); });
    connect(m_palette, &Palette::refused, this, &MainWindow::say);
    connect(&m_bench.commands, &widgets::CommandRegistry::refused, this,
            [this](const QString &, const QString &reason) { say(reason); });
}

void MainWindow::followData()
{
    connect(m_undo, &UndoControl::done, this, [this](const QString &sentence) {
        m_barRedoes = false;
        placeBar();
        m_bar->say(sentence, qtTrId("shell.bar_undo"));
    });
    connect(m_undo, &UndoControl::redone, this, [this](const QString &sentence) {
        m_barRedoes = false;
        placeBar();
        m_bar->say(sentence, qtTrId("shell.bar_undo"));
    });
    connect(m_undo, &UndoControl::undone, this, [this](const QString &sentence) {
        m_barRedoes = true;
        placeBar();
        m_bar->say(sentence, qtTrId("shell.bar_redo"));
    });
    connect(m_undo, &UndoControl::failed, this, &MainWindow::say);
    connect(m_backups, &BackupControl::made, this,
            [this](const store::BackupFile &file) { say(qtTrId("settings.backup_made").arg(bytesText(file.bytes))); });
    connect(m_backups, &BackupControl::failed, this, &MainWindow::say);
    connect(m_bar, &widgets::UndoBar::undoRequested, this, [this] {
        if (m_barRedoes)
            m_undo->redo();
        else
            m_undo->undo();
    });
    // The feed speaks on the writer's thread; with this window as context the slot runs here.
    connect(&m_bench.store.feed(), &store::ChangeFeed::committed, this, &MainWindow::committed, Qt::QueuedConnection);
}

void MainWindow::committed(const store::Commit &commit)
{
    m_names->committed(commit);
    m_contacts->committed(commit);
    m_warnings->committed(commit);
    m_articles->committed(commit);
    m_undo->committed();
    if (commit.touches(model::Collection::Workspace))
        readWorkspace();
    m_status->refreshSoon();
    for (auto &entry : m_pages) {
        if (entry.second.screen)
            entry.second.screen->committed(commit);
    }
}

void MainWindow::readWorkspace()
{
    const auto rows = mutations::selectAs<model::Workspace>(m_bench.reader, {});
    if (!rows.ok() || rows.value().empty())
        return;
    const model::Workspace &workspace = rows.value().front();
    m_top->setWhere(toQt(workspace.name), toQt(m_bench.actor.name));
    m_isDemo = workspace.demo;
    m_demo->setVisible(m_isDemo && !m_filled);
    // Holidays are the workspace's: days are counted by the new ones from here on.
    if (auto calendar = WorkCalendar::fromJson(workspace.zone, workspace.calendar); calendar.ok())
        m_bench.calendar = std::move(calendar).value();
}

void MainWindow::setDemoBusy(bool busy)
{
    m_demoBusy = busy;
    m_demo->setBusy(busy);
}

void MainWindow::addPlace(const QString &place, const char *title, const QString &icon, const QString &keywords, MakeScreen make)
{
    addPage(place, place, std::move(make));
    m_rail->addPlace(place, title, icon, Rail::End::Top);
    ++m_placeCount;
    const QKeySequence keys(QStringLiteral("Ctrl+%1").arg(m_placeCount));
    m_rail->setShortcut(place, widgets::keyText(keys));
    widgets::Command command;
    command.id = QStringLiteral("go.") + place;
    command.title = title;
    command.keywords = keywords;
    command.icon = icon;
    command.shortcuts = {keys};
    command.run = [this, place] { go(Route{place, {}, {}}); };
    m_bench.commands.add(std::move(command), this);
    addSettingsCommand();
}

void MainWindow::addReference(const QString &place, const QString &under, const char *title, const QString &icon, const QString &keywords,
                              const QKeySequence &keys, MakeScreen make)
{
    addPage(place, under, std::move(make));
    widgets::Command command;
    command.id = QStringLiteral("go.") + place;
    command.title = title;
    command.keywords = keywords;
    command.icon = icon;
    command.shortcuts = {keys};
    command.run = [this, place] { go(Route{place, {}, {}}); };
    m_top->addReference(command);
    m_bench.commands.add(std::move(command), this);
    addSettingsCommand();
}

void MainWindow::addPage(const QString &place, const QString &under, MakeScreen make)
{
    m_pages[place] = Page{under, std::move(make), nullptr};
}

void MainWindow::go(const Route &route)
{
    if (!m_pages.contains(route.place)) {
        say(qtTrId("shell.no_such_place"));
        return;
    }
    if (screen())
        m_navigator.update(screen()->route());
    m_navigator.go(route);
}

Route MainWindow::current() const
{
    return screen() ? screen()->route() : m_navigator.current();
}

widgets::Screen *MainWindow::screen() const
{
    return qobject_cast<widgets::Screen *>(m_stack->currentWidget());
}

void MainWindow::showRoute(const Route &route)
{
    Page &page = m_pages[route.place];
    const bool other = !page.screen || m_stack->currentWidget() != page.screen;
    if (!page.screen) {
        page.screen = page.make(m_stack);
        m_stack->addWidget(page.screen);
        connect(page.screen, &widgets::Screen::navigate, this, &MainWindow::go);
        connect(page.screen, &widgets::Screen::said, this, &MainWindow::say);
        connect(page.screen, &widgets::Screen::titleChanged, this, &MainWindow::retitle);
        connect(page.screen, &widgets::Screen::noticeRoomMoved, this, &MainWindow::placeBar);
    }
    m_stack->setCurrentWidget(page.screen);
    fill(page.screen->fillsWindow());
    page.screen->open(route);
    m_rail->setCurrent(page.under);
    m_top->backButton()->setEnabled(m_navigator.canGoBack());
    m_top->forwardButton()->setEnabled(m_navigator.canGoForward());
    if (other) {
        if (QWidget *first = page.screen->firstFocus())
            first->setFocus(Qt::OtherFocusReason);
    }
    retitle();
    placeBar();
    Q_EMIT routeChanged(route);
}

void MainWindow::fill(bool whole)
{
    if (whole == m_filled)
        return;
    m_filled = whole;
    for (QWidget *bar : {static_cast<QWidget *>(m_top), static_cast<QWidget *>(m_rail), static_cast<QWidget *>(m_status)})
        bar->setVisible(!whole);
    m_demo->setVisible(m_isDemo && !whole);
    if (!m_mayFillDisplay)
        return;
    if (whole)
        m_stateBefore = windowState();
    setWindowState(whole ? windowState() | Qt::WindowFullScreen : m_stateBefore);
}

void MainWindow::placeBar()
{
    const widgets::Screen *shown = screen();
    const QRect room = shown ? shown->noticeRoom() : QRect();
    m_bar->setRoom(shown ? QRect(shown->mapTo(this, room.topLeft()), room.size()) : QRect(0, 0, width(), m_status->y()));
}

void MainWindow::retitle()
{
    const QString title = screen() ? screen()->title() : QString();
    setWindowTitle(title.isEmpty() ? qtTrId("shell.app_name") : qtTrId("shell.window_title").arg(title));
}

void MainWindow::say(const QString &sentence)
{
    placeBar();
    m_bar->say(sentence);
}

void MainWindow::retranslate()
{
    m_rail->retranslate();
    m_top->retranslate();
    m_demo->retranslate();
    m_status->retranslate();
    m_note->retranslate();
    m_top->noteButton()->setToolTip(m_bench.commands.tooltip(QStringLiteral("shell.note")));
    m_top->noteButton()->setAccessibleName(m_top->noteButton()->toolTip());
    for (const auto &[button, id] :
         {std::pair(m_top->backButton(), "shell.back"), std::pair(m_top->forwardButton(), "shell.forward")}) {
        button->setToolTip(m_bench.commands.tooltip(QString::fromLatin1(id)));
        button->setAccessibleName(button->toolTip());
        button->setEnabled(id == QLatin1String("shell.back") ? m_navigator.canGoBack() : m_navigator.canGoForward());
    }
    setAccessibleName(qtTrId("shell.app_name"));
    retitle();
}

void MainWindow::cyclePane(int by)
{
    QList<QWidget *> panes{m_rail};
    if (screen())
        panes << screen()->panes();
    panes << m_top->search() << m_status;
    QWidget *now = QApplication::focusWidget();
    int at = -1;
    for (int i = 0; i < panes.size(); ++i) {
        if (now && (panes[i] == now || panes[i]->isAncestorOf(now)))
            at = i;
    }
    for (int step = 1; step <= panes.size(); ++step) {
        const int index = int((at + by * step + panes.size() * 2) % panes.size());
        QWidget *pane = panes[index];
        if (!pane->isVisible() || !pane->isEnabled())
            continue;
        // A pane that takes no focus itself hands it to its first part that does.
        QWidget *target = pane->focusProxy() ? pane->focusProxy() : pane;
        if (target->focusPolicy() == Qt::NoFocus) {
            target = nullptr;
            for (QWidget *child : pane->findChildren<QWidget *>()) {
                if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
                    target = child;
                    break;
                }
            }
        }
        if (target) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace sinan::shell
