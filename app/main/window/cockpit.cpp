#include "app/main/window/cockpit.h"

#include "app/main/demo/demo_workspace.h"
#include "app/main/unfinished_imports.h"
#include "app/main/resources.h"
#include "app/main/window/places.h"
#include "app/main/workspace_setup.h"
#include "ui/shell/backup_control.h"

#include <QDir>

namespace sinan::main {

namespace {

/// Who works here, before there is a sign-in: in the demo its manager, else the one who is logged in to the computer.
mutations::Actor localActor(bool demo)
{
    if (demo)
        return {demo::idOf("user", "李静"), "李静", model::Role::Manager};
    QString name = qEnvironmentVariable("USER");
    if (name.isEmpty())
        name = qEnvironmentVariable("USERNAME");
    if (name.isEmpty())
        name = QDir::home().dirName();
    return {Uuid::v5(sinanSpace, "local/" + name.toStdString()), name.isEmpty() ? std::string("local") : name.toStdString(), model::Role::Manager};
}

Result<WorkCalendar> calendarOf(const store::Reader &reader)
{
    SINAN_ASSIGN(const auto workspaces, mutations::selectAs<model::Workspace>(reader, {}));
    if (workspaces.empty())
        return WorkCalendar("Asia/Shanghai");
    return WorkCalendar::fromJson(workspaces.front().zone, workspaces.front().calendar);
}

/// Says what became of imports that were cut off.
QString wordsFor(const UnfinishedImports &unfinished)
{
    const auto names = [](const std::vector<std::string> &files) {
        QStringList list;
        for (const std::string &file : files)
            list << QString::fromStdString(file);
        list.removeDuplicates();
        return list.join(QStringLiteral(", "));
    };
    return unfinished.kept.empty() ? qtTrId("import.cut_off_taken_back").arg(names(unfinished.takenBack))
                                   : qtTrId("import.cut_off_kept").arg(names(unfinished.kept));
}

} // namespace

Cockpit::Cockpit(const Options &options, const Surroundings &surroundings, bool demo) : m_options(options), m_surroundings(surroundings), m_demo(demo) {}

Cockpit::~Cockpit()
{
    if (m_forwarding)
        m_forwarding->wait();
    m_retention.reset();
    // The window first: its screens still hold references into the rest.
    m_window.reset();
}

const Clock &Cockpit::clock() const
{
    return m_setClock ? static_cast<const Clock &>(*m_setClock) : m_systemClock;
}

Result<std::unique_ptr<Cockpit>> Cockpit::open(const std::filesystem::path &folder, bool demo, const Options &options, const Surroundings &surroundings)
{
    std::unique_ptr<Cockpit> cockpit(new Cockpit(options, surroundings, demo));
    SINAN_TRY(cockpit->start(folder));
    return cockpit;
}

Result<void> Cockpit::start(const std::filesystem::path &folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (m_options.clock)
        m_setClock = std::make_unique<SetClock>(*m_options.clock);
    else if (m_demo)
        m_setClock = std::make_unique<SetClock>(m_systemClock.now(), SetClock::Mode::RunsOn);
    const store::Environment environment{&clock(), &m_random, &mutations::Registry::standard()};
    SINAN_ASSIGN(m_store, store::Store::open(folder / "workspace.db", m_noKey, environment));
    SINAN_ASSIGN(m_reader, m_store->reader());
    m_loop = std::make_unique<ReflexLoop>(*m_store, m_surroundings.detector, environment);
    if (m_demo) {
        SINAN_ASSIGN(auto stands, demo::DemoWorkspace::clockOf(*m_reader));
        if (!stands) {
            // No ready-made demo came with this copy: live through it now.
            demo::DemoWorkspace workspace(*m_store, *m_loop, *m_setClock, m_random, m_surroundings.resources);
            SINAN_TRY(workspace.build());
            SINAN_ASSIGN(stands, demo::DemoWorkspace::clockOf(*m_reader));
        }
        if (!m_options.clock && stands)
            m_setClock->moveTo(*stands);
    } else {
        SINAN_TRY(installStandards(*m_store, m_surroundings.resources, clock(), m_random));
    }
    SINAN_ASSIGN(const auto unfinished, settleUnfinishedImports(*m_store, clock(), m_random));
    SINAN_ASSIGN(auto calendar, calendarOf(*m_reader));

    shell::Look look = shell::readLook(*m_reader);
    if (m_options.language)
        look.language = m_options.language;
    if (m_options.theme == QLatin1String("light"))
        look.mode = theme::ColorMode::Light;
    else if (m_options.theme == QLatin1String("dark"))
        look.mode = theme::ColorMode::Dark;
    else if (m_options.theme == QLatin1String("system"))
        look.mode = theme::ColorMode::System;
    if (m_options.textPercent)
        look.textPercent = *m_options.textPercent;
    shell::show(look, m_surroundings.theme, m_surroundings.languages);

    m_commands = std::make_unique<widgets::CommandRegistry>(m_surroundings.theme, m_surroundings.languages);
    m_bench.reset(new widgets::Workbench{*m_store, *m_reader, clock(), m_random, localActor(m_demo), m_surroundings.phrasebooks.zh,
                                         m_surroundings.phrasebooks.en, std::move(calendar), m_surroundings.theme, m_surroundings.languages, *m_commands});
    m_window = std::make_unique<shell::MainWindow>(*m_bench, look);
    m_window->setProgram({readJsonFile(m_surroundings.resources / "calendar" / "cn.json").valueOr(Json()),
                          m_surroundings.crashLog ? m_surroundings.crashLog->folder() : std::filesystem::path()});
    m_window->setMayFillDisplay(!m_options.isScripted());
    main::addPlaces(*m_window, *m_bench, m_surroundings.resources);
    connect(m_window.get(), &shell::MainWindow::filesDropped, this, [this](const QStringList &paths) { bring(paths, {}); });
    connect(m_window.get(), &shell::MainWindow::textDropped, this, [this](const QString &text) { bring({}, text); });
    connect(m_window.get(), &shell::MainWindow::importRequested, this, [this] { bring({}, {}); });
    connect(m_window.get(), &shell::MainWindow::fastForwardRequested, this, &Cockpit::fastForward);
    connect(m_window.get(), &shell::MainWindow::clearDemoRequested, this, [this] { Q_EMIT ownWorkspaceWanted({}, {}); });
    connect(m_window.get(), &shell::MainWindow::restoreRequested, this, &Cockpit::restoreWanted);
    connect(m_loop.get(), &ReflexLoop::failed, m_window.get(), [this](const QString &reason) { m_window->say(reason); });
    m_loop->start();
    keepBackups();
    keepCrashLog();
    if (!unfinished.empty())
        m_window->say(wordsFor(unfinished));
    m_retention = std::make_unique<RetentionWatch>(*m_bench);
    connect(m_retention.get(), &RetentionWatch::said, m_window.get(), [this](const QString &sentence) { m_window->say(sentence); });
    m_retention->look();
    return {};
}

void Cockpit::keepBackups()
{
    // The demo can be had again at any time; a scripted run leaves no files that nobody asked for.
    if (m_demo || m_options.isScripted())
        return;
    constexpr int firstAfterMs = 20'000;
    constexpr int lookEveryMs = 3'600'000;
    const auto keep = [this] {
        if (m_window->preferences().habits().dailyBackup)
            m_window->backups().keepDaily();
    };
    connect(&m_backupClock, &QTimer::timeout, this, keep);
    m_backupClock.start(lookEveryMs);
    QTimer::singleShot(firstAfterMs, this, keep);
}

void Cockpit::keepCrashLog()
{
    CrashLog *log = m_surroundings.crashLog;
    if (!log)
        return;
    const auto follow = [this, log] { log->set(m_window->preferences().habits().crashLog); };
    connect(&m_window->preferences(), &shell::Preferences::changed, this, follow);
    connect(m_commands.get(), &widgets::CommandRegistry::ran, this, [log](const QString &id) { log->note(id.toStdString()); });
    connect(m_window.get(), &shell::MainWindow::routeChanged, this,
            [log](const widgets::Route &route) { log->note("place." + route.place.toStdString()); });
    follow();
}

void Cockpit::bring(const QStringList &paths, const QString &text)
{
    // In the demo nothing of the person's own is mixed with invented customers.
    if (m_demo)
        Q_EMIT ownWorkspaceWanted(paths, text);
    else
        import(paths, text);
}

void Cockpit::import(const QStringList &paths, const QString &text)
{
    openImport(*m_window, paths, text);
}

void Cockpit::whenIdle(std::function<void()> then)
{
    constexpr int lookEveryMs = 60;
    QTimer::singleShot(lookEveryMs, this, [this, then = std::move(then)]() mutable {
        if (m_loop->isBusy() || m_retention->isBusy() || m_window->backups().isBusy() || anyScreenReads(*m_window) || (m_forwarding && m_forwarding->isRunning()))
            whenIdle(std::move(then));
        else
            then();
    });
}

void Cockpit::fastForward()
{
    if (m_forwarding && m_forwarding->isRunning())
        return;
    m_window->setDemoBusy(true);
    m_forwarding.reset(QThread::create([this] {
        const store::Environment environment{&clock(), &m_random, &mutations::Registry::standard()};
        ReflexLoop loop(*m_store, m_surroundings.detector, environment);
        SystemRandom random;
        demo::DemoWorkspace workspace(*m_store, loop, *m_setClock, random, m_surroundings.resources);
        const auto done = workspace.advance();
        const QString failure = done.ok() ? QString() : QString::fromStdString(done.error().toString());
        QMetaObject::invokeMethod(m_window.get(), [this, failure] {
            m_window->setDemoBusy(false);
            if (!failure.isEmpty())
                m_window->say(failure);
        });
    }));
    m_forwarding->start();
}

} // namespace sinan::main
