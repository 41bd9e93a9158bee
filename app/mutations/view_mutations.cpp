#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"

#include "app/model/saved_view.h"

namespace sinan::mutations {

namespace {

constexpr std::size_t mostViewColumns = 200;

/// {"id", "place", "name", "filter", "sort_by", "descending", "group_by", "columns": [… texts] | null}: adds the view, or writes over the
/// one of that id.
Result<void> saveView(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("view.save", json);
    model::SavedView view;
    view.id = arguments.id("id");
    view.place = arguments.text("place", 100);
    view.name = arguments.text("name", 200);
    view.filter = arguments.optionalText("filter");
    view.sortBy = arguments.optionalText("sort_by", 200);
    view.descending = arguments.flag("descending");
    view.groupBy = arguments.optionalText("group_by", 200);
    if (!memberOrNull(json, "columns").is_null()) {
        view.columns = arguments.array("columns", mostViewColumns);
        for (const Json &column : view.columns) {
            if (!column.is_string())
                arguments.fault("columns", "not texts");
        }
    }
    SINAN_TRY(arguments.check());
    return save(rows, view);
}

/// {"id"}
Result<void> removeView(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("view.remove", json);
    const Uuid id = arguments.id("id");
    SINAN_TRY(arguments.check());
    return rows.remove(model::Collection::SavedView, id);
}

} // namespace

std::vector<Definition> viewMutations()
{
    return {
        {"view.save@1", saveView, roles::everyone},
        {"view.remove@1", removeView, roles::everyone},
    };
}

} // namespace sinan::mutations
