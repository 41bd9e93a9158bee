#pragma once

#include "app/base/error.h"
#include "app/base/result.h"
#include "app/insight/explanation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sinan::bridge {

/// A sentence for a person, by message id and typed arguments; resources/mapping/phrases.json has it in both languages
/// (phrases.h).
using Message = insight::Message;

/// Where in an input something stands. Zero or empty: not that precise.
struct Place
{
    std::string file;     ///< name without folders, or the name that pasted text was given
    std::string sheet;    ///< of a workbook
    std::int64_t row = 0; ///< line of a text file, row of a sheet; counted from 1
    int column = 0;       ///< counted from 1
    std::string header;   ///< of that column
    friend bool operator==(const Place &, const Place &) = default;
};

/// What could not be read or taken as it stands: where, what stands there, why not, and how to mend it. The rest goes in all the
/// same.
struct Issue
{
    Place place;
    std::string value; ///< at most 120 characters of what stands there
    Message reason;
    Message mend;
    friend bool operator==(const Issue &, const Issue &) = default;
};

/// The same as a failure that stops an input. Facts: "file", "sheet", "row", "column", "header", "value", "reason", "mend"
/// (message ids; their arguments stand in the facts of the same name).
[[nodiscard]] Error toError(ErrorCode code, const Issue &issue);

/// Limits on every input; beyond them the message names the limit and what to do.
struct InputLimits
{
    std::int64_t fileBytes = 256LL << 20;
    std::int64_t inflatedBytes = 512LL << 20; ///< all parts of a workbook together
    int inflationRatio = 200;                 ///< inflated : packed, of one part beyond its first MB
    int cellsPerRow = 2'000;
    std::int64_t textBytes = 1LL << 20;  ///< one cell, one turn
    std::int64_t talkBytes = 32LL << 20; ///< a text of talks or notes, all of it
    std::int64_t rows = 500'000;         ///< of one table
    int files = 2'000;                   ///< of one import
    int listedIssues = 1'000;            ///< kept one by one; the rest is counted
};

} // namespace sinan::bridge
