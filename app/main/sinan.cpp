#include "app/main/resources.h"
#include "app/main/window/program.h"
#include "ui/shell/test_hooks.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>
#include <string_view>

namespace {

int complain(const sinan::Error &error)
{
    QTextStream(stderr) << "sinan: " << QString::fromStdString(error.toString()) << '\n';
    return 1;
}

/// Help is there without a screen, too.
bool asksForHelp(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) { return argument == "--help" || argument == "-h"; });
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sinan;
    QElapsedTimer sinceStart;
    sinceStart.start();
    if (asksForHelp(argc, argv)) {
        const QCoreApplication application(argc, argv);
        QTextStream(stdout) << main::optionsHelp();
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Sinan"));
    QApplication::setApplicationDisplayName(QStringLiteral("司南 Sinan"));
    QApplication::setApplicationVersion(QString::fromStdString(main::version()));
    QApplication::setDesktopFileName(QStringLiteral("sinan"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/sinan/app/sinan.svg")));
    auto options = main::parseOptions(QApplication::arguments());
    if (!options.ok()) {
        complain(options.error());
        return 2;
    }
    const std::filesystem::path programFolder(QApplication::applicationDirPath().toStdU16String());
    const auto resources = main::resourceFolder(programFolder);
    if (!resources.ok())
        return complain(resources.error());
    const auto phrasebooks = main::readPhrasebooks(*resources);
    if (!phrasebooks.ok())
        return complain(phrasebooks.error());

    theme::Theme theme;
    theme.install(application);
    theme.setMotion(!options->still);
    theme::Languages languages;
    const std::filesystem::path data(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation).toStdU16String());
    main::CrashLog crashLog(data / "crash", main::version());
    const main::Surroundings surroundings{*resources, theme, languages, *phrasebooks, main::detectorSource(*resources), &crashLog};
    main::Program program(*options, programFolder, surroundings);
    if (const auto started = program.start(); !started.ok())
        return complain(started.error());
    if (!options->isScripted())
        return QApplication::exec();

    int status = 0;
    shell::PaintClock paints(program.cockpit().window(), sinceStart);
    shell::TestHooks hooks(program.cockpit().window(), &paints, {options->size, shell::parseKeys(options->keys), options->shot, options->dump, options->perf},
                           [&program](std::function<void()> then) { program.cockpit().whenIdle(std::move(then)); });
    QObject::connect(&hooks, &shell::TestHooks::finished, &application, [&status](const QString &problem) {
        if (!problem.isEmpty()) {
            QTextStream(stderr) << "sinan: " << problem << '\n';
            status = 1;
        }
        QApplication::quit();
    });
    hooks.start();
    QApplication::exec();
    return status;
}
