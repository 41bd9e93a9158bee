#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinan {

/// What went wrong, for programs. The sentence that a person reads is written by the user interface.
enum class ErrorCode {
    InvalidArgument,   ///< a value is missing, of the wrong type or outside its range
    NotFound,          ///< the thing named does not exist (any more)
    NotPermitted,      ///< this actor may not do it
    Conflict,          ///< somebody changed what this change was built on
    Unreadable,        ///< input that cannot be decoded or parsed
    TooLarge,          ///< input beyond a stated limit
    Io,                ///< a file or disk operation failed
    DiskFull,          ///< no space left; nothing was written
    ReadOnly,          ///< the folder or file cannot be written
    Corrupt,           ///< the database is damaged; it is kept as it is
    NewerVersion,      ///< written by a newer version of Sinan
    Locked,            ///< another process holds it
    WrongKey,          ///< the key does not open this database
    Unsupported,       ///< known, but not offered here
    Erased,            ///< a person's data was erased; it cannot be brought back
    Cancelled,         ///< the person or a shutdown stopped it
    Internal           ///< a defect of ours
};

/// Stable spelling for logs, JSON and tests, e.g. "invalid_argument".
[[nodiscard]] std::string_view toText(ErrorCode code);

/// A failure: its code, the place it happened, and the facts a message needs.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string where;   ///< file, collection.field, or operation; never personal data
    std::string detail;  ///< English, for logs; the user interface writes its own sentence from code and facts
    std::vector<std::pair<std::string, std::string>> facts;

    /// Adds a fact (row, column, value, mend …) and returns itself, so that errors can be built in one expression.
    Error &with(std::string name, std::string value) &
    {
        facts.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Error &&with(std::string name, std::string value) &&
    {
        facts.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
    /// The fact of that name, or an empty view.
    [[nodiscard]] std::string_view fact(std::string_view name) const;
    /// "code: where: detail (name=value, …)": for logs and the command line.
    [[nodiscard]] std::string toString() const;
};

} // namespace sinan
