#include "tests/support/test_program.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "app/model/warning.h"
#include "app/model/workspace.h"

#include <QTest>

#include <set>

using namespace sinan;
using namespace sinan::model;

class TestRows : public QObject
{
    Q_OBJECT

    static Customer yunfan()
    {
        Customer customer;
        customer.id = Uuid::v5(sinanSpace, "yunfan");
        customer.name = "云帆机械";
        customer.industry = "manufacturing";
        customer.stars = Stars::A;
        customer.employees = 860;
        customer.since = parseDate("2024-05-10");
        customer.tags = Json::array({"边缘计算高潜"});
        customer.custom = Json{{"erp", "SAP"}};
        return customer;
    }

private Q_SLOTS:
    void everyCollectionIsDescribedOnceWithBothLabels_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < collectionCount; ++i)
            QTest::newRow(std::string(tableOf(Collection(i)).info.name).c_str()) << int(i);
    }
    void everyCollectionIsDescribedOnceWithBothLabels()
    {
        QFETCH(int, index);
        const CollectionTable &table = tableOf(Collection(index));
        QCOMPARE(parseCollection(table.info.name), std::optional(Collection(index)));
        QVERIFY(!table.info.label.zh.empty() && !table.info.label.en.empty());
        std::set<std::string_view> names;
        for (const FieldInfo &field : table.fields) {
            QVERIFY2(names.insert(field.name).second, "field names are unique");
            QVERIFY(!field.label.zh.empty() && !field.label.en.empty());
            QVERIFY(field.name != "id" && field.name != "custom" && field.name != "bucket");
            if (field.type == FieldType::Reference && !field.references.empty())
                QVERIFY2(parseCollection(field.references).has_value(), "references name a collection");
            if (field.type == FieldType::Money)
                QVERIFY2(table.indexOf("currency").has_value(), "money has a currency beside it");
        }
        const Row empty = emptyRow(Collection(index));
        QCOMPARE(empty.values.size(), table.fields.size());
        const auto again = rowFromJson(Collection(index), toJson(empty));
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().toString().c_str());
    }

    void aStructSurvivesRowAndJson()
    {
        const Customer before = yunfan();
        const auto row = rowFromJson(Collection::Customer, toJson(toRow(before)));
        QVERIFY(row.ok());
        const Customer after = fromRow<Customer>(*row);
        QCOMPARE(after.name, before.name);
        QCOMPARE(after.stars, Stars::A);
        QCOMPARE(after.employees, before.employees);
        QCOMPARE(after.since, before.since);
        QVERIFY(after.tags == before.tags && after.custom == before.custom);
        QVERIFY(!after.annualRevenueMinor);
    }

    void jsonSpeaksInTimesDatesAndNames()
    {
        Warning warning;
        warning.severity = Severity::Critical;
        warning.dueAt = parseIso("2026-03-02T06:22:00Z");
        const Json json = toJson(toRow(warning));
        QCOMPARE(json["severity"], Json("critical"));
        QCOMPARE(json["due_at"], Json("2026-03-02T06:22:00.000Z"));
        QVERIFY(!json.contains("snoozed_until"));
    }

    void whatDoesNotFitIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("unknown field") << QByteArray(R"({"colour":"red"})") << QByteArray("customer.colour");
        QTest::newRow("text for number") << QByteArray(R"({"employees":"many"})") << QByteArray("customer.employees");
        QTest::newRow("choice that is none") << QByteArray(R"({"stars":"Z"})") << QByteArray("customer.stars");
        QTest::newRow("date that is none") << QByteArray(R"({"since":"2026-02-30"})") << QByteArray("customer.since");
        QTest::newRow("id that is none") << QByteArray(R"({"id":"1"})") << QByteArray("customer.id");
        QTest::newRow("fraction for whole") << QByteArray(R"({"annual_revenue":1.5})") << QByteArray("customer.annual_revenue");
    }
    void whatDoesNotFitIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, where);
        const auto row = rowFromJson(Collection::Customer, *parseJson(json.toStdString()));
        QVERIFY(!row.ok());
        QCOMPARE(row.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(row.error().where, where.toStdString());
    }

    void customFieldsAreTakenWhereTheCollectionHasThem()
    {
        QVERIFY(rowFromJson(Collection::Customer, Json{{"custom", {{"erp", "SAP"}}}}).ok());
        QVERIFY(!rowFromJson(Collection::Task, Json{{"custom", {{"erp", "SAP"}}}}).ok());
    }

    void thereAreSeventeenKindsWithNamesInBothLanguages()
    {
        std::set<std::string_view> names;
        for (const Choice &choice : Choices<SignalKind>::choices) {
            QVERIFY(!choice.label.zh.empty() && !choice.label.en.empty());
            names.insert(choice.name);
        }
        QCOMPARE(names.size(), std::size_t(17));
        QCOMPARE(parseChoice<SignalKind>("value_realization_gap"), std::optional(SignalKind::ValueGap));
    }

    void valuesSortNothingFirstAndNumbersByValue()
    {
        QVERIFY(lessThan(Value{}, Value{std::int64_t(0)}));
        QVERIFY(lessThan(Value{1.5}, Value{std::int64_t(2)}));
        QVERIFY(!lessThan(Value{std::int64_t(2)}, Value{1.5}));
        QVERIFY(lessThan(Value{std::int64_t(9)}, Value{std::string("1")}));
    }
};

SINAN_TEST(TestRows)
#include "tst_rows.moc"
