#include "ui/shell/setting_row.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

SettingRow::SettingRow(const theme::Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_title(new widgets::Label(theme, FontRole::Strong, ColorRole::Text, this)),
      m_hint(new widgets::Label(theme, FontRole::Dense, ColorRole::Text2, this)), m_reset(new QPushButton(this)),
      m_line(new QHBoxLayout)
{
    setObjectName(QStringLiteral("setting.") + name);
    m_reset->setObjectName(QStringLiteral("setting.") + name + QStringLiteral(".reset"));
    m_reset->setFlat(true);
    theme.dress(m_reset, FontRole::Dense, ColorRole::Link);
    m_reset->hide();
    m_hint->setWordWrap(true);
    m_line->setSpacing(theme.space(Space::Small));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(Space::Cozy), theme.space(Space::Small), 0, theme.space(Space::Small));
    column->setSpacing(theme.space(Space::Tiny));
    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addStretch(1);
    top->addWidget(m_reset);
    column->addLayout(top);
    column->addLayout(m_line);
    column->addWidget(m_hint);
    connect(m_reset, &QPushButton::clicked, this, &SettingRow::resetRequested);
    connect(&theme, &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void SettingRow::setTexts(const QString &title, const QString &hint, const QString &reset)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_reset->setText(reset);
    m_reset->setAccessibleName(reset.isEmpty() ? QString() : qtTrId("settings.reset_of").arg(title));
    setAccessibleName(title);
}

void SettingRow::setChanged(bool changed)
{
    m_changed = changed;
    // Keeps its place, so that the page does not jump under the pointer.
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    m_reset->setVisible(changed);
    update();
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

void SettingRow::paintEvent(QPaintEvent *)
{
    if (!m_changed)
        return;
    QPainter painter(this);
    const int inset = m_theme.space(Space::Tiny);
    painter.fillRect(QRect(0, inset, 3, height() - 2 * inset), m_theme.color(ColorRole::Accent));
}

} // namespace sinan::shell
