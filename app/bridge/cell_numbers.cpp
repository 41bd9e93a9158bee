#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/cell_values.h"

#include <QByteArray>

#include <array>
#include <cmath>

namespace sinan::bridge {

namespace {

bool takeFront(std::string_view &text, std::string_view head)
{
    if (text.substr(0, head.size()) != head)
        return false;
    text = trimmed(text.substr(head.size()));
    return true;
}

bool takeBack(std::string_view &text, std::string_view tail)
{
    if (text.size() < tail.size() || text.substr(text.size() - tail.size()) != tail)
        return false;
    text = trimmed(text.substr(0, text.size() - tail.size()));
    return true;
}

struct Sign
{
    std::string_view text;
    std::string_view currency;
};

/// Longer ones first: "hk$" before "$".
constexpr std::array signs{Sign{"人民币", "CNY"},       Sign{"hk$", "HKD"},      Sign{"us$", "USD"},      Sign{"nt$", "TWD"},
                           Sign{"rmb", "CNY"},          Sign{"cny", "CNY"},      Sign{"usd", "USD"},      Sign{"eur", "EUR"},
                           Sign{"gbp", "GBP"},          Sign{"jpy", "JPY"},      Sign{"hkd", "HKD"},      Sign{"美元", "USD"},
                           Sign{"美金", "USD"},         Sign{"欧元", "EUR"},     Sign{"英镑", "GBP"},     Sign{"日元", "JPY"},
                           Sign{"港元", "HKD"},         Sign{"港币", "HKD"},     Sign{"\xc2\xa5", "CNY"}, Sign{"$", "USD"},
                           Sign{"\xe2\x82\xac", "EUR"}, Sign{"\xc2\xa3", "GBP"}, Sign{"元", "CNY"}};

struct Unit
{
    std::string_view text;
    double factor;
};
constexpr std::array units{Unit{"千万", 1e7}, Unit{"百万", 1e6}, Unit{"亿", 1e8}, Unit{"万", 1e4}, Unit{"千", 1e3},
                           Unit{"mn", 1e6},   Unit{"bn", 1e9},   Unit{"k", 1e3},  Unit{"m", 1e6},  Unit{"w", 1e4}};

/// Digits with grouping and one decimal sign, nothing else.
std::optional<double> readDigits(std::string_view text, char decimal, bool &point)
{
    std::string plain;
    std::size_t lastComma = std::string_view::npos;
    std::size_t lastPoint = std::string_view::npos;
    int commas = 0;
    int points = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ',') {
            lastComma = i;
            ++commas;
        } else if (c == '.') {
            lastPoint = i;
            ++points;
        } else if (!isDigit(c) && !(c == ' ' && i > 0 && i + 3 < text.size() && isDigit(text[i - 1]) && isDigit(text[i + 1])) &&
                   c != '\'') {
            return std::nullopt;
        }
    }
    char decimalSign = decimal;
    if (!decimalSign) {
        if (commas && points)
            decimalSign = lastComma > lastPoint ? ',' : '.';
        else if (commas == 1 && text.size() - lastComma - 1 != 3)
            decimalSign = ',';
        else
            decimalSign = '.';
    }
    const std::size_t decimalAt = decimalSign == ',' ? lastComma : lastPoint;
    if ((decimalSign == ',' ? commas : points) > 1)
        return std::nullopt;
    // Groups have three digits (or four, as 1,2345 in 万); "1,2,3" is a list, not a number.
    std::size_t group = 0;
    bool grouped = false;
    for (std::size_t i = 0; i < text.size() && i < decimalAt; ++i) {
        if (isDigit(text[i])) {
            ++group;
            plain += text[i];
            continue;
        }
        if (grouped && group != 3 && group != 4)
            return std::nullopt;
        if (group == 0 || group > 4)
            return std::nullopt;
        grouped = true;
        group = 0;
    }
    if (grouped && group != 3 && group != 4)
        return std::nullopt;
    point = decimalAt != std::string_view::npos;
    if (point) {
        plain += '.';
        for (const char c : text.substr(decimalAt + 1)) {
            if (!isDigit(c))
                return std::nullopt;
            plain += c;
        }
    }
    if (plain.empty() || plain == ".")
        return std::nullopt;
    bool read = false;
    const double value = QByteArrayView(plain.data(), qsizetype(plain.size())).toDouble(&read);
    return read && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<ReadNumber> readFolded(std::string_view text, char decimal)
{
    ReadNumber number;
    bool negative = false;
    text = trimmed(text);
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        negative = true;
        text = trimmed(text.substr(1, text.size() - 2));
    }
    if (takeFront(text, "-") || takeFront(text, "\xe2\x88\x92"))
        negative = true;
    else
        (void)takeFront(text, "+");
    // 人民币 50 元 has one at each end.
    for (const Sign &sign : signs) {
        const bool before = takeFront(text, sign.text);
        const bool behind = takeBack(text, sign.text);
        if ((before || behind) && number.currency.empty())
            number.currency = sign.currency;
    }
    if (takeFront(text, "-"))
        negative = true;
    if (takeBack(text, "%")) {
        number.percent = true;
    } else if (!text.empty() && !isDigit(text.back())) {
        for (const Unit &unit : units) {
            if (takeBack(text, unit.text)) {
                number.value = unit.factor;
                number.scaled = true;
                break;
            }
        }
    }
    bool point = false;
    const auto digits = readDigits(text, decimal, point);
    if (!digits) {
        // 1.2e3 from spreadsheets; never with signs of its own.
        if (number.scaled || number.percent || text.find('e') == std::string_view::npos ||
            !isDigit(text.empty() ? ' ' : text.front()))
            return std::nullopt;
        bool read = false;
        const double value = QByteArrayView(text.data(), qsizetype(text.size())).toDouble(&read);
        if (!read || !std::isfinite(value))
            return std::nullopt;
        number.value = negative ? -value : value;
        return number;
    }
    number.value = (number.scaled ? number.value : number.percent ? .01 : 1.0) * *digits * (negative ? -1 : 1);
    number.whole = !point && !number.scaled && !number.percent;
    return number;
}

} // namespace

