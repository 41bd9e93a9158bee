#include "tests/support/test_program.h"
#include "store_fixture.h"

using namespace sinan;
using namespace sinan::test;
using model::Collection;

class TestRows final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCollectionComesBackAsItWasPut_data();
    void everyCollectionComesBackAsItWasPut();
    void versionsCountTheChangesOfARow();
    void aRemovedRowIsFoundAsATombstoneAndNotSelected();
    void removingNothingIsNotFound();
    void aRemovedRowComesBackByPut();
    void aCellOfTheWrongTypeIsRefused();
    void customFieldsAreKept();
    void queriesFilterSortAndCut();
    void aQueryOnAnUnknownFieldIsRefused();
    void aJobThatFailsLeavesNothing();
    void rowsSurviveReopening();
};

namespace {

/// A row with every cell filled by its type.
model::Row filledRow(Collection collection)
{
    model::Row row = model::emptyRow(collection);
    row.id = idOf("row");
    row.bucket = idOf("bucket");
    int i = 0;
    for (std::size_t f = 0; f < row.values.size(); ++f) {
        const model::FieldInfo &field = model::tableOf(collection).fields[f];
        ++i;
        switch (field.type) {
        case model::FieldType::Text:
        case model::FieldType::LongText:
            row.values[f] = "文本 " + std::to_string(i) + "\n'\"";
            break;
        case model::FieldType::Enumeration:
            row.values[f] = std::string(field.choices.back().name);
            break;
        case model::FieldType::Json:
            row.values[f] = std::string("[1,\"二\"]");
            break;
        case model::FieldType::Real:
            row.values[f] = 1.5 + i;
            break;
        case model::FieldType::Reference:
            row.values[f] = idOf(std::to_string(i));
            break;
        case model::FieldType::Boolean:
            row.values[f] = std::int64_t(1);
            break;
        default:
            row.values[f] = std::int64_t(-5'000'000'000) + i;
            break;
        }
    }
    return row;
}

} // namespace

void TestRows::everyCollectionComesBackAsItWasPut_data()
{
    QTest::addColumn<int>("collection");
    for (const model::CollectionTable &table : model::allCollections())
        QTest::newRow(std::string(table.info.name).c_str()) << int(table.info.id);
}

void TestRows::everyCollectionComesBackAsItWasPut()
{
    QFETCH(int, collection);
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const model::Row row = filledRow(Collection(collection));
    VERIFY_OK(fixture.put(row));
    const auto read = fixture.reader()->find(row.collection, row.id);
    VERIFY_OK(read);
    QVERIFY(read.value().has_value());
    QCOMPARE((*read)->bucket, row.bucket);
    QCOMPARE((*read)->version, 1);
    QVERIFY(!(*read)->tombstone);
    QVERIFY((*read)->values == row.values);

    const model::Row empty = [&] {
        model::Row made = model::emptyRow(Collection(collection));
        made.id = idOf("empty");
        return made;
    }();
    VERIFY_OK(fixture.put(empty));
    const auto readEmpty = fixture.reader()->find(empty.collection, empty.id);
    VERIFY_OK(readEmpty);
    QVERIFY((*readEmpty)->values == empty.values);
}

void TestRows::versionsCountTheChangesOfARow()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (std::int64_t version = 1; version <= 3; ++version) {
        VERIFY_OK(fixture.put(customerRow("云帆机械")));
        QCOMPARE((*fixture.reader()->find(Collection::Customer, idOf("云帆机械")))->version, version);
    }
}

void TestRows::aRemovedRowIsFoundAsATombstoneAndNotSelected()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
    VERIFY_OK(
        fixture.writer().runJob([](store::Transaction &rows) { return rows.remove(Collection::Customer, idOf("云帆机械")); }));
    const auto row = fixture.reader()->find(Collection::Customer, idOf("云帆机械"));
    VERIFY_OK(row);
    QVERIFY((*row)->tombstone);
    QCOMPARE((*row)->version, 2);
    QCOMPARE(model::textIn((*row)->at("name")), std::string_view("云帆机械"));
    QCOMPARE(fixture.reader()->select({Collection::Customer, {}, "", false, -1}).value().size(), 0u);
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 0);
}

void TestRows::removingNothingIsNotFound()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const auto removeIt = [](store::Transaction &rows) { return rows.remove(Collection::Customer, idOf("云帆机械")); };
    VERIFY_ERROR(fixture.writer().runJob(removeIt), ErrorCode::NotFound);
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
    VERIFY_OK(fixture.writer().runJob(removeIt));
    VERIFY_ERROR(fixture.writer().runJob(removeIt), ErrorCode::NotFound);
}

void TestRows::aRemovedRowComesBackByPut()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
    VERIFY_OK(
        fixture.writer().runJob([](store::Transaction &rows) { return rows.remove(Collection::Customer, idOf("云帆机械")); }));
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
    const auto row = fixture.reader()->find(Collection::Customer, idOf("云帆机械"));
    QVERIFY(!(*row)->tombstone);
    QCOMPARE((*row)->version, 3);
    QCOMPARE(fixture.reader()->search("云帆").value().size(), 1u);
}

