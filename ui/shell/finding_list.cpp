#include "ui/shell/finding_list.h"

#include <QPainter>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

void FindingModel::set(QList<Line> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line &line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return line.finding.title;
    case Qt::ToolTipRole:
        return line.finding.whyNot.isEmpty() ? line.finding.detail : line.finding.whyNot;
    case Qt::AccessibleTextRole:
        return QStringList{line.finding.title, line.finding.detail, line.finding.keys, line.finding.whyNot}
            .join(QLatin1Char(' '))
            .simplified();
    case IsHeading:
        return line.heading;
    case Detail:
        return line.finding.detail;
    case Keys:
        return line.finding.keys;
    case Icon:
        return line.finding.icon;
    case WhyNot:
        return line.finding.whyNot;
    default:
        return {};
    }
}

Qt::ItemFlags FindingModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_lines[index.row()].heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

FindingDelegate::FindingDelegate(const theme::Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int pad = m_theme.space(Space::Small);
    QRect line = option.rect.adjusted(pad, 0, -pad, 0);
    if (index.data(FindingModel::IsHeading).toBool()) {
        painter->setFont(m_theme.font(FontRole::Caption));
        painter->setPen(m_theme.color(ColorRole::Text2));
        painter->drawText(line, Qt::AlignBottom | Qt::AlignLeft, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(option.state & QStyle::State_Selected ? ColorRole::Selected : ColorRole::Hover));
        painter->drawRoundedRect(option.rect, m_theme.radius(theme::Radius::Control), m_theme.radius(theme::Radius::Control));
    }
    const QString whyNot = index.data(FindingModel::WhyNot).toString();
    const bool grey = !whyNot.isEmpty();
    const int edge = m_theme.iconSize();
    const QString icon = index.data(FindingModel::Icon).toString();
    if (!icon.isEmpty())
        m_theme.icon(icon, grey ? ColorRole::Text3 : ColorRole::Text2)
            .paint(painter, QRect(line.left(), line.center().y() + 1 - edge / 2, edge, edge));
    line.setLeft(line.left() + edge + pad);

    painter->setFont(m_theme.font(FontRole::Caption));
    const QString keys = index.data(FindingModel::Keys).toString();
    if (!keys.isEmpty()) {
        const int width = painter->fontMetrics().horizontalAdvance(keys) + 2 * m_theme.space(Space::Tiny);
        const int tall = m_theme.lineHeight(FontRole::Caption);
        const QRect box(line.right() - width + 1, line.center().y() + 1 - tall / 2, width, tall);
        painter->setPen(QPen(m_theme.color(ColorRole::Border), 1));
        painter->setBrush(m_theme.color(ColorRole::Sunken));
        painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius(theme::Radius::Tag),
                                 m_theme.radius(theme::Radius::Tag));
        painter->setPen(m_theme.color(ColorRole::Text2));
        painter->drawText(box, Qt::AlignCenter, keys);
        line.setRight(box.left() - pad);
    }
    const QFontMetrics body(m_theme.font(FontRole::Body));
    const QString title = body.elidedText(index.data().toString(), Qt::ElideRight, line.width());
    painter->setFont(m_theme.font(FontRole::Body));
    painter->setPen(m_theme.color(grey ? ColorRole::Text3 : ColorRole::Text));
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft, title);
    line.setLeft(line.left() + body.horizontalAdvance(title) + m_theme.space(Space::Cozy));
    const QString detail = grey ? whyNot : index.data(FindingModel::Detail).toString();
    if (line.width() > m_theme.space(Space::Huge)) {
        painter->setFont(m_theme.font(FontRole::Dense));
        painter->setPen(m_theme.color(ColorRole::Text2));
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, line.width()));
    }
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.data(FindingModel::IsHeading).toBool())
        return {0, m_theme.lineHeight(FontRole::Caption) + m_theme.space(Space::Tiny)};
    return {0, m_theme.rowHeight()};
}

} // namespace sinan::shell
