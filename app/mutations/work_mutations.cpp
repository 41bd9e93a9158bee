#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"
#include "app/mutations/derived_ids.h"

#include "app/model/customer.h"
#include "app/model/work.h"

namespace sinan::mutations {

using model::ProgressCard;
using model::Promise;
using model::PromiseState;
using model::Task;
using model::TaskState;

namespace {

constexpr std::size_t longestColumn = 100'000;

/// The card of a customer, which must be there; an empty one where none was written yet.
Result<ProgressCard> cardOf(const RowStore &rows, const Uuid &customer)
{
    SINAN_TRY(need<model::Customer>(rows, customer));
    SINAN_ASSIGN(const auto found, findAs<ProgressCard>(rows, progressCardId(customer)));
    ProgressCard card = found.value_or(ProgressCard{});
    card.id = progressCardId(customer);
    card.customer = customer;
    return card;
}

/// {"customer": id, "pains"?: text, "responses"?: text, "pending"?: text}: the named columns change, the others stay.
Result<void> editCard(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("card.edit", json);
    const Uuid customer = arguments.id("customer");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(ProgressCard card, cardOf(rows, customer));
    const auto edit = [&](std::string_view name, std::string &column) {
        if (!memberOrNull(json, name).is_null())
            column = arguments.optionalText(name, longestColumn);
    };
    edit("pains", card.pains);
    edit("responses", card.responses);
    edit("pending", card.pending);
    SINAN_TRY(arguments.check());
    card.updatedAt = context.now;
    card.updatedBy = context.actor.name;
    return save(rows, card);
}

/// {"customer": id, "pains"?: [text, …], "responses"?: […], "pending"?: […]}: lines that come below what the columns hold by then. A line that
/// stands there already stays as it is.
Result<void> appendCard(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("card.append", json);
    const Uuid customer = arguments.id("customer");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(ProgressCard card, cardOf(rows, customer));
    const auto append = [&](std::string_view name, std::string &column) {
        if (memberOrNull(json, name).is_null())
            return;
        for (const Json &line : arguments.array(name, 200)) {
            if (!line.is_string() || line.get_ref<const std::string &>().empty()) {
                arguments.fault(name, "a line of text is needed");
                return;
            }
            const std::string &text = line.get_ref<const std::string &>();
            if (("\n" + column + "\n").find("\n" + text + "\n") != std::string::npos)
                continue;
            if (!column.empty() && column.back() != '\n')
                column += '\n';
            column += text;
        }
        if (column.size() > longestColumn)
            arguments.fault(name, "too long");
    };
    append("pains", card.pains);
    append("responses", card.responses);
    append("pending", card.pending);
    SINAN_TRY(arguments.check());
    card.updatedAt = context.now;
    card.updatedBy = context.actor.name;
    return save(rows, card);
}

/// {"id", "customer", "text", "date": day, "by"?: name}: somebody of us promises the customer something, unasked.
Result<void> addPromise(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("promise.add", json);
    Promise promise;
    promise.id = arguments.id("id");
    promise.customer = arguments.id("customer");
    promise.text = arguments.text("text", 20'000);
    promise.dueOn = arguments.date("date");
    promise.promisedBy = arguments.optionalText("by", 200);
    SINAN_TRY(arguments.check());
    SINAN_TRY(need<model::Customer>(rows, promise.customer));
    promise.madeAt = context.now;
    if (promise.promisedBy.empty())
        promise.promisedBy = context.actor.name;
    return save(rows, promise);
}

/// {"id", "customer", "title", "assignee"?, "due_at"?}: somebody is asked for help; the 待协同 line becomes a request.
Result<void> addTask(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("task.add", json);
    Task task;
    task.id = arguments.id("id");
    task.customer = arguments.id("customer");
    task.titleZh = task.titleEn = arguments.text("title");
    task.assignee = arguments.optionalText("assignee", 200);
    task.dueAt = arguments.optionalTime("due_at");
    task.actionKey = arguments.optionalText("action_key", 100);
    SINAN_TRY(arguments.check());
    task.requestedBy = context.actor.name;
    task.createdAt = context.now;
    return save(rows, task);
}

/// {"task": id, "promise": id, "date": day, "text": …, "by"?: name}: the asked one promises a date.
Result<void> promiseTask(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("task.promise", json);
    const Uuid id = arguments.id("task");
    Promise promise;
    promise.id = arguments.id("promise");
    promise.text = arguments.text("text");
    promise.dueOn = arguments.date("date");
    promise.promisedBy = arguments.optionalText("by", 200);
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto task, need<Task>(rows, id));
    task.state = TaskState::Promised;
    task.promisedFor = promise.dueOn;
    promise.customer = task.customer;
    promise.task = task.id;
    promise.madeAt = context.now;
    if (promise.promisedBy.empty())
        promise.promisedBy = context.actor.name;
    SINAN_TRY(save(rows, promise));
    return save(rows, task);
}

/// {"task": id, "state": "done" | "cancelled" | "open"}
Result<void> closeTask(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("task.close", json);
    const Uuid id = arguments.id("task");
    const TaskState state = arguments.choice<TaskState>("state");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto task, need<Task>(rows, id));
    task.state = state;
    task.doneAt = state == TaskState::Done ? std::optional(context.now) : std::nullopt;
    return save(rows, task);
}

/// {"promise": id, "state": "kept" | "broken"}
Result<void> settlePromise(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("promise.settle", json);
    const Uuid id = arguments.id("promise");
    const PromiseState state = arguments.choice<PromiseState>("state");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto promise, need<Promise>(rows, id));
    promise.state = state;
    promise.settledAt = context.now;
    return save(rows, promise);
}

