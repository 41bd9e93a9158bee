#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"
#include "app/mutations/derived_ids.h"

#include "app/base/utf8.h"
#include "app/model/library.h"
#include "app/model/signal_kind.h"

#include <set>

namespace sinan::mutations {

using model::ArticleVersion;
using model::KnowledgeArticle;

namespace {

constexpr std::size_t longestTitle = 300;
constexpr std::size_t longestArticle = 200'000;
constexpr std::size_t mostAttachments = 20;

/// Everybody who answers for what customers are told: all but reps, who read.
constexpr unsigned authors = roles::managers | roles::only(model::Role::Product) | roles::only(model::Role::Legal) | roles::only(model::Role::Finance)
    | roles::only(model::Role::Delivery);

Json kindsFrom(Arguments &arguments)
{
    Json kinds = Json::array();
    for (const Json &kind : arguments.array("kinds", model::signalKindCount)) {
        const bool known = kind.is_string() && model::parseChoice<model::SignalKind>(kind.get_ref<const std::string &>());
        if (!known)
            arguments.fault("kinds", "not a kind of signal");
        else if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(kind);
    }
    return kinds;
}

Json attachmentsFrom(Arguments &arguments)
{
    const Json &list = arguments.array("attachments", mostAttachments);
    const auto files = model::attachmentsIn(list);
    std::set<std::string> names;
    for (const model::AttachmentRef &file : files) {
        const bool hash = file.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
        const bool name = file.name.size() <= 200 && file.name.find_first_of("/\\") == std::string::npos;
        // The ending becomes part of a file's name.
        const bool kind = !file.kind.empty() && file.kind.size() <= 8 && file.kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos;
        if (!hash || !name || !kind || file.size < 0)
            arguments.fault("attachments", "not an attachment");
        if (!names.insert(file.name).second)
            arguments.fault("attachments", "two of one name");
    }
    if (files.size() != list.size())
        arguments.fault("attachments", "not an attachment");
    return model::toJson(files);
}

Result<void> saveVersion(RowStore &rows, const KnowledgeArticle &article, UtcTime at, std::int64_t from)
{
    ArticleVersion version;
    version.id = articleVersionId(article.id, article.revision);
    version.bucket = article.bucket;
    version.article = article.id;
    version.revision = article.revision;
    version.titleZh = article.titleZh;
    version.titleEn = article.titleEn;
    version.textZh = article.textZh;
    version.textEn = article.textEn;
    version.kinds = article.kinds;
    version.owner = article.owner;
    version.expires = article.expires;
    version.attachments = article.attachments;
    version.savedAt = at;
    version.savedBy = article.updatedBy;
    version.from = from;
    return save(rows, version);
}

/// {"id", "title_zh", "title_en", "text_zh", "text_en", "kinds": […], "owner", "expires": day | null, "attachments": […], "on": day,
/// "from"?: version}: a new article, or the next version of one. A title and a text are needed in one language at least.
Result<void> saveArticle(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("article.save", json);
    const Uuid id = arguments.id("id");
    KnowledgeArticle next;
    next.titleZh = arguments.optionalText("title_zh", longestTitle);
    next.titleEn = arguments.optionalText("title_en", longestTitle);
    next.textZh = arguments.optionalText("text_zh", longestArticle);
    next.textEn = arguments.optionalText("text_en", longestArticle);
    if (trimmed(next.titleZh).empty() && trimmed(next.titleEn).empty())
        arguments.fault("title_zh", "a title is needed");
    if (trimmed(next.textZh).empty() && trimmed(next.textEn).empty())
        arguments.fault("text_zh", "text is needed");
    next.kinds = kindsFrom(arguments);
    next.attachments = attachmentsFrom(arguments);
    next.owner = arguments.optionalText("owner", 200);
    if (!memberOrNull(json, "expires").is_null())
        next.expires = arguments.date("expires");
    next.updatedOn = arguments.date("on");
    const std::int64_t from = integerOr(json, "from");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(const auto before, findAs<KnowledgeArticle>(rows, id));
    next.id = id;
    next.updatedBy = context.actor.name;
    if (before) {
        // What was there before the first edit has no version of its own yet.
        SINAN_ASSIGN(const auto stored, findAs<ArticleVersion>(rows, articleVersionId(id, before->revision)));
        if (!stored)
            SINAN_TRY(saveVersion(rows, *before, UtcTime{}, 0));
        next.bucket = before->bucket;
        next.custom = before->custom;
        next.key = before->key;
        next.shipped = before->shipped;
        next.revision = before->revision + 1;
    } else {
        next.key = "kb-" + id.toString().substr(24);
    }
    SINAN_TRY(save(rows, next));
    return saveVersion(rows, next, context.now, from);
}

/// {"id"}: the article goes; its versions stay, so that undo and other computers find them.
Result<void> removeArticle(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("article.remove", json);
    const Uuid id = arguments.id("id");
    SINAN_TRY(arguments.check());
    SINAN_TRY(need<KnowledgeArticle>(rows, id));
    return rows.remove(model::Collection::KnowledgeArticle, id);
}

} // namespace

std::vector<Definition> knowledgeMutations()
{
    return {
        {"article.save@1", saveArticle, authors},
        {"article.remove@1", removeArticle, authors},
    };
}

} // namespace sinan::mutations
