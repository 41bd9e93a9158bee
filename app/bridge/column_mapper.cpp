#include "app/bridge/column_mapper.h"

#include "app/base/utf8.h"
#include "app/bridge/column_suitability.h"
#include "app/bridge/text_input.h"

#include <set>

namespace sinan::bridge {

using model::Collection;
using model::FieldType;

namespace {

constexpr double threshold = .35;
constexpr std::size_t mostNewFields = 12;
constexpr double besideShare = .6; ///< of what a column says for a table's own collection, where a row beside takes it

std::string_view reasonOf(HeaderMatch match)
{
    switch (match) {
    case HeaderMatch::Exact:
        return "import.reason.header_exact";
    case HeaderMatch::Pinyin:
        return "import.reason.header_pinyin";
    case HeaderMatch::Initials:
        return "import.reason.header_initials";
    case HeaderMatch::Part:
        return "import.reason.header_part";
    case HeaderMatch::Similar:
        return "import.reason.header_similar";
    case HeaderMatch::None:
        break;
    }
    return "import.reason.values";
}

struct Offer
{
    std::size_t column = 0;
    std::string field;
    HeaderMatch match = HeaderMatch::None;
    double confidence = 0;
};

std::vector<Offer> offersFor(const TableShape &table, Collection collection, const MapperContext &context)
{
    std::vector<Offer> offers;
    for (std::size_t i = 0; i < table.headers.size(); ++i) {
        std::set<std::string> named;
        for (const auto &guess : context.library->fieldsFor(collection, context.library->headerKey(table.headers[i]))) {
            if (!guess.field.starts_with("talk.") && !fieldOf({Target::Kind::Field, guess.field, {}}, collection))
                continue;
            const double suits = suitability(collection, guess.field, table.profiles[i], context);
            const double confidence = std::min(.99, guess.confidence * suits);
            if (confidence < .1)
                continue;
            named.insert(guess.field);
            offers.push_back({i, guess.field, guess.match, confidence});
        }
        for (const auto &[field, confidence] : byValues(collection, table.profiles[i], context)) {
            if (!named.contains(field))
                offers.push_back({i, field, HeaderMatch::None, confidence});
        }
    }
    std::stable_sort(offers.begin(), offers.end(), [](const Offer &a, const Offer &b) { return a.confidence > b.confidence; });
    return offers;
}

/// The best offers, each column and each field once.
std::vector<const Offer *> assign(const std::vector<Offer> &offers, std::size_t columns)
{
    std::vector<const Offer *> chosen(columns, nullptr);
    std::set<std::string> taken;
    for (const auto &offer : offers) {
        if (offer.confidence < threshold || chosen[offer.column] || taken.contains(offer.field))
            continue;
        chosen[offer.column] = &offer;
        taken.insert(offer.field);
    }
    return chosen;
}

/// How much a field says about the collection: every table may have a remark, only a deal has a stage.
double weightOf(Collection collection, const std::string &field)
{
    static const std::map<Collection, std::set<std::string>> telling{
        {Collection::Customer,
         {"stars", "industry", "employees", "annual_revenue", "website", "parent_company", "name_en", "since"}},
        {Collection::Contact, {"phone", "mail", "title", "role", "stance"}},
        {Collection::Opportunity, {"stage", "amount", "expected_close", "closed", "opened", "product"}},
        {Collection::Interaction, {"text", "talk.key", "talk.turn", "talk.role", "talk.speaker", "channel"}},
        {Collection::Fact, {"series", "value"}}};
    static const std::set<std::string> common{"remark", "owner", "currency", "source", "external_key", "unit"};
    if (telling.at(collection).contains(field))
        return 1;
    return common.contains(field) ? .35 : .7;
}

bool isWhole(Collection collection, const std::set<std::string> &fields)
{
    switch (collection) {
    case Collection::Customer:
        return fields.contains("name");
    case Collection::Contact:
        return fields.contains("name") && fields.contains("customer");
    case Collection::Opportunity:
        return fields.contains("customer") &&
               (fields.contains("stage") || fields.contains("amount") || fields.contains("name") || fields.contains("product"));
    case Collection::Interaction:
        return fields.contains("text");
    case Collection::Fact:
        return fields.contains("customer") && fields.contains("series") && fields.contains("value") && fields.contains("at");
    default:
        return false;
    }
}

/// Columns that the table's own collection does not need and a row beside it takes: the contact and the deal of a customer's row.
std::map<std::size_t, Offer> guessBeside(const TableShape &table, Collection collection, const MapperContext &context,
                                         const std::vector<const Offer *> &chosen)
{
    std::vector<Offer> offers;
    std::set<std::size_t> taken;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i] && (chosen[i]->match != HeaderMatch::None || chosen[i]->confidence >= .6))
            taken.insert(i);
    }
    for (const Collection side : sideCollections(collection)) {
        for (Offer offer : offersFor(table, side, context)) {
            const auto *field = fieldOf({Target::Kind::Field, offer.field, {}}, side);
            const bool implied =
                !field || field->type == FieldType::Reference || (side == Collection::Customer && offer.field == "name");
            // Names that any table has (备注, 负责人) stay with the table's own collection.
            if (implied || offer.confidence < .6 || taken.contains(offer.column) || weightOf(side, offer.field) < .5)
                continue;
            offer.field = std::string(model::tableOf(side).info.name) + "." + offer.field;
            offers.push_back(std::move(offer));
        }
    }
    std::stable_sort(offers.begin(), offers.end(), [](const Offer &a, const Offer &b) { return a.confidence > b.confidence; });
    std::map<std::size_t, Offer> result;
    std::set<std::string> fields;
    for (const auto &offer : offers) {
        if (!result.contains(offer.column) && !fields.contains(offer.field)) {
            result.emplace(offer.column, offer);
            fields.insert(offer.field);
        }
    }
    // A contact needs a name, a conversation words, a deal something of its own.
    const bool deal =
        fields.contains("opportunity.name") || fields.contains("opportunity.amount") || fields.contains("opportunity.stage");
    std::erase_if(result, [&](const auto &entry) {
        const std::string &field = entry.second.field;
        return (field.starts_with("contact.") && !fields.contains("contact.name")) ||
               (field.starts_with("interaction.") && !fields.contains("interaction.text")) ||
               (field.starts_with("opportunity.") && !deal);
    });
    return result;
}

