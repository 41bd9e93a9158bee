#pragma once

#include "ui/screens/today/today_entries.h"
#include "ui/widgets/card.h"

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// "Why does this stand here": 风险金额 × 把握 × 紧迫 with the row's numbers. Floats over the list; a click on it closes it.
class RankCard final : public widgets::Card
{
    Q_OBJECT
public:
    explicit RankCard(const theme::Theme &theme, QWidget *parent);
    void show(const QString &customer, const RankReason &reason);
    /// Below the rectangle (in the parent's coordinates), above it where there is no room.
    void placeBeside(const QRect &row);

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    widgets::Label *m_title;
    widgets::Label *m_factors;
    widgets::Label *m_formula;
    widgets::Label *m_comparison;
};

} // namespace sinan::screens
