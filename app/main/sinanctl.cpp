#include "app/main/cli/cli.h"
#include "app/main/resources.h"

#include <QCoreApplication>

namespace {

int help()
{
    using namespace sinan;
    cli::print("sinanctl — Sinan without a window\n\nusage: sinanctl COMMAND [--workspace DIR] [--json] [--clock TIME] …\n");
    for (const cli::CommandEntry &command : cli::commands())
        cli::print(std::string("  ") + command.name + std::string(10 - std::min<std::size_t>(10, std::string_view(command.name).size()), ' ') + command.summary
                   + "\n            " + command.usage);
    cli::print("\nExit status: 0 done, 1 failed or found something wrong, 2 the call was off.");
    return cli::Done;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sinan;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sinanctl"));
    QCoreApplication::setApplicationVersion(QString::fromStdString(main::version()));
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty() || arguments.first() == QLatin1String("--help") || arguments.first() == QLatin1String("help"))
        return arguments.isEmpty() ? (help(), cli::Usage) : help();

    if (arguments.first() == QLatin1String("--version")) {
        cli::print("sinanctl " + main::version());
        return cli::Done;
    }

    cli::Surroundings surroundings;
    surroundings.now = SystemClock().now();
    const QString name = arguments.takeFirst();
    for (int i = 0; i < arguments.size();) {
        const QString &argument = arguments.at(i);
        if (argument == QLatin1String("--json")) {
            surroundings.json = true;
            arguments.removeAt(i);
        } else if (argument == QLatin1String("--workspace") || argument == QLatin1String("--clock")) {
            if (i + 1 >= arguments.size())
                return cli::usage(argument.toStdString() + " needs a value");
            const std::string value = arguments.at(i + 1).toStdString();
            if (argument == QLatin1String("--workspace")) {
                surroundings.workspace = std::filesystem::path(arguments.at(i + 1).toStdU16String());
            } else if (const auto time = parseIso(value, "Asia/Shanghai")) {
                surroundings.now = *time;
            } else {
                return cli::usage("--clock takes a time such as 2026-03-02T08:10");
            }
            arguments.removeAt(i);
            arguments.removeAt(i);
        } else {
            ++i;
        }
    }
    const auto resources = main::resourceFolder(std::filesystem::path(QCoreApplication::applicationDirPath().toStdU16String()));
    if (!resources.ok())
        return cli::fail(surroundings, resources.error());
    surroundings.resources = *resources;
    for (const cli::CommandEntry &command : cli::commands()) {
        if (name == QLatin1String(command.name))
            return command.run(surroundings, arguments);
    }
    return cli::usage("no such command: " + name.toStdString() + " (sinanctl --help lists them)");
}
