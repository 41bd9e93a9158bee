#include "tests/support/test_program.h"
#include "app/model/ddl.h"
#include "app/model/work.h"
#include "app/store/database_file.h"
#include "store_fixture.h"

#include <fstream>
#include <sstream>

using namespace sinan;
using namespace sinan::test;
using model::Collection;
using store::Connection;
using store::Migration;

/// Old versions are kept as SQL text (schema_v1.sql …): what they made then, with a few rows.
class TestMigrations final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOldVersionOpensWithItsRows_data();
    void everyOldVersionOpensWithItsRows();
    void openingTheNewestVersionMigratesNothing();
    void aMigrationCopiesTheFileAndNotesItself();
    void stepsRunInOrderFromAnyVersion();
    void aFailingStepLeavesTheOldVersion();
    void aMissingStepIsRefused();
    void anOlderProgramRefusesTheMigratedFile();
    void anEncryptedFileIsMigratedAndItsCopyStaysEncrypted();
    void copiesNeverReplaceOneAnother();
    void missingColumnsTablesAndIndexesAreAdded();
    void unknownColumnsAreKept();
    void otherSearchableFieldsRefillTheIndex();
    void everyFieldHasAColumnWithTheStructsDefault();
    void noFieldTakesAReservedName();
};

namespace {

constexpr int newestReleased = 1;

/// The standard steps and two more that only these tests know.
Result<void> addNote(Connection &connection)
{
    return connection.execute(
        "CREATE TABLE test_note (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO test_note (text) SELECT key FROM setting");
}
Result<void> renameSetting(Connection &connection)
{
    return connection.execute("UPDATE setting SET key = 'look' WHERE key = 'theme'");
}
Result<void> failHalfWay(Connection &connection)
{
    SINAN_TRY(connection.execute("DROP TABLE setting"));
    return connection.execute("INSERT INTO no_such_table VALUES (1)");
}

std::vector<Migration> withTestSteps(std::initializer_list<Migration> more)
{
    const auto standard = store::standardMigrations();
    std::vector<Migration> steps(standard.begin(), standard.end());
    steps.insert(steps.end(), more);
    return steps;
}

/// Makes the file as that version made it.
void makeOld(const StoreFixture &fixture, int version)
{
    const std::string sql = std::string(SINAN_SOURCE_DIR) + "/tests/app/store/schema_v" + std::to_string(version) + ".sql";
    std::ifstream file(sql, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWriteCreate, fixture.key);
    if (text.str().empty() || !connection.ok())
        qFatal("no old database");
    if (const auto made = connection.value()->execute("PRAGMA journal_mode = WAL; BEGIN; " + text.str() + "COMMIT;"); !made.ok())
        qFatal("%s", made.error().toString().c_str());
}

void alter(const StoreFixture &fixture, const std::string &sql)
{
    auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite, fixture.key);
    if (const auto done = connection.value()->execute(sql); !done.ok())
        qFatal("%s", done.error().toString().c_str());
}

std::string textFrom(const StoreFixture &fixture, const std::string &sql)
{
    auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite, fixture.key);
    const auto text = connection.value()->text(sql);
    return text.ok() ? text.value() : text.error().toString();
}

Result<void> openWith(const StoreFixture &fixture, const std::vector<Migration> &steps)
{
    const auto opened = store::openDatabase(fixture.path(), fixture.key, fixture.environment(), steps);
    return opened.ok() ? Result<void>() : Result<void>(opened.error());
}

std::filesystem::path copyOf(const StoreFixture &fixture, const std::string &suffix)
{
    std::filesystem::path path = fixture.path();
    path += suffix;
    return path;
}

int countCopies(const StoreFixture &fixture)
{
    int copies = 0;
    for (const auto &entry : std::filesystem::directory_iterator(fixture.folder()))
        copies += entry.path().extension() == ".bak";
    return copies;
}

} // namespace

void TestMigrations::everyOldVersionOpensWithItsRows_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= newestReleased; ++version)
        QTest::newRow(("version " + std::to_string(version)).c_str()) << version;
    QCOMPARE(store::newestVersion(store::standardMigrations()), newestReleased);
}

