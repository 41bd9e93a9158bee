#include "tests/support/test_program.h"
#include "shell_fixture.h"
#include "ui/shell/palette.h"
#include "ui/shell/test_hooks.h"

#include <QJsonArray>

using namespace sinan;
using namespace sinan::test;

/// The shell in every language, theme, size and text size: nothing clipped, texts in the right language, colours that can be
/// read.
class ShellLook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChineseFontIsPresent();
    void noTextIsClipped_data();
    void noTextIsClipped();
    void languageThemeAndTextSizeChangeWhileTheWindowIsOpen();
    void theSettingsAreSavedAndRead();
    void picturesForTheEye();
};

namespace {

void everyState(const std::function<void(const QByteArray &, Language, theme::ColorMode, int, QSize, theme::Density)> &use)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
            for (const int percent : {90, 100, 125, 150}) {
                for (const QSize size : {QSize(1092, 614), QSize(1440, 900)}) {
                    for (const auto density : {theme::Density::Standard, theme::Density::Field}) {
                        const QByteArray name = QStringLiteral("%1 %2 %3 %4x%5 %6")
                                                    .arg(QString::fromUtf8(toText(language).data()),
                                                         mode == theme::ColorMode::Dark ? "dark" : "light")
                                                    .arg(percent)
                                                    .arg(size.width())
                                                    .arg(size.height())
                                                    .arg(int(density))
                                                    .toUtf8();
                        use(name, language, mode, percent, size, density);
                    }
                }
            }
        }
    }
}

QStringList clippedIn(const QWidget &window)
{
    QStringList clipped;
    const QJsonObject ui = shell::describeUi(window);
    for (const QJsonValue &entry : ui[QStringLiteral("widgets")].toArray()) {
        if (entry[QStringLiteral("clipped")].toBool())
            clipped << entry[QStringLiteral("objectName")].toString() + QStringLiteral(" “") +
                           entry[QStringLiteral("text")].toString() + QStringLiteral("”");
    }
    return clipped;
}

} // namespace

void ShellLook::theChineseFontIsPresent()
{
    ShellFixture fixture;
    const QFontInfo info(fixture.theme.font(theme::FontRole::Body));
    QVERIFY2(info.family().contains(QStringLiteral("CJK SC")) || info.family().contains(QStringLiteral("Sans SC")),
             qPrintable(info.family()));
    const QFontMetrics metrics(fixture.theme.font(theme::FontRole::Dense));
    QVERIFY(metrics.inFont(u'云'));
    QCOMPARE(metrics.horizontalAdvance(u'1'), metrics.horizontalAdvance(u'8'));
}

void ShellLook::noTextIsClipped_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<theme::ColorMode>("mode");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<theme::Density>("density");
    everyState([](const QByteArray &name, Language language, theme::ColorMode mode, int percent, QSize size,
                  theme::Density density) { QTest::newRow(name.constData()) << language << mode << percent << size << density; });
}

void ShellLook::noTextIsClipped()
{
    QFETCH(Language, language);
    QFETCH(theme::ColorMode, mode);
    QFETCH(int, percent);
    QFETCH(QSize, size);
    QFETCH(theme::Density, density);
    static ShellFixture fixture;
    fixture.languages.set(language);
    fixture.theme.setMode(mode);
    fixture.theme.setTextPercent(percent);
    fixture.theme.setDensity(density);
    shell::MainWindow &window = fixture.open(size);
    QVERIFY2(clippedIn(window).isEmpty(), qPrintable(clippedIn(window).join(QLatin1Char('\n'))));
    window.go({QStringLiteral("settings"), {}, {}});
    fixture.settle();
    QVERIFY2(clippedIn(window).isEmpty(), qPrintable(clippedIn(window).join(QLatin1Char('\n'))));
    QCOMPARE(window.size(), size);
    fixture.close();
}

void ShellLook::languageThemeAndTextSizeChangeWhileTheWindowIsOpen()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    const auto *sentence = window.findChild<widgets::ElidedLabel *>(QStringLiteral("demo.sentence"));
    QCOMPARE(sentence->text(), QStringLiteral("示例数据，均为虚构"));
    const QColor before = window.grab().toImage().pixelColor(300, 400);

    window.preferences().set({Language::English, theme::ColorMode::Dark, 150, theme::Density::Field});
    fixture.settle();
    QCOMPARE(sentence->text(), QStringLiteral("Demo data, all invented"));
    QCOMPARE(window.windowTitle(), QStringLiteral("今日 — Sinan")); // the plain screen's title is fixed
    QCOMPARE(window.grab().toImage().pixelColor(300, 400), fixture.theme.color(theme::ColorRole::Bg));
    QVERIFY(before != fixture.theme.color(theme::ColorRole::Bg));
    QCOMPARE(sentence->font().pixelSize(), 20);
    QCOMPARE(fixture.today()->retranslations, 1);
    QVERIFY2(clippedIn(window).isEmpty(), qPrintable(clippedIn(window).join(QLatin1Char('\n'))));
}

void ShellLook::theSettingsAreSavedAndRead()
{
    ShellFixture fixture;
    const shell::Look wanted{Language::English, theme::ColorMode::Dark, 125, theme::Density::Compact};
    shell::MainWindow &window = fixture.open();
    QTRY_VERIFY(!(shell::readLook(fixture.bench().reader) == wanted));
    window.preferences().set(wanted);
    QTRY_COMPARE(shell::readLook(fixture.bench().reader), wanted);
    fixture.close();
    // What is changed just before the window closes is saved too.
    shell::MainWindow &again = fixture.open();
    shell::Look last = wanted;
    last.textPercent = 90;
    again.preferences().set(last);
    fixture.close();
    fixture.settle();
    QCOMPARE(shell::readLook(fixture.bench().reader), last);
}

void ShellLook::picturesForTheEye()
{
    if (shotFolder().isEmpty())
        QSKIP("SINAN_SHOTS names no folder");
    ShellFixture fixture;
    everyState([&](const QByteArray &name, Language language, theme::ColorMode mode, int percent, QSize size,
                   theme::Density density) {
        if (density != theme::Density::Standard || percent == 90 || percent == 125)
            return;
        fixture.languages.set(language);
        fixture.theme.setMode(mode);
        fixture.theme.setTextPercent(percent);
        shell::MainWindow &window = fixture.open(size);
        const auto shot = [&](const QString &what) {
            fixture.settle();
            window.grab().save(QStringLiteral("%1/%2 %3.png")
                                   .arg(shotFolder(), QString::fromUtf8(name).replace(QLatin1Char(' '), QLatin1Char('-')), what));
        };
        window.say(QStringLiteral("已完成：忽略预警（云帆机械）"));
        shot(QStringLiteral("today"));
        window.go({QStringLiteral("settings"), {}, {}});
        shot(QStringLiteral("settings"));
        shell::sendKey(window, QStringLiteral("Ctrl+K"));
        shell::sendKey(window, QStringLiteral("text:yf"));
        shot(QStringLiteral("palette"));
        shell::sendKey(window, QStringLiteral("Escape"));
        shell::sendKey(window, QStringLiteral("F1"));
        shot(QStringLiteral("keys"));
        fixture.close();
    });
}

SINAN_TEST(ShellLook)
#include "tst_look.moc"
