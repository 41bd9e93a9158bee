#include "tests/ui/today/bench_fixture.h"

#include "ui/screens/today/reason_pane.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/today/today_screen.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_button.h"

namespace sinan::test {

using screens::TodayGroup;
using screens::TodayScreen;

class TodayScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shots();
};

void TodayScreenTest::shots()
{
    const QString folder = qEnvironmentVariable("SINAN_SHOTS");
    if (folder.isEmpty())
        QSKIP("only where SINAN_SHOTS names a folder");
    BenchFixture fixture;
    fixture.addStories();
    TodayScreen screen(fixture.bench());
    screen.resize(1376, 810);
    screen.show();
    screen.open(widgets::Route{QStringLiteral("today"), {}, {}});
    QTRY_VERIFY(screen.isLoaded());
    for (const auto language : {Language::Chinese, Language::English}) {
        for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
            for (const QSize size : {QSize(1376, 810), QSize(1044, 530)}) {
                fixture.bench().languages.set(language);
                fixture.bench().theme.setMode(mode);
                screen.resize(size);
                for (int i = 0; i < 10; ++i)
                    QCoreApplication::processEvents();
                screen.grab().save(QStringLiteral("%1/today_%2_%3_%4.png").arg(folder).arg(language == Language::Chinese ? "zh" : "en").arg(mode == theme::ColorMode::Dark ? "dark" : "light").arg(size.width()));
            }
        }
    }
}

} // namespace sinan::test

QTEST_MAIN(sinan::test::TodayScreenTest)
#include "tst_today_screen.moc"
