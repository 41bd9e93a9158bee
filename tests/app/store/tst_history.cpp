#include "tests/support/test_program.h"
#include "app/store/connection.h"
#include "app/store/history.h"
#include "store_fixture.h"

using namespace sinan;
using namespace sinan::test;
using model::Collection;

class TestHistory final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMutationLeavesOutboxAndHistory();
    void aFailedMutationLeavesNothing();
    void aMutationIsCarriedOutOnce();
    void undoBringsEveryRowBack();
    void undoOfAnUndoIsRedo();
    void stepsOnOneRowComeOffOneByOneAndGoBackOn();
    void aChangeBetweenUndoneStepsStillCounts();
    void undoTakesTheWholeGesture();
    void undoOfAGestureWhoseStepsBuildOnEachOther();
    void undoRefusesWhatSomebodyBuiltOn();
    void undoOfAGestureRefusesWhatSomebodyBuiltOnInBetween();
    void undoingTwiceIsAConflict();
    void undoOfAnUnknownStepIsNotFound();
    void theListShowsAGestureOnceNewestFirst();
    void whatTheSystemDerivesIsNeitherSentNorListed();
    void undoOfAGestureIsSentIfAnyOfItWas();
    void anInsertIsStoredCompactly();
    void beforeImagesComeBackWhole();
    void damagedBytesAreCorruptNotACrash();
};

namespace {

std::string nameOfCustomer(const StoreFixture &, const store::Reader &reader, std::string_view id)
{
    const auto row = reader.find(Collection::Customer, idOf(id)).value();
    if (!row)
        return "(never)";
    return row->tombstone ? "(removed)" : std::string(model::textIn(row->at("name")));
}

/// The customer `id` under another name.
model::Row renamed(std::string_view id, std::string_view name)
{
    model::Row row = customerRow(id);
    row.set("name", std::string(name));
    return row;
}

mutations::Mutation labelled(mutations::Mutation mutation, const std::string &customer)
{
    mutation.labelArguments = Json{{"customer", customer}};
    return mutation;
}

} // namespace

void TestHistory::aMutationLeavesOutboxAndHistory()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const auto receipt = fixture.writer().run(manager(), labelled(putMutation({customerRow("云帆机械")}), "云帆机械"));
    VERIFY_OK(receipt);
    QVERIFY(!receipt->mutation.isNull());
    QCOMPARE(receipt->writes.size(), 1u);
    QVERIFY(!receipt->writes[0].before.has_value());
    QCOMPARE(receipt->writes[0].after.version, 1);
    const auto reader = fixture.reader();
    QCOMPARE(reader->outboxSize().value(), 1);
    const auto steps = reader->history().value();
    QCOMPARE(steps.size(), 1u);
    QCOMPARE(steps[0].mutation, receipt->mutation);
    QCOMPARE(steps[0].name, std::string("test.put@1"));
    QCOMPARE(steps[0].label, std::string("undo.test"));
    QCOMPARE(steps[0].labelArguments, (Json{{"customer", "云帆机械"}}));
    QCOMPARE(steps[0].actor, std::string("陈经理"));
    QVERIFY(steps[0].at == fixture.clock.now());
    QVERIFY(!steps[0].undone);
}

void TestHistory::aFailedMutationLeavesNothing()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    mutations::Mutation mutation = putMutation({customerRow("云帆机械")});
    mutation.arguments["fail"] = true;
    VERIFY_ERROR(fixture.writer().run(manager(), mutation), ErrorCode::InvalidArgument);
    const auto reader = fixture.reader();
    QCOMPARE(nameOfCustomer(fixture, *reader, "云帆机械"), std::string("(never)"));
    QCOMPARE(reader->outboxSize().value(), 0);
    QCOMPARE(reader->history().value().size(), 0u);
}

void TestHistory::aMutationIsCarriedOutOnce()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    mutations::Mutation mutation = putMutation({customerRow("云帆机械")});
    mutation.id = idOf("mutation");
    VERIFY_OK(fixture.writer().run(manager(), mutation));
    VERIFY_ERROR(fixture.writer().run(manager(), mutation), ErrorCode::Conflict);
    QCOMPARE((*fixture.reader()->find(Collection::Customer, idOf("云帆机械")))->version, 1);
}