/// {"customer": id, "tag": text}
Result<void> addTag(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("customer.tag", json);
    const Uuid id = arguments.id("customer");
    const std::string tag = arguments.text("tag", 100);
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto customer, need<model::Customer>(rows, id));
    if (!customer.tags.is_array())
        customer.tags = Json::array();
    for (const Json &present : customer.tags) {
        if (present == tag)
            return {};
    }
    customer.tags.push_back(tag);
    return save(rows, customer);
}

/// {"key", "title_zh", "title_en", "threshold", "customer": id}: one more customer asks for it.
Result<void> countDemand(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("demand.count", json);
    const std::string key = arguments.text("key", 100);
    const Uuid customer = arguments.id("customer");
    model::ProductDemand demand;
    demand.titleZh = arguments.text("title_zh");
    demand.titleEn = arguments.optionalText("title_en");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto found, findAs<model::ProductDemand>(rows, productDemandId(key)));
    if (found)
        demand = *found;
    demand.id = productDemandId(key);
    demand.key = key;
    if (integerOr(json, "threshold") > 0)
        demand.threshold = integerOr(json, "threshold");
    if (!demand.customers.is_array())
        demand.customers = Json::array();
    for (const Json &present : demand.customers) {
        if (present == customer.toString())
            return {};
    }
    demand.customers.push_back(customer.toString());
    if (!demand.reachedAt && demand.threshold > 0 && std::int64_t(demand.customers.size()) >= demand.threshold)
        demand.reachedAt = context.now;
    return save(rows, demand);
}

} // namespace

std::vector<Definition> workMutations()
{
    return {
        {"card.edit@1", editCard, roles::everyone},           {"card.append@1", appendCard, roles::everyone},
        {"task.add@1", addTask, roles::everyone},             {"task.promise@1", promiseTask, roles::everyone},
        {"task.close@1", closeTask, roles::everyone},         {"promise.add@1", addPromise, roles::everyone},
        {"promise.settle@1", settlePromise, roles::everyone}, {"customer.tag@1", addTag, roles::everyone},
        {"demand.count@1", countDemand, roles::everyone},
    };
}

} // namespace sinan::mutations
