#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

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
    /// @param key  of allSettings()
    SettingRow(const theme::Theme &theme, const QString &key, QWidget *parent = nullptr);

    [[nodiscard]] const QString &key() const { return m_key; }
    /// Where the control goes, from the left.
    [[nodiscard]] QHBoxLayout *line() const { return m_line; }
    /// Under the control: what needs more than a line.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// @param hint  what it does; may be empty
    void setTexts(const QString &title, const QString &hint);
    void setHint(const QString &hint);
    void setChanged(bool changed);
    [[nodiscard]] bool isChanged() const { return m_changed; }
    /// A row of chips of which one is chosen; arrow keys go from one to the next.
    [[nodiscard]] QList<widgets::Chip *> addChoices(int count, const std::function<void(int)> &chosen);
    /// Texts of the chips, and their names for screen readers.
    static void nameChoices(const QList<widgets::Chip *> &chips, const QStringList &texts);
    /// The text of a button, and its name for screen readers.
    static void nameButton(QPushButton *button, const QString &text);
    QPushButton *addButton(const QString &name, std::function<void()> pressed);
    /// Its control takes the focus, and a frame shows for a moment which one was meant.
    void pointOut();

Q_SIGNALS:
    void resetRequested();
    void changedChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const theme::Theme &m_theme;
    QString m_key;
    widgets::Label *m_title;
    widgets::Label *m_hint;
    QPushButton *m_reset;
    QHBoxLayout *m_line;
    QVBoxLayout *m_body;
    bool m_changed = false;
    bool m_pointedOut = false;
};

} // namespace sinan::shell
