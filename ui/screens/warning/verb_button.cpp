#include "ui/screens/warning/verb_button.h"

#include <QEvent>
#include <QKeyEvent>
#include <QStyleOptionButton>

namespace sinan::screens {

VerbButton::VerbButton(QWidget *parent) : QPushButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void VerbButton::set(int digit, const QString &text, const QString &tooltip)
{
    m_digit = digit;
    m_whole = digit > 0 ? QStringLiteral("%1  %2").arg(digit).arg(text) : text;
    m_tooltip = tooltip;
    setAccessibleName(text);
    if (digit > 0)
        setAccessibleDescription(QString::number(digit));
    updateGeometry();
    fit();
}

int VerbButton::chrome() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = QStringLiteral("x");
    // Wide, because styles give narrow buttons a least width of their own.
    const QSize bare(600, fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, bare, this).width() - bare.width();
}

QSize VerbButton::sizeHint() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = m_whole;
    QSize contents(fontMetrics().horizontalAdvance(m_whole) + 1, fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, contents, this);
}

QSize VerbButton::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    // A short text is never cut; a long one keeps room for its digit and a few words.
    return {std::min(whole.width(), chrome() + fontMetrics().height() * 6), whole.height()};
}

void VerbButton::fit()
{
    const QString shown = fontMetrics().elidedText(m_whole, Qt::ElideRight, std::max(0, width() - chrome()));
    m_shortened = testAttribute(Qt::WA_Resized) && shown != m_whole;
    const bool cut = m_shortened;
    // What people wrote may hold an ampersand; it is no mnemonic.
    setText(QString(cut ? shown : m_whole).replace(QLatin1Char('&'), QLatin1String("&&")));
    setToolTip(cut && !m_tooltip.isEmpty() ? m_whole + QChar('\n') + m_tooltip : cut ? m_whole : m_tooltip);
}

void VerbButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    fit();
}

void VerbButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

void VerbButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

} // namespace sinan::screens
