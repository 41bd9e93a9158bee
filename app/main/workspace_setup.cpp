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

Result<void> installStandards(store::Store &store, const std::filesystem::path &resources, const Clock &clock, RandomSource &random)
{
    SINAN_ASSIGN(const auto reader, store.reader());
    mutations::Query query;
    query.collection = model::Collection::Rule;
    SINAN_ASSIGN(const auto rules, reader->count(query));
    if (rules > 0)
        return {};
    SINAN_ASSIGN(Json rows, standardRules(resources, clock.now()));
    model::Workspace workspace;
    workspace.id = Uuid::v7(clock, random);
    const QByteArray zone = QTimeZone::systemTimeZoneId();
    workspace.zone = zone.isEmpty() ? "Asia/Shanghai" : zone.toStdString();
    SINAN_ASSIGN(workspace.calendar, readJsonFile(resources / "calendar" / "cn.json"));
    rows.push_back({{"collection", "workspace"}, {"row", model::toJson(model::toRow(workspace))}});
    SINAN_ASSIGN(const Json articles, demo::readArticles(resources / "demo" / "knowledge"));
    for (const auto &article : demo::articleRows(articles))
        rows.push_back({{"collection", "knowledge_article"}, {"row", model::toJson(model::toRow(article))}});
    for (const auto &source : demo::dataSources(false))
        rows.push_back({{"collection", "data_source"}, {"row", model::toJson(model::toRow(source))}});
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(clock, random);
    mutation.name = "workspace.install@1";
    mutation.arguments = {{"rows", std::move(rows)}};
    const auto receipt = store.writer().run(mutations::Actor::system(), mutation);
    if (!receipt.ok())
        return receipt.error();
    return {};
}

} // namespace sinan::main
