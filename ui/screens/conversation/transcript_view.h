#pragma once

#include "ui/screens/conversation/conversation_data.h"
#include "ui/screens/warning/wording.h"
#include "ui/theme/theme.h"

#include <QTextBrowser>

namespace sinan::screens {

/// A conversation to read: who speaks above what is said, the words of signals marked, the words that somebody came for marked stronger
/// and in sight. What was said is shown as it stands, never as markup.
class TranscriptView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit TranscriptView(const theme::Theme &theme, QWidget *parent = nullptr);

    void show(const ConversationData &conversation, const Wording &wording);
    /// Marks bytes [from, to) of the text and brings them to the middle of the view; an empty span clears the mark.
    void turnTo(std::int64_t from, std::int64_t to);
    /// The words that are marked, as they stand in the view.
    [[nodiscard]] QString markedWords() const;
    /// Where the marked words stand in the viewport; empty where none are.
    [[nodiscard]] QRect markedRect() const;
    /// The document's position of a byte of the text; -1 where it is not shown (a label).
    [[nodiscard]] int positionOf(std::int64_t byte) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Piece {
        std::size_t begin = 0;
        std::size_t end = 0;
        int position = 0;
    };
    void refill();
    void addTurn(QTextCursor &cursor, const SpokenTurn &turn);
    void mark(std::int64_t from, std::int64_t to, bool strong);

    const theme::Theme &m_theme;
    ConversationData m_conversation;
    Wording m_wording;
    std::vector<Piece> m_pieces;
    std::int64_t m_from = 0;
    std::int64_t m_to = 0;
};

} // namespace sinan::screens
