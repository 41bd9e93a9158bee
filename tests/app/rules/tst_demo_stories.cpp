#include "tests/support/test_program.h"
#include "tests/app/rules/shipped.h"

#include <QTest>

#include <sstream>

using namespace sinan;
using namespace sinan::rules;
using namespace sinan::testing;
using model::SignalKind;

namespace {

std::vector<Json> talks()
{
    std::vector<Json> all;
    for (const char *part : {"a", "b"}) {
        QFile file(QString(SINAN_SOURCE_DIR "/resources/demo/talks_%1.jsonl").arg(part));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        std::istringstream lines(file.readAll().toStdString());
        for (std::string line; std::getline(lines, line);) {
            if (!line.empty())
                all.push_back(parsed(line));
        }
    }
    return all;
}

/// A customer of the demo by what careful readers marked in its talks: one mention a talk and kind, by the first customer who
/// speaks in it.
FakeSubject customer(const std::string &key, std::string_view until)
{
    FakeSubject subject(shippedCalendar());
    std::map<std::string, model::BuyingRole> roles;
    for (const char *part : {"a", "b"}) {
        for (const Json &entry : resource(QString("demo/customers_%1.json").arg(part))) {
            if (textOr(entry, "key") != key)
                continue;
            subject.set("customer.industry", entry["industry"]);
            subject.set("customer.stars", entry["stars"]);
            subject.set("opportunity.stage", entry["opportunities"][0]["stage"]);
            for (const Json &contact : entry["contacts"])
                roles[textOr(contact, "name")] =
                    model::parseChoice<model::BuyingRole>(textOr(contact, "role")).value_or(model::BuyingRole::Unknown);
        }
    }
    const UtcTime end = FakeSubject::time(until);
    for (const Json &talk : talks()) {
        const std::string at = textOr(talk, "at");
        if (textOr(talk, "customer") != key || FakeSubject::time(at) > end)
            continue;
        const auto channel = model::parseChoice<model::Channel>(textOr(talk, "channel"));
        std::string speaker = textOr(talk["turns"][0], "who");
        auto role = model::SpeakerRole::Us;
        for (const Json &turn : talk["turns"]) {
            // Who decides speaks for the talk: 沈泊远 asks after 方书涵 has reported.
            if (textOr(turn, "role") != "customer")
                continue;
            const std::string who = textOr(turn, "who");
            if (role == model::SpeakerRole::Us || roles[who] == model::BuyingRole::EconomicBuyer)
                speaker = who;
            role = model::SpeakerRole::Customer;
        }
        if (role == model::SpeakerRole::Customer)
            subject.happened("customer_word", at);
        for (const Json &kind : talk["kinds"]) {
            Mention &mention =
                subject.hear(*model::parseChoice<SignalKind>(kind.get<std::string>()), at, speaker, roles[speaker]);
            mention.channel = channel.value_or(model::Channel::Note);
            mention.speaker = role;
        }
    }
    subject.sortAll();
    return subject;
}

bool raised(const char *rule, const std::string &key, std::string_view at)
{
    const RuleDocument document = shippedRules().at(rule);
    return assess(document, customer(key, at), FakeSubject::time(at)).raises(document);
}

} // namespace

/// The demo tells its stories only if the shipped rules agree with them: here by the kinds that people marked, without the
/// detector.
class TestDemoStories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoryRaisesItsWarningWhenItSays_data();
    void aStoryRaisesItsWarningWhenItSays();
};

void TestDemoStories::aStoryRaisesItsWarningWhenItSays_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("customer");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("at");
    const auto row = [](const char *name, const char *rule, const char *customer, const char *before, const char *at) {
        QTest::newRow(name) << QByteArray(rule) << QByteArray(customer) << QByteArray(before) << QByteArray(at);
    };
    row("the third question is silent, the fourth fires", "R-003", "yunfan", "2026-02-27T14:31", "2026-03-01T05:12");
    row("the CIO asks who stands behind it", "R-005", "chengjiang", "2026-02-28T14:21", "2026-02-28T14:22");
    row("three questions in seven days", "R-014", "tuowei", "2026-02-27T11:19", "2026-02-27T11:20");
    row("the second person is fed up", "R-006", "jinsui", "2026-02-28T17:34", "2026-02-28T17:35");
    row("three weeks of silence", "R-011", "qiming", "2026-02-26T23:59", "2026-02-27T09:50");
    row("the budget is frozen", "R-012", "qiming", "2026-02-27T09:49", "2026-02-27T09:50");
}

void TestDemoStories::aStoryRaisesItsWarningWhenItSays()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, customer);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, at);
    QVERIFY(!raised(rule.constData(), customer.toStdString(), before.toStdString()));
    QVERIFY(raised(rule.constData(), customer.toStdString(), at.toStdString()));
    // 不是价格问题: nobody in these stories is short of money.
    QVERIFY(!raised("R-001", customer.toStdString(), "2026-03-02T08:10"));
}

SINAN_TEST(TestDemoStories)
#include "tst_demo_stories.moc"