void TestMigrations::everyOldVersionOpensWithItsRows()
{
    QFETCH(int, version);
    StoreFixture fixture;
    makeOld(fixture, version);
    VERIFY_OK(fixture.open());
    const auto reader = fixture.reader();
    const auto row = reader->find(Collection::Customer, idOf("云帆机械"));
    VERIFY_OK(row);
    QVERIFY(row->has_value());
    const auto customer = model::fromRow<model::Customer>(**row);
    QCOMPARE(customer.name, std::string("云帆机械"));
    QCOMPARE(customer.city, std::string("苏州"));
    QCOMPARE(customer.employees.value_or(0), 320);
    QCOMPARE(customer.custom, (Json{{"机床数", 12}}));
    QCOMPARE(customer.rowVersion, 2);
    QCOMPARE(reader->search("交付周期").value().size(), 1u);
    QCOMPARE(reader->search("云帆 机床").value().size(), 1u);
    QCOMPARE(reader->setting("theme").value().value(), std::string("dark"));
    QCOMPARE(reader->outboxSize().value(), 1);
    const auto steps = reader->history().value();
    QCOMPARE(steps.size(), 1u);
    // What was done then can be taken back now.
    VERIFY_OK(fixture.writer().undoNow(manager(), steps[0].mutation));
    QCOMPARE(model::textIn((*fixture.reader()->find(Collection::Customer, idOf("云帆机械")))->at("city")), std::string_view(""));
    // And every collection takes rows.
    for (const model::CollectionTable &table : model::allCollections()) {
        model::Row empty = model::emptyRow(table.info.id);
        empty.id = idOf("new");
        VERIFY_OK(fixture.put(empty));
    }
}

void TestMigrations::openingTheNewestVersionMigratesNothing()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    fixture.close();
    const std::string before = textFrom(fixture, "SELECT group_concat(number || description) FROM schema_step");
    VERIFY_OK(fixture.open());
    fixture.close();
    QCOMPARE(textFrom(fixture, "SELECT group_concat(number || description) FROM schema_step"), before);
    QCOMPARE(countCopies(fixture), 0);
}

void TestMigrations::aMigrationCopiesTheFileAndNotesItself()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    VERIFY_OK(openWith(fixture, withTestSteps({{1, 2, "notes from settings", addNote}})));
    QCOMPARE(textFrom(fixture, "PRAGMA user_version"), std::string("2"));
    QCOMPARE(textFrom(fixture, "SELECT text FROM test_note"), std::string("theme"));
    QCOMPARE(textFrom(fixture, "SELECT from_version || '>' || to_version || ' ' || description || ' ' || at FROM schema_step "
                               "WHERE to_version = 2 AND "
                               "from_version = 1"),
             "1>2 notes from settings " + std::to_string(toMillis(fixture.clock.now())));
    QCOMPARE(textFrom(fixture, "SELECT name FROM customer"), std::string("云帆机械"));
    // The copy is the old database, whole.
    const auto copy = Connection::open(copyOf(fixture, ".v1.bak"), Connection::Mode::ReadWrite, {});
    VERIFY_OK(copy);
    QCOMPARE(copy.value()->integer("PRAGMA user_version").value(), 1);
    QCOMPARE(copy.value()->text("SELECT name FROM customer").value(), std::string("云帆机械"));
    QVERIFY(!copy.value()->integer("SELECT count(*) FROM test_note").ok());
    QCOMPARE(copy.value()->text("PRAGMA quick_check").value(), std::string("ok"));
}

void TestMigrations::stepsRunInOrderFromAnyVersion()
{
    const auto steps = withTestSteps({{1, 2, "rename", renameSetting}, {2, 3, "notes from settings", addNote}});
    for (const bool fresh : {true, false}) {
        StoreFixture fixture;
        if (!fresh)
            makeOld(fixture, 1);
        VERIFY_OK(openWith(fixture, steps));
        QCOMPARE(textFrom(fixture, "PRAGMA user_version"), std::string("3"));
        QCOMPARE(textFrom(fixture, "SELECT group_concat(text) FROM test_note"), std::string(fresh ? "" : "look"));
        QCOMPARE(countCopies(fixture), fresh ? 0 : 1);
        VERIFY_OK(openWith(fixture, steps));
        QCOMPARE(countCopies(fixture), fresh ? 0 : 1);
    }
}

