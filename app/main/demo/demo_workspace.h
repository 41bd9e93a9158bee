#pragma once

#include "app/base/clock.h"
#include "app/main/demo/demo_rows.h"
#include "app/main/reflex_loop.h"
#include "app/store/store.h"

#include <functional>

namespace sinan::demo {

/// Fills a new workspace with the demo by living through it: every talk is added at its own moment, every warning is raised by the rules
/// when they see it, the colleagues act as people do. Nothing is written that the product itself could not have written.
class DemoWorkspace
{
public:
    /// 0 … 1 and the moment it has come to.
    using Progress = std::function<void(double, UtcTime)>;

    /// @param resources  the folder resources/
    DemoWorkspace(store::Store &store, main::ReflexLoop &loop, SetClock &clock, RandomSource &random, std::filesystem::path resources);

    /// From nothing to the demo's clock, 2026-03-02 08:10.
    [[nodiscard]] Result<void> build(const Progress &progress = {});
    /// 快进两周: what happens next in the stories and around them, to 2026-03-16 08:10.
    [[nodiscard]] Result<void> advance(const Progress &progress = {});
    /// Where the demo stands, as kept in the workspace; nothing in a workspace that is no demo.
    [[nodiscard]] static Result<std::optional<UtcTime>> clockOf(const store::Reader &reader);

private:
    Result<void> readFilesOnce();
    Result<void> install();
    Result<void> installFacts(UtcTime after, UtcTime until);
    Result<void> liveThrough(UtcTime from, UtcTime to, bool colleaguesAct, const Progress &progress);
    Result<void> morning(UtcTime at);
    Result<void> actOnDueWarnings(UtcTime now);
    Result<void> apply(const Event &event);
    Result<void> run(std::string_view actor, std::string name, Json arguments);
    Result<void> importRows(std::string_view collection, Json rows);
    Result<void> keepClock(UtcTime at);

    store::Store &m_store;
    main::ReflexLoop &m_loop;
    SetClock &m_clock;
    RandomSource &m_random;
    std::filesystem::path m_resources;
    std::optional<Files> m_files;
    Json m_holidays;
    std::optional<WorkCalendar> m_calendar;
    std::vector<model::DataSource> m_sources;
};

} // namespace sinan::demo
