#pragma once

#include "ui/widgets/background_reader.h"
#include "ui/widgets/workbench.h"

namespace sinan::screens {

/// What the list and the page of customers share: the thread that reads for them, and the order of the list that one came from.
/// @note UI thread only; one per window.
class CustomersDesk final
{
public:
    explicit CustomersDesk(widgets::Workbench &bench) : m_bench(bench), m_reader(bench.store) {}

    [[nodiscard]] widgets::BackgroundReader &reader() { return m_reader; }
    /// The customers of the list as they stood when one was opened.
    void setTrail(std::shared_ptr<const store::CustomerOrder> trail) { m_trail = std::move(trail); }

    struct Place {
        std::size_t at = 0;  ///< from 0
        std::size_t of = 0;
    };
    /// Where the customer stands along the trail; nothing where it does not.
    [[nodiscard]] std::optional<Place> place(const Uuid &customer) const;
    /// The customer `by` steps along the trail, or nothing at its ends.
    [[nodiscard]] std::optional<Uuid> neighbour(const Uuid &customer, int by) const;

private:
    widgets::Workbench &m_bench;
    widgets::BackgroundReader m_reader;
    std::shared_ptr<const store::CustomerOrder> m_trail;
};

} // namespace sinan::screens
