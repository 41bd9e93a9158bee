#include "bench/big_workspace.h"

#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/model/workspace.h"
#include "app/mutations/derived_ids.h"
#include "bench/bench_support.h"

#include <array>

namespace sinan::bench {

namespace {

constexpr std::array<std::string_view, 12> places{"长安", "重庆", "杭州", "厦门", "苏北", "深圳", "长乐", "安庆", "澄江", "云浮", "无锡", "东莞"};
constexpr std::array<std::string_view, 16> first{"光", "云", "启", "金", "鑫", "睿", "行", "重", "华", "远", "盛", "嘉", "拓", "海", "恒", "宏"};
constexpr std::array<std::string_view, 16> second{"影", "帆", "明", "穗", "维", "通", "达", "信", "泰", "和", "乐", "单", "源", "辰", "润", "川"};
constexpr std::array<std::string_view, 10> trades{"机械", "软件", "食品有限公司", "冷链物流", "医疗器械", "智控", "光电科技", "汽车配件", "新材料", "阀门"};
constexpr std::array<std::string_view, 10> industries{"manufacturing", "software", "electronics", "food", "medical",
                                                      "logistics", "retail", "energy", "education", "automation"};
constexpr std::array<std::string_view, 8> families{"李", "王", "陈", "周", "何", "赵", "吴", "郑"};
constexpr std::array<std::string_view, 8> given{"明", "芳", "晨", "楠", "敏", "静", "强", "伟"};
constexpr std::array<std::string_view, 12> remarks{
    "上批货晚了几天，这次能不能把时间写清楚", "样机下周到，请安排工程师到场调试",    "预算要等到下个季度才批",       "对方想看同行业的使用情况",
    "接口文档已经发过去，等他们的开发回复",   "价格再谈谈，他们拿到了另外两家的报价", "合同里的违约条款法务还在看",   "现场反馈运行稳定，准备扩到第二条线",
    "负责采购的人换了，约了周四见面",         "要一份等保和国产化的说明",           "售后电话打了三次没有人接",     "试用账号开通了，三个班组在用"};
constexpr int chunk = 500;

class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    std::size_t operator()(std::size_t sides)
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return std::size_t(m_state >> 33) % sides;
    }
    template <class A> std::string pick(const A &choices) { return std::string(choices[(*this)(choices.size())]); }

private:
    std::uint64_t m_state;
};

Uuid idOf(std::string_view kind, std::int64_t number)
{
    return Uuid::v5(sinanSpace, "bench/" + std::string(kind) + "/" + std::to_string(number));
}

void write(store::Store &store, const std::vector<model::Row> &rows)
{
    const auto done = store.writer().runJob([&rows](store::Transaction &transaction) -> Result<void> {
        for (const model::Row &row : rows)
            SINAN_TRY(transaction.put(row));
        SINAN_TRY(transaction.takeUnreadInteractions(1'000'000));
        SINAN_TRY(transaction.takeDirtyCustomers(1'000'000));
        return {};
    });
    if (!done.ok())
        stop(done.error().toString());
}

std::vector<model::Row> customerRows(Dice &dice, std::int64_t number, UtcTime now)
{
    std::vector<model::Row> rows;
    model::Customer customer;
    customer.id = idOf("customer", number);
    customer.name = dice.pick(places) + dice.pick(first) + dice.pick(second) + dice.pick(trades);
    customer.nameEn = "Customer " + std::to_string(number) + " Limited";
    customer.industry = dice.pick(industries);
    customer.region = idOf("region", std::int64_t(dice(places.size())));
    customer.city = dice.pick(places);
    customer.stars = model::Stars(dice(4));
    customer.employees = std::int64_t(20 + dice(5000));
    customer.ownerName = dice.pick(families) + dice.pick(given);
    customer.externalKey = "K-" + std::to_string(100'000 + number);
    if (dice(4) == 0)
        customer.tags = Json::array({"老客户"});
    customer.custom = Json{{"tender_no", "SN-2026-" + std::to_string(dice(10'000))}};
    rows.push_back(model::toRow(customer));
    if (dice(3) != 0) {
        model::Opportunity deal;
        deal.id = idOf("deal", number);
        deal.customer = customer.id;
        deal.name = "二期扩产";
        deal.stage = model::Stage(dice(7));
        deal.amountMinor = std::int64_t(1 + dice(500)) * 1'000'000;
        deal.currency = "CNY";
        rows.push_back(model::toRow(deal));
    }
    if (dice(10) == 0) {
        model::ProgressCard card;
        card.id = mutations::progressCardId(customer.id);
        card.customer = customer.id;
        card.pains = dice.pick(remarks);
        card.updatedAt = now - std::chrono::minutes(dice(100'000));
        rows.push_back(model::toRow(card));
    }
    if (dice(30) == 0) {
        model::Warning warning;
        warning.id = idOf("warning", number);
        warning.customer = customer.id;
        warning.ruleKey = "R-003";
        warning.kind = model::SignalKind(dice(model::signalKindCount));
        warning.firstEvidence = idOf("evidence", number);
        warning.severity = model::Severity(dice(4));
        warning.score = double(40 + dice(50));
        warning.openedAt = now - std::chrono::hours(dice(200));
        warning.lastEvidenceAt = warning.openedAt;
        warning.dueAt = now + std::chrono::hours(1 + dice(100));
        rows.push_back(model::toRow(warning));
    }
    return rows;
}

model::Row talkRow(Dice &dice, std::int64_t number, std::int64_t customers, UtcTime now)
{
    model::Interaction talk;
    talk.id = idOf("talk", number);
    // One talk in five belongs to one customer in two hundred.
    const auto whose = dice(5) == 0 ? dice(std::size_t(std::max<std::int64_t>(1, customers / 200))) * 200 : dice(std::size_t(customers));
    talk.customer = idOf("customer", std::int64_t(whose) % customers);
    talk.channel = model::Channel(dice(6));
    talk.occurredAt = now - std::chrono::minutes(dice(1'000'000));
    talk.knownAt = talk.occurredAt;
    talk.title = "例会 " + std::to_string(number % 1000);
    talk.text = dice.pick(remarks) + "，" + dice.pick(remarks) + "。" + dice.pick(first) + dice.pick(second) + std::to_string(dice(100'000));
    talk.author = dice.pick(families) + dice.pick(given);
    return model::toRow(talk);
}

} // namespace

void fill(store::Store &store, const BigWorkspace &size)
{
    Dice dice(size.seed);
    std::vector<model::Row> rows;
    for (std::size_t i = 0; i < places.size(); ++i) {
        model::Region region;
        region.id = idOf("region", std::int64_t(i));
        region.key = "region" + std::to_string(i);
        region.nameZh = places[i];
        region.nameEn = "Region " + std::to_string(i);
        rows.push_back(model::toRow(region));
    }
    model::FieldDefinition field;
    field.id = idOf("field", 0);
    field.collection = "customer";
    field.name = "tender_no";
    field.labelZh = "招标编号";
    field.labelEn = "Tender no.";
    field.type = "text";
    rows.push_back(model::toRow(field));
    for (std::int64_t i = 0; i < size.customers; ++i) {
        for (model::Row &row : customerRows(dice, i, size.now))
            rows.push_back(std::move(row));
        if (rows.size() >= chunk) {
            write(store, rows);
            rows.clear();
        }
    }
    for (std::int64_t i = 0; i < size.talks; ++i) {
        rows.push_back(talkRow(dice, i, size.customers, size.now));
        if (rows.size() >= 10 * chunk) {
            write(store, rows);
            rows.clear();
        }
    }
    write(store, rows);
}

} // namespace sinan::bench
