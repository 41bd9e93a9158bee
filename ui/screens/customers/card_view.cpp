#include "ui/screens/customers/card_view.h"

#include "ui/screens/customers/ink.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"
#include "ui/widgets/text_match.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr int fewestLines = 3;
constexpr int mostLines = 12;
constexpr std::array<const char *, cardColumns> cardTitles{"customers.card_pains", "customers.card_responses", "customers.card_pending"};
constexpr std::array<const char *, cardColumns> columnHints{"customers.card_pains_hint", "customers.card_responses_hint", "customers.card_pending_hint"};

} // namespace

CardEdit::CardEdit(const theme::Theme &theme, QWidget *parent) : QPlainTextEdit(parent), m_theme(theme)
{
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(theme.space(Space::Tiny));
    const int inset = theme.space(Space::Tiny);
    setViewportMargins(inset, inset, inset, inset);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, [this] { updateGeometry(); });
}

void CardEdit::restyle()
{
    setFont(m_theme.font(FontRole::Body));
    updateGeometry();
}

QSize CardEdit::sizeHint() const
{
    // QPlainTextEdit counts its height in lines, wrapped ones included.
    const int lines = std::clamp(int(document()->documentLayout()->documentSize().height()), fewestLines, mostLines);
    const int margins = 2 * (int(document()->documentMargin()) + m_theme.space(Space::Tiny));
    return {m_theme.scaled(140), lines * fontMetrics().lineSpacing() + margins + m_theme.space(Space::Hair)};
}

void CardEdit::takeText(const QString &text)
{
    if (toPlainText() == text)
        return;
    const int position = textCursor().position();
    const QSignalBlocker quiet(this);
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min<int>(position, int(text.size())));
    setTextCursor(cursor);
    updateGeometry();
}

void CardEdit::setPeople(const QStringList &names)
{
    m_people = names;
    if (m_completer)
        return;
    m_completer = new QCompleter(&m_offered, this);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(QStringLiteral("customer.card.people"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &CardEdit::insertName);
    connect(this, &QPlainTextEdit::textChanged, this, &CardEdit::offerNames);
}

QString CardEdit::currentLine() const
{
    return textCursor().block().text();
}

QString CardEdit::withoutCurrentLine() const
{
    QStringList lines = toPlainText().split(QLatin1Char('\n'));
    const int at = textCursor().blockNumber();
    if (at < lines.size())
        lines.removeAt(at);
    return lines.join(QLatin1Char('\n'));
}

QString CardEdit::nameBegun() const
{
    const QTextCursor cursor = textCursor();
    const QString line = cursor.block().text().left(cursor.positionInBlock()).trimmed();
    // Only the beginning of a line names somebody; after the colon the words are what is asked.
    if (line.isEmpty() || line.contains(QLatin1Char(':')) || line.contains(QChar(0xff1a)) || line.contains(QLatin1Char(' ')) || line.size() > 12)
        return {};
    return line;
}

void CardEdit::offerNames()
{
    if (!m_completer || !hasFocus())
        return;
    QString begun = nameBegun();
    const bool asked = begun.startsWith(QLatin1Char('@'));
    if (asked)
        begun.remove(0, 1);
    QStringList found;
    for (const QString &name : m_people) {
        const bool fits = name.startsWith(begun, Qt::CaseInsensitive)
            || (!begun.isEmpty() && widgets::initials(name).join(QLatin1Char(' ')).startsWith(begun, Qt::CaseInsensitive));
        if (fits && name != begun)
            found << name;
    }
    if (found.isEmpty() || (begun.isEmpty() && !asked)) {
        m_completer->popup()->hide();
        return;
    }
    m_offered.setStringList(found);
    QRect place = cursorRect();
    place.setWidth(m_theme.scaled(140));
    m_completer->complete(place);
}

void CardEdit::insertName(const QString &name)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
    cursor.insertText(name + qtTrId("customers.colon"));
    setTextCursor(cursor);
}

void CardEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_completer && m_completer->popup()->isVisible()) {
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

bool CardEdit::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        // The field's frame, rounded as those of one line are.
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool focus = hasFocus();
        const int line = m_theme.width(focus ? theme::Width::FocusRing : theme::Width::Border);
        painter.setPen(QPen(m_theme.color(focus ? ColorRole::Accent : ColorRole::BorderStrong), line));
        painter.setBrush(m_theme.color(ColorRole::Surface));
        const double half = line / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), m_theme.radius(theme::Radius::Control),
                                m_theme.radius(theme::Radius::Control));
        return true;
    }
    return QPlainTextEdit::event(event);
}

void CardEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    update();
}

void CardEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    update();
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
}

void CardEdit::wheelEvent(QWheelEvent *event)
{
    // The page scrolls unless this text is longer than it may grow.
    if (verticalScrollBar()->maximum() > 0 && hasFocus())
        QPlainTextEdit::wheelEvent(event);
    else
        event->ignore();
}

void CardEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGeometry();
}

CardView::CardView(widgets::Workbench &bench, CardDraft &draft, QWidget *parent) : QWidget(parent), m_bench(bench), m_draft(draft)
{
    const theme::Theme &theme = bench.theme;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.space(Space::Cozy));
    grid->setVerticalSpacing(theme.space(Space::Tiny));
    for (int i = 0; i < cardColumns; ++i) {
        auto *title = new widgets::Label(theme, FontRole::Caption, ColorRole::Text2, this);
        auto *edit = new CardEdit(theme, this);
        edit->setObjectName(QStringLiteral("customer.card.") + QLatin1String(cardColumnNames[std::size_t(i)]));
        m_titles[std::size_t(i)] = title;
        m_edits[std::size_t(i)] = edit;
        title->setBuddy(edit);
        grid->addWidget(title, 0, i);
        grid->addWidget(edit, 1, i, Qt::AlignTop);
        grid->setColumnStretch(i, 1);
        connect(edit, &QPlainTextEdit::textChanged, this, [this, edit, i] { m_draft.type(CardColumn(i), edit->toPlainText()); });
        connect(edit, &CardEdit::left, &m_draft, &CardDraft::flush);
    }
    m_state = new widgets::Label(theme, FontRole::Caption, ColorRole::Text2, this);
    m_state->setObjectName(QStringLiteral("customer.card.state"));
    m_request = new QPushButton(this);
    m_request->setObjectName(QStringLiteral("customer.card.request"));
    m_request->setIcon(theme.icon(QStringLiteral("verb.request")));
    m_request->setFlat(true);
    grid->addWidget(m_state, 2, 0, 1, 2);
    grid->addWidget(m_request, 2, 2, Qt::AlignRight);
    // A click on the button must not take the cursor away from the line that it is about.
    m_request->setFocusPolicy(Qt::TabFocus);
    connect(m_request, &QPushButton::clicked, this, &CardView::requestCurrentLine);
    connect(&draft, &CardDraft::textsChanged, this, &CardView::showTexts);
    connect(&draft, &CardDraft::stateChanged, this, &CardView::showState);
    connect(&draft, &CardDraft::problem, this, &CardView::said);
    retranslate();
    restyle();
}

void CardView::setPeople(const QStringList &names)
{
    edit(CardColumn::Pending)->setPeople(names);
}

void CardView::retranslate()
{
    for (std::size_t i = 0; i < cardColumns; ++i) {
        m_titles[i]->setText(qtTrId(cardTitles[i]));
        m_edits[i]->setAccessibleName(qtTrId(cardTitles[i]));
        m_edits[i]->setPlaceholderText(qtTrId(columnHints[i]));
    }
    m_request->setText(qtTrId("customers.card_request"));
    m_request->setAccessibleName(qtTrId("customers.card_request"));
    m_request->setToolTip(qtTrId("customers.card_request_tip"));
    showState();
}

void CardView::restyle()
{
    for (CardEdit *edit : m_edits)
        edit->restyle();
    showState();
}

void CardView::showTexts()
{
    for (int i = 0; i < cardColumns; ++i)
        m_edits[std::size_t(i)]->takeText(m_draft.text(CardColumn(i)));
}

QString CardView::stateText() const
{
    switch (m_draft.state()) {
    case CardDraft::State::Typing:
        return qtTrId("customers.card_typing");
    case CardDraft::State::Saving:
        return qtTrId("customers.card_saving");
    case CardDraft::State::Failed:
        return qtTrId("customers.card_not_saved");
    case CardDraft::State::Saved:
        return qtTrId("customers.card_saved").arg(widgets::toQt(format::timeOfDay(*m_draft.savedAt(), m_bench.calendar)));
    case CardDraft::State::Untouched:
        break;
    }
    if (!m_draft.savedAt())
        return qtTrId("customers.card_nothing_required");
    const QString when = widgets::toQt(format::ago(*m_draft.savedAt(), m_bench.clock.now(), m_bench.calendar, m_bench.language()));
    return m_draft.savedBy().isEmpty() ? qtTrId("customers.card_updated").arg(when) : qtTrId("customers.card_updated_by").arg(when, m_draft.savedBy());
}

void CardView::showState()
{
    m_state->setText(stateText());
    const CardDraft::State state = m_draft.state();
    ink(m_state, m_bench.theme,
        state == CardDraft::State::Failed  ? ColorRole::Critical
        : state == CardDraft::State::Saved ? ColorRole::Good
                                           : ColorRole::Text2);
}

void CardView::requestCurrentLine()
{
    CardEdit *pending = edit(CardColumn::Pending);
    if (!m_draft.request(pending->currentLine(), pending->withoutCurrentLine()))
        Q_EMIT said(qtTrId("customers.request_empty"));
}

} // namespace sinan::screens
