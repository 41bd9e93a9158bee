#pragma once

#include "app/base/result.h"

#include <array>
#include <cstdint>
#include <optional>

namespace sinan::store {

/// A raw 256-bit key.
using DatabaseKey = std::array<std::uint8_t, 32>;

/// Where the database's key comes from: the keychain, a passphrase-wrapped file, or nowhere (the demo is plain and says so).
class KeySource
{
public:
    virtual ~KeySource() = default;
    /// The key, or nothing for a plain database.
    [[nodiscard]] virtual Result<std::optional<DatabaseKey>> key() = 0;
};

class NoKey final : public KeySource
{
public:
    [[nodiscard]] Result<std::optional<DatabaseKey>> key() override { return std::optional<DatabaseKey>{}; }
};

/// A key that is already in memory: tests, and programs that asked for it themselves.
class GivenKey final : public KeySource
{
public:
    explicit GivenKey(const DatabaseKey &key) : m_key(key) {}
    [[nodiscard]] Result<std::optional<DatabaseKey>> key() override { return std::optional(m_key); }

private:
    DatabaseKey m_key;
};

} // namespace sinan::store
