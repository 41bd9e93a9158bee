#include "tests/support/test_program.h"
#include "ui/theme/languages.h"
#include "ui/widgets/contribution_bars.h"

#include <QtTest>
#include <QtWidgets>

using namespace sinan;
using widgets::Contribution;
using widgets::ContributionBars;
using widgets::ContributionPainter;

/// Why this score: rows that add up, as bars, as a table, as text.
class ContributionBarsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theRowsAddUpToTheScore();
    void pointsCarryTheirSign_data();
    void pointsCarryTheirSign();
    void barsStandWhereTheSumHasCome();
    void loweringBarsAreHatchedSoThatGreyPrintTells();
    void theTableTwinHasTheSameRows();
    void keysGoFromRowToRowAndOpenEvidence();
    void aSourceThatIsNotConnectedSaysSo();
    void aScreenReaderHearsEveryRow();
    void copyingGivesTheRowsAsText();

private:
    static QList<Contribution> story();
    theme::Theme m_theme{[] { return false; }};
    theme::Languages m_languages;
};

void ContributionBarsTest::initTestCase()
{
    m_theme.install(*qApp);
    m_languages.set(Language::Chinese);
}

// 云帆机械: 18 + 34 + 15 + 11 − 7 = 71.
QList<Contribution> ContributionBarsTest::story()
{
    using Part = Contribution::Part;
    return {{Part::Base, QStringLiteral("基线（同类客户平均）"), 18, false},
            {Part::Factor, QStringLiteral("交付周期 14 天内提及 4 次"), 34, false},
            {Part::Factor, QStringLiteral("采购总监亲自提"), 15, false},
            {Part::Factor, QStringLiteral("订单延期 2 单"), 11, false},
            {Part::Factor, QStringLiteral("近 30 天有复购"), -7, false}};
}

void ContributionBarsTest::theRowsAddUpToTheScore()
{
    QCOMPARE(ContributionPainter(m_theme, story(), 60).sum(), 71);
    QCOMPARE(ContributionPainter(m_theme, {}, 60).sum(), 0);
}

void ContributionBarsTest::pointsCarryTheirSign_data()
{
    QTest::addColumn<int>("points");
    QTest::addColumn<bool>("base");
    QTest::addColumn<QString>("text");
    QTest::newRow("raises") << 34 << false << QStringLiteral("+34");
    QTest::newRow("lowers, with a real minus") << -7 << false << QStringLiteral("−7");
    QTest::newRow("base") << 18 << true << QStringLiteral("18");
    QTest::newRow("nothing") << 0 << false << QStringLiteral("+0");
}

void ContributionBarsTest::pointsCarryTheirSign()
{
    QFETCH(int, points);
    QFETCH(bool, base);
    QFETCH(QString, text);
    QCOMPARE(widgets::pointsText({base ? Contribution::Part::Base : Contribution::Part::Factor, {}, points, false}), text);
}

