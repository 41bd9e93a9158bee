#include "ui/shell/note_chips.h"

#include "app/base/utf8.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/model_words.h"

namespace sinan::shell {

using theme::ColorRole;
using widgets::toQt;

namespace {

/// Of a chip's words: so many Latin letters, half as many Chinese characters.
constexpr int chipWidth = 34;
constexpr std::array<const char *, 3> columnIds{QT_TRID_NOOP("shell.note_pain"), QT_TRID_NOOP("shell.note_response"), QT_TRID_NOOP("shell.note_pending")};

QString brief(const std::string &text)
{
    int width = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && width < chipWidth; ++count)
        width += isCjk(nextCodePoint(text, at)) ? 2 : 1;
    return toQt(shortened(text, count)).simplified();
}

NoteChip promiseChip(const bridge::NotePromise &promise, const ChipContext &context)
{
    const QString day = toQt(format::date(promise.due, context.today, context.language));
    NoteChip chip;
    chip.icon = QStringLiteral("verb.promise");
    chip.text = promise.by.empty() ? qtTrId("shell.note_promise").arg(day, brief(promise.text))
                                   : qtTrId("shell.note_promise_by").arg(day, brief(promise.text), toQt(promise.by));
    chip.ink = ColorRole::Good;
    chip.tint = ColorRole::GoodTint;
    if (promise.due < context.today) {
        chip.text = qtTrId("shell.note_past").arg(chip.text);
        chip.ink = ColorRole::High;
        chip.tint = ColorRole::HighTint;
    }
    return chip;
}

NoteChip mentionChip(const bridge::NoteMention &mention)
{
    NoteChip chip;
    chip.icon = QStringLiteral("mark.person");
    if (!mention.who) {
        chip.text = qtTrId("shell.note_nobody").arg(toQt(mention.typed));
        return chip;
    }
    const QString name = toQt(mention.who->name);
    chip.text = mention.who->title.empty() ? name : qtTrId("shell.note_person").arg(name, toQt(mention.who->title));
    chip.ink = ColorRole::Low;
    chip.tint = ColorRole::LowTint;
    return chip;
}

} // namespace

QList<NoteChip> noteChips(const bridge::FieldNote &note, const ChipContext &context)
{
    QList<NoteChip> chips;
    if (!context.hasCustomer) {
        if (!note.isEmpty())
            chips << NoteChip{qtTrId("shell.note_no_customer"), QStringLiteral("mark.info"), ColorRole::Medium, ColorRole::MediumTint};
        return chips;
    }
    for (std::size_t i = 0; i < note.card.size(); ++i) {
        for (const std::string &line : note.card[i])
            chips << NoteChip{qtTrId(columnIds[i]).arg(brief(line)), QStringLiteral("mark.list"), ColorRole::Low, ColorRole::LowTint};
    }
    for (const bridge::NotePromise &promise : note.promises)
        chips << promiseChip(promise, context);
    for (const bridge::NoteDoubt doubt : note.doubts) {
        const char *id = doubt == bridge::NoteDoubt::PromiseWithoutDay ? QT_TRID_NOOP("shell.note_no_day") : QT_TRID_NOOP("shell.note_no_words");
        chips << NoteChip{qtTrId(id), QStringLiteral("mark.warning"), ColorRole::Medium, ColorRole::MediumTint};
    }
    for (const bridge::NoteMention &mention : note.mentions)
        chips << mentionChip(mention);
    if (!note.words.empty())
        chips << NoteChip{qtTrId("shell.note_words").arg(brief(note.words)), QStringLiteral("channel.note"), ColorRole::Muted, ColorRole::MutedTint};
    return chips;
}

NoteChips::NoteChips(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_flow(new widgets::FlowLayout(theme.space(theme::Space::Tiny), this))
{
    setObjectName(QStringLiteral("note.chips"));
    m_flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

bool NoteChips::show(const QList<NoteChip> &chips)
{
    if (chips == m_chips)
        return false;
    m_chips = chips;
    widgets::clearLayout(m_flow);
    QStringList spoken;
    for (const NoteChip &chip : chips) {
        auto *pill = new widgets::Pill(m_theme, this);
        pill->set(chip.text, chip.ink, chip.tint, chip.icon);
        m_flow->addWidget(pill);
        pill->show();
        spoken << chip.text;
    }
    setAccessibleName(spoken.join(QLatin1Char('\n')));
    updateGeometry();
    return true;
}

} // namespace sinan::shell