void TestMigrations::aFailingStepLeavesTheOldVersion()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    VERIFY_ERROR(openWith(fixture, withTestSteps({{1, 2, "fails", failHalfWay}})), ErrorCode::Internal);
    QCOMPARE(textFrom(fixture, "PRAGMA user_version"), std::string("1"));
    VERIFY_OK(fixture.open());
    QCOMPARE(fixture.reader()->setting("theme").value().value(), std::string("dark"));
    // Of two steps, the one that worked is kept.
    fixture.close();
    VERIFY_ERROR(openWith(fixture, withTestSteps({{1, 2, "rename", renameSetting}, {2, 3, "fails", failHalfWay}})),
                 ErrorCode::Internal);
    QCOMPARE(textFrom(fixture, "PRAGMA user_version"), std::string("2"));
    QCOMPARE(textFrom(fixture, "SELECT value FROM setting WHERE key = 'look'"), std::string("dark"));
}

void TestMigrations::aMissingStepIsRefused()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    VERIFY_ERROR(openWith(fixture, withTestSteps({{2, 3, "notes", addNote}})), ErrorCode::Internal);
    QCOMPARE(textFrom(fixture, "PRAGMA user_version"), std::string("1"));
}

void TestMigrations::anOlderProgramRefusesTheMigratedFile()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    VERIFY_OK(openWith(fixture, withTestSteps({{1, 2, "rename", renameSetting}})));
    const auto outcome = fixture.open();
    VERIFY_ERROR(outcome, ErrorCode::NewerVersion);
    QCOMPARE(outcome.error().fact("version"), std::string_view("2"));
}

void TestMigrations::anEncryptedFileIsMigratedAndItsCopyStaysEncrypted()
{
    StoreFixture fixture;
    fixture.key = store::DatabaseKey{4, 5, 6};
    makeOld(fixture, 1);
    VERIFY_OK(openWith(fixture, withTestSteps({{1, 2, "notes from settings", addNote}})));
    QCOMPARE(textFrom(fixture, "SELECT text FROM test_note"), std::string("theme"));
    VERIFY_ERROR(store::openDatabase(copyOf(fixture, ".v1.bak"), {}, fixture.environment(), store::standardMigrations()),
                 ErrorCode::WrongKey);
    VERIFY_OK(store::openDatabase(copyOf(fixture, ".v1.bak"), fixture.key, fixture.environment(), store::standardMigrations()));
}

void TestMigrations::copiesNeverReplaceOneAnother()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    std::ofstream(copyOf(fixture, ".v1.bak")) << "kept";
    VERIFY_OK(openWith(fixture, withTestSteps({{1, 2, "rename", renameSetting}})));
    std::string kept;
    std::ifstream(copyOf(fixture, ".v1.bak")) >> kept;
    QCOMPARE(kept, std::string("kept"));
    QVERIFY(std::filesystem::exists(copyOf(fixture, ".v1-2.bak")));
}

