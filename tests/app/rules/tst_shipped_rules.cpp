#include "tests/support/test_program.h"
#include "tests/app/rules/shipped.h"

#include <QTest>

#include <set>

using namespace sinan;
using namespace sinan::rules;
using namespace sinan::testing;
using model::SignalKind;

class TestShippedRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasARule();
    void everyRuleFiresOnItsLeastTrigger_data();
    void everyRuleFiresOnItsLeastTrigger();
    void noRuleFiresOnAQuietCustomer_data();
    void noRuleFiresOnAQuietCustomer();
    void yunfanScoresSeventyOne();
    void thirdDeliveryQuestionIsSilent();
    void theFourthDeliveryQuestionFiresWithoutAnythingElse();
    void aKeptPromiseClearsTheDeliveryWarning();
    void aManufacturerFiresOnlyWithAllThree_data();
    void aManufacturerFiresOnlyWithAllThree();
    void anSlaQuestionSendsTemplateAndLocalCases();
    void aHospitalFiresAfterThreeWorkingDaysNotTwo();
    void theSpringFestivalIsNoUsageDrop();
    void everyMessageOfARuleIsInBothPhrasebooks();
    void everyActionKnowsItsOwnerAndContentNeedsConsent();
    void everyArticleExists();
    void theCalendarKnowsTheSpringFestival();
};

void TestShippedRules::everyKindHasARule()
{
    std::set<SignalKind> kinds;
    const auto rules = shippedRules();
    for (const auto &[key, rule] : rules)
        kinds.insert(rule.kind);
    QCOMPARE(kinds.size(), model::signalKindCount);
    QCOMPARE(rules.size(), std::size_t(19));
}

void TestShippedRules::everyRuleFiresOnItsLeastTrigger_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < triggers().size(); ++i)
        QTest::newRow(triggers()[i].rule) << int(i);
}

void TestShippedRules::everyRuleFiresOnItsLeastTrigger()
{
    QFETCH(int, index);
    const Trigger &trigger = triggers()[std::size_t(index)];
    const RuleDocument rule = shippedRules().at(trigger.rule);
    FakeSubject subject(shippedCalendar());
    trigger.make(subject);
    const Assessment assessment = assess(rule, subject, now);
    QVERIFY2(assessment.raises(rule), toJson(rule.when.evaluate(subject, now).trace).dump(1).c_str());
    QVERIFY(!assessment.when.evidence.empty());
    QVERIFY(!assessment.sentence.id.empty());
    QVERIFY(!assessment.clearMessages.empty());
    // Speaking to them two days ago must not be enough to hide it.
    subject.happened("our_word", "2026-03-01T10:00");
    QVERIFY2(assess(rule, subject, now).raises(rule), QByteArray::number(assess(rule, subject, now).score).constData());
}

void TestShippedRules::noRuleFiresOnAQuietCustomer_data()
{
    QTest::addColumn<QString>("key");
    for (const auto &[key, rule] : shippedRules())
        QTest::newRow(key.c_str()) << QString::fromStdString(key);
}

void TestShippedRules::noRuleFiresOnAQuietCustomer()
{
    QFETCH(QString, key);
    const RuleDocument rule = shippedRules().at(key.toStdString());
    FakeSubject subject(shippedCalendar());
    for (const char *series :
         {"login", "competitor_search", "order_late", "purchase", "delivery_sd_ratio", "value_ratio", "reply_gap"})
        subject.connect(series);
    for (int day = 1; day <= 28; ++day) {
        const std::string date = (day < 10 ? "2026-02-0" : "2026-02-") + std::to_string(day);
        subject.fact("login", date + "T09:00", 2);
        subject.fact("competitor_search", date + "T09:00", 1);
    }
    subject.fact("delivery_sd_ratio", "2026-02-20T09:00", 1.1);
    subject.fact("value_ratio", "2026-02-20T09:00", 0.95);
    for (const char *what : {"progress_update", "customer_word", "our_word"})
        subject.happened(what, "2026-02-27T16:00");
    for (const char *industry : {"medical", "manufacturing"}) {
        subject.set("customer.industry", industry);
        subject.set("opportunity.stage", "decide");
        const Assessment assessment = assess(rule, subject, now);
        QVERIFY2(!assessment.raises(rule), industry);
        QCOMPARE(assessment.when.truth == Truth::True, false);
        // And where nothing at all is known nothing is guessed.
        QVERIFY(!assess(rule, FakeSubject(shippedCalendar()), now).raises(rule));
    }
}

