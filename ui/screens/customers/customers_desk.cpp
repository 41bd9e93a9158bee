#include "ui/screens/customers/customers_desk.h"

namespace sinan::screens {

std::optional<Uuid> CustomersDesk::neighbour(const Uuid &customer, int by) const
{
    const auto here = std::find(m_trail.begin(), m_trail.end(), customer);
    if (here == m_trail.end())
        return std::nullopt;
    const auto place = (here - m_trail.begin()) + by;
    if (place < 0 || place >= std::ptrdiff_t(m_trail.size()))
        return std::nullopt;
    return m_trail[std::size_t(place)];
}

} // namespace sinan::screens
