#include "ui/screens/customers/card_draft.h"

#include "app/mutations/derived_ids.h"
#include "ui/screens/customers/field_text.h"

#include <QRegularExpression>

namespace sinan::screens {

namespace {

/// A longer beginning is a sentence with a colon in it, not somebody's name.
constexpr qsizetype longestName = 12;

} // namespace

std::optional<RequestLine> readRequestLine(const QString &line, LocalDate today)
{
    static const QRegularExpression bullet(QStringLiteral("^[\\s·•\\-*—]+"));
    static const QRegularExpression mention(QStringLiteral("^[@＠]([^\\s:：,，]+)[\\s:：,，]*"));
    static const QRegularExpression name(QStringLiteral("^([^\\s:：。，,！？!?\\d][^:：。，,！？!?]*?)\\s*[:：]\\s*"));
    static const QRegularExpression day(QStringLiteral("(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}月\\d{1,2}日|(?<![\\d./-])\\d{1,2}[-/]\\d{1,2}(?![\\d.%/-]))"));
    RequestLine request;
    request.title = line.trimmed();
    request.title.remove(bullet);
    auto who = mention.match(request.title);
    if (!who.hasMatch())
        who = name.match(request.title);
    if (who.hasMatch() && who.captured(1).trimmed().size() <= longestName && who.capturedLength() < request.title.size()) {
        request.assignee = who.captured(1).trimmed();
        request.title = request.title.mid(who.capturedLength()).trimmed();
    }
    if (request.title.isEmpty())
        return std::nullopt;
    if (const auto found = day.match(request.title); found.hasMatch())
        request.due = parseDay(found.captured(1), today);
    return request;
}

CardDraft::CardDraft(widgets::Workbench &bench, QObject *parent)
    : QObject(parent), m_bench(bench), m_editor(bench, model::Collection::ProgressCard)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &CardDraft::flush);
}

void CardDraft::show(const Uuid &customer, const std::string &customerName, const std::optional<model::ProgressCard> &card)
{
    const bool another = customer != m_customer;
    if (another)
        flush();
    m_customer = customer;
    m_customerName = customerName;
    const Uuid id = mutations::progressCardId(customer);
    if (another) {
        m_editor.setRow(id, card ? card->rowVersion : 0);
        m_savedAt.reset();
        m_state = State::Untouched;
    } else {
        m_editor.seen(id, card ? card->rowVersion : 0);
        // Our own words are still on their way to the store: what it says now is older than they are.
        if (m_editor.busy())
            return;
    }
    std::array<QString, cardColumns> fresh;
    if (card)
        fresh = {QString::fromStdString(card->pains), QString::fromStdString(card->responses), QString::fromStdString(card->pending)};
    bool changed = another;
    for (std::size_t i = 0; i < cardColumns; ++i) {
        const bool untouched = another || m_typed[i] == m_stored[i];
        if (untouched && m_typed[i] != fresh[i]) {
            m_typed[i] = fresh[i];
            changed = true;
        }
    }
    m_stored = fresh;
    if (card) {
        m_savedAt = card->updatedAt;
        m_savedBy = QString::fromStdString(card->updatedBy);
    }
    if (changed)
        Q_EMIT textsChanged();
    Q_EMIT stateChanged();
}

void CardDraft::type(CardColumn column, const QString &text)
{
    QString &typed = m_typed[std::size_t(column)];
    if (typed == text)
        return;
    typed = text;
    setState(State::Typing);
    m_pause.start();
}

bool CardDraft::isDirty() const
{
    return m_typed != m_stored;
}

RowEditor::Edit CardDraft::editOf() const
{
    RowEditor::Edit edit;
    edit.mutation = "card.edit@1";
    edit.label = "undo.card_edit";
    edit.labelArguments = Json{{"customer", m_customerName}};
    edit.arguments = Json{{"customer", m_customer.toString()}};
    for (std::size_t i = 0; i < cardColumns; ++i) {
        if (m_typed[i] == m_stored[i])
            continue;
        edit.arguments[cardColumnNames[i]] = m_typed[i].toStdString();
        edit.seen[cardColumnNames[i]] = m_stored[i].toStdString();
    }
    return edit;
}

