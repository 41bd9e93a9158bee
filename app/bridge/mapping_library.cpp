#include "app/bridge/mapping_library.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <QFile>

#include <algorithm>

namespace sinan::bridge {

namespace {

Result<Json> loadJson(const std::string &resources, const std::string &name)
{
    const std::string path = "mapping/" + name;
    QFile file(QString::fromStdString(resources + "/" + path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, path, file.errorString().toStdString(), {}};
    auto json = parseJson(file.readAll().toStdString());
    if (json.ok() && json->is_object())
        return json;
    Error error = json.ok() ? Error{ErrorCode::Unreadable, path, "not an object", {}} : json.error();
    error.where = path;
    return error;
}

std::vector<std::string> texts(const Json &array)
{
    std::vector<std::string> result;
    if (array.is_array()) {
        for (const auto &member : array) {
            if (member.is_string())
                result.push_back(member.get<std::string>());
        }
    }
    return result;
}

/// Latin words of a header, also of camelCase and snake_case.
std::vector<std::string> latinWords(std::string_view header)
{
    std::vector<std::string> words;
    std::string word;
    const auto close = [&] {
        if (!word.empty())
            words.push_back(fold(word));
        word.clear();
    };
    for (std::size_t i = 0; i < header.size(); ++i) {
        const char c = header[i];
        const bool upper = c >= 'A' && c <= 'Z';
        const bool lower = c >= 'a' && c <= 'z';
        if (!upper && !lower) {
            close();
            continue;
        }
        if (upper && i > 0 && header[i - 1] >= 'a' && header[i - 1] <= 'z')
            close();
        word += c;
    }
    close();
    return words;
}

std::vector<char32_t> codePoints(std::string_view text)
{
    std::vector<char32_t> points;
    for (std::size_t at = 0; at < text.size();)
        points.push_back(nextCodePoint(text, at));
    return points;
}

} // namespace

std::string squeezed(std::string_view text)
{
    const std::string folded = fold(text);
    std::string result;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t from = at;
        const char32_t point = nextCodePoint(folded, at);
        if ((isCjk(point) || isWordLetter(point)) && point != U'_')
            result.append(folded, from, at - from);
    }
    return result;
}

int editDistance(std::string_view a, std::string_view b, int most)
{
    const auto left = codePoints(a);
    const auto right = codePoints(b);
    if (std::abs(int(left.size()) - int(right.size())) > most || left.size() > 64 || right.size() > 64)
        return most + 1;
    std::vector<std::vector<int>> cost(left.size() + 1, std::vector<int>(right.size() + 1));
    for (std::size_t i = 0; i <= left.size(); ++i) {
        for (std::size_t j = 0; j <= right.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = int(i + j);
                continue;
            }
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return std::min(cost.back().back(), most + 1);
}

Result<MappingLibrary> MappingLibrary::load(const std::string &resources)
{
    MappingLibrary library;
    SINAN_ASSIGN(const Json pinyin, loadJson(resources, "pinyin.json"));
    for (const auto &[character, reading] : pinyin.items()) {
        if (reading.is_string() && !character.empty()) {
            std::size_t at = 0;
            const char32_t point = nextCodePoint(character, at);
            library.m_pinyin[point] = reading.get<std::string>();
        }
    }
    SINAN_ASSIGN(const Json words, loadJson(resources, "words.json"));
    for (const auto &word : texts(memberOrNull(words, "totals")))
        library.m_totals[squeezed(word)] = true;
    for (const auto &word : texts(memberOrNull(words, "legal_forms")))
        library.m_legalForms.push_back(fold(word));
    std::sort(library.m_legalForms.begin(), library.m_legalForms.end(),
              [](const auto &a, const auto &b) { return a.size() > b.size(); });
    for (const auto &word : texts(memberOrNull(words, "generic_words")))
        library.m_genericWords.insert(squeezed(word));
    for (const auto &word : texts(memberOrNull(words, "company_ends")))
        library.m_companyEnds.push_back(fold(word));
    for (const char32_t surname : codePoints(textOr(words, "surnames")))
        library.m_surnames[surname] = true;
    for (const auto &[unit, factor] : memberOrNull(words, "units").items()) {
        if (factor.is_number())
            library.m_units[fold(unit)] = factor.get<double>();
    }
    for (const auto &[sign, currency] : memberOrNull(words, "currencies").items()) {
        if (currency.is_string())
            library.m_currencies[fold(sign)] = currency.get<std::string>();
    }
    for (const auto &[word, whole] : memberOrNull(words, "abbreviations").items()) {
        if (whole.is_string())
            library.m_abbreviations[fold(word)] = whole.get<std::string>();
    }
    for (const auto &[name, keys] : memberOrNull(words, "talk_header").items()) {
        for (const auto &key : texts(keys))
            library.m_talkHeaders[squeezed(key)] = name;
    }
    for (const auto &[name, list] : memberOrNull(words, "collection_names").items()) {
        for (const auto &word : texts(list))
            library.m_collectionNames.emplace_back(fold(word), name);
    }
    for (const auto &[name, list] : memberOrNull(words, "channel_names").items()) {
        for (const auto &word : texts(list))
            library.m_channelNames.emplace_back(fold(word), name);
    }
    for (const auto &[name, list] : memberOrNull(words, "known_values").items())
        library.m_knownValues.push_back(texts(list));
    SINAN_ASSIGN(const Json fields, loadJson(resources, "fields.json"));
    for (const auto &[name, members] : fields.items()) {
        const auto collection = model::parseCollection(name);
        if (!collection)
            return Error{ErrorCode::Unreadable, "mapping/fields.json", "no such collection", {}}.with("value", name);
        for (const auto &[field, names] : members.items()) {
            for (const auto &word : texts(names))
                library.addFieldName(*collection, field, word);
        }
    }
    SINAN_ASSIGN(const Json values, loadJson(resources, "values.json"));
    library.addChoices();
    library.addValues(values);
    return library;
}

std::string MappingLibrary::pinyin(std::string_view text, bool initials) const
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t point = nextCodePoint(text, at);
        const auto found = m_pinyin.find(point);
        if (found != m_pinyin.end())
            result += initials ? found->second.substr(0, 1) : found->second;
        else if (isCjk(point))
            return {};
        else
            result.append(text, from, at - from);
    }
    return result;
}