void TestHistory::undoBringsEveryRowBack()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("旧")));
    model::Row gone = customerRow("要删的");
    gone.custom = Json{{"级别", "甲"}};
    gone.bucket = idOf("华东");
    gone.set("employees", std::int64_t(-3));
    VERIFY_OK(fixture.put(gone));

    mutations::Mutation change = putMutation({renamed("旧", "新"), customerRow("添的")});
    const auto changed = fixture.writer().run(manager(), change);
    VERIFY_OK(changed);
    const auto removed = fixture.writer().run(manager(), removeMutation(Collection::Customer, idOf("要删的")));
    VERIFY_OK(removed);
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 2);

    VERIFY_OK(fixture.writer().undoNow(manager(), removed->mutation));
    VERIFY_OK(fixture.writer().undoNow(manager(), changed->mutation));
    const auto reader = fixture.reader();
    QCOMPARE(nameOfCustomer(fixture, *reader, "旧"), std::string("旧"));
    QCOMPARE(nameOfCustomer(fixture, *reader, "添的"), std::string("(removed)"));
    const auto back = *reader->find(Collection::Customer, gone.id);
    QVERIFY(!back->tombstone);
    QVERIFY(back->values == gone.values);
    QCOMPARE(back->custom, gone.custom);
    QCOMPARE(back->bucket, gone.bucket);
    QCOMPARE(back->version, 3);
    QCOMPARE(reader->search("要删").value().size(), 1u);
    QCOMPARE(reader->search("添的").value().size(), 0u);
}

void TestHistory::undoOfAnUndoIsRedo()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("甲")));
    const auto changed = fixture.writer().run(manager(), labelled(putMutation({renamed("甲", "乙"), customerRow("丙")}), "甲"));
    VERIFY_OK(changed);
    const auto undone = fixture.writer().undoNow(manager(), changed->mutation);
    VERIFY_OK(undone);
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "甲"), std::string("甲"));
    const auto redone = fixture.writer().undoNow(manager(), undone->mutation);
    VERIFY_OK(redone);
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "甲"), std::string("乙"));
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "丙"), std::string("丙"));
    VERIFY_OK(fixture.writer().undoNow(manager(), redone->mutation));
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "甲"), std::string("甲"));
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "丙"), std::string("(removed)"));

    const auto steps = fixture.reader()->history().value();
    QCOMPARE(steps.size(), 4u);
    QCOMPARE(steps[0].name, std::string(store::undoStepName));
    QCOMPARE(steps[1].name, std::string(store::redoStepName));
    QCOMPARE(steps[2].name, std::string(store::undoStepName));
    QCOMPARE(steps[3].name, std::string("test.put@1"));
    QVERIFY(!steps[0].undone && steps[1].undone && steps[2].undone && steps[3].undone);
    QCOMPARE(steps[0].label, std::string("undo.test"));
    QCOMPARE(steps[0].labelArguments, (Json{{"customer", "甲"}}));
    QCOMPARE(fixture.reader()->outboxSize().value(), 4);
}

void TestHistory::stepsOnOneRowComeOffOneByOneAndGoBackOn()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("甲")));
    std::vector<Uuid> steps;
    for (const char *name : {"乙", "丙", "丁"}) {
        const auto step = fixture.writer().run(manager(), putMutation({renamed("甲", name)}, name == std::string("丙") ? "gesture" : ""));
        VERIFY_OK(step);
        steps.push_back(step->mutation);
    }
    const auto name = [&] { return nameOfCustomer(fixture, *fixture.reader(), "甲"); };
    std::vector<Uuid> undos;
    for (const char *expected : {"丙", "乙", "甲"}) {
        const auto undone = fixture.writer().undoNow(manager(), steps.back());
        VERIFY_OK(undone);
        QCOMPARE(name(), std::string(expected));
        steps.pop_back();
        undos.push_back(undone->mutation);
    }
    std::vector<Uuid> redos;
    for (const char *expected : {"乙", "丙", "丁"}) {
        const auto redone = fixture.writer().undoNow(manager(), undos.back());
        VERIFY_OK(redone);
        QCOMPARE(name(), std::string(expected));
        undos.pop_back();
        redos.push_back(redone->mutation);
    }
    for (const char *expected : {"丙", "乙", "甲"}) {
        VERIFY_OK(fixture.writer().undoNow(manager(), redos.back()));
        QCOMPARE(name(), std::string(expected));
        redos.pop_back();
    }
}

void TestHistory::aChangeBetweenUndoneStepsStillCounts()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("甲")));
    const auto first = fixture.writer().run(manager(), putMutation({renamed("甲", "乙")}));
    const auto second = fixture.writer().run(manager(), putMutation({renamed("甲", "丙")}));
    VERIFY_OK(first);
    VERIFY_OK(second);
    VERIFY_OK(fixture.writer().undoNow(manager(), second->mutation));
    VERIFY_OK(fixture.put(renamed("甲", "别人")));
    VERIFY_ERROR(fixture.writer().undoNow(manager(), first->mutation), ErrorCode::Conflict);
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "甲"), std::string("别人"));
}

