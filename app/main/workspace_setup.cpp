#include "app/main/workspace_setup.h"

#include "app/main/demo/demo_rows.h"
#include "app/main/resources.h"
#include "app/model/rule.h"
#include "app/mutations/freshness.h"
#include "app/rules/rule_document.h"

#include <QDir>
#include <QTimeZone>

namespace sinan::main {

Result<Json> standardRules(const std::filesystem::path &resources, UtcTime publishedAt)
{
    Json rows = Json::array();
    const QDir folder(resources / "rules");
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        SINAN_ASSIGN(Json document, readJsonFile(resources / "rules" / name.toStdString()));
        const auto parsed = rules::parseRule(document);
        if (!parsed.ok())
            return Error(parsed.error()).with("file", name.toStdString());
        model::Rule rule;
        rule.id = Uuid::v5(sinanSpace, "rule/" + parsed->key + "/1");
        rule.key = parsed->key;
        rule.state = model::RuleState::Published;
        rule.document = std::move(document);
        rule.hash = parsed->hash;
        rule.author = "司南";
        rule.publishedAt = publishedAt;
        rows.push_back({{"collection", "rule"}, {"row", model::toJson(model::toRow(rule))}});
    }
    return rows;
}

namespace {

Result<void> install(store::Store &store, Json rows, const Clock &clock, RandomSource &random)
{
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(clock, random);
    mutation.name = "workspace.install@1";
    mutation.arguments = {{"rows", std::move(rows)}};
    const auto receipt = store.writer().run(mutations::Actor::system(), mutation);
    return receipt.ok() ? Result<void>() : Result<void>(receipt.error());
}

template <class T>
Result<void> addNew(const store::Reader &reader, const T &entity, Json &rows)
{
    // A removed one was there: it stays away.
    SINAN_ASSIGN(const auto found, reader.find(model::Described<T>::info.id, entity.id));
    if (!found)
        rows.push_back({{"collection", std::string(model::Described<T>::info.name)}, {"row", model::toJson(model::toRow(entity))}});
    return {};
}

} // namespace

Result<void> installLibrary(store::Store &store, const std::filesystem::path &resources, const Clock &clock, RandomSource &random)
{
    SINAN_ASSIGN(const auto reader, store.reader());
    Json rows = Json::array();
    SINAN_ASSIGN(const Json articles, demo::readArticles(resources / "demo" / "knowledge"));
    for (model::KnowledgeArticle &article : demo::articleRows(articles)) {
        // Its people and dates belong to the demo; here nobody has taken it over yet.
        article.owner.clear();
        article.expires.reset();
        SINAN_TRY(addNew(*reader, article, rows));
    }
    SINAN_ASSIGN(const Json cases, readJsonFile(resources / "demo" / "cases.json"));
    for (const model::CaseRecord &record : demo::caseRows(cases))
        SINAN_TRY(addNew(*reader, record, rows));
    return rows.empty() ? Result<void>() : install(store, std::move(rows), clock, random);
}

Result<void> installStandards(store::Store &store, const std::filesystem::path &resources, const Clock &clock, RandomSource &random)
{
    SINAN_ASSIGN(const auto reader, store.reader());
    mutations::Query query;
    query.collection = model::Collection::Rule;
    SINAN_ASSIGN(const auto rules, reader->count(query));
    if (rules > 0)
        return installLibrary(store, resources, clock, random);
    SINAN_ASSIGN(Json rows, standardRules(resources, clock.now()));
    model::Workspace workspace;
    workspace.id = Uuid::v7(clock, random);
    const QByteArray zone = QTimeZone::systemTimeZoneId();
    workspace.zone = zone.isEmpty() ? "Asia/Shanghai" : zone.toStdString();
    SINAN_ASSIGN(workspace.calendar, readJsonFile(resources / "calendar" / "cn.json"));
    rows.push_back({{"collection", "workspace"}, {"row", model::toJson(model::toRow(workspace))}});
    for (const auto &source : demo::dataSources(false))
        rows.push_back({{"collection", "data_source"}, {"row", model::toJson(model::toRow(source))}});
    SINAN_TRY(install(store, std::move(rows), clock, random));
    return installLibrary(store, resources, clock, random);
}

} // namespace sinan::main
