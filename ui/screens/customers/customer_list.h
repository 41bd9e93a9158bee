#pragma once

#include "app/store/store.h"
#include "ui/widgets/background_reader.h"
#include "ui/screens/customers/customer_list_model.h"

#include <QObject>
#include <QTimer>

namespace sinan::screens {

/// The list of customers without a window: reads, filters and sorts on the background thread, follows the feed, says what state it is in.
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
    void committed(const store::Commit &commit);
    void languageChanged();

    [[nodiscard]] CustomerListModel &model() { return m_model; }
    [[nodiscard]] const CustomerListModel &model() const { return m_model; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const CustomerQuery &query() const { return m_query; }
    [[nodiscard]] int total() const { return m_snapshot ? int(m_snapshot->rows.size()) : 0; }
    [[nodiscard]] int hidden() const { return total() - m_model.rowCount(); }
    [[nodiscard]] std::vector<model::FieldDefinition> customFields() const { return m_snapshot ? m_snapshot->fields : std::vector<model::FieldDefinition>{}; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void aboutToChange();  ///< rows are replaced now: note who is selected
    void changed();        ///< rows, order or state are new

private:
    struct Arranged {
        std::shared_ptr<const CustomerSnapshot> snapshot;
        std::vector<int> order;
    };
    struct Wanted {
        bool everything = false;
        std::vector<Uuid> ids;
    };
    void request();
    void setState();

    widgets::BackgroundReader &m_reader;
    const Clock &m_clock;
    std::function<Language()> m_language;
    CustomerListModel m_model;
    CustomerQuery m_query;
    std::shared_ptr<const CustomerSnapshot> m_snapshot;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::uint64_t m_asked = 0;          ///< number of the last ask; answers to earlier ones are dropped
    Wanted m_wanted;                    ///< what changed since the last ask
    Wanted m_awaited;                   ///< what the answer under way reads anew; kept until it is taken
    QTimer m_soon;                      ///< gathers commits that come close together
};

} // namespace sinan::screens
