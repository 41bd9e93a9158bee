#include "ui/shell/demo_banner.h"

#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

DemoBanner::DemoBanner(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_sentence(new widgets::ElidedLabel(theme, FontRole::Dense, ColorRole::Text, this)),
      m_import(new QPushButton(this)), m_forward(new QPushButton(this)), m_clear(new QPushButton(this))
{
    setObjectName(QStringLiteral("demo"));
    m_sentence->setObjectName(QStringLiteral("demo.sentence"));
    m_import->setObjectName(QStringLiteral("demo.import"));
    m_forward->setObjectName(QStringLiteral("demo.forward"));
    m_clear->setObjectName(QStringLiteral("demo.clear"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Hair), theme.space(Space::Small),
                            theme.space(Space::Hair));
    row->setSpacing(theme.space(Space::Tiny));
    row->addWidget(m_sentence, 1);
    for (QPushButton *button : {m_import, m_forward, m_clear}) {
        button->setFlat(true);
        theme.dress(button, FontRole::Dense);
        row->addWidget(button);
    }
    connect(m_import, &QPushButton::clicked, this, &DemoBanner::importRequested);
    connect(m_forward, &QPushButton::clicked, this, &DemoBanner::fastForwardRequested);
    connect(m_clear, &QPushButton::clicked, this, &DemoBanner::clearRequested);
    connect(&theme, &theme::Theme::changed, this, &DemoBanner::restyle);
    restyle();
}

void DemoBanner::retranslate()
{
    setAccessibleName(qtTrId("shell.demo"));
    m_sentence->setText(qtTrId("shell.demo"));
    m_import->setText(qtTrId("shell.demo_import"));
    m_forward->setText(qtTrId("shell.demo_forward"));
    m_clear->setText(qtTrId("shell.demo_clear"));
    m_forward->setToolTip(qtTrId("shell.demo_forward_why"));
    m_clear->setToolTip(qtTrId("shell.demo_clear_why"));
    for (QPushButton *button : {m_import, m_forward, m_clear})
        button->setAccessibleName(button->text());
}

void DemoBanner::setBusy(bool busy)
{
    m_forward->setEnabled(!busy);
    m_clear->setEnabled(!busy);
}

void DemoBanner::restyle()
{
    m_import->setIcon(m_theme.icon(QStringLiteral("verb.import")));
    m_forward->setIcon(m_theme.icon(QStringLiteral("verb.forward")));
    m_clear->setIcon(m_theme.icon(QStringLiteral("verb.delete")));
    update();
}

void DemoBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::LowTint));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorRole::Border));
}

} // namespace sinan::shell
