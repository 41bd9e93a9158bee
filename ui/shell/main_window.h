#pragma once

#include "ui/shell/navigator.h"
#include "ui/shell/preferences.h"
#include "ui/shell/program_facts.h"
#include "ui/widgets/screen.h"
#include "ui/widgets/workbench.h"

#include <QKeySequence>
#include <QWidget>

#include <map>

class QStackedWidget;

namespace sinan::widgets {
class UndoBar;
}

namespace sinan::shell {

class BackupControl;
class CustomerNames;
class DemoBanner;
class DropVeil;
class AgeSheet;
class KeySheet;
class NotePanel;
class Palette;
class Rail;
class StatusBar;
class TopBar;
class UndoControl;
class ArticleSource;
class ContactSource;
class WarningSource;

/// The window: rail, top bar with search, the place that is open, the status line, the undo bar. It knows no screen by name:
/// app/main adds the places that exist.
class MainWindow final : public QWidget
{
    Q_OBJECT
public:
    using MakeScreen = std::function<widgets::Screen *(QWidget *parent)>;

    /// @param look  as saved; already applied to theme and languages (show())
    explicit MainWindow(widgets::Workbench &bench, const Look &look, QWidget *parent = nullptr);
    /// What the settings page shows of the program; before the first visit there.
    void setProgram(ProgramFacts facts) { m_facts = std::move(facts); }
    ~MainWindow() override;

    /// A place of the rail, in the order of the calls. The screen is made at the first visit.
    /// @param place  first part of its routes, "today"
    /// @param title  message id; two characters in Chinese
    void addPlace(const QString &place, const char *title, const QString &icon, const QString &keywords, MakeScreen make);
    /// A page that is reached from elsewhere ("warning", "conversation"); `under` is the place that the rail then marks.
    void addPage(const QString &place, const QString &under, MakeScreen make);

    /// A page to look things up in, from anywhere: a button in the top bar, a key, a line of the palette; no place of the rail.
    /// @param title  message id
    void addReference(const QString &place, const QString &under, const char *title, const QString &icon, const QString &keywords, const QKeySequence &keys,
                      MakeScreen make);

    /// Goes there; a place that does not exist is refused with a sentence in the bar.
    void go(const widgets::Route &route);
    [[nodiscard]] widgets::Route current() const;
    [[nodiscard]] widgets::Screen *screen() const;
    /// A sentence in the bar at the bottom.
    void say(const QString &sentence);
    /// Whose workspace it is, and whether it is the demo; read again after every commit that touches it.
    void readWorkspace();
    void setDemoBusy(bool busy);
    /// Whether a screen that fills the window also takes the whole display. Not in scripted runs, which have a size of their own.
    void setMayFillDisplay(bool may) { m_mayFillDisplay = may; }

    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    [[nodiscard]] Palette &palettePanel() { return *m_palette; }
    [[nodiscard]] UndoControl &undoControl() { return *m_undo; }
    [[nodiscard]] BackupControl &backups() { return *m_backups; }
    [[nodiscard]] NotePanel &notePanel() { return *m_note; }

Q_SIGNALS:
    void routeChanged(const sinan::widgets::Route &route);
    /// Files dropped anywhere, as local paths.
    void filesDropped(const QStringList &paths);
    /// Text dropped or pasted (Ctrl+Shift+V) outside a text field.
    void textDropped(const QString &text);
    void importRequested();
    void fastForwardRequested();
    void clearDemoRequested();
    /// A backup is ready to take the workspace's place, which has to be closed for it.
    void restoreRequested(const std::shared_ptr<sinan::store::PreparedRestore> &prepared);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Page
    {
        QString under;
        MakeScreen make;
        widgets::Screen *screen = nullptr;
    };

    void layOut();
    void addCommands();
    void addSettingsCommand();
    void addWorkspaceCommands();
    widgets::Screen *makeSettings(QWidget *owner);
    void addSources();
    void addNote();
    void followData();
    void showRoute(const widgets::Route &route);
    void fill(bool whole);
    void retranslate();
    void retitle();
    void placeBar();
    void cyclePane(int by);
    void committed(const store::Commit &commit);

    widgets::Workbench &m_bench;
    Preferences m_preferences;
    ProgramFacts m_facts;
    BackupControl *m_backups;
    Navigator m_navigator;
    std::map<QString, Page> m_pages;
    Rail *m_rail;
    TopBar *m_top;
    DemoBanner *m_demo;
    QStackedWidget *m_stack;
    StatusBar *m_status;
    widgets::UndoBar *m_bar;
    Palette *m_palette;
    KeySheet *m_keys;
    AgeSheet *m_age;
    DropVeil *m_veil;
    UndoControl *m_undo;
    std::unique_ptr<CustomerNames> m_names;
    ContactSource *m_contacts = nullptr;
    WarningSource *m_warnings = nullptr;
    NotePanel *m_note = nullptr;
    ArticleSource *m_articles = nullptr;
    bool m_barRedoes = false;
    bool m_isDemo = false;
    bool m_demoBusy = false;
    bool m_mayFillDisplay = true;
    bool m_filled = false;                   ///< a screen has the window for itself
    Qt::WindowStates m_stateBefore;
    int m_placeCount = 0;
};

} // namespace sinan::shell
