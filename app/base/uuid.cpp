#include "app/base/uuid.h"

#include <QCryptographicHash>

#include <cstring>

namespace sinan {

namespace {

void stamp(Uuid::Bytes &bytes, int version)
{
    bytes[6] = std::uint8_t((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = std::uint8_t((bytes[8] & 0x3f) | 0x80);
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Uuid Uuid::v7(const Clock &clock, RandomSource &random)
{
    Bytes bytes{};
    random.fill(bytes);
    const auto millis = std::uint64_t(toMillis(clock.now()));
    for (int i = 0; i < 6; ++i)
        bytes[std::size_t(i)] = std::uint8_t(millis >> (8 * (5 - i)));
    stamp(bytes, 7);
    return Uuid(bytes);
}

Uuid Uuid::v5(const Uuid &space, std::string_view name)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(space.bytes().data()), qsizetype(space.bytes().size())));
    hash.addData(QByteArrayView(name.data(), qsizetype(name.size())));
    const QByteArray digest = hash.result();
    Bytes bytes{};
    std::memcpy(bytes.data(), digest.constData(), bytes.size());
    stamp(bytes, 5);
    return Uuid(bytes);
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    Bytes bytes{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-')
                return std::nullopt;
            ++i;
            continue;
        }
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[at++] = std::uint8_t(high * 16 + low);
        i += 2;
    }
    return Uuid(bytes);
}

std::string Uuid::toString() const
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < m_bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += digits[m_bytes[i] >> 4];
        text += digits[m_bytes[i] & 0x0f];
    }
    return text;
}

} // namespace sinan

std::size_t std::hash<sinan::Uuid>::operator()(const sinan::Uuid &id) const noexcept
{
    std::uint64_t words[2];
    std::memcpy(words, id.bytes().data(), sizeof words);
    return std::size_t(words[0] ^ (words[1] * 0x9e3779b97f4a7c15ULL));
}
