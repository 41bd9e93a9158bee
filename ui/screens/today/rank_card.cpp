#include "ui/screens/today/rank_card.h"

#include "ui/widgets/label.h"

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using widgets::Label;

RankCard::RankCard(const theme::Theme &theme, QWidget *parent)
    : Card(theme, parent), m_title(new Label(theme, FontRole::Strong, ColorRole::Text, this)),
      m_factors(new Label(theme, FontRole::Dense, ColorRole::Text, this)), m_formula(new Label(theme, FontRole::Strong, ColorRole::Text, this)),
      m_comparison(new Label(theme, FontRole::Dense, ColorRole::Text2, this))
{
    setObjectName(QStringLiteral("today.rank"));
    for (Label *label : {m_title, m_factors, m_formula, m_comparison})
        body()->addWidget(label);
    hide();
}

void RankCard::show(const QString &customer, const RankReason &reason)
{
    m_title->setText(qtTrId("today.rank_title").arg(customer));
    m_factors->setText(reason.factors.join(QChar('\n')));
    m_formula->setText(reason.formula);
    m_comparison->setText(reason.comparison);
    m_comparison->setVisible(!reason.comparison.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_factors->text() + QChar('\n') + reason.formula + QChar('\n') + reason.comparison);
    adjustSize();
    raise();
    QWidget::show();
}

void RankCard::placeBeside(const QRect &row)
{
    const QSize size = sizeHint();
    const QRect room = parentWidget()->rect();
    int y = row.bottom() + 1;
    if (y + size.height() > room.bottom())
        y = std::max(0, row.top() - size.height());
    setGeometry(QRect(QPoint(std::clamp(row.left(), 0, std::max(0, room.width() - size.width())), y), size));
}

void RankCard::mousePressEvent(QMouseEvent *)
{
    hide();
}

} // namespace sinan::screens
