#include "ui/screens/today/today_screen.h"

#include "ui/screens/today/needle.h"
#include "ui/screens/today/nothing_to_do.h"
#include "ui/screens/today/rank_card.h"
#include "ui/screens/today/reason_pane.h"
#include "ui/screens/today/today_delegate.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/copy_picture.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_commands.h"
#include "ui/screens/warning/warning_data.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace sinan::screens {

using widgets::Command;
using widgets::Route;

namespace {

constexpr const char *placeName = QT_TRID_NOOP("common.place_today");

} // namespace

void TodayScreen::addCommands()
{
    const auto nothingChosen = [this] { return chosenTargets().empty() ? qtTrId("warning.nothing_selected") : QString(); };
    addVerbCommands(bench().commands, QStringLiteral("today"), placeName, this, m_verbs, nothingChosen);
    const auto add = [this](const char *id, const char *title, const char *keywords, const char *icon, QList<QKeySequence> keys, QWidget *scope,
                            bool inPalette, std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = placeName;
        command.keywords = QString::fromLatin1(keywords);
        command.icon = QString::fromLatin1(icon);
        command.shortcuts = std::move(keys);
        command.inPalette = inPalette;
        command.run = std::move(run);
        bench().commands.add(std::move(command), scope);
    };
    add("today.ignore_key", QT_TRID_NOOP("warning.command_ignore"), "", "verb.ignore", {QKeySequence(Qt::Key_Delete)}, m_list, false, [this] {
        if (!m_verbs->isAsking())
            m_verbs->press(int(model::Verb::Ignore) + 1);
    });
    add("today.open", QT_TRID_NOOP("today.command_open"), "dakaijiedu open explanation why", "verb.open", {}, m_list, true, [this] { openRow(currentRow()); });
    add("today.customer", QT_TRID_NOOP("today.open_customer"), "dakaikehu open customer", "place.customers", {}, m_list, true, [this] {
        const int row = currentRow();
        if (row >= 0 && !m_model->entry(row).isHeader)
            Q_EMIT navigate(Route::to(QStringLiteral("customer"), m_model->todayRow(row).customers.front()));
    });
    add("today.reason", QT_TRID_NOOP("today.command_reason"), "yuanyin reason pane peek", "mark.bulb", {QKeySequence(Qt::Key_Space)}, m_list, true,
        [this] { setPaneShown(!m_pane->isVisible()); });
    add("today.filter", QT_TRID_NOOP("today.command_filter"), "shaixuan filter find", "verb.filter",
        {QKeySequence(QKeySequence::Find), QKeySequence(Qt::Key_Slash)}, this, true, [this] {
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
        });
    add("today.rank", QT_TRID_NOOP("today.rank_button"), "paixu weishenme rank order", "verb.sort", {QKeySequence(Qt::Key_F2)}, this, true,
        [this] { showRank(); });
    add("today.table", QT_TRID_NOOP("warning.command_table"), "biaoge table chart", "mark.table", {QKeySequence(Qt::CTRL | Qt::Key_T), QKeySequence(Qt::Key_T)}, this,
        true, [this] { m_pane->toggleTable(); });
    Command visit;
    visit.id = QStringLiteral("today.visit");
    visit.title = QT_TRID_NOOP("today.visit_command");
    visit.place = placeName;
    visit.keywords = QStringLiteral("baifang xiagebaifang fangqian visit next brief prepare");
    visit.icon = QStringLiteral("mark.calendar");
    visit.shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_P), QKeySequence(Qt::Key_P)};
    visit.whyNot = [this] { return m_model->picture().nextVisit ? QString() : qtTrId("today.visit_none"); };
    visit.run = [this] { openVisit(); };
    bench().commands.add(std::move(visit), this);
    add("today.back", QT_TRID_NOOP("today.command_back"), "", "", {QKeySequence(Qt::Key_Escape)}, this, false, [this] { closeTopmost(); });
}

void TodayScreen::addCopyCommands()
{
    const auto add = [this](const char *id, const char *title, const char *keywords, const char *icon, const QKeySequence &key, QWidget *scope,
                            std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = placeName;
        command.keywords = QString::fromLatin1(keywords);
        command.icon = QString::fromLatin1(icon);
        command.shortcuts = {key};
        command.whyNot = [this] { return m_list->chosenRows().isEmpty() ? qtTrId("warning.nothing_selected") : QString(); };
        command.run = std::move(run);
        bench().commands.add(std::move(command), scope);
    };
    add("today.copy", QT_TRID_NOOP("today.copy_line"), "fuzhi copy line", "verb.copy", QKeySequence(QKeySequence::Copy), m_list,
        [this] { copy(false, false); });
    add("today.copy_message", QT_TRID_NOOP("today.copy_message"), "fuzhi qiyeweixin wecom wechat copy text team", "verb.send",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), m_list, [this] { copy(false, true); });
    add("today.copy_picture", QT_TRID_NOOP("today.copy_picture"), "fuzhi tupian copy picture image", "verb.picture",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), m_list, [this] { copy(true, true); });
}

