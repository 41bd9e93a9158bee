#include "ui/shell/rail.h"

#include <QCoreApplication>
#include <QPainter>
#include <QVBoxLayout>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using theme::Width;

class Rail::Button final : public QAbstractButton
{
public:
    Button(const theme::Theme &theme, QString placeName, const char *title, QString iconName, QWidget *parent)
        : QAbstractButton(parent), m_theme(theme), m_place(std::move(placeName)), m_title(title), m_icon(std::move(iconName))
    {
        setObjectName(QStringLiteral("rail.") + m_place);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        retranslate();
    }
    [[nodiscard]] QString place() const { return m_place; }
    void setKeys(const QString &keys)
    {
        m_keys = keys;
        retranslate();
    }
    void retranslate()
    {
        setText(qtTrId(m_title));
        setAccessibleName(text());
        setToolTip(m_keys.isEmpty() ? text() : qtTrId("common.tooltip_with_key").arg(text(), m_keys));
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_theme.font(FontRole::Caption));
        return {metrics.horizontalAdvance(text()) + 2 * m_theme.space(Space::Tiny),
                m_theme.iconSize(Width::IconLarge) + m_theme.lineHeight(FontRole::Caption) + 2 * m_theme.space(Space::Small)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int inset = m_theme.space(Space::Hair);
        const QRect box = rect().adjusted(inset, inset, -inset, -inset);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(isChecked() ? ColorRole::Selected : ColorRole::Hover));
            painter.drawRoundedRect(box, m_theme.radius(theme::Radius::Control), m_theme.radius(theme::Radius::Control));
        }
        const ColorRole ink = isChecked() ? ColorRole::Link : ColorRole::Text2;
        const int edge = m_theme.iconSize(Width::IconLarge);
        const int text = m_theme.lineHeight(FontRole::Caption);
        const int top = (height() - edge - text) / 2;
        m_theme.icon(m_icon, ink).paint(&painter, QRect((width() - edge) / 2, top, edge, edge));
        QFont font = m_theme.font(FontRole::Caption);
        if (isChecked())
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(m_theme.color(ink));
        painter.drawText(QRect(0, top + edge, width(), text), Qt::AlignCenter, this->text());
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.color(ColorRole::Accent), m_theme.width(Width::FocusRing)));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.radius(theme::Radius::Control),
                                    m_theme.radius(theme::Radius::Control));
        }
    }

private:
    const theme::Theme &m_theme;
    QString m_place;
    const char *m_title;
    QString m_icon;
    QString m_keys;
};

Rail::Rail(const theme::Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("rail"));
    const int gap = theme.space(Space::Tiny);
    m_column->setContentsMargins(gap, gap, gap, gap);
    m_column->setSpacing(gap);
    m_column->addStretch(1);
    connect(&theme, &theme::Theme::changed, this, &Rail::resize);
    resize();
}

void Rail::addPlace(const QString &place, const char *title, const QString &icon, End end)
{
    auto *button = new Button(m_theme, place, title, icon, this);
    m_column->insertWidget(end == End::Top ? m_tops++ : m_column->count(), button);
    m_buttons.append(button);
    // Tab goes down the rail, whatever the order in which places were added.
    QWidget *above = nullptr;
    for (int i = 0; i < m_column->count(); ++i) {
        QWidget *below = m_column->itemAt(i)->widget();
        if (above && below)
            setTabOrder(above, below);
        if (below)
            above = below;
    }
    connect(button, &QAbstractButton::clicked, this, [this, button] {
        button->setChecked(true);
        Q_EMIT chosen(button->place());
    });
    resize();
}

void Rail::setCurrent(const QString &place)
{
    for (Button *button : m_buttons) {
        button->setChecked(button->place() == place);
        if (button->isChecked())
            setFocusProxy(button);
    }
}

void Rail::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    resize();
}

void Rail::setShortcut(const QString &place, const QString &keys)
{
    for (Button *button : m_buttons) {
        if (button->place() == place)
            button->setKeys(keys);
    }
}

void Rail::retranslate()
{
    setAccessibleName(qtTrId("shell.rail"));
    for (Button *button : m_buttons)
        button->retranslate();
    resize();
}

void Rail::resize()
{
    QFont font = m_theme.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    int width = m_theme.width(m_narrow ? Width::RailNarrow : Width::Rail);
    for (const Button *button : m_buttons)
        width = std::max(width, metrics.horizontalAdvance(button->text()) + 4 * m_theme.space(Space::Tiny));
    setFixedWidth(width);
    for (Button *button : m_buttons)
        button->updateGeometry();
    update();
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Sunken));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.color(ColorRole::Border));
}

} // namespace sinan::shell
