#include "app/main/resources.h"
#include "app/main/window/program.h"

#include <QApplication>
#include <QTextStream>

namespace {

int complain(const sinan::Error &error)
{
    QTextStream(stderr) << "sinan: " << QString::fromStdString(error.toString()) << '\n';
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sinan;
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Sinan"));
    QApplication::setApplicationDisplayName(QStringLiteral("司南 Sinan"));
    auto options = main::parseOptions(QApplication::arguments());
    if (!options.ok()) {
        if (options.error().code == ErrorCode::Cancelled) {
            QTextStream(stdout) << main::optionsHelp();
            return 0;
        }
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
    const auto detector = main::buildDetector(*resources);
    if (!detector.ok())
        return complain(detector.error());

    theme::Theme theme;
    theme.install(application);
    theme.setMotion(!options->still);
    theme::Languages languages;
    const main::Surroundings surroundings{*resources, theme, languages, *phrasebooks, *detector};
    main::Program program(*options, programFolder, surroundings);
    if (const auto started = program.start(); !started.ok())
        return complain(started.error());
    return QApplication::exec();
}
