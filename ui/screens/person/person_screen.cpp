#include "ui/screens/person/person_screen.h"

#include "app/mutations/person_reading.h"
#include "ui/screens/customers/fields_view.h"
#include "ui/screens/person/consents_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>

namespace sinan::screens {

using model::Collection;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr int gatherCommitsMs = 60;
/// Told by the store itself, or no matter of the person's.
const std::vector<std::string_view> personWithout{"customer", "stance_since", "stance_before", "expiry_notice_on", "erased_at"};

QString traceIcon(Collection collection)
{
    return collection == Collection::Interaction || collection == Collection::Signal ? QStringLiteral("channel.note") : QStringLiteral("mark.person");
}

bool save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

PersonScreen::PersonScreen(widgets::Workbench &bench, QWidget *parent)
    : Screen(bench, parent), m_reader(bench.store), m_fields(bench, Collection::Contact, "contact.edit@1", "undo.contact_edit", this)
{
    setObjectName(QStringLiteral("contact"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherCommitsMs);
    connect(&m_soon, &QTimer::timeout, this, &PersonScreen::load);
    connect(&m_fields, &FieldsModel::problem, this, &PersonScreen::said);
    build();
    addCommands();
    retranslate();
    restyle();
}

PersonScreen::~PersonScreen() = default;

void PersonScreen::build()
{
    m_title = new widgets::Label(theme(), FontRole::Heading, ColorRole::Text, this);
    const auto button = [this](const char *name, const char *icon) {
        auto *made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        if (*icon)
            made->setIcon(theme().icon(QLatin1String(icon)));
        return made;
    };
    m_customerButton = button("contact.customer", "");
    m_customerButton->setFlat(true);
    m_exportButton = button("contact.export", "");
    m_eraseButton = button("contact.erase", "");
    auto *bar = new QHBoxLayout;
    bar->setSpacing(theme().space(Space::Small));
    bar->addWidget(m_title);
    bar->addWidget(m_customerButton);
    bar->addStretch();
    bar->addWidget(m_exportButton);
    bar->addWidget(m_eraseButton);
    m_message = new widgets::InlineMessage(theme(), this);
    m_message->setObjectName(QStringLiteral("contact.message"));

    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("contact.scroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, theme().space(Space::Medium));
    columns->setSpacing(theme().space(Space::Cozy));
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *column : {left, right})
        column->setSpacing(theme().space(Space::Cozy));
    const auto part = [&](QVBoxLayout *column, const char *name, widgets::SectionHeader *&header) {
        auto *card = new widgets::Card(theme(), content);
        card->setObjectName(QLatin1String(name));
        card->body()->setContentsMargins(theme().space(Space::Cozy), theme().space(Space::Small), theme().space(Space::Cozy), theme().space(Space::Small));
        header = new widgets::SectionHeader(theme(), card);
        card->body()->addWidget(header);
        column->addWidget(card);
        return card;
    };
    auto *fields = part(left, "contact.part.fields", m_fieldHeader);
    m_fieldsView = new FieldsView(theme(), m_fields, fields);
    m_fieldsView->setObjectName(QStringLiteral("contact.fields"));
    fields->body()->addWidget(m_fieldsView);
    auto *consents = part(left, "contact.part.consents", m_consentHeader);
    m_consents = new ConsentsView(bench(), consents);
    consents->body()->addWidget(m_consents);
    connect(m_consents, &ConsentsView::said, this, &PersonScreen::said);
    auto *traces = part(right, "contact.part.traces", m_traceHeader);
    m_noTraces = new widgets::Label(theme(), FontRole::Dense, ColorRole::Text2, traces);
    m_noTraces->setWordWrap(true);
    m_traces = new LineList(theme(), traces);
    m_traces->setObjectName(QStringLiteral("contact.traces"));
    traces->body()->addWidget(m_noTraces);
    traces->body()->addWidget(m_traces);
    left->addStretch();
    right->addStretch();
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    m_scroll->setWidget(content);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme().space(Space::Medium), theme().space(Space::Cozy), theme().space(Space::Medium), 0);
    column->setSpacing(theme().space(Space::Cozy));
    column->addLayout(bar);
    column->addWidget(m_message);
    column->addWidget(m_scroll, 1);

    connect(m_traces, &LineList::opened, this, [this](const Line &line) {
        if (!line.route.place.isEmpty())
            Q_EMIT navigate(line.route);
    });
    connect(m_customerButton, &QPushButton::clicked, this, [this] {
        if (m_record)
            Q_EMIT navigate(widgets::Route::to(QStringLiteral("customer"), m_record->contact.customer));
    });
    connect(m_exportButton, &QPushButton::clicked, this, [this] { bench().commands.trigger(QStringLiteral("contact.export")); });
    connect(m_eraseButton, &QPushButton::clicked, this, [this] { bench().commands.trigger(QStringLiteral("contact.erase")); });
}

void PersonScreen::addCommands()
{
    const auto add = [this](const char *id, const char *title, const QString &keywords, const QKeySequence &key, std::function<void()> run) {
        widgets::Command command;
        command.id = QLatin1String(id);
        command.title = title;
        command.place = "person.page";
        command.keywords = keywords;
        command.shortcuts = {key};
        command.run = std::move(run);
        command.whyNot = [this] { return m_record && !m_erasing ? QString() : qtTrId("person.why_nobody"); };
        bench().commands.add(std::move(command), this);
    };
    add("contact.export", "person.command_export", QStringLiteral("daochu geren xinxi export access copy"), QKeySequence(QStringLiteral("Ctrl+E")),
        [this] { chooseExport(); });
    add("contact.erase", "person.command_erase", QStringLiteral("shanchu yiwang erase forget delete"), QKeySequence(QStringLiteral("Shift+Delete")),
        [this] { askErase(); });
    add("contact.consent", "person.consent_record", QStringLiteral("shouquan tongyi consent"), QKeySequence(QStringLiteral("Alt+2")),
        [this] { m_consents->give(); });
}

QString PersonScreen::title() const
{
    return m_record ? toQt(m_record->contact.name) : qtTrId("person.page");
}

void PersonScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    if (m_contact != route.uuid()) {
        m_contact = route.uuid();
        m_record.reset();
        m_message->hide();
        m_asking = false;
    }
    load();
}

