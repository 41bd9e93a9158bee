#include "ui/screens/conversation/transcript_view.h"

#include <QScrollBar>
#include <QTextBlock>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

ColorRole roleColor(model::SpeakerRole role)
{
    return role == model::SpeakerRole::Us ? ColorRole::Text2 : ColorRole::Text;
}

} // namespace

TranscriptView::TranscriptView(const theme::Theme &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("conversation.transcript"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(theme.space(Space::Medium));
    connect(&theme, &theme::Theme::changed, this, &TranscriptView::refill);
}

void TranscriptView::show(const ConversationData &conversation, const Wording &wording)
{
    m_conversation = conversation;
    m_wording = wording;
    refill();
}

void TranscriptView::addTurn(QTextCursor &cursor, const SpokenTurn &turn)
{
    QTextBlockFormat head;
    head.setTopMargin(m_pieces.empty() ? 0 : m_theme.space(Space::Cozy));
    head.setLineHeight(m_theme.lineHeight(FontRole::Caption), QTextBlockFormat::FixedHeight);
    QTextBlockFormat body;
    body.setLineHeight(m_theme.lineHeight(FontRole::Body), QTextBlockFormat::FixedHeight);
    if (turn.role == model::SpeakerRole::Us) {
        // Our own words stand in, so that the customer's are found at a glance.
        head.setLeftMargin(m_theme.space(Space::Large));
        body.setLeftMargin(m_theme.space(Space::Large));
    }
    const auto startBlock = [this, &cursor](const QTextBlockFormat &format) {
        if (document()->isEmpty())
            cursor.setBlockFormat(format);
        else
            cursor.insertBlock(format);
    };
    if (!turn.speaker.empty()) {
        startBlock(head);
        QTextCharFormat name;
        name.setFont(m_theme.font(FontRole::Caption));
        name.setFontWeight(QFont::DemiBold);
        name.setForeground(m_theme.color(ColorRole::Text2));
        QTextCharFormat detail = name;
        detail.setFontWeight(QFont::Normal);
        cursor.insertText(toQString(turn.speaker), name);
        QStringList more{toQString(turn.title)};
        if (turn.role != model::SpeakerRole::Unknown)
            more << m_wording.choice(turn.role);
        more.removeAll(QString());
        if (!more.isEmpty())
            cursor.insertText(QStringLiteral(" · ") + more.join(QStringLiteral(" · ")), detail);
    } else {
        body.setTopMargin(head.topMargin());
    }
    QTextCharFormat words;
    words.setFont(m_theme.font(FontRole::Body));
    words.setForeground(m_theme.color(roleColor(turn.role)));
    const std::string_view text = m_conversation.talk.text;
    for (std::size_t at = turn.begin; at <= turn.end;) {
        const std::size_t end = std::min(text.find('\n', at), turn.end);
        startBlock(body);
        body.setTopMargin(0);
        m_pieces.push_back({at, end, cursor.position()});
        cursor.insertText(toQString(text.substr(at, end - at)).remove(QChar('\r')), words);
        at = end + 1;
    }
}

void TranscriptView::refill()
{
    // The pieces go first: emptying the document lays it out again, and then nothing may ask for the old places.
    m_pieces.clear();
    document()->clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const SpokenTurn &turn : m_conversation.turns)
        addTurn(cursor, turn);
    for (const model::Signal &signal : m_conversation.signalRows)
        mark(signal.start, signal.end, false);
    mark(m_from, m_to, true);
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
    setAccessibleDescription(toPlainText().left(400));
}

int TranscriptView::positionOf(std::int64_t byte) const
{
    for (const Piece &piece : m_pieces) {
        if (byte >= std::int64_t(piece.begin) && byte <= std::int64_t(piece.end)) {
            const std::string_view text(m_conversation.talk.text);
            return piece.position + int(toQString(text.substr(piece.begin, std::size_t(byte) - piece.begin)).size());
        }
    }
    return -1;
}

void TranscriptView::mark(std::int64_t from, std::int64_t to, bool strong)
{
    const int begin = from < to ? positionOf(from) : -1;
    const int end = from < to ? positionOf(to) : -1;
    if (begin < 0 || end <= begin)
        return;
    QTextCursor cursor(document());
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    QTextCharFormat format;
    format.setBackground(m_theme.color(strong ? ColorRole::HighTint : ColorRole::MediumTint));
    format.setForeground(m_theme.color(ColorRole::Text));
    if (strong)
        format.setFontWeight(QFont::DemiBold);
    format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    format.setUnderlineColor(m_theme.color(strong ? ColorRole::High : ColorRole::Medium));
    cursor.mergeCharFormat(format);
}

void TranscriptView::turnTo(std::int64_t from, std::int64_t to)
{
    m_from = from;
    m_to = to;
    refill();
    if (const QRect rect = markedRect(); !rect.isEmpty())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.center().y() - viewport()->height() / 3);
    const int begin = from < to ? positionOf(from) : -1;
    if (begin >= 0) {
        QTextCursor cursor(document());
        cursor.setPosition(begin);
        setTextCursor(cursor);
    }
}

QString TranscriptView::markedWords() const
{
    const int begin = m_from < m_to ? positionOf(m_from) : -1;
    if (begin < 0)
        return {};
    QTextCursor cursor(document());
    cursor.setPosition(begin);
    cursor.setPosition(positionOf(m_to), QTextCursor::KeepAnchor);
    return cursor.selectedText();
}

QRect TranscriptView::markedRect() const
{
    const int begin = m_from < m_to ? positionOf(m_from) : -1;
    if (begin < 0)
        return {};
    QTextCursor cursor(document());
    cursor.setPosition(begin);
    const QRect first = cursorRect(cursor);
    cursor.setPosition(positionOf(m_to));
    return first.united(cursorRect(cursor));
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    // The viewport has its new size already, the document still stands in its old lines.
    const QRect before = markedRect();
    const bool inSight = before.isEmpty() || !event->oldSize().isValid() || QRect(QPoint(), event->oldSize()).intersects(before);
    QTextBrowser::resizeEvent(event);
    // A new width breaks the lines elsewhere; what was looked at stays in sight.
    const QRect after = markedRect();
    if (!after.isEmpty() && inSight && !viewport()->rect().contains(after))
        verticalScrollBar()->setValue(verticalScrollBar()->value() + after.center().y() - viewport()->height() / 3);
}

} // namespace sinan::screens
