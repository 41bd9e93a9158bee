#include "app/base/error.h"

namespace sinan {

std::string_view toText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return "invalid_argument";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::NotPermitted: return "not_permitted";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::Unreadable: return "unreadable";
    case ErrorCode::TooLarge: return "too_large";
    case ErrorCode::Io: return "io";
    case ErrorCode::DiskFull: return "disk_full";
    case ErrorCode::ReadOnly: return "read_only";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::NewerVersion: return "newer_version";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::WrongKey: return "wrong_key";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Erased: return "erased";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

std::string_view Error::fact(std::string_view name) const
{
    for (const auto &[key, value] : facts) {
        if (key == name)
            return value;
    }
    return {};
}

std::string Error::toString() const
{
    std::string text(toText(code));
    if (!where.empty())
        text += ": " + where;
    if (!detail.empty())
        text += ": " + detail;
    if (!facts.empty()) {
        text += " (";
        for (std::size_t i = 0; i < facts.size(); ++i)
            text += (i ? ", " : "") + facts[i].first + "=" + facts[i].second;
        text += ")";
    }
    return text;
}

} // namespace sinan