void PersonScreen::load()
{
    if (!m_contact) {
        showGone(Error{ErrorCode::NotFound, "contact", "no id", {}});
        return;
    }
    m_reader.ask<insight::PersonRecord>(
        QStringLiteral("person"), this,
        [id = *m_contact, now = bench().clock.now()](const store::Reader &reader) { return mutations::readPerson(reader, id, now); },
        [this](Result<insight::PersonRecord> record) {
            if (record.ok())
                showRecord(std::move(record).value());
            else if (!m_erasing)
                showGone(record.error());
        });
}

void PersonScreen::committed(const store::Commit &commit)
{
    if (!m_contact || !isVisible() || m_erasing)
        return;
    bool ours = commit.large;
    for (const store::ChangedRow &row : commit.rows)
        ours = ours || row.id == *m_contact || (m_record && row.customer == m_record->contact.customer);
    if (ours)
        m_soon.start();
}

void PersonScreen::showRecord(insight::PersonRecord record)
{
    m_record = std::move(record);
    m_scroll->show();
    if (!m_asking)
        m_message->hide();
    m_fields.show(model::toRow(m_record->contact), fieldSpecs(Collection::Contact, {}, personWithout), {}, m_record->customer);
    m_consents->show(m_record->contact.customer, m_record->contact.id);
    showTexts();
    m_fieldsView->layOut();
    // Shown for the first time: the lists know their heights only now.
    m_scroll->widget()->layout()->activate();
    m_scroll->widget()->updateGeometry();
    Q_EMIT titleChanged();
}