void TestShippedRules::yunfanScoresSeventyOne()
{
    const RuleDocument rule = shippedRules().at("R-003");
    FakeSubject subject(shippedCalendar());
    makeYunfan(subject);
    const Assessment assessment = assess(rule, subject, now);
    QCOMPARE(assessment.base, 18.0);
    std::vector<double> points;
    for (const Contribution &contribution : assessment.contributions)
        points.push_back(contribution.points);
    QCOMPARE(points, (std::vector<double>{34, 15, 11, -7}));
    QCOMPARE(assessment.score, 71.0);
    QVERIFY(assessment.raises(rule));
    QCOMPARE(rule.severity, model::Severity::High);
    QCOMPARE(rule.respondWithinHours, 48);
    QCOMPARE(rule.actions.front().key, std::string("supply_chain_request"));
}

void TestShippedRules::thirdDeliveryQuestionIsSilent()
{
    const RuleDocument rule = shippedRules().at("R-003");
    FakeSubject subject(shippedCalendar());
    makeYunfan(subject);
    QVERIFY(!assess(rule, subject, FakeSubject::time("2026-03-01T05:11")).raises(rule));
    QVERIFY(assess(rule, subject, FakeSubject::time("2026-03-01T05:12")).raises(rule));
}

void TestShippedRules::theFourthDeliveryQuestionFiresWithoutAnythingElse()
{
    const RuleDocument rule = shippedRules().at("R-003");
    FakeSubject subject(shippedCalendar());
    hearTimes(subject, SignalKind::DeliveryLeadTime, 3);
    subject.fact("purchase", "2026-02-25T10:00");
    QVERIFY(!assess(rule, subject, now).raises(rule));
    subject.hear(SignalKind::DeliveryLeadTime, "2026-03-02T08:00");
    QVERIFY(assess(rule, subject, now).raises(rule));
}

void TestShippedRules::aKeptPromiseClearsTheDeliveryWarning()
{
    const RuleDocument rule = shippedRules().at("R-003");
    FakeSubject subject(shippedCalendar());
    makeYunfan(subject);
    // The window alone thins out on the 6th of March; the warning stays until the promise is kept.
    for (const char *at : {"2026-03-06T09:00", "2026-03-12T11:09"})
        QVERIFY2(assess(rule, subject, FakeSubject::time(at)).clears != Truth::True, at);
    subject.happened("promise_kept", "2026-03-12T11:10");
    QCOMPARE(assess(rule, subject, FakeSubject::time("2026-03-12T11:10")).clears, Truth::True);
}

void TestShippedRules::aManufacturerFiresOnlyWithAllThree_data()
{
    QTest::addColumn<QString>("industry");
    QTest::addColumn<QString>("lastLogin");
    QTest::addColumn<bool>("search");
    QTest::addColumn<bool>("fires");
    QTest::newRow("all three") << "manufacturing"
                               << "2026-02-23T23:00" << true << true;
    QTest::newRow("industry in Chinese") << "机械制造"
                                         << "2026-02-23T23:00" << true << true;
    QTest::newRow("six days") << "manufacturing"
                              << "2026-02-24T00:00" << true << false;
    QTest::newRow("another industry") << "retail"
                                      << "2026-02-23T23:00" << true << false;
    QTest::newRow("searches not connected") << "manufacturing"
                                            << "2026-02-23T23:00" << false << false;
}

void TestShippedRules::aManufacturerFiresOnlyWithAllThree()
{
    QFETCH(QString, industry);
    QFETCH(QString, lastLogin);
    QFETCH(bool, search);
    QFETCH(bool, fires);
    const RuleDocument rule = shippedRules().at("R-018");
    FakeSubject subject(shippedCalendar());
    subject.set("customer.industry", industry.toStdString());
    subject.fact("login", lastLogin.toStdString());
    if (search)
        searchMore(subject);
    const Assessment assessment = assess(rule, subject, now);
    QCOMPARE(assessment.raises(rule), fires);
    QVERIFY(!assessment.when.asks());
    QCOMPARE(assessment.when.truth == Truth::Unknown, !search);
    QCOMPARE(rule.actions.front().article, std::string("kb-comparison-pack"));
}

void TestShippedRules::anSlaQuestionSendsTemplateAndLocalCases()
{
    const RuleDocument rule = shippedRules().at("R-004");
    std::set<std::string> keys;
    for (const Action &action : rule.actions)
        keys.insert(action.key);
    QVERIFY(keys.contains("sla_template") && keys.contains("local_cases"));
}

void TestShippedRules::aHospitalFiresAfterThreeWorkingDaysNotTwo()
{
    const RuleDocument rule = shippedRules().at("R-019");
    FakeSubject subject(shippedCalendar());
    subject.set("customer.industry", "medical");
    subject.set("customer.tags", Json::array({"三甲准入"}));
    subject.happened("progress_update", "2026-02-26T16:10"); // 02-27 and the worked Saturday 02-28
    QVERIFY(!assess(rule, subject, now).raises(rule));
    subject.happened("progress_update", "2026-02-25T15:40");
    QVERIFY(assess(rule, subject, now).raises(rule));
    QCOMPARE(assess(rule, subject, now).contributions.front().message.args["n"]["value"].get<int>(), 3);
    // A hospital that is not on its way in has no access to wait for.
    subject.set("customer.tags", Json::array());
    QVERIFY(!assess(rule, subject, now).raises(rule));
    subject.set("customer.tags", Json::array({"三甲准入"}));
    subject.set("opportunity.stage", "won");
    QVERIFY(!assess(rule, subject, now).raises(rule));
}

