#include "ui/screens/warning/copy_picture.h"

#include "ui/theme/tokens.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr int pictureWidth = 560;

QColor onPaper(ColorRole role)
{
    return QColor::fromRgb(theme::tokens::colors[int(role)].light);
}

/// Lays paragraphs below each other; draws them where it has a painter, else only measures.
class Sheet
{
public:
    Sheet(const theme::Theme &theme, QPainter *painter) : m_theme(theme), m_painter(painter) {}

    void skip(Space space) { m_y += m_theme.space(space); }
    void paragraph(const std::string &text, FontRole role, ColorRole color, int indent = 0)
    {
        QTextLayout layout(QString::fromStdString(text), m_theme.font(role));
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(wrap);
        layout.beginLayout();
        const int lineHeight = m_theme.lineHeight(role);
        const int margin = m_theme.space(Space::Large);
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(pictureWidth - 2 * margin - indent);
            line.setPosition(QPointF(margin + indent, m_y + (lineHeight - line.height()) / 2));
            m_y += lineHeight;
        }
        layout.endLayout();
        if (m_painter) {
            m_painter->setPen(onPaper(color));
            layout.draw(m_painter, QPointF());
        }
    }
    void rule()
    {
        skip(Space::Cozy);
        if (m_painter) {
            const int margin = m_theme.space(Space::Large);
            m_painter->setPen(onPaper(ColorRole::Border));
            m_painter->drawLine(margin, int(m_y), pictureWidth - margin, int(m_y));
        }
        skip(Space::Cozy);
    }
    [[nodiscard]] int height() const { return int(std::ceil(m_y)); }

private:
    const theme::Theme &m_theme;
    QPainter *m_painter;
    double m_y = 0;
};

int lay(const insight::CopySheet &sheet, const theme::Theme &theme, QPainter *painter)
{
    Sheet page(theme, painter);
    page.skip(Space::Large);
    page.paragraph(sheet.heading, FontRole::Strong, ColorRole::Text2);
    for (const insight::CopySheet::Entry &entry : sheet.entries) {
        page.rule();
        page.paragraph(entry.severity + " · " + entry.customer, FontRole::Title, ColorRole::Text);
        page.skip(Space::Tiny);
        page.paragraph(entry.sentence, FontRole::Body, ColorRole::Text);
        page.skip(Space::Tiny);
        for (const std::string &line : entry.lines)
            page.paragraph(line, FontRole::Dense, ColorRole::Text2);
    }
    if (!sheet.footing.empty()) {
        page.rule();
        page.paragraph(sheet.footing, FontRole::Caption, ColorRole::Text3);
    }
    page.skip(Space::Large);
    return page.height();
}

} // namespace

QImage copyPicture(const insight::CopySheet &sheet, const theme::Theme &theme, double ratio)
{
    const int height = lay(sheet, theme, nullptr);
    QImage image(QSize(int(pictureWidth * ratio), int(height * ratio)), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(onPaper(ColorRole::Surface));
    QPainter painter(&image);
    lay(sheet, theme, &painter);
    return image;
}

} // namespace sinan::screens
