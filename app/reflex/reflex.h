#pragma once

#include "app/mutations/mutation.h"
#include "app/reflex/judge.h"
#include "app/reflex/listener.h"

namespace sinan::reflex {

/// What one round did.
struct Round {
    int heard = 0;    ///< interactions read for signals
    int signals = 0;  ///< signal rows written
    int judged = 0;   ///< customers looked at
    int changed = 0;  ///< warnings written
    std::vector<std::pair<Uuid, std::optional<UtcTime>>> nextLooks;  ///< a customer, and when to look again
};

/// Gives the detector. Asked once, when the first text is to be heard: building it takes a quarter of a second and tens of megabytes, and a
/// start without news does without.
using DetectorSource = std::function<Result<signals::Detector>()>;

/// The arc: interactions → signals → rules → warnings. Knows no database: it reads rows and writes them by mutation.
class Reflex
{
public:
    Reflex(DetectorSource detector, const mutations::Registry &registry);
    Reflex(const signals::Detector &detector, const mutations::Registry &registry);

    /// Hears these interactions and writes their signals; signals that a changed text no longer holds are removed.
    /// @return the customers whose judgement may change
    [[nodiscard]] Result<std::vector<Uuid>> hear(mutations::RowStore &rows, std::span<const Uuid> interactions, const mutations::Context &context, Round &round);

    /// Judges these customers and writes what changed. A customer that is gone is skipped.
    [[nodiscard]] Result<void> judgeAll(mutations::RowStore &rows, std::span<const Uuid> customers, const mutations::Context &context, Round &round);

    /// Forgets rules, knowledge and sources, so that the next round reads them anew. Call it after such rows changed.
    void forgetStandards() { m_standards.reset(); }
    [[nodiscard]] const std::vector<Error> &faults() const { return m_faults; }

private:
    Result<const Standards *> standards(const mutations::RowReader &rows);
    Result<void> write(mutations::RowStore &rows, Json arguments, const mutations::Context &context);

    DetectorSource m_source;
    std::optional<signals::Detector> m_detector;
    const mutations::Registry &m_registry;
    std::optional<Standards> m_standards;
    std::vector<Error> m_faults;
};

} // namespace sinan::reflex
