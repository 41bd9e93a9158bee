#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace sinan::widgets {

class Label;

/// What happened, at the place where it happened: what failed, what is safe, what to do (ux.md §1.6).
class InlineMessage : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error, Good };
    explicit InlineMessage(const theme::Theme &theme, QWidget *parent = nullptr);

    /// Shows the message. Actions of an earlier one are taken away.
    void show(Kind kind, const QString &sentence, const QString &detail = {});
    /// Adds a button; its clicks are the caller's.
    QPushButton *addAction(const QString &objectName, const QString &text);
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const theme::Theme &m_theme;
    Kind m_kind = Kind::Info;
    QLabel *m_icon;
    Label *m_sentence;
    Label *m_detail;
    QBoxLayout *m_actions;
    QList<QPushButton *> m_buttons;
};

} // namespace sinan::widgets
