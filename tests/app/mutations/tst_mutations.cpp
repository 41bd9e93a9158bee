#include "tests/support/test_program.h"
#include "tests/support/memory_rows.h"

#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/rule.h"
#include "app/model/saved_view.h"
#include "app/model/warning.h"
#include "app/model/opportunity.h"
#include "app/model/work.h"
#include "app/model/workspace.h"
#include "app/mutations/derived_ids.h"
#include "app/mutations/freshness.h"

#include <QTest>

#include <set>

using namespace sinan;
using namespace sinan::model;
using namespace sinan::mutations;
using sinan::test::MemoryRows;

class TestMutations : public QObject
{
    Q_OBJECT

    SetClock m_clock{parseIso("2026-03-02T00:10:00Z").value()};
    SeededRandom m_random{11};
    MemoryRows m_rows;
    Uuid m_customer;
    Uuid m_warning;

    Context context(Role role = Role::Manager) { return Context{{Uuid{}, "李静", role}, m_clock.now(), &m_random, &m_clock}; }
    std::string newId() { return Uuid::v7(m_clock, m_random).toString(); }
    Result<Outcome> run(std::string name, Json arguments, Role role = Role::Manager)
    {
        Mutation mutation;
        mutation.name = std::move(name);
        mutation.arguments = std::move(arguments);
        return Registry::standard().run(context(role), mutation, m_rows);
    }
    Json decision(Json more = Json::object())
    {
        more["warning"] = m_warning.toString();
        more["decision"] = newId();
        return more;
    }

private Q_SLOTS:
    void init()
    {
        m_rows = MemoryRows();
        Customer customer;
        customer.id = m_customer = Uuid::v5(sinanSpace, "yunfan");
        customer.name = "云帆机械";
        m_rows.add(customer);
        Warning warning;
        warning.id = m_warning = Uuid::v5(sinanSpace, "warning");
        warning.customer = m_customer;
        warning.ruleKey = "R-003";
        warning.firstEvidence = Uuid::v5(sinanSpace, "evidence");
        warning.score = 71;
        m_rows.add(warning);
    }

    void everyDefinitionHasANameWithAVersionAndSomebodyWhoMay()
    {
        std::set<std::string_view> names;
        for (const Definition &definition : Registry::standard().all()) {
            QVERIFY(definition.name.find('@') != std::string_view::npos);
            QVERIFY(definition.roles != 0 && definition.apply);
            QVERIFY(names.insert(definition.name).second);
        }
        QVERIFY(names.size() >= 25);
    }

    void anUnknownNameARoleThatMayNotAndAStaleBaseAreRefused()
    {
        QCOMPARE(run("customer.explode@1", {}).error().code, ErrorCode::NotFound);
        QCOMPARE(run("reflex.apply@1", {{"rows", Json::array()}}, Role::Rep).error().code, ErrorCode::NotPermitted);
        Mutation stale;
        stale.name = "customer.edit@1";
        stale.arguments = {{"id", m_customer.toString()}, {"fields", {{"city", "无锡"}}}};
        stale.base["customer/" + m_customer.toString()] = 7;
        const auto outcome = Registry::standard().run(context(), stale, m_rows);
        QCOMPARE(outcome.error().code, ErrorCode::Conflict);
        QCOMPARE(outcome.error().fact("stored"), std::string_view("1"));
    }

    void anEditTouchesOnlyTheFieldsItNames()
    {
        SINAN_VERIFY(run("customer.edit@1", {{"id", m_customer.toString()}, {"fields", {{"city", "无锡"}, {"employees", 860}}}, {"custom", {{"erp", "SAP"}}}}));
        const auto customer = m_rows.get<Customer>(m_customer);
        QCOMPARE(customer->name, std::string("云帆机械"));
        QCOMPARE(customer->city, std::string("无锡"));
        QCOMPARE(customer->custom["erp"], Json("SAP"));
        SINAN_VERIFY(run("customer.edit@1", {{"id", m_customer.toString()}, {"custom", {{"erp", nullptr}}}}));
        QVERIFY(!m_rows.get<Customer>(m_customer)->custom.contains("erp"));
    }

