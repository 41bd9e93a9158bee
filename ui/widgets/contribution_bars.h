#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QStackedLayout;
class QTableWidget;

namespace sinan::widgets {

/// One row of 为什么这个分. The points of all rows add up to the score.
struct Contribution
{
    enum class Part { Base, Factor, Limit };
    Part part = Part::Factor;
    QString label;
    int points = 0;
    bool notConnected = false; ///< the source is missing: no bar, the row says so
};

/// Paints the rows as a waterfall: base, what raised it, what lowered it, the sum against the threshold. The same painter serves
/// screen, picture and paper.
class ContributionPainter
{
public:
    ContributionPainter(const theme::Theme &theme, QList<Contribution> rows, int threshold);

    void set(QList<Contribution> rows, int threshold);
    [[nodiscard]] int sum() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int height() const;
    [[nodiscard]] int leastWidth() const;
    /// @param current  row with the focus ring, -1 = none; the row after the last is the sum
    void paint(QPainter &painter, const QRect &rect, int current = -1) const;
    /// Rows as text, a line each: "交付周期提及 4 次\t+34", the sum last.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] const QList<Contribution> &rows() const { return m_rows; }
    [[nodiscard]] int threshold() const { return m_threshold; }

private:
    void paintBar(QPainter &painter, const QRectF &bar, const Contribution &row) const;

    const theme::Theme &m_theme;
    QList<Contribution> m_rows;
    int m_threshold = 0;
};

/// "+34", "−7" with a real minus; the base without a sign.
[[nodiscard]] QString pointsText(const Contribution &row);

/// The waterfall on screen, and its twin as a table (T or Ctrl+T). ↑↓ go from row to row, Enter opens a row's evidence, Ctrl+C
/// copies.
class ContributionBars : public QWidget
{
    Q_OBJECT
public:
    explicit ContributionBars(const theme::Theme &theme, QWidget *parent = nullptr);

    void set(const QList<Contribution> &rows, int threshold);
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;
    [[nodiscard]] int sum() const { return m_painter.sum(); }
    [[nodiscard]] QString toText() const { return m_painter.toText(); }

Q_SIGNALS:
    /// Enter or a click on a row; 0 = base.
    void activated(int row);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Chart;
    void refill();

    const theme::Theme &m_theme;
    ContributionPainter m_painter;
    Chart *m_chart;
    QTableWidget *m_table;
    QStackedLayout *m_pages;
};

} // namespace sinan::widgets
