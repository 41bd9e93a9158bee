#pragma once

#include "app/bridge/text_input.h"

#include <memory>

namespace sinan::bridge {

/// The parts of a zip file, read within limits: no part may inflate beyond the ratio, all together not beyond the sum.
/// @note One thread at a time; devices must not outlive it.
class ZipParts
{
public:
    /// @retval ErrorCode::Unreadable  no zip file, or damaged; encrypted ones are told apart
    [[nodiscard]] static Result<std::unique_ptr<ZipParts>> open(const Input &input, const InputLimits &limits);
    ~ZipParts();

    [[nodiscard]] bool has(const std::string &part) const;
    /// A sequential device over the inflated part. A limit passed or damage ends it early: ask `failure` at its end.
    [[nodiscard]] Result<std::unique_ptr<QIODevice>> device(const std::string &part);
    /// Why the last device ended early, if it did.
    [[nodiscard]] const std::optional<Error> &failure() const;
    [[nodiscard]] Result<QByteArray> readAll(const std::string &part);

private:
    class PartDevice;
    struct State;

    ZipParts();

    std::unique_ptr<State> m_state;
};

} // namespace sinan::bridge
