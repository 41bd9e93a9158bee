#pragma once

#include "app/base/format.h"
#include "app/bridge/field_note.h"
#include "ui/theme/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace sinan::widgets {
class FlowLayout;
}

namespace sinan::shell {

/// One thing that was understood, or not, of the note.
struct NoteChip
{
    QString text;
    QString icon;
    theme::ColorRole ink = theme::ColorRole::Text2;
    theme::ColorRole tint = theme::ColorRole::MutedTint;
    friend bool operator==(const NoteChip &, const NoteChip &) = default;
};

struct ChipContext
{
    bool hasCustomer = false;
    LocalDate today{};
    Language language = Language::Chinese;
};

/// What the note will become, in the order of importance: card lines, promises, people, the words that are left.
[[nodiscard]] QList<NoteChip> noteChips(const bridge::FieldNote &note, const ChipContext &context);

/// The chips in lines; grows with them.
class NoteChips final : public QWidget
{
    Q_OBJECT
public:
    explicit NoteChips(const theme::Theme &theme, QWidget *parent = nullptr);
    /// @return whether something changed
    bool show(const QList<NoteChip> &chips);
    [[nodiscard]] const QList<NoteChip> &chips() const { return m_chips; }

private:
    const theme::Theme &m_theme;
    widgets::FlowLayout *m_flow;
    QList<NoteChip> m_chips;
};

} // namespace sinan::shell
