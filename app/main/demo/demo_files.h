#pragma once

#include "app/base/calendar.h"
#include "app/base/json.h"

#include <filesystem>
#include <vector>

namespace sinan::demo {

/// One dated thing that happens in the demo: a talk is held, or somebody does something.
struct Event {
    UtcTime at{};
    enum class Type { Talk, Step } type = Type::Talk;
    Json content;
};

/// resources/demo, read. Times are turned to UTC by the demo's zone.
struct Files {
    UtcTime clock{};  ///< where the demo begins
    UtcTime end{};    ///< where 快进两周 leads
    std::string zone;
    std::vector<Json> customers;
    std::vector<Event> events;  ///< talks and steps, by time
    std::vector<std::pair<std::string, std::string>> leftOpen;  ///< customer, signal kind: what a story leaves for the person to take up
    Json visits;    ///< visits.json, as it stands
    Json cases;
    Json articles;              ///< [{"id", "title_zh", "title_en", "kinds", "owner", "updated", "expires", "zh", "en"}]
};

/// @param folder  resources/demo
/// @retval ErrorCode::Unreadable  facts: "file", "line"
[[nodiscard]] Result<Files> readFiles(const std::filesystem::path &folder);

/// All knowledge pages of a folder, by name. @retval ErrorCode::Unreadable  facts: "file"
[[nodiscard]] Result<Json> readArticles(const std::filesystem::path &folder);
/// A knowledge page: lines "key: value" between "---", then "## zh" and "## en".
[[nodiscard]] Result<Json> readArticle(std::string_view text);

} // namespace sinan::demo
