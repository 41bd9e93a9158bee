#include "ui/shell/diagnostics.h"

#include "app/base/clock.h"
#include "ui/widgets/model_words.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSysInfo>

namespace sinan::shell {

QString diagnostics(const widgets::Workbench &bench, const Preferences &preferences)
{
    QStringList lines;
    const auto line = [&lines](const char *name, const QString &value) {
        lines << QLatin1String(name) + QStringLiteral(": ") + value;
    };
    line("Sinan", QCoreApplication::applicationVersion());
    line("Qt", QString::fromLatin1(qVersion()) + QLatin1Char(' ') + QGuiApplication::platformName());
    line("system", QSysInfo::prettyProductName() + QLatin1Char(' ') + QSysInfo::currentCpuArchitecture());
    for (const QScreen *screen : QGuiApplication::screens()) {
        line("screen", QStringLiteral("%1x%2 @%3")
                           .arg(screen->size().width())
                           .arg(screen->size().height())
                           .arg(screen->devicePixelRatio()));
    }
    const Look &look = preferences.look();
    line("look", QStringLiteral("%1, %2, text %3 %, density %4")
                     .arg(widgets::toQt(toText(bench.language())), bench.theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"))
                     .arg(look.textPercent)
                     .arg(int(look.density)));
    line("time", widgets::toQt(toIso(bench.clock.now())) + QLatin1Char(' ') + widgets::toQt(bench.calendar.zone()));
    line("role", widgets::toQt(model::nameOf(bench.actor.role)));
    line("encrypted", bench.store.encrypted() ? QStringLiteral("yes") : QStringLiteral("no"));
    line("database bytes", QString::number(store::sizeOnDisk(bench.store.path())));
    line("unsent changes", QString::number(bench.reader.outboxSize().valueOr(-1)));
    for (const auto &table : model::allCollections()) {
        mutations::Query query;
        query.collection = table.info.id;
        line(("rows " + std::string(table.info.name)).c_str(), QString::number(bench.reader.count(query).valueOr(-1)));
    }
    const auto backups = bench.store.backups().list();
    line("backups", QString::number(backups.size()) +
                        (backups.empty() ? QString() : QStringLiteral(", newest ") + widgets::toQt(toIso(backups.front().at))));
    line("crash log", preferences.habits().crashLog ? QStringLiteral("on") : QStringLiteral("off"));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace sinan::shell