    void oneEditOfSeveralCustomersLeavesOutWhoIsSoAlready()
    {
        Customer other;
        other.id = Uuid::v5(sinanSpace, "chengjiang");
        other.name = "澄江软件";
        other.ownerName = "何敏";
        other.tags = Json{"老客户"};
        m_rows.add(other);
        const Json ids{m_customer.toString(), other.id.toString(), newId()};
        const auto outcome = run("customer.bulk_edit@1", {{"ids", ids}, {"fields", {{"owner", "何敏"}}}});
        SINAN_VERIFY(outcome);
        QCOMPARE(outcome->writes.size(), 1u);
        QCOMPARE(m_rows.get<Customer>(m_customer)->ownerName, std::string("何敏"));
        SINAN_VERIFY(run("customer.bulk_edit@1", {{"ids", ids}, {"tags_add", {"重点", "老客户"}}, {"custom", {{"erp", "SAP"}}}}));
        QCOMPARE(m_rows.get<Customer>(m_customer)->tags, (Json{"重点", "老客户"}));
        QCOMPARE(m_rows.get<Customer>(other.id)->tags, (Json{"老客户", "重点"}));
        QCOMPARE(m_rows.get<Customer>(other.id)->custom["erp"], Json("SAP"));
        SINAN_VERIFY(run("customer.bulk_edit@1", {{"ids", ids}, {"tags_remove", {"老客户", "重点"}}}));
        QVERIFY(m_rows.get<Customer>(other.id)->tags.is_null());
    }

