#include "ui/screens/customers/requests_view.h"

#include "ui/screens/customers/field_text.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace sinan::screens {

using insight::PageRequest;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;

RequestsView::RequestsView(widgets::Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_list(new LineList(bench.theme, this)),
      m_none(new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text2, this)), m_actions(new QWidget(this)), m_done(new QPushButton(m_actions)),
      m_promise(new QPushButton(m_actions)), m_kept(new QPushButton(m_actions)), m_broken(new QPushButton(m_actions)), m_form(new QWidget(this)),
      m_formLabel(new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text2, m_form)), m_day(new QLineEdit(m_form)),
      m_confirm(new QPushButton(m_form)), m_refusal(new widgets::Label(bench.theme, FontRole::Caption, ColorRole::Critical, m_form))
{
    const theme::Theme &theme = bench.theme;
    m_list->setObjectName(QStringLiteral("customer.requests"));
    m_done->setObjectName(QStringLiteral("customer.request.done"));
    m_promise->setObjectName(QStringLiteral("customer.request.promise"));
    m_kept->setObjectName(QStringLiteral("customer.request.kept"));
    m_broken->setObjectName(QStringLiteral("customer.request.broken"));
    m_day->setObjectName(QStringLiteral("customer.request.day"));
    m_confirm->setObjectName(QStringLiteral("customer.request.confirm"));
    m_done->setIcon(theme.icon(QStringLiteral("verb.check")));
    m_promise->setIcon(theme.icon(QStringLiteral("verb.promise")));
    auto *actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, theme.space(Space::Tiny), 0, 0);
    actions->setSpacing(theme.space(Space::Small));
    for (QPushButton *button : {m_promise, m_done, m_kept, m_broken})
        actions->addWidget(button);
    actions->addStretch();
    auto *form = new QHBoxLayout(m_form);
    form->setContentsMargins(0, theme.space(Space::Tiny), 0, 0);
    form->setSpacing(theme.space(Space::Small));
    form->addWidget(m_formLabel);
    form->addWidget(m_day);
    form->addWidget(m_confirm);
    form->addWidget(m_refusal, 1);
    form->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_none);
    column->addWidget(m_list);
    column->addWidget(m_actions);
    column->addWidget(m_form);
    m_form->hide();
    m_refusal->hide();

    connect(m_list, &LineList::currentLineChanged, this, &RequestsView::showActions);
    connect(m_list, &LineList::opened, this, [this](const Line &) {
        if (const PageRequest *request = current(); request && request->isOpen())
            (m_promise->isVisible() ? m_promise : m_kept->isVisible() ? m_kept : m_done)->setFocus(Qt::TabFocusReason);
    });
    connect(m_list, &LineList::menuAsked, this, [this](const Line &, const QPoint &at) { showMenu(at); });
    connect(m_done, &QPushButton::clicked, this, &RequestsView::markDone);
    connect(m_promise, &QPushButton::clicked, this, &RequestsView::askForDay);
    connect(m_kept, &QPushButton::clicked, this, [this] { settle(model::PromiseState::Kept); });
    connect(m_broken, &QPushButton::clicked, this, [this] { settle(model::PromiseState::Broken); });
    connect(m_confirm, &QPushButton::clicked, this, &RequestsView::promise);
    connect(m_day, &QLineEdit::returnPressed, this, &RequestsView::promise);
    retranslate();
}

void RequestsView::retranslate()
{
    m_none->setText(qtTrId("customers.requests_none"));
    m_list->setAccessibleName(qtTrId("customers.requests"));
    m_done->setText(qtTrId("customers.request_done"));
    m_promise->setText(qtTrId("customers.request_promise"));
    m_kept->setText(qtTrId("customers.promise_kept"));
    m_broken->setText(qtTrId("customers.promise_broken"));
    m_formLabel->setText(qtTrId("customers.promise_day"));
    m_day->setPlaceholderText(qtTrId("customers.date_hint"));
    m_day->setAccessibleName(qtTrId("customers.promise_day"));
    m_confirm->setText(qtTrId("customers.confirm"));
    for (QPushButton *button : {m_done, m_promise, m_kept, m_broken, m_confirm})
        button->setAccessibleName(button->text());
}

void RequestsView::restyle()
{
    m_list->restyle();
    m_day->setFixedWidth(m_bench.theme.scaled(150));
}

void RequestsView::show(const insight::CustomerPage &page, const PageWords &words)
{
    m_requests = page.requests;
    m_customerName = page.customer.name;
    m_list->show(requestLines(page.requests, words));
    m_none->setVisible(m_requests.empty());
    m_list->setVisible(!m_requests.empty());
    showActions();
}

