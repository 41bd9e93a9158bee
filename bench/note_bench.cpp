// From Ctrl+Enter in 随手记 to the note on disk, on the demo workspace, in the real window: the key as a keyboard sends it, the commit as the
// store's feed tells it on the writer's thread.
#include "app/main/resources.h"
#include "app/main/window/cockpit.h"
#include "bench/bench_support.h"
#include "bench/child.h"
#include "ui/shell/note_edit.h"
#include "ui/shell/note_panel.h"
#include "ui/shell/test_hooks.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <atomic>

using namespace sinan;
using namespace sinan::bench;

namespace {

constexpr double limitMs = 50;
constexpr int notes = 100;

/// Lets the window work until `done`, at most so long.
void pump(const std::function<bool()> &done, int milliseconds, const char *what)
{
    QElapsedTimer since;
    since.start();
    while (!done()) {
        if (since.elapsed() > milliseconds)
            stop(std::string("waited in vain for ") + what);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
}

struct Stopwatch
{
    QElapsedTimer clock;
    std::atomic<qint64> committed{-1};
};

/// One note, typed and stored. @return milliseconds from the key to the commit, and to the moment when the window says so
std::pair<double, double> takeNote(main::Cockpit &cockpit, Stopwatch &watch, int number)
{
    shell::MainWindow &window = cockpit.window();
    shell::sendKey(window, QStringLiteral("Ctrl+Shift+N"));
    pump([&] { return window.notePanel().isVisible(); }, 5000, "the panel");
    const QString text = QStringLiteral("第 %1 次走产线，交付周期能不能写进合同他又问了一次\n#痛点 第 %1 批晚了 9 天\n#待协同 @王芳 给第 %1 批到货日期 !承诺 3-12").arg(number);
    window.notePanel().edit()->setPlainText(text);
    // The draft is written meanwhile, as it is while one types.
    bool idle = false;
    cockpit.whenIdle([&idle] { idle = true; });
    pump([&] { return idle; }, 60'000, "the reflex");
    bool said = false;
    const auto connection = QObject::connect(&window.notePanel(), &shell::NotePanel::saved, [&said] { said = true; });
    watch.committed = -1;
    watch.clock.start();
    shell::sendKey(window, QStringLiteral("Ctrl+Return"));
    pump([&] { return said; }, 10'000, "the commit");
    const double told = double(watch.clock.nsecsElapsed()) / 1e6;
    QObject::disconnect(connection);
    return {double(watch.committed) / 1e6, told};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const std::filesystem::path bin = SINAN_BENCH_BIN;
    const auto resources = main::resourceFolder(bin);
    if (!resources.ok())
        stop(resources.error().toString());
    const auto books = main::readPhrasebooks(*resources);
    if (!books.ok())
        stop(books.error().toString());
    theme::Theme theme;
    theme.install(application);
    theme.setMotion(false);
    theme::Languages languages;
    const main::Surroundings surroundings{*resources, theme, languages, *books, main::detectorSource(*resources)};
    const QTemporaryDir folder;
    std::filesystem::copy(bin / "../share/sinan/demo", folder.path().toStdString() + "/demo", std::filesystem::copy_options::recursive);
    main::Options options;
    options.clock = parseIso("2026-03-02T08:10", "Asia/Shanghai");
    options.language = Language::Chinese;
    const auto opened = main::Cockpit::open(folder.path().toStdString() + "/demo", true, options, surroundings);
    if (!opened.ok())
        stop(opened.error().toString());
    main::Cockpit &cockpit = **opened;
    cockpit.window().resize(options.size);
    cockpit.window().go(widgets::Route{QStringLiteral("today"), {}, {}});
    cockpit.window().show();
    // Shortcuts count in the active window only.
    pump([&] { return cockpit.window().isActiveWindow(); }, 10'000, "the window");
    Stopwatch watch;
    // Without a context object this runs on the writer's thread, right after the commit.
    QObject::connect(&cockpit.store().feed(), &store::ChangeFeed::committed, [&watch](const store::Commit &commit) {
        if (watch.committed < 0 && commit.touches(model::Collection::Promise))
            watch.committed = watch.clock.nsecsElapsed();
    });
    std::vector<double> committed;
    std::vector<double> told;
    for (int i = 0; i < notes; ++i) {
        const auto [toDisk, toScreen] = takeNote(cockpit, watch, i + 1);
        committed.push_back(toDisk);
        told.push_back(toScreen);
    }
    std::sort(committed.begin(), committed.end());
    std::sort(told.begin(), told.end());
    char note[200];
    std::snprintf(note, sizeof note, "%d notes of 3 lines on the demo workspace, offscreen; said on screen after %.1f ms (p95 %.1f), %s", notes,
                  median(told), told[notes * 95 / 100], loadNote().c_str());
    print({"note_median", median(committed), limitMs, "ms", median(committed) / limitMs, 1, Better::Lower, note});
    print({"note_p95", committed[notes * 95 / 100], limitMs, "ms", committed[notes * 95 / 100] / limitMs, 1, Better::Lower, note});
    return 0;
}
