#include "app/bridge/place.h"

namespace sinan::bridge {

Error toError(ErrorCode code, const Issue &issue)
{
    Error error{code, issue.place.file, issue.reason.id, {}};
    if (!issue.place.sheet.empty())
        error.with("sheet", issue.place.sheet);
    if (issue.place.row > 0)
        error.with("row", std::to_string(issue.place.row));
    if (issue.place.column > 0)
        error.with("column", std::to_string(issue.place.column));
    if (!issue.place.header.empty())
        error.with("header", issue.place.header);
    if (!issue.value.empty())
        error.with("value", issue.value);
    error.with("reason", issue.reason.id).with("mend", issue.mend.id);
    return error;
}

} // namespace sinan::bridge
