#include "app/main/window/program.h"

#include "app/main/window/demo_place.h"

#include "ui/shell/backup_control.h"

#include <QApplication>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTimer>

namespace sinan::main {

namespace {

/// Where workspaces live on this computer.
std::filesystem::path dataFolder()
{
    return std::filesystem::path(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation).toStdU16String());
}

} // namespace

Program::Program(Options options, std::filesystem::path programFolder, const Surroundings &surroundings)
    : m_options(std::move(options)), m_programFolder(std::move(programFolder)), m_surroundings(surroundings)
{
}

Program::~Program() = default;

Result<void> Program::start()
{
    SINAN_TRY(m_options.demo ? openDemo() : openOwn());
    QStringList files = m_options.files;
    const auto isBackup = [](const QString &file) { return file.endsWith(QLatin1String(store::backupExtension.data())); };
    const auto backup = std::find_if(files.begin(), files.end(), isBackup);
    if (backup != files.end()) {
        // Shows what is in it; nothing is restored unasked.
        m_cockpit->window().go(widgets::Route{QStringLiteral("settings"), QStringLiteral("restore"), *backup});
        files.erase(std::remove_if(files.begin(), files.end(), isBackup), files.end());
    }
    if (!files.isEmpty())
        m_cockpit->import(files);
    return {};
}

Result<void> Program::openDemo()
{
    const auto folder = (m_options.workspace.empty() ? dataFolder() : m_options.workspace) / "demo";
    if (const auto readyMade = readyMadeDemo(m_programFolder); !readyMade.empty())
        SINAN_TRY(placeDemo(readyMade, folder));
    return show(folder, true);
}

Result<void> Program::openOwn()
{
    return show(m_options.workspace.empty() ? dataFolder() / "workspace" : m_options.workspace, false);
}

Result<void> Program::show(const std::filesystem::path &folder, bool demo)
{
    SINAN_ASSIGN(auto next, Cockpit::open(folder, demo, m_options, m_surroundings));
    shell::MainWindow &window = next->window();
    if (m_cockpit) {
        window.resize(m_cockpit->window().size());
        window.move(m_cockpit->window().pos());
    } else {
        window.resize(m_options.size);
    }
    const auto route = widgets::Route::parse(m_options.route);
    window.go(route && !m_cockpit ? *route : widgets::Route{QStringLiteral("today"), {}, {}});
    window.QWidget::show();
    window.activateWindow();
    // A hidden window takes no focus: what the screen asked for before is asked again.
    if (QWidget *first = window.screen() ? window.screen()->firstFocus() : nullptr)
        first->setFocus(Qt::OtherFocusReason);
    connect(next.get(), &Cockpit::ownWorkspaceWanted, this, &Program::moveToOwn);
    connect(next.get(), &Cockpit::restoreWanted, this, &Program::restore);
    m_cockpit = std::move(next);
    return {};
}

void Program::restore(const std::shared_ptr<store::PreparedRestore> &prepared)
{
    // The signal comes from inside the window that is about to go.
    QTimer::singleShot(0, this, [this, prepared] {
        const std::filesystem::path workspace = m_cockpit->store().path();
        const bool demo = m_cockpit->isDemo();
        const QRect place = m_cockpit->window().geometry();
        const bool quits = QApplication::quitOnLastWindowClosed();
        QApplication::setQuitOnLastWindowClosed(false);
        m_cockpit.reset();
        const SystemClock clock;
        const auto aside = store::Backups(workspace, std::nullopt, clock).finish(std::move(*prepared));
        const auto opened = show(workspace.parent_path(), demo);
        QApplication::setQuitOnLastWindowClosed(quits);
        if (!opened.ok()) {
            QMessageBox::critical(nullptr, QApplication::applicationDisplayName(), QString::fromStdString(opened.error().toString()));
            QApplication::exit(1);
            return;
        }
        m_cockpit->window().setGeometry(place);
        m_cockpit->window().go(widgets::Route{QStringLiteral("settings"), QStringLiteral("backups"), {}});
        m_cockpit->window().say(aside.ok() ? qtTrId("settings.restore_done") : shell::backupProblem(aside.error(), true));
    });
}

void Program::moveToOwn(const QStringList &paths, const QString &text)
{
    // The signal comes from inside the window that is about to go.
    QTimer::singleShot(0, this, [this, paths, text] {
        const auto done = openOwn();
        if (!done.ok())
            m_cockpit->window().say(QString::fromStdString(done.error().toString()));
        else
            m_cockpit->import(paths, text);
    });
}

} // namespace sinan::main