void TestShippedRules::theSpringFestivalIsNoUsageDrop()
{
    const RuleDocument rule = shippedRules().at("R-007");
    FakeSubject subject(shippedCalendar());
    subject.fact("login", "2026-02-14T17:00");
    QVERIFY(!assess(rule, subject, FakeSubject::time("2026-02-25T09:00")).when.fires());
    QVERIFY(assess(rule, subject, FakeSubject::time("2026-02-28T09:00")).when.fires());
}

void TestShippedRules::everyMessageOfARuleIsInBothPhrasebooks()
{
    for (const char *language : {"zh", "en"}) {
        const insight::Phrasebook book = shippedPhrasebook(language);
        for (const auto &[key, rule] : shippedRules()) {
            for (const std::string &id : {rule.meaning, rule.notThis, rule.talk})
                QVERIFY2(book.has(id) && book.placeholders(id).empty(), (key + " " + id).c_str());
            std::vector<MessageTemplate> messages = rule.sentences;
            messages.insert(messages.end(), rule.clears.begin(), rule.clears.end());
            for (const Factor &factor : rule.factors)
                messages.insert(messages.end(), factor.messages.begin(), factor.messages.end());
            for (const MessageTemplate &message : messages) {
                std::vector<std::string> given;
                for (const ArgumentTemplate &argument : message.args) {
                    given.push_back(argument.name);
                    const std::string unit = textOr(argument.fixed, "unit");
                    const auto units = book.units();
                    QVERIFY2(unit.empty() || std::find(units.begin(), units.end(), unit) != units.end(), unit.c_str());
                }
                QVERIFY2(book.has(message.id), (key + " " + message.id).c_str());
                QCOMPARE(given, book.placeholders(message.id));
            }
        }
    }
}

void TestShippedRules::everyActionKnowsItsOwnerAndContentNeedsConsent()
{
    const insight::Phrasebook book = shippedPhrasebook("zh");
    const insight::Reading reading{now, shippedCalendar()};
    for (const auto &[key, rule] : shippedRules()) {
        QVERIFY2(!rule.actions.empty() && rule.actions.size() <= 3, key.c_str());
        std::set<std::string> keys;
        for (const Action &action : rule.actions) {
            QVERIFY2(keys.insert(action.key).second, action.key.c_str());
            QVERIFY2(book.renderArgument(insight::arg::role(action.ownerRole), {}, reading).ok(), action.ownerRole.c_str());
            QCOMPARE(action.consent.empty(), action.type != "send_content");
        }
    }
}

void TestShippedRules::everyArticleExists()
{
    const QDir folder(SINAN_SOURCE_DIR "/resources/demo/knowledge");
    for (const auto &[key, rule] : shippedRules()) {
        std::vector<std::string> articles = rule.knowledge;
        for (const Action &action : rule.actions) {
            if (!action.article.empty())
                articles.push_back(action.article);
        }
        QVERIFY2(!articles.empty(), key.c_str());
        for (const std::string &article : articles)
            QVERIFY2(folder.exists(QString::fromStdString(article) + ".md"), article.c_str());
    }
}

void TestShippedRules::theCalendarKnowsTheSpringFestival()
{
    const WorkCalendar calendar = shippedCalendar();
    QVERIFY(!calendar.isWorkingDay(*parseDate("2026-02-17")));
    QVERIFY(!calendar.isWorkingDay(*parseDate("2026-02-23"))); // a Monday
    QVERIFY(calendar.isWorkingDay(*parseDate("2026-02-24")));
    QVERIFY(calendar.isWorkingDay(*parseDate("2026-02-28"))); // a Saturday
    QVERIFY(!calendar.isWorkingDay(*parseDate("2026-03-01")));
    // Make-up days fall on weekends and holidays are no make-up days: else a date was mistyped.
    const Json document = resource("calendar/cn.json");
    std::set<Json> holidays(document["holidays"].begin(), document["holidays"].end());
    QCOMPARE(holidays.size(), document["holidays"].size());
    for (const Json &day : document["makeup"]) {
        QVERIFY(!holidays.contains(day));
        QVERIFY(std::chrono::weekday(*parseDate(day.get<std::string>())).iso_encoding() >= 6);
    }
}

SINAN_TEST(TestShippedRules)
#include "tst_shipped_rules.moc"
