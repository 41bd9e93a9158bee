#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace sinan::widgets {
class ElidedLabel;
}

namespace sinan::shell {

/// 示例数据，均为虚构 · 拖入我的表格 · 快进两周 · 清空示例
class DemoBanner final : public QWidget
{
    Q_OBJECT
public:
    explicit DemoBanner(const theme::Theme &theme, QWidget *parent = nullptr);
    void retranslate();
    /// While the clock is being moved, or the demo taken away, the buttons rest.
    void setBusy(bool busy);

Q_SIGNALS:
    void importRequested();
    void fastForwardRequested();
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const theme::Theme &m_theme;
    widgets::ElidedLabel *m_sentence;
    QPushButton *m_import;
    QPushButton *m_forward;
    QPushButton *m_clear;
};

} // namespace sinan::shell
