#include "app/main/window/places.h"

namespace sinan::main {

void addPlaces(shell::MainWindow &window, widgets::Workbench &bench, const std::filesystem::path &resources)
{
    (void)window;
    (void)bench;
    (void)resources;
}

void openImport(shell::MainWindow &window, const QStringList &paths, const QString &text)
{
    (void)paths;
    (void)text;
    window.go(widgets::Route{QStringLiteral("import"), {}, {}});
}

} // namespace sinan::main
