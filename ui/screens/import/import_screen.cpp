// The frame of the import page: its parts, their places, its keys. What they show is in import_screen_data.cpp.
#include "ui/screens/import/import_screen.h"

#include "ui/screens/customers/line_list.h"
#include "ui/screens/import/inspector.h"
#include "ui/screens/import/mend_table.h"
#include "ui/screens/import/preview_pane.h"
#include "ui/screens/import/table_bar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFileDialog>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QCheckBox>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

ImportScreen::ImportScreen(widgets::Workbench &bench, const std::string &resources, QWidget *parent)
    : Screen(bench, parent), m_loaded(bridge::Phrases::load(resources)), m_phrases(m_loaded.ok() ? *m_loaded : bridge::Phrases()),
      m_flow(bench, resources, this), m_columns(m_flow, m_phrases, [&bench] { return bench.language(); }, this),
      m_talks(m_flow, m_phrases, [&bench] { return bench.language(); }, bench.calendar, bench.clock, this)
{
    setObjectName(QStringLiteral("import"));
    build();
    addCommands();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &ImportScreen::showClock);
    connect(&m_flow, &ImportFlow::changed, this, &ImportScreen::refresh);
    connect(&m_flow, &ImportFlow::progressed, this, &ImportScreen::showFoot);
    connect(&m_flow, &ImportFlow::refusedMend, this, [this] { Q_EMIT said(qtTrId("import.mend_refused")); });
    retranslate();
    restyle();
}

QWidget *ImportScreen::buildInputs()
{
    auto *card = new widgets::Card(theme(), this);
    card->setObjectName(QStringLiteral("import.part.inputs"));
    m_inputsTitle = new widgets::Label(theme(), FontRole::Strong, ColorRole::Text, card);
    m_inputs = new LineList(theme(), card);
    m_inputs->setObjectName(QStringLiteral("import.inputs"));
    auto *scroll = new QScrollArea(card);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget(scroll);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_inputs);
    column->addStretch();
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    card->body()->addWidget(m_inputsTitle);
    card->body()->addWidget(scroll, 1);
    connect(m_inputs, &LineList::currentLineChanged, this, &ImportScreen::showSelected);
    connect(m_inputs, &LineList::opened, this, [this] { m_mends->currentWidget()->setFocus(Qt::TabFocusReason); });
    return card;
}

QWidget *ImportScreen::buildMiddle()
{
    auto *card = new widgets::Card(theme(), this);
    card->setObjectName(QStringLiteral("import.part.columns"));
    const auto language = [this] { return bench().language(); };
    m_bar = new TableBar(theme(), m_flow, m_phrases, language, card);
    m_columnTable = new MendTable(theme(), m_columns, card);
    m_columnTable->setObjectName(QStringLiteral("import.columns"));
    m_talkTable = new MendTable(theme(), m_talks, card);
    m_talkTable->setObjectName(QStringLiteral("import.talks"));
    m_mends = new QStackedWidget(card);
    m_mends->addWidget(m_columnTable);
    m_mends->addWidget(m_talkTable);
    m_inspector = new Inspector(theme(), m_flow, m_phrases, language, card);
    auto *rule = new QFrame(card);
    rule->setFrameShape(QFrame::HLine);
    card->body()->addWidget(m_bar);
    card->body()->addWidget(m_mends, 1);
    card->body()->addWidget(rule);
    card->body()->addWidget(m_inspector);
    connect(m_columnTable, &MendTable::currentRowChanged, this, [this](int row) { m_inspector->showColumn(m_columns, row); });
    connect(m_talkTable, &MendTable::currentRowChanged, this, [this](int row) { m_inspector->showTalk(m_talks, row); });
    return card;
}

