#include "ui/widgets/contribution_bars.h"

#include <QPainter>

#include <numeric>

namespace sinan::widgets {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr int barShare = 60; // percent of a row that the bar fills: gaps of 40 %

} // namespace

QString pointsText(const Contribution &row)
{
    if (row.part == Contribution::Part::Base)
        return QString::number(row.points);
    if (row.points < 0)
        return QStringLiteral("−%1").arg(-row.points);
    return QStringLiteral("+%1").arg(row.points);
}

ContributionPainter::ContributionPainter(const theme::Theme &theme, QList<Contribution> rows, int threshold)
    : m_theme(theme), m_rows(std::move(rows)), m_threshold(threshold)
{
}

void ContributionPainter::set(QList<Contribution> rows, int threshold)
{
    m_rows = std::move(rows);
    m_threshold = threshold;
}

int ContributionPainter::sum() const
{
    return std::accumulate(m_rows.begin(), m_rows.end(), 0,
                           [](int total, const Contribution &row) { return total + row.points; });
}

int ContributionPainter::rowHeight() const
{
    return m_theme.rowHeight();
}

int ContributionPainter::height() const
{
    return rowHeight() * int(m_rows.size() + 1) + m_theme.space(Space::Small) +
           (m_threshold > 0 ? m_theme.lineHeight(FontRole::Caption) : 0);
}

int ContributionPainter::leastWidth() const
{
    return m_theme.scaled(260);
}

void ContributionPainter::paintBar(QPainter &painter, const QRectF &bar, const Contribution &row) const
{
    const ColorRole role = row.part == Contribution::Part::Base ? ColorRole::BorderStrong
                           : row.points < 0                     ? ColorRole::BarDown
                                                                : ColorRole::BarUp;
    painter.setPen(Qt::NoPen);
    if (row.points < 0) {
        // Hatched, so that print in grey tells what lowered the score from what raised it.
        painter.setBrush(m_theme.color(ColorRole::Surface));
        painter.drawRect(bar);
        painter.setBrush(QBrush(m_theme.color(role), Qt::BDiagPattern));
        painter.setPen(QPen(m_theme.color(role), 1));
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.setBrush(m_theme.color(role));
    painter.drawRoundedRect(bar, m_theme.radius(theme::Radius::Tag), m_theme.radius(theme::Radius::Tag));
}

void ContributionPainter::paint(QPainter &painter, const QRect &rect, int current) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = m_theme.font(FontRole::Dense);
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    const int gap = m_theme.space(Space::Small);
    const int pointsWidth = QFontMetrics(strong).horizontalAdvance(QStringLiteral("+100")) + gap;

    // Labels take what they need, up to half; the bars get the rest.
    const QString sumLabel = qtTrId("common.score_sum");
    int labelWidth = QFontMetrics(strong).horizontalAdvance(sumLabel);
    for (const Contribution &row : m_rows)
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(row.label));
    labelWidth = std::min(labelWidth + 1, rect.width() / 2);
    const QRect plot(rect.left() + labelWidth + gap, rect.top(), rect.width() - labelWidth - gap - pointsWidth, rect.height());

    int least = 0;
    int most = std::max(m_threshold, 1);
    int running = 0;
    for (const Contribution &row : m_rows) {
        running += row.points;
        least = std::min(least, running);
        most = std::max(most, running);
    }
    const auto x = [&](int points) { return plot.left() + double(points - least) / (most - least) * plot.width(); };

    const int total = running;
    const int line = rowHeight();
    const int bar = line * barShare / 100;
    if (m_threshold > 0) {
        const int bottom = rect.top() + line * int(m_rows.size() + 1) + gap;
        painter.setPen(QPen(m_theme.color(ColorRole::Text3), 1, Qt::DashLine));
        painter.drawLine(QPointF(x(m_threshold), rect.top()), QPointF(x(m_threshold), bottom));
        painter.setFont(m_theme.font(FontRole::Caption));
        painter.setPen(m_theme.color(ColorRole::Text2));
        const QString text = qtTrId("common.score_threshold").arg(m_threshold);
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const int left = std::clamp(int(x(m_threshold)) - width / 2, rect.left(), std::max(rect.left(), rect.right() - width));
        painter.drawText(QRect(left, bottom, width + 1, m_theme.lineHeight(FontRole::Caption)), Qt::AlignCenter, text);
    }
    running = 0;
    for (int i = 0; i <= m_rows.size(); ++i) {
        const bool isSum = i == m_rows.size();
        const QRect row(rect.left(), rect.top() + i * line + (isSum ? gap : 0), rect.width(), line);
        if (isSum) {
            painter.setPen(QPen(m_theme.color(ColorRole::Border), 1));
            painter.drawLine(row.left(), row.top() - gap / 2, row.right(), row.top() - gap / 2);
        }
        Contribution shown = isSum ? Contribution{Contribution::Part::Base, sumLabel, total, false} : m_rows[i];
        painter.setFont(isSum ? strong : font);
        painter.setPen(m_theme.color(shown.notConnected ? ColorRole::Text3 : ColorRole::Text));
        painter.drawText(QRect(row.left(), row.top(), labelWidth, line), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(shown.label, Qt::ElideMiddle, labelWidth));
        const double from = isSum || shown.part == Contribution::Part::Base ? x(0) : x(running);
        running = isSum ? total : running + shown.points;
        const double to = isSum ? x(total) : x(running);
        const QRectF box(std::min(from, to), row.top() + (line - bar) / 2.0, std::max(1.0, std::abs(to - from)), bar);
        if (shown.notConnected) {
            painter.setPen(m_theme.color(ColorRole::Text3));
            painter.drawText(QRect(plot.left(), row.top(), plot.width(), line), Qt::AlignVCenter | Qt::AlignLeft,
                             qtTrId("common.not_connected"));
        } else {
            if (isSum) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(m_theme.color(ColorRole::Text2));
                painter.drawRoundedRect(box, m_theme.radius(theme::Radius::Tag), m_theme.radius(theme::Radius::Tag));
            } else {
                paintBar(painter, box, shown);
            }
            painter.setFont(strong);
            painter.setPen(m_theme.color(ColorRole::Text));
            painter.drawText(QRect(row.right() - pointsWidth + 1, row.top(), pointsWidth, line),
                             Qt::AlignVCenter | Qt::AlignRight, pointsText(shown));
        }
        if (i == current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.color(ColorRole::Accent), m_theme.width(theme::Width::FocusRing)));
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), m_theme.radius(theme::Radius::Control),
                                    m_theme.radius(theme::Radius::Control));
        }
    }
    painter.restore();
}

QString ContributionPainter::toText() const
{
    QStringList lines;
    for (const Contribution &row : m_rows)
        lines << row.label + QLatin1Char('\t') + (row.notConnected ? qtTrId("common.not_connected") : pointsText(row));
    lines << qtTrId("common.score_sum") + QLatin1Char('\t') + QString::number(sum());
    return lines.join(QLatin1Char('\n'));
}

} // namespace sinan::widgets
