#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

class Needle;
class VerbButton;

/// 今日 with nothing in it: the needle points south; when it was worked out, for how many customers; what is being watched.
class NothingToDo final : public QWidget
{
    Q_OBJECT
public:
    explicit NothingToDo(const theme::Theme &theme, QWidget *parent = nullptr);
    /// @param action  the button's text; empty = no button
    void show(const QString &sentence, const QString &detail, const QString &action);
    /// Its button, or nothing where it has none.
    [[nodiscard]] QWidget *firstFocus() const;

Q_SIGNALS:
    void watchRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    Needle *m_needle;
    widgets::Label *m_sentence;
    widgets::Label *m_detail;
    VerbButton *m_action;
};

} // namespace sinan::screens
