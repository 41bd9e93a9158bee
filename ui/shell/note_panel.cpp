#include "ui/shell/note_panel.h"

#include "app/bridge/note_mutations.h"
#include "app/model/customer.h"
#include "app/model/workspace.h"
#include "ui/shell/note_chips.h"
#include "ui/shell/note_customer.h"
#include "ui/shell/note_edit.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace sinan::shell {

using bridge::NotePerson;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr int panelWidth = 640;
/// Shorter names occur in ordinary words.
constexpr qsizetype shortestGuess = 3;
constexpr const char *marks[] = {QT_TRID_NOOP("shell.note_mark_pain"), QT_TRID_NOOP("shell.note_mark_response"), QT_TRID_NOOP("shell.note_mark_pending"),
                                 QT_TRID_NOOP("shell.note_mark_promise")};

QHBoxLayout *tightRow(int gap)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    return row;
}

} // namespace

NotePanel::NotePanel(widgets::Workbench &bench, CustomerNames &names, QWidget *window)
    : Overlay(bench.theme, window), m_bench(bench), m_names(names), m_draft(bench),
      m_title(new widgets::Label(bench.theme, FontRole::Strong, ColorRole::Text, this)), m_close(new QToolButton(this)),
      m_customer(new NoteCustomer(bench, names, this)), m_edit(new NoteEdit(bench.theme, this)), m_marks(tightRow(bench.theme.space(Space::Tiny))),
      m_chips(new NoteChips(bench.theme, this)), m_trouble(new widgets::InlineMessage(bench.theme, this)),
      m_state(new widgets::Label(bench.theme, FontRole::Caption, ColorRole::Text2, this)), m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("note"));
    build();
    connect(m_edit, &QPlainTextEdit::textChanged, this, &NotePanel::changed);
    connect(m_edit, &NoteEdit::resized, this, &NotePanel::place, Qt::QueuedConnection);
    connect(m_customer, &NoteCustomer::resized, this, &NotePanel::place, Qt::QueuedConnection);
    connect(m_customer, &NoteCustomer::chosen, this, [this] {
        m_guessed = false;
        readPeople();
        changed();
    });
    connect(m_customer, &NoteCustomer::left, m_edit, qOverload<>(&QWidget::setFocus));
    connect(m_close, &QToolButton::clicked, this, &NotePanel::putAway);
    connect(m_save, &QPushButton::clicked, this, &NotePanel::save);
    connect(this, &Overlay::closed, this, [this] {
        if (!m_saving)
            m_draft.keep();
    });
    connect(&m_draft, &NoteDraft::kept, this, [this] {
        if (!m_saving && !m_edit->toPlainText().trimmed().isEmpty())
            m_state->setText(qtTrId("shell.note_draft_kept"));
    });
    connect(&m_draft, &NoteDraft::failed, this, [this] { say(qtTrId("shell.note_draft_failed"), qtTrId("shell.note_failed_detail")); });
    connect(&bench.theme, &theme::Theme::changed, this, &NotePanel::restyle);
    retranslate();
    restyle();
}

NotePanel::~NotePanel() = default;

void NotePanel::build()
{
    const int gap = m_bench.theme.space(Space::Small);
    m_title->setObjectName(QStringLiteral("note.title"));
    m_close->setObjectName(QStringLiteral("note.close"));
    m_close->setAutoRaise(true);
    m_save->setObjectName(QStringLiteral("note.save"));
    m_save->setProperty("primary", true);
    m_state->setObjectName(QStringLiteral("note.state"));
    m_trouble->setObjectName(QStringLiteral("note.trouble"));
    m_trouble->hide();
    auto *head = tightRow(gap);
    head->addWidget(m_title, 0, Qt::AlignTop);
    head->addWidget(m_customer, 1, Qt::AlignTop);
    head->addWidget(m_close, 0, Qt::AlignTop);
    for (const char *mark : marks)
        addMark(mark, true);
    addMark(QT_TRID_NOOP("shell.note_mark_person"), false);
    m_marks->addStretch(1);
    auto *foot = tightRow(gap);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_save);
    body()->setContentsMargins(m_bench.theme.space(Space::Cozy), gap, m_bench.theme.space(Space::Cozy), m_bench.theme.space(Space::Cozy));
    body()->addLayout(head);
    body()->addWidget(m_edit);
    body()->addLayout(m_marks);
    body()->addWidget(m_chips);
    body()->addWidget(m_trouble);
    body()->addLayout(foot);
    setTabOrder(m_customer->field(), m_edit);
}

