// The window's own commands, what the palette searches, and the events of the window itself.
#include "ui/shell/backup_control.h"
#include "ui/shell/article_source.h"
#include "ui/shell/demo_banner.h"
#include "ui/shell/drop_veil.h"
#include "ui/shell/main_window.h"
#include "ui/shell/note_panel.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/setting_source.h"
#include "ui/shell/sheets.h"
#include "ui/shell/sources.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/undo_control.h"
#include "ui/widgets/undo_bar.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace sinan::shell {

namespace {

constexpr int narrowBelow = 1100;

} // namespace

using widgets::Command;
using widgets::Route;

void MainWindow::addCommands()
{
    const auto add = [this](const char *id, const char *title, const char *icon, const QString &keywords,
                            const QList<QKeySequence> &keys, std::function<void()> run, std::function<QString()> whyNot = {},
                            bool inPalette = true) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.icon = QString::fromLatin1(icon);
        command.keywords = keywords;
        command.shortcuts = keys;
        command.run = std::move(run);
        command.whyNot = std::move(whyNot);
        command.inPalette = inPalette;
        m_bench.commands.add(std::move(command), this);
    };
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };

    add(
        "shell.palette", QT_TRID_NOOP("shell.command_palette"), "verb.search", QStringLiteral("sousuo search find"),
        {key("Ctrl+K"), key("Ctrl+Shift+P")}, [this] { m_palette->start(); }, {}, false);
    add(
        "shell.undo", QT_TRID_NOOP("shell.command_undo"), "verb.undo", QStringLiteral("chexiao"),
        {QKeySequence(QKeySequence::Undo)}, [this] { m_undo->undo(); },
        [this] { return m_undo->nextUndo() ? QString() : qtTrId("shell.undo_nothing"); });
    add(
        "shell.redo", QT_TRID_NOOP("shell.command_redo"), "verb.redo", QStringLiteral("chongzuo"),
        {key("Ctrl+Shift+Z"), key("Ctrl+Y")}, [this] { m_undo->redo(); },
        [this] { return m_undo->nextRedo() ? QString() : qtTrId("shell.redo_nothing"); });
    add(
        "shell.back", QT_TRID_NOOP("shell.command_back"), "nav.back", QStringLiteral("houtui fanhui"), {key("Alt+Left")},
        [this] {
            if (screen())
                m_navigator.update(screen()->route());
            m_navigator.back();
        },
        [this] { return m_navigator.canGoBack() ? QString() : qtTrId("shell.back_nowhere"); });
    add(
        "shell.forward", QT_TRID_NOOP("shell.command_forward"), "nav.forward", QStringLiteral("qianjin"), {key("Alt+Right")},
        [this] { m_navigator.forward(); },
        [this] { return m_navigator.canGoForward() ? QString() : qtTrId("shell.forward_nowhere"); });
    add("shell.import", QT_TRID_NOOP("shell.command_import"), "verb.import", QStringLiteral("daoru biaoge excel csv open load"),
        {key("Ctrl+O")}, [this] { Q_EMIT importRequested(); });
    add(
        "shell.paste", QT_TRID_NOOP("shell.command_paste"), "verb.copy", QStringLiteral("zhantie clipboard"),
        {key("Ctrl+Shift+V")}, [this] { Q_EMIT textDropped(QGuiApplication::clipboard()->text()); },
        [] { return QGuiApplication::clipboard()->text().trimmed().isEmpty() ? qtTrId("shell.paste_nothing") : QString(); });
    add("shell.language", QT_TRID_NOOP("shell.command_language"), "mark.language",
        QStringLiteral("yuyan qiehuan english chinese zhongwen yingwen"), {key("Ctrl+Shift+L")}, [this] {
            Look look = m_preferences.look();
            look.language = m_bench.language() == Language::Chinese ? Language::English : Language::Chinese;
            m_preferences.set(look);
        });
    add("shell.theme", QT_TRID_NOOP("shell.command_theme"), "mark.moon", QStringLiteral("zhuti shense qianse dark light mode"),
        {}, [this] {
            Look look = m_preferences.look();
            look.mode = m_bench.theme.isDark() ? theme::ColorMode::Light : theme::ColorMode::Dark;
            m_preferences.set(look);
        });
    add("shell.density", QT_TRID_NOOP("shell.command_density"), "mark.rows", QStringLiteral("midu jincou yewai compact"),
        {key("Ctrl+Shift+D")}, [this] {
            Look look = m_preferences.look();
            look.density = theme::Density((int(look.density) + 1) % theme::densityCount);
            m_preferences.set(look);
        });
    const auto grow = [this](int by) {
        Look look = m_preferences.look();
        look.textPercent =
            by == 0 ? 100 : std::clamp(look.textPercent + by, theme::tokens::leastTextPercent, theme::tokens::mostTextPercent);
        m_preferences.set(look);
    };
    add("shell.text_bigger", QT_TRID_NOOP("shell.command_text_bigger"), "mark.text", QStringLiteral("fangda wenzi zoom in"),
        {key("Ctrl+="), key("Ctrl++")}, [grow] { grow(10); });
    add("shell.text_smaller", QT_TRID_NOOP("shell.command_text_smaller"), "mark.text", QStringLiteral("suoxiao wenzi zoom out"),
        {key("Ctrl+-")}, [grow] { grow(-10); });
    add("shell.text_normal", QT_TRID_NOOP("shell.command_text_normal"), "mark.text",
        QStringLiteral("zhengchang wenzi zoom reset"), {key("Ctrl+0")}, [grow] { grow(0); });
    add("shell.age", QT_TRID_NOOP("shell.command_age"), "mark.data", QStringLiteral("shuju xinxian freshness source"), {},
        [this] { m_age->present(m_status->age()); });
    add("shell.keys", QT_TRID_NOOP("shell.command_keys"), "mark.keyboard", QStringLiteral("kuaijiejian help bangzhu shortcuts"),
        {key("F1")}, [this] {
            if (m_keys->isVisible())
                m_keys->close();
            else
                m_keys->present(screen() ? screen()->title() : QString());
        });
    add(
        "shell.next_pane", QT_TRID_NOOP("shell.command_next_pane"), "mark.screen", {}, {key("F6")}, [this] { cyclePane(1); }, {},
        false);
    add(
        "shell.previous_pane", QT_TRID_NOOP("shell.command_previous_pane"), "mark.screen", {}, {key("Shift+F6")},
        [this] { cyclePane(-1); }, {}, false);
    addWorkspaceCommands();
}

