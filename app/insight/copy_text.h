#pragma once

#include "app/base/calendar.h"
#include "app/base/format.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sinan::insight {

/// What leaves the app about one warning when it is copied. Texts are in the reader's language already.
struct CopyItem {
    std::string severity; ///< shape and word: "▲ 高"
    std::string customer; ///< or "云帆机械等 6 户" for one cause at several
    std::string sentence; ///< who, what, since when
    std::string notThis;  ///< 不等于: the common misreading; empty: not told
    std::vector<Money> amounts;
    std::optional<UtcTime> dueAt;
    std::string advice;              ///< empty: none
    std::string owner;               ///< who is to do it, may be empty
    std::vector<std::string> quotes; ///< the customer's own words
};

/// What the person asked to take along. Phone numbers and mail addresses never leave.
struct CopyChoice {
    bool details = false; ///< amounts and the customer's words
};

struct CopyMoment {
    UtcTime now{};
    const WorkCalendar *calendar = nullptr;
    Language language = Language::Chinese;
};

/// One readable line a warning, for Ctrl+C.
[[nodiscard]] std::string copyLines(std::span<const CopyItem> items, const CopyChoice &choice, const CopyMoment &moment);
/// A message for the team's chat: a heading, one paragraph a warning, what was left out.
[[nodiscard]] std::string copyMessage(std::span<const CopyItem> items, const CopyChoice &choice, const CopyMoment &moment);

/// What copyMessage is made of, for a picture of the same.
struct CopySheet {
    struct Entry {
        std::string severity;
        std::string customer;
        std::string sentence;
        std::vector<std::string> lines; ///< deadline, advice, amount …
    };
    std::string heading;
    std::vector<Entry> entries;
    std::string footing; ///< what was left out; empty where nothing was
};
[[nodiscard]] CopySheet copySheet(std::span<const CopyItem> items, const CopyChoice &choice, const CopyMoment &moment);

/// The text with every phone number and mail address replaced by ***.
[[nodiscard]] std::string withoutContactData(std::string_view text);
/// The text with every amount of money replaced by ***: "¥310 万", "310 万元", "$1.2M", "CNY 5,000".
[[nodiscard]] std::string withoutAmounts(std::string_view text);

} // namespace sinan::insight
