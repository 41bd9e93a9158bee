#include "ui/shell/note_edit.h"

#include <QAbstractItemView>
#include <QAbstractTextDocumentLayout>
#include <QCompleter>
#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>

namespace sinan::shell {

using theme::FontRole;
using theme::Space;

namespace {

constexpr int longestName = 16;
constexpr qsizetype mostNames = 6;

} // namespace

NoteEdit::NoteEdit(const theme::Theme &theme, QWidget *parent) : QPlainTextEdit(parent), m_theme(theme), m_completer(new QCompleter(&m_offered, this))
{
    setObjectName(QStringLiteral("note.text"));
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(theme.space(Space::Tiny));
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(QStringLiteral("note.people"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &NoteEdit::insertName);
    connect(this, &QPlainTextEdit::textChanged, this, &NoteEdit::offerNames);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, [this](const QSizeF &size) {
        const int lines = std::clamp(int(size.height()), fewestLines, mostLines);
        if (lines == m_lines)
            return;
        m_lines = lines;
        // A bar that comes and goes would change the width, and so the lines again.
        setVerticalScrollBarPolicy(lines < mostLines ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
        updateGeometry();
        Q_EMIT resized();
    });
}

void NoteEdit::restyle()
{
    setFont(m_theme.font(FontRole::Body));
    updateGeometry();
}

QSize NoteEdit::sizeHint() const
{
    const int margins = 2 * (int(document()->documentMargin()) + frameWidth()) + m_theme.space(Space::Tiny);
    return {m_theme.scaled(200), m_lines * fontMetrics().lineSpacing() + margins};
}

void NoteEdit::setPeople(const QStringList &names)
{
    m_people.clear();
    for (const QString &name : names)
        m_people.push_back({name, widgets::Searchable({name})});
}

void NoteEdit::insertMark(const QString &mark, bool onOwnLine)
{
    QTextCursor cursor = textCursor();
    if (onOwnLine && !cursor.block().text().trimmed().isEmpty()) {
        cursor.movePosition(QTextCursor::EndOfBlock);
        cursor.insertText(QStringLiteral("\n"));
    }
    cursor.insertText(mark);
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
}

QString NoteEdit::nameBegun() const
{
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const qsizetype at = std::max(before.lastIndexOf(QLatin1Char('@')), before.lastIndexOf(QChar(0xff20)));
    if (at < 0 || before.size() - at > longestName || (at > 0 && before[at - 1].unicode() < 0x80 && before[at - 1].isLetterOrNumber()))
        return {};
    const QString begun = before.mid(at + 1);
    const bool ended = std::any_of(begun.begin(), begun.end(), [](QChar c) { return c.isSpace() || (c.isPunct() && c != QLatin1Char('-')); });
    return ended ? QString() : begun.isNull() ? QStringLiteral("") : begun;
}

void NoteEdit::offerNames()
{
    const QString begun = nameBegun();
    QStringList found;
    if (!begun.isNull() && hasFocus()) {
        const widgets::SearchQuery query = widgets::foldQuery(begun);
        for (const Person &person : m_people) {
            if (found.size() >= mostNames)
                break;
            if (person.name.compare(begun, Qt::CaseInsensitive) == 0) {
                found.clear(); // whole already
                break;
            }
            if (query.isEmpty() || person.text.score(query) > 0)
                found << person.name;
        }
    }
    if (found.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_offered.setStringList(found);
    QRect place = cursorRect();
    place.setWidth(m_theme.scaled(160));
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_offered.index(0));
}

void NoteEdit::insertName(const QString &name)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(nameBegun().size()));
    cursor.insertText(name + QLatin1Char(' '));
    setTextCursor(cursor);
}

void NoteEdit::keyPressEvent(QKeyEvent *event)
{
    // While names are offered these keys are theirs.
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
        case Qt::Key_Escape:
            event->ignore();
            return;
        default:
            break;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace sinan::shell
