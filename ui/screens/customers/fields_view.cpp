#include "ui/screens/customers/fields_view.h"

#include "ui/screens/customers/fields_model.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr int editedLines = 4;

} // namespace

FieldDelegate::FieldDelegate(const theme::Theme &theme, FieldsModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int row = m_theme.rowHeight();
    if (index.column() == 0 || !index.data(FieldsModel::LongRole).toBool())
        return {0, row};
    const QFontMetrics metrics(m_theme.font(FontRole::Dense));
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const int width = (view ? view->columnWidth(1) : option.rect.width()) - 2 * m_theme.space(Space::Small);
    const QRect text = metrics.boundingRect(QRect(0, 0, std::max(width, 1), 10'000), Qt::TextWordWrap | Qt::TextWrapAnywhere, index.data().toString());
    return {0, text.height() <= metrics.height() ? row : text.height() + m_theme.space(Space::Small) + m_theme.space(Space::Tiny)};
}

void FieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool current = view && view->hasFocus() && view->currentIndex().row() == index.row();
    if (current || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, m_theme.color(current ? ColorRole::Selected : ColorRole::Hover));
    painter->setPen(m_theme.color(ColorRole::Border));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect cell = option.rect.adjusted(m_theme.space(Space::Small), 0, -m_theme.space(Space::Small), 0);
    painter->setFont(m_theme.font(FontRole::Dense));
    QString text = index.data().toString();
    const bool isLong = index.data(FieldsModel::LongRole).toBool() && index.column() == 1;
    if (index.column() == 0) {
        painter->setPen(m_theme.color(ColorRole::Text2));
    } else if (index.data(FieldsModel::DraftRole).toBool()) {
        painter->setPen(m_theme.color(ColorRole::Critical));
        text = qtTrId("customers.draft").arg(text, index.data(FieldsModel::ReasonRole).toString());
    } else if (text.isEmpty()) {
        painter->setPen(m_theme.color(ColorRole::Text3));
        text = qtTrId("customers.no_value");
    } else {
        painter->setPen(m_theme.color(ColorRole::Text));
    }
    if (isLong && option.rect.height() > m_theme.rowHeight())
        painter->drawText(cell.adjusted(0, m_theme.space(Space::Tiny), 0, 0), Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere, text);
    else
        painter->drawText(QRect(cell.left(), cell.top(), cell.width(), m_theme.rowHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    painter->restore();
}

QWidget *FieldDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const FieldSpec &spec = m_model.field(index.row());
    const QString name = m_model.index(index.row(), 0).data().toString();
    QWidget *editor = nullptr;
    if (const auto choices = m_model.choices(index.row()); !choices.isEmpty()) {
        auto *box = new QComboBox(parent);
        for (const auto &[value, word] : choices)
            box->addItem(word, value);
        // Choosing is taking: no second key is needed.
        connect(box, &QComboBox::activated, this, [this, box] {
            auto *self = const_cast<FieldDelegate *>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        editor = box;
    } else if (spec.type == model::FieldType::LongText) {
        editor = new QPlainTextEdit(parent);
    } else {
        auto *line = new QLineEdit(parent);
        if (spec.type == model::FieldType::Date)
            line->setPlaceholderText(qtTrId("customers.date_hint"));
        if (spec.type == model::FieldType::Money)
            line->setPlaceholderText(qtTrId("customers.money_hint"));
        editor = line;
    }
    editor->setObjectName(QStringLiteral("field.") + QString::fromStdString(spec.name));
    editor->setAccessibleName(name);
    editor->setFont(m_theme.font(FontRole::Dense));
    return editor;
}

void FieldDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(std::max(0, box->findData(text)));
    } else if (auto *lines = qobject_cast<QPlainTextEdit *>(editor)) {
        if (!lines->document()->isModified())
            lines->setPlainText(text);
    } else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->isModified()) {
        // A fresh read of the row must not take away what is being typed.
        line->setText(text);
        line->selectAll();
    }
}

void FieldDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<const QComboBox *>(editor))
        m_model.take(index.row(), box->currentData().toString());
    else if (const auto *lines = qobject_cast<const QPlainTextEdit *>(editor))
        m_model.take(index.row(), lines->toPlainText());
    else if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        m_model.take(index.row(), line->text());
}

void FieldDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect place = option.rect;
    if (qobject_cast<QPlainTextEdit *>(editor)) {
        place.setHeight(std::max(place.height(), editedLines * m_theme.lineHeight(FontRole::Dense)));
        place.moveBottom(std::min(place.bottom(), editor->parentWidget()->height()));
    }
    editor->setGeometry(place);
}

bool FieldDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::KeyPress && editor) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && qobject_cast<QPlainTextEdit *>(editor) && !key->modifiers().testFlag(Qt::ShiftModifier)) {
            Q_EMIT commitData(editor);
            Q_EMIT closeEditor(editor);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

FieldsView::FieldsView(const theme::Theme &theme, FieldsModel &model, QWidget *parent) : QTableView(parent), m_theme(theme), m_model(model)
{
    setModel(&model);
    setItemDelegate(new FieldDelegate(theme, model, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->setAutoFillBackground(false);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(&model, &QAbstractItemModel::modelReset, this, &FieldsView::layOut);
    connect(&model, &QAbstractItemModel::dataChanged, this, &FieldsView::layOut);
}

void FieldsView::layOut()
{
    verticalHeader()->setMinimumSectionSize(m_theme.rowHeight());
    verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    const QFontMetrics metrics(m_theme.font(FontRole::Dense));
    int names = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        names = std::max(names, metrics.horizontalAdvance(m_model.index(row, 0).data().toString()));
    names = std::min(names + 2 * m_theme.space(Space::Small) + m_theme.space(Space::Hair), viewport()->width() / 2);
    setColumnWidth(0, names);
    setColumnWidth(1, std::max(viewport()->width() - names, 0));
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.index(row, 1).data(FieldsModel::LongRole).toBool())
            resizeRowToContents(row);
    }
    updateGeometry();
}

QSize FieldsView::sizeHint() const
{
    return {m_theme.scaled(260), verticalHeader()->length() + 2 * frameWidth()};
}

QSize FieldsView::minimumSizeHint() const
{
    return {m_theme.scaled(200), sizeHint().height()};
}

void FieldsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // Keys are commands here; the editor, once open, talks to the input method itself.
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->update();
}

void FieldsView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (index.isValid() && state() != EditingState && event->modifiers() == Qt::NoModifier) {
            edit(m_model.index(index.row(), 1));
            return;
        }
        break;
    case Qt::Key_Escape:
        if (index.isValid() && m_model.index(index.row(), 1).data(FieldsModel::DraftRole).toBool()) {
            m_model.giveUp(index.row());
            return;
        }
        break;
    case Qt::Key_Home:
        setCurrentIndex(m_model.index(0, 1));
        return;
    case Qt::Key_End:
        setCurrentIndex(m_model.index(m_model.rowCount() - 1, 1));
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        // At the ends the page scrolls on.
        const int row = index.row() + (event->key() == Qt::Key_Down ? 1 : -1);
        if (event->modifiers() != Qt::NoModifier || row < 0 || row >= m_model.rowCount()) {
            event->ignore();
            return;
        }
        setCurrentIndex(m_model.index(row, 1));
        return;
    }
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void FieldsView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    // One click edits, as one key does.
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && index.column() == 1 && state() != EditingState)
        edit(index);
}

void FieldsView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 1));
    viewport()->update();
}

void FieldsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void FieldsView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace sinan::screens
