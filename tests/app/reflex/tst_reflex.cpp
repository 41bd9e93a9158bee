#include "tests/support/test_program.h"
#include "app/insight/explanation.h"
#include "app/mutations/derived_ids.h"
#include "app/reflex/reflex.h"
#include "tests/support/memory_rows.h"

#include <QFile>
#include <QTest>

using namespace sinan;
using namespace sinan::model;
using namespace sinan::reflex;
using sinan::test::MemoryRows;

/// The arc over rows in memory: signals are put in by hand where the words do not matter.
class TestReflex : public QObject
{
    Q_OBJECT

    MemoryRows m_rows;
    SetClock m_clock{UtcTime{}};
    SeededRandom m_random{5};
    Uuid m_customer = Uuid::v5(sinanSpace, "yunfan");
    std::optional<signals::Detector> m_detector;
    std::unique_ptr<Reflex> m_reflex;

    static UtcTime local(const char *iso) { return parseIso(iso, "Asia/Shanghai").value(); }

    static Json rule()
    {
        return *parseJson(R"({"schema_version":1,"key":"R-003","title":{"zh":"交付周期顾虑","en":"Worry about delivery"},
            "kind":"delivery_leadtime_concern","severity":"high",
            "when":{">":[{"mentions":{"kind":"delivery_leadtime_concern","within_days":14}},3]},
            "episode_gap_days":7,"respond_within_hours":48,
            "score":{"base":18,"threshold":40,"factors":[{"message":"factor.mentions.delivery","points":34,
              "strength":{"min":[1,{"/":[{"mentions":{"kind":"delivery_leadtime_concern","within_days":14}},8]}]}},
              {"message":"factor.buyer","points":15,"strength":1}]},
            "sentence":[{"message":"sentence.delivery"}],
            "strategy":"ST-delivery","knowledge":[],
            "actions":[{"key":"supply_chain_request","type":"request","title":{"zh":"要一个能承诺的日期","en":"Ask for a date"},
              "owner_role":"supply_chain","hours":48}],
            "guards":{"cooldown_days":7,"quiet_hours":true}})");
    }

    Uuid mention(const char *at, const char *knownAt = nullptr)
    {
        Signal signal;
        signal.id = Uuid::v5(sinanSpace, std::string("signal ") + at);
        signal.interaction = Uuid::v5(sinanSpace, std::string("talk ") + at);
        signal.customer = m_customer;
        signal.kind = SignalKind::DeliveryLeadTime;
        signal.probability = 0.9;
        signal.role = SpeakerRole::Customer;
        signal.speaker = "王总";
        signal.occurredAt = local(at);
        signal.knownAt = local(knownAt ? knownAt : at);
        m_rows.add(signal);
        return signal.id;
    }
    Round judgeAt(const char *at)
    {
        m_clock.moveTo(local(at));
        Round round;
        const mutations::Context context{mutations::Actor::system(), m_clock.now(), &m_random, &m_clock};
        const auto done = m_reflex->judgeAll(m_rows, std::array{m_customer}, context, round);
        if (!done.ok())
            qWarning("%s", done.error().toString().c_str());
        return round;
    }
    Warning only()
    {
        const auto warnings = m_rows.all<Warning>();
        return warnings.size() == 1 ? warnings.front() : Warning{};
    }
    void decide(const char *mutation, Json more)
    {
        more["warning"] = m_rows.all<Warning>().back().id.toString();
        more["decision"] = Uuid::v7(m_clock, m_random).toString();
        mutations::Mutation change;
        change.name = mutation;
        change.arguments = std::move(more);
        const mutations::Context context{{Uuid{}, "李静", Role::Manager}, m_clock.now(), &m_random, &m_clock};
        const auto outcome = mutations::Registry::standard().run(context, change, m_rows);
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().toString().c_str());
    }
    void hear(Reflex &reflex, std::span<const Uuid> talks)
    {
        Round round;
        const mutations::Context context{mutations::Actor::system(), m_clock.now(), &m_random, &m_clock};
        SINAN_VERIFY(reflex.hear(m_rows, talks, context, round));
    }
    void fourMentions()
    {
        for (const char *at : {"2026-02-20T10:00", "2026-02-24T10:00", "2026-02-27T10:00", "2026-03-01T05:12"})
            mention(at);
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<Json> packs;
        for (const char *name : {"zh", "en"}) {
            QFile file(QStringLiteral(SINAN_SOURCE_DIR "/resources/packs/%1.json").arg(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            packs.push_back(parseJson(file.readAll().toStdString()).value());
        }
        auto detector = signals::Detector::build(packs);
        SINAN_VERIFY(detector);
        m_detector = *detector;
    }
    void init()
    {
        m_rows = MemoryRows();
        m_reflex = std::make_unique<Reflex>(*m_detector, mutations::Registry::standard());
        Customer customer;
        customer.id = m_customer;
        customer.name = "云帆机械";
        customer.ownerName = "李明";
        m_rows.add(customer);
        Opportunity deal;
        deal.id = Uuid::v5(sinanSpace, "deal");
        deal.customer = m_customer;
        deal.amountMinor = 310'000'000;
        deal.currency = "CNY";
        deal.stage = Stage::Decide;
        m_rows.add(deal);
        DataSource calls;
        calls.id = Uuid::v5(sinanSpace, "call");
        calls.key = "call";
        calls.connected = true;
        m_rows.add(calls);
        User wang;
        wang.id = Uuid::v5(sinanSpace, "wang");
        wang.name = "王芳";
        wang.titleEn = "Supply chain";
        m_rows.add(wang);
        model::Rule row;
        row.id = Uuid::v5(sinanSpace, "rule");
        row.key = "R-003";
        row.state = RuleState::Published;
        row.document = rule();
        m_rows.add(row);
    }

    void anotherRuleThatIsOneMentionShortIsToldAndOneThatHasNothingIsNot()
    {
        for (const auto &[key, kind] : {std::pair("R-901", "aftersales_sla_inquiry"), std::pair("R-902", "usage_drop")}) {
            Json document = rule();
            document["key"] = key;
            document["kind"] = kind;
            document["when"][">="] = Json::array({Json{{"mentions", {{"kind", kind}, {"within_days", 14}}}}, 2});
            document["when"].erase(">");
            model::Rule other;
            other.id = Uuid::v5(sinanSpace, key);
            other.key = key;
            other.state = RuleState::Published;
            other.document = document;
            m_rows.add(other);
        }
        Signal asked;
        asked.id = Uuid::v5(sinanSpace, "asked");
        asked.interaction = Uuid::v5(sinanSpace, "talk asked");
        asked.customer = m_customer;
        asked.kind = SignalKind::AftersalesSla;
        asked.probability = 0.9;
        asked.role = SpeakerRole::Customer;
        asked.occurredAt = asked.knownAt = local("2026-02-28T10:00");
        m_rows.add(asked);
        fourMentions();
        QCOMPARE(judgeAt("2026-03-02T08:10").changed, 1);
        const auto explanation = insight::explanationFromJson(only().explanation);
        SINAN_VERIFY(explanation);
        QCOMPARE(explanation->nearMisses.size(), std::size_t(1));
        QCOMPARE(explanation->nearMisses[0].ruleKey, std::string("R-901"));
        QCOMPARE(explanation->nearMisses[0].message.id, std::string("near.mentions"));
        QCOMPARE(explanation->nearMisses[0].message.args["more"]["value"], Json(1));
    }

    void theThirdMentionIsSilentTheFourthFires()
    {
        for (const char *at : {"2026-02-20T10:00", "2026-02-24T10:00", "2026-02-27T10:00"})
            mention(at);
        QCOMPARE(judgeAt("2026-02-27T10:01").changed, 0);
        mention("2026-03-01T05:12");
        QCOMPARE(judgeAt("2026-03-01T05:12").changed, 1);
        QCOMPARE(m_reflex->faults().size(), std::size_t(0));
        const Warning warning = only();
        QCOMPARE(warning.dueAt, std::optional(local("2026-03-03T05:12")));
        QCOMPARE(warning.amountMinor, std::optional<std::int64_t>(310'000'000));
        QCOMPARE(warning.evidenceCount, std::int64_t(4));
        QCOMPARE(warning.firstEvidence, Uuid::v5(sinanSpace, "signal 2026-02-20T10:00"));
    }

    void aSecondRunRaisesNothingNew()
    {
        fourMentions();
        QCOMPARE(judgeAt("2026-03-01T06:00").changed, 1);
        const std::string before = m_rows.snapshot();
        QCOMPARE(judgeAt("2026-03-01T06:00").changed, 0);
        QCOMPARE(judgeAt("2026-03-01T09:00").changed, 0);
        QCOMPARE(m_rows.snapshot(), before);
    }

    void theExplanationAddsUpToTheScoreAndNamesWhoHelps()
    {
        fourMentions();
        (void)judgeAt("2026-03-01T06:00");
        const auto explanation = insight::explanationFromJson(only().explanation);
        SINAN_VERIFY(explanation);
        double sum = 0;
        for (const auto &row : explanation->rows)
            sum += row.points;
        QCOMPARE(sum, only().score);
        QCOMPARE(explanation->score, 18.0 + 17.0 + 15.0);
        QCOMPARE(explanation->advice.at(0).owner, std::string("王芳"));
        QCOMPARE(explanation->evidence.size(), std::size_t(4));
        QCOMPARE(explanation->ruleRevision, std::int64_t(1));
    }

    void lateEvidenceJoinsTheEpisodeAndNeverRekeysIt()
    {
        fourMentions();
        (void)judgeAt("2026-03-01T06:00");
        const Warning before = only();
        mention("2026-02-19T09:00", "2026-03-01T08:00");
        (void)judgeAt("2026-03-01T08:00");
        QCOMPARE(only().id, before.id);
        QCOMPARE(only().firstEvidence, before.firstEvidence);
        mention("2026-03-01T09:00");
        QCOMPARE(judgeAt("2026-03-01T09:00").changed, 1);
        QCOMPARE(only().id, before.id);
        QVERIFY(only().score > before.score);
        QCOMPARE(only().openedAt, before.openedAt);
    }

    void anIgnoredEpisodeStaysClosedUntilSomethingNewIsSaidAfterTheCooldown()
    {
        fourMentions();
        (void)judgeAt("2026-03-01T06:00");
        decide("warning.ignore@1", {{"reason", "known_case"}});
        QCOMPARE(judgeAt("2026-03-02T08:10").changed, 0);
        mention("2026-03-03T10:00");
        QCOMPARE(judgeAt("2026-03-03T10:00").changed, 0);
        for (const char *at : {"2026-03-08T10:00", "2026-03-09T10:00", "2026-03-10T09:00"})
            mention(at);
        QCOMPARE(judgeAt("2026-03-10T09:00").changed, 1);
        const auto warnings = m_rows.all<Warning>();
        QCOMPARE(warnings.size(), std::size_t(2));
        QVERIFY(warnings[0].id != warnings[1].id);
    }

    void snoozedUntilWorseWakesOnlyWhenTheScoreRises()
    {
        fourMentions();
        (void)judgeAt("2026-03-01T06:00");
        decide("warning.snooze@1", Json::object());
        QCOMPARE(judgeAt("2026-03-02T08:10").changed, 0);
        QCOMPARE(only().state, WarningState::Snoozed);
        mention("2026-03-02T09:00");
        QCOMPARE(judgeAt("2026-03-02T09:00").changed, 1);
        QCOMPARE(only().state, WarningState::Open);
    }

    void snoozedUntilATimeWakesAtThatTime()
    {
        fourMentions();
        (void)judgeAt("2026-03-01T06:00");
        decide("warning.snooze@1", {{"until", toIso(local("2026-03-02T18:00"))}});
        const Round early = judgeAt("2026-03-02T08:10");
        QCOMPARE(early.changed, 0);
        QVERIFY(early.nextLooks.front().second && *early.nextLooks.front().second <= local("2026-03-02T18:00"));
        QCOMPARE(judgeAt("2026-03-02T18:00").changed, 1);
        QCOMPARE(only().state, WarningState::Open);
    }

    void itClearsItselfWhenTheWindowHasPassedAndKnowsWhenToLook()
    {
        fourMentions();
        Round round = judgeAt("2026-03-01T06:00");
        QVERIFY(round.nextLooks.front().second.has_value());
        UtcTime look = *round.nextLooks.front().second;
        // Following the moments that reflex itself names must be enough to see it clear.
        for (int hops = 0; hops < 40 && only().state != WarningState::Cleared; ++hops) {
            round = judgeAt(toIso(look).c_str());
            if (!round.nextLooks.front().second)
                break;
            look = *round.nextLooks.front().second;
        }
        QCOMPARE(only().state, WarningState::Cleared);
        QVERIFY(*only().closedAt <= local("2026-03-07T00:00"));
    }

    void aRefusalSilencesTheRule()
    {
        Consent refusal;
        refusal.id = Uuid::v5(sinanSpace, "refusal");
        refusal.customer = m_customer;
        refusal.purpose = "warnings";
        refusal.state = ConsentState::Refused;
        refusal.at = local("2026-01-01T00:00");
        m_rows.add(refusal);
        fourMentions();
        QCOMPARE(judgeAt("2026-03-01T06:00").changed, 0);
    }

    void aRuleThatDoesNotParseIsNamedAndTheOthersGoOn()
    {
        model::Rule broken;
        broken.id = Uuid::v5(sinanSpace, "broken");
        broken.key = "R-099";
        broken.state = RuleState::Published;
        broken.document = Json{{"schema_version", 1}, {"key", "R-099"}};
        m_rows.add(broken);
        fourMentions();
        QCOMPARE(judgeAt("2026-03-01T06:00").changed, 1);
        QCOMPARE(m_reflex->faults().size(), std::size_t(1));
        QCOMPARE(m_reflex->faults().front().fact("rule"), std::string_view("R-099"));
    }

    void aMailsSalutationIsNotItsSpeaker()
    {
        Interaction mail;
        mail.id = Uuid::v5(sinanSpace, "mail 1");
        mail.customer = m_customer;
        mail.channel = Channel::Mail;
        mail.occurredAt = mail.knownAt = local("2026-03-01T05:12");
        mail.text = "李明:在机场,先写给你。还是那件事,交付周期能写进合同吗?";
        mail.speakers = Json::array({{{"name", "王建国"}, {"role", "customer"}}});
        m_rows.add(mail);
        Interaction ours = mail;
        ours.id = Uuid::v5(sinanSpace, "mail 2");
        ours.speakers = Json::array({{{"name", "李明"}, {"role", "us"}}});
        m_rows.add(ours);
        const mutations::Context context{mutations::Actor::system(), local("2026-03-01T05:13"), &m_random, &m_clock};
        Round round;
        SINAN_VERIFY(m_reflex->hear(m_rows, std::array{mail.id, ours.id}, context, round));
        const auto signals = m_rows.all<Signal>();
        QCOMPARE(signals.size(), std::size_t(1));
        QCOMPARE(signals[0].interaction, mail.id);
        QCOMPARE(signals[0].role, SpeakerRole::Customer);
    }

    void whatWasSaidIsHeardOnceAndForgottenWithItsText()
    {
        Interaction call;
        call.id = Uuid::v5(sinanSpace, "call 1");
        call.customer = m_customer;
        call.channel = Channel::Call;
        call.occurredAt = call.knownAt = local("2026-03-01T05:12");
        call.text = "王总: 你们的交付周期能写进合同吗?我很担心到不了货。\n李明: 我去问一下。";
        call.speakers = Json::array({{{"name", "王总"}, {"role", "customer"}}, {{"name", "李明"}, {"role", "us"}}});
        m_rows.add(call);
        const mutations::Context context{mutations::Actor::system(), local("2026-03-01T05:13"), &m_random, &m_clock};
        Round round;
        const auto touched = m_reflex->hear(m_rows, std::array{call.id}, context, round);
        SINAN_VERIFY(touched);
        QCOMPARE(*touched, std::vector{m_customer});
        const auto signals = m_rows.all<Signal>();
        QVERIFY(!signals.empty());
        for (const Signal &signal : signals) {
            QCOMPARE(signal.quote, call.text.substr(std::size_t(signal.start), std::size_t(signal.end - signal.start)));
            QCOMPARE(signal.customer, std::optional(m_customer));
        }
        SINAN_VERIFY(m_reflex->hear(m_rows, std::array{call.id}, context, round));
        QCOMPARE(m_rows.all<Signal>().size(), signals.size());
        call.text = "王总: 谢谢,今天天气不错。";
        m_rows.add(call);
        SINAN_VERIFY(m_reflex->hear(m_rows, std::array{call.id}, context, round));
        QVERIFY(m_rows.all<Signal>().empty());
    }

    void theDetectorIsAskedForWhenTheFirstTextIsHeardAndOnce()
    {
        int asked = 0;
        Reflex reflex(
            [&]() -> Result<signals::Detector> {
                ++asked;
                return *m_detector;
            },
            mutations::Registry::standard());
        hear(reflex, {});
        QCOMPARE(asked, 0);
        Interaction talk;
        talk.id = Uuid::v5(sinanSpace, "first talk");
        talk.customer = m_customer;
        talk.channel = Channel::Chat;
        talk.text = "交付周期能写进合同吗？";
        talk.occurredAt = talk.knownAt = local("2026-03-01T10:00");
        m_rows.add(talk);
        hear(reflex, std::array{talk.id});
        hear(reflex, std::array{talk.id});
        QCOMPARE(asked, 1);
        QVERIFY(!m_rows.all<Signal>().empty());
    }

    void aDetectorThatCannotBeBuiltIsAnErrorOfTheRound()
    {
        Reflex reflex([]() -> Result<signals::Detector> { return Error{ErrorCode::InvalidArgument, "zh.kinds", "broken", {}}; },
                      mutations::Registry::standard());
        Round round;
        const mutations::Context context{mutations::Actor::system(), m_clock.now(), &m_random, &m_clock};
        const auto heard = reflex.hear(m_rows, std::array{Uuid::v5(sinanSpace, "talk")}, context, round);
        QVERIFY(!heard.ok());
        QCOMPARE(heard.error().where, std::string("zh.kinds"));
    }
};

SINAN_TEST(TestReflex)
#include "tst_reflex.moc"
