#pragma once

#include "ui/widgets/background_reader.h"
#include "ui/widgets/workbench.h"

#include <QObject>

#include <vector>

namespace sinan::screens {

/// What the list and the page of customers share: the thread that reads for them, and the order of the list that one came from.
/// @note UI thread only; one per window.
class CustomersDesk final
{
public:
    explicit CustomersDesk(widgets::Workbench &bench) : m_reader(bench.store) {}

    [[nodiscard]] widgets::BackgroundReader &reader() { return m_reader; }
    /// The customers of the list as they stood when one was opened; empty before the list was shown.
    [[nodiscard]] const std::vector<Uuid> &trail() const { return m_trail; }
    void setTrail(std::vector<Uuid> trail) { m_trail = std::move(trail); }
    /// The customer `by` steps along the trail, or nothing at its ends.
    [[nodiscard]] std::optional<Uuid> neighbour(const Uuid &customer, int by) const;

private:
    widgets::BackgroundReader m_reader;
    std::vector<Uuid> m_trail;
};

} // namespace sinan::screens
