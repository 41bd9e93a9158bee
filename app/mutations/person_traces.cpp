#include "app/mutations/person_traces.h"

#include "app/base/utf8.h"

#include <algorithm>
#include <array>

namespace sinan::mutations {

namespace {

constexpr std::array<std::string_view, 27> honorifics{"总工", "总监", "总", "工", "董", "经理", "主任", "主管", "科长", "处长", "部长", "厂长", "院长", "校长",
                                                      "局长", "老师", "先生", "女士", "小姐", "博士", "医生", "教授", "处", "局", "科", "部", "院"};
constexpr std::array<std::string_view, 12> doubleFamilies{"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯"};

/// Family names that are words of every day: 小方 and 老高 would be found in 大小方案 and 老高度.
constexpr std::string_view everydayFamilies = "高金方钱常平白黄江石田毛成时马车于文水安万全任关单易和向程路应明";

/// Characters that make another word of what stands before them: 提高 + 总量, 双方 + 工期.
std::string_view wordsOn(std::string_view form)
{
    if (form.ends_with("总"))
        return "是共量价额数体结计之算归会部";
    if (form.ends_with("工"))
        return "作期程业厂序具艺资人效时地商段况";
    return form.ends_with("董") ? std::string_view("事") : std::string_view();
}

/// The character at `at`, as bytes; empty at the end.
std::string_view characterAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    std::size_t behind = at;
    (void)nextCodePoint(text, behind);
    return text.substr(at, behind - at);
}

/// Bytes of a separator at `at`, or 0: spaces, hyphens, dots and brackets stand between the parts of names and numbers.
std::size_t separatorAt(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '-' || c == '_' || c == '.' || c == '(' || c == ')' || c == '/')
        return 1;
    for (const std::string_view mark : {"\u00b7", "\u2022", "\u30fb", "\u200b", "\u2013", "\u2014"}) {
        if (text.substr(at).starts_with(mark))
            return mark.size();
    }
    return 0;
}

/// Folded text without separators, with the way back into the folded text.
struct Squeezed {
    std::string text;
    std::vector<std::uint32_t> at; ///< byte of the folded text
};

Squeezed squeeze(std::string_view folded)
{
    Squeezed squeezed;
    squeezed.text.reserve(folded.size());
    squeezed.at.reserve(folded.size());
    for (std::size_t i = 0; i < folded.size();) {
        if (const std::size_t skipped = separatorAt(folded, i)) {
            i += skipped;
            continue;
        }
        squeezed.text += folded[i];
        squeezed.at.push_back(std::uint32_t(i++));
    }
    return squeezed;
}

std::string squeezedForm(std::string_view text)
{
    return squeeze(fold(trimmed(text))).text;
}

void squeezeAll(std::vector<std::string> &texts)
{
    for (std::string &text : texts)
        text = squeezedForm(text);
    std::erase(texts, std::string());
}

bool hasCjk(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (isCjk(nextCodePoint(text, at)))
            return true;
    }
    return false;
}

bool isWordAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return false;
    const char32_t point = nextCodePoint(text, at);
    return isWordLetter(point) && !isCjk(point);
}

bool isWordBefore(std::string_view text, std::size_t at)
{
    if (at == 0)
        return false;
    std::size_t from = at - 1;
    while (from > 0 && (std::uint8_t(text[from]) & 0xc0) == 0x80)
        --from;
    return isWordAt(text, from);
}

/// "王" of "王小明", "欧阳" of "欧阳娜"; nothing for names that are not Chinese.
std::string_view familyOf(std::string_view name)
{
    if (name.empty())
        return {};
    for (const std::string_view family : doubleFamilies) {
        if (name.starts_with(family))
            return family;
    }
    std::size_t at = 0;
    return isCjk(nextCodePoint(name, at)) ? name.substr(0, at) : std::string_view();
}

/// "王总", "张工": known so at the customer, but not a name of one person in the world.
bool isTitled(std::string_view name)
{
    const std::string_view family = familyOf(name);
    return !family.empty() && std::find(honorifics.begin(), honorifics.end(), name.substr(family.size())) != honorifics.end();
}

template <class List>
bool has(const List &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), isDigit);
    return digits;
}

