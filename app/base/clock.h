#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sinan {

using Millis = std::chrono::milliseconds;
using Days = std::chrono::duration<std::int64_t, std::ratio<86400>>;
/// A moment, in UTC, to the millisecond. Local time exists only on screen and in calendar rules.
using UtcTime = std::chrono::sys_time<Millis>;

[[nodiscard]] inline std::int64_t toMillis(UtcTime time) { return time.time_since_epoch().count(); }
[[nodiscard]] inline UtcTime fromMillis(std::int64_t millis) { return UtcTime(Millis(millis)); }

/// "2026-03-02T00:10:00.000Z".
[[nodiscard]] std::string toIso(UtcTime time);
/// Reads ISO 8601 with Z, an offset, or — where the text has neither — in the time zone given (an IANA name).
/// @return nothing where the text is not a time.
[[nodiscard]] std::optional<UtcTime> parseIso(std::string_view text, std::string_view zone = "UTC");

/// Where "now" comes from. Passed in, so that tests and back-tests choose it.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime now() const = 0;
};

/// The computer's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override;
};

/// A clock that starts at a chosen moment; it stands still until it is moved, or runs on from there. Thread-safe.
class SetClock final : public Clock
{
public:
    enum class Mode { StandsStill, RunsOn };
    explicit SetClock(UtcTime start, Mode mode = Mode::StandsStill);
    [[nodiscard]] UtcTime now() const override;
    void moveTo(UtcTime time);
    void advance(Millis by) { moveTo(now() + by); }

private:
    Mode m_mode;
    /// Start less the steady clock at that moment, in milliseconds; where it stands still, the start itself.
    std::atomic<std::int64_t> m_offset;
};

} // namespace sinan
