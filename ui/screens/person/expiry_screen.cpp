#include "ui/screens/person/expiry_screen.h"

#include "app/model/workspace.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QMenu>
#include <QScrollArea>

namespace sinan::screens {

using model::Collection;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr int gatherChangesMs = 60;
constexpr int yearOfDays = 365;

} // namespace

ExpiryScreen::ExpiryScreen(widgets::Workbench &bench, QWidget *parent) : Screen(bench, parent), m_reader(bench.store)
{
    setObjectName(QStringLiteral("expiry"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherChangesMs);
    connect(&m_soon, &QTimer::timeout, this, &ExpiryScreen::load);
    m_title = new widgets::Label(theme(), FontRole::Heading, ColorRole::Text, this);
    auto *card = new widgets::Card(theme(), this);
    m_none = new widgets::Label(theme(), FontRole::Body, ColorRole::Text2, card);
    m_none->setWordWrap(true);
    m_list = new LineList(theme(), card);
    m_list->setObjectName(QStringLiteral("expiry.list"));
    auto *scroll = new QScrollArea(card);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(m_list);
    lines->addStretch();
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    card->body()->addWidget(m_none);
    card->body()->addWidget(scroll, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme().space(Space::Medium), theme().space(Space::Cozy), theme().space(Space::Medium), theme().space(Space::Medium));
    column->setSpacing(theme().space(Space::Cozy));
    column->addWidget(m_title);
    column->addWidget(card, 1);
    connect(m_list, &LineList::opened, this, [this](const Line &line) { Q_EMIT navigate(line.route); });
    connect(m_list, &LineList::menuAsked, this, &ExpiryScreen::lineMenu);
    widgets::Command keep;
    keep.id = QStringLiteral("expiry.keep");
    keep.title = "person.command_keep";
    keep.place = "person.expiry_page";
    keep.keywords = QStringLiteral("yanchang baoliu keep longer");
    keep.shortcuts = {QKeySequence(QStringLiteral("Insert"))};
    keep.run = [this] { keepCurrent(); };
    keep.whyNot = [this] { return m_list->current() ? QString() : qtTrId("person.expiry_none"); };
    this->bench().commands.add(std::move(keep), this);
    retranslate();
}

QString ExpiryScreen::title() const
{
    return qtTrId("person.expiry_page");
}

void ExpiryScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    load();
}

void ExpiryScreen::load()
{
    m_reader.ask<std::vector<mutations::Expired>>(
        QStringLiteral("expired"), this,
        [today = bench().calendar.dateOf(bench().clock.now())](const store::Reader &reader) -> Result<std::vector<mutations::Expired>> {
            SINAN_ASSIGN(const auto workspaces, mutations::selectAs<model::Workspace>(reader, {}));
            const auto retention = model::retentionOf(workspaces.empty() ? model::Workspace{} : workspaces.front());
            return mutations::expiredRows(reader, today, retention.graceDays);
        },
        [this](Result<std::vector<mutations::Expired>> rows) {
            if (rows.ok())
                showRows(std::move(rows).value());
            else
                Q_EMIT said(qtTrId("person.read_failed"));
        });
}

void ExpiryScreen::committed(const store::Commit &commit)
{
    if (isVisible() && (commit.large || commit.touches(Collection::Contact) || commit.touches(Collection::Interaction)))
        m_soon.start();
}

void ExpiryScreen::showRows(std::vector<mutations::Expired> rows)
{
    m_rows = std::move(rows);
    showTexts();
}

void ExpiryScreen::showTexts()
{
    std::vector<Line> lines;
    for (const mutations::Expired &row : m_rows) {
        const bool contact = row.collection == Collection::Contact;
        Line line;
        line.key = toQt(row.row.toString());
        line.icon = contact ? QStringLiteral("mark.person") : QStringLiteral("channel.call");
        const QString kind = widgets::labelText(model::tableOf(row.collection).info.label, bench().language());
        line.title = row.name.empty() ? kind : kind + QStringLiteral(" · ") + toQt(row.name);
        line.detail = qtTrId("person.expired_on").arg(toQt(toIso(row.expired)));
        line.right = row.removedOn ? qtTrId("person.goes_on").arg(toQt(toIso(*row.removedOn))) : qtTrId("person.goes_after_notice");
        line.rightColor = ColorRole::Worse;
        line.route = widgets::Route::to(contact ? QStringLiteral("contact") : QStringLiteral("conversation"), row.row);
        line.copy = QStringList{line.title, line.detail, line.right}.join(QStringLiteral(" · "));
        lines.push_back(std::move(line));
    }
    m_none->setVisible(lines.empty());
    m_list->setVisible(!lines.empty());
    m_list->show(std::move(lines));
}

void ExpiryScreen::lineMenu(const Line &line, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("expiry.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(qtTrId("customers.command_open")), &QAction::triggered, this, [this, line] { Q_EMIT navigate(line.route); });
    menu->addAction(bench().commands.action(QStringLiteral("expiry.keep")));
    menu->popup(at);
}

void ExpiryScreen::keepCurrent()
{
    const Line *line = m_list->current();
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const mutations::Expired &one) { return line && toQt(one.row.toString()) == line->key; });
    if (row == m_rows.end())
        return;
    const LocalDate until = bench().calendar.dateOf(bench().clock.now()) + std::chrono::days(yearOfDays);
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(bench().clock, bench().random);
    mutation.name = "retention.keep@1";
    mutation.arguments = Json{{row->collection == Collection::Contact ? "contact" : "interaction", row->row.toString()}, {"expires", toIso(until)}};
    mutation.label = "undo.retention_keep";
    bench().store.writer().submit(bench().actor, std::move(mutation), this, [this, until](const Result<store::Receipt> &receipt) {
        Q_EMIT said(receipt.ok() ? qtTrId("person.kept").arg(toQt(toIso(until))) : qtTrId("person.write_failed"));
    });
}

void ExpiryScreen::retranslate()
{
    m_title->setText(qtTrId("person.expiry_page"));
    m_none->setText(qtTrId("person.expiry_none"));
    m_list->setAccessibleName(qtTrId("person.expiry_page"));
    showTexts();
    Q_EMIT titleChanged();
}

void ExpiryScreen::restyle()
{
    m_list->restyle();
}

} // namespace sinan::screens