/// The parts of a cell that holds several: "138…、139…".
std::vector<std::string> partsOf(std::string_view text)
{
    std::vector<std::string> parts(1);
    const std::string folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t from = at;
        const char32_t point = nextCodePoint(folded, at);
        if (point == U',' || point == U';' || point == U'、' || point == U'\n' || point == U'/' || point == U'，' || point == U'；')
            parts.emplace_back();
        else
            parts.back() += folded.substr(from, at - from);
    }
    return parts;
}

} // namespace

std::string withCuts(std::string_view text, const std::vector<Cut> &cuts)
{
    std::string result;
    std::size_t from = 0;
    for (const Cut &cut : cuts) {
        result += text.substr(from, cut.begin - from);
        result += cut.words;
        from = cut.end;
    }
    return result += text.substr(from);
}

std::size_t movedBy(const std::vector<Cut> &cuts, std::size_t at, bool atEnd)
{
    std::size_t moved = 0; // where the text up to `from` ends afterwards
    std::size_t from = 0;
    for (const Cut &cut : cuts) {
        if (at <= cut.begin)
            break;
        moved += cut.begin - from;
        if (at < cut.end)
            return atEnd ? moved + cut.words.size() : moved;
        moved += cut.words.size();
        from = cut.end;
    }
    return moved + (at - from);
}

std::vector<Cut> settled(std::vector<Cut> cuts)
{
    std::sort(cuts.begin(), cuts.end(), [](const Cut &a, const Cut &b) { return std::pair(a.begin, b.end) < std::pair(b.begin, a.end); });
    std::vector<Cut> kept;
    for (Cut &cut : cuts) {
        if (kept.empty() || cut.begin >= kept.back().end)
            kept.push_back(std::move(cut));
        else
            kept.back().end = std::max(kept.back().end, cut.end);
    }
    return kept;
}

std::string_view erasedName(std::string_view text)
{
    return hasCjk(text) ? "[已删除的联系人]" : "[erased contact]";
}

std::string_view erasedWords(std::string_view text)
{
    return hasCjk(text) ? "[内容已删除]" : "[words erased]";
}

PersonTraces::PersonTraces(Others others) : m_others(std::move(others))
{
    for (auto *list : {&m_others.atCustomer, &m_others.colleagues, &m_others.elsewhere, &m_others.titles, &m_others.companies})
        squeezeAll(*list);
}

void PersonTraces::add(std::string_view text, bool everywhere)
{
    Form form{squeezedForm(text), everywhere, false};
    const bool cjk = hasCjk(form.text);
    form.wholeWord = !cjk;
    if (codePointCount(form.text) < (cjk ? 2u : 3u))
        return;
    const auto known = std::find_if(m_forms.begin(), m_forms.end(), [&](const Form &one) { return one.text == form.text; });
    if (known == m_forms.end())
        m_forms.push_back(std::move(form));
    else
        known->everywhere |= everywhere;
}

void PersonTraces::addName(const std::string &name)
{
    const std::string squeezed = squeezedForm(name);
    if (squeezed.empty() || has(m_names, squeezed))
        return;
    m_names.push_back(squeezed);
    const bool shared = has(m_others.elsewhere, squeezed) || has(m_others.colleagues, squeezed);
    if (hasCjk(squeezed)) {
        add(name, !shared && !isTitled(squeezed));
        const std::string_view family = familyOf(squeezed);
        const auto sameFamily = [&](const std::string &other) { return std::string_view(other).starts_with(family); };
        if (family.empty() || std::any_of(m_others.atCustomer.begin(), m_others.atCustomer.end(), sameFamily) ||
            std::any_of(m_others.colleagues.begin(), m_others.colleagues.end(), sameFamily))
            return;
        m_families.emplace_back(family);
        for (const std::string_view honorific : honorifics) {
            if (codePointCount(honorific) >= 2 || honorific == "总" || honorific == "工" || honorific == "董")
                add(std::string(family) + std::string(honorific), false);
        }
        for (const std::string_view before : {"老", "小"}) {
            if (everydayFamilies.find(family) == std::string_view::npos)
                add(std::string(before) + std::string(family), false);
        }
        return;
    }
    // One short word is a first name that others have too.
    const std::string folded = fold(trimmed(name));
    const bool severalWords = folded.find(' ') != std::string::npos;
    add(name, !shared && (severalWords || squeezed.size() >= 6));
    for (std::size_t from = 0; severalWords && from < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', from), folded.size());
        const std::string part = folded.substr(from, end - from);
        const auto inOther = [&](const std::string &other) { return other.find(part) != std::string::npos; };
        if (part.size() >= 3 && std::none_of(m_others.atCustomer.begin(), m_others.atCustomer.end(), inOther) &&
            std::none_of(m_others.colleagues.begin(), m_others.colleagues.end(), inOther))
            add(part, false);
        from = end + 1;
    }
}

