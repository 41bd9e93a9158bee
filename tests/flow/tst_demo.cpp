#include "tests/support/test_program.h"
#include "app/insight/explanation.h"
#include "app/insight/misfit.h"
#include "app/insight/today.h"
#include "app/main/demo/demo_workspace.h"
#include "app/main/phrasebooks.h"
#include "app/main/resources.h"
#include "app/model/rule.h"
#include "app/model/warning.h"
#include "tests/support/memory_rows.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sinan;
using namespace sinan::model;

/// Lives through the demo with the real store, the real packs and the real rules, and holds its stories to decisions.md.
class TestDemo : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    SetClock m_clock{UtcTime{}};
    SeededRandom m_random{20260302};
    store::NoKey m_noKey;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<main::ReflexLoop> m_loop;
    std::unique_ptr<demo::DemoWorkspace> m_demo;
    std::unique_ptr<store::Reader> m_reader;

    static std::filesystem::path resources() { return SINAN_SOURCE_DIR "/resources"; }
    static UtcTime local(const char *iso) { return parseIso(iso, "Asia/Shanghai").value(); }
    static Uuid customer(const char *key) { return demo::idOf("customer", key); }

    std::vector<Warning> warningsOf(const char *key, SignalKind kind)
    {
        mutations::Query query;
        query.where.push_back({"customer", mutations::Comparison::Equal, customer(key)});
        query.orderBy = "opened_at";
        std::vector<Warning> found;
        for (auto &warning : mutations::selectAs<Warning>(*m_reader, query).valueOr({})) {
            if (warning.kind == kind)
                found.push_back(warning);
        }
        return found;
    }
    std::optional<Warning> openOf(const char *key, SignalKind kind)
    {
        for (const Warning &warning : warningsOf(key, kind)) {
            if (warning.state == WarningState::Open)
                return warning;
        }
        return std::nullopt;
    }
    insight::TodayList today()
    {
        std::unordered_map<Uuid, Customer> customers;
        for (auto &row : mutations::selectAs<Customer>(*m_reader, {}).valueOr({}))
            customers.emplace(row.id, row);
        const auto warnings = mutations::selectAs<Warning>(*m_reader, {}).valueOr({});
        return insight::todayList(warnings, customers, m_clock.now());
    }
    void show(const char *title)
    {
        if (!qEnvironmentVariableIsSet("SINAN_SHOW"))
            return;
        const auto books = main::readPhrasebooks(resources());
        const WorkCalendar calendar("Asia/Shanghai");
        const insight::Reading reading{m_clock.now(), calendar};
        qInfo("== %s", title);
        const auto list = today();
        qInfo("now %d today %d week %d watch %d in hand %d", list.counts[0], list.counts[1], list.counts[2], list.counts[3], int(list.inHand.size()));
        for (const auto &row : list.rows) {
            const auto text = books->zh.render(row.sentence, reading);
            qInfo("%d %s | %s | %s | %s | %s | ev %d | %.0f | %s", int(row.bucket), row.customerName.c_str(), std::string(labelOf(row.kind).zh).c_str(),
                  row.dueAt ? format::remaining(*row.dueAt - m_clock.now(), Language::Chinese).c_str() : "-",
                  row.amounts.empty() ? "-" : format::money(row.amounts.front(), Language::Chinese).c_str(),
                  text.ok() ? text->c_str() : text.error().toString().c_str(), int(row.evidenceCount), row.score, row.advice.zh.c_str());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const store::Environment environment{&m_clock, &m_random, &mutations::Registry::standard()};
        auto opened = store::Store::open((m_folder.path() + "/workspace.db").toStdString(), m_noKey, environment);
        SINAN_VERIFY(opened);
        m_store = std::move(opened).value();
        const auto detector = main::buildDetector(resources());
        SINAN_VERIFY(detector);
        m_loop = std::make_unique<main::ReflexLoop>(*m_store, [detector = *detector] { return Result(detector); }, environment);
        m_demo = std::make_unique<demo::DemoWorkspace>(*m_store, *m_loop, m_clock, m_random, resources());
        SINAN_VERIFY(m_demo->build());
        m_reader = m_store->reader().value();
        show("Monday 08:10");
    }

    void itHasSomeTwoHundredCustomersAndThreeHundredTalks()
    {
        QVERIFY(mutations::selectAs<Customer>(*m_reader, {})->size() >= 200);
        QVERIFY(mutations::selectAs<Interaction>(*m_reader, {})->size() >= 250);
        QCOMPARE(m_clock.now(), local("2026-03-02T08:10"));
    }

    void allSeventeenKindsAreHeard()
    {
        std::set<SignalKind> kinds;
        for (const Signal &signal : mutations::selectAs<Signal>(*m_reader, {}).valueOr({}))
            kinds.insert(signal.kind);
        QCOMPARE(kinds.size(), signalKindCount);
    }

    void atMostSevenRowsStandInNowAndEachSaysWhatToDo()
    {
        const auto list = today();
        QVERIFY(list.counts[0] >= 3 && list.counts[0] <= 7);
        for (const auto &row : list.rows) {
            QVERIFY(!row.customerName.empty() && !row.sentence.id.empty());
            QVERIFY2(!row.advice.zh.empty() && !row.advice.en.empty(), row.customerName.c_str());
            QVERIFY(row.evidenceCount > 0);
        }
    }

    void yunfansFourthQuestionFiresWithSeventyOnePoints()
    {
        const auto warning = openOf("yunfan", SignalKind::DeliveryLeadTime);
        QVERIFY(warning.has_value());
        QCOMPARE(warning->openedAt, local("2026-03-01T05:12"));
        QCOMPARE(warning->dueAt, std::optional(local("2026-03-03T05:12")));
        QCOMPARE(format::remaining(*warning->dueAt - m_clock.now(), Language::Chinese), std::string("剩 21 时"));
        QCOMPARE(warning->amountMinor, std::optional<std::int64_t>(310'000'000));
        QCOMPARE(warning->severity, Severity::High);
        const auto explanation = insight::explanationFromJson(warning->explanation);
        SINAN_VERIFY(explanation);
        std::vector<int> points;
        for (const auto &row : explanation->rows)
            points.push_back(row.shown);
        QCOMPARE(points, (std::vector<int>{18, 34, 15, 11, -7}));
        QCOMPARE(explanation->shownScore(), 71);
        QCOMPARE(explanation->advice.at(0).owner, std::string("王芳"));
    }

    void chengjiangsDoubtIsCriticalWithSixHoursLeftAndNoPriceIsHeard()
    {
        const auto warning = openOf("chengjiang", SignalKind::CertificationDoubt);
        QVERIFY(warning.has_value());
        QCOMPARE(warning->severity, Severity::Critical);
        QCOMPARE(warning->amountMinor, std::optional<std::int64_t>(420'000'000));
        QVERIFY(format::remaining(*warning->dueAt - m_clock.now(), Language::Chinese).starts_with("剩 6 时"));
        QVERIFY(warningsOf("chengjiang", SignalKind::PriceObjection).empty());
    }

    void tuoweisInterfaceQuestionsFireAndThePriceSignalStaysSilent()
    {
        QVERIFY(!warningsOf("tuowei", SignalKind::IntegrationQuestion).empty());
        QVERIFY(warningsOf("tuowei", SignalKind::PriceObjection).empty());
    }

    void jinsuisMoodFires() { QVERIFY(!warningsOf("jinsui", SignalKind::NegativeSentiment).empty()); }

    void qimingsSilenceAndFrozenBudgetFire()
    {
        QVERIFY(!warningsOf("qiming", SignalKind::ChampionSilence).empty());
        QVERIFY(!warningsOf("qiming", SignalKind::BudgetDelay).empty());
    }

    void threeFullWorkingDaysWithoutAnUpdateFireTwoDoNot()
    {
        QVERIFY(openOf("huaidong", SignalKind::ProgressStall).has_value());
        QVERIFY(warningsOf("yueshan", SignalKind::ProgressStall).empty());
    }

    void theManufacturingRuleIsSilentWhileSearchDataIsNotConnected()
    {
        for (const Warning &warning : mutations::selectAs<Warning>(*m_reader, {}).valueOr({}))
            QVERIFY(warning.ruleKey != "R-018");
    }

    void everyWarningOpensToWordsInBothLanguages()
    {
        const auto books = main::readPhrasebooks(resources());
        SINAN_VERIFY(books);
        const WorkCalendar calendar("Asia/Shanghai");
        const insight::Reading reading{m_clock.now(), calendar};
        for (const Warning &warning : mutations::selectAs<Warning>(*m_reader, {}).valueOr({})) {
            const auto explanation = insight::explanationFromJson(warning.explanation);
            SINAN_VERIFY(explanation);
            for (const auto *book : {&books->zh, &books->en}) {
                for (const auto &message : {explanation->sentence, explanation->meaning, explanation->notThis, explanation->talk})
                    SINAN_VERIFY(book->render(message, reading));
                for (const auto &message : explanation->clears)
                    SINAN_VERIFY(book->render(message, reading));
                for (const auto &row : explanation->rows)
                    SINAN_VERIFY(book->render(row.label, reading));
            }
        }
    }

    void everyArticleThatAnExplanationNamesExists()
    {
        std::set<std::string> keys;
        for (const auto &article : mutations::selectAs<KnowledgeArticle>(*m_reader, {}).valueOr({}))
            keys.insert(article.key);
        for (const Warning &warning : mutations::selectAs<Warning>(*m_reader, {}).valueOr({})) {
            const auto explanation = insight::explanationFromJson(warning.explanation);
            QVERIFY(!explanation->knowledge.empty());
            for (const std::string &key : explanation->knowledge)
                QVERIFY2(keys.contains(key), (warning.ruleKey + " names " + key).c_str());
            for (const auto &advice : explanation->advice)
                QVERIFY2(advice.article.empty() || keys.contains(advice.article), (warning.ruleKey + " advises " + advice.article).c_str());
        }
    }

    void aSecondRoundAtTheSameMomentChangesNothing()
    {
        const auto round = m_loop->runUntilQuiet();
        SINAN_VERIFY(round);
        QCOMPARE(round->changed, 0);
    }

    void nothingOfTheDemoIsThePersonsToUndo() { QVERIFY(m_reader->history(10)->empty()); }

    void twoWeeksOnTheStoriesHaveEndedAsTheyDid()
    {
        SINAN_VERIFY(m_demo->advance());
        show("two weeks on");
        QCOMPARE(m_clock.now(), local("2026-03-16T08:10"));
        const auto yunfan = warningsOf("yunfan", SignalKind::DeliveryLeadTime);
        QVERIFY(!yunfan.empty());
        QCOMPARE(yunfan.back().state, WarningState::Cleared);
        QCOMPARE(mutations::findAs<Opportunity>(*m_reader, demo::idOf("opportunity", "yunfan-1")).value()->stage, Stage::Won);
        QCOMPARE(mutations::findAs<Promise>(*m_reader, demo::idOf("promise", "yunfan-supply-date")).value()->state, PromiseState::Kept);
        QCOMPARE(mutations::findAs<Contact>(*m_reader, demo::idOf("contact", "chengjiang-shen")).value()->stance, Stance::Neutral);
        QCOMPARE(mutations::findAs<Opportunity>(*m_reader, demo::idOf("opportunity", "jinsui-1")).value()->stage, Stage::Lost);
        const auto tuowei = mutations::findAs<Customer>(*m_reader, customer("tuowei"));
        QVERIFY(dumpJson(tuowei.value()->tags).find("边缘计算高潜") != std::string::npos);
    }

    void theDiscountThatJinsuiGotInsteadOfACallIsPossiblyMisread()
    {
        mutations::Query query;
        query.where.push_back({"customer", mutations::Comparison::Equal, customer("jinsui")});
        const auto talks = mutations::selectAs<model::Interaction>(*m_reader, query);
        const auto misfit = insight::possibleMisfit(warningsOf("jinsui", SignalKind::NegativeSentiment).back(), *talks);
        QVERIFY(misfit);
        QCOMPARE(misfit->by, std::string("赵磊"));
        QCOMPARE(misfit->words, std::string("92 折"));
        QCOMPARE(misfit->at, local("2026-03-03T09:20"));
    }

    void theRuleThatErredIsMarkedOnceAndNobodyIs()
    {
        mutations::Query query;
        query.where.push_back({"key", mutations::Comparison::Equal, std::string("R-011")});
        const auto rules = mutations::selectAs<model::Rule>(*m_reader, query);
        QCOMPARE(rules->back().markedWrong, std::int64_t(1));
    }

    void theHospitalsWarningsEndAsTheyShould()
    {
        QCOMPARE(warningsOf("huaidong", SignalKind::ProgressStall).back().state, WarningState::Cleared);
        QVERIFY(warningsOf("yueshan", SignalKind::ProgressStall).empty());
    }
};

SINAN_TEST(TestDemo)
#include "tst_demo.moc"
