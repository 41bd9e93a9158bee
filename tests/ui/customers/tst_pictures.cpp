#include "tests/support/test_program.h"
#include "tests/ui/fixtures/customers_fixture.h"

#include <QScrollArea>
#include <QScrollBar>

using namespace sinan;
using namespace sinan::test;

/// Pictures for the human eye: with SINAN_SHOTS=folder they are kept; without, that they can be drawn at all.
class CustomerPictures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListAndThePageInEveryLook();
};

void CustomerPictures::theListAndThePageInEveryLook()
{
    CustomersFixture fixture(Contents::Demo);
    const QString folder = pictureFolder();
    for (const QSize size : {QSize(1440, 900), QSize(1092, 614)}) {
        for (const Language language : {Language::Chinese, Language::English}) {
            for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
                if (folder.isEmpty() && (mode == theme::ColorMode::Dark || size.width() > 1100))
                    continue;
                fixture.languages.set(language);
                fixture.theme.setMode(mode);
                shell::MainWindow &window = fixture.open(size);
                QTRY_VERIFY(fixture.list()->list().model().rowCount() > 200);
                const auto keep = [&](const char *what) {
                    QCoreApplication::processEvents();
                    const QPixmap picture = window.grab();
                    QCOMPARE(picture.size(), size);
                    if (!folder.isEmpty())
                        picture.save(QStringLiteral("%1/%2_%3_%4_%5.png").arg(folder, QLatin1String(what), QString::fromUtf8(toText(language).data()), mode == theme::ColorMode::Dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
                };
                keep("list");
                window.go(widgets::Route::to(QStringLiteral("customer"), fixture.list()->list().model().customer(fixture.list()->list().model().rowOf(fixture.bench().reader.search("云帆机械", 1).value().at(0).id)).id));
                QTRY_VERIFY(fixture.page() && fixture.page()->isLoaded());
                QTest::qWait(50);
                keep("page");
                auto *scroll = fixture.page()->findChild<QScrollArea *>(QStringLiteral("customer.scroll"));
                QVERIFY(scroll);
                scroll->verticalScrollBar()->setValue(scroll->viewport()->height() - 60);
                keep("page2");
            }
        }
    }
}

SINAN_TEST(CustomerPictures)
#include "tst_pictures.moc"