std::optional<ReadNumber> readNumber(std::string_view text, char decimal)
{
    if (text.empty() || text.size() > 60)
        return std::nullopt;
    bool plain = true;
    for (const char c : text)
        plain = plain && std::uint8_t(c) < 0x80 && !(c >= 'A' && c <= 'Z');
    return plain ? readFolded(text, decimal) : readFolded(fold(text), decimal);
}

bool looksLikePhone(std::string_view text)
{
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c))
            ++digits;
        else if (c != '-' && c != ' ' && c != '(' && c != ')' && !(c == '+' && i == 0) && c != '*')
            return false;
    }
    if (digits < 7 || digits > 15)
        return false;
    // A number without any sign of a telephone: eleven digits from 13 to 19, or with a leading zero.
    const bool bare = text.find_first_not_of("0123456789") == std::string_view::npos;
    return !bare || (digits == 11 && text[0] == '1' && text[1] >= '3') || (text[0] == '0' && digits >= 10);
}

std::optional<double> starsIn(std::string_view cell)
{
    double stars = 0;
    for (std::size_t at = 0; at < cell.size();) {
        const char32_t point = nextCodePoint(cell, at);
        if (point == U'★' || point == U'⭐')
            ++stars;
        else if (point != U'☆' && point != 0xfe0f)
            return std::nullopt;
    }
    return stars;
}

bool looksLikeMail(std::string_view text)
{
    const std::size_t sign = text.find('@');
    return sign != std::string_view::npos && sign > 0 && text.find('.', sign) != std::string_view::npos &&
           text.find(' ') == std::string_view::npos && text.size() < 200 && text.find('@', sign + 1) == std::string_view::npos;
}

bool looksLikeWebsite(std::string_view text)
{
    const std::string low = fold(text.substr(0, 100));
    if (low.find(' ') != std::string::npos || low.find('@') != std::string::npos)
        return false;
    return low.substr(0, 7) == "http://" || low.substr(0, 8) == "https://" || low.substr(0, 4) == "www.";
}

} // namespace sinan::bridge
