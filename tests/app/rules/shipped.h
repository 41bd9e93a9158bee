#pragma once

#include "app/insight/explanation_text.h"
#include "app/insight/score.h"
#include "app/rules/assess.h"
#include "tests/app/rules/fake_subject.h"

#include <QDir>
#include <QFile>

namespace sinan::testing {

[[nodiscard]] inline Json resource(const QString &path)
{
    QFile file(SINAN_SOURCE_DIR "/resources/" + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return parsed(file.readAll().toStdString());
}

/// The shipped rules by key.
[[nodiscard]] inline std::map<std::string, rules::RuleDocument> shippedRules()
{
    std::map<std::string, rules::RuleDocument> rules;
    for (const QString &name : QDir(SINAN_SOURCE_DIR "/resources/rules").entryList({"*.json"}, QDir::Files)) {
        auto rule = rules::parseRule(resource("rules/" + name));
        if (!rule.ok())
            qFatal("%s: %s", qPrintable(name), rule.error().toString().c_str());
        const std::string key = rule.value().key;
        rules.emplace(key, std::move(rule).value());
    }
    return rules;
}

[[nodiscard]] inline WorkCalendar shippedCalendar()
{
    return WorkCalendar::fromJson("Asia/Shanghai", resource("calendar/cn.json")).value();
}

[[nodiscard]] inline insight::Phrasebook shippedPhrasebook(const char *language)
{
    auto book = insight::Phrasebook::fromJson(resource(QString("phrasebook/%1.json").arg(language)));
    if (!book.ok())
        qFatal("%s", book.error().toString().c_str());
    return std::move(book).value();
}

/// The least that makes each shipped rule fire at 2026-03-02 08:10: the demo's own stories where one tells it.
struct Trigger
{
    const char *rule;
    void (*make)(FakeSubject &);
};

inline constexpr auto economicBuyer = model::BuyingRole::EconomicBuyer;
inline constexpr auto technicalBuyer = model::BuyingRole::TechnicalBuyer;

/// 云帆 (story 1): asked four times in 14 days by the purchasing director, two late orders, a purchase in the last 30 days.
inline void makeYunfan(FakeSubject &subject)
{
    for (const char *at : {"2026-02-20T09:36", "2026-02-25T10:18", "2026-02-27T14:30", "2026-03-01T05:12"})
        subject.hear(model::SignalKind::DeliveryLeadTime, at, "王建国", economicBuyer);
    subject.fact("order_late", "2026-02-10T11:00");
    subject.fact("order_late", "2026-02-21T11:00");
    subject.fact("purchase", "2026-02-11T10:00");
    subject.set("customer.stars", "A");
    subject.set("opportunity.stage", "decide");
}

inline void hearTimes(FakeSubject &subject, model::SignalKind kind, int times)
{
    for (int i = 0; i < times; ++i)
        subject.hear(kind, "2026-02-2" + std::to_string(9 - times + i) + "T10:00");
}

inline void searchMore(FakeSubject &subject)
{
    for (const char *day : {"2026-02-17", "2026-02-19"})
        subject.fact("competitor_search", std::string(day) + "T12:00", 4);
    for (const char *day : {"2026-02-25", "2026-02-27"})
        subject.fact("competitor_search", std::string(day) + "T12:00", 7);
}

inline const std::vector<Trigger> &triggers()
{
    using K = model::SignalKind;
    static const std::vector<Trigger> all{
        {"R-001", [](FakeSubject &s) { hearTimes(s, K::PriceObjection, 3); }},
        {"R-002", [](FakeSubject &s) { hearTimes(s, K::CompetitorMention, 3); }},
        {"R-003", makeYunfan},
        {"R-004", [](FakeSubject &s) { hearTimes(s, K::AftersalesSla, 1); }},
        {"R-005", [](FakeSubject &s) { s.hear(K::CertificationDoubt, "2026-02-28T14:22", "沈泊远", economicBuyer); }},
        {"R-006",
         [](FakeSubject &s) {
             s.hear(K::NegativeSentiment, "2026-02-26T11:26", "贺小燕");
             s.hear(K::NegativeSentiment, "2026-02-28T17:35", "马德胜");
             s.hear(K::FulfilmentComplaint, "2026-02-28T17:36", "马德胜");
         }},
        {"R-007", [](FakeSubject &s) { s.fact("login", "2026-02-12T10:00"); }},
        {"R-008", searchMore},
        {"R-009",
         [](FakeSubject &s) {
             hearTimes(s, K::ProgressStall, 1);
             s.happened("progress_update", "2026-02-25T15:40");
         }},
        {"R-010", [](FakeSubject &s) { hearTimes(s, K::DecisionChainChange, 1); }},
        {"R-011",
         [](FakeSubject &s) {
             hearTimes(s, K::ChampionSilence, 2);
             s.happened("customer_word", "2026-02-06T11:08");
         }},
        {"R-012", [](FakeSubject &s) { hearTimes(s, K::BudgetDelay, 1); }},
        {"R-013", [](FakeSubject &s) { hearTimes(s, K::ContractDispute, 1); }},
        {"R-014", [](FakeSubject &s) { hearTimes(s, K::IntegrationQuestion, 3); }},
        {"R-015", [](FakeSubject &s) { hearTimes(s, K::FulfilmentComplaint, 2); }},
        {"R-016", [](FakeSubject &s) { hearTimes(s, K::PublicRecordShift, 1); }},
        {"R-017", [](FakeSubject &s) { s.fact("value_ratio", "2026-02-20T10:00", 0.72); }},
        {"R-018",
         [](FakeSubject &s) {
             s.set("customer.industry", "manufacturing");
             s.fact("login", "2026-02-23T10:00");
             searchMore(s);
         }},
        {"R-019",
         [](FakeSubject &s) {
             s.set("customer.industry", "medical");
             s.set("customer.tags", Json::array({"三甲准入"}));
             s.set("opportunity.stage", "decide");
             s.happened("progress_update", "2026-02-25T15:40");
         }},
    };
    return all;
}

/// Rules and insight put together as the arc does it, without rows.
[[nodiscard]] inline insight::Explanation explained(const rules::RuleDocument &rule, const rules::Assessment &assessment,
                                                    UtcTime at)
{
    const auto message = [](const rules::FilledMessage &filled) { return insight::Message{filled.id, filled.args}; };
    const auto references = [](const std::vector<rules::Evidence> &evidence) {
        std::vector<insight::EvidenceRef> list;
        for (const rules::Evidence &one : evidence)
            list.push_back({std::string(rules::toText(one.type)), one.id});
        return list;
    };
    insight::Explanation made;
    made.kind = nameOf(rule.kind);
    made.at = at;
    made.sentence = message(assessment.sentence);
    made.meaning.id = rule.meaning;
    made.notThis.id = rule.notThis;
    made.talk.id = rule.talk;
    std::vector<insight::ScoreRow> rows{{insight::ScoreRow::Part::Base, {"score.base", Json::object()}, assessment.base, 0, {}}};
    for (const auto &contribution : assessment.contributions)
        rows.push_back({insight::ScoreRow::Part::Factor, message(contribution.message), contribution.points, 0,
                        references(contribution.evidence)});
    insight::Score score = insight::addUp(std::move(rows), {"score.limit", Json::object()});
    made.rows = std::move(score.rows);
    made.score = score.exact;
    made.threshold = rule.threshold;
    made.evidence = references(assessment.when.evidence);
    for (const auto &clear : assessment.clearMessages)
        made.clears.push_back(message(clear));
    made.strategy = rule.strategy;
    made.knowledge = rule.knowledge;
    for (const rules::Action &action : rule.actions)
        made.advice.push_back({action.key,
                               action.type,
                               {action.title.zh, action.title.en},
                               action.ownerRole,
                               {},
                               at + std::chrono::hours(action.hours),
                               action.article,
                               action.consent,
                               false});
    made.ruleKey = rule.key;
    made.ruleRevision = 1;
    made.ruleHash = rule.hash;
    return made;
}

} // namespace sinan::testing