void MainWindow::addWorkspaceCommands()
{
    Command backup;
    backup.id = QStringLiteral("shell.backup");
    backup.title = QT_TRID_NOOP("settings.backup_now");
    backup.icon = QStringLiteral("verb.save");
    backup.keywords = QStringLiteral("baocun save copy");
    backup.run = [this] { m_backups->make(store::BackupKind::ByHand); };
    backup.whyNot = [this] { return m_backups->isBusy() ? qtTrId("settings.problem_busy") : QString(); };
    m_bench.commands.add(std::move(backup), this);
    const auto add = [this](const char *id, const char *title, const char *icon, const QString &keywords, std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.icon = QString::fromLatin1(icon);
        command.keywords = keywords;
        command.run = std::move(run);
        command.whyNot = [this] {
            return !m_isDemo ? qtTrId("shell.demo_only") : m_demoBusy ? qtTrId("shell.demo_busy") : QString();
        };
        m_bench.commands.add(std::move(command), this);
    };
    add("shell.demo_forward", QT_TRID_NOOP("shell.demo_forward"), "verb.forward", QStringLiteral("shili demo two weeks later"),
        [this] { Q_EMIT fastForwardRequested(); });
    add("shell.demo_clear", QT_TRID_NOOP("shell.demo_clear"), "verb.delete", QStringLiteral("shili demo own workspace"),
        [this] { Q_EMIT clearDemoRequested(); });
}

void MainWindow::addSettingsCommand()
{
    // Added again after each place, so that it stays the last of them.
    Command command;
    command.id = QStringLiteral("go.settings");
    command.title = QT_TRID_NOOP("common.place_settings");
    command.icon = QStringLiteral("place.settings");
    command.keywords = QStringLiteral("shezhi preferences options");
    command.shortcuts = {QKeySequence(QStringLiteral("Ctrl+,"))};
    command.run = [this] { go(Route{QStringLiteral("settings"), {}, {}}); };
    m_bench.commands.add(std::move(command), this);
}

