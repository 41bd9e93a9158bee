#include "tests/support/test_program.h"
#include "shell_fixture.h"
#include "ui/shell/backup_control.h"
#include "ui/shell/diagnostics.h"
#include "ui/shell/palette.h"
#include "ui/shell/setting_list.h"
#include "ui/shell/setting_row.h"
#include "ui/shell/sheets.h"
#include "ui/shell/test_hooks.h"
#include "ui/shell/undo_control.h"
#include "ui/shell/year_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/inline_message.h"

#include <QScrollArea>

#include <fstream>

using namespace sinan;
using namespace sinan::test;
using shell::sendKey;
using shell::SettingRow;

/// The settings page: search, marks, one by one and all together, live, undo; the calendar; backups; the sheet of keys.
class ShellSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySettingHasItsRowInOrder();
    void searchFindsByEitherLanguageAndPinyin_data();
    void searchFindsByEitherLanguageAndPinyin();
    void whatDiffersIsMarkedAndPutBack();
    void allTogetherIsOneStep();
    void limitsBelongToTheWorkspaceAndCanBeUndone();
    void quietHoursAreKept();
    void quietHoursWithoutLengthAreRefused();
    void aDayIsTurnedByKeyAndByMouse();
    void theSearchBoxOpensEverySetting();
    void aBackupIsMadeListedAndLookedInto();
    void aFileThatIsNoBackupIsSaidSo();
    void aBackupOfTheDemoStaysInTheDemo();
    void diagnosticsHoldNothingPersonal();
    void theSheetOfKeysIsSearched();
    void skippingTwoWeeksIsInTheSearchBox();

private:
    static shell::MainWindow &settings(ShellFixture &fixture)
    {
        shell::MainWindow &window = fixture.open();
        window.go({QStringLiteral("settings"), {}, {}});
        fixture.settle();
        return window;
    }
    static SettingRow *row(const QWidget &window, const char *key)
    {
        return window.findChild<SettingRow *>(QStringLiteral("setting.") + QLatin1String(key));
    }
    static model::Workspace workspace(ShellFixture &fixture)
    {
        return mutations::selectAs<model::Workspace>(fixture.bench().reader, {}).value().front();
    }
    static void press(const QWidget &window, const QString &name)
    {
        auto *button = window.findChild<QAbstractButton *>(name);
        QVERIFY2(button, qPrintable(name));
        button->click();
    }
};

void ShellSettings::everySettingHasItsRowInOrder()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    QStringList shown;
    for (const SettingRow *one : window.findChildren<SettingRow *>())
        shown << one->key();
    QStringList known;
    for (const shell::SettingInfo &setting : shell::allSettings())
        known << QString::fromLatin1(setting.key);
    QCOMPARE(shown.size(), known.size());
    for (const QString &key : known)
        QVERIFY2(shown.contains(key), qPrintable(key));
    int above = -1;
    for (const QString &key : known) {
        const auto *one = row(window, key.toLatin1().constData());
        const int top = one->mapTo(window.screen(), QPoint()).y();
        QVERIFY2(top > above, qPrintable(key));
        above = top;
    }
}

void ShellSettings::searchFindsByEitherLanguageAndPinyin_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("key");
    QTest::newRow("Chinese") << QStringLiteral("免打扰") << QStringLiteral("quiet");
    QTest::newRow("pinyin") << QStringLiteral("beifen") << QStringLiteral("backups");
    QTest::newRow("initials") << QStringLiteral("jjr") << QStringLiteral("calendar");
    QTest::newRow("English while Chinese is shown") << QStringLiteral("quiet hours") << QStringLiteral("quiet");
    QTest::newRow("another word for it") << QStringLiteral("dark") << QStringLiteral("theme");
}

void ShellSettings::searchFindsByEitherLanguageAndPinyin()
{
    QFETCH(QString, typed);
    QFETCH(QString, key);
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    sendKey(window, QStringLiteral("Ctrl+F"));
    auto *search = window.findChild<QLineEdit *>(QStringLiteral("settings.search"));
    QTRY_VERIFY(search->hasFocus());
    search->setText(typed);
    QVERIFY(row(window, key.toLatin1().constData())->isVisibleTo(window.screen()));
    QVERIFY(!row(window, "density")->isVisibleTo(window.screen()));
    search->setText(QStringLiteral("qqqqq"));
    QVERIFY(window.findChild<QLabel *>(QStringLiteral("settings.nothing"))->isVisibleTo(window.screen()));
    search->clear();
    QVERIFY(row(window, "density")->isVisibleTo(window.screen()));
}

