#pragma once

#include "app/store/store.h"
#include "ui/widgets/background_reader.h"
#include "ui/screens/customers/customer_list_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <set>

namespace sinan::screens {

/// The list of customers without a window: asks the store for orders and pages on the background thread, follows the feed, says what state
/// it is in. An order and the rows that are in sight come from one commit and take the place of the earlier ones together; pages that
/// are scrolled to later are read when they are looked at, and a commit that concerns the list brings a new order.
class CustomerList final : public QObject
{
    Q_OBJECT
public:
    enum class State { Loading, NoData, FilterHidesAll, Shown, Failed };

    CustomerList(widgets::BackgroundReader &reader, const Clock &clock, const WorkCalendar &calendar, std::function<Language()> language,
                 QObject *parent = nullptr);

    /// Reads everything anew. What is shown stays until the answer is there.
    void load();
    void setFilter(const QString &filter);
    void sortBy(const ColumnId &column, bool descending);
    void groupBy(std::optional<CustomerColumn> column);
    /// Filter, order and groups at once, as a saved view has them.
    void ask(const QString &filter, const ColumnId &sortBy, bool descending, std::optional<CustomerColumn> groupBy);
    void committed(const store::Commit &commit);
    void languageChanged();
    /// What is in sight: these rows, and whom the person stands on (by the number of the row in the store; 0 = nobody).
    void look(int first, int last, std::int64_t current);

    [[nodiscard]] CustomerListModel &model() { return m_model; }
    [[nodiscard]] const CustomerListModel &model() const { return m_model; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const CustomerQuery &query() const { return m_query; }
    [[nodiscard]] int total() const { return int(m_model.order()->total); }
    [[nodiscard]] int shown() const { return int(m_model.order()->rows.size()); }
    [[nodiscard]] int hidden() const { return total() - shown(); }
    [[nodiscard]] int warned() const { return int(m_model.order()->warned); }
    [[nodiscard]] const std::vector<model::FieldDefinition> &customFields() const { return m_model.texts().fields(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void aboutToChange();  ///< rows are replaced now: note who is selected
    void changed();        ///< rows, order or state are new

private:
    struct Answer {
        std::shared_ptr<const store::CustomerOrder> order;
        CustomerPages pages;
        std::vector<model::FieldDefinition> fields;
        std::vector<model::Region> regions;
    };
    void request();
    void wantPage(std::size_t page);
    void readPages();
    void setState();

    widgets::BackgroundReader &m_reader;
    const Clock &m_clock;
    std::function<Language()> m_language;
    CustomerListModel m_model;
    CustomerQuery m_query;
    bool m_loaded = false;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::uint64_t m_asked = 0;            ///< number of the last ask; answers to earlier ones are dropped
    std::set<std::size_t> m_missing;      ///< pages that were looked at and are not there
    std::set<std::size_t> m_underWay;
    int m_first = 0;                      ///< in sight
    int m_last = 0;
    std::int64_t m_current = 0;
    QElapsedTimer m_since;                ///< of the last ask
    QTimer m_soon;                        ///< gathers commits that come close together
    QTimer m_pagesSoon;                   ///< gathers the pages of one paint
};

} // namespace sinan::screens