void NotePanel::addMark(const char *id, bool onOwnLine)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("note.mark%1").arg(m_markButtons.size() + 1));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, id, onOwnLine] {
        m_edit->insertMark(onOwnLine ? qtTrId(id) + QLatin1Char(' ') : qtTrId(id), onOwnLine);
    });
    m_marks->addWidget(button);
    m_markButtons.emplace_back(button, id);
}

void NotePanel::present(const std::optional<Uuid> &inView)
{
    const bool hasDraft = !m_draft.text().trimmed().isEmpty();
    if (isHidden() && !m_saving) {
        m_trouble->hide();
        m_guessed = false;
        m_customer->set(hasDraft ? m_draft.customer() : inView);
        readPeople();
        if (m_edit->toPlainText() != m_draft.text()) {
            m_edit->setPlainText(m_draft.text());
            m_edit->moveCursor(QTextCursor::End);
        }
        changed();
        showState();
    }
    open(m_edit);
    place();
}

void NotePanel::putAway()
{
    close();
}

void NotePanel::place()
{
    if (isHidden())
        return;
    const QWidget &window = *parentWidget();
    const int margin = m_bench.theme.space(Space::Large);
    const int width = std::min(m_bench.theme.scaled(panelWidth), window.width() - 2 * margin);
    layout()->invalidate();
    layout()->activate();
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    const int top = 2 * m_bench.theme.controlHeight();
    setGeometry((window.width() - width) / 2, top, width, std::min(wanted, window.height() - top - margin));
}

bridge::FieldNote NotePanel::understood() const
{
    return bridge::readFieldNote(m_edit->toPlainText().toStdString(), m_people, m_bench.calendar.dateOf(m_bench.clock.now()));
}

void NotePanel::readPeople()
{
    m_people.clear();
    const bool zh = m_bench.language() == Language::Chinese;
    QStringList names;
    if (m_customer->customer()) {
        mutations::Query query;
        query.where.push_back({"customer", mutations::Comparison::Equal, *m_customer->customer()});
        for (const auto &contact : mutations::selectAs<model::Contact>(m_bench.reader, query).valueOr({})) {
            m_people.push_back({NotePerson::Kind::Contact, contact.id, contact.name, contact.title});
            names << toQt(contact.name);
        }
    }
    for (const auto &user : mutations::selectAs<model::User>(m_bench.reader, {}).valueOr({})) {
        if (user.role == model::Role::System)
            continue;
        m_people.push_back({NotePerson::Kind::Colleague, user.id, user.name, zh || user.titleEn.empty() ? user.titleZh : user.titleEn});
        names << toQt(user.name);
    }
    m_edit->setPeople(names);
}

void NotePanel::guessCustomer()
{
    if (m_customer->customer() && !m_guessed)
        return;
    const QString text = m_edit->toPlainText();
    const CustomerNames::Name *best = nullptr;
    qsizetype longest = shortestGuess - 1;
    for (const CustomerNames::Name &name : m_names.all()) {
        for (const QString &called : {name.name, name.english}) {
            if (called.size() > longest && text.contains(called, Qt::CaseInsensitive)) {
                best = &name;
                longest = called.size();
            }
        }
    }
    const auto found = best ? std::optional(best->id) : std::nullopt;
    if (found == m_customer->customer())
        return;
    m_guessed = best != nullptr;
    m_customer->set(found);
    readPeople();
}

void NotePanel::changed()
{
    if (m_saving)
        return;
    guessCustomer();
    m_draft.set(m_edit->toPlainText(), m_guessed ? std::nullopt : m_customer->customer());
    const bool more = m_chips->show(noteChips(understood(), {m_customer->customer().has_value(), m_bench.calendar.dateOf(m_bench.clock.now()), m_bench.language()}));
    m_chips->setVisible(!m_chips->chips().isEmpty());
    m_trouble->hide();
    showState();
    if (more)
        place();
}

