#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// The result of Tencent Cloud's or iFLYTEK's speech recognition as a talk; nothing where the object is neither.
/// @retval ErrorCode::Unreadable  the service says that it failed, or its words cannot be found
[[nodiscard]] std::optional<Result<ParsedTalk>> recognisedSpeech(const Json &object, const std::string &file, std::int64_t line,
                                                                 IssueList &issues, const InputLimits &limits);

} // namespace sinan::bridge