const PageRequest *RequestsView::current() const
{
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    return row >= 0 && row < int(m_requests.size()) ? &m_requests[std::size_t(row)] : nullptr;
}

void RequestsView::showActions()
{
    const PageRequest *request = current();
    const bool open = request && request->isOpen();
    const bool promised = open && request->promise && request->promiseState == model::PromiseState::Open;
    m_actions->setVisible(open);
    m_promise->setVisible(open && request->task && !promised);
    m_done->setVisible(open && request->task && !promised);
    m_kept->setVisible(promised);
    m_broken->setVisible(promised);
    m_form->hide();
}

void RequestsView::submit(std::vector<Step> steps, const char *label)
{
    std::vector<mutations::Mutation> made;
    std::string group;
    for (Step &step : steps) {
        mutations::Mutation mutation;
        mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
        if (group.empty())
            group = mutation.id.toString();
        mutation.name = step.first;
        mutation.arguments = std::move(step.second);
        mutation.group = steps.size() > 1 ? group : std::string();
        mutation.label = label;
        mutation.labelArguments = Json{{"customer", m_customerName}};
        made.push_back(std::move(mutation));
    }
    m_bench.store.writer().submitJob(
        [actor = m_bench.actor, made](store::Transaction &transaction) -> Result<void> {
            for (const mutations::Mutation &mutation : made)
                SINAN_TRY(transaction.run(actor, mutation));
            return {};
        },
        this,
        [this](const Result<void> &done) {
            if (!done.ok())
                Q_EMIT said(qtTrId("customers.request_failed"));
        });
}

void RequestsView::markDone()
{
    const PageRequest *request = current();
    if (!request || !request->isOpen())
        return;
    if (request->promise)
        settle(model::PromiseState::Kept);
    else
        submit({{"task.close@1", Json{{"task", request->task->toString()}, {"state", "done"}}}}, "undo.task_close");
}

void RequestsView::cancel()
{
    if (const PageRequest *request = current(); request && request->task && request->isOpen())
        submit({{"task.close@1", Json{{"task", request->task->toString()}, {"state", "cancelled"}}}}, "undo.task_cancel");
}

void RequestsView::settle(model::PromiseState state)
{
    const PageRequest *request = current();
    if (!request || !request->promise)
        return;
    std::vector<Step> steps{{"promise.settle@1", Json{{"promise", request->promise->toString()}, {"state", std::string(nameOf(state))}}}};
    // A kept promise ends the request that it answered; a broken one leaves it open, to be promised anew.
    if (request->task)
        steps.push_back({"task.close@1", Json{{"task", request->task->toString()}, {"state", state == model::PromiseState::Kept ? "done" : "open"}}});
    submit(std::move(steps), "undo.promise_settle");
}

void RequestsView::askForDay()
{
    const PageRequest *request = current();
    if (!request || !request->task)
        return;
    m_form->show();
    m_refusal->hide();
    m_day->clear();
    m_day->setFocus(Qt::OtherFocusReason);
}

void RequestsView::promise()
{
    const PageRequest *request = current();
    if (!request || !request->task)
        return;
    const auto day = parseDay(m_day->text(), m_bench.calendar.dateOf(m_bench.clock.now()));
    if (!day) {
        m_refusal->setText(qtTrId("customers.refused_date"));
        m_refusal->show();
        return;
    }
    const std::string title = request->titleZh;
    submit({{"task.promise@1", Json{{"task", request->task->toString()},
                                    {"promise", Uuid::v7(m_bench.clock, m_bench.random).toString()},
                                    {"text", title},
                                    {"date", toIso(*day)},
                                    {"by", request->assignee}}}},
           "undo.task_promise");
    m_form->hide();
    m_list->setFocus(Qt::OtherFocusReason);
}

void RequestsView::showMenu(const QPoint &at)
{
    const PageRequest *request = current();
    if (!request || !request->isOpen())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("customer.requests.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, this](const char *id, auto run) { connect(menu->addAction(qtTrId(id)), &QAction::triggered, this, run); };
    if (request->task) {
        add("customers.request_promise", [this] { askForDay(); });
        if (!request->promise)
            add("customers.request_done", [this] { markDone(); });
        add("customers.request_cancel", [this] { cancel(); });
    }
    if (request->promise) {
        add("customers.promise_kept", [this] { settle(model::PromiseState::Kept); });
        add("customers.promise_broken", [this] { settle(model::PromiseState::Broken); });
    }
    menu->popup(at);
}

} // namespace sinan::screens
