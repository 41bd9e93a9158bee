#pragma once

#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/mutations/row_store.h"
#include "app/rules/subject.h"

#include <map>

namespace sinan::reflex {

/// Everything that rules may ask about one customer, read once from rows.
struct CustomerRecord {
    model::Customer customer;
    std::vector<model::Contact> contacts;
    std::vector<model::Opportunity> opportunities;
    std::vector<model::Interaction> interactions;  ///< ordered by time
    std::vector<model::Signal> signals;            ///< ordered by time
    std::vector<model::Fact> facts;                ///< ordered by time
    std::vector<model::Consent> consents;
    std::vector<model::Promise> promises;
    std::vector<model::Warning> warnings;
    std::optional<model::ProgressCard> card;
};

/// Reads it. @retval ErrorCode::NotFound  the customer is gone
[[nodiscard]] Result<CustomerRecord> readCustomer(const mutations::RowReader &rows, const Uuid &customer);

/// The workspace's feeds, by key.
using Sources = std::map<std::string, model::DataSource, std::less<>>;
[[nodiscard]] Result<Sources> readSources(const mutations::RowReader &rows);

/// The contact who spoke, by full name, or by family name with title ("王总", "Mr. Hall") where only one contact fits; null where unsure.
[[nodiscard]] const model::Contact *contactFor(std::string_view speaker, std::span<const model::Contact> contacts);

/// The deal that a warning about this customer names: the open one with the largest amount.
[[nodiscard]] const model::Opportunity *leadingOpportunity(const CustomerRecord &record);

/// A customer's rows in the words of the rule language.
class CustomerView final : public rules::Subject
{
public:
    /// Keeps references: record, sources and calendar must outlive the view.
    CustomerView(const CustomerRecord &record, const Sources &sources, const WorkCalendar &calendar);

    [[nodiscard]] Json field(std::string_view name) const override;
    [[nodiscard]] std::span<const rules::Mention> mentions(model::SignalKind kind) const override;
    [[nodiscard]] std::span<const rules::FactPoint> series(std::string_view name) const override;
    [[nodiscard]] rules::Feed feedOfSeries(std::string_view name) const override;
    [[nodiscard]] rules::Feed feedOfChannel(std::optional<model::Channel> channel) const override;
    [[nodiscard]] std::optional<UtcTime> lastTime(std::string_view what, UtcTime asOf) const override;
    [[nodiscard]] std::optional<rules::ConsentAnswer> consent(std::string_view purpose) const override;
    [[nodiscard]] const WorkCalendar &calendar() const override { return m_calendar; }

private:
    void collectMentions();
    void collectSeries();
    void collectWords();

    const CustomerRecord &m_record;
    const Sources &m_sources;
    const WorkCalendar &m_calendar;
    std::array<std::vector<rules::Mention>, model::signalKindCount> m_mentions;
    std::map<std::string, std::vector<rules::FactPoint>, std::less<>> m_series;
    /// A moment, and from when on it was true: "customer_word" moves with every word of theirs.
    std::map<std::string, std::vector<std::pair<UtcTime, std::optional<UtcTime>>>, std::less<>> m_moments;
};

} // namespace sinan::reflex