void MappingLibrary::addFieldName(model::Collection collection, const std::string &field, const std::string &name)
{
    const std::string key = squeezed(name);
    const auto add = [&](const std::string &text, HeaderMatch match) {
        auto &entries = m_fields[text];
        for (auto &entry : entries) {
            if (entry.collection == collection && entry.field == field) {
                entry.match = std::max(entry.match, match);
                return;
            }
        }
        entries.push_back({collection, field, match});
    };
    add(key, HeaderMatch::Exact);
    const std::string full = pinyin(key, false);
    if (full != key && full.size() >= 4)
        add(full, HeaderMatch::Pinyin);
    // Three letters and more: two meet everything.
    const std::string initials = pinyin(key, true);
    if (initials != key && initials.size() >= 3)
        add(initials, HeaderMatch::Initials);
}

void MappingLibrary::addChoices()
{
    for (const auto &table : model::allCollections()) {
        for (const auto &field : table.fields) {
            if (field.type != model::FieldType::Enumeration)
                continue;
            auto &choices = m_choices[std::string(table.info.name) + "." + std::string(field.name)];
            for (const auto &choice : field.choices) {
                choices[fold(choice.name)] = choice.name;
                choices[fold(choice.label.zh)] = choice.name;
                choices[fold(choice.label.en)] = choice.name;
            }
        }
    }
}

void MappingLibrary::addValues(const Json &values)
{
    for (const auto &[field, choices] : values.items()) {
        for (const auto &[choice, names] : choices.items()) {
            for (const auto &name : texts(names))
                m_choices[field].emplace(fold(name), choice);
        }
    }
}

