#include "tests/ui/today/bench_fixture.h"

namespace sinan::test {

using insight::Message;
using model::Severity;
using model::SignalKind;
namespace arg = insight::arg;

void BenchFixture::addColleagues()
{
    std::vector<model::Row> rows;
    const std::pair<const char *, model::Role> people[] = {{"李静", model::Role::Manager},  {"李明", model::Role::Rep},     {"王芳", model::Role::Delivery},
                                                           {"何敏", model::Role::Legal},    {"张帆", model::Role::Product}, {"刘洋", model::Role::Delivery},
                                                           {"郑律", model::Role::Legal},    {"钱蕾", model::Role::Finance}};
    for (const auto &[name, role] : people) {
        model::User user;
        user.id = id(std::string("user/") + name);
        user.name = name;
        user.role = role;
        rows.push_back(model::toRow(user));
    }
    model::KnowledgeArticle article;
    article.id = id("kb");
    article.key = "kb-delivery-commitment";
    article.titleZh = "三句话谈交付:给日子,不给折扣";
    article.titleEn = "Talking about delivery: a date, not a discount";
    article.textZh = "先讲**能承诺哪天**,再讲卡在哪道工序,最后讲晚了怎么赔。\n\n- 日子由供应链给\n- 写进附件,不写进口头\n";
    article.textEn = "First **which day we can promise**, then which step is slow, last what we pay if it is late.\n\n- Supply gives the day\n- It goes into the annex\n";
    article.owner = "李静";
    article.updatedOn = parseDate("2026-02-09");
    article.expires = parseDate("2026-12-31");
    rows.push_back(model::toRow(article));
    const auto addCase = [&](const char *key, const char *label, const char *outcome, const char *situation, const char *done, const char *result) {
        model::CaseRecord record;
        record.id = id(key);
        record.key = key;
        record.label = label;
        record.outcome = outcome;
        record.situationZh = situation;
        record.situationEn = "In two weeks the purchasing head asked five times whether the date could go into the annex.";
        record.doneZh = done;
        record.doneEn = "Supply gave dates per lot the same day.";
        record.resultZh = result;
        record.resultEn = "First lot two days early; signed at full price.";
        record.days = 12;
        rows.push_back(model::toRow(record));
    };
    addCase("case-date-in-annex", "某工程机械配件厂", "won", "采购副总两周里五次问到货日能不能写进附件,折扣反而一次没提。",
            "供应链当天给出分批日期,首批 8 台先进当地备货仓。", "首批早到两天,合同按原价签。");
    addCase("case-late-discount", "某食品厂", "lost", "一直问哪天到货,我们回了一个九五折。", "让了五个点,日期还是“尽快”。", "对方选了有现货的那家。");
    put(rows);
}

void BenchFixture::addStories()
{
    addColleagues();
    std::vector<WarningSpec> specs;
    specs.push_back({.customer = "澄江软件", .nameEn = "Chengjiang Software", .kind = SignalKind::CertificationDoubt, .severity = Severity::Critical, .score = 82,
                     .hoursLeft = 6.2, .amount = 4'200'000,
                     .sentence = Message{"sentence.cert.decider", {{"last", arg::dateTime(clock.now() - std::chrono::hours(15))}}},
                     .words = {{"项目例会纪要", "别的都好说,[等保三级谁来背书],你们谁能签字?"}, {"安全评审沟通", "我们信息安全处问,[国密改造有没有报告]?"}},
                     .advice = {"请合规总监周三前推送等保三级白皮书", "Have the compliance director send the security white paper by Wednesday"}, .owner = "何敏"});
    specs.push_back({.customer = "云帆机械", .nameEn = "Yunfan Machinery", .score = 71, .hoursLeft = 21.03, .amount = 3'100'000,
                     .words = {{"二期交期沟通", "上批晚了九天,这次[交付周期能写进合同吗]?我得跟厂里交代。"},
                               {"附件确认", "请给一份[可承诺的交付计划],分批也行。"},
                               {"电话", "老板又问我[到底哪天能到货]。"},
                               {"电话", "[交付周期]这块你们回去再想想。"}}});
    specs.push_back({.customer = "金穗食品", .nameEn = "Jinsui Foods", .kind = SignalKind::NegativeSentiment, .severity = Severity::High, .score = 68, .hoursLeft = 23.5,
                     .amount = 1'300'000, .sentence = Message{"sentence.sentiment", {{"n", arg::count(3, "mention")}, {"m", arg::count(2, "complaint")}}},
                     .words = {{"停线电话", "[又坏了,不想再等],今天必须来人。"}},
                     .advice = {"先听他讲完:由你本人今天致电马部长,不谈促销", "Listen first: call Director Ma yourself today, no promotion"}, .owner = "赵磊"});
    specs.push_back({.customer = "拓维智控", .nameEn = "Tuowei Control", .kind = SignalKind::IntegrationQuestion, .severity = Severity::Medium, .score = 64, .hoursLeft = 40,
                     .amount = 900'000, .sentence = Message{"sentence.integration", {{"n", arg::count(4, "mention")}}},
                     .words = {{"论坛提问", "[如何对接 XX 传感器]?文档没看到。"}}, .advice = {"发 SDK 文档,约一次联调", "Send the SDK document and set up a joint test"}});
    specs.push_back({.customer = "苏北启明", .nameEn = "Subei Qiming", .kind = SignalKind::ChampionSilence, .severity = Severity::Medium, .score = 61, .hoursLeft = 90,
                     .amount = 2'600'000,
                     .sentence = Message{"sentence.silence", {{"days", arg::days(21)}, {"times", arg::number(2.6)}}},
                     .words = {{"微信", "[以后再说吧],今年预算冻了。"}}, .advice = {"暂停跟进两周,换高层对等沟通一次", "Pause for two weeks; let leaders talk once"}});
    for (int i = 0; i < 6; ++i) {
        specs.push_back({.customer = std::vector<std::string>{"南塘物流", "虞山仪表", "横塘电子", "望亭纺织", "浒关医械", "金鸡教育"}[std::size_t(i)],
                         .nameEn = "Nantang " + std::to_string(i), .kind = SignalKind::UsageDrop, .severity = Severity::Medium, .score = 55.0 + i, .hoursLeft = 60,
                         .amount = 200'000 + 10'000 * i, .sentence = Message{"sentence.usage.days", {{"days", arg::days(7 + i)}}},
                         .words = {{"回访", "最近[一直没时间登录]。"}}, .advice = {"回访并做一次使用诊断", "Call back and check how they use it"}, .owner = "高远",
                         .cause = "R-007/2026-W09"});
    }
    specs.push_back({.customer = "江阴港务", .nameEn = "Jiangyin Port", .kind = SignalKind::PriceObjection, .severity = Severity::Low, .score = 42, .hoursLeft = 30,
                     .amount = 80'000,
                     .sentence = Message{"sentence.price", {{"n", arg::count(3, "mention")}, {"times", arg::number(2.1)}}},
                     .words = {{"报价", "[太贵了],同行只要一半。"}}, .advice = {"先拆账再谈价", "Break the costs down before talking price"}});
    addAll(specs);
}

} // namespace sinan::test