void ImportScreen::build()
{
    m_title = new widgets::Label(theme(), FontRole::Heading, ColorRole::Text, this);
    m_clock = new widgets::Label(theme(), FontRole::Body, ColorRole::Text2, this);
    m_clock->setObjectName(QStringLiteral("import.clock"));
    m_add = new QPushButton(this);
    m_add->setObjectName(QStringLiteral("import.add"));
    m_add->setIcon(theme().icon(QStringLiteral("verb.add")));
    m_clear = new QPushButton(this);
    m_clear->setObjectName(QStringLiteral("import.clear"));
    m_clear->setFlat(true);
    m_result = new widgets::InlineMessage(theme(), this);
    m_result->setObjectName(QStringLiteral("import.result"));
    m_result->QWidget::hide();
    m_empty = new widgets::EmptyState(theme(), widgets::EmptyState::Kind::NoDataYet, this);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->setObjectName(QStringLiteral("import.split"));
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(theme().space(Space::Small));
    m_split->installEventFilter(this);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_dragged = true; });
    m_split->addWidget(buildInputs());
    m_split->addWidget(buildMiddle());
    auto *right = new widgets::Card(theme(), this);
    right->setObjectName(QStringLiteral("import.part.preview"));
    m_preview = new PreviewPane(theme(), m_flow, m_phrases, [this] { return bench().language(); }, right);
    right->body()->addWidget(m_preview);
    m_split->addWidget(right);
    for (auto *card : m_split->findChildren<widgets::Card *>(QString(), Qt::FindDirectChildrenOnly))
        card->body()->setContentsMargins(theme().space(Space::Cozy), theme().space(Space::Small), theme().space(Space::Cozy), theme().space(Space::Small));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_split);

    m_attest = new QCheckBox(this);
    m_attest->setObjectName(QStringLiteral("import.attest"));
    connect(m_attest, &QCheckBox::toggled, &m_flow, &ImportFlow::setAttested);
    m_foot = new QWidget(this);
    m_work = new widgets::ElidedLabel(theme(), FontRole::Body, ColorRole::Text2, m_foot);
    m_work->setObjectName(QStringLiteral("import.work"));
    m_progress = new QProgressBar(m_foot);
    m_progress->setObjectName(QStringLiteral("import.progress"));
    m_progress->setTextVisible(false);
    m_cancel = new QPushButton(m_foot);
    m_cancel->setObjectName(QStringLiteral("import.cancel"));
    m_import = new QPushButton(m_foot);
    m_import->setObjectName(QStringLiteral("import.start"));
    m_import->setProperty("primary", true);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, theme().space(Space::Small));
    foot->setSpacing(theme().space(Space::Cozy));
    foot->addWidget(m_work, 1);
    foot->addWidget(m_progress);
    foot->addWidget(m_cancel);
    foot->addWidget(m_import);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(theme().space(Space::Small));
    bar->addWidget(m_title);
    bar->addSpacing(theme().space(Space::Small));
    bar->addWidget(m_clock);
    bar->addStretch();
    bar->addWidget(m_clear);
    bar->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme().space(Space::Medium), theme().space(Space::Cozy), theme().space(Space::Medium), 0);
    column->setSpacing(theme().space(Space::Cozy));
    column->addLayout(bar);
    column->addWidget(m_result);
    column->addWidget(m_stack, 1);
    column->addWidget(m_attest);
    column->addWidget(m_foot);

    connect(m_add, &QPushButton::clicked, this, &ImportScreen::chooseFiles);
    connect(m_empty, &widgets::EmptyState::activated, this, &ImportScreen::chooseFiles);
    connect(m_clear, &QPushButton::clicked, &m_flow, &ImportFlow::clear);
    connect(m_cancel, &QPushButton::clicked, &m_flow, &ImportFlow::cancel);
    connect(m_import, &QPushButton::clicked, this, [this] { bench().commands.trigger(QStringLiteral("import.start")); });
    connect(m_preview, &PreviewPane::said, this, &ImportScreen::said);
}

