#include "tests/support/test_program.h"
#include "ui/theme/severity.h"
#include "ui/theme/theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace sinan::theme;

/// Colours that can be read, fonts that exist, and changes that arrive everywhere at once.
class ThemeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfTheTokensCanBeRead_data();
    void everyPairOfTheTokensCanBeRead();
    void contrastIsThatOfTheGuideline();
    void severityFillsStayApartForEveryEye_data();
    void severityFillsStayApartForEveryEye();
    void fontsAreTheFamilyAndNeverBelowTwelvePixels_data();
    void fontsAreTheFamilyAndNeverBelowTwelvePixels();
    void englishTakesLatinFontsFirstAndStillFindsChinese();
    void rowsGrowWithTheTextButNotBelowTheirDensity();
    void textSizeStaysInsideItsLimits();
    void theSystemDecidesUntilOneIsChosen();
    void applicationPaletteAndFontFollow();
    void aDressedLabelFollowsTheTheme();
    void everySeverityHasItsOwnShapeAndWord();
    void controlsPaintTheirTextInReadableColours_data();
    void controlsPaintTheirTextInReadableColours();
    void theThemeMayDieBeforeTheApplication();
};

void ThemeTest::everyPairOfTheTokensCanBeRead_data()
{
    QTest::addColumn<int>("pair");
    QTest::addColumn<bool>("dark");
    for (int i = 0; i < int(std::size(tokens::contrast)); ++i) {
        for (const bool dark : {false, true}) {
            QTest::addRow("%s on %s, %s", tokens::colorNames[int(tokens::contrast[i].text)],
                          tokens::colorNames[int(tokens::contrast[i].on)], dark ? "dark" : "light")
                << i << dark;
        }
    }
}

void ThemeTest::everyPairOfTheTokensCanBeRead()
{
    QFETCH(int, pair);
    QFETCH(bool, dark);
    Theme theme;
    theme.setMode(dark ? ColorMode::Dark : ColorMode::Light);
    const auto &tested = tokens::contrast[pair];
    const double ratio = contrast(theme.color(tested.text), theme.color(tested.on));
    QVERIFY2(ratio >= tested.least, qPrintable(QString::number(ratio)));
}

void ThemeTest::contrastIsThatOfTheGuideline()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

namespace {

struct Lab
{
    double l, a, b;
};

Lab lab(double red, double green, double blue)
{
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
    const double y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    const double z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// Machado, Oliveira, Fernandes 2009, severity 1; the matrices work on linear light.
Lab seen(const QColor &color, int eye)
{
    static constexpr double matrices[4][9] = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}};
    const double *m = matrices[eye];
    const double r = linear(color.redF());
    const double g = linear(color.greenF());
    const double b = linear(color.blueF());
    const auto clamp = [](double v) { return std::clamp(v, 0.0, 1.0); };
    return lab(clamp(m[0] * r + m[1] * g + m[2] * b), clamp(m[3] * r + m[4] * g + m[5] * b),
               clamp(m[6] * r + m[7] * g + m[8] * b));
}

} // namespace

void ThemeTest::severityFillsStayApartForEveryEye_data()
{
    QTest::addColumn<int>("eye");
    QTest::addColumn<bool>("dark");
    const char *names[] = {"usual sight", "protan", "deutan", "tritan"};
    for (int eye = 0; eye < 4; ++eye) {
        QTest::addRow("%s, light", names[eye]) << eye << false;
        QTest::addRow("%s, dark", names[eye]) << eye << true;
    }
}

void ThemeTest::severityFillsStayApartForEveryEye()
{
    QFETCH(int, eye);
    QFETCH(bool, dark);
    Theme theme;
    theme.setMode(dark ? ColorMode::Dark : ColorMode::Light);
    const ColorRole fills[] = {ColorRole::GlyphCritical, ColorRole::GlyphHigh, ColorRole::GlyphMedium, ColorRole::GlyphLow,
                               ColorRole::GlyphGood};
    for (int i = 0; i < 5; ++i) {
        for (int j = i + 1; j < 5; ++j) {
            const Lab one = seen(theme.color(fills[i]), eye);
            const Lab two = seen(theme.color(fills[j]), eye);
            const double distance = std::hypot(one.l - two.l, one.a - two.a, one.b - two.b);
            QVERIFY2(distance >= 10, qPrintable(QStringLiteral("%1/%2: %3").arg(i).arg(j).arg(distance)));
        }
    }
}

void ThemeTest::fontsAreTheFamilyAndNeverBelowTwelvePixels_data()
{
    QTest::addColumn<FontRole>("role");
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("pixels");
    QTest::newRow("caption at 100 %") << FontRole::Caption << 100 << 12;
    QTest::newRow("caption at 90 %") << FontRole::Caption << 90 << 12;
    QTest::newRow("body at 90 %") << FontRole::Body << 90 << 13;
    QTest::newRow("body at 150 %") << FontRole::Body << 150 << 21;
    QTest::newRow("heading at 125 %") << FontRole::Heading << 125 << 25;
    QTest::newRow("display at 100 %") << FontRole::Display << 100 << 24;
}

void ThemeTest::fontsAreTheFamilyAndNeverBelowTwelvePixels()
{
    QFETCH(FontRole, role);
    QFETCH(int, percent);
    QFETCH(int, pixels);
    Theme theme;
    theme.setTextPercent(percent);
    const QFont font = theme.font(role);
    QCOMPARE(font.pixelSize(), pixels);
    QVERIFY(!font.italic());
    const QFontInfo info(font);
    QVERIFY2(font.families().contains(info.family()), qPrintable(info.family()));
    QVERIFY(QFontMetrics(font).inFont(u'预'));
    QCOMPARE(QFontMetrics(font).horizontalAdvance(u'1'), QFontMetrics(font).horizontalAdvance(u'8'));
    // The line holds the ink of a tall character with room above and below, whatever line gap the font file asks for.
    QVERIFY(theme.lineHeight(role) >= QFontMetrics(font).tightBoundingRect(QStringLiteral("鬱g")).height() + 4);
}

