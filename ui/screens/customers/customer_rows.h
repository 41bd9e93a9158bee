#pragma once

#include "app/base/clock.h"
#include "app/base/format.h"
#include "app/model/customer.h"
#include "app/model/import.h"
#include "app/model/opportunity.h"
#include "app/model/warning.h"
#include "app/model/workspace.h"
#include "app/store/customer_list.h"

#include <QHash>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace sinan::screens {

/// One line of the list: a customer with what the other collections say about it.
struct CustomerRow {
    std::int64_t row = 0;  ///< its number in the store (CustomerOrder::rows); 0 = not read yet
    Uuid id;
    QString name;
    QString nameEn;
    QString industry;      ///< key or the source's text
    Uuid region;
    QString regionZh;
    QString regionEn;
    QString owner;
    model::Stars stars = model::Stars::Unknown;
    std::optional<model::Stage> stage;    ///< of the leading opportunity
    std::optional<Money> amount;
    std::array<int, 4> warnings{};        ///< open ones, by model::Severity
    std::optional<UtcTime> earliestDue;
    std::optional<UtcTime> lastContact;
    std::optional<UtcTime> cardUpdated;
    Json custom;

    [[nodiscard]] int openWarnings() const { return warnings[0] + warnings[1] + warnings[2] + warnings[3]; }
};
[[nodiscard]] CustomerRow toRow(const store::CustomerLine &line);

/// In the order of store::CustomerField.
enum class CustomerColumn { Name, Stars, Industry, Region, Owner, Stage, Amount, Warnings, LastContact, Card, Custom };
inline constexpr int builtInColumns = int(CustomerColumn::Custom);
[[nodiscard]] constexpr store::CustomerField fieldOf(CustomerColumn column) { return store::CustomerField(int(column)); }

/// By what rows can be put together.
inline constexpr std::array<CustomerColumn, 6> groupColumns{CustomerColumn::Owner, CustomerColumn::Region,   CustomerColumn::Stage,
                                                            CustomerColumn::Stars, CustomerColumn::Industry, CustomerColumn::Warnings};

struct ColumnId {
    CustomerColumn column = CustomerColumn::Warnings;
    std::string custom;   ///< FieldDefinition::name of a custom column
    friend bool operator==(const ColumnId &, const ColumnId &) = default;
    /// "warnings", "custom.bidding_no": for settings.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static std::optional<ColumnId> parse(const QString &text);
};

/// What the person asked to see, and in which order.
struct CustomerQuery {
    QString filter;                        ///< words and conditions, as typed: "阀门 负责人:李明"
    ColumnId sortBy;
    bool descending = true;
    std::optional<CustomerColumn> groupBy; ///< one of groupColumns
    Language language = Language::Chinese;
    QHash<QString, QString> industries;    ///< words for the keys, in that language

    friend bool operator==(const CustomerQuery &, const CustomerQuery &) = default;
};

/// The question for the store. Words stand anywhere in the row; "column:value" asks for that value of the column, in either language's
/// words ("区域:苏南", "owner:\"Li Ming\"", "预警:有"); a value that does not exist is asked for all the same, and nothing is found.
[[nodiscard]] store::CustomerListQuery toStore(const CustomerQuery &query, const std::vector<model::Region> &regions, UtcTime now);

/// `filter` with the condition that the column has this value; an earlier condition on the same column gives way.
/// @param value  as it reads on screen; empty: those that have none
[[nodiscard]] QString withCondition(const QString &filter, CustomerColumn column, const QString &value, Language language);

} // namespace sinan::screens
