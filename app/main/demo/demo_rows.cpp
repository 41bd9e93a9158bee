#include "app/main/demo/demo_rows.h"

#include "app/base/money.h"
#include "app/base/utf8.h"
#include "app/mutations/derived_ids.h"
#include "app/mutations/freshness.h"

#include <cmath>

namespace sinan::demo {

namespace {

constexpr int historyDays = 180;

struct Place {
    const char *key;
    const char *zh;
    const char *en;
};
constexpr Place places[] = {{"shanghai", "上海", "Shanghai"}, {"sunan", "苏南", "South Jiangsu"}, {"subei", "苏北", "North Jiangsu"},
                            {"zhejiang", "浙江", "Zhejiang"}, {"anhui", "安徽", "Anhui"}};

struct Colleague {
    const char *name;
    model::Role role;
    const char *zh;
    const char *en;
};
constexpr Colleague colleagues[] = {
    {"李静", model::Role::Manager, "华东区经理", "Regional manager, East China"},
    {"李明", model::Role::Rep, "销售代表", "Sales representative"},
    {"陈晨", model::Role::Rep, "销售代表", "Sales representative"},
    {"周楠", model::Role::Rep, "销售代表", "Sales representative"},
    {"赵磊", model::Role::Rep, "销售代表", "Sales representative"},
    {"孙悦", model::Role::Rep, "销售代表", "Sales representative"},
    {"吴桐", model::Role::Rep, "销售代表", "Sales representative"},
    {"王芳", model::Role::Delivery, "供应链", "Supply chain"},
    {"何敏", model::Role::Legal, "合规总监", "Compliance director"},
    {"张帆", model::Role::Product, "产品经理", "Product manager"},
    {"刘洋", model::Role::Delivery, "交付经理", "Delivery manager"},
    {"郑律", model::Role::Legal, "法务", "Legal counsel"},
    {"钱蕾", model::Role::Finance, "财务", "Finance"},
    {"高远", model::Role::Delivery, "客户成功", "Customer success"},
};

struct Feed {
    const char *key;
    const char *zh;
    const char *en;
    bool connected;
};
constexpr Feed feeds[] = {
    {"call", "通话", "Calls", true},
    {"mail", "邮件", "Mail", true},
    {"meeting", "会议纪要", "Minutes", true},
    {"chat", "企业微信", "WeCom chat", true},
    {"note", "销售记录", "Notes", true},
    {"ticket", "客服工单", "Service tickets", true},
    {"forum", "开发者论坛", "Developer forum", true},
    {"login", "平台登录", "Platform logins", true},
    {"purchase", "订单", "Orders", true},
    {"order_late", "交付", "Deliveries", true},
    {"delivery_sd_ratio", "履约周期", "Delivery times", true},
    {"competitor_search", "竞品搜索", "Searches for rivals", false},
    {"public_record", "公开信息", "Public records", false},
};

model::Stage stageOf(std::string_view text)
{
    return model::parseChoice<model::Stage>(text).value_or(model::Stage::Prospect);
}

std::uint64_t seedOf(std::string_view key)
{
    std::uint64_t seed = 1469598103934665603ULL;
    for (const char c : key)
        seed = (seed ^ std::uint8_t(c)) * 1099511628211ULL;
    return seed;
}

model::Fact makeFact(const Uuid &customer, std::string_view key, std::string_view series, double value, UtcTime at, std::string_view unit = {})
{
    model::Fact fact;
    fact.id = idOf("fact", std::string(key) + "/" + std::string(series) + "/" + std::to_string(toMillis(at)));
    fact.customer = customer;
    fact.series = series;
    fact.value = value;
    fact.unit = unit;
    fact.at = at;
    fact.knownAt = at;
    fact.source = series;
    return fact;
}

void addCustomer(Beginning &start, const Json &entry)
{
    model::Customer customer;
    const std::string key = textOr(entry, "key");
    customer.id = idOf("customer", key);
    customer.name = textOr(entry, "name");
    customer.nameEn = textOr(entry, "name_en");
    customer.industry = textOr(entry, "industry");
    customer.region = idOf("region", textOr(entry, "region"));
    customer.city = textOr(entry, "city");
    customer.stars = model::parseChoice<model::Stars>(textOr(entry, "stars")).value_or(model::Stars::Unknown);
    customer.employees = integerOr(entry, "employees");
    customer.ownerName = textOr(entry, "owner");
    customer.since = parseDate(textOr(entry, "since"));
    customer.externalKey = key;
    if (textOr(memberOrNull(entry, "card"), "pending").find("准入") != std::string::npos)
        customer.tags = Json::array({"三甲准入"});
    start.customers.push_back(customer);
    for (const Json &person : memberOrNull(entry, "contacts")) {
        model::Contact contact;
        contact.id = idOf("contact", textOr(person, "key"));
        contact.customer = customer.id;
        contact.name = textOr(person, "name");
        contact.title = textOr(person, "title");
        contact.role = model::parseChoice<model::BuyingRole>(textOr(person, "role")).value_or(model::BuyingRole::Unknown);
        contact.stance = model::parseChoice<model::Stance>(textOr(person, "stance")).value_or(model::Stance::Unknown);
        contact.source = "示例数据";
        contact.externalKey = textOr(person, "key");
        start.contacts.push_back(std::move(contact));
    }
    for (const Json &deal : memberOrNull(entry, "opportunities")) {
        model::Opportunity opportunity;
        opportunity.id = idOf("opportunity", textOr(deal, "key"));
        opportunity.customer = customer.id;
        opportunity.name = textOr(deal, "name");
        opportunity.stage = stageOf(textOr(deal, "stage"));
        opportunity.currency = textOr(deal, "currency", "CNY");
        opportunity.amountMinor = std::int64_t(std::llround(numberOr(deal, "amount") * std::pow(10.0, minorDigits(opportunity.currency))));
        opportunity.product = textOr(deal, "product");
        opportunity.ownerName = customer.ownerName;
        opportunity.expectedClose = parseDate(textOr(deal, "expected_close"));
        opportunity.externalKey = textOr(deal, "key");
        start.opportunities.push_back(std::move(opportunity));
    }
}

} // namespace

Uuid idOf(std::string_view collection, std::string_view key)
{
    return mutations::importedId(collection, "demo", key);
}

std::vector<model::DataSource> dataSources(bool asInDemo)
{
    std::vector<model::DataSource> sources;
    for (const Feed &feed : feeds) {
        model::DataSource source;
        source.id = mutations::dataSourceId(feed.key);
        source.key = feed.key;
        source.labelZh = feed.zh;
        source.labelEn = feed.en;
        source.connected = asInDemo && feed.connected;
        sources.push_back(std::move(source));
    }
    return sources;
}

std::vector<model::KnowledgeArticle> articleRows(const Json &articles)
{
    std::vector<model::KnowledgeArticle> rows;
    for (const Json &entry : articles) {
        model::KnowledgeArticle article;
        article.key = textOr(entry, "id");
        article.id = idOf("knowledge_article", article.key);
        article.titleZh = textOr(entry, "title_zh");
        article.titleEn = textOr(entry, "title_en");
        article.textZh = textOr(entry, "zh");
        article.textEn = textOr(entry, "en");
        article.kinds = memberOrNull(entry, "kinds");
        article.owner = textOr(entry, "owner");
        article.updatedOn = parseDate(textOr(entry, "updated"));
        article.expires = parseDate(textOr(entry, "expires"));
        article.shipped = true;
        rows.push_back(std::move(article));
    }
    return rows;
}

std::vector<model::CaseRecord> caseRows(const Json &cases)
{
    std::vector<model::CaseRecord> rows;
    for (const Json &entry : cases) {
        model::CaseRecord record;
        record.key = textOr(entry, "key");
        record.id = idOf("case_record", record.key);
        record.label = textOr(entry, "customer_label");
        record.labelEn = textOr(entry, "customer_label_en");
        record.industry = textOr(entry, "industry");
        record.stage = textOr(entry, "stage");
        record.kinds = memberOrNull(entry, "kinds");
        record.situationZh = textOr(entry, "situation_zh");
        record.situationEn = textOr(entry, "situation_en");
        record.doneZh = textOr(entry, "done_zh");
        record.doneEn = textOr(entry, "done_en");
        record.outcome = textOr(entry, "outcome");
        record.resultZh = textOr(entry, "result_zh");
        record.resultEn = textOr(entry, "result_en");
        record.days = integerOr(entry, "days");
        record.shipped = true;
        rows.push_back(std::move(record));
    }
    return rows;
}

Beginning beginning(const Files &files, const Json &holidays)
{
    Beginning start;
    start.workspace.id = idOf("workspace", "demo");
    start.workspace.name = "华东区";
    start.workspace.zone = files.zone;
    start.workspace.calendar = holidays;
    start.workspace.demo = true;
    start.workspace.ourNames = Json::array({"恒舟", "恒舟智联", "恒舟云台", "恒舟质检", "采集网关", "HZ-200", "HZ-300"});
    for (const Place &place : places) {
        model::Region region;
        region.id = idOf("region", place.key);
        region.key = place.key;
        region.nameZh = place.zh;
        region.nameEn = place.en;
        start.regions.push_back(std::move(region));
    }
    for (const Colleague &colleague : colleagues) {
        model::User user;
        user.id = idOf("user", colleague.name);
        user.name = colleague.name;
        user.role = colleague.role;
        user.titleZh = colleague.zh;
        user.titleEn = colleague.en;
        start.workspace.ourNames.push_back(user.name);
        start.users.push_back(std::move(user));
    }
    start.sources = dataSources(true);
    for (const Json &entry : files.customers) {
        addCustomer(start, entry);
        for (const Json &given : memberOrNull(entry, "consents")) {
            model::Consent consent;
            consent.id = idOf("consent", textOr(entry, "key") + textOr(given, "scope"));
            consent.customer = idOf("customer", textOr(entry, "key"));
            consent.purpose = "send_content";
            consent.standing = textOr(given, "kind") == "standing";
            consent.at = parseIso(textOr(given, "at"), files.zone).value_or(files.clock);
            consent.source = textOr(given, "text_zh");
            start.consents.push_back(std::move(consent));
        }
    }
    start.articles = articleRows(files.articles);
    start.cases = caseRows(files.cases);
    return start;
}

Result<Json> visitOf(const Json &entry, const std::string &zone)
{
    Json arguments{{"id", idOf("visit", textOr(entry, "key")).toString()},
                   {"customer", idOf("customer", textOr(entry, "customer")).toString()},
                   {"contact", idOf("contact", textOr(entry, "contact")).toString()},
                   {"place", textOr(entry, "place")},
                   {"purpose", textOr(entry, "purpose")},
                   {"source", "示例数据"},
                   {"external_key", textOr(entry, "key")}};
    for (const char *name : {"start", "end"}) {
        if (memberOrNull(entry, name).is_null())
            continue;
        const auto time = parseIso(textOr(entry, name), zone);
        if (!time)
            return Error{ErrorCode::Unreadable, "demo.visits." + std::string(name), "not a time", {}}.with("value", textOr(entry, name));
        arguments[name] = toIso(*time);
    }
    if (const Json &minutes = memberOrNull(entry, "travel_minutes"); !minutes.is_null())
        arguments["travel_minutes"] = minutes;
    return arguments;
}

model::Interaction interactionOf(const Json &talk, UtcTime at)
{
    model::Interaction row;
    row.id = idOf("interaction", textOr(talk, "key"));
    row.customer = idOf("customer", textOr(talk, "customer"));
    if (!textOr(talk, "opportunity").empty())
        row.opportunity = idOf("opportunity", textOr(talk, "opportunity"));
    row.channel = model::parseChoice<model::Channel>(textOr(talk, "channel")).value_or(model::Channel::Note);
    row.occurredAt = row.knownAt = at;
    row.title = textOr(talk, "title");
    row.lang = textOr(talk, "lang");
    row.externalKey = textOr(talk, "key");
    row.source = "示例数据";
    row.speakers = Json::array();
    const Json &turns = memberOrNull(talk, "turns");
    const bool transcript = turns.size() > 1 || row.channel == model::Channel::Call || row.channel == model::Channel::Meeting;
    for (const Json &turn : turns) {
        const std::string who = textOr(turn, "who");
        const Json speaker{{"name", who}, {"role", textOr(turn, "role")}};
        if (std::find(row.speakers.begin(), row.speakers.end(), speaker) == row.speakers.end())
            row.speakers.push_back(speaker);
        if (!row.text.empty())
            row.text += '\n';
        row.text += transcript ? who + ": " + textOr(turn, "text") : textOr(turn, "text");
        if (row.author.empty() && textOr(turn, "role") == "us")
            row.author = who;
    }
    return row;
}

std::vector<model::Fact> history(const Json &entry, UtcTime clock, UtcTime end, const WorkCalendar &calendar)
{
    const std::string key = textOr(entry, "key");
    const Uuid customer = idOf("customer", key);
    const Json &facts = memberOrNull(entry, "facts");
    const std::string logins = textOr(facts, "logins", "none");
    SeededRandom random(seedOf(key));
    std::vector<model::Fact> rows;
    const LocalDate today = calendar.dateOf(clock);
    // A steady customer logs in on nearly every working day; one that is leaving stops eight to twelve days before the clock.
    const int silentFor = logins == "dropping" ? 8 + int(random.below(5)) : 0;
    const int ahead = calendar.calendarDays(clock, end);
    for (int back = historyDays; back >= 1 - ahead && logins != "none"; --back) {
        const LocalDate day = today - std::chrono::days(back);
        const double chance = logins == "rising" ? 0.35 + 0.5 * (historyDays - back) / historyDays : 0.9;
        const double drawn = random.unit();
        const auto count = 2 + random.below(3);
        const auto minute = 8 * 60 + int(random.below(9 * 60));
        if (!calendar.isWorkingDay(day) || drawn >= chance || (silentFor > 0 && back < silentFor))
            continue;
        rows.push_back(makeFact(customer, key, "login", double(count), calendar.at(day, minute), "次"));
    }
    const std::string stage = textOr(entry, "stage");
    if (const auto since = parseDate(textOr(entry, "since")); since && (stage == "repeat" || today - *since > std::chrono::days(200))) {
        const int every = 45 + int(random.below(60));
        for (int back = historyDays - int(random.below(40)); back > 3; back -= every)
            rows.push_back(makeFact(customer, key, "purchase", 1, calendar.at(today - std::chrono::days(back), 600), "单"));
        // 云帆 bought within the last 30 days: its score tells so.
        if (key == "yunfan")
            rows.push_back(makeFact(customer, key, "purchase", 1, calendar.at(today - std::chrono::days(19), 615), "单"));
    }
    const auto late = key == "yunfan" ? 2 : integerOr(facts, "orders_late");
    for (std::int64_t i = 0; i < late; ++i)
        rows.push_back(makeFact(customer, key, "order_late", 1, calendar.at(today - std::chrono::days(9 + 11 * i), 700), "单"));
    if (const double ratio = numberOr(facts, "delivery_sd_ratio"); ratio > 0)
        rows.push_back(makeFact(customer, key, "delivery_sd_ratio", ratio, calendar.at(today - std::chrono::days(2 + std::int64_t(random.below(40))), 420), "倍"));
    return rows;
}

std::optional<model::ProgressCard> cardOf(const Json &entry, const std::string &zone)
{
    const Json &json = memberOrNull(entry, "card");
    if (!json.is_object())
        return std::nullopt;
    model::ProgressCard card;
    card.customer = idOf("customer", textOr(entry, "key"));
    card.id = mutations::progressCardId(card.customer);
    card.pains = textOr(json, "pains");
    card.responses = textOr(json, "responses");
    card.pending = textOr(json, "pending");
    card.updatedAt = parseIso(textOr(json, "updated_at"), zone);
    if (!card.updatedAt) {
        // Looked after lately: on one of the last two working days before the clock.
        const auto seed = seedOf(textOr(entry, "key"));
        const std::string minute = std::to_string(10 + seed % 45);
        card.updatedAt = parseIso((seed % 2 ? "2026-02-27T1" : "2026-02-28T1") + std::to_string(seed % 7) + ":" + minute, zone);
    }
    card.updatedBy = textOr(json, "updated_by", textOr(entry, "owner"));
    return card;
}

} // namespace sinan::demo
