#include "app/base/random_source.h"

#include <QRandomGenerator>

namespace sinan {

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    for (auto &byte : bytes)
        byte = std::uint8_t(QRandomGenerator::system()->generate() & 0xff);
}

void SeededRandom::fill(std::span<std::uint8_t> bytes)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % 8 == 0)
            word = next();
        bytes[i] = std::uint8_t(word >> (8 * (i % 8)));
    }
}

std::uint64_t SeededRandom::next()
{
    std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace sinan