namespace {

QImage drawn(const ContributionPainter &painter, int width)
{
    QImage image(width, painter.height(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter canvas(&image);
    painter.paint(canvas, image.rect());
    return image;
}

// First and last x of that colour on the middle line of a row, or {-1, -1}.
std::pair<int, int> extent(const QImage &image, int y, const QColor &color)
{
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        if (image.pixelColor(x, y) == color) {
            last = x;
            if (first < 0)
                first = x;
        }
    }
    return {first, last};
}

} // namespace

void ContributionBarsTest::barsStandWhereTheSumHasCome()
{
    m_theme.setMode(theme::ColorMode::Light);
    using Part = Contribution::Part;
    // Labels of one letter leave the line to the bars.
    const ContributionPainter painter(
        m_theme, {{Part::Base, QStringLiteral("a"), 20, false}, {Part::Factor, QStringLiteral("b"), 40, false}}, 0);
    const QImage image = drawn(painter, 600);
    const int row = painter.rowHeight();
    const auto base = extent(image, row / 2 + 5, m_theme.color(theme::ColorRole::BorderStrong));
    const auto raised = extent(image, row + row / 2 + 5, m_theme.color(theme::ColorRole::BarUp));
    QVERIFY(base.first >= 0 && raised.first >= 0);
    QVERIFY2(std::abs(raised.first - base.second) <= 3, "the second bar begins where the first ends");
    const double ratio = double(raised.second - raised.first) / (base.second - base.first);
    QVERIFY2(std::abs(ratio - 2) < 0.1, qPrintable(QString::number(ratio)));
}

void ContributionBarsTest::loweringBarsAreHatchedSoThatGreyPrintTells()
{
    m_theme.setMode(theme::ColorMode::Light);
    using Part = Contribution::Part;
    const ContributionPainter painter(
        m_theme, {{Part::Base, QStringLiteral("a"), 60, false}, {Part::Factor, QStringLiteral("b"), -30, false}}, 0);
    const QImage image = drawn(painter, 600).convertToFormat(QImage::Format_Grayscale8);
    const int y = painter.rowHeight() + painter.rowHeight() / 2;
    int changes = 0;
    for (int x = 1; x < image.width(); ++x)
        changes += std::abs(qGray(image.pixel(x, y)) - qGray(image.pixel(x - 1, y))) > 40 ? 1 : 0;
    QVERIFY2(changes > 20, qPrintable(QString::number(changes)));
}

void ContributionBarsTest::theTableTwinHasTheSameRows()
{
    ContributionBars bars(m_theme);
    bars.set(story(), 60);
    bars.resize(700, 300);
    bars.show();
    QVERIFY(QTest::qWaitForWindowActive(&bars));
    bars.setFocus();
    QVERIFY(!bars.isTableShown());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T);
    QVERIFY(bars.isTableShown());
    const auto *table = bars.findChild<QTableWidget *>();
    QCOMPARE(table->rowCount(), 6);
    QCOMPARE(table->item(4, 0)->text(), QStringLiteral("近 30 天有复购"));
    QCOMPARE(table->item(4, 1)->text(), QStringLiteral("−7"));
    QCOMPARE(table->item(5, 1)->text(), QStringLiteral("71"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!bars.isTableShown());
}

void ContributionBarsTest::keysGoFromRowToRowAndOpenEvidence()
{
    ContributionBars bars(m_theme);
    bars.set(story(), 60);
    bars.show();
    QVERIFY(QTest::qWaitForWindowActive(&bars));
    bars.setFocus();
    QSignalSpy activated(&bars, &ContributionBars::activated);
    QWidget *chart = QApplication::focusWidget();
    QTest::keyClick(chart, Qt::Key_Down);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toInt(), 1);
    // The sum is not evidence.
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(chart, Qt::Key_Down);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
}

void ContributionBarsTest::aSourceThatIsNotConnectedSaysSo()
{
    QList<Contribution> rows = story();
    rows.append({Contribution::Part::Factor, QStringLiteral("竞品搜索量"), 0, true});
    const QString text = ContributionPainter(m_theme, rows, 60).toText();
    QVERIFY(text.contains(QStringLiteral("竞品搜索量\t未接入")));
    QVERIFY(text.endsWith(QStringLiteral("得分\t71")));
}

void ContributionBarsTest::aScreenReaderHearsEveryRow()
{
    ContributionBars bars(m_theme);
    bars.set(story(), 60);
    const auto *chart = bars.findChild<QWidget *>(QStringLiteral("contributions.chart"));
    QCOMPARE(chart->accessibleName(), QStringLiteral("得分 71，阈值 60"));
    QCOMPARE(chart->accessibleDescription().split(QLatin1Char('\n')).size(), 5);
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("订单延期 2 单：+11 分")));
}

void ContributionBarsTest::copyingGivesTheRowsAsText()
{
    ContributionBars bars(m_theme);
    bars.set(story(), 60);
    bars.show();
    QVERIFY(QTest::qWaitForWindowActive(&bars));
    bars.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), bars.toText());
    QCOMPARE(bars.toText().split(QLatin1Char('\n')).size(), 6);
}

SINAN_TEST(ContributionBarsTest)
#include "tst_contribution_bars.moc"