void NotePanel::showState()
{
    m_edit->setReadOnly(m_saving);
    m_save->setEnabled(!m_saving);
    m_state->setText(m_saving      ? qtTrId("shell.note_saving")
                     : m_guessed   ? qtTrId("shell.note_guessed")
                                   : qtTrId("shell.note_keys"));
}

void NotePanel::say(const QString &sentence, const QString &detail)
{
    m_trouble->show(widgets::InlineMessage::Kind::Warning, sentence, detail);
    static_cast<QWidget *>(m_trouble)->show();
    place();
}

void NotePanel::save()
{
    if (m_saving)
        return;
    const QString typed = m_edit->toPlainText();
    if (typed.trimmed().isEmpty()) {
        say(qtTrId("shell.note_empty"), {});
        return;
    }
    if (typed.size() > mostCharacters) {
        say(qtTrId("shell.note_too_long").arg(mostCharacters).arg(typed.size()), {});
        return;
    }
    const auto newId = [this] { return Uuid::v7(m_bench.clock, m_bench.random); };
    const bridge::NoteAbout about{m_customer->customer(), m_customer->name().toStdString(), m_bench.actor.name, m_bench.clock.now()};
    auto list = bridge::noteMutations(understood(), typed.toStdString(), about, newId().toString(), newId);
    if (list.empty()) {
        say(qtTrId("shell.note_marks_only"), {});
        return;
    }
    m_saving = true;
    m_draft.hold();
    showState();
    // One transaction: the note is there and the draft gone, or neither.
    m_bench.store.writer().submitJob(
        [actor = m_bench.actor, list = std::move(list)](store::Transaction &transaction) -> Result<void> {
            for (const mutations::Mutation &mutation : list)
                SINAN_TRY(transaction.run(actor, mutation));
            return transaction.setSetting(NoteDraft::setting, NoteDraft::emptied());
        },
        this, [this](const Result<void> &done) { answered(done); });
}

void NotePanel::answered(const Result<void> &done)
{
    m_saving = false;
    showState();
    if (!done.ok()) {
        m_draft.keep();
        say(qtTrId("shell.note_failed"), qtTrId("shell.note_failed_detail"));
        m_trouble->setToolTip(toQt(done.error().toString()));
        return;
    }
    m_draft.taken();
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->clear();
    }
    m_chips->show({});
    m_customer->set(std::nullopt);
    close();
    Q_EMIT saved();
}

void NotePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        putAway();
    else
        Overlay::keyPressEvent(event);
}

void NotePanel::retranslate()
{
    setAccessibleName(qtTrId("shell.note"));
    m_title->setText(qtTrId("shell.note"));
    m_close->setToolTip(qtTrId("shell.note_close"));
    m_close->setAccessibleName(qtTrId("shell.note_close"));
    m_edit->setAccessibleName(qtTrId("shell.note_text"));
    m_edit->setPlaceholderText(qtTrId("shell.note_hint"));
    m_save->setText(qtTrId("shell.note_save"));
    m_save->setAccessibleName(qtTrId("shell.note_save"));
    m_save->setToolTip(m_bench.commands.tooltip(QStringLiteral("note.save")));
    for (const auto &[button, id] : m_markButtons) {
        button->setText(qtTrId(id));
        button->setAccessibleName(qtTrId("shell.note_insert").arg(qtTrId(id)));
        button->setToolTip(button->accessibleName());
    }
    m_customer->retranslate();
    m_title->setFixedHeight(m_bench.theme.controlHeight());
    if (!isHidden()) {
        readPeople();
        m_chips->show({});
        changed();
        place();
    }
}

void NotePanel::restyle()
{
    m_close->setIcon(m_bench.theme.icon(QStringLiteral("verb.close")));
    m_title->setFixedHeight(m_bench.theme.controlHeight());
    for (const auto &[button, id] : m_markButtons)
        m_bench.theme.dress(button, FontRole::Dense, ColorRole::Link);
    m_edit->restyle();
    m_customer->restyle();
    place();
}

} // namespace sinan::shell
