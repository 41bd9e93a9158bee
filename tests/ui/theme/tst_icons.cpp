#include "tests/support/test_program.h"
#include "ui/theme/theme.h"
#include "ui/theme/themed_icon.h"

#include <QtTest>
#include <QtWidgets>

using namespace sinan::theme;

/// Icons in the colour of their role, sharp at every scale, one for all that has a name.
class IconsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySignalKindHasAnIconOfItsOwn();
    void everyIconOfTheListDrawsSomething();
    void anIconHasTheColourOfItsRoleInBothThemes();
    void anUnknownNameIsANullIcon();
    void pixmapsAreAsSharpAsTheScreen();
    void aDisabledIconIsPaler();
};

namespace {

// The strongest pixel: antialiased edges are paler.
QColor ink(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    QColor strongest(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > strongest.alpha())
                strongest = image.pixelColor(x, y);
        }
    }
    return strongest;
}

} // namespace

void IconsTest::everySignalKindHasAnIconOfItsOwn()
{
    const QStringList names = iconNames();
    QSet<QByteArray> pictures;
    int kinds = 0;
    for (const QString &name : names) {
        if (!name.startsWith(QLatin1String("signal.")))
            continue;
        ++kinds;
        QFile file(QStringLiteral(":/sinan/icons/%1.svg").arg(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        pictures.insert(file.readAll());
    }
    QCOMPARE(kinds, 17);
    QCOMPARE(pictures.size(), 17);
}

void IconsTest::everyIconOfTheListDrawsSomething()
{
    Theme theme;
    QVERIFY(iconNames().size() >= 80);
    for (const QString &name : iconNames())
        QVERIFY2(ink(theme.icon(name).pixmap(16, 16)).alpha() > 100, qPrintable(name));
}

void IconsTest::anIconHasTheColourOfItsRoleInBothThemes()
{
    Theme theme;
    const QIcon icon = theme.icon(QStringLiteral("place.today"), ColorRole::Critical);
    for (const auto mode : {ColorMode::Light, ColorMode::Dark}) {
        theme.setMode(mode);
        const QColor color = ink(icon.pixmap(64, 64));
        QCOMPARE(color.alpha(), 255);
        QCOMPARE(color.rgb(), theme.color(ColorRole::Critical).rgb());
    }
}

void IconsTest::anUnknownNameIsANullIcon()
{
    Theme theme;
    QVERIFY(theme.icon(QStringLiteral("no.such")).isNull());
    QVERIFY(!theme.icon(QStringLiteral("verb.undo")).isNull());
}

void IconsTest::pixmapsAreAsSharpAsTheScreen()
{
    Theme theme;
    const QPixmap pixmap = theme.icon(QStringLiteral("verb.undo")).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void IconsTest::aDisabledIconIsPaler()
{
    Theme theme;
    theme.setMode(ColorMode::Light);
    const QIcon icon = theme.icon(QStringLiteral("nav.back"), ColorRole::Text);
    const double usual = contrast(ink(icon.pixmap(QSize(64, 64), 1.0, QIcon::Normal)), theme.color(ColorRole::Surface));
    const double disabled = contrast(ink(icon.pixmap(QSize(64, 64), 1.0, QIcon::Disabled)), theme.color(ColorRole::Surface));
    QVERIFY(disabled < usual / 2);
}

SINAN_TEST(IconsTest)
#include "tst_icons.moc"
