#pragma once

#include "app/base/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinan::bridge {

/// One mail as MIME has it: heads decoded, the words of its own part, what hangs on it by name.
struct MimeMail
{
    struct Address
    {
        std::string name;
        std::string mail; ///< in lower case
    };
    std::string subject;
    std::vector<Address> from;
    std::vector<Address> to; ///< To, then Cc
    std::optional<UtcTime> sent;
    std::string words;                    ///< plain part, else the HTML one as text; UTF-8, line ends as LF
    std::vector<std::string> attachments; ///< names, "?" for one without; not the pictures that the text shows
    bool encrypted = false;               ///< its words cannot be read
    bool brokenCharacters = false;
};

/// Reads one mail; nothing where there is no head at all. Damage costs what is damaged.
/// @note thread-safe; memory about three times the mail's size
[[nodiscard]] std::optional<MimeMail> readMime(std::string_view bytes);

} // namespace sinan::bridge
