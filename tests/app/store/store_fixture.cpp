#include "store_fixture.h"

namespace sinan::test {

using model::Collection;

namespace {

Result<void> applyPut(const mutations::Context &, const Json &arguments, mutations::RowStore &rows)
{
    for (const Json &entry : memberOrNull(arguments, "rows")) {
        const auto collection = model::parseCollection(textOr(entry, "collection"));
        if (!collection)
            return Error{ErrorCode::InvalidArgument, "test.put", "no such collection", {}};
        SINAN_ASSIGN(const model::Row row, model::rowFromJson(*collection, memberOrNull(entry, "row")));
        SINAN_TRY(rows.put(row));
    }
    if (boolOr(arguments, "fail"))
        return Error{ErrorCode::InvalidArgument, "test.put", "told to fail", {}};
    return {};
}

Result<void> applyRemove(const mutations::Context &, const Json &arguments, mutations::RowStore &rows)
{
    const auto collection = model::parseCollection(textOr(arguments, "collection"));
    const auto id = Uuid::parse(textOr(arguments, "id"));
    if (!collection || !id)
        return Error{ErrorCode::InvalidArgument, "test.remove", "what?", {}};
    return rows.remove(*collection, *id);
}

constexpr unsigned everyRole = 0xff;

} // namespace

const mutations::Registry &testMutations()
{
    static const mutations::Registry registry({{"test.put@1", applyPut, everyRole, false},
                                               {"test.remove@1", applyRemove, everyRole, false},
                                               {"test.derive@1", applyPut, everyRole, true}});
    return registry;
}

mutations::Mutation putMutation(const std::vector<model::Row> &rows, std::string group)
{
    Json list = Json::array();
    for (const model::Row &row : rows)
        list.push_back(Json{{"collection", std::string(model::tableOf(row.collection).info.name)}, {"row", model::toJson(row)}});
    mutations::Mutation mutation;
    mutation.name = "test.put@1";
    mutation.arguments = Json{{"rows", std::move(list)}};
    mutation.group = std::move(group);
    mutation.label = "undo.test";
    return mutation;
}

mutations::Mutation removeMutation(Collection collection, const Uuid &id, std::string group)
{
    mutations::Mutation mutation;
    mutation.name = "test.remove@1";
    mutation.arguments = Json{{"collection", std::string(model::tableOf(collection).info.name)}, {"id", id.toString()}};
    mutation.group = std::move(group);
    mutation.label = "undo.test";
    return mutation;
}

mutations::Actor manager()
{
    return mutations::Actor{idOf("manager"), "陈经理", model::Role::Manager};
}

Uuid idOf(std::string_view name)
{
    return Uuid::v5(sinanSpace, name);
}

model::Row customerRow(std::string_view name)
{
    model::Customer customer;
    customer.id = idOf(name);
    customer.name = name;
    return model::toRow(customer);
}

model::Row interactionRow(std::string_view key, std::string_view text, const Uuid &customer)
{
    model::Interaction interaction;
    interaction.id = idOf(key);
    interaction.text = text;
    interaction.externalKey = key;
    if (!customer.isNull())
        interaction.customer = customer;
    return model::toRow(interaction);
}

StoreFixture::StoreFixture() : m_path(m_folder.filePath(QStringLiteral("工作区.sinan")).toStdU16String())
{
    m_environment.clock = &clock;
    m_environment.random = &random;
    m_environment.mutations = &testMutations();
}

Result<void> StoreFixture::open()
{
    m_store.reset();
    store::NoKey noKey;
    store::GivenKey givenKey(key.value_or(store::DatabaseKey{}));
    store::KeySource &keys = key ? static_cast<store::KeySource &>(givenKey) : noKey;
    SINAN_ASSIGN(m_store, store::Store::open(m_path, keys, m_environment));
    return {};
}

std::unique_ptr<store::Reader> StoreFixture::reader()
{
    auto reader = m_store->reader();
    if (!reader.ok())
        qFatal("%s", reader.error().toString().c_str());
    return std::move(reader).value();
}

Result<void> StoreFixture::put(const model::Row &row)
{
    return writer().runJob([&](store::Transaction &transaction) { return transaction.put(row); });
}

} // namespace sinan::test
