#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/rules/value.h"

#include <optional>
#include <string>
#include <vector>

namespace sinan::rules {

enum class Truth { False, True, Unknown };

/// A row that a result stands on.
struct Evidence
{
    enum class Type { Signal, Fact, Moment };
    Type type = Type::Signal;
    std::string id; ///< of the row; of a Moment (a last update) "what@time", which is stable too
    UtcTime at{};
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

/// What one operator came to: the tree that a person can be shown.
struct TraceNode
{
    std::string path; ///< JSON pointer into the document
    std::string op;
    Json value;                    ///< what it yielded; of a comparison: its left side
    std::optional<Json> threshold; ///< of a comparison: its right side
    Truth truth = Truth::Unknown;
    std::string reason; ///< why it is unknown or 0: not_connected, stale, no_data, missing, no_baseline, below_minimum, too_few,
                        ///< not_asked, fault
    std::vector<Evidence> evidence;
    std::vector<TraceNode> children;
};

[[nodiscard]] std::string_view toText(Truth truth);
[[nodiscard]] std::string_view toText(Evidence::Type type);
[[nodiscard]] Json toJson(const TraceNode &node);

} // namespace sinan::rules