void MainWindow::addSources()
{
    const GoTo to = [this](const Route &route) { go(route); };
    m_names = std::make_unique<CustomerNames>(m_bench.reader);
    auto warnings = std::make_unique<WarningSource>(m_bench, *m_names, to);
    m_warnings = warnings.get();
    auto contacts = std::make_unique<ContactSource>(m_bench, *m_names, to);
    m_contacts = contacts.get();
    m_palette->addSource(std::make_unique<CommandSource>(m_bench.commands, CommandSource::What::Places));
    m_palette->addSource(std::make_unique<CustomerSource>(m_bench, *m_names, to));
    m_palette->addSource(std::move(contacts));
    m_palette->addSource(std::move(warnings));
    auto articles = std::make_unique<ArticleSource>(m_bench, to);
    m_articles = articles.get();
    m_palette->addSource(std::move(articles));
    m_palette->addSource(std::make_unique<CommandSource>(m_bench.commands, CommandSource::What::Commands));
    m_palette->addSource(std::make_unique<SettingSource>(m_bench, to));
    m_palette->addSource(std::make_unique<TalkSource>(m_bench, to));
}

void MainWindow::addNote()
{
    m_note = new NotePanel(m_bench, *m_names, this);
    Command note;
    note.id = QStringLiteral("shell.note");
    note.title = QT_TRID_NOOP("shell.note");
    note.icon = QStringLiteral("verb.note");
    note.keywords = QStringLiteral("suishouji jilu biji jiyibi write down jot visit");
    note.shortcuts = {QKeySequence(QStringLiteral("Ctrl+Shift+N"))};
    note.run = [this] { m_note->present(screen() ? screen()->customerInView() : std::nullopt); };
    m_bench.commands.add(std::move(note), this);
    Command save;
    save.id = QStringLiteral("note.save");
    save.title = QT_TRID_NOOP("shell.note_save");
    save.place = QT_TRID_NOOP("shell.note");
    save.icon = QStringLiteral("verb.save");
    save.shortcuts = {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter")), QKeySequence(QStringLiteral("Ctrl+S"))};
    save.run = [this] { m_note->save(); };
    save.inPalette = false;
    m_bench.commands.add(std::move(save), m_note);
    m_note->retranslate();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < narrowBelow;
    m_rail->setNarrow(narrow);
    m_status->setNarrow(narrow);
    placeBar();
    if (m_palette->isVisible())
        m_palette->place();
    m_note->place();
    m_keys->close(false);
    m_age->close(false);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool MainWindow::event(QEvent *event)
{
    // The desktop went dark or light. (ApplicationPaletteChange would not do: reading the desktop's palette causes it.)
    if (event->type() == QEvent::ThemeChange)
        m_bench.theme.readSystem();
    return QWidget::event(event);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // A text field takes Ctrl+Z for itself even where it has nothing to undo. Then the key means the last step of the workspace.
    if (event->type() == QEvent::ShortcutOverride && watched->isWidgetType()) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool undo = key->matches(QKeySequence::Undo);
        const bool redo = key->matches(QKeySequence::Redo);
        bool has = true;
        if (const auto *line = qobject_cast<QLineEdit *>(watched))
            has = undo ? line->isUndoAvailable() : line->isRedoAvailable();
        else if (const auto *text = qobject_cast<QTextEdit *>(watched))
            has = undo ? text->document()->isUndoAvailable() : text->document()->isRedoAvailable();
        else if (const auto *plain = qobject_cast<QPlainTextEdit *>(watched))
            has = undo ? plain->document()->isUndoAvailable() : plain->document()->isRedoAvailable();
        if ((undo || redo) && !has) {
            event->ignore();
            return true;
        }
    }
    // A screen shows its list only once it has rows: then it takes the keys that nobody else has.
    if (event->type() == QEvent::Show && screen() && watched == screen()->firstFocus() && (!focusWidget() || focusWidget() == this))
        screen()->firstFocus()->setFocus(Qt::OtherFocusReason);
    return QWidget::eventFilter(watched, event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *dragged = event->mimeData();
    bool takes = dragged->hasText();
    for (const QUrl &url : dragged->urls())
        takes = takes || url.isLocalFile();
    if (!takes)
        return;
    event->acceptProposedAction();
    m_veil->present(qtTrId("shell.drop_here"));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_veil->hide();
    QWidget::dragLeaveEvent(event);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_veil->hide();
    event->acceptProposedAction();
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    if (!paths.isEmpty())
        Q_EMIT filesDropped(paths);
    else if (event->mimeData()->hasText())
        Q_EMIT textDropped(event->mimeData()->text());
}

} // namespace sinan::shell
