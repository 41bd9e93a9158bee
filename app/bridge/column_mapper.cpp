#include "app/bridge/column_mapper.h"

#include "app/base/utf8.h"
#include "app/bridge/text_input.h"

#include <set>

namespace sinan::bridge {

using model::Collection;
using model::FieldType;

namespace {

constexpr double threshold = .35;

std::string_view reasonOf(HeaderMatch match)
{
    switch (match) {
    case HeaderMatch::Exact: return "import.reason.header_exact";
    case HeaderMatch::Pinyin: return "import.reason.header_pinyin";
    case HeaderMatch::Initials: return "import.reason.header_initials";
    case HeaderMatch::Part: return "import.reason.header_part";
    case HeaderMatch::Similar: return "import.reason.header_similar";
    case HeaderMatch::None: break;
    }
    return "import.reason.values";
}

double regionShare(const ColumnProfile &profile, const MapperContext &context)
{
    std::int64_t known = 0;
    for (const auto &[value, count] : profile.values()) {
        if (context.regions.contains(squeezed(value)))
            known += count;
    }
    return profile.filled() ? double(known) / double(profile.filled()) : 0;
}

/// How well the cells suit the field: a factor for what the header says. Above 1 they confirm it.
double suitability(Collection collection, const std::string &field, const ColumnProfile &profile, const MapperContext &context)
{
    if (profile.filled() == 0)
        return .9;
    const auto share = [&](Shape shape) { return profile.share(shape); };
    const auto byShare = [](double part) { return part >= .95 ? 1.04 : part >= .7 ? 1.0 : part >= .4 ? .7 : .15; };
    if (field.starts_with("talk."))
        return field == "talk.turn" ? byShare(share(Shape::Integer)) : field == "talk.role" ? byShare(profile.choiceShare("talk.role", *context.library)) : 1.0;
    const auto &table = model::tableOf(collection);
    const auto index = table.indexOf(field);
    if (!index)
        return 0;
    const auto &info = table.fields[*index];
    if (field == "phone")
        return byShare(std::max(share(Shape::Phone), share(Shape::Integer) * .6));
    if (field == "mail")
        return byShare(share(Shape::Mail));
    if (field == "region")
        return regionShare(profile, context) > 0 ? 1.0 : .2;
    if (field == "text")
        return share(Shape::Number) > .8 || share(Shape::Date) > .8 ? .2 : profile.averageLength() > 20 ? 1.04 : .85;
    switch (info.type) {
    case FieldType::Date:
    case FieldType::Time: return byShare(std::max(share(Shape::Date), profile.serialDates() ? .95 : 0));
    case FieldType::Money:
    case FieldType::Real:
    case FieldType::Integer: {
        const double numbers = std::max(share(Shape::Number), info.type == FieldType::Integer ? share(Shape::Stars) : 0);
        return profile.shape() == Shape::Phone ? .1 : byShare(numbers);
    }
    case FieldType::Enumeration: return byShare(profile.choiceShare(std::string(table.info.name) + "." + field, *context.library));
    default: break;
    }
    const bool name = field == "name" || field == "customer" || field == "owner" || field == "product" || field == "city" || field == "industry";
    if (name && (share(Shape::Number) > .8 || share(Shape::Date) > .8 || share(Shape::LongText) > .5))
        return field == "customer" && profile.isCategory() ? .6 : .25;
    return 1;
}

/// What the cells alone say, where the header says nothing.
std::vector<std::pair<std::string, double>> byValues(Collection collection, const ColumnProfile &profile, const MapperContext &context)
{
    std::vector<std::pair<std::string, double>> offers;
    const auto offer = [&](std::string field, double confidence) { offers.emplace_back(std::move(field), confidence); };
    const Shape shape = profile.shape();
    const bool stage = profile.choiceShare("opportunity.stage", *context.library) >= .8 && profile.isCategory();
    switch (collection) {
    case Collection::Customer:
        if (shape == Shape::Company)
            offer("name", .6);
        if (shape == Shape::Stars && profile.isCategory())
            offer("stars", .6);
        if (shape == Shape::Website)
            offer("website", .75);
        break;
    case Collection::Contact:
        if (shape == Shape::Mail)
            offer("mail", .75);
        if (shape == Shape::Phone)
            offer("phone", .7);
        if (shape == Shape::Person)
            offer("name", .5);
        if (shape == Shape::Company)
            offer("customer", .55);
        break;
    case Collection::Opportunity:
        if (stage)
            offer("stage", .7);
        if (shape == Shape::Company)
            offer("customer", .55);
        if (shape == Shape::Money)
            offer("amount", .5);
        break;
    case Collection::Interaction:
        if (shape == Shape::LongText)
            offer("text", .65);
        if (shape == Shape::Company)
            offer("customer", .5);
        if (shape == Shape::Date)
            offer("occurred_at", .45);
        break;
    case Collection::Fact:
        if (shape == Shape::Company)
            offer("customer", .5);
        if (shape == Shape::Date)
            offer("at", .4);
        break;
    default: break;
    }
    return offers;
}

struct Offer {
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
        {Collection::Customer, {"stars", "industry", "employees", "annual_revenue", "website", "parent_company", "name_en", "since"}},
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
    case Collection::Customer: return fields.contains("name");
    case Collection::Contact: return fields.contains("name") && fields.contains("customer");
    case Collection::Opportunity:
        return fields.contains("customer") && (fields.contains("stage") || fields.contains("amount") || fields.contains("name") || fields.contains("product"));
    case Collection::Interaction: return fields.contains("text");
    case Collection::Fact: return fields.contains("customer") && fields.contains("series") && fields.contains("value") && fields.contains("at");
    default: return false;
    }
}

/// Columns that the table's own collection does not need and a row beside it takes: the contact and the deal of a customer's row.
std::map<std::size_t, Offer> guessBeside(const TableShape &table, Collection collection, const MapperContext &context, const std::vector<const Offer *> &chosen)
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
            const bool implied = !field || field->type == FieldType::Reference || (side == Collection::Customer && offer.field == "name");
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
    const bool deal = fields.contains("opportunity.name") || fields.contains("opportunity.amount") || fields.contains("opportunity.stage");
    std::erase_if(result, [&](const auto &entry) {
        const std::string &field = entry.second.field;
        return (field.starts_with("contact.") && !fields.contains("contact.name")) || (field.starts_with("interaction.") && !fields.contains("interaction.text"))
            || (field.starts_with("opportunity.") && !deal);
    });
    return result;
}

} // namespace

