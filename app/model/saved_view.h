#pragma once

#include "app/model/described.h"

namespace sinan::model {

/// A list as somebody wants to see it again: what is hidden, how it is sorted and put together, which columns it has.
struct SavedView : Entity {
    std::string place;   ///< of which list: "customers"
    std::string name;
    std::string filter;  ///< as typed
    std::string sortBy;  ///< column
    bool descending = true;
    std::string groupBy; ///< column; empty: not grouped
    Json columns;        ///< array of columns; null: as designed
};

template <>
struct Described<SavedView> {
    static constexpr CollectionInfo info{Collection::SavedView, "saved_view", {"视图", "Views"}};
    static constexpr std::array fields{
        bind<&SavedView::place>("place", {"列表", "List"}, Required),
        bind<&SavedView::name>("name", {"名称", "Name"}, Required),
        bind<&SavedView::filter>("filter", {"筛选", "Filter"}),
        bind<&SavedView::sortBy>("sort_by", {"排序", "Sorted by"}),
        bind<&SavedView::descending>("descending", {"倒序", "Descending"}),
        bind<&SavedView::groupBy>("group_by", {"分组", "Grouped by"}),
        bind<&SavedView::columns>("columns", {"列", "Columns"}),
    };
};

} // namespace sinan::model