void ShellSettings::whatDiffersIsMarkedAndPutBack()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    QVERIFY(!row(window, "density")->isChanged());
    press(window, QStringLiteral("setting.density.choice0"));
    QVERIFY(row(window, "density")->isChanged());
    QCOMPARE(fixture.theme.density(), theme::Density::Compact);
    press(window, QStringLiteral("settings.only_changed"));
    QVERIFY(row(window, "density")->isVisibleTo(window.screen()));
    QVERIFY(!row(window, "quiet")->isVisibleTo(window.screen()));
    press(window, QStringLiteral("setting.density.reset"));
    QVERIFY(!row(window, "density")->isChanged());
    QCOMPARE(fixture.theme.density(), theme::Density::Standard);
}

void ShellSettings::allTogetherIsOneStep()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    press(window, QStringLiteral("setting.budget.choice0"));
    press(window, QStringLiteral("setting.quiet.choice0"));
    press(window, QStringLiteral("setting.density.choice0"));
    auto *view = window.findChild<shell::YearView *>();
    view->setCurrent(*parseDate("2026-03-03"));
    sendKey(window, QStringLiteral("Ctrl+K"));
    sendKey(window, QStringLiteral("Escape"));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Space);
    fixture.settle();
    QTRY_COMPARE(workspace(fixture).todayBudget, std::optional<std::int64_t>(3));
    QCOMPARE(workspace(fixture).quietFromMinute, workspace(fixture).quietToMinute);
    const Json calendar = workspace(fixture).calendar;
    QVERIFY(!memberOrNull(calendar, "holidays").empty());
    press(window, QStringLiteral("settings.reset_all"));
    fixture.settle();
    QTRY_VERIFY(!workspace(fixture).todayBudget);
    const model::Workspace defaults;
    QCOMPARE(workspace(fixture).quietFromMinute, defaults.quietFromMinute);
    QCOMPARE(fixture.theme.density(), theme::Density::Standard);
    QVERIFY(!window.findChild<QPushButton *>(QStringLiteral("settings.reset_all"))->isEnabled());
    // One step back brings the workspace's part again.
    window.undoControl().undo();
    fixture.settle();
    QTRY_COMPARE(workspace(fixture).todayBudget, std::optional<std::int64_t>(3));
    QTRY_VERIFY(row(window, "budget")->isChanged());
}

void ShellSettings::limitsBelongToTheWorkspaceAndCanBeUndone()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    press(window, QStringLiteral("setting.interruptions.choice0"));
    fixture.settle();
    QTRY_COMPARE(workspace(fixture).interruptions, std::optional<std::int64_t>(0));
    QVERIFY(row(window, "interruptions")->isChanged());
    sendKey(window, QStringLiteral("Ctrl+Z"));
    fixture.settle();
    QTRY_VERIFY(!workspace(fixture).interruptions);
    QTRY_VERIFY(!row(window, "interruptions")->isChanged());
    // Beyond the house's limit there is no choice, and the mutation refuses it, too.
    QVERIFY(!fixture.run("workspace.edit@1", {{"id", idOf("workspace").toString()}, {"fields", {{"today_budget", 8}}}}, "").ok());
}

void ShellSettings::quietHoursAreKept()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    auto *from = window.findChild<QTimeEdit *>(QStringLiteral("setting.quiet.from"));
    QCOMPARE(from->time(), QTime(20, 0));
    from->setTime(QTime(21, 30));
    QTRY_COMPARE(workspace(fixture).quietFromMinute, std::int64_t(21 * 60 + 30));
    QCOMPARE(workspace(fixture).quietToMinute, std::int64_t(8 * 60));
    QTRY_VERIFY(row(window, "quiet")->isChanged());
}

void ShellSettings::quietHoursWithoutLengthAreRefused()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    auto *from = window.findChild<QTimeEdit *>(QStringLiteral("setting.quiet.from"));
    from->setTime(QTime(8, 0));
    QTRY_COMPARE(from->time(), QTime(20, 0));
    QCOMPARE(workspace(fixture).quietFromMinute, std::int64_t(20 * 60));
}

