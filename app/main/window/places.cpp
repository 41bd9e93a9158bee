#include "app/main/window/places.h"

#include "ui/screens/conversation/conversation_screen.h"
#include "ui/screens/customers/customer_screen.h"
#include "ui/screens/customers/customers_screen.h"
#include "ui/screens/import/import_screen.h"
#include "ui/screens/person/expiry_screen.h"
#include "ui/screens/person/person_screen.h"
#include "ui/screens/meeting/meeting_screen.h"
#include "ui/screens/knowledge/interpretation_screen.h"
#include "ui/screens/knowledge/knowledge_screen.h"
#include "ui/screens/today/today_screen.h"
#include "ui/screens/warning/warning_screen.h"

namespace sinan::main {

namespace {

std::string utf8(const std::filesystem::path &path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

} // namespace

void addPlaces(shell::MainWindow &window, widgets::Workbench &bench, const std::filesystem::path &resources)
{
    const auto desk = std::make_shared<screens::CustomersDesk>(bench);
    window.addPlace(QStringLiteral("today"), QT_TRID_NOOP("common.place_today"), QStringLiteral("place.today"), QStringLiteral("jinri jr warnings"),
                    [&bench](QWidget *parent) { return new screens::TodayScreen(bench, parent); });
    window.addPlace(QStringLiteral("customers"), QT_TRID_NOOP("common.place_customers"), QStringLiteral("place.customers"), QStringLiteral("kehu kh accounts"),
                    [&bench, desk](QWidget *parent) { return new screens::CustomersScreen(bench, desk, parent); });
    window.addPlace(QStringLiteral("import"), QT_TRID_NOOP("common.place_import"), QStringLiteral("place.import"), QStringLiteral("daoru dr bring in"),
                    [&bench, folder = utf8(resources)](QWidget *parent) { return new screens::ImportScreen(bench, folder, parent); });
    window.addPage(QStringLiteral("meeting"), QStringLiteral("today"), [&bench](QWidget *parent) { return new screens::MeetingScreen(bench, parent); });
    widgets::Command meeting;
    meeting.id = QStringLiteral("shell.meeting");
    meeting.title = QT_TRID_NOOP("meeting.begin");
    meeting.icon = QStringLiteral("mark.screen");
    meeting.keywords = QStringLiteral("chenhui yanshi toupin touying presenter slides morning meeting stand-up");
    meeting.shortcuts = {QKeySequence(Qt::Key_F11)};
    meeting.run = [&window, &bench] {
        if (window.current().place == QLatin1String("meeting")) {
            bench.commands.trigger(QStringLiteral("meeting.leave"));
            return;
        }
        // From 今日 the talk begins with the row that is selected.
        const widgets::Route here = window.current();
        window.go(widgets::Route{QStringLiteral("meeting"), here.place == QLatin1String("today") ? here.id : QString(), {}});
    };
    bench.commands.add(std::move(meeting), &window);
    window.addPage(QStringLiteral("warning"), QStringLiteral("today"), [&bench](QWidget *parent) { return new screens::WarningScreen(bench, parent); });
    window.addPage(QStringLiteral("conversation"), QStringLiteral("today"),
                   [&bench](QWidget *parent) { return new screens::ConversationScreen(bench, parent); });
    window.addPage(QStringLiteral("customer"), QStringLiteral("customers"),
                   [&bench, desk](QWidget *parent) { return new screens::CustomerScreen(bench, desk, parent); });
    window.addPage(QStringLiteral("contact"), QStringLiteral("customers"), [&bench](QWidget *parent) { return new screens::PersonScreen(bench, parent); });
    window.addPage(QStringLiteral("expiry"), QStringLiteral("customers"), [&bench](QWidget *parent) { return new screens::ExpiryScreen(bench, parent); });
    widgets::Command expiry;
    expiry.id = QStringLiteral("go.expiry");
    expiry.title = QT_TRID_NOOP("person.command_expiry");
    expiry.place = QT_TRID_NOOP("common.place_customers");
    expiry.keywords = QStringLiteral("daoqi baoliu yinsi privacy retention expired");
    expiry.run = [&window] { window.go(widgets::Route{QStringLiteral("expiry"), {}, {}}); };
    bench.commands.add(std::move(expiry), &window);
    const auto knowledge = std::make_shared<screens::KnowledgeDesk>(bench);
    window.addReference(QStringLiteral("knowledge"), {}, QT_TRID_NOOP("knowledge.title"), QStringLiteral("mark.book"),
                        QStringLiteral("zhishiku zsk knowledge articles"), QKeySequence(QStringLiteral("Ctrl+Shift+K")),
                        [&bench, knowledge](QWidget *parent) { return new screens::KnowledgeScreen(bench, knowledge, parent); });
    window.addPage(QStringLiteral("interpretation"), QStringLiteral("today"),
                   [&bench, knowledge](QWidget *parent) { return new screens::InterpretationScreen(bench, knowledge, parent); });
}

void openImport(shell::MainWindow &window, const QStringList &paths, const QString &text)
{
    window.go(widgets::Route{QStringLiteral("import"), {}, {}});
    if (auto *page = qobject_cast<screens::ImportScreen *>(window.screen()))
        page->accept(paths, text);
}

bool anyScreenReads(const shell::MainWindow &window)
{
    const auto screens = window.findChildren<widgets::Screen *>();
    return std::any_of(screens.begin(), screens.end(), [](const widgets::Screen *screen) { return screen->isReading(); });
}

} // namespace sinan::main
