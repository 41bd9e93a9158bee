#include "ui/shell/test_hooks.h"
#include "ui/widgets/label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QTextEdit>

namespace sinan::shell {

namespace {

constexpr int mostRows = 60;

QJsonArray toJson(const QRect &rect)
{
    return {rect.x(), rect.y(), rect.width(), rect.height()};
}

QString textOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *label = qobject_cast<const widgets::ElidedLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return line->text().isEmpty() ? line->placeholderText() : line->text();
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        return combo->currentText();
    if (const auto *text = qobject_cast<const QTextEdit *>(&widget))
        return text->toPlainText();
    return {};
}

bool insideScrollArea(const QWidget &widget)
{
    for (const QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(parent))
            return true;
    }
    return false;
}

// Whether some of its text cannot be seen.
bool isClipped(const QWidget &widget)
{
    if (widget.property("clipped").toBool())
        return true;
    const QString text = textOf(widget);
    if (text.isEmpty())
        return false;
    const QSize room = widget.size();
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->wordWrap())
            return label->heightForWidth(room.width()) > room.height() + 1;
        return label->sizeHint().width() > room.width() + 1 || label->sizeHint().height() > room.height() + 4;
    }
    if (const auto *elided = qobject_cast<const widgets::ElidedLabel *>(&widget))
        return (elided->isElided() && elided->toolTip().isEmpty()) || elided->sizeHint().height() > room.height() + 4;
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->sizeHint().width() > room.width() + 1 || button->sizeHint().height() > room.height() + 4;
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return line->text().isEmpty() && line->toolTip().isEmpty() &&
               line->fontMetrics().horizontalAdvance(line->placeholderText()) > room.width();
    return false;
}

// Part of it lies outside its parents, and no scrolling brings it in.
bool isCut(const QWidget &widget)
{
    if (insideScrollArea(widget) || qobject_cast<const QAbstractScrollArea *>(&widget))
        return false;
    const QRect inWindow(widget.mapTo(widget.window(), QPoint()), widget.size());
    QRect room = inWindow;
    for (const QWidget *parent = widget.parentWidget(); parent; parent = parent->isWindow() ? nullptr : parent->parentWidget())
        room &= QRect(parent->mapTo(widget.window(), QPoint()), parent->size());
    return room != inWindow;
}

QJsonArray rowsOf(const QAbstractItemView &view)
{
    QJsonArray rows;
    const QAbstractItemModel *model = view.model();
    if (!model)
        return rows;
    for (int row = 0; row < model->rowCount(view.rootIndex()) && rows.size() < mostRows; ++row) {
        const QModelIndex index = model->index(row, 0, view.rootIndex());
        const QRect rect = view.visualRect(index);
        if (!rect.intersects(view.viewport()->rect()))
            continue;
        QString accessible = index.data(Qt::AccessibleTextRole).toString();
        QJsonArray cells;
        for (int column = 0; column < model->columnCount(view.rootIndex()); ++column)
            cells.append(model->index(row, column, view.rootIndex()).data().toString());
        rows.append(QJsonObject{
            {QStringLiteral("row"), row},
            {QStringLiteral("text"), cells.size() == 1 ? QJsonValue(cells[0]) : QJsonValue(cells)},
            {QStringLiteral("accessibleName"), accessible},
            {QStringLiteral("rect"), toJson(QRect(view.viewport()->mapTo(view.window(), rect.topLeft()), rect.size()))},
            {QStringLiteral("current"), index.row() == view.currentIndex().row()}});
    }
    return rows;
}

QString shortcutsOf(const QWidget &widget)
{
    QStringList keys;
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget); button && !button->shortcut().isEmpty())
        keys << button->shortcut().toString();
    for (const QAction *action : widget.actions()) {
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString();
    }
    return keys.join(QLatin1Char(' '));
}

void collect(const QWidget &widget, QJsonArray &all)
{
    if (!widget.isVisible())
        return;
    const QString text = textOf(widget);
    const bool focusable = widget.focusPolicy() != Qt::NoFocus;
    const QString accessible = widget.accessibleName();
    if (!text.isEmpty() || focusable || !accessible.isEmpty() || !widget.objectName().isEmpty()) {
        QJsonObject entry{{QStringLiteral("objectName"), widget.objectName()},
                          {QStringLiteral("class"), QString::fromLatin1(widget.metaObject()->className())},
                          {QStringLiteral("accessibleName"), accessible},
                          {QStringLiteral("rect"), toJson(QRect(widget.mapTo(widget.window(), QPoint()), widget.size()))},
                          {QStringLiteral("text"), text},
                          {QStringLiteral("tooltip"), widget.toolTip()},
                          {QStringLiteral("clipped"), isClipped(widget) || isCut(widget)},
                          {QStringLiteral("fg"), widget.palette().color(widget.foregroundRole()).name()},
                          {QStringLiteral("bg"), widget.palette().color(widget.backgroundRole()).name()},
                          {QStringLiteral("fontPixels"), widget.font().pixelSize()},
                          {QStringLiteral("enabled"), widget.isEnabled()},
                          {QStringLiteral("focusable"), focusable},
                          {QStringLiteral("focused"), widget.hasFocus()},
                          {QStringLiteral("shortcut"), shortcutsOf(widget)}};
        if (const auto *elided = qobject_cast<const widgets::ElidedLabel *>(&widget))
            entry.insert(QStringLiteral("elided"), elided->isElided());
        if (const QVariant texts = widget.property("texts"); texts.isValid())
            entry.insert(QStringLiteral("texts"), QJsonArray::fromStringList(texts.toStringList()));
        if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
            entry.insert(QStringLiteral("rows"), rowsOf(*view));
        all.append(entry);
    }
    for (const QObject *child : widget.children()) {
        if (child->isWidgetType())
            collect(static_cast<const QWidget &>(*child), all);
    }
}

} // namespace

QJsonObject describeUi(const QWidget &window)
{
    QJsonArray all;
    collect(window, all);
    return {{QStringLiteral("title"), window.windowTitle()},
            {QStringLiteral("size"), QJsonArray{window.width(), window.height()}},
            {QStringLiteral("widgets"), all}};
}

} // namespace sinan::shell
