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
    struct Verb {
        const char *id;
        const char *title;
        const char *icon;
        const char *keywords;
    };
    static constexpr Verb verbs[] = {
        {"today.act", QT_TRID_NOOP("warning.command_act"), "verb.act", "caiqujianyi jieshou act accept do"},
        {"today.assign", QT_TRID_NOOP("warning.command_assign"), "verb.assign", "zhipai fenpei assign delegate"},
        {"today.ignore", QT_TRID_NOOP("warning.command_ignore"), "verb.ignore", "hulue ignore dismiss"},
        {"today.snooze", QT_TRID_NOOP("warning.command_snooze"), "verb.snooze", "shaohou snooze later remind"},
        {"today.note", QT_TRID_NOOP("warning.command_note"), "verb.note", "jiyibi beizhu note comment"},
    };
    for (int digit = 1; digit <= 9; ++digit) {
        const bool isVerb = digit <= int(std::size(verbs));
        Command command;
        command.id = isVerb ? QString::fromLatin1(verbs[digit - 1].id) : QStringLiteral("today.choice%1").arg(digit);
        command.title = isVerb ? verbs[digit - 1].title : QT_TRID_NOOP("warning.command_choice");
        command.place = placeName;
        command.shortcuts = {QKeySequence(Qt::Key_0 + digit)};
        if (isVerb) {
            command.icon = QString::fromLatin1(verbs[digit - 1].icon);
            command.keywords = QString::fromLatin1(verbs[digit - 1].keywords);
            command.whyNot = nothingChosen;
        }
        command.inPalette = isVerb;
        command.run = [this, digit] { m_verbs->press(digit); };
        bench().commands.add(std::move(command), this);
    }
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
    add("today.table", QT_TRID_NOOP("warning.show_table"), "biaoge table chart", "mark.table", {QKeySequence(Qt::CTRL | Qt::Key_T), QKeySequence(Qt::Key_T)}, this,
        true, [this] { m_pane->toggleTable(); });
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

} // namespace sinan::screens
