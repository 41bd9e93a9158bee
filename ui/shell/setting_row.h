#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace sinan::widgets {
class Chip;
class Label;
} // namespace sinan::widgets

namespace sinan::shell {

/// One setting: its name, its control, a word on what it does. A bar at the left and 恢复默认 where it differs from the default.
class SettingRow final : public QWidget
{
    Q_OBJECT
public:
    SettingRow(const theme::Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// Where the control goes, from the left.
    [[nodiscard]] QHBoxLayout *line() const { return m_line; }
    void setTexts(const QString &title, const QString &hint, const QString &reset);
    void setChanged(bool changed);
    [[nodiscard]] bool isChanged() const { return m_changed; }
    /// A row of chips of which one is chosen; arrow keys go from one to the next.
    [[nodiscard]] QList<widgets::Chip *> addChoices(int count, const std::function<void(int)> &chosen);

Q_SIGNALS:
    void resetRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const theme::Theme &m_theme;
    widgets::Label *m_title;
    widgets::Label *m_hint;
    QPushButton *m_reset;
    QHBoxLayout *m_line;
    bool m_changed = false;
};

} // namespace sinan::shell
