#include "tests/ui/today/bench_fixture.h"

#include "ui/screens/today/today_delegate.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/warning/verb_button.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QTextEdit>

namespace sinan::test {

namespace {

/// Whether some of the widget can be seen: scrolled-away and hidden parts cannot clip anything.
bool isSeen(const QWidget *widget)
{
    return widget->isVisible() && !widget->visibleRegion().isEmpty();
}

QString describe(const QWidget *widget, const QString &text)
{
    return QStringLiteral("%1 %2: %3").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), text);
}

bool labelFits(const QLabel *label)
{
    const QRect room = label->contentsRect();
    if (label->wordWrap())
        return label->heightForWidth(label->width()) <= label->height() + 1;
    const QFontMetrics metrics(label->font());
    return metrics.size(0, label->text()).width() <= room.width() + 1 && metrics.height() <= label->height() + 4;
}

} // namespace

QStringList clippedTexts(QWidget &root)
{
    QStringList clipped;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (isSeen(label) && !label->text().isEmpty() && !labelFits(label))
            clipped << describe(label, label->text());
    }
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        if (!isSeen(button) || button->text().isEmpty())
            continue;
        const auto *verb = qobject_cast<const screens::VerbButton *>(button);
        const bool told = verb && verb->isShortened() && verb->toolTip().contains(verb->whole());
        if (!told && button->sizeHint().width() > button->width() + 1)
            clipped << describe(button, button->text());
        if (button->sizeHint().height() > button->height() + 4)
            clipped << describe(button, button->text() + QStringLiteral(" (height)"));
    }
    // A child that sticks out of its parent is cut off there, except in scroll areas.
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const QWidget *parent = widget->parentWidget();
        if (!isSeen(widget) || !parent || parent->objectName() == QLatin1String("qt_scrollarea_viewport") || widget->isWindow())
            continue;
        if (qobject_cast<const QLabel *>(widget) && widget->geometry().right() > parent->width())
            clipped << describe(widget, QStringLiteral("sticks out of its parent"));
    }
    for (const screens::TodayList *list : root.findChildren<screens::TodayList *>()) {
        const auto *delegate = qobject_cast<const screens::TodayDelegate *>(list->itemDelegate());
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            for (const QString &text : delegate->shortened(index, list->viewport()->width())) {
                bool told = true;
                for (const QString &part : text.split(QStringLiteral(" · ")))
                    told &= index.data(Qt::ToolTipRole).toString().contains(part) || part.startsWith(QStringLiteral("证据")) || part.contains(QStringLiteral("evidence"));
                if (!told)
                    clipped << QStringLiteral("row %1: %2").arg(row).arg(text);
            }
        }
    }
    return clipped;
}

QStringList namelessControls(QWidget &root)
{
    QStringList nameless;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const bool control = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
            || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTextEdit *>(widget);
        if (!control || widget->objectName().startsWith(QLatin1String("qt_")) || !widget->isVisibleTo(&root))
            continue;
        if (qobject_cast<const QComboBox *>(widget->parentWidget()) || qobject_cast<const QLineEdit *>(widget->parentWidget())
            || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()))
            continue;
        QAccessibleInterface *shown = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const QString name = shown ? shown->text(QAccessible::Name) : widget->accessibleName();
        if (name.trimmed().isEmpty() || widget->objectName().isEmpty())
            nameless << describe(widget, name);
    }
    return nameless;
}

void settleEvents()
{
    for (int i = 0; i < 12; ++i)
        QCoreApplication::processEvents();
}

} // namespace sinan::test
