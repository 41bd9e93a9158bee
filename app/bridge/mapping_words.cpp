#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/mapping_library.h"

namespace sinan::bridge {

namespace {

} // namespace

std::string MappingLibrary::latin(std::string_view text) const
{
    const std::string folded = fold(trimmed(text));
    const std::string read = pinyin(folded, false);
    return read.empty() ? folded : read;
}

bool MappingLibrary::isNumberHeader(std::string_view header) const
{
    const HeaderKey key = headerKey(header);
    for (const char *end : {"编号", "编码", "代码", "客户号", "号码", "id", "number", "code", "key"}) {
        const bool latin = std::uint8_t(end[0]) < 0x80;
        if (latin ? !key.words.empty() && key.words.back() == end : key.text.ends_with(end))
            return true;
    }
    return key.text.ends_with("客户id") || key.text.ends_with("customerno") || key.text.ends_with("accountno");
}

std::optional<std::string> MappingLibrary::choiceFor(std::string_view field, std::string_view cell) const
{
    const auto choices = m_choices.find(std::string(field));
    if (choices == m_choices.end())
        return std::nullopt;
    const std::string folded = fold(trimmed(cell));
    const auto found = choices->second.find(folded);
    return found == choices->second.end() ? std::nullopt : std::optional(found->second);
}

bool MappingLibrary::isTotal(std::string_view cell) const
{
    return cell.size() < 60 && m_totals.contains(squeezed(cell));
}

std::optional<std::string> MappingLibrary::currencyFor(std::string_view cell) const
{
    const auto found = m_currencies.find(fold(trimmed(cell)));
    return found == m_currencies.end() ? std::nullopt : std::optional(found->second);
}

bool MappingLibrary::looksLikeCompany(std::string_view cell) const
{
    if (cell.size() > 150)
        return false;
    const std::string folded = fold(trimmed(cell));
    for (const auto &end : m_companyEnds) {
        const bool latin = std::uint8_t(end[0]) < 0x80;
        if (folded.ends_with(latin ? " " + end : end) && folded.size() > end.size())
            return true;
    }
    return false;
}

bool MappingLibrary::looksLikePerson(std::string_view cell) const
{
    if (cell.empty() || cell.size() > 60)
        return false;
    std::size_t at = 0;
    const char32_t first = nextCodePoint(cell, at);
    const std::size_t length = codePointCount(cell);
    if (isCjk(first))
        return length >= 2 && length <= 4 && m_surnames.contains(first) && !looksLikeCompany(cell);
    // "Moses Frase": two or three capitalised words.
    int words = 0;
    bool start = true;
    for (const char c : cell) {
        if (c == ' ') {
            start = true;
        } else if (start) {
            if (c < 'A' || c > 'Z')
                return false;
            ++words;
            start = false;
        } else if (!((c >= 'a' && c <= 'z') || c == '-' || c == '\'' || c == '.' || (c >= 'A' && c <= 'Z'))) {
            return false;
        }
    }
    return words >= 2 && words <= 3 && !looksLikeCompany(cell);
}

std::string MappingLibrary::coreName(std::string_view name) const
{
    std::string folded = fold(trimmed(name));
    bool cut = true;
    while (cut) {
        cut = false;
        for (const auto &form : m_legalForms) {
            const bool latin = std::uint8_t(form[0]) < 0x80;
            const std::string tail = latin ? " " + form : form;
            if (folded.ends_with(tail) && folded.size() >= tail.size() + 3) {
                folded.resize(folded.size() - tail.size());
                cut = true;
                break;
            }
        }
        while (!folded.empty() && (folded.back() == ' ' || folded.back() == ','))
            folded.pop_back();
    }
    return squeezed(folded);
}

namespace {

std::optional<std::string> wordIn(std::string_view text, const std::vector<std::pair<std::string, std::string>> &words)
{
    const std::string folded = fold(text);
    std::optional<std::string> best;
    std::size_t length = 0;
    for (const auto &[word, meaning] : words) {
        const std::size_t at = folded.find(word);
        if (at == std::string::npos || word.size() <= length)
            continue;
        if (std::uint8_t(word[0]) < 0x80) {
            const auto letter = [&](std::size_t i) { return i < folded.size() && folded[i] >= 'a' && folded[i] <= 'z'; };
            if ((at > 0 && letter(at - 1)) || letter(at + word.size()))
                continue;
        }
        best = meaning;
        length = word.size();
    }
    return best;
}

} // namespace

std::optional<model::Collection> MappingLibrary::collectionInName(std::string_view name) const
{
    const auto word = wordIn(name, m_collectionNames);
    return word ? model::parseCollection(*word) : std::nullopt;
}

std::optional<std::string> MappingLibrary::channelIn(std::string_view text) const
{
    return wordIn(text, m_channelNames);
}

std::optional<std::string> MappingLibrary::talkHeader(std::string_view key) const
{
    const auto found = m_talkHeaders.find(squeezed(key));
    return found == m_talkHeaders.end() ? std::nullopt : std::optional(found->second);
}

HeaderKey MappingLibrary::otherWording(const HeaderKey &header) const
{
    HeaderKey other = header;
    const auto ends = [&](std::string_view end, std::string_view with) {
        if (!other.text.ends_with(end) || other.text.size() == end.size())
            return false;
        other.text.replace(other.text.size() - end.size(), end.size(), with);
        return true;
    };
    if (ends("时间", "日期") || ends("日期", "时间") || ends("日", "日期") ||
        (!other.text.ends_with("金额") && ends("额", "金额")))
        return other;
    bool changed = false;
    for (std::string &word : other.words) {
        if (const auto whole = m_abbreviations.find(word); whole != m_abbreviations.end()) {
            word = whole->second;
            changed = true;
        }
    }
    if (changed) {
        other.text.clear();
        for (const std::string &word : other.words)
            other.text += word;
    }
    return other;
}

} // namespace sinan::bridge
