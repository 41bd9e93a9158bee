#include "app/base/text_fold.h"
#include "app/bridge/column_mapper.h"

namespace sinan::bridge {

using model::Collection;
using model::FieldType;

std::vector<Collection> sideCollections(Collection collection)
{
    switch (collection) {
    case Collection::Customer:
        return {Collection::Contact, Collection::Opportunity, Collection::Interaction};
    case Collection::Opportunity:
        return {Collection::Customer, Collection::Contact, Collection::Interaction};
    case Collection::Contact:
        return {Collection::Customer};
    default:
        return {};
    }
}

Collection collectionOf(const Target &target, Collection collection)
{
    const std::size_t dot = target.name.find('.');
    if (target.kind != Target::Kind::Field || dot == std::string::npos)
        return collection;
    return model::parseCollection(std::string_view(target.name).substr(0, dot)).value_or(collection);
}

const model::FieldInfo *fieldOf(const Target &target, Collection collection)
{
    if (target.kind != Target::Kind::Field)
        return nullptr;
    const Collection owner = collectionOf(target, collection);
    const auto sides = sideCollections(collection);
    if (owner != collection && std::find(sides.begin(), sides.end(), owner) == sides.end())
        return nullptr;
    const auto &table = model::tableOf(owner);
    const auto index = table.indexOf(std::string_view(target.name).substr(target.name.find('.') + 1));
    return index && table.fields[*index].has(model::Importable) ? &table.fields[*index] : nullptr;
}

Format guessFormat(const Target &target, Collection collection, const std::string &header, const ColumnProfile &profile,
                   const MappingLibrary &library)
{
    Format format;
    const auto *field = fieldOf(target, collection);
    const FieldType type = field ? field->type : FieldType::Text;
    if (type == FieldType::Date || type == FieldType::Time) {
        if (profile.serialDates() && profile.share(Shape::Date) < .5)
            format.date = "serial1900";
        else
            format.date = profile.dateOrder() == DateOrder::MonthDayYear                              ? "mdy"
                          : profile.dateOrder() == DateOrder::DayMonthYear || profile.dateOrderOpen() ? "dmy"
                                                                                                      : "ymd";
    }
    const bool number =
        type == FieldType::Money || type == FieldType::Real || type == FieldType::Integer ||
        ((target.kind == Target::Kind::NewCustom || target.kind == Target::Kind::Custom) && profile.share(Shape::Number) >= .9);
    if (number) {
        format.decimal = profile.decimal();
        const HeaderKey key = library.headerKey(header);
        if (type == FieldType::Money) {
            format.scale = key.scale;
            format.currency = key.currency;
        }
    }
    return format;
}

std::vector<Target> allTargets(Collection collection, const MapperContext &context)
{
    std::vector<Target> targets{{Target::Kind::Skip, {}, {}}};
    const auto &table = model::tableOf(collection);
    for (const auto &field : table.fields) {
        if (field.has(model::Importable))
            targets.push_back({Target::Kind::Field, std::string(field.name), {}});
    }
    for (const Collection side : sideCollections(collection)) {
        const auto &other = model::tableOf(side);
        for (const auto &field : other.fields) {
            if (field.has(model::Importable) && field.type != FieldType::Reference &&
                !(side == Collection::Customer && field.name == "name"))
                targets.push_back({Target::Kind::Field, std::string(other.info.name) + "." + std::string(field.name), {}});
        }
    }
    if (collection == Collection::Interaction) {
        for (const char *part : {"key", "turn", "speaker", "role"})
            targets.push_back({Target::Kind::Talk, part, {}});
    }
    for (const auto &field : context.customFields) {
        if (field.collection == table.info.name)
            targets.push_back({Target::Kind::Custom, field.name, field.labelZh});
    }
    if (table.info.custom && context.mayDefineFields)
        targets.push_back({Target::Kind::NewCustom, {}, {}});
    return targets;
}

std::string targetLabel(const Target &target, Collection collection, bool chinese)
{
    const auto labelText = [&](const model::Label &label) { return std::string(chinese ? label.zh : label.en); };
    switch (target.kind) {
    case Target::Kind::Skip:
        return chinese ? "不导入" : "Leave out";
    case Target::Kind::Custom:
    case Target::Kind::NewCustom:
        return target.label.empty() ? target.name : target.label;
    case Target::Kind::Talk:
        if (target.name == "key")
            return chinese ? "会话编号" : "Conversation no.";
        if (target.name == "turn")
            return chinese ? "轮次" : "Turn";
        return target.name == "role" ? (chinese ? "说话人身份" : "Speaker's side") : (chinese ? "说话人" : "Speaker");
    case Target::Kind::Field:
        break;
    }
    const auto *field = fieldOf(target, collection);
    if (!field)
        return target.name;
    const Collection owner = collectionOf(target, collection);
    return owner == collection ? labelText(field->label)
                               : labelText(model::tableOf(owner).info.label) + " · " + labelText(field->label);
}

std::string customFieldKey(const std::string &header, const MappingLibrary &library)
{
    std::string key;
    for (const char c : library.latin(header)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key += c;
        else if (!key.empty() && key.back() != '_')
            key += '_';
    }
    while (!key.empty() && key.back() == '_')
        key.pop_back();
    if (key.size() > 48)
        key.resize(48);
    if (key.empty() || (key[0] >= '0' && key[0] <= '9'))
        key = "field_" + (key.empty() ? Uuid::v5(sinanSpace, "header/" + fold(header)).toString().substr(0, 8) : key);
    return key;
}

std::string customFieldType(const ColumnProfile &profile)
{
    // A type that some cells break would cost their rows: text takes all.
    const double whole = std::max({profile.share(Shape::Date), profile.share(Shape::Number), profile.share(Shape::Boolean)});
    if (whole < 1)
        return "text";
    switch (profile.shape()) {
    case Shape::Date:
        return "date";
    case Shape::Integer:
        return "integer";
    case Shape::Number:
    case Shape::Money:
    case Shape::Percent:
        return "real";
    case Shape::Boolean:
        return "boolean";
    default:
        return "text";
    }
}

} // namespace sinan::bridge
