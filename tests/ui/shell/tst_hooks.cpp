#include "tests/support/test_program.h"
#include "shell_fixture.h"
#include "ui/shell/test_hooks.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace sinan;
using namespace sinan::test;
using shell::HookOptions;
using shell::TestHooks;

/// Pictures, key scripts, descriptions and paint times, as --shot, --keys, --dump-ui and --perf give them.
class ShellHooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesAreRead_data();
    void sizesAreRead();
    void keyScriptsAreSplit_data();
    void keyScriptsAreSplit();
    void aScriptRunsKeysThenWritesEverything();
    void aHurriedKeyDoesNotWaitForTheOneBefore();
    void everyKeyIsAnsweredByAPaintOrCounted();
    void whatCannotBeWrittenIsSaid();
    void theDescriptionTellsWhatIsOnScreen();
    void theDescriptionFindsClippedTexts();
    void typedChineseArrivesInTheField();
};

namespace {

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject named(const QJsonObject &ui, const QString &name)
{
    for (const QJsonValue &entry : ui[QStringLiteral("widgets")].toArray()) {
        if (entry[QStringLiteral("objectName")].toString() == name)
            return entry.toObject();
    }
    return {};
}

TestHooks::WhenIdle whenIdle(ShellFixture &fixture)
{
    return [&fixture](std::function<void()> then) {
        fixture.bench().store.writer().submitJob([](store::Transaction &) -> Result<void> { return {}; }, qApp,
                                                 [then = std::move(then)](const Result<void> &) { then(); });
    };
}

} // namespace

void ShellHooks::sizesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QStringLiteral("1092x614") << QSize(1092, 614);
    QTest::newRow("one number") << QStringLiteral("1092") << QSize();
    QTest::newRow("words") << QStringLiteral("bigxsmall") << QSize();
    QTest::newRow("too small to be meant") << QStringLiteral("1x1") << QSize();
}

void ShellHooks::sizesAreRead()
{
    QFETCH(QString, text);
    QFETCH(QSize, size);
    QCOMPARE(shell::parseSize(text).value_or(QSize()), size);
}

void ShellHooks::keyScriptsAreSplit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("keys") << QStringLiteral("Down 1  Ctrl+Z")
                          << QStringList{QStringLiteral("Down"), QStringLiteral("1"), QStringLiteral("Ctrl+Z")};
    QTest::newRow("text with spaces") << QStringLiteral("Ctrl+K text:\"yun fan\" Return")
                                      << QStringList{QStringLiteral("Ctrl+K"), QStringLiteral("text:yun fan"),
                                                     QStringLiteral("Return")};
    QTest::newRow("text") << QStringLiteral("text:云帆 wait:20")
                          << QStringList{QStringLiteral("text:云帆"), QStringLiteral("wait:20")};
    QTest::newRow("nothing") << QString() << QStringList();
}

void ShellHooks::keyScriptsAreSplit()
{
    QFETCH(QString, text);
    QFETCH(QStringList, keys);
    QCOMPARE(shell::parseKeys(text), keys);
}

void ShellHooks::aScriptRunsKeysThenWritesEverything()
{
    ShellFixture fixture;
    QElapsedTimer since;
    since.start();
    shell::MainWindow &window = fixture.open();
    shell::PaintClock clock(window, since);
    QTemporaryDir folder;
    HookOptions options;
    options.size = QSize(1092, 614);
    options.keys = shell::parseKeys(QStringLiteral("Ctrl+2 Ctrl+K text:yfjx Return"));
    options.shot = folder.filePath(QStringLiteral("shot.png"));
    options.dump = folder.filePath(QStringLiteral("ui.json"));
    options.perf = folder.filePath(QStringLiteral("perf.json"));
    QVERIFY(options.any());
    TestHooks hooks(window, &clock, options, whenIdle(fixture));
    QSignalSpy finished(&hooks, &TestHooks::finished);
    hooks.start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toString(), QString());
    QCOMPARE(window.current().toText(), widgets::Route::to(QStringLiteral("customer"), idOf("云帆机械")).toText());
    QCOMPARE(QImage(options.shot).size(), QSize(1092, 614));
    const QJsonObject perf = readJson(options.perf);
    QVERIFY(perf[QStringLiteral("key_to_paint_ms")].toArray().size() >= 3);
    QVERIFY(perf[QStringLiteral("key_to_paint_p95_ms")].toDouble() > 0);
    const QJsonObject ui = readJson(options.dump);
    QCOMPARE(ui[QStringLiteral("size")].toArray(), (QJsonArray{1092, 614}));
    QVERIFY(!named(ui, QStringLiteral("rail.customers")).isEmpty());
}

void ShellHooks::aHurriedKeyDoesNotWaitForTheOneBefore()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    HookOptions options;
    options.keys = shell::parseKeys(QStringLiteral("Ctrl+1 now:Ctrl+2 Ctrl+1"));
    // Idle never comes between the first two; only after the second it is waited for.
    QStringList placesAtIdle;
    TestHooks hooks(window, nullptr, options, [&](std::function<void()> then) {
        placesAtIdle << window.current().place;
        then();
    });
    QSignalSpy finished(&hooks, &TestHooks::finished);
    hooks.start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(placesAtIdle.mid(1), (QStringList{QStringLiteral("customers"), QStringLiteral("today")}));
}

