#pragma once

#include "app/model/saved_view.h"
#include "ui/screens/customers/customer_rows.h"
#include "ui/widgets/workbench.h"

#include <QObject>
#include <QStringList>

namespace sinan::screens {

/// What a list looks like: what can be kept under a name.
struct CustomerLook {
    QString filter;
    ColumnId sortBy;
    bool descending = true;
    std::optional<CustomerColumn> groupBy;
    QStringList columns;  ///< ColumnId::toText(); empty = as designed
    friend bool operator==(const CustomerLook &, const CustomerLook &) = default;
};

/// The views of the list of customers that are kept in the workspace, in the order in which they were made.
class CustomerViews final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t mostViews = 50;

    explicit CustomerViews(widgets::Workbench &bench, QObject *parent = nullptr);

    /// A short read; also after a commit that touched views.
    void load();
    [[nodiscard]] const std::vector<model::SavedView> &all() const { return m_views; }
    [[nodiscard]] static CustomerLook lookOf(const model::SavedView &view);
    /// The view that looks just so.
    [[nodiscard]] const model::SavedView *matching(const CustomerLook &look) const;
    [[nodiscard]] const model::SavedView *named(const QString &name) const;

    /// Keeps the look under that name; a view of that name is written over. One undo.
    void save(const QString &name, const CustomerLook &look);
    void remove(const Uuid &id);

Q_SIGNALS:
    void changed();
    void saved(const QString &name);
    void problem(const QString &sentence);

private:
    void submit(mutations::Mutation mutation, const QString &name, std::function<void()> done);

    widgets::Workbench &m_bench;
    std::vector<model::SavedView> m_views;
};

} // namespace sinan::screens
