#pragma once

#include "app/base/json.h"
#include "app/model/collection.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace sinan::bridge {

/// A header reduced to what identifies it: folded, letters and digits alone; a unit in it is taken out.
struct HeaderKey
{
    std::string text;               ///< "客户名称", "dealstage"
    std::vector<std::string> words; ///< Latin words of it: "deal", "stage"
    double scale = 1;               ///< 金额(万元) → 10000
    std::string currency;           ///< amount (USD) → "USD"
};

/// How a header led to a field.
enum class HeaderMatch { None, Similar, Part, Initials, Pinyin, Exact };

struct FieldGuess
{
    std::string field;
    HeaderMatch match = HeaderMatch::None;
    double confidence = 0;
};

/// What the mapping knows: names of fields, names of values, words. From resources/mapping/*.json, which administrators may edit.
/// @note Immutable and thread-safe once loaded.
class MappingLibrary
{
public:
    /// @retval ErrorCode::Io, ErrorCode::Unreadable  a file is missing or damaged; where = its name
    [[nodiscard]] static Result<MappingLibrary> load(const std::string &resources);

    [[nodiscard]] HeaderKey headerKey(std::string_view header) const;
    /// Fields of the collection that the header may mean, best first; "talk.…" for the parts of a conversation.
    [[nodiscard]] std::vector<FieldGuess> fieldsFor(model::Collection collection, const HeaderKey &header) const;
    /// Whether the header names a number or code, not a name: 客户编号, account_id.
    [[nodiscard]] bool isNumberHeader(std::string_view header) const;
    /// Whether any collection knows the header by name.
    [[nodiscard]] bool isKnownHeader(std::string_view header) const;

    /// The choice that a cell means, e.g. ("opportunity.stage", "赢单") → "won"; also by the choice's own name and labels.
    [[nodiscard]] std::optional<std::string> choiceFor(std::string_view field, std::string_view cell) const;
    [[nodiscard]] bool isTotal(std::string_view cell) const;
    [[nodiscard]] std::optional<std::string> currencyFor(std::string_view cell) const;
    [[nodiscard]] bool looksLikeCompany(std::string_view cell) const;
    [[nodiscard]] bool looksLikePerson(std::string_view cell) const;
    /// The folded name without white space and without its legal form: 云帆机械有限公司 → 云帆机械.
    [[nodiscard]] std::string coreName(std::string_view name) const;
    /// Lists of values that are often met (industries, countries), to tell slips of the pen.
    [[nodiscard]] const std::vector<std::vector<std::string>> &knownValues() const { return m_knownValues; }
    /// Folded, Chinese characters as their pinyin where all are known, else as they are.
    [[nodiscard]] std::string latin(std::string_view text) const;
    /// The collection that a file or sheet name speaks of.
    [[nodiscard]] std::optional<model::Collection> collectionInName(std::string_view name) const;
    /// The channel that a name or word speaks of: 会议纪要-云帆 → "meeting".
    [[nodiscard]] std::optional<std::string> channelIn(std::string_view text) const;
    /// The meaning of a line's key in a transcript's head: 客户 → "customer", 日期 → "date" …
    [[nodiscard]] std::optional<std::string> talkHeader(std::string_view key) const;

private:
    struct Entry
    {
        model::Collection collection;
        std::string field;
        HeaderMatch match;
    };
    /// Fields whose names are a part of the header, or one slip of the pen away.
    void offerParts(model::Collection collection, const HeaderKey &header, double factor,
                    const std::function<void(const std::string &, HeaderMatch, double)> &offer) const;
    /// The header in the words that the names use: 签约时间 as 签约日期, 成交日 as 成交日期, 成交额 as 成交金额, acct as account.
    [[nodiscard]] HeaderKey otherWording(const HeaderKey &header) const;
    void addFieldName(model::Collection collection, const std::string &field, const std::string &name);
    void addValues(const Json &values);
    void addChoices();
    [[nodiscard]] std::string pinyin(std::string_view text, bool initials) const;

    std::map<char32_t, std::string> m_pinyin;
    std::unordered_map<std::string, std::vector<Entry>> m_fields; ///< by header key
    std::unordered_map<std::string, std::unordered_map<std::string, std::string>>
        m_choices; ///< "customer.stars" → folded cell → choice
    std::set<std::string> m_genericWords;
    std::unordered_map<std::string, bool> m_totals;
    std::unordered_map<std::string, double> m_units;
    std::unordered_map<std::string, std::string> m_currencies;
    std::unordered_map<std::string, std::string> m_abbreviations; ///< of words in headers: acct → account
    std::unordered_map<std::string, std::string> m_talkHeaders;
    std::vector<std::string> m_legalForms; ///< folded, longest first
    std::vector<std::string> m_companyEnds;
    std::map<char32_t, bool> m_surnames;
    std::vector<std::pair<std::string, std::string>> m_collectionNames; ///< folded word → collection
    std::vector<std::pair<std::string, std::string>> m_channelNames;
    std::vector<std::vector<std::string>> m_knownValues;
};

/// Folded, without white space and signs: two spellings of one name are equal.
[[nodiscard]] std::string squeezed(std::string_view text);
/// Edits (insert, delete, replace, swap) between two texts by code point; more than `most` reads as most + 1.
[[nodiscard]] int editDistance(std::string_view a, std::string_view b, int most);

} // namespace sinan::bridge
