#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sinan::widgets {

class Label;

/// Why there is nothing to see (ux.md §1.6). The three are told apart by picture and words.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    enum class Kind {
        NothingToDo, ///< all done: says when it was last worked out
        NoDataYet,   ///< nothing has come in: offers the import
        FilteredOut  ///< a filter hides all: says how many, offers to clear it
    };
    EmptyState(const theme::Theme &theme, Kind kind, QWidget *parent = nullptr);

    /// @param sentence  what is the case
    /// @param detail    what can be done about it, or empty
    /// @param action    the button's text; empty = no button
    void set(const QString &sentence, const QString &detail = {}, const QString &action = {});
    [[nodiscard]] Kind kind() const { return m_kind; }

Q_SIGNALS:
    void activated();

private:
    void refresh();

    const theme::Theme &m_theme;
    Kind m_kind;
    QLabel *m_picture;
    Label *m_sentence;
    Label *m_detail;
    QPushButton *m_action;
};

} // namespace sinan::widgets
