#include "app/model/collection.h"

#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/library.h"
#include "app/model/opportunity.h"
#include "app/model/rule.h"
#include "app/model/saved_view.h"
#include "app/model/visit.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/model/workspace.h"

namespace sinan::model {

namespace {

template <class T>
CollectionTable describe()
{
    static const auto infos = [] {
        std::array<FieldInfo, Described<T>::fields.size()> array;
        for (std::size_t i = 0; i < array.size(); ++i)
            array[i] = Described<T>::fields[i].info;
        return array;
    }();
    return CollectionTable{Described<T>::info, infos};
}

template <class... T>
std::array<CollectionTable, sizeof...(T)> describeAll()
{
    return {describe<T>()...};
}

const auto &tables()
{
    static const auto all = describeAll<Workspace, Region, User, Customer, Contact, Opportunity, Interaction, Signal, Fact, DataSource, Rule, Strategy,
                                        Warning, Decision, Task, Promise, ProgressCard, Consent, ProductDemand, KnowledgeArticle, CaseRecord,
                                        FieldMapping, ImportRun, FieldDefinition, SavedView, Visit, ArticleVersion>();
    static_assert(std::tuple_size_v<std::remove_cvref_t<decltype(all)>> == collectionCount);
    return all;
}

} // namespace

std::optional<std::size_t> CollectionTable::indexOf(std::string_view field) const
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == field)
            return i;
    }
    return std::nullopt;
}

const CollectionTable &tableOf(Collection collection)
{
    const CollectionTable &table = tables()[std::size_t(collection)];
    assert(table.info.id == collection);
    return table;
}

std::optional<Collection> parseCollection(std::string_view name)
{
    for (const CollectionTable &table : tables()) {
        if (table.info.name == name)
            return table.info.id;
    }
    return std::nullopt;
}

std::span<const CollectionTable> allCollections()
{
    return tables();
}

} // namespace sinan::model
