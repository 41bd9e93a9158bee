#pragma once

#include "app/base/clock.h"
#include "app/base/format.h"
#include "app/model/customer.h"
#include "app/model/import.h"
#include "app/model/opportunity.h"
#include "app/model/warning.h"
#include "app/model/workspace.h"
#include "app/mutations/row_store.h"

#include <QHash>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace sinan::screens {

/// One line of the list: a customer with what the other collections say about it.
struct CustomerRow {
    Uuid id;
    QString name;
    QString nameEn;
    QString industry;      ///< key or the source's text
    QString regionZh;
    QString regionEn;
    QString city;
    QString owner;
    model::Stars stars = model::Stars::Unknown;
    std::optional<model::Stage> stage;    ///< of the leading opportunity
    std::optional<Money> amount;
    std::array<int, 4> warnings{};        ///< open ones, by model::Severity
    std::optional<UtcTime> earliestDue;
    std::optional<UtcTime> lastContact;
    std::optional<UtcTime> cardUpdated;
    Json custom;
    std::string folded;    ///< what the filter looks in

    [[nodiscard]] int openWarnings() const { return warnings[0] + warnings[1] + warnings[2] + warnings[3]; }
};

/// All customers as they were at one moment. Never changed once it is shared between threads.
struct CustomerSnapshot {
    std::vector<CustomerRow> rows;
    std::vector<model::FieldDefinition> fields;   ///< custom fields of customers
    std::vector<model::Region> regions;
    UtcTime readAt{};
};

/// Reads every customer. Long (some 30 µs a customer): not on the UI thread.
[[nodiscard]] Result<CustomerSnapshot> readCustomers(const mutations::RowReader &reader, UtcTime now);
/// The snapshot with the customers `ids` read anew: changed, added or gone.
[[nodiscard]] Result<CustomerSnapshot> rereadCustomers(CustomerSnapshot snapshot, const std::vector<Uuid> &ids, const mutations::RowReader &reader,
                                                       UtcTime now);

enum class CustomerColumn { Name, Stars, Industry, Region, Owner, Stage, Amount, Warnings, LastContact, Card, Custom };
inline constexpr int builtInColumns = int(CustomerColumn::Custom);

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
    QString filter;                      ///< words; each must stand somewhere in the row
    ColumnId sortBy;
    bool descending = true;
    Language language = Language::Chinese;
    QHash<QString, QString> industries;  ///< words for the keys, in that language

    friend bool operator==(const CustomerQuery &, const CustomerQuery &) = default;
};

/// Indexes into the snapshot's rows: those that pass the filter, in order. Equal rows stand by name. Rows without a value come last both ways.
/// Names sort as their language does: Chinese by pinyin.
[[nodiscard]] std::vector<int> arrange(const CustomerSnapshot &snapshot, const CustomerQuery &query);

} // namespace sinan::screens