bool isMostlyRepeated(const TableShape &table, const std::vector<const Offer *> &assigned)
{
    for (std::size_t i = 0; i < assigned.size(); ++i) {
        const ColumnProfile &profile = table.profiles[i];
        if (assigned[i] && assigned[i]->field == "name" && profile.distinctKnown() && profile.filled() > 20)
            return double(profile.values().size()) < .5 * double(profile.filled());
    }
    return false;
}

} // namespace

CollectionGuess guessCollection(const TableShape &table, const MapperContext &context)
{
    const auto named = context.library->collectionInName(table.sheet.empty() ? table.file : table.file + " " + table.sheet);
    CollectionGuess best;
    double bestScore = 0;
    double second = 0;
    for (const Collection collection :
         {Collection::Customer, Collection::Opportunity, Collection::Contact, Collection::Interaction, Collection::Fact}) {
        const auto offers = offersFor(table, collection, context);
        double sum = 0;
        std::set<std::string> fields;
        const auto assigned = assign(offers, table.headers.size());
        for (const Offer *offer : assigned) {
            if (!offer)
                continue;
            sum += offer->confidence * weightOf(collection, offer->field);
            fields.insert(offer->field);
        }
        if (!isWhole(collection, fields))
            continue;
        // What a row beside takes speaks for the table too: a customer's deal and last conversation are lost anywhere else.
        for (const auto &[column, offer] : guessBeside(table, collection, context, assigned))
            sum += assigned[column] ? 0 : besideShare * offer.confidence;
        // A customer of a deal or a conversation is a reference; in a customer table it is the row itself.
        if (collection == Collection::Customer)
            sum += .2;
        if (!assigned.empty() && collection == Collection::Customer && isMostlyRepeated(table, assigned) &&
            guessBeside(table, collection, context, assigned).empty())
            sum *= .4; // each customer many times, and nothing beside it: the rows are something else
        if (collection == Collection::Interaction && !table.headers.empty()) {
            // The text is the row; a remark beside other things is not.
            bool longText = false;
            for (const auto &profile : table.profiles)
                longText = longText || profile.averageLength() > 20;
            if (!longText)
                sum *= .6;
        }
        const double score = sum + (named == collection ? .5 : 0);
        if (score > bestScore) {
            second = bestScore;
            bestScore = score;
            best.collection = collection;
            best.reason = {named == collection ? "import.reason.collection_name" : "import.reason.collection_fields",
                           {{"count", numberArgument(std::int64_t(fields.size()))},
                            {"columns", numberArgument(std::int64_t(table.headers.size()))}}};
        } else {
            second = std::max(second, score);
        }
    }
    if (!best.collection) {
        best.reason = {"import.reason.no_collection", Json::object()};
        return best;
    }
    best.confidence = std::clamp(.5 + .5 * (bestScore - second) / bestScore, 0.0, .99);
    return best;
}

