#include "ui/theme/severity.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <numbers>

namespace sinan::theme {

namespace {

struct Look
{
    ColorRole text;
    ColorRole tint;
    ColorRole fill;
    ColorRole edge;
    const char *word;
    char16_t mark;
};

constexpr std::array looks{
    Look{ColorRole::Critical, ColorRole::CriticalTint, ColorRole::GlyphCritical, ColorRole::GlyphCritical,
         QT_TRID_NOOP("common.severity_critical"), u'⬢'},
    Look{ColorRole::High, ColorRole::HighTint, ColorRole::GlyphHigh, ColorRole::High, QT_TRID_NOOP("common.severity_high"), u'▲'},
    Look{ColorRole::Medium, ColorRole::MediumTint, ColorRole::GlyphMedium, ColorRole::GlyphMediumEdge,
         QT_TRID_NOOP("common.severity_medium"), u'◆'},
    Look{ColorRole::Low, ColorRole::LowTint, ColorRole::GlyphLow, ColorRole::GlyphLow, QT_TRID_NOOP("common.severity_low"), u'●'},
    Look{ColorRole::Good, ColorRole::GoodTint, ColorRole::GlyphGood, ColorRole::GlyphGood, QT_TRID_NOOP("common.severity_good"),
         u'✓'},
    Look{ColorRole::Muted, ColorRole::MutedTint, ColorRole::Surface, ColorRole::Muted, QT_TRID_NOOP("common.severity_too_little"),
         u'◌'},
};

const Look &lookOf(Severity severity)
{
    return looks[std::size_t(severity)];
}

QPolygonF corners(const QRectF &box, int count, double turn)
{
    QPolygonF polygon;
    for (int i = 0; i < count; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / count;
        polygon << box.center() + QPointF(std::cos(angle) * box.width() / 2, std::sin(angle) * box.height() / 2);
    }
    return polygon;
}

int glyphEdge(const Theme &theme)
{
    return theme.scaled(theme.space(Space::Cozy));
}

} // namespace

ColorRole textRole(Severity severity)
{
    return lookOf(severity).text;
}

ColorRole tintRole(Severity severity)
{
    return lookOf(severity).tint;
}

QString severityMark(Severity severity)
{
    return QString(QChar(lookOf(severity).mark));
}

QString severityWord(Severity severity)
{
    return qtTrId(lookOf(severity).word);
}

void paintSeverity(QPainter &painter, const QRectF &box, Severity severity, const Theme &theme)
{
    const Look &look = lookOf(severity);
    const double line = box.width() / 10;
    const QRectF inner = box.adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.color(look.fill));
    painter.setPen(QPen(theme.color(look.edge), line, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    switch (severity) {
    case Severity::Critical:
        painter.drawPolygon(corners(inner, 8, std::numbers::pi / 8));
        break;
    case Severity::High:
        painter.drawPolygon(
            QPolygonF{{inner.center().x(), inner.top()}, {inner.right(), inner.bottom()}, {inner.left(), inner.bottom()}});
        break;
    case Severity::Medium:
        painter.drawPolygon(corners(inner, 4, 0));
        break;
    case Severity::Low:
        painter.drawEllipse(inner.adjusted(line / 2, line / 2, -line / 2, -line / 2));
        break;
    case Severity::Good: {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(look.edge), line * 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{{inner.left(), inner.center().y()},
                                       {inner.left() + inner.width() * 0.38, inner.bottom() - line},
                                       {inner.right(), inner.top() + line}});
        break;
    }
    case Severity::TooLittleData:
        painter.setPen(QPen(theme.color(look.edge), line * 1.5, Qt::DashLine));
        painter.drawEllipse(inner);
        break;
    }
    painter.restore();
}

int paintSeverityWithWord(QPainter &painter, const QRect &line, Severity severity, const Theme &theme)
{
    const int edge = glyphEdge(theme);
    const int gap = theme.space(Space::Tiny);
    paintSeverity(painter, QRectF(line.left(), line.center().y() + 1 - edge / 2.0, edge, edge), severity, theme);
    painter.save();
    QFont font = theme.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(textRole(severity)));
    painter.drawText(line.adjusted(edge + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, severityWord(severity));
    painter.restore();
    return severityWidth(severity, theme);
}

int severityWidth(Severity severity, const Theme &theme)
{
    QFont font = theme.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    return glyphEdge(theme) + theme.space(Space::Tiny) + QFontMetrics(font).horizontalAdvance(severityWord(severity));
}

} // namespace sinan::theme
