#include "ui/screens/customers/customers_desk.h"

namespace sinan::screens {

std::optional<CustomersDesk::Place> CustomersDesk::place(const Uuid &customer) const
{
    if (!m_trail)
        return std::nullopt;
    const auto number = m_bench.reader.customerRow(customer);
    if (!number.ok() || !*number)
        return std::nullopt;
    const auto here = std::find(m_trail->rows.begin(), m_trail->rows.end(), **number);
    if (here == m_trail->rows.end())
        return std::nullopt;
    return Place{std::size_t(here - m_trail->rows.begin()), m_trail->rows.size()};
}

std::optional<Uuid> CustomersDesk::neighbour(const Uuid &customer, int by) const
{
    const auto here = place(customer);
    if (!here)
        return std::nullopt;
    // Who is gone since is passed over.
    for (auto at = std::ptrdiff_t(here->at) + by; at >= 0 && at < std::ptrdiff_t(here->of); at += by < 0 ? -1 : 1) {
        const auto lines = m_bench.reader.customerLines(std::span(m_trail->rows).subspan(std::size_t(at), 1), m_bench.clock.now());
        if (lines.ok() && !lines->empty())
            return lines->front().id;
    }
    return std::nullopt;
}

} // namespace sinan::screens