void CardDraft::flush()
{
    m_pause.stop();
    if (m_customer.isNull() || !isDirty()) {
        if (m_state == State::Typing)
            setState(m_savedAt ? State::Saved : State::Untouched);
        return;
    }
    const auto before = m_stored;
    RowEditor::Edit edit = editOf();
    m_stored = m_typed;
    setState(State::Saving);
    m_editor.submit(std::move(edit), [this, customer = m_customer, before](const Result<store::Receipt> &receipt) {
        if (customer != m_customer)
            return;
        if (!receipt.ok()) {
            // The words stay on screen; they count as not stored, so the next pause tries again.
            m_stored = before;
            setState(State::Failed);
            Q_EMIT problem(receipt.error().code == ErrorCode::Conflict ? qtTrId("customers.card_conflict") : qtTrId("customers.card_failed"));
            return;
        }
        m_savedAt = m_bench.clock.now();
        m_savedBy = QString::fromStdString(m_bench.actor.name);
        if (!isDirty())
            setState(State::Saved);
    });
}

bool CardDraft::request(const QString &line, const QString &pendingWithoutIt)
{
    const LocalDate today = m_bench.calendar.dateOf(m_bench.clock.now());
    const auto read = readRequestLine(line, today);
    if (!read)
        return false;
    flush();
    mutations::Mutation add;
    add.id = Uuid::v7(m_bench.clock, m_bench.random);
    add.name = "task.add@1";
    add.group = add.id.toString();
    add.label = "undo.task_add";
    add.labelArguments = Json{{"customer", m_customerName}};
    add.arguments = Json{{"id", Uuid::v7(m_bench.clock, m_bench.random).toString()},
                         {"customer", m_customer.toString()},
                         {"title", read->title.toStdString()},
                         {"assignee", read->assignee.toStdString()}};
    // Asked for a day means: by the end of that day.
    if (read->due)
        add.arguments["due_at"] = toIso(m_bench.calendar.at(*read->due + std::chrono::days(1)));
    mutations::Mutation edit;
    edit.id = Uuid::v7(m_bench.clock, m_bench.random);
    edit.name = "card.edit@1";
    edit.group = add.group;
    edit.label = add.label;
    edit.labelArguments = add.labelArguments;
    edit.arguments = Json{{"customer", m_customer.toString()}, {"pending", pendingWithoutIt.toStdString()}};
    m_typed[std::size_t(CardColumn::Pending)] = pendingWithoutIt;
    m_stored[std::size_t(CardColumn::Pending)] = pendingWithoutIt;
    Q_EMIT textsChanged();
    setState(State::Saving);
    // One job, one transaction: the line leaves the card only if the request is there.
    m_bench.store.writer().submitJob(
        [actor = m_bench.actor, add, edit](store::Transaction &transaction) -> Result<void> {
            SINAN_TRY(transaction.run(actor, add));
            SINAN_TRY(transaction.run(actor, edit));
            return {};
        },
        this,
        [this, customer = m_customer, assignee = read->assignee, line](const Result<void> &done) {
            if (customer != m_customer)
                return;
            if (!done.ok()) {
                QString &pending = m_typed[std::size_t(CardColumn::Pending)];
                pending = pending.isEmpty() ? line : pending + QLatin1Char('\n') + line;
                setState(State::Failed);
                Q_EMIT textsChanged();
                Q_EMIT problem(qtTrId("customers.request_failed"));
                return;
            }
            m_savedAt = m_bench.clock.now();
            setState(State::Saved);
            Q_EMIT requested(assignee);
        });
    return true;
}

void CardDraft::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace sinan::screens