    void whatIsEachCustomersOwnIsNotEditedForSeveral()
    {
        for (const char *field : {"name", "name_en", "external_key", "tags"})
            QCOMPARE(run("customer.bulk_edit@1", {{"ids", {m_customer.toString()}}, {"fields", {{field, "x"}}}}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(run("customer.bulk_edit@1", {{"ids", {"no id"}}, {"fields", {{"city", "x"}}}}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(run("customer.bulk_edit@1", {{"ids", "all"}, {"fields", {{"city", "x"}}}}).error().code, ErrorCode::InvalidArgument);
    }

    void aViewNeedsANameAndIsWrittenOver()
    {
        const std::string id = newId();
        QCOMPARE(run("view.save@1", {{"id", id}, {"place", "customers"}, {"name", "  "}}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(run("view.save@1", {{"id", id}, {"place", "customers"}, {"name", "我的"}, {"columns", {1}}}).error().code, ErrorCode::InvalidArgument);
        SINAN_VERIFY(run("view.save@1", {{"id", id}, {"place", "customers"}, {"name", "我的"}, {"filter", "阀门"}, {"columns", {"name"}}}));
        SINAN_VERIFY(run("view.save@1", {{"id", id}, {"place", "customers"}, {"name", "我的"}, {"filter", "机械"}}));
        const auto view = m_rows.get<model::SavedView>(*Uuid::parse(id));
        QCOMPARE(view->filter, std::string("机械"));
        QVERIFY(view->columns.is_null());
        SINAN_VERIFY(run("view.remove@1", {{"id", id}}));
        QVERIFY(!m_rows.get<model::SavedView>(*Uuid::parse(id)));
    }

    void aDealsStageAndAContactsStanceKeepTheTimeOfTheirTurn()
    {
        const std::string deal = newId();
        const std::string person = newId();
        SINAN_VERIFY(run("opportunity.add@1", {{"row", {{"id", deal}, {"customer", m_customer.toString()}, {"name", "二线"}, {"stage", "prospect"}}}}));
        SINAN_VERIFY(run("contact.add@1", {{"row", {{"id", person}, {"customer", m_customer.toString()}, {"name", "陈工"}, {"stance", "doubtful"}}}}));
        QVERIFY(!m_rows.get<Opportunity>(*Uuid::parse(deal))->stageSince);
        SINAN_VERIFY(run("opportunity.edit@1", {{"id", deal}, {"fields", {{"name", "二线改造"}}}}));
        QVERIFY(!m_rows.get<Opportunity>(*Uuid::parse(deal))->stageSince);
        SINAN_VERIFY(run("opportunity.edit@1", {{"id", deal}, {"fields", {{"stage", "trial"}}}}));
        QCOMPARE(m_rows.get<Opportunity>(*Uuid::parse(deal))->stageSince, std::optional(context().now));
        SINAN_VERIFY(run("contact.edit@1", {{"id", person}, {"fields", {{"stance", "neutral"}}}}));
        QCOMPARE(m_rows.get<Contact>(*Uuid::parse(person))->stanceBefore, Stance::Doubtful);
        QCOMPARE(m_rows.get<Contact>(*Uuid::parse(person))->stanceSince, std::optional(context().now));
    }

    void aRequiredFieldCannotBeEmptied()
    {
        const auto outcome = run("customer.edit@1", {{"id", m_customer.toString()}, {"fields", {{"name", "  "}}}});
        QCOMPARE(outcome.error().where, std::string("customer.name"));
    }

    void takingTheAdviceStartsItsTasksAndKeepsWhoAsked()
    {
        const std::string task = newId();
        SINAN_VERIFY(run("warning.act@1", decision({{"tasks", Json::array({{{"id", task}, {"title_zh", "供应链承诺日期"}, {"title_en", "Supply chain date"}, {"assignee", "王芳"},
                                                                              {"due_at", "2026-03-03T00:10:00Z"}, {"action_key", "supply_chain_request"}}})}})));
        QCOMPARE(m_rows.get<Warning>(m_warning)->state, WarningState::Handled);
        QCOMPARE(m_rows.get<Warning>(m_warning)->assignee, std::string("王芳"));
        const auto saved = m_rows.get<Task>(*Uuid::parse(task));
        QCOMPARE(saved->requestedBy, std::string("李静"));
        QCOMPARE(saved->warning, std::optional(m_warning));
        const auto decisions = m_rows.all<Decision>();
        QCOMPARE(decisions.size(), std::size_t(1));
        QCOMPARE(decisions[0].verb, Verb::Act);
        QCOMPARE(decisions[0].ruleKey, std::string("R-003"));
    }

    void ignoringNeedsOneOfTheFiveReasons_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("taken");
        for (const char *reason : {"wrong_data", "known_case", "judged_differently", "bad_timing", "other"})
            QTest::newRow(reason) << reason << true;
        QTest::newRow("none") << "none" << false;
        QTest::newRow("nonsense") << "no idea" << false;
        QTest::newRow("empty") << "" << false;
    }
    void ignoringNeedsOneOfTheFiveReasons()
    {
        QFETCH(QString, reason);
        QFETCH(bool, taken);
        QCOMPARE(run("warning.ignore@1", decision({{"reason", reason.toStdString()}})).ok(), taken);
        if (taken)
            QCOMPARE(m_rows.get<Warning>(m_warning)->state, WarningState::Ignored);
    }

    void snoozingUntilWorseRemembersTheScore()
    {
        SINAN_VERIFY(run("warning.snooze@1", decision()));
        QCOMPARE(m_rows.get<Warning>(m_warning)->state, WarningState::Snoozed);
        QCOMPARE(m_rows.get<Warning>(m_warning)->snoozedScore, 71.0);
        QVERIFY(!m_rows.get<Warning>(m_warning)->snoozedUntil);
        QCOMPARE(run("warning.snooze@1", decision({{"until", "2026-03-01T00:00:00Z"}})).error().code, ErrorCode::InvalidArgument);
    }

    void aNoteLeavesTheWarningWhereItIs()
    {
        SINAN_VERIFY(run("warning.note@1", decision({{"note", "王总说周三给答复"}})));
        QCOMPARE(m_rows.get<Warning>(m_warning)->state, WarningState::Open);
        QVERIFY(!run("warning.note@1", decision({{"note", " "}})).ok());
    }

    void theProgressCardNeedsNothingAndChangesOnlyWhatIsGiven()
    {
        SINAN_VERIFY(run("card.edit@1", {{"customer", m_customer.toString()}, {"pains", "交期"}}));
        SINAN_VERIFY(run("card.edit@1", {{"customer", m_customer.toString()}, {"pending", "供应链: 日期"}}));
        const auto card = m_rows.get<ProgressCard>(progressCardId(m_customer));
        QCOMPARE(card->pains, std::string("交期"));
        QCOMPARE(card->pending, std::string("供应链: 日期"));
        QCOMPARE(card->updatedAt, std::optional(m_clock.now()));
        SINAN_VERIFY(run("card.edit@1", {{"customer", m_customer.toString()}, {"pains", ""}}));
        QVERIFY(m_rows.get<ProgressCard>(progressCardId(m_customer))->pains.empty());
    }

    void aPromiseIsMadeOnATaskAndSettledOnce()
    {
        const std::string task = newId();
        const std::string promise = newId();
        SINAN_VERIFY(run("task.add@1", {{"id", task}, {"customer", m_customer.toString()}, {"title", "承诺到货日"}, {"assignee", "王芳"}}));
        SINAN_VERIFY(run("task.promise@1", {{"task", task}, {"promise", promise}, {"text", "首批 3-12 到货"}, {"date", "2026-03-12"}, {"by", "王芳"}}));
        QCOMPARE(m_rows.get<Task>(*Uuid::parse(task))->state, TaskState::Promised);
        SINAN_VERIFY(run("promise.settle@1", {{"promise", promise}, {"state", "kept"}}));
        QCOMPARE(m_rows.get<Promise>(*Uuid::parse(promise))->state, PromiseState::Kept);
    }

    void demandCountsACustomerOnceAndNotesWhenTheThresholdIsReached()
    {
        const auto count = [&](const std::string &customer) {
            return run("demand.count@1", {{"key", "HF-60"}, {"title_zh", "HF-60 对接"}, {"threshold", 2}, {"customer", customer}});
        };
        SINAN_VERIFY(count(m_customer.toString()));
        SINAN_VERIFY(count(m_customer.toString()));
        QVERIFY(!m_rows.get<ProductDemand>(productDemandId("HF-60"))->reachedAt);
        SINAN_VERIFY(count(newId()));
        QCOMPARE(m_rows.get<ProductDemand>(productDemandId("HF-60"))->customers.size(), std::size_t(2));
        QVERIFY(m_rows.get<ProductDemand>(productDemandId("HF-60"))->reachedAt.has_value());
    }

    void theSameImportTwiceChangesNothing()
    {
        const std::string runId = newId();
        SINAN_VERIFY(run("import.start@1", {{"run", runId}, {"file", "客户.csv"}, {"collection", "customer"}}));
        const Json rows = Json::array({{{"id", Uuid::v5(sinanSpace, "a").toString()}, {"name", "甲"}, {"city", "上海"}},
                                       {{"id", m_customer.toString()}, {"name", "云帆机械"}, {"city", "无锡"}}});
        SINAN_VERIFY(run("import.chunk@1", {{"run", runId}, {"collection", "customer"}, {"rows", rows}}));
        auto imported = m_rows.get<ImportRun>(*Uuid::parse(runId));
        QCOMPARE(imported->added, std::int64_t(1));
        QCOMPARE(imported->updated, std::int64_t(1));
        const auto outcome = run("import.chunk@1", {{"run", runId}, {"collection", "customer"}, {"rows", rows}});
        SINAN_VERIFY(outcome);
        QCOMPARE(outcome->writes.size(), std::size_t(1));
        imported = m_rows.get<ImportRun>(*Uuid::parse(runId));
        QCOMPARE(imported->added, std::int64_t(1));
        QCOMPARE(imported->unchanged, std::int64_t(2));
    }

    void anImportKeepsWhatTheFileDoesNotMention()
    {
        const std::string runId = newId();
        SINAN_VERIFY(run("import.start@1", {{"run", runId}, {"file", "客户.csv"}, {"collection", "customer"}}));
        SINAN_VERIFY(run("customer.edit@1", {{"id", m_customer.toString()}, {"fields", {{"city", "无锡"}}}}));
        SINAN_VERIFY(run("import.chunk@1", {{"run", runId}, {"collection", "customer"}, {"rows", Json::array({{{"id", m_customer.toString()}, {"stars", "A"}}})}}));
        QCOMPARE(m_rows.get<Customer>(m_customer)->city, std::string("无锡"));
        QCOMPARE(m_rows.get<Customer>(m_customer)->stars, Stars::A);
    }

    void importsGoOnlyIntoCollectionsThatTakeThem()
    {
        const std::string runId = newId();
        SINAN_VERIFY(run("import.start@1", {{"run", runId}, {"file", "x.csv"}, {"collection", "warning"}}));
        QVERIFY(!run("import.chunk@1", {{"run", runId}, {"collection", "warning"}, {"rows", Json::array()}}).ok());
    }

    void aConversationThatComesInMakesItsSourceFresh()
    {
        Interaction call;
        call.id = Uuid::v5(sinanSpace, "call");
        call.channel = Channel::Call;
        call.text = "王总: 交付周期能写进合同吗";
        call.occurredAt = m_clock.now();
        SINAN_VERIFY(run("interaction.add@1", {{"row", toJson(toRow(call))}}));
        const auto source = m_rows.get<DataSource>(dataSourceId("call"));
        QVERIFY(source && source->connected);
        QCOMPARE(source->lastReceivedAt, std::optional(m_clock.now()));
    }

    void reflexWritesSignalsAndWarningsAndNothingElse()
    {
        const Json customer{{"collection", "customer"}, {"row", {{"id", newId()}, {"name", "x"}}}};
        QCOMPARE(run("reflex.apply@1", {{"rows", Json::array({customer})}}, Role::System).error().code, ErrorCode::NotPermitted);
        Signal signal;
        signal.id = Uuid::v5(sinanSpace, "signal");
        signal.interaction = Uuid::v5(sinanSpace, "call");
        SINAN_VERIFY(run("reflex.apply@1", {{"rows", Json::array({{{"collection", "signal"}, {"row", toJson(toRow(signal))}}})}}, Role::System));
        QVERIFY(m_rows.get<Signal>(signal.id));
    }

    void undoBringsEveryReadModelBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("arguments");
        const QByteArray id = "\"decision\":\"018e0000-0000-7000-8000-000000000001\"";
        QTest::newRow("act") << "warning.act@1" << "{" + id + R"(,"tasks":[{"id":"018e0000-0000-7000-8000-000000000002","title_zh":"x"}]})";
        QTest::newRow("assign") << "warning.assign@1" << "{" + id + R"(,"assignee":"李明"})";
        QTest::newRow("ignore") << "warning.ignore@1" << "{" + id + R"(,"reason":"known_case"})";
        QTest::newRow("snooze") << "warning.snooze@1" << "{" + id + "}";
        QTest::newRow("note") << "warning.note@1" << "{" + id + R"(,"note":"x"})";
        QTest::newRow("card") << "card.edit@1" << QByteArray(R"({"pains":"x"})");
        QTest::newRow("tag") << "customer.tag@1" << QByteArray(R"({"tag":"x"})");
        QTest::newRow("edit") << "customer.edit@1" << QByteArray(R"({"fields":{"city":"无锡"}})");
        QTest::newRow("task") << "task.add@1" << QByteArray(R"({"id":"018e0000-0000-7000-8000-000000000003","title":"x"})");
    }
    void undoBringsEveryReadModelBack()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, arguments);
        Json json = *parseJson(arguments.toStdString());
        json["warning"] = m_warning.toString();
        json["customer"] = m_customer.toString();
        json["id"] = json.contains("id") ? json["id"] : Json(m_customer.toString());
        const std::string before = m_rows.snapshot();
        const auto outcome = run(name.toStdString(), json);
        SINAN_VERIFY(outcome);
        QVERIFY(m_rows.snapshot() != before);
        SINAN_VERIFY(revert(outcome->writes, m_rows));
        QCOMPARE(m_rows.snapshot(), before);
    }

    void workingDaysAreSetOneByOneAndTakenBack()
    {
        Workspace workspace;
        workspace.id = Uuid::v5(sinanSpace, "workspace");
        workspace.calendar = Json{{"holidays", {"2026-05-04"}}, {"makeup", {"2026-05-09"}}, {"years", {2026}}};
        m_rows.add(workspace);
        const std::string before = m_rows.snapshot();
        const auto day = [](const char *date, bool working) { return Json{{"date", date}, {"working", working}}; };
        const auto set = [&](Json days) { return run("workspace.days@1", {{"workspace", workspace.id.toString()}, {"days", std::move(days)}}); };
        // A Monday worked after all, a Friday off, the Saturday not worked, a Sunday worked, a Sunday that is off anyway.
        const auto outcome = set({day("2026-05-04", true), day("2026-05-08", false), day("2026-05-09", false), day("2026-05-10", true), day("2026-05-17", false)});
        SINAN_VERIFY(outcome);
        const Json calendar = m_rows.get<Workspace>(workspace.id)->calendar;
        QCOMPARE(dumpJson(calendar), std::string(R"({"holidays":["2026-05-08"],"makeup":["2026-05-10"],"years":[2026]})"));
        SINAN_VERIFY(revert(outcome->writes, m_rows));
        QCOMPARE(m_rows.snapshot(), before);
        for (const Json &wrong : {Json::array({Json{{"date", "4 May"}, {"working", true}}}), Json::array({Json{{"date", "2026-05-04"}}}), Json("x")})
            QCOMPARE(set(wrong).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(run("workspace.days@1", {{"workspace", workspace.id.toString()}, {"days", Json::array()}}, Role::Rep).error().code, ErrorCode::NotPermitted);
    }

    void attentionIsBudgetedDownwardsOnly_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("fine");
        QTest::newRow("five rows") << QByteArray(R"({"today_budget":5})") << true;
        QTest::newRow("the house's seven") << QByteArray(R"({"today_budget":null})") << true;
        QTest::newRow("eight rows") << QByteArray(R"({"today_budget":8})") << false;
        QTest::newRow("no rows") << QByteArray(R"({"today_budget":0})") << false;
        QTest::newRow("no interruptions") << QByteArray(R"({"interruptions":0})") << true;
        QTest::newRow("four interruptions") << QByteArray(R"({"interruptions":4})") << false;
        QTest::newRow("quiet from 21:30") << QByteArray(R"({"quiet_from":1290})") << true;
        QTest::newRow("quiet from 25:00") << QByteArray(R"({"quiet_from":1500})") << false;
        QTest::newRow("quiet to before midnight") << QByteArray(R"({"quiet_to":-1})") << false;
    }
    void attentionIsBudgetedDownwardsOnly()
    {
        QFETCH(QByteArray, fields);
        QFETCH(bool, fine);
        Workspace workspace;
        workspace.id = Uuid::v5(sinanSpace, "workspace");
        m_rows.add(workspace);
        const auto outcome = run("workspace.edit@1", {{"id", workspace.id.toString()}, {"fields", *parseJson(fields.toStdString())}});
        QCOMPARE(outcome.ok(), fine);
        if (!fine)
            QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
    }

    void undoRefusesWhereSomebodyHasBuiltOnTheChange()
    {
        const auto outcome = run("customer.edit@1", {{"id", m_customer.toString()}, {"fields", {{"city", "无锡"}}}});
        SINAN_VERIFY(outcome);
        SINAN_VERIFY(run("customer.edit@1", {{"id", m_customer.toString()}, {"fields", {{"city", "苏州"}}}}));
        const auto reverted = revert(outcome->writes, m_rows);
        QCOMPARE(reverted.error().code, ErrorCode::Conflict);
        QCOMPARE(m_rows.get<Customer>(m_customer)->city, std::string("苏州"));
    }

    void derivedIdsDependOnTheirInputsAlone()
    {
        const Uuid evidence = Uuid::v5(sinanSpace, "evidence");
        QCOMPARE(warningId("R-003", m_customer, evidence), warningId("R-003", m_customer, evidence));
        QVERIFY(warningId("R-003", m_customer, evidence) != warningId("R-004", m_customer, evidence));
        QVERIFY(importedId("customer", "crm", "1") != importedId("customer", "erp", "1"));
    }
};

SINAN_TEST(TestMutations)
#include "tst_mutations.moc"