void PersonTraces::addPhone(std::string_view phone)
{
    const std::string digits = digitsOf(phone);
    if (digits.size() < 5) {
        add(phone, codePointCount(phone) >= 5);
        return;
    }
    add(phone, digits.size() >= 7);
    add(digits, digits.size() >= 7);
    // Written with or without the country's code.
    if (digits.size() == 13 && digits.starts_with("86"))
        add(std::string_view(digits).substr(2), true);
}

void PersonTraces::learn(const model::Contact &contact)
{
    addName(contact.name);
    for (const std::string &phone : partsOf(contact.phone))
        addPhone(trimmed(phone));
    for (const std::string &mail : partsOf(contact.mail))
        add(mail, codePointCount(trimmed(mail)) >= 5);
    for (const std::string &account : partsOf(contact.wechat))
        add(account, codePointCount(trimmed(account)) >= 5);
    if (codePointCount(contact.externalKey) >= 5)
        add(contact.externalKey, false);
    const std::string title = squeezedForm(contact.title);
    if (codePointCount(title) >= 2 && !has(m_others.titles, title)) {
        if (!has(m_titles, title))
            m_titles.push_back(title);
        // Two characters such as 采购 are a word of every day.
        if (codePointCount(title) >= 3)
            add(contact.title, false);
    }
}

std::vector<Cut> PersonTraces::find(std::string_view text, bool atCustomer) const
{
    if (text.empty() || m_forms.empty())
        return {};
    const FoldedText folded = foldWithOrigin(text);
    const Squeezed squeezed = squeeze(folded.text);
    std::vector<Cut> cuts;
    for (const Form &form : m_forms) {
        if (!form.everywhere && !atCustomer)
            continue;
        for (std::size_t at = squeezed.text.find(form.text); at != std::string::npos; at = squeezed.text.find(form.text, at + 1)) {
            const std::size_t first = squeezed.at[at];
            const std::size_t last = squeezed.at[at + form.text.size() - 1];
            // A number may follow a country's code; a word may not stand inside another.
            const bool number = std::all_of(form.text.begin(), form.text.end(), isDigit);
            if (form.wholeWord && !(number && form.text.size() >= 7) &&
                (isWordBefore(folded.text, first) || isWordAt(folded.text, last + 1)))
                continue;
            if (const auto next = characterAt(folded.text, last + 1);
                !form.everywhere && !next.empty() && wordsOn(form.text).find(next) != std::string_view::npos)
                continue;
            bool inCompany = false;
            for (const std::string &company : m_others.companies) {
                const std::size_t inside = company.find(form.text);
                inCompany = inCompany || (inside != std::string::npos && at >= inside &&
                                          std::string_view(squeezed.text).substr(at - inside).starts_with(company));
            }
            if (inCompany)
                continue;
            std::size_t behind = last + 1;
            while (behind + 1 < folded.origin.size() && folded.origin[behind] == folded.origin[last])
                ++behind;
            cuts.push_back({folded.origin[first], folded.origin[behind], std::string(erasedName(text))});
        }
    }
    return settled(std::move(cuts));
}

bool PersonTraces::isOther(const std::string &label) const
{
    const auto names = [&](const std::string &other) {
        return codePointCount(other) >= 2 && label.find(other) != std::string::npos;
    };
    return std::any_of(m_others.atCustomer.begin(), m_others.atCustomer.end(), names) ||
           std::any_of(m_others.colleagues.begin(), m_others.colleagues.end(), names);
}

bool PersonTraces::isPerson(std::string_view label, bool atCustomer) const
{
    const std::string squeezed = squeezedForm(label);
    if (squeezed.empty())
        return false;
    if (!atCustomer)
        return !find(label, false).empty();
    for (const std::string &name : m_names) {
        if (squeezed == name)
            return true;
    }
    if (isOther(squeezed))
        return false;
    if (has(m_titles, squeezed) || !find(label, true).empty())
        return true;
    // "王采购总监": the family name and a few characters more.
    for (const std::string &family : m_families) {
        if (squeezed.starts_with(family) && squeezed.size() > family.size() && squeezed.size() <= family.size() + std::size_t(4 * 3))
            return true;
    }
    return false;
}

} // namespace sinan::mutations
