#include "ui/screens/import/mend_table.h"

#include "ui/screens/import/choice_box.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

MendDelegate::MendDelegate(const theme::Theme &theme, MendModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize MendDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.scaled(320), m_theme.lineHeight(FontRole::Dense) + m_theme.lineHeight(FontRole::Caption) + m_theme.space(Space::Small)};
}

QRect MendDelegate::valueRect(const QRect &line) const
{
    // Two fifths name and samples, a third the target, the rest why.
    const int left = line.left() + line.width() * 38 / 100;
    return {left, line.top() + m_theme.space(Space::Tiny), line.width() * 30 / 100, line.height() - 2 * m_theme.space(Space::Tiny) - 1};
}

void MendDelegate::paintConfidence(QPainter *painter, const QRect &place, double confidence, bool problem) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const double radius = place.height() / 2.0;
    painter->setBrush(m_theme.color(ColorRole::Sunken));
    painter->drawRoundedRect(place, radius, radius);
    QRectF filled(place);
    filled.setWidth(std::max(place.width() * std::clamp(confidence, 0.0, 1.0), double(place.height())));
    painter->setBrush(m_theme.color(problem ? ColorRole::GlyphHigh : ColorRole::GlyphGood));
    painter->drawRoundedRect(filled, radius, radius);
    painter->restore();
}

void MendDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, m_theme.color(selected ? ColorRole::Selected : ColorRole::Hover));
    painter->setPen(m_theme.color(ColorRole::Border));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const int gap = m_theme.space(Space::Small);
    const bool off = index.data(MendModel::OffRole).toBool();
    const bool problem = index.data(MendModel::ProblemRole).toBool();
    const QRect value = valueRect(option.rect);
    const int first = m_theme.lineHeight(FontRole::Dense);
    const int second = m_theme.lineHeight(FontRole::Caption);
    const int top = option.rect.top() + m_theme.space(Space::Tiny);
    const auto write = [&](const QRect &place, FontRole font, ColorRole color, const QString &text) {
        painter->setFont(m_theme.font(font));
        painter->setPen(m_theme.color(color));
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    };
    const QRect left(option.rect.left() + gap, top, value.left() - option.rect.left() - 2 * gap, first);
    write(left, FontRole::Dense, off ? ColorRole::Text2 : ColorRole::Text, index.data().toString());
    write(left.translated(0, first).adjusted(0, 0, 0, second - first), FontRole::Caption, ColorRole::Text2, index.data(MendModel::CaptionRole).toString());

    // The value looks like the box that it becomes.
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.color(ColorRole::BorderStrong), m_theme.width(theme::Width::Border)));
    painter->setBrush(m_theme.color(off ? ColorRole::Sunken : ColorRole::Surface));
    const QRectF box = QRectF(value).adjusted(.5, .5, -.5, -.5);
    painter->drawRoundedRect(box, m_theme.radius(theme::Radius::Control), m_theme.radius(theme::Radius::Control));
    const int edge = m_theme.iconSize() * 3 / 4;
    m_theme.icon(QStringLiteral("chevron.down")).paint(painter, QRect(value.right() - edge - gap / 2, value.center().y() - edge / 2, edge, edge));
    write(value.adjusted(gap, 0, -edge - gap, 0), FontRole::Dense, off ? ColorRole::Text2 : ColorRole::Text, index.data(MendModel::ValueRole).toString());

    const double confidence = index.data(MendModel::ConfidenceRole).toDouble();
    const int start = value.right() + gap + m_theme.space(Space::Tiny);
    const QRect right(start, top, option.rect.right() - gap - start, first);
    int bar = 0;
    if (confidence >= 0) {
        bar = std::min(m_theme.scaled(40), right.width() / 3);
        const int thick = m_theme.space(Space::Tiny);
        paintConfidence(painter, QRect(start, right.center().y() - thick / 2, bar, thick), confidence, problem);
        bar += gap;
    }
    write(right.adjusted(bar, 0, 0, 0), FontRole::Caption, ColorRole::Text2, index.data(MendModel::ReasonRole).toString());
    const QString note = index.data(MendModel::NoteRole).toString();
    write(right.translated(0, first).adjusted(0, 0, 0, second - first), FontRole::Caption, problem ? ColorRole::High : ColorRole::Text2, note);
    painter->restore();
}

QWidget *MendDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *box = new ChoiceBox(parent);
    box->setObjectName(QStringLiteral("import.choice"));
    box->setAccessibleName(index.data().toString());
    box->setChoices(m_model.choices(index.row()), m_model.chosen(index.row()));
    connect(box, &ChoiceBox::picked, this, [this, box] {
        auto *self = const_cast<MendDelegate *>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void MendDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<const ChoiceBox *>(editor))
        m_model.choose(index.row(), box->value());
}

void MendDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect place = valueRect(option.rect);
    place.setWidth(std::max(place.width(), m_theme.scaled(180)));
    place.setHeight(std::max(place.height(), m_theme.controlHeight()));
    editor->setGeometry(place);
}

MendTable::MendTable(const theme::Theme &theme, MendModel &model, QWidget *parent)
    : QListView(parent), m_theme(theme), m_model(model), m_delegate(new MendDelegate(theme, model, this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void MendTable::restyle()
{
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void MendTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

void MendTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (index.isValid() && state() != EditingState && (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier)) {
            edit(index);
            return;
        }
        break;
    case Qt::Key_F8: {
        const int next = m_model.nextProblem(index.isValid() ? index.row() + 1 : 0);
        if (next >= 0)
            setCurrentIndex(m_model.index(next, 0));
        return;
    }
    default:
        break;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void MendTable::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && m_delegate->valueRect(visualRect(index)).contains(event->pos()))
        edit(index);
}

} // namespace sinan::screens