void TodayScreen::buildMenu()
{
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("today.menu"));
    const auto add = [this](const char *id) { m_menu->addAction(bench().commands.action(QString::fromLatin1(id))); };
    for (const char *id : {"today.act", "today.assign", "today.ignore", "today.snooze", "today.note"})
        add(id);
    m_menu->addSeparator();
    for (const char *id : {"today.open", "today.customer", "today.reason", "today.rank"})
        add(id);
    m_menu->addSeparator();
    for (const char *id : {"today.copy", "today.copy_message", "today.copy_picture"})
        add(id);
    m_detailsAction = m_menu->addAction(QString());
    m_detailsAction->setObjectName(QStringLiteral("today.copy_details"));
    m_detailsAction->setCheckable(true);
    connect(m_detailsAction, &QAction::toggled, this, [this](bool on) { m_copyDetails = on; });
}

std::vector<insight::CopyItem> TodayScreen::chosenItems() const
{
    std::vector<insight::CopyItem> items;
    const Wording words = wording();
    for (const int row : m_list->chosenRows()) {
        const TodayEntry &entry = m_model->entry(row);
        std::vector<std::string> quotes;
        // Read in any case: the words must also be kept out of sentences.
        if (const auto warning = mutations::findAs<model::Warning>(bench().reader, entry.key); warning.ok() && *warning) {
            if (const auto explanation = insight::explanationFromJson((*warning)->explanation); explanation.ok())
                quotes = readQuotes(bench().reader, *explanation, 3);
        }
        items.push_back(copyItem(m_model->picture(), entry, std::move(quotes), words));
    }
    return items;
}

void TodayScreen::copy(bool asPicture, bool asMessage)
{
    const std::vector<insight::CopyItem> items = chosenItems();
    if (items.empty())
        return;
    const insight::CopyChoice choice{m_copyDetails};
    const WorkCalendar calendar = bench().calendar;
    const insight::CopyMoment moment{bench().clock.now(), &calendar, bench().language()};
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (asPicture)
        clipboard->setImage(copyPicture(insight::copySheet(items, choice, moment), theme()));
    else
        clipboard->setText(toQString(asMessage ? insight::copyMessage(items, choice, moment) : insight::copyLines(items, choice, moment)));
    Q_EMIT said(asPicture ? qtTrId("today.copied_picture", int(items.size())) : qtTrId("today.copied_text", int(items.size())));
}

std::vector<VerbTarget> TodayScreen::chosenTargets() const
{
    std::vector<VerbTarget> targets;
    for (const int row : m_list->chosenRows()) {
        if (m_model->isPending(row))
            continue;
        auto some = m_model->targets(row);
        std::move(some.begin(), some.end(), std::back_inserter(targets));
    }
    return targets;
}

void TodayScreen::decide(const VerbChoice &choice)
{
    std::vector<VerbTarget> targets = chosenTargets();
    if (targets.empty())
        return;
    // A line on the record leaves the row where it is; every other verb is done with it, and the next one is in turn at once, so that
    // quick keys never hit the same row twice.
    if (choice.verb != model::Verb::Note) {
        std::vector<Uuid> ids;
        for (const VerbTarget &target : targets)
            ids.push_back(target.warning);
        const int last = m_list->chosenRows().last();
        m_model->setPending(ids, true);
        m_list->turnTo(m_model->rowToTurnTo(last));
    }
    m_list->setFocus();
    write(std::move(targets), choice);
}

void TodayScreen::write(std::vector<VerbTarget> targets, const VerbChoice &choice)
{
    std::vector<Uuid> ids;
    for (const VerbTarget &target : targets)
        ids.push_back(target.warning);
    const auto newId = [this] { return Uuid::v7(bench().clock, bench().random); };
    const std::string group = newId().toString();
    keepPossible(targets, bench().clock.now());
    // The step is named in the language in which it is taken.
    for (VerbTarget &target : targets)
        target.customerName = wording().pick(target.customerName, target.customerNameEn).toStdString();
    auto mutations = verbMutations(targets, choice, group, newId);
    bench().store.writer().submitJob(
        [actor = bench().actor, mutations = std::move(mutations)](store::Transaction &transaction) -> Result<void> {
            for (const mutations::Mutation &mutation : mutations)
                SINAN_TRY(transaction.run(actor, mutation));
            return {};
        },
        this,
        [this, ids, reason = choice.reason](const Result<void> &done) {
            if (done.ok()) {
                if (reason == model::IgnoreReason::JudgedDifferently)
                    Q_EMIT said(qtTrId("warning.judged_differently_kept"));
                return;
            }
            m_model->setPending(ids, false);
            Q_EMIT said(done.error().code == ErrorCode::Conflict ? qtTrId("warning.verb_conflict") : qtTrId("warning.verb_failed"));
            reload(true);
        });
}

} // namespace sinan::screens