void TestMigrations::missingColumnsTablesAndIndexesAreAdded()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    alter(fixture,
          "ALTER TABLE customer DROP COLUMN website; ALTER TABLE customer DROP COLUMN employees; DROP INDEX "
          "interaction_by_external_key;"
          "ALTER TABLE interaction DROP COLUMN external_key; ALTER TABLE interaction DROP COLUMN channel; DROP TABLE consent;");
    VERIFY_OK(fixture.open());
    const auto reader = fixture.reader();
    const auto customer = model::fromRow<model::Customer>(**reader->find(Collection::Customer, idOf("云帆机械")));
    QCOMPARE(customer.name, std::string("云帆机械"));
    QCOMPARE(customer.website, std::string());
    QVERIFY(!customer.employees.has_value());
    const auto talk = **reader->find(Collection::Interaction, idOf("talk"));
    QCOMPARE(model::textIn(talk.at("channel")), std::string_view("note"));
    QCOMPARE(
        reader->count({Collection::Interaction, {{"external_key", mutations::Comparison::Equal, std::string()}}, "", false, -1})
            .value(),
        1);
    model::Consent consent;
    consent.id = idOf("consent");
    consent.customer = idOf("云帆机械");
    VERIFY_OK(fixture.put(model::toRow(consent)));
    fixture.close();
    // Fields that have come since the frozen version 1 stand in the same step.
    QCOMPARE(textFrom(fixture, "SELECT count(*) FROM schema_step WHERE description LIKE 'add %customer.employees, customer.website, "
                               "%interaction.channel, interaction.%external_key,%consent%'"),
             std::string("1"));
    QCOMPARE(textFrom(fixture, "SELECT count(*) FROM sqlite_schema WHERE name = 'interaction_by_external_key'"),
             std::string("1"));
}

void TestMigrations::unknownColumnsAreKept()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    // A newer Sinan with the same store version has added a field; this one does not know it.
    alter(fixture, "ALTER TABLE customer ADD COLUMN mood TEXT DEFAULT 'calm'; UPDATE customer SET mood = 'angry'");
    VERIFY_OK(fixture.open());
    model::Row row = **fixture.reader()->find(Collection::Customer, idOf("云帆机械"));
    row.set("city", std::string("无锡"));
    VERIFY_OK(fixture.put(row));
    VERIFY_OK(fixture.put(customerRow("新客户")));
    fixture.close();
    QCOMPARE(textFrom(fixture, "SELECT group_concat(city || mood) FROM customer"), std::string("无锡angry,calm"));
}

void TestMigrations::otherSearchableFieldsRefillTheIndex()
{
    StoreFixture fixture;
    makeOld(fixture, 1);
    alter(fixture, "UPDATE meta SET value = 'other' WHERE key = 'search_shape'; DELETE FROM search_row; INSERT INTO "
                   "search(search) VALUES ('delete-all');");
    VERIFY_OK(fixture.open());
    QCOMPARE(fixture.reader()->search("交付周期").value().size(), 1u);
    QCOMPARE(fixture.reader()->search("云帆").value().size(), 1u);
    VERIFY_OK(fixture.put(interactionRow("talk", "说的是别的")));
    QCOMPARE(fixture.reader()->search("交付周期").value().size(), 0u);
    fixture.close();
    QCOMPARE(textFrom(fixture, "SELECT count(*) FROM schema_step WHERE description LIKE '%refill the full-text index%'"), std::string("1"));
}

void TestMigrations::everyFieldHasAColumnWithTheStructsDefault()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    fixture.close();
    for (const model::CollectionTable &table : model::allCollections()) {
        QCOMPARE(model::fieldColumns(table).size(), table.fields.size());
        // A row that was there before its fields were: only the common columns are set.
        auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite, {});
        VERIFY_OK(connection);
        {
            auto insert = connection.value()->prepare("INSERT INTO " + model::quotedName(table.info.name) + " (id) VALUES (?1)");
            VERIFY_OK(insert);
            const Uuid id = idOf("old");
            insert->bind(1, id);
            VERIFY_OK(insert->run());
        }
        connection.value().reset();
        VERIFY_OK(fixture.open());
        const auto row = fixture.reader()->find(table.info.id, idOf("old"));
        VERIFY_OK(row);
        QVERIFY((*row)->values == model::emptyRow(table.info.id).values);
        QCOMPARE((*row)->version, 1);
        QVERIFY(!(*row)->tombstone);
        fixture.close();
    }
}

void TestMigrations::noFieldTakesAReservedName()
{
    for (const model::CollectionTable &table : model::allCollections()) {
        for (const model::FieldInfo &field : table.fields)
            QVERIFY2(!model::isReservedColumn(field.name), std::string(field.name).c_str());
    }
}

SINAN_TEST(TestMigrations)
#include "tst_migrations.moc"