void PersonScreen::showTexts()
{
    if (!m_record)
        return;
    const Language language = bench().language();
    m_title->setText(toQt(m_record->contact.name));
    m_customerButton->setText(toQt(m_record->customer));
    m_customerButton->setAccessibleName(qtTrId("person.to_customer").arg(toQt(m_record->customer)));
    std::vector<Line> lines;
    for (const insight::PersonTrace &trace : m_record->traces) {
        Line line;
        line.key = toQt(trace.row.toString());
        line.icon = traceIcon(trace.collection);
        const QString kind = widgets::labelText(model::tableOf(trace.collection).info.label, language);
        line.title = trace.title.empty() ? kind : kind + QStringLiteral(" · ") + toQt(trace.title);
        line.detail = toQt(trace.excerpt);
        line.right = trace.at ? toQt(toIso(bench().calendar.dateOf(*trace.at))) : QString();
        if (trace.collection == Collection::Interaction)
            line.route = widgets::Route::to(QStringLiteral("conversation"), trace.row);
        else if (trace.collection == Collection::Warning)
            line.route = widgets::Route::to(QStringLiteral("warning"), trace.row);
        else if (trace.collection == Collection::Customer)
            line.route = widgets::Route::to(QStringLiteral("customer"), trace.row);
        line.copy = QStringList{line.title, line.detail, line.right}.join(QStringLiteral(" · "));
        lines.push_back(std::move(line));
    }
    m_traces->setVisible(!lines.empty());
    m_noTraces->setVisible(lines.empty());
    m_traces->show(std::move(lines));
    m_fieldHeader->set(qtTrId("person.held"), qtTrId("person.held_hint"));
    m_consentHeader->set(qtTrId("person.consents"));
    m_traceHeader->set(qtTrId("person.traces"), QString::number(m_record->traces.size()));
}

void PersonScreen::showGone(const Error &error)
{
    m_record.reset();
    m_scroll->hide();
    m_title->setText(qtTrId("person.page"));
    m_customerButton->setText({});
    const bool gone = error.code == ErrorCode::NotFound;
    m_message->show(gone ? widgets::InlineMessage::Kind::Info : widgets::InlineMessage::Kind::Error,
                    gone ? qtTrId("person.gone") : qtTrId("person.read_failed"));
    Q_EMIT titleChanged();
}

