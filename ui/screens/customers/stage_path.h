#pragma once

#include "app/base/format.h"
#include "app/model/opportunity.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

namespace sinan::screens {

/// 线索 ▸ 试用 ▸ 比价 ▸ 决策 ▸ 复购 as chevrons: what is behind is ticked, where the deal stands is filled. Arrows go along, Enter or a click
/// asks to move the deal there; the path itself changes nothing.
class StagePath final : public QWidget
{
    Q_OBJECT
public:
    StagePath(const theme::Theme &theme, std::function<Language()> language, QWidget *parent = nullptr);

    /// Nothing: there is no deal; the path is then empty.
    void show(std::optional<model::Stage> stage);
    void retranslate();
    [[nodiscard]] std::optional<model::Stage> stage() const { return m_stage; }
    /// "阶段：决策，第 4 步，共 5 步"
    [[nodiscard]] QString spoken() const;
    [[nodiscard]] QRect segment(model::Stage stage) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void stageAsked(sinan::model::Stage stage, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int segmentWidth(std::size_t at) const;
    [[nodiscard]] QRect rectOf(std::size_t at) const;
    [[nodiscard]] int at(const QPoint &point) const;

    const theme::Theme &m_theme;
    std::function<Language()> m_language;
    std::optional<model::Stage> m_stage;
    int m_current = 0;   ///< segment that keys act on
    int m_hovered = -1;
};

} // namespace sinan::screens
