#pragma once

#include "app/base/format.h"
#include "app/model/customer.h"
#include "app/model/opportunity.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sinan::store {

/// What the list of customers shows of each, and sorts and groups by.
enum class CustomerField { Name, Stars, Industry, Region, Owner, Stage, Amount, Warnings, LastContact, Card, Custom };

/// Only customers that have one of these values. Values are: an owner's name, a key of an industry, a region's id, the name of a rating,
/// of a stage, of the gravest open warning's severity. The empty text: those that have none.
struct CustomerCondition
{
    CustomerField field = CustomerField::Owner;
    std::vector<std::string> values; ///< any of them
    friend bool operator==(const CustomerCondition &, const CustomerCondition &) = default;
};

/// What is to be seen, and in which order.
struct CustomerListQuery
{
    std::vector<std::string> words; ///< folded; each must stand in the customer's texts or answer to its names by pinyin
    std::vector<CustomerCondition> where;
    CustomerField sortBy = CustomerField::Warnings;
    std::string custom; ///< field of one's own, for CustomerField::Custom
    bool descending = true;
    std::optional<CustomerField> groupBy; ///< stars, industry, region, owner, stage or warnings
    Language language = Language::Chinese;
    std::map<std::string, std::string> industries; ///< words of the industries' keys in that language
    UtcTime now{};
    friend bool operator==(const CustomerListQuery &, const CustomerListQuery &) = default;
};

/// Rows [from, from + count) of the order that belong together.
struct CustomerGroup
{
    std::string value; ///< as in CustomerCondition; empty: those that have none
    std::size_t from = 0;
    std::size_t count = 0;
    std::size_t warned = 0; ///< how many of them have an open warning
};

/// The customers of a list by the numbers of their rows, as they stood at one commit: a place in it is found at once, however far down.
struct CustomerOrder
{
    std::vector<std::int64_t> rows;
    std::vector<CustomerGroup> groups; ///< in order; empty where nothing is grouped
    std::size_t total = 0;             ///< customers at all
    std::size_t warned = 0;            ///< of `rows`, those with an open warning
};

/// One customer with what the other collections say about it.
struct CustomerLine
{
    std::int64_t row = 0;
    Uuid id;
    std::string name;
    std::string nameEn;
    std::string industry; ///< key or the source's text
    Uuid region;
    std::string regionZh;
    std::string regionEn;
    std::string owner;
    model::Stars stars = model::Stars::Unknown;
    std::optional<model::Stage> stage; ///< of the leading opportunity
    std::optional<Money> amount;
    std::array<int, 4> warnings{}; ///< open ones, by model::Severity
    std::optional<UtcTime> earliestDue;
    std::optional<UtcTime> lastContact;
    std::optional<UtcTime> cardUpdated;
    Json custom;
};

} // namespace sinan::store
