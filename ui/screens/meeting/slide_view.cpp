#include "ui/screens/meeting/slide_view.h"

#include <QPainter>

#include <algorithm>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;

namespace {

/// Letters as high as a thirtieth of the slide are read from three metres on a wall or a large display.
constexpr int linesOfLetters = 26;
constexpr int leastLetters = 15;
constexpr int mostLetters = 64;

/// Height of wrapped text in that width; painted where there is a painter.
int wrapped(QPainter *painter, const QFont &font, const QColor &color, const QRect &room, const QString &text)
{
    if (text.isEmpty())
        return 0;
    const int flags = int(Qt::TextWordWrap) | int(Qt::AlignLeft) | int(Qt::AlignTop);
    const int height = QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 1 << 16), flags, text).height();
    if (painter) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(QRect(room.left(), room.top(), room.width(), height + 2), flags, text);
    }
    return height;
}

QFont sized(QFont font, double pixels)
{
    font.setPixelSize(std::max(1, int(pixels)));
    return font;
}

} // namespace

SlideView::SlideView(const theme::Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("meeting.slide"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &theme::Theme::changed, this, &SlideView::fit);
}

void SlideView::show(const SlideText &slide)
{
    m_slide = slide;
    setAccessibleName(slide.spoken());
    fit();
}

void SlideView::fit()
{
    m_letters = std::clamp(height() / linesOfLetters * m_theme.textPercent() / 100, leastLetters, mostLetters);
    while (m_letters > leastLetters && lay(m_letters, nullptr) > height())
        --m_letters;
    update();
}

int SlideView::layLine(const SlideLine &line, const QRect &room, int letters, QPainter *painter) const
{
    const QFont plain = m_theme.font(FontRole::Body);
    const QFont bold = m_theme.font(FontRole::Strong);
    int y = room.top();
    const auto rest = [&] { return QRect(room.left(), y, room.width(), 1); };
    y += wrapped(painter, sized(line.strong ? bold : plain, letters * (line.strong ? 1.2 : 1.0)), m_theme.color(line.ink), rest(), line.text);
    y += wrapped(painter, sized(plain, letters * 0.78), m_theme.color(ColorRole::Text2), rest(), line.detail);
    return y - room.top();
}

int SlideView::lay(int letters, QPainter *painter) const
{
    const QFont plain = m_theme.font(FontRole::Body);
    const QFont bold = m_theme.font(FontRole::Strong);
    const int margin = letters * 2;
    const int left = margin;
    const int right = width() - margin;
    int y = letters;

    // The head: severity, customer, what was decided; at the right what is at risk and how long is left.
    const QFont title = sized(bold, letters * 1.7);
    const int titleHeight = QFontMetrics(title).height();
    int x = left;
    if (m_slide.severity) {
        const int edge = int(letters * 1.3);
        const QString word = theme::severityWord(*m_slide.severity);
        const QFont markFont = sized(bold, letters * 1.1);
        if (painter) {
            theme::paintSeverity(*painter, QRectF(x, y + (titleHeight - edge) / 2.0, edge, edge), *m_slide.severity, m_theme);
            painter->setFont(markFont);
            painter->setPen(m_theme.color(theme::textRole(*m_slide.severity)));
            painter->drawText(QRect(x + edge + letters / 3, y, width(), titleHeight), int(Qt::AlignLeft) | int(Qt::AlignVCenter), word);
        }
        x += edge + letters / 3 + QFontMetrics(markFont).horizontalAdvance(word) + letters;
    }
    const QFont factFont = sized(bold, letters * 1.1);
    const int factWidth = QFontMetrics(factFont).horizontalAdvance(m_slide.facts);
    if (painter) {
        painter->setFont(factFont);
        painter->setPen(m_theme.color(ColorRole::Text2));
        painter->drawText(QRect(left, y, right - left, titleHeight), int(Qt::AlignRight) | int(Qt::AlignVCenter), m_slide.facts);
        const QString shown = m_slide.state.isEmpty() ? m_slide.title : m_slide.title + QStringLiteral("  ");
        painter->setFont(title);
        painter->setPen(m_theme.color(ColorRole::Text));
        const int room = right - x - factWidth - letters;
        painter->drawText(QRect(x, y, room, titleHeight), int(Qt::AlignLeft) | int(Qt::AlignVCenter), QFontMetrics(title).elidedText(shown, Qt::ElideRight, room));
        if (!m_slide.state.isEmpty()) {
            const int from = x + QFontMetrics(title).horizontalAdvance(shown);
            painter->setFont(sized(bold, letters));
            painter->setPen(m_theme.color(ColorRole::Good));
            painter->drawText(QRect(from, y, right - from - factWidth - letters, titleHeight), int(Qt::AlignLeft) | int(Qt::AlignVCenter), m_slide.state);
        }
    }
    y += titleHeight + letters / 2;
    if (painter)
        painter->fillRect(QRect(left, y, right - left, std::max(1, letters / 14)), m_theme.color(ColorRole::Border));
    y += letters;

    // The lines: their names stand in a column of their own.
    const QFont labelFont = sized(plain, letters * 0.85);
    int labelWidth = 0;
    for (const SlideLine &line : m_slide.lines)
        labelWidth = std::max(labelWidth, QFontMetrics(labelFont).horizontalAdvance(line.label));
    labelWidth = std::min(labelWidth, (right - left) / 4);
    const int textLeft = left + labelWidth + (labelWidth ? letters : 0);
    for (const SlideLine &line : m_slide.lines) {
        const QRect room(textLeft, y, right - textLeft, 1);
        if (painter && !line.label.isEmpty()) {
            painter->setFont(labelFont);
            painter->setPen(m_theme.color(m_slide.severity ? ColorRole::Text2 : ColorRole::Text));
            const QFontMetrics metrics(sized(line.strong ? bold : plain, letters * (line.strong ? 1.2 : 1.0)));
            painter->drawText(QRect(left, y, labelWidth, metrics.height()), int(Qt::AlignLeft) | int(Qt::AlignVCenter),
                              QFontMetrics(labelFont).elidedText(line.label, Qt::ElideRight, labelWidth));
        }
        y += layLine(line, room, letters, painter) + letters * 9 / 10;
    }
    return y;
}

void SlideView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void SlideView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    (void)lay(m_letters, &painter);
}

} // namespace sinan::screens