void ShellHooks::everyKeyIsAnsweredByAPaintOrCounted()
{
    ShellFixture fixture;
    QElapsedTimer since;
    since.start();
    shell::MainWindow &window = fixture.open();
    shell::PaintClock clock(window, since);
    QTemporaryDir folder;
    HookOptions options;
    // A bare Shift changes nothing on screen.
    options.keys = shell::parseKeys(QStringLiteral("Ctrl+2 wait:50 Shift wait:50 Ctrl+K wait:50"));
    options.perf = folder.filePath(QStringLiteral("perf.json"));
    TestHooks hooks(window, &clock, options, whenIdle(fixture));
    QSignalSpy finished(&hooks, &TestHooks::finished);
    hooks.start();
    QTRY_COMPARE(finished.count(), 1);
    const QJsonObject perf = readJson(options.perf);
    const QJsonArray answered = perf[QStringLiteral("keys")].toArray();
    QCOMPARE(answered.size(), perf[QStringLiteral("key_to_paint_ms")].toArray().size());
    QVERIFY(answered.contains(QStringLiteral("Ctrl+2")) && answered.contains(QStringLiteral("Ctrl+K")));
    QCOMPARE(answered.size() + perf[QStringLiteral("keys_without_paint")].toInt(), 3);
    QVERIFY(perf[QStringLiteral("first_paint_at")].toDouble() > 1e12);
}

void ShellHooks::whatCannotBeWrittenIsSaid()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    HookOptions options;
    options.shot = QStringLiteral("/no/such/folder/shot.png");
    TestHooks hooks(window, nullptr, options, whenIdle(fixture));
    QSignalSpy finished(&hooks, &TestHooks::finished);
    hooks.start();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().toString().contains(options.shot));
}

void ShellHooks::theDescriptionTellsWhatIsOnScreen()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    shell::sendKey(window, QStringLiteral("Ctrl+K"));
    const QJsonObject ui = shell::describeUi(window);
    const QJsonObject today = named(ui, QStringLiteral("rail.today"));
    QCOMPARE(today[QStringLiteral("text")].toString(), QStringLiteral("今日"));
    QCOMPARE(today[QStringLiteral("accessibleName")].toString(), QStringLiteral("今日"));
    QVERIFY(today[QStringLiteral("focusable")].toBool());
    QVERIFY(!today[QStringLiteral("clipped")].toBool());
    const QJsonObject search = named(ui, QStringLiteral("top.search"));
    QVERIFY(search[QStringLiteral("focused")].toBool());
    QCOMPARE(search[QStringLiteral("fg")].toString(), fixture.theme.color(theme::ColorRole::Text).name());
    const QJsonArray rows = named(ui, QStringLiteral("palette.list"))[QStringLiteral("rows")].toArray();
    QVERIFY(rows.size() > 5);
    QCOMPARE(rows[1][QStringLiteral("text")].toString(), QStringLiteral("今日"));
    QVERIFY(rows[1][QStringLiteral("current")].toBool());
    // What is hidden is not on screen.
    QVERIFY(named(ui, QStringLiteral("undo.bar")).isEmpty());
}

void ShellHooks::theDescriptionFindsClippedTexts()
{
    ShellFixture fixture;
    QWidget window;
    window.resize(300, 200);
    auto *label = new widgets::Label(fixture.theme, theme::FontRole::Body, theme::ColorRole::Text, &window);
    label->setObjectName(QStringLiteral("narrow"));
    label->setText(QStringLiteral("交付周期能写进合同吗"));
    label->setGeometry(0, 0, 40, 24);
    auto *outside = new QPushButton(QStringLiteral("好"), &window);
    outside->setObjectName(QStringLiteral("outside"));
    outside->setGeometry(280, 10, 100, 32);
    auto *fine = new widgets::Label(fixture.theme, theme::FontRole::Body, theme::ColorRole::Text, &window);
    fine->setObjectName(QStringLiteral("fine"));
    fine->setText(QStringLiteral("好"));
    fine->setGeometry(0, 60, 100, 24);
    window.show();
    const QJsonObject ui = shell::describeUi(window);
    QVERIFY(named(ui, QStringLiteral("narrow"))[QStringLiteral("clipped")].toBool());
    QVERIFY(named(ui, QStringLiteral("outside"))[QStringLiteral("clipped")].toBool());
    QVERIFY(!named(ui, QStringLiteral("fine"))[QStringLiteral("clipped")].toBool());
}

void ShellHooks::typedChineseArrivesInTheField()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    shell::sendKey(window, QStringLiteral("Ctrl+K"));
    shell::sendKey(window, QStringLiteral("text:云帆 A1"));
    QCOMPARE(window.findChild<QLineEdit *>(QStringLiteral("top.search"))->text(), QStringLiteral("云帆 A1"));
}

SINAN_TEST(ShellHooks)
#include "tst_hooks.moc"