void ThemeTest::englishTakesLatinFontsFirstAndStillFindsChinese()
{
    Theme theme;
    const QStringList chinese = theme.font(FontRole::Body).families();
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setLatinFirst(true);
    QCOMPARE(changed.size(), 1);
    const QStringList english = theme.font(FontRole::Body).families();
    QVERIFY(english.first() != chinese.first());
    QCOMPARE(english.mid(english.size() - chinese.size()), chinese);
    theme.setLatinFirst(true);
    QCOMPARE(changed.size(), 1);
}

void ThemeTest::rowsGrowWithTheTextButNotBelowTheirDensity()
{
    Theme theme;
    theme.setDensity(Density::Compact);
    QCOMPARE(theme.rowHeight(), 28);
    QCOMPARE(theme.controlHeight(), 28);
    theme.setDensity(Density::Field);
    QCOMPARE(theme.rowHeight(), 40);
    theme.setTextPercent(150);
    QVERIFY(theme.rowHeight() > 40);
    theme.setTextPercent(90);
    QCOMPARE(theme.rowHeight(), 40);
}

void ThemeTest::textSizeStaysInsideItsLimits()
{
    Theme theme;
    theme.setTextPercent(20);
    QCOMPARE(theme.textPercent(), 90);
    theme.setTextPercent(400);
    QCOMPARE(theme.textPercent(), 150);
    QCOMPARE(theme.scaled(100), 150);
}

void ThemeTest::theSystemDecidesUntilOneIsChosen()
{
    bool systemDark = false;
    Theme theme([&] { return systemDark; });
    theme.install(*qApp);
    QVERIFY(!theme.isDark());
    QSignalSpy changes(&theme, &Theme::changed);
    systemDark = true;
    theme.readSystem();
    QVERIFY(theme.isDark());
    QCOMPARE(changes.count(), 1);
    theme.readSystem();
    QCOMPARE(changes.count(), 1);
    theme.setMode(ColorMode::Light);
    QVERIFY(!theme.isDark());
    systemDark = false;
    theme.readSystem();
    theme.setMode(ColorMode::System);
    QVERIFY(!theme.isDark());
}

void ThemeTest::applicationPaletteAndFontFollow()
{
    Theme theme([] { return false; });
    theme.install(*qApp);
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(ColorRole::Bg));
    theme.setMode(ColorMode::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x15, 0x18, 0x1c));
    QCOMPARE(QApplication::palette().color(QPalette::Disabled, QPalette::Text), theme.color(ColorRole::Text3));
    theme.setTextPercent(150);
    QCOMPARE(QApplication::font().pixelSize(), 21);
}

void ThemeTest::aDressedLabelFollowsTheTheme()
{
    Theme theme([] { return false; });
    theme.install(*qApp);
    QLabel label;
    theme.dress(&label, FontRole::Caption, ColorRole::Text2);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme.color(ColorRole::Text2));
    theme.setMode(ColorMode::Dark);
    theme.setTextPercent(125);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme.color(ColorRole::Text2));
    QCOMPARE(label.font().pixelSize(), 15);
}

void ThemeTest::everySeverityHasItsOwnShapeAndWord()
{
    Theme theme;
    QList<QImage> shapes;
    QSet<QString> marks;
    for (const auto severity :
         {Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Good, Severity::TooLittleData}) {
        // In one colour: the shape alone must tell.
        QImage image(32, 32, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintSeverity(painter, QRectF(0, 0, 32, 32), severity, theme);
        painter.end();
        const QImage mask = image.createAlphaMask();
        QVERIFY(!shapes.contains(mask));
        shapes << mask;
        marks << severityMark(severity);
    }
    QCOMPARE(marks.size(), 6);
}

void ThemeTest::controlsPaintTheirTextInReadableColours_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("primary");
    for (const bool dark : {false, true}) {
        QTest::addRow("plain, %s", dark ? "dark" : "light") << dark << false;
        QTest::addRow("primary, %s", dark ? "dark" : "light") << dark << true;
    }
}

void ThemeTest::controlsPaintTheirTextInReadableColours()
{
    QFETCH(bool, dark);
    QFETCH(bool, primary);
    Theme theme([] { return false; });
    theme.install(*qApp);
    theme.setMode(dark ? ColorMode::Dark : ColorMode::Light);
    QPushButton button(QStringLiteral("■■■■■■"));
    button.setProperty("primary", primary);
    button.resize(200, 40);
    const QImage image = button.grab().toImage();
    // The blocks of the text are the colour farthest from the button's face.
    const QColor face = image.pixelColor(12, 20);
    QCOMPARE(face, theme.color(primary ? ColorRole::Accent : ColorRole::Surface));
    double best = 0;
    for (int x = 40; x < 160; ++x)
        best = std::max(best, contrast(image.pixelColor(x, 20), face));
    QVERIFY2(best >= 4.5, qPrintable(QString::number(best)));
}

void ThemeTest::theThemeMayDieBeforeTheApplication()
{
    QPushButton button(QStringLiteral("x"));
    {
        Theme theme([] { return false; });
        theme.install(*qApp);
        button.grab();
    }
    QVERIFY(!button.grab().isNull());
}

SINAN_TEST(ThemeTest)
#include "tst_theme.moc"