HeaderKey MappingLibrary::headerKey(std::string_view header) const
{
    HeaderKey key;
    std::string folded = fold(header);
    // A unit stands in brackets, behind a slash or at the end: 金额(万元), 金额/万元, amount (k USD).
    const std::size_t open = folded.find_first_of("([/");
    if (open != std::string::npos && open > 0) {
        std::string inner = folded.substr(open + 1);
        while (!inner.empty() && (inner.back() == ')' || inner.back() == ']'))
            inner.pop_back();
        bool unit = false;
        std::string rest(trimmed(inner));
        for (const auto &[sign, currency] : m_currencies) {
            if (rest == sign || rest.ends_with(" " + sign) ||
                (rest.size() > sign.size() && rest.substr(0, sign.size()) == sign)) {
                key.currency = currency;
                unit = true;
                break;
            }
        }
        for (const auto &[name, factor] : m_units) {
            if (rest == name || rest.substr(0, name.size() + 1) == name + " " || rest.ends_with(" " + name)) {
                key.scale = factor;
                unit = true;
            }
        }
        if (unit)
            folded = folded.substr(0, open);
    }
    key.text = squeezed(folded);
    key.words = latinWords(
        header.substr(0, open == std::string::npos || folded.size() > open ? header.size() : std::min(open, header.size())));
    // "deal value EUR": a currency at the end says how, not what.
    if (key.currency.empty() && key.words.size() >= 2 && key.words.back().size() == 3 && key.text.ends_with(key.words.back())) {
        if (const auto currency = m_currencies.find(key.words.back()); currency != m_currencies.end()) {
            key.currency = currency->second;
            key.text.resize(key.text.size() - 3);
            key.words.pop_back();
        }
    }
    return key;
}

void MappingLibrary::offerParts(model::Collection collection, const HeaderKey &header, double factor,
                                const std::function<void(const std::string &, HeaderMatch, double)> &offer) const
{
    const bool latin = std::uint8_t(header.text[0]) < 0x80;
    for (const auto &[name, entries] : m_fields) {
        for (const auto &entry : entries) {
            if (entry.collection != collection || entry.match != HeaderMatch::Exact)
                continue;
            if (latin) {
                // Whole words that say something alone: "revenue" in "net_revenue", never "id" in "width" nor "name" in "position
                // name".
                if (name.size() >= 4 && !m_genericWords.contains(name) &&
                    std::find(header.words.begin(), header.words.end(), name) != header.words.end())
                    offer(entry.field, HeaderMatch::Part, factor * (header.words.size() <= 2 ? .6 : .4));
                else if (name.size() >= 8 && header.text.size() >= 8 && editDistance(name, header.text, 1) <= 1)
                    offer(entry.field, HeaderMatch::Similar, factor * .7);
            } else if (codePointCount(name) >= 2 && header.text.size() > name.size() && std::uint8_t(name[0]) >= 0x80) {
                // What stands last names the thing: 客户联系电话 is a telephone.
                if (header.text.ends_with(name))
                    offer(entry.field, HeaderMatch::Part,
                          factor * (.55 + .25 * double(name.size()) / double(header.text.size())));
                else if (header.text.find(name) != std::string::npos)
                    offer(entry.field, HeaderMatch::Part, factor * .4);
            }
        }
    }
}

std::vector<FieldGuess> MappingLibrary::fieldsFor(model::Collection collection, const HeaderKey &header) const
{
    std::map<std::string, FieldGuess> best;
    const auto offer = [&](const std::string &field, HeaderMatch match, double confidence) {
        auto &guess = best[field];
        if (confidence > guess.confidence)
            guess = {field, match, confidence};
    };
    if (header.text.empty())
        return {};
    const auto offerFor = [&](const HeaderKey &key, double factor) {
        if (const auto found = m_fields.find(key.text); found != m_fields.end()) {
            for (const auto &entry : found->second) {
                if (entry.collection == collection)
                    offer(entry.field, factor < 1 && entry.match == HeaderMatch::Exact ? HeaderMatch::Similar : entry.match,
                          factor * (entry.match == HeaderMatch::Exact    ? .95
                                    : entry.match == HeaderMatch::Pinyin ? .85
                                                                         : .6));
            }
        }
        offerParts(collection, key, factor, offer);
    };
    offerFor(header, 1);
    if (const HeaderKey other = otherWording(header); other.text != header.text)
        offerFor(other, .92);
    std::vector<FieldGuess> guesses;
    for (auto &[field, guess] : best)
        guesses.push_back(std::move(guess));
    std::stable_sort(guesses.begin(), guesses.end(), [](const auto &a, const auto &b) { return a.confidence > b.confidence; });
    return guesses;
}

bool MappingLibrary::isKnownHeader(std::string_view header) const
{
    const auto found = m_fields.find(headerKey(header).text);
    return found != m_fields.end();
}

} // namespace sinan::bridge
