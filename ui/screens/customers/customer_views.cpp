#include "ui/screens/customers/customer_views.h"

#include "ui/widgets/model_words.h"
#include "ui/widgets/step_name.h"

namespace sinan::screens {

namespace {

constexpr const char *viewPlace = "customers";

} // namespace

CustomerViews::CustomerViews(widgets::Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench) {}

void CustomerViews::load()
{
    mutations::Query query;
    query.where = {mutations::Condition{"place", mutations::Comparison::Equal, std::string(viewPlace)}};
    query.limit = std::int64_t(mostViews);
    m_views = mutations::selectAs<model::SavedView>(m_bench.reader, query).valueOr({});
    Q_EMIT changed();
}

CustomerLook CustomerViews::lookOf(const model::SavedView &view)
{
    CustomerLook look;
    look.filter = widgets::toQt(view.filter);
    look.sortBy = ColumnId::parse(widgets::toQt(view.sortBy)).value_or(ColumnId{});
    look.descending = view.descending;
    if (const auto group = ColumnId::parse(widgets::toQt(view.groupBy));
        group && std::find(groupColumns.begin(), groupColumns.end(), group->column) != groupColumns.end())
        look.groupBy = group->column;
    if (view.columns.is_array()) {
        for (const Json &column : view.columns) {
            if (column.is_string())
                look.columns << widgets::toQt(column.get_ref<const std::string &>());
        }
    }
    return look;
}

const model::SavedView *CustomerViews::matching(const CustomerLook &look) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&look](const auto &view) { return lookOf(view) == look; });
    return found == m_views.end() ? nullptr : &*found;
}

const model::SavedView *CustomerViews::named(const QString &name) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&name](const auto &view) { return widgets::toQt(view.name) == name; });
    return found == m_views.end() ? nullptr : &*found;
}

void CustomerViews::save(const QString &name, const CustomerLook &look)
{
    const model::SavedView *known = named(name);
    if (!known && m_views.size() >= mostViews) {
        Q_EMIT problem(qtTrId("customers.view_too_many").arg(mostViews));
        return;
    }
    mutations::Mutation mutation;
    mutation.name = "view.save@1";
    mutation.arguments = Json{{"id", (known ? known->id : Uuid::v7(m_bench.clock, m_bench.random)).toString()},
                              {"place", viewPlace},
                              {"name", name.toStdString()},
                              {"filter", look.filter.toStdString()},
                              {"sort_by", look.sortBy.toText().toStdString()},
                              {"descending", look.descending},
                              {"group_by", look.groupBy ? ColumnId{*look.groupBy, {}}.toText().toStdString() : std::string()}};
    if (!look.columns.isEmpty()) {
        Json &columns = mutation.arguments["columns"] = Json::array();
        for (const QString &column : look.columns)
            columns.push_back(column.toStdString());
    }
    submit(std::move(mutation), name, [this, name] { Q_EMIT saved(name); });
}

void CustomerViews::remove(const Uuid &id)
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&id](const auto &view) { return view.id == id; });
    if (found == m_views.end())
        return;
    mutations::Mutation mutation;
    mutation.name = "view.remove@1";
    mutation.arguments = Json{{"id", id.toString()}};
    submit(std::move(mutation), widgets::toQt(found->name), [] {});
}

void CustomerViews::submit(mutations::Mutation mutation, const QString &name, std::function<void()> done)
{
    mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
    widgets::nameStep(mutation, name);
    m_bench.store.writer().submit(m_bench.actor, std::move(mutation), this, [this, done = std::move(done)](const Result<store::Receipt> &receipt) {
        if (receipt.ok())
            done();
        else
            Q_EMIT problem(qtTrId("customers.view_failed"));
    });
}

} // namespace sinan::screens
