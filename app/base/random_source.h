#pragma once

#include <cstdint>
#include <span>

namespace sinan {

/// Where chance comes from. Passed in, so that a seed repeats a run.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The operating system's cryptographic source.
class SystemRandom final : public RandomSource
{
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// splitmix64 from a seed: for tests, simulations and the demo workspace; never for keys.
class SeededRandom final : public RandomSource
{
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    void fill(std::span<std::uint8_t> bytes) override;
    [[nodiscard]] std::uint64_t next();
    /// Uniform in [0, bound); bound > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    /// Uniform in [0, 1).
    [[nodiscard]] double unit() { return double(next() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t m_state;
};

} // namespace sinan
