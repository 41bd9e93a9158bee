#include "app/bridge/column_suitability.h"

#include "app/bridge/cell_values.h"

namespace sinan::bridge {

using model::Collection;
using model::FieldType;

namespace {

double regionShare(const ColumnProfile &profile, const MapperContext &context)
{
    std::int64_t known = 0;
    for (const auto &[value, count] : profile.values()) {
        if (context.regions.contains(squeezed(value)))
            known += count;
    }
    return profile.filled() ? double(known) / double(profile.filled()) : 0;
}

double knownCustomers(const ColumnProfile &profile, const MapperContext &context)
{
    if (context.customers.empty() || profile.values().empty())
        return 0;
    std::size_t known = 0;
    for (const auto &[value, count] : profile.values())
        known += context.customers.contains(squeezed(value));
    return double(known) / double(profile.values().size());
}

/// Cells that read as so many stars ("★★★"); "A" and "VIP" are stars of a customer, but no number.
double countedStars(const ColumnProfile &profile)
{
    std::int64_t read = 0;
    for (const auto &[value, count] : profile.values())
        read += starsIn(value) ? count : 0;
    return profile.filled() ? double(read) / double(profile.filled()) : 0;
}

} // namespace

double suitability(Collection collection, const std::string &field, const ColumnProfile &profile, const MapperContext &context)
{
    if (profile.filled() == 0)
        return .9;
    const auto share = [&](Shape shape) { return profile.share(shape); };
    const auto byShare = [](double part) { return part >= .95 ? 1.04 : part >= .7 ? 1.0 : part >= .4 ? .7 : .15; };
    if (field.starts_with("talk."))
        return field == "talk.turn"   ? byShare(share(Shape::Integer))
               : field == "talk.role" ? byShare(profile.choiceShare("talk.role", *context.library))
                                      : 1.0;
    const auto &table = model::tableOf(collection);
    const auto index = table.indexOf(field);
    if (!index)
        return 0;
    const auto &info = table.fields[*index];
    // "Close date" is when a deal was closed, where only some have one and none lies ahead; else when it is expected to be.
    if (collection == Collection::Opportunity && (field == "closed" || field == "expected_close")) {
        const bool ahead = profile.latest() && *profile.latest() > context.today && context.today != LocalDate{};
        const bool past = !ahead && profile.empty() > 0;
        const double dates = byShare(std::max(share(Shape::Date), profile.serialDates() ? .95 : 0));
        return dates * (past == (field == "closed") ? 1.0 : .97);
    }
    if (field == "phone")
        return byShare(std::max(share(Shape::Phone), share(Shape::Integer) * .6));
    if (field == "mail")
        return byShare(share(Shape::Mail));
    if (field == "region") {
        // Names that come again and again are regions, also those that nobody has entered yet.
        const bool isList =
            profile.isCategory() && profile.values().size() <= 60 && profile.averageLength() <= 20 && share(Shape::Number) < .5;
        return regionShare(profile, context) > 0 ? 1.0 : isList ? .9 : .2;
    }
    if (field == "text")
        return share(Shape::Number) > .8 || share(Shape::Date) > .8 ? .2 : profile.averageLength() > 20 ? 1.04 : .85;
    switch (info.type) {
    case FieldType::Date:
    case FieldType::Time:
        return byShare(std::max(share(Shape::Date), profile.serialDates() ? .95 : 0));
    case FieldType::Money:
    case FieldType::Real:
    case FieldType::Integer: {
        const double numbers = std::max(share(Shape::Number), info.type == FieldType::Integer ? countedStars(profile) : 0);
        return profile.shape() == Shape::Phone ? .1 : byShare(numbers);
    }
    case FieldType::Enumeration:
        return byShare(profile.choiceShare(std::string(table.info.name) + "." + field, *context.library));
    default:
        break;
    }
    // "Current", "New", "Past" over and over are kinds of customers, not customers.
    const bool customer = field == "customer" || (collection == Collection::Customer && field == "name");
    if (customer && profile.filled() > 30 && profile.distinctKnown() && profile.values().size() < 5 &&
        share(Shape::Company) < .5 && knownCustomers(profile, context) == 0)
        return .35;
    const bool name = field == "name" || field == "customer" || field == "owner" || field == "product" || field == "city" ||
                      field == "industry";
    if (name && (share(Shape::Number) > .8 || share(Shape::Date) > .8 || share(Shape::LongText) > .5))
        return field == "customer" && profile.isCategory() ? .6 : .25;
    return 1;
}

std::vector<std::pair<std::string, double>> byValues(Collection collection, const ColumnProfile &profile,
                                                     const MapperContext &context)
{
    std::vector<std::pair<std::string, double>> offers;
    const auto offer = [&](std::string field, double confidence) { offers.emplace_back(std::move(field), confidence); };
    const Shape shape = profile.shape();
    if (knownCustomers(profile, context) >= .5)
        offer(collection == Collection::Customer ? "name" : "customer", .75);
    const bool stage = profile.choiceShare("opportunity.stage", *context.library) >= .8 && profile.isCategory();
    switch (collection) {
    case Collection::Customer:
        if (shape == Shape::Company)
            offer("name", .6);
        if (shape == Shape::Stars && profile.isCategory())
            offer("stars", .6);
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
    default:
        break;
    }
    return offers;
}

} // namespace sinan::bridge