void PersonScreen::chooseExport()
{
    auto *dialog = new QFileDialog(window(), qtTrId("person.command_export"), QString(), QStringLiteral("TXT + JSON (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(toQt(m_record->contact.name) + QStringLiteral(".txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &PersonScreen::exportTo);
    dialog->open();
}

void PersonScreen::exportTo(const QString &path)
{
    if (!m_record)
        return;
    const UtcTime now = bench().clock.now();
    const auto text = insight::personText(*m_record, bench().phrasebook(), {now, bench().calendar});
    const QFileInfo chosen(path);
    const QString base = chosen.path() + QLatin1Char('/') + (chosen.suffix() == QLatin1String("txt") ? chosen.completeBaseName() : chosen.fileName());
    const QStringList paths{base + QStringLiteral(".txt"), base + QStringLiteral(".json")};
    const bool done = text.ok() && save(paths[0], QByteArray::fromStdString(text.value())) &&
                      save(paths[1], QByteArray::fromStdString(insight::personJson(*m_record, now).dump(2) + "\n"));
    Q_EMIT said(done ? qtTrId("person.exported").arg(QFileInfo(paths[0]).fileName(), QFileInfo(paths[1]).fileName()) : qtTrId("person.export_failed"));
    if (done)
        Q_EMIT exported(paths);
}

void PersonScreen::askErase()
{
    if (!m_record || m_erasing)
        return;
    m_asking = true;
    QString detail = qtTrId("person.erase_detail", int(m_record->traces.size()));
    if (!m_record->sameName.empty()) {
        QStringList elsewhere;
        for (const std::string &name : m_record->sameName)
            elsewhere << toQt(name);
        detail += QLatin1Char('\n') + qtTrId("person.erase_namesakes").arg(elsewhere.join(QStringLiteral(", ")));
    }
    m_message->show(widgets::InlineMessage::Kind::Warning, qtTrId("person.erase_question").arg(toQt(m_record->contact.name)), detail);
    QPushButton *yes = m_message->addAction(QStringLiteral("contact.erase.yes"), qtTrId("person.erase_yes"));
    QPushButton *no = m_message->addAction(QStringLiteral("contact.erase.no"), qtTrId("person.erase_no"));
    connect(yes, &QPushButton::clicked, this, &PersonScreen::erase);
    connect(no, &QPushButton::clicked, this, &PersonScreen::closeQuestion);
    // The safe answer has the focus: Enter alone erases nobody.
    no->setFocus(Qt::OtherFocusReason);
}

void PersonScreen::closeQuestion()
{
    m_asking = false;
    m_message->hide();
    m_fieldsView->setFocus(Qt::OtherFocusReason);
}

void PersonScreen::erase()
{
    if (!m_record || m_erasing)
        return;
    m_erasing = true;
    m_asking = false;
    m_message->show(widgets::InlineMessage::Kind::Info, qtTrId("person.erasing"));
    const Uuid customer = m_record->contact.customer;
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(bench().clock, bench().random);
    mutation.name = "contact.erase@1";
    mutation.arguments = Json{{"contact", m_record->contact.id.toString()}};
    mutation.label = "undo.contact_erase";
    bench().store.writer().submit(bench().actor, std::move(mutation), this, [this, customer](const Result<store::Receipt> &receipt) {
        m_erasing = false;
        if (!receipt.ok()) {
            m_message->show(widgets::InlineMessage::Kind::Error, qtTrId("person.erase_failed"));
            return;
        }
        m_record.reset();
        m_message->hide();
        // Before the page changes: what is said now is about where one comes to.
        Q_EMIT navigate(widgets::Route::to(QStringLiteral("customer"), customer));
        Q_EMIT said(receipt.value().bytesRemain ? qtTrId("person.erased_bytes_remain") : qtTrId("person.erased"));
        Q_EMIT erased();
    });
}

QList<QWidget *> PersonScreen::panes() const
{
    QList<QWidget *> shown;
    if (m_scroll->isHidden())
        return shown;
    shown << m_fieldsView;
    for (QWidget *list : {static_cast<QWidget *>(m_consents->list()), static_cast<QWidget *>(m_traces)}) {
        if (!list->isHidden())
            shown << list;
    }
    return shown;
}

void PersonScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_asking)
        closeQuestion();
    else
        Screen::keyPressEvent(event);
}

void PersonScreen::retranslate()
{
    m_exportButton->setText(qtTrId("person.export"));
    m_exportButton->setToolTip(bench().commands.tooltip(QStringLiteral("contact.export")));
    m_eraseButton->setText(qtTrId("person.erase"));
    m_eraseButton->setToolTip(bench().commands.tooltip(QStringLiteral("contact.erase")));
    for (QPushButton *button : {m_exportButton, m_eraseButton})
        button->setAccessibleName(button->text());
    m_noTraces->setText(qtTrId("person.traces_none"));
    m_fieldsView->setAccessibleName(qtTrId("person.held"));
    m_traces->setAccessibleName(qtTrId("person.traces"));
    m_consents->retranslate();
    m_fields.refresh();
    m_fieldsView->layOut();
    if (m_asking)
        askErase();
    showTexts();
}

void PersonScreen::restyle()
{
    m_traces->restyle();
    m_consents->restyle();
    m_fieldsView->layOut();
    showTexts();
}

} // namespace sinan::screens
