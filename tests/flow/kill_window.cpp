// The window, working by itself until it is killed: imports a batch through the import page, decides warnings on 今日 with the
// keys, and so on. Says what the screen has called saved: "imported <batch>", "saved <decision id>"; "ready" once it is open.
// Arguments: workspace folder, folder for files, first batch.
#include "app/main/resources.h"
#include "app/main/window/cockpit.h"
#include "app/main/window/places.h"
#include "kill_batch.h"
#include "ui/screens/import/import_screen.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/today/today_screen.h"
#include "ui/shell/test_hooks.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>

using namespace sinan;

namespace {

constexpr int lookEveryMs = 4;
constexpr int decisionsPerRound = 5;

[[noreturn]] void giveUp(const std::string &reason)
{
    std::printf("error %s\n", reason.c_str());
    std::fflush(stdout);
    std::_Exit(3);
}

void tell(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

/// Goes from one step to the next whenever the screen is ready for it.
class Hand final : public QObject
{
public:
    Hand(main::Cockpit &cockpit, QDir files, int batch) : m_cockpit(cockpit), m_files(std::move(files)), m_batch(batch)
    {
        connect(&m_look, &QTimer::timeout, this, &Hand::look);
        m_look.start(lookEveryMs);
    }

    /// A decision was committed and the feed has said so to the window.
    void saved(const store::Commit &commit)
    {
        for (const store::ChangedRow &row : commit.rows) {
            if (row.collection == model::Collection::Decision)
                tell("saved " + row.id.toString());
        }
    }

private:
    enum class Step { Begin, Read, Write, Triage };

    void look()
    {
        using State = screens::ImportFlow::State;
        shell::MainWindow &window = m_cockpit.window();
        auto *page = window.findChild<screens::ImportScreen *>();
        if (page && page->flow().state() == State::Failed)
            giveUp("the import failed");
        switch (m_step) {
        case Step::Begin:
            m_cockpit.import(test::writeBatch(m_files, m_batch));
            m_step = Step::Read;
            break;
        case Step::Read:
            if (page->flow().state() == State::Ready) {
                shell::sendKey(window, QStringLiteral("Ctrl+Return"));
                m_step = Step::Write;
            }
            break;
        case Step::Write:
            if (page->flow().state() == State::Done) {
                tell("imported " + std::to_string(m_batch++));
                shell::sendKey(window, QStringLiteral("Ctrl+1"));
                m_decisions = 0;
                m_step = Step::Triage;
            }
            break;
        case Step::Triage:
            triage(window);
            break;
        }
    }

    void triage(shell::MainWindow &window)
    {
        auto *today = qobject_cast<screens::TodayScreen *>(window.screen());
        if (!today || !today->isLoaded() || today->list()->chosenRows().isEmpty())
            return;
        // Ignored with the first reason, or put off.
        for (const char *key : m_decisions % 2 ? std::array{"4", "1", "Down"} : std::array{"3", "1", "Down"})
            shell::sendKey(window, QString::fromLatin1(key));
        if (++m_decisions == decisionsPerRound)
            m_step = Step::Begin;
    }

    main::Cockpit &m_cockpit;
    QDir m_files;
    int m_batch;
    Step m_step = Step::Begin;
    int m_decisions = 0;
    QTimer m_look;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 4)
        return 2;
    const std::filesystem::path resources = SINAN_SOURCE_DIR "/resources";
    theme::Theme theme;
    theme.install(application);
    theme.setMotion(false);
    theme::Languages languages;
    const auto books = main::readPhrasebooks(resources);
    if (!books.ok())
        giveUp(books.error().toString());
    const main::Surroundings surroundings{resources, theme, languages, *books, main::detectorSource(resources)};
    main::Options options;
    options.clock = parseIso("2026-03-02T08:10", "Asia/Shanghai");
    const auto opened = main::Cockpit::open(argv[1], false, options, surroundings);
    if (!opened.ok())
        giveUp(opened.error().toString());
    main::Cockpit &cockpit = **opened;
    cockpit.window().resize(options.size);
    cockpit.window().go(widgets::Route{QStringLiteral("today"), {}, {}});
    cockpit.window().QWidget::show();
    Hand hand(cockpit, QDir(QString::fromLocal8Bit(argv[2])), QByteArray(argv[3]).toInt());
    QObject::connect(&cockpit.store().feed(), &store::ChangeFeed::committed, &hand,
                     [&hand](const store::Commit &commit) { hand.saved(commit); });
    tell("ready");
    return QApplication::exec();
}
