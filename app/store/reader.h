#pragma once

#include "app/base/format.h"
#include "app/mutations/mutation.h"
#include "app/store/customer_list.h"

#include <memory>
#include <string>
#include <vector>

namespace sinan::store {

class Connection;
class CustomerOrders;

/// A hit of the full-text search.
struct SearchHit
{
    model::Collection collection = model::Collection::Customer;
    Uuid id;
    double rank = 0; ///< smaller is better
};

/// HistoryStep::name of a step that took another back, and of one that took such a step back.
inline constexpr std::string_view undoStepName = "undo@1";
inline constexpr std::string_view redoStepName = "redo@1";

/// A step that can be undone, as the history list shows it.
struct HistoryStep
{
    Uuid mutation;     ///< of its last mutation
    std::string group; ///< equal for the chunks of one gesture
    std::string name;  ///< mutation name
    std::string label; ///< message id
    Json labelArguments;
    std::string actor;
    UtcTime at{};
    bool undone = false;
};

/// A read-only connection of its own, with prepared statements. Belongs to the thread that uses it; sees the last commit.
class Reader final : public mutations::RowReader, public mutations::HistoryReader
{
public:
    explicit Reader(std::unique_ptr<Connection> connection);
    ~Reader() override;

    [[nodiscard]] Result<std::optional<model::Row>> find(model::Collection collection, const Uuid &id) const override;
    [[nodiscard]] Result<std::vector<model::Row>> select(const mutations::Query &query) const override;
    [[nodiscard]] Result<std::int64_t> count(const mutations::Query &query) const;

    /// Rows whose searchable text has every word of `words`: Chinese of any length, also one character, by substring; Latin words
    /// whole, the last one also as a beginning. Same rows as a scan of the folded text.
    /// @param limit  at most so many hits, best first
    [[nodiscard]] Result<std::vector<SearchHit>> search(std::string_view words, std::int64_t limit = 50) const;
    /// How many rows search() would give without a limit; far quicker than fetching them.
    [[nodiscard]] Result<std::int64_t> searchCount(std::string_view words) const;

    /// The customers in the order, filtered and grouped as asked: some tens of milliseconds for 100,000 of them. Not on the UI thread.
    [[nodiscard]] Result<CustomerOrder> customerOrder(const CustomerListQuery &query) const;
    /// What the list shows of these rows (CustomerOrder::rows), in that order; customers that are gone are left out. Some 10 µs each.
    [[nodiscard]] Result<std::vector<CustomerLine>> customerLines(std::span<const std::int64_t> rows, UtcTime now) const;
    /// The number of a customer's row, or nothing where there is no such customer.
    [[nodiscard]] Result<std::optional<std::int64_t>> customerRow(const Uuid &customer) const;
    /// Runs `read` with everything in it seeing the same commit.
    [[nodiscard]] Result<void> atOneCommit(const std::function<Result<void>()> &read) const;

    [[nodiscard]] Result<std::vector<mutations::Write>> writesOf(const Uuid &mutation) const override;
    [[nodiscard]] Result<std::vector<mutations::Write>> writesOfGroup(std::string_view group) const override;
    /// Newest first; groups once. System steps (derived rows) are not in it.
    [[nodiscard]] Result<std::vector<HistoryStep>> history(std::int64_t limit = 100) const;
    /// How many changes wait to be sent, and when the newest row arrived.
    [[nodiscard]] Result<std::int64_t> outboxSize() const;
    /// Reads the whole file for damage; takes as long as that takes, so not on the UI thread.
    /// @retval ErrorCode::Corrupt
    [[nodiscard]] Result<void> check() const;
    /// A preference of this computer, or nothing.
    [[nodiscard]] Result<std::optional<std::string>> setting(std::string_view key) const;

private:
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<CustomerOrders> m_customers; ///< what it keeps makes the next question cheaper
};

} // namespace sinan::store