void ShellSettings::aDayIsTurnedByKeyAndByMouse()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    auto *view = window.findChild<shell::YearView *>();
    QCOMPARE(toIso(view->current()), std::string("2026-03-02")); // today
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Right);
    const LocalDate tuesday = *parseDate("2026-03-03");
    QCOMPARE(toIso(view->current()), toIso(tuesday));
    QVERIFY(fixture.bench().calendar.isWorkingDay(tuesday));
    QTest::keyClick(view, Qt::Key_Return);
    fixture.settle();
    QTRY_VERIFY(!fixture.bench().calendar.isWorkingDay(tuesday));
    // A Saturday by mouse.
    const LocalDate saturday = *parseDate("2026-03-07");
    QVERIFY(!fixture.bench().calendar.isWorkingDay(saturday));
    QTest::mouseClick(view, Qt::LeftButton, {}, view->dayRect(saturday).center());
    fixture.settle();
    QTRY_VERIFY(fixture.bench().calendar.isWorkingDay(saturday));
    QCOMPARE(dumpJson(workspace(fixture).calendar), std::string(R"({"holidays":["2026-03-03"],"makeup":["2026-03-07"]})"));
    window.undoControl().undo();
    fixture.settle();
    QTRY_VERIFY(!fixture.bench().calendar.isWorkingDay(saturday));
    QVERIFY(!fixture.bench().calendar.isWorkingDay(tuesday));
    QTest::keyClick(view, Qt::Key_PageDown);
    QCOMPARE(view->year(), 2027);
}

void ShellSettings::theSearchBoxOpensEverySetting()
{
    ShellFixture fixture;
    for (const Language language : {Language::Chinese, Language::English}) {
        fixture.languages.set(language);
        shell::MainWindow &window = fixture.open();
        for (const shell::SettingInfo &setting : shell::allSettings()) {
            window.go({QStringLiteral("today"), {}, {}});
            auto *field = window.findChild<QLineEdit *>(QStringLiteral("top.search"));
            QVERIFY(field);
            const QString title = qtTrId(setting.title);
            field->setText(title);
            const auto findings = window.palettePanel().findings();
            const auto hit = std::find_if(findings.begin(), findings.end(), [&](const shell::Finding &finding) {
                return finding.title == title && finding.icon == QLatin1String("place.settings") && finding.detail == qtTrId(setting.section);
            });
            QVERIFY2(hit != findings.end(), qPrintable(title));
            hit->run();
            QCOMPARE(window.current().toText(), QStringLiteral("settings/") + QLatin1String(setting.key));
            field->clear();
        }
        fixture.close();
    }
}

void ShellSettings::aBackupIsMadeListedAndLookedInto()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    QVERIFY(window.backups().backups().list().empty());
    press(window, QStringLiteral("setting.backups.now"));
    QTRY_VERIFY(!window.backups().isBusy());
    QTRY_COMPARE(window.backups().backups().list().size(), std::size_t(1));
    QTRY_VERIFY(window.findChild<QPushButton *>(QStringLiteral("setting.backups.restore0")));
    press(window, QStringLiteral("setting.backups.restore0"));
    auto *preview = window.findChild<widgets::InlineMessage *>(QStringLiteral("setting.restore.preview"));
    QTRY_VERIFY(preview->isVisibleTo(window.screen()));
    QVERIFY(preview->accessibleDescription().contains(QStringLiteral("3 家客户")));
    std::shared_ptr<store::PreparedRestore> prepared;
    connect(&window, &shell::MainWindow::restoreRequested, this, [&prepared](const auto &copy) { prepared = copy; });
    press(window, QStringLiteral("setting.restore.go"));
    QTRY_VERIFY(prepared);
    QCOMPARE(prepared->contents().count(model::Collection::Customer), 3);
}

void ShellSettings::aFileThatIsNoBackupIsSaidSo()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("表.sinanbackup"));
    std::ofstream(std::filesystem::path(file.toStdU16String())) << std::string(9000, 'x');
    window.go({QStringLiteral("settings"), QStringLiteral("restore"), file});
    auto *preview = window.findChild<widgets::InlineMessage *>(QStringLiteral("setting.restore.preview"));
    QTRY_VERIFY(preview->isVisibleTo(window.screen()));
    QVERIFY(preview->kind() == widgets::InlineMessage::Kind::Error);
    QVERIFY2(preview->sentence().contains(QStringLiteral("不是司南的备份")), qPrintable(preview->sentence()));
    QVERIFY(preview->sentence().contains(QStringLiteral("没有动过")));
    QVERIFY(!window.findChild<QPushButton *>(QStringLiteral("setting.restore.go")));
}