std::vector<ColumnGuess> guessColumns(const TableShape &table, Collection collection, const MapperContext &context)
{
    const auto offers = offersFor(table, collection, context);
    const auto chosen = assign(offers, table.headers.size());
    std::vector<ColumnGuess> guesses(table.headers.size());
    const auto targetFor = [](const std::string &field) {
        return field.starts_with("talk.") ? Target{Target::Kind::Talk, field.substr(5), {}}
                                          : Target{Target::Kind::Field, field, {}};
    };
    // Many columns that fit nowhere are another system's inner life: a person picks from them.
    std::size_t homeless = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        homeless += !chosen[i] && table.profiles[i].filled() > 0;
    const bool custom = model::tableOf(collection).info.custom && homeless <= mostNewFields;
    const auto beside = guessBeside(table, collection, context, chosen);
    for (std::size_t i = 0; i < guesses.size(); ++i) {
        ColumnGuess &guess = guesses[i];
        const Json header{{"header", textArgument(table.headers[i])}};
        if (chosen[i]) {
            guess.target = targetFor(chosen[i]->field);
            guess.confidence = chosen[i]->confidence;
            guess.reason = {std::string(reasonOf(chosen[i]->match)), header};
        }
        if (const auto side = beside.find(i); side != beside.end()) {
            guess.target = {Target::Kind::Field, side->second.field, {}};
            guess.confidence = side->second.confidence;
            guess.reason = {std::string(reasonOf(side->second.match)), header};
        }
        for (const auto &offer : offers) {
            if (offer.column == i && offer.confidence >= .2 && &offer != chosen[i] && guess.alternatives.size() < 4)
                guess.alternatives.push_back(targetFor(offer.field));
        }
        if ((chosen[i] && chosen[i]->match != HeaderMatch::None) ||
            (beside.contains(i) && beside.at(i).match != HeaderMatch::None))
            continue;
        // A field of the administrator's own, by its name or label.
        const std::string key = squeezed(table.headers[i]);
        for (const auto &field : context.customFields) {
            if (model::parseCollection(field.collection) == collection &&
                (squeezed(field.name) == key || squeezed(field.labelZh) == key || squeezed(field.labelEn) == key)) {
                guess.target = {Target::Kind::Custom, field.name, field.labelZh};
                guess.confidence = .95;
                guess.reason = {"import.reason.custom_field", header};
            }
        }
        if (guess.target.kind != Target::Kind::Skip)
            continue;
        if (table.profiles[i].filled() == 0) {
            guess.reason = {"import.reason.empty_column", header};
            guess.confidence = .9;
        } else if (custom && context.mayDefineFields && table.headers[i].substr(0, 4) != "列 ") {
            guess.target = {Target::Kind::NewCustom, customFieldKey(table.headers[i], *context.library), table.headers[i]};
            guess.confidence = .3;
            guess.reason = {"import.reason.new_custom_field", header};
        } else {
            guess.reason = {"import.reason.no_field", header};
            guess.confidence = .5;
        }
    }
    return guesses;
}

} // namespace sinan::bridge