void TestHistory::undoTakesTheWholeGesture()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    std::vector<Uuid> mutations;
    for (const char *name : {"一", "二", "三"}) {
        const auto receipt = fixture.writer().run(manager(), putMutation({customerRow(name)}, "import-1"));
        VERIFY_OK(receipt);
        mutations.push_back(receipt->mutation);
    }
    VERIFY_OK(fixture.writer().run(manager(), putMutation({customerRow("别的")}, "import-2")));
    const auto undone = fixture.writer().undoNow(manager(), mutations[1]);
    VERIFY_OK(undone);
    QCOMPARE(undone->writes.size(), 3u);
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 1);
    VERIFY_OK(fixture.writer().undoNow(manager(), undone->mutation));
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 4);
}

void TestHistory::undoOfAGestureWhoseStepsBuildOnEachOther()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("甲")));
    VERIFY_OK(fixture.writer().run(manager(), putMutation({renamed("甲", "乙"), customerRow("新")}, "g")));
    VERIFY_OK(fixture.writer().run(manager(), putMutation({renamed("甲", "丙"), renamed("新", "更新")}, "g")));
    const auto last = fixture.writer().run(manager(), removeMutation(Collection::Customer, idOf("新"), "g"));
    VERIFY_OK(last);
    VERIFY_OK(fixture.writer().undoNow(manager(), last->mutation));
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "甲"), std::string("甲"));
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "新"), std::string("(removed)"));
}

void TestHistory::undoRefusesWhatSomebodyBuiltOn()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const auto first = fixture.writer().run(manager(), putMutation({customerRow("一"), customerRow("二")}));
    VERIFY_OK(first);
    VERIFY_OK(fixture.writer().run(manager(), putMutation({renamed("二", "改过")})));
    const auto undone = fixture.writer().undoNow(manager(), first->mutation);
    VERIFY_ERROR(undone, ErrorCode::Conflict);
    QCOMPARE(undone.error().fact("row"), std::string_view("customer/" + idOf("二").toString()));
    const auto reader = fixture.reader();
    QCOMPARE(nameOfCustomer(fixture, *reader, "一"), std::string("一"));
    QCOMPARE(nameOfCustomer(fixture, *reader, "二"), std::string("改过"));
    QVERIFY(!reader->history().value()[1].undone);
}

void TestHistory::undoOfAGestureRefusesWhatSomebodyBuiltOnInBetween()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.writer().run(manager(), putMutation({customerRow("一")}, "g")));
    VERIFY_OK(fixture.writer().run(manager(), putMutation({renamed("一", "别人改的")})));
    const auto last = fixture.writer().run(manager(), putMutation({renamed("一", "又改")}, "g"));
    VERIFY_OK(last);
    VERIFY_ERROR(fixture.writer().undoNow(manager(), last->mutation), ErrorCode::Conflict);
    QCOMPARE(nameOfCustomer(fixture, *fixture.reader(), "一"), std::string("又改"));
}

void TestHistory::undoingTwiceIsAConflict()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const auto first = fixture.writer().run(manager(), putMutation({customerRow("一")}));
    VERIFY_OK(first);
    VERIFY_OK(fixture.writer().undoNow(manager(), first->mutation));
    VERIFY_ERROR(fixture.writer().undoNow(manager(), first->mutation), ErrorCode::Conflict);
}

void TestHistory::undoOfAnUnknownStepIsNotFound()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_ERROR(fixture.writer().undoNow(manager(), idOf("nothing")), ErrorCode::NotFound);
}

void TestHistory::theListShowsAGestureOnceNewestFirst()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const char *name : {"一", "二", "三"})
        VERIFY_OK(fixture.writer().run(manager(), putMutation({customerRow(name)}, "import")));
    fixture.clock.advance(Millis(1000));
    VERIFY_OK(fixture.writer().run(manager(), putMutation({customerRow("四")})));
    const auto steps = fixture.reader()->history().value();
    QCOMPARE(steps.size(), 2u);
    QCOMPARE(steps[0].group, std::string());
    QCOMPARE(steps[1].group, std::string("import"));
    QVERIFY(steps[0].at > steps[1].at);
    QCOMPARE(fixture.reader()->history(1).value().size(), 1u);
    QCOMPARE(fixture.reader()->writesOfGroup("import").value().size(), 3u);
    QCOMPARE(fixture.reader()->writesOf(steps[1].mutation).value().size(), 1u);
}