void TestRows::aCellOfTheWrongTypeIsRefused()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Row row = customerRow("云帆机械");
    row.set("employees", std::string("三百"));
    const auto outcome = fixture.put(row);
    VERIFY_ERROR(outcome, ErrorCode::InvalidArgument);
    QCOMPARE(outcome.error().where, std::string("customer.employees"));
    row = customerRow("");
    row.id = Uuid{};
    VERIFY_ERROR(fixture.put(row), ErrorCode::InvalidArgument);
}

void TestRows::customFieldsAreKept()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Row row = customerRow("云帆机械");
    row.custom = Json{{"机床数", 12}, {"级别", "甲"}};
    VERIFY_OK(fixture.put(row));
    QCOMPARE((*fixture.reader()->find(Collection::Customer, row.id))->custom, row.custom);
    row.custom = nullptr;
    VERIFY_OK(fixture.put(row));
    QVERIFY((*fixture.reader()->find(Collection::Customer, row.id))->custom.is_null());
}

void TestRows::queriesFilterSortAndCut()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &rows) -> Result<void> {
        for (int i = 0; i < 20; ++i) {
            model::Row row = customerRow("客户" + std::to_string(i));
            row.set("industry", std::string(i % 2 ? "software" : "food"));
            if (i >= 5)
                row.set("employees", std::int64_t(100 - i));
            SINAN_TRY(rows.put(row));
        }
        return {};
    }));
    const auto reader = fixture.reader();
    const auto names = [&](const mutations::Query &query) {
        std::string text;
        const auto rows = reader->select(query);
        for (const model::Row &row : rows.value())
            text += std::string(model::textIn(row.at("name"))).substr(6) + " ";
        return text;
    };
    using enum mutations::Comparison;
    QCOMPARE(names({Collection::Customer, {}, "", false, 3}), std::string("0 1 2 "));
    QCOMPARE(names({Collection::Customer, {}, "", true, 3}), std::string("19 18 17 "));
    QCOMPARE(names({Collection::Customer, {{"industry", Equal, std::string("food")}}, "employees", true, 2}),
             std::string("6 8 "));
    QCOMPARE(names({Collection::Customer, {{"employees", IsNull, {}}}, "name", false, -1}), std::string("0 1 2 3 4 "));
    QCOMPARE(
        names({Collection::Customer, {{"employees", Equal, {}}, {"industry", Equal, std::string("software")}}, "", false, -1}),
        std::string("1 3 "));
    QCOMPARE(names({Collection::Customer, {{"employees", Greater, std::int64_t(93)}}, "employees", false, -1}),
             std::string("6 5 "));
    QCOMPARE(names({Collection::Customer,
                    {{"employees", GreaterOrEqual, std::int64_t(93)}, {"employees", Less, std::int64_t(95)}},
                    "",
                    false,
                    -1}),
             std::string("6 7 "));
    QCOMPARE(names({Collection::Customer, {{"employees", LessOrEqual, std::int64_t(82)}}, "employees", false, -1}),
             std::string("19 18 "));
    QCOMPARE(names({Collection::Customer, {{"id", Equal, idOf("客户7")}}, "", false, -1}), std::string("7 "));
    QCOMPARE(reader->count({Collection::Customer, {{"employees", IsNotNull, {}}}, "", false, -1}).value(), 15);
    QCOMPARE(names({Collection::Customer, {}, "", false, 0}), std::string());
}

void TestRows::aQueryOnAnUnknownFieldIsRefused()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_ERROR(fixture.reader()->select(
                     {Collection::Customer, {{"nmae", mutations::Comparison::Equal, std::string("x")}}, "", false, -1}),
                 ErrorCode::InvalidArgument);
    VERIFY_ERROR(fixture.reader()->select({Collection::Customer, {}, "seq; DROP TABLE customer", false, -1}),
                 ErrorCode::InvalidArgument);
}

void TestRows::aJobThatFailsLeavesNothing()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const auto outcome = fixture.writer().runJob([](store::Transaction &rows) -> Result<void> {
        SINAN_TRY(rows.put(customerRow("云帆机械")));
        SINAN_TRY(rows.setSetting("theme", "dark"));
        return Error{ErrorCode::Cancelled, "test", "", {}};
    });
    VERIFY_ERROR(outcome, ErrorCode::Cancelled);
    QVERIFY(!fixture.reader()->find(Collection::Customer, idOf("云帆机械")).value().has_value());
    QVERIFY(!fixture.reader()->setting("theme").value().has_value());
    QCOMPARE(fixture.reader()->search("云帆").value().size(), 0u);
}

void TestRows::rowsSurviveReopening()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &rows) { return rows.setSetting("theme", "dark"); }));
    fixture.close();
    VERIFY_OK(fixture.open());
    QVERIFY(fixture.reader()->find(Collection::Customer, idOf("云帆机械")).value().has_value());
    QCOMPARE(fixture.reader()->setting("theme").value().value(), std::string("dark"));
    QCOMPARE(fixture.reader()->search("云帆").value().size(), 1u);
}

SINAN_TEST(TestRows)
#include "tst_rows.moc"