void ImportScreen::addCommands()
{
    const auto add = [this](const char *id, const char *title, const QString &keywords, const QList<QKeySequence> &keys, const QString &icon,
                            std::function<void()> run, std::function<QString()> whyNot = {}) {
        widgets::Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = "import.title";
        command.keywords = keywords;
        command.shortcuts = keys;
        command.icon = icon;
        command.run = std::move(run);
        command.whyNot = std::move(whyNot);
        bench().commands.add(std::move(command), this);
    };
    add("import.start", "import.command_start", QStringLiteral("daoru import"),
        {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter"))}, QStringLiteral("verb.import"), [this] { m_flow.start(); },
        [this] { return m_flow.whyNot(); });
    add("import.add", "import.command_add", QStringLiteral("wenjian file open"), {QKeySequence(QKeySequence::Open)}, QStringLiteral("verb.add"),
        [this] { chooseFiles(); });
    add("import.paste", "import.command_paste", QStringLiteral("zhantie paste"), {QKeySequence(QKeySequence::Paste)}, {}, [this] { paste(); });
    add("import.attest", "import.command_attest", QStringLiteral("luyin zhiqing tongyi recording consent attest"), {QKeySequence(QStringLiteral("Alt+T"))}, {},
        [this] { m_attest->toggle(); }, [this] { return m_attest->isHidden() ? qtTrId("import.why_no_recordings") : QString(); });
    add("import.undo", "import.command_undo", QStringLiteral("chexiao undo"), {}, QStringLiteral("verb.undo"), [this] { m_flow.undo(); },
        [this] { return m_flow.state() == ImportFlow::State::Done ? QString() : qtTrId("import.why_no_undo"); });
}

void ImportScreen::chooseFiles()
{
    auto *dialog = new QFileDialog(window(), qtTrId("import.choose"));
    dialog->setObjectName(QStringLiteral("import.dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({qtTrId("import.filter_known"), qtTrId("import.filter_all")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) { accept(files); });
    dialog->open();
}

void ImportScreen::accept(const QStringList &paths, const QString &text)
{
    m_flow.addPaths(paths);
    if (!text.trimmed().isEmpty()) {
        ++m_pasted;
        m_flow.addText(m_pasted == 1 ? qtTrId("import.pasted") : qtTrId("import.pasted_number").arg(m_pasted), text);
    }
}

void ImportScreen::paste()
{
    const QMimeData *clip = QGuiApplication::clipboard()->mimeData();
    QStringList paths;
    for (const QUrl &url : clip ? clip->urls() : QList<QUrl>()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    const QString text = paths.isEmpty() && clip ? clip->text() : QString();
    if (paths.isEmpty() && text.trimmed().isEmpty()) {
        Q_EMIT said(qtTrId("import.paste_nothing"));
        return;
    }
    accept(paths, text);
}

QString ImportScreen::title() const
{
    return qtTrId("import.title");
}

void ImportScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    // What came in before and is done with makes room; what is half done is still there.
    if (m_flow.state() == ImportFlow::State::Undone)
        m_flow.clear();
    refresh();
}

QList<QWidget *> ImportScreen::panes() const
{
    if (m_stack->currentWidget() == m_empty)
        return {m_empty};
    return {m_inputs, m_mends->currentWidget(), m_inspector, m_preview, m_foot};
}

QWidget *ImportScreen::firstFocus() const
{
    return m_stack->currentWidget() == m_empty ? m_empty->findChild<QPushButton *>() : m_mends->currentWidget();
}

void ImportScreen::fit()
{
    const int room = m_split->width();
    // A sixth for what came in, the larger part for the columns.
    if (!m_dragged)
        m_split->setSizes({room * 18 / 100, room * 45 / 100, room * 37 / 100});
    m_progress->setFixedWidth(theme().scaled(160));
}

bool ImportScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_split && event->type() == QEvent::Resize)
        fit();
    return Screen::eventFilter(watched, event);
}

void ImportScreen::restyle()
{
    m_inputs->restyle();
    m_columnTable->restyle();
    m_talkTable->restyle();
    m_preview->restyle();
    fit();
}

} // namespace sinan::screens