void ShellSettings::aBackupOfTheDemoStaysInTheDemo()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    const auto file = window.backups().backups().make(store::BackupKind::ByHand);
    QVERIFY(file.ok());
    // From now on it is somebody's own workspace.
    QVERIFY(fixture.run("workspace.edit@1", {{"id", idOf("workspace").toString()}, {"fields", {{"demo", false}}}}, "").ok());
    window.go({QStringLiteral("settings"), QStringLiteral("restore"), QString::fromStdU16String(file->path.u16string())});
    auto *preview = window.findChild<widgets::InlineMessage *>(QStringLiteral("setting.restore.preview"));
    QTRY_VERIFY(preview->isVisibleTo(window.screen()));
    QVERIFY(preview->kind() == widgets::InlineMessage::Kind::Warning);
    QVERIFY(!window.findChild<QPushButton *>(QStringLiteral("setting.restore.go")));
}

void ShellSettings::diagnosticsHoldNothingPersonal()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    const QString text = shell::diagnostics(fixture.bench(), window.preferences());
    QVERIFY(text.contains(QStringLiteral("rows customer: 3")));
    QVERIFY(text.contains(QStringLiteral("role: manager")));
    const QString folder = QString::fromStdString(fixture.bench().store.path().parent_path().generic_string());
    for (const QString &secret : {QStringLiteral("李"), QStringLiteral("云帆"), QStringLiteral("Yunfan"), QStringLiteral("王总"), QStringLiteral("华东"), folder,
                                  QDir::homePath(), QStringLiteral("sinan.db")})
        QVERIFY2(!text.contains(secret), qPrintable(secret));
    press(window, QStringLiteral("setting.diagnostics.copy"));
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void ShellSettings::theSheetOfKeysIsSearched()
{
    ShellFixture fixture;
    shell::MainWindow &window = settings(fixture);
    sendKey(window, QStringLiteral("F1"));
    auto *sheet = window.findChild<shell::KeySheet *>();
    QTRY_VERIFY(sheet->isVisible());
    const auto lines = [&] {
        QStringList texts;
        for (const auto *label : sheet->findChild<QScrollArea *>()->widget()->findChildren<widgets::ElidedLabel *>())
            texts << label->text();
        return texts;
    };
    // Complete: every key that works here.
    for (const widgets::Command *command : fixture.bench().commands.all()) {
        if (command->shortcuts.isEmpty() || !fixture.bench().commands.isReachable(command->id))
            continue;
        const QString title = fixture.bench().commands.title(*command);
        const QStringList shown = lines();
        QVERIFY2(std::any_of(shown.begin(), shown.end(), [&](const QString &line) { return line.startsWith(title); }), qPrintable(title));
    }
    auto *search = sheet->findChild<QLineEdit *>();
    QVERIFY(search->hasFocus());
    search->setText(QStringLiteral("chexiao"));
    QCOMPARE(lines().size(), 1);
    QVERIFY(lines().front().startsWith(QStringLiteral("撤销")));
    search->setText(QStringLiteral("Ctrl+Shift+D"));
    QCOMPARE(lines().size(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void ShellSettings::skippingTwoWeeksIsInTheSearchBox()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QSignalSpy asked(&window, &shell::MainWindow::fastForwardRequested);
    const auto find = [&] {
        auto *field = window.findChild<QLineEdit *>(QStringLiteral("top.search"));
        field->clear();
        field->setText(QStringLiteral("快进两周"));
        return window.palettePanel().findings().value(0);
    };
    QCOMPARE(find().title, QStringLiteral("快进两周"));
    QVERIFY(find().whyNot.isEmpty());
    find().run();
    QCOMPARE(asked.count(), 1);
    window.setDemoBusy(true);
    QVERIFY(find().whyNot.contains(QStringLiteral("正在快进")));
    window.setDemoBusy(false);
    QVERIFY(fixture.run("workspace.edit@1", {{"id", idOf("workspace").toString()}, {"fields", {{"demo", false}}}}, "").ok());
    QTRY_VERIFY(find().whyNot.contains(QStringLiteral("不是示例")));
}

SINAN_TEST(ShellSettings)
#include "tst_settings.moc"
