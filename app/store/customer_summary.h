#pragma once

#include "app/store/connection.h"

#include <unordered_map>

namespace sinan::store {

/// What of a customer's line in the list a change touches.
enum SummaryPart : unsigned {
    SummaryWords = 1u << 0,    ///< name, texts to filter by, rating
    SummaryDeal = 1u << 1,     ///< stage and amount of the leading opportunity
    SummaryWarnings = 1u << 2, ///< open warnings and the earliest deadline
    SummaryContact = 1u << 3,  ///< the newest conversation
    SummaryCard = 1u << 4,     ///< when the progress card was last written
    SummaryAll = (1u << 5) - 1
};
/// Customers whose line must be made anew, and which parts of it.
using SummaryChanges = std::unordered_map<Uuid, unsigned>;

/// Makes the tables of the list's lines where they are missing, and fills them where they are not of this version of Sinan or another
/// program has written since. After alignCollections(); some seconds for 100,000 customers, once.
/// @return whether something was made anew
[[nodiscard]] Result<bool> alignSummaries(Connection &connection, std::int64_t nowMillis);

/// One line a customer of what the list shows, sorts and filters by, kept in step with the rows inside the writer's transaction.
class CustomerSummaries
{
public:
    explicit CustomerSummaries(Connection &connection, std::int64_t nowMillis) : m_connection(connection), m_now(nowMillis) {}

    [[nodiscard]] Result<void> refresh(const SummaryChanges &changes);
    /// Notes that the lines are in step with the commit of that number.
    [[nodiscard]] Result<void> keepPace(std::int64_t commit);

private:
    struct Place
    {
        std::int64_t seq = 0;
        bool gone = false;
    };
    Result<Place> place(const Uuid &customer);
    Result<void> refreshOne(const Uuid &customer, std::int64_t seq, unsigned parts);
    Result<void> drop(std::int64_t seq);
    Result<void> writeWords(std::int64_t seq, std::string_view stage);
    Result<std::string> writeDeal(const Uuid &customer, std::int64_t seq);
    Result<void> writeWarnings(const Uuid &customer, std::int64_t seq);
    Result<void> writeContact(const Uuid &customer, std::int64_t seq);
    Result<void> writeCard(const Uuid &customer, std::int64_t seq);

    Connection &m_connection;
    std::int64_t m_now;
};

/// Open warnings of one customer as a number: the gravest first, however many lesser ones stand against it; up to 999 of each.
/// @param counts  by model::Severity
[[nodiscard]] std::int64_t warningWeight(const std::array<int, 4> &counts);
[[nodiscard]] std::array<int, 4> warningCounts(std::int64_t weight);

/// Between the texts of customer_words.sounds.
inline constexpr std::string_view soundBreak = "\xff\xff";

} // namespace sinan::store
