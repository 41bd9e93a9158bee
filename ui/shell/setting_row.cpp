#include "ui/shell/setting_row.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr int pointedOutMilliseconds = 1600;

} // namespace

SettingRow::SettingRow(const theme::Theme &theme, const QString &key, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_key(key), m_title(new widgets::Label(theme, FontRole::Strong, ColorRole::Text, this)),
      m_hint(new widgets::Label(theme, FontRole::Dense, ColorRole::Text2, this)), m_reset(new QPushButton(this)),
      m_line(new QHBoxLayout), m_body(new QVBoxLayout)
{
    setObjectName(QStringLiteral("setting.") + key);
    m_reset->setObjectName(objectName() + QStringLiteral(".reset"));
    m_reset->setFlat(true);
    theme.dress(m_reset, FontRole::Dense, ColorRole::Link);
    // Keeps its place, so that the page does not jump under the pointer.
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    m_reset->hide();
    m_hint->setWordWrap(true);
    m_line->setSpacing(theme.space(Space::Small));
    m_body->setSpacing(theme.space(Space::Tiny));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(Space::Cozy), theme.space(Space::Small), theme.space(Space::Cozy), theme.space(Space::Small));
    column->setSpacing(theme.space(Space::Tiny));
    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addStretch(1);
    top->addWidget(m_reset);
    column->addLayout(top);
    column->addLayout(m_line);
    column->addLayout(m_body);
    column->addWidget(m_hint);
    connect(m_reset, &QPushButton::clicked, this, &SettingRow::resetRequested);
    connect(&theme, &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void SettingRow::setTexts(const QString &title, const QString &hint)
{
    m_title->setText(title);
    setHint(hint);
    m_reset->setText(qtTrId("settings.reset"));
    m_reset->setAccessibleName(qtTrId("settings.reset_of").arg(title));
    setAccessibleName(title);
}

void SettingRow::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void SettingRow::setChanged(bool changed)
{
    m_reset->setVisible(changed);
    if (changed == m_changed)
        return;
    m_changed = changed;
    update();
    Q_EMIT changedChanged();
}

QList<widgets::Chip *> SettingRow::addChoices(int count, const std::function<void(int)> &chosen)
{
    QList<widgets::Chip *> chips;
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < count; ++i) {
        auto *chip = new widgets::Chip(m_theme, this);
        chip->setObjectName(QStringLiteral("%1.choice%2").arg(objectName()).arg(i));
        chip->setCheckable(true);
        group->addButton(chip, i);
        m_line->addWidget(chip);
        chips << chip;
    }
    m_line->addStretch(1);
    connect(group, &QButtonGroup::idToggled, this, [chosen](int id, bool on) {
        if (on)
            chosen(id);
    });
    return chips;
}

void SettingRow::nameChoices(const QList<widgets::Chip *> &chips, const QStringList &texts)
{
    for (int i = 0; i < chips.size(); ++i) {
        chips[i]->setText(texts.value(i));
        chips[i]->setAccessibleName(texts.value(i));
        chips[i]->updateGeometry();
    }
}

void SettingRow::nameButton(QPushButton *button, const QString &text)
{
    button->setText(text);
    button->setAccessibleName(text);
}

QPushButton *SettingRow::addButton(const QString &name, std::function<void()> pressed)
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName() + QLatin1Char('.') + name);
    m_line->addWidget(button);
    connect(button, &QPushButton::clicked, this, [pressed = std::move(pressed)] { pressed(); });
    return button;
}

void SettingRow::pointOut()
{
    QWidget *first = nullptr;
    for (QWidget *child : findChildren<QWidget *>()) {
        const auto *chip = qobject_cast<widgets::Chip *>(child);
        if (child == m_reset || !child->isEnabled() || !(child->focusPolicy() & Qt::TabFocus) || child->isHidden())
            continue;
        if (!first || (chip && chip->isChecked()))
            first = child;
    }
    if (first)
        first->setFocus(Qt::ShortcutFocusReason);
    m_pointedOut = true;
    update();
    QTimer::singleShot(pointedOutMilliseconds, this, [this] {
        m_pointedOut = false;
        update();
    });
}

void SettingRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int inset = m_theme.space(Space::Tiny);
    if (m_pointedOut) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(ColorRole::Accent), 2));
        const int radius = m_theme.radius(theme::Radius::Card);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, inset, -1, -inset), radius, radius);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (m_changed)
        painter.fillRect(QRect(0, inset, 3, height() - 2 * inset), m_theme.color(ColorRole::Accent));
}

} // namespace sinan::shell