void TestHistory::whatTheSystemDerivesIsNeitherSentNorListed()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    mutations::Mutation derived = putMutation({customerRow("一")});
    derived.name = "test.derive@1";
    derived.id = idOf("derived");
    VERIFY_OK(fixture.writer().run(mutations::Actor::system(), derived));
    VERIFY_OK(fixture.writer().run(mutations::Actor::system(), derived));
    QCOMPARE(fixture.reader()->outboxSize().value(), 0);
    QCOMPARE(fixture.reader()->history().value().size(), 0u);
    // A person's change of what stays on this computer is not sent, but can be undone.
    derived.id = idOf("by a person");
    VERIFY_OK(fixture.writer().run(manager(), derived));
    QCOMPARE(fixture.reader()->outboxSize().value(), 0);
    QCOMPARE(fixture.reader()->history().value().size(), 1u);
    VERIFY_OK(fixture.writer().undoNow(manager(), derived.id));
    QCOMPARE(fixture.reader()->outboxSize().value(), 0);
}

void TestHistory::undoOfAGestureIsSentIfAnyOfItWas()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.writer().run(manager(), putMutation({customerRow("一")}, "g")));
    mutations::Mutation local = putMutation({customerRow("二")}, "g");
    local.name = "test.derive@1";
    const auto last = fixture.writer().run(manager(), local);
    VERIFY_OK(last);
    QCOMPARE(fixture.reader()->outboxSize().value(), 1);
    VERIFY_OK(fixture.writer().undoNow(manager(), last->mutation));
    QCOMPARE(fixture.reader()->outboxSize().value(), 2);
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 0);
}

void TestHistory::anInsertIsStoredCompactly()
{
    std::vector<mutations::Write> writes;
    for (int i = 0; i < 1000; ++i) {
        mutations::Write write;
        write.after = interactionRow(std::to_string(i), std::string(500, 'x'));
        write.after.version = 1;
        writes.push_back(std::move(write));
    }
    QVERIFY(store::packWrites(writes).size() < 20'500);
}

void TestHistory::beforeImagesComeBackWhole()
{
    for (const model::CollectionTable &table : model::allCollections()) {
        model::Row before = model::emptyRow(table.info.id);
        before.id = idOf("row");
        before.bucket = idOf("bucket");
        before.version = 41;
        before.custom = Json{{"字段", 1}};
        for (std::size_t i = 0; i < before.values.size(); ++i) {
            switch (i % 5) {
            case 0:
                before.values[i] = std::string("文本\0x", 8);
                break;
            case 1:
                before.values[i] = std::numeric_limits<std::int64_t>::min();
                break;
            case 2:
                before.values[i] = -0.1;
                break;
            case 3:
                before.values[i] = idOf("reference");
                break;
            default:
                before.values[i] = model::Value{};
                break;
            }
        }
        mutations::Write write;
        write.before = before;
        write.after = before;
        write.after.version = 42;
        write.after.tombstone = true;
        const auto unpacked = store::unpackWrites(store::packWrites({&write, 1}));
        VERIFY_OK(unpacked);
        QCOMPARE(unpacked->size(), 1u);
        const mutations::Write &read = unpacked->front();
        QCOMPARE(read.after.collection, table.info.id);
        QCOMPARE(read.after.id, before.id);
        QCOMPARE(read.after.version, 42);
        QVERIFY(read.after.tombstone);
        QVERIFY(!read.before->tombstone);
        QCOMPARE(read.before->version, 41);
        QCOMPARE(read.before->bucket, before.bucket);
        QCOMPARE(read.before->custom, before.custom);
        QVERIFY(read.before->values == before.values);
    }
}

void TestHistory::damagedBytesAreCorruptNotACrash()
{
    mutations::Write write;
    write.before = customerRow("云帆机械");
    write.after = *write.before;
    write.after.version = 2;
    const std::string whole = store::packWrites({&write, 1});
    for (std::size_t size = 0; size < whole.size(); ++size)
        VERIFY_ERROR(store::unpackWrites(whole.substr(0, size)), ErrorCode::Corrupt);
    SeededRandom random(3);
    for (int i = 0; i < 2000; ++i) {
        std::string damaged = whole;
        damaged[random.below(damaged.size())] = char(random.below(256));
        (void)store::unpackWrites(damaged);
    }
    VERIFY_OK(store::unpackWrites(whole));
}

SINAN_TEST(TestHistory)
#include "tst_history.moc"