CollectionGuess guessCollection(const TableShape &table, const MapperContext &context)
{
    const auto named = context.library->collectionInName(table.sheet.empty() ? table.file : table.file + " " + table.sheet);
    CollectionGuess best;
    double bestScore = 0;
    double second = 0;
    for (const Collection collection : {Collection::Customer, Collection::Opportunity, Collection::Contact, Collection::Interaction, Collection::Fact}) {
        const auto offers = offersFor(table, collection, context);
        double sum = 0;
        std::set<std::string> fields;
        for (const Offer *offer : assign(offers, table.headers.size())) {
            if (!offer)
                continue;
            sum += offer->confidence * weightOf(collection, offer->field);
            fields.insert(offer->field);
        }
        if (!isWhole(collection, fields))
            continue;
        // A customer of a deal or a conversation is a reference; in a customer table it is the row itself.
        if (collection == Collection::Customer)
            sum += .2;
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
                           {{"count", numberArgument(std::int64_t(fields.size()))}, {"columns", numberArgument(std::int64_t(table.headers.size()))}}};
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
        return field.starts_with("talk.") ? Target{Target::Kind::Talk, field.substr(5), {}} : Target{Target::Kind::Field, field, {}};
    };
    const bool custom = model::tableOf(collection).info.custom;
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
        if ((chosen[i] && chosen[i]->match != HeaderMatch::None) || (beside.contains(i) && beside.at(i).match != HeaderMatch::None))
            continue;
        // A field of the administrator's own, by its name or label.
        const std::string key = squeezed(table.headers[i]);
        for (const auto &field : context.customFields) {
            if (model::parseCollection(field.collection) == collection
                && (squeezed(field.name) == key || squeezed(field.labelZh) == key || squeezed(field.labelEn) == key)) {
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
