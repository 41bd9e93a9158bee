#include "tests/support/test_program.h"
#include "tests/support/memory_rows.h"

#include "app/model/customer.h"
#include "app/model/import.h"
#include "app/model/workspace.h"
#include "app/mutations/erasure.h"
#include "app/mutations/person_reading.h"
#include "app/mutations/retention.h"

#include <QTest>

using namespace sinan;
using namespace sinan::model;
using namespace sinan::mutations;
using sinan::test::MemoryRows;

/// By what a person is recognised, and what must not be taken for them.
class TestPrivacy : public QObject
{
    Q_OBJECT

    static Contact contactOf(std::string name, std::string title = {})
    {
        Contact contact;
        contact.name = std::move(name);
        contact.title = std::move(title);
        return contact;
    }
    static std::string redacted(const PersonTraces &traces, const std::string &text, bool atCustomer = true)
    {
        return withCuts(text, traces.find(text, atCustomer));
    }

private Q_SLOTS:
    void namesAreFoundWhateverTheirForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        QTest::addRow("plain") << "今天见了钱穆之" << "今天见了[已删除的联系人]";
        QTest::addRow("spaces") << "钱 穆之 来电" << "[已删除的联系人] 来电";
        QTest::addRow("family and title") << "钱总说太贵,钱工也在" << "[已删除的联系人]说太贵,[已删除的联系人]也在";
        QTest::addRow("phone with hyphens") << "拨 139-8877-6655" << "拨 [已删除的联系人]";
        QTest::addRow("phone with the country") << "+86 13988776655" << "+86 [erased contact]";
        QTest::addRow("full width mail") << "抄送 ＱＭＺ＠qq.example 谢谢" << "抄送 [已删除的联系人] 谢谢";
        QTest::addRow("title of nobody else") << "采购总监定" << "[已删除的联系人]定";
        QTest::addRow("money is no title") << "花了很多钱，总共三万" << "花了很多钱，总共三万";
        QTest::addRow("a word of every day") << "价钱总是太高,钱工期紧" << "价钱总是太高,钱工期紧";
        QTest::addRow("others") << "钱没有问题,周楠跟进" << "钱没有问题,周楠跟进";
    }
    void namesAreFoundWhateverTheirForm()
    {
        QFETCH(QString, text);
        QFETCH(QString, left);
        PersonTraces traces;
        Contact contact = contactOf("钱穆之", "采购总监");
        contact.phone = "13988776655";
        contact.mail = "qmz@qq.example";
        traces.learn(contact);
        QCOMPARE(QString::fromStdString(redacted(traces, text.toStdString())), left);
    }

    void formsOfTheCustomerDoNotReachOthers()
    {
        PersonTraces traces;
        traces.learn(contactOf("钱穆之", "采购总监"));
        QCOMPARE(redacted(traces, "钱总和采购总监", false), std::string("钱总和采购总监"));
        QCOMPARE(redacted(traces, "钱穆之", false), std::string("[已删除的联系人]"));
    }

    void latinNamesAreWholeWords()
    {
        PersonTraces traces;
        traces.learn(contactOf("Ann Lee", "CTO"));
        QCOMPARE(redacted(traces, "ann lee asked; ANN-LEE again; Leeds and Anna did not"),
                 std::string("[erased contact] asked; [erased contact] again; Leeds and Anna did not"));
        QCOMPARE(redacted(traces, "Lee called the CTO"), std::string("[erased contact] called the [erased contact]"));
    }

    void aNameThatOthersBearStaysWhereItIsTheirs()
    {
        PersonTraces::Others others;
        others.elsewhere = {"王伟"};
        others.atCustomer = {"王芳"};
        PersonTraces traces(others);
        traces.learn(contactOf("王伟"));
        QCOMPARE(redacted(traces, "王伟来了", false), std::string("王伟来了"));
        QCOMPARE(redacted(traces, "王伟来了", true), std::string("[已删除的联系人]来了"));
        // Two of the family name at the customer: 王总 may be the other.
        QCOMPARE(redacted(traces, "王总和王芳", true), std::string("王总和王芳"));
        QVERIFY(!traces.isPerson("王芳", true));
        QVERIFY(!traces.isPerson("王总", true));
        QVERIFY(traces.isPerson("王伟", true));
    }

    void aCompanyKeepsItsName()
    {
        PersonTraces::Others others;
        others.companies = {"钱穆之五金店"};
        PersonTraces traces(others);
        traces.learn(contactOf("钱穆之"));
        QCOMPARE(redacted(traces, "钱穆之五金店的钱穆之"), std::string("钱穆之五金店的[已删除的联系人]"));
    }

    void offsetsMoveWithTheCuts()
    {
        const std::vector<Cut> cuts{{2, 5, "xx"}, {8, 9, "yyyy"}};
        QCOMPARE(withCuts("abCDEfghIjk", cuts), std::string("abxxfghyyyyjk"));
        QCOMPARE(movedBy(cuts, 0, false), 0u);
        QCOMPARE(movedBy(cuts, 6, false), 5u);
        QCOMPARE(movedBy(cuts, 3, false), 2u);
        QCOMPARE(movedBy(cuts, 3, true), 4u);
        QCOMPARE(movedBy(cuts, 10, false), 12u);
    }

    void accessShowsWhatErasureWouldTake()
    {
        MemoryRows rows;
        Customer customer;
        customer.id = Uuid::v5(sinanSpace, "c");
        customer.name = "青桥电子";
        customer.remark = "关键人钱穆之";
        rows.add(customer);
        Contact contact = contactOf("钱穆之");
        contact.id = Uuid::v5(sinanSpace, "p");
        contact.customer = customer.id;
        rows.add(contact);
        const auto record = readPerson(rows, contact.id, fromMillis(1));
        SINAN_VERIFY(record);
        QCOMPARE(record->customer, std::string("青桥电子"));
        QCOMPARE(record->traces.size(), 1u);
        QCOMPARE(record->traces.at(0).excerpt, std::string("关键人钱穆之"));
        Mutation mutation;
        mutation.name = "contact.erase@1";
        mutation.arguments = Json{{"contact", contact.id.toString()}};
        SINAN_VERIFY(Registry::standard().run(Context{{Uuid{}, "李静", Role::Manager}, fromMillis(5), nullptr, nullptr}, mutation, rows));
        QCOMPARE(rows.get<Customer>(customer.id)->remark, std::string("关键人[已删除的联系人]"));
        QVERIFY(!rows.get<Contact>(contact.id));
    }

    void whatExpiredIsListedEarliestFirstWithItsLastDay()
    {
        MemoryRows rows;
        const LocalDate today = *parseDate("2026-03-02");
        Contact past = contactOf("甲");
        past.id = Uuid::v5(sinanSpace, "past");
        past.expires = today - std::chrono::days(1);
        past.expiryNoticeOn = today - std::chrono::days(30);
        Contact kept = contactOf("乙");
        kept.id = Uuid::v5(sinanSpace, "kept");
        kept.expires = today;
        Contact endless = contactOf("丙");
        endless.id = Uuid::v5(sinanSpace, "endless");
        Interaction talk;
        talk.id = Uuid::v5(sinanSpace, "talk");
        talk.expires = today - std::chrono::days(9);
        rows.add(past);
        rows.add(kept);
        rows.add(endless);
        rows.add(talk);
        const auto expired = expiredRows(rows, today, 30);
        SINAN_VERIFY(expired);
        QCOMPARE(expired->size(), 2u);
        QCOMPARE(expired->at(0).row, talk.id);
        QVERIFY(!expired->at(0).isDue(today));
        QCOMPARE(expired->at(1).row, past.id);
        QVERIFY(expired->at(1).isDue(today));
        QVERIFY(!expired->at(1).isDue(today - std::chrono::days(1)));
    }

    void anImportNotesWhenceAndUntilWhen()
    {
        MemoryRows rows;
        Workspace workspace;
        workspace.id = Uuid::v5(sinanSpace, "w");
        workspace.recordingDays = 100;
        rows.add(workspace);
        const Uuid run = Uuid::v5(sinanSpace, "run");
        const Uuid call = Uuid::v5(sinanSpace, "call");
        const Uuid note = Uuid::v5(sinanSpace, "note");
        const Uuid person = Uuid::v5(sinanSpace, "person");
        const auto import = [&](const char *name, Json arguments) {
            Mutation mutation;
            mutation.name = name;
            mutation.arguments = std::move(arguments);
            return Registry::standard().run(Context{{Uuid{}, "李静", Role::Manager}, *parseIso("2026-03-02T00:10:00Z"), nullptr, nullptr}, mutation, rows).ok();
        };
        QVERIFY(import("import.start@1", {{"run", run.toString()}, {"file", "名片.csv"}, {"collection", "contact"}, {"attested", true}}));
        QVERIFY(import("import.chunk@1", {{"run", run.toString()}, {"collection", "contact"}, {"rows", Json::array({{{"id", person.toString()}, {"customer", note.toString()}, {"name", "甲"}}})}}));
        QVERIFY(import("import.chunk@1", {{"run", run.toString()}, {"collection", "interaction"}, {"rows", Json::array({{{"id", call.toString()}, {"channel", "call"}, {"text", "甲：好"}}, {{"id", note.toString()}, {"channel", "note"}, {"text", "见面"}}})}}));
        const auto contact = rows.get<Contact>(person);
        QCOMPARE(contact->source, std::string("名片.csv"));
        QVERIFY(contact->collectedOn == parseDate("2026-03-02"));
        QVERIFY(contact->expires == *parseDate("2026-03-02") + std::chrono::days(1095));
        QCOMPARE(rows.get<Interaction>(call)->attestation, Attestation::Attested);
        QVERIFY(rows.get<Interaction>(call)->expires == *parseDate("2026-03-02") + std::chrono::days(100));
        QCOMPARE(rows.get<Interaction>(note)->attestation, Attestation::NotNeeded);
        QVERIFY(!rows.get<Interaction>(note)->expires);
        // Nobody answered: it comes in, and says so.
        const Uuid silent = Uuid::v5(sinanSpace, "silent");
        QVERIFY(import("import.start@1", {{"run", silent.toString()}, {"file", "b"}, {"collection", "interaction"}}));
        QVERIFY(import("import.chunk@1", {{"run", silent.toString()}, {"collection", "interaction"}, {"rows", Json::array({{{"id", silent.toString()}, {"channel", "meeting"}, {"text", "好"}}})}}));
        QCOMPARE(rows.get<Interaction>(silent)->attestation, Attestation::NotAttested);
    }
};

SINAN_TEST(TestPrivacy)
#include "tst_privacy.moc"
