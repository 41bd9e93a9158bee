#include "tests/support/test_program.h"
#include "app/model/fact.h"
#include "app/model/warning.h"
#include "store_fixture.h"

#include <QSignalSpy>
#include <QThread>

#include <set>

using namespace sinan;
using namespace sinan::test;
using model::Collection;

class TestWriter final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jobsRunInTheOrderTheyCame();
    void answersComeInTheThreadOfTheirContext();
    void noAnswerForAContextThatIsGone();
    void closingRunsWhatIsQueued();
    void theFeedSaysWhatACommitChanged();
    void theFeedIsSilentWhereNothingChanged();
    void aLargeCommitNamesNoRows();
    void commitsCountOnAfterReopening();
    void changedCustomersAreDirtyOnceOldestFirst();
    void aRowThatMovesMakesBothCustomersDirty();
    void whatReflexWritesItselfIsNotDirty();
    void writtenInteractionsAreUnread();
    void aLookIsDueWhenItsTimeHasCome();
    void whatIsTakenComesBackWhenTheJobFails();
    void aJobSeesItsOwnWrites();
    void twoThreadsMaySubmit();
};

namespace {

/// Runs `job` and gives what it returns.
template <class Value> Value inJob(StoreFixture &fixture, const std::function<Result<Value>(store::Transaction &)> &job)
{
    Value value{};
    const auto outcome = fixture.writer().runJob([&](store::Transaction &transaction) -> Result<void> {
        SINAN_ASSIGN(value, job(transaction));
        return {};
    });
    if (!outcome.ok())
        qFatal("%s", outcome.error().toString().c_str());
    return value;
}

using Ids = std::vector<Uuid>;

Ids takeDirty(StoreFixture &fixture, std::int64_t limit = 100)
{
    return inJob<Ids>(fixture, [&](store::Transaction &transaction) { return transaction.takeDirtyCustomers(limit); });
}

Ids takeUnread(StoreFixture &fixture, std::int64_t limit = 100)
{
    return inJob<Ids>(fixture, [&](store::Transaction &transaction) { return transaction.takeUnreadInteractions(limit); });
}

Ids takeDue(StoreFixture &fixture, UtcTime now)
{
    return inJob<Ids>(fixture, [&](store::Transaction &transaction) { return transaction.takeCustomersDue(now, 100); });
}

/// Collects commits in the thread of the test.
class FeedLog final : public QObject
{
public:
    explicit FeedLog(store::ChangeFeed &feed)
    {
        connect(&feed, &store::ChangeFeed::committed, this, [this](const store::Commit &commit) { commits.push_back(commit); });
    }
    std::vector<store::Commit> commits;
};

} // namespace

void TestWriter::jobsRunInTheOrderTheyCame()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    std::vector<int> order;
    QObject context;
    for (int i = 0; i < 50; ++i)
        fixture.writer().submitJob([](store::Transaction &) -> Result<void> { return {}; }, &context,
                                   [&order, i](const Result<void> &) { order.push_back(i); });
    QTRY_COMPARE(order.size(), 50u);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void TestWriter::answersComeInTheThreadOfTheirContext()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    QObject context;
    QThread *answered = nullptr;
    std::string name;
    fixture.writer().submit(
        manager(), putMutation({customerRow("云帆机械")}), &context, [&](const Result<store::Receipt> &receipt) {
            answered = QThread::currentThread();
            // The commit is visible by the time of the answer.
            name = model::textIn((*fixture.reader()->find(Collection::Customer, receipt->writes.front().after.id))->at("name"));
        });
    QTRY_COMPARE(answered, QThread::currentThread());
    QCOMPARE(name, std::string("云帆机械"));

    // A context in another thread is answered there.
    QThread other;
    other.start();
    auto *elsewhere = new QObject;
    elsewhere->moveToThread(&other);
    std::atomic<QThread *> answeredElsewhere{nullptr};
    fixture.writer().submitJob(
        [](store::Transaction &) -> Result<void> {
            return Error{ErrorCode::Cancelled, "test", "", {}};
        },
        elsewhere,
        [&](const Result<void> &outcome) {
            if (!outcome.ok())
                answeredElsewhere = QThread::currentThread();
        });
    QTRY_COMPARE(answeredElsewhere.load(), &other);
    elsewhere->deleteLater();
    other.quit();
    QVERIFY(other.wait());
}

void TestWriter::noAnswerForAContextThatIsGone()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    bool answered = false;
    bool last = false;
    {
        QObject shortLived;
        fixture.writer().submit(manager(), putMutation({customerRow("云帆机械")}), &shortLived,
                                [&](const auto &) { answered = true; });
    }
    QObject context;
    fixture.writer().submitJob([](store::Transaction &) -> Result<void> { return {}; }, &context,
                               [&](const auto &) { last = true; });
    QTRY_VERIFY(last);
    QVERIFY(!answered);
    QVERIFY(fixture.reader()->find(Collection::Customer, idOf("云帆机械")).value().has_value());
}

void TestWriter::closingRunsWhatIsQueued()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (int i = 0; i < 30; ++i)
        fixture.writer().submit(manager(), putMutation({customerRow(std::to_string(i))}), nullptr, {});
    fixture.close();
    VERIFY_OK(fixture.open());
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 30);
}

void TestWriter::theFeedSaysWhatACommitChanged()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    FeedLog log(fixture.store().feed());
    const auto receipt = fixture.writer().run(
        manager(), putMutation({customerRow("甲"), interactionRow("话", "你好", idOf("甲")), interactionRow("无", "你好")}));
    VERIFY_OK(receipt);
    VERIFY_OK(fixture.put(customerRow("乙")));
    QTRY_COMPARE(log.commits.size(), 2u);
    const store::Commit &commit = log.commits[0];
    QCOMPARE(commit.sequence, receipt->commit);
    QCOMPARE(log.commits[1].sequence, commit.sequence + 1);
    QVERIFY(!commit.large);
    QCOMPARE(commit.rows.size(), 3u);
    QCOMPARE(commit.rows[0].collection, Collection::Customer);
    QCOMPARE(commit.rows[0].customer, idOf("甲"));
    QCOMPARE(commit.rows[1].id, idOf("话"));
    QCOMPARE(commit.rows[1].customer, idOf("甲"));
    QVERIFY(commit.rows[2].customer.isNull());
    QVERIFY(commit.touches(Collection::Interaction));
    QVERIFY(!commit.touches(Collection::Warning));
}

void TestWriter::theFeedIsSilentWhereNothingChanged()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    FeedLog log(fixture.store().feed());
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &transaction) -> Result<void> {
        SINAN_TRY(transaction.find(Collection::Customer, idOf("甲")));
        SINAN_TRY(transaction.takeDirtyCustomers(10));
        return transaction.setNextLook(idOf("甲"), std::nullopt);
    }));
    VERIFY_ERROR(fixture.writer().run(manager(), removeMutation(Collection::Customer, idOf("甲"))), ErrorCode::NotFound);
    VERIFY_OK(fixture.put(customerRow("乙")));
    QTRY_COMPARE(log.commits.size(), 1u);
    QCOMPARE(log.commits[0].rows.size(), 1u);
}

void TestWriter::aLargeCommitNamesNoRows()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    FeedLog log(fixture.store().feed());
    const auto putMany = [&](int count) {
        return fixture.writer().runJob([&](store::Transaction &transaction) -> Result<void> {
            for (int i = 0; i < count; ++i)
                SINAN_TRY(transaction.put(customerRow(std::to_string(i))));
            return {};
        });
    };
    VERIFY_OK(putMany(2000));
    VERIFY_OK(putMany(2001));
    QTRY_COMPARE(log.commits.size(), 2u);
    QVERIFY(!log.commits[0].large);
    QCOMPARE(log.commits[0].rows.size(), 2000u);
    QVERIFY(log.commits[1].large);
    QVERIFY(log.commits[1].rows.empty());
    QVERIFY(log.commits[1].touches(Collection::Warning));
}

void TestWriter::commitsCountOnAfterReopening()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const auto first = fixture.writer().run(manager(), putMutation({customerRow("甲")}));
    VERIFY_OK(first);
    fixture.close();
    VERIFY_OK(fixture.open());
    const auto second = fixture.writer().run(manager(), putMutation({customerRow("乙")}));
    VERIFY_OK(second);
    QCOMPARE(second->commit, first->commit + 1);
}

void TestWriter::changedCustomersAreDirtyOnceOldestFirst()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Fact fact;
    fact.id = idOf("fact");
    fact.customer = idOf("丙");
    fact.series = "login";
    VERIFY_OK(fixture.put(customerRow("甲")));
    VERIFY_OK(fixture.put(interactionRow("话", "你好", idOf("乙"))));
    VERIFY_OK(fixture.put(model::toRow(fact)));
    VERIFY_OK(fixture.put(customerRow("甲")));
    QCOMPARE(takeDirty(fixture, 2), (Ids{idOf("甲"), idOf("乙")}));
    fixture.close();
    VERIFY_OK(fixture.open());
    QCOMPARE(takeDirty(fixture), Ids{idOf("丙")});
    QCOMPARE(takeDirty(fixture), Ids{});
    // A row about no customer: the null id stands for it.
    VERIFY_OK(fixture.put(interactionRow("无主", "你好")));
    QCOMPARE(takeDirty(fixture), Ids{Uuid{}});
}

void TestWriter::aRowThatMovesMakesBothCustomersDirty()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(interactionRow("话", "你好", idOf("甲"))));
    (void)takeDirty(fixture);
    VERIFY_OK(fixture.put(interactionRow("话", "你好", idOf("乙"))));
    const Ids dirty = takeDirty(fixture);
    QCOMPARE((std::set<Uuid>(dirty.begin(), dirty.end())), (std::set<Uuid>{idOf("甲"), idOf("乙")}));
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &rows) { return rows.remove(Collection::Interaction, idOf("话")); }));
    QCOMPARE(takeDirty(fixture), Ids{idOf("乙")});
}

void TestWriter::whatReflexWritesItselfIsNotDirty()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Warning warning;
    warning.id = idOf("warning");
    warning.customer = idOf("甲");
    warning.ruleKey = "rule";
    VERIFY_OK(fixture.put(model::toRow(warning)));
    QCOMPARE(takeDirty(fixture), Ids{});
}

void TestWriter::writtenInteractionsAreUnread()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const char *key : {"1", "2", "3"})
        VERIFY_OK(fixture.put(interactionRow(key, "你好")));
    QCOMPARE(takeUnread(fixture, 2), (Ids{idOf("1"), idOf("2")}));
    QCOMPARE(takeUnread(fixture), Ids{idOf("3")});
    QCOMPARE(takeUnread(fixture), Ids{});
    // Written again, and removed: both must be looked at again.
    VERIFY_OK(fixture.put(interactionRow("2", "再见")));
    QCOMPARE(takeUnread(fixture), Ids{idOf("2")});
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &rows) { return rows.remove(Collection::Interaction, idOf("1")); }));
    QCOMPARE(takeUnread(fixture), Ids{idOf("1")});
}

void TestWriter::aLookIsDueWhenItsTimeHasCome()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const UtcTime start = fixture.clock.now();
    VERIFY_OK(fixture.writer().runJob([&](store::Transaction &transaction) -> Result<void> {
        SINAN_TRY(transaction.setNextLook(idOf("甲"), start + Millis(2000)));
        SINAN_TRY(transaction.setNextLook(idOf("乙"), start + Millis(1000)));
        SINAN_TRY(transaction.setNextLook(idOf("丙"), start + Millis(1000)));
        SINAN_TRY(transaction.setNextLook(idOf("丙"), start + Millis(5000)));
        SINAN_TRY(transaction.setNextLook(idOf("丁"), start));
        return transaction.setNextLook(idOf("丁"), std::nullopt);
    }));
    QCOMPARE(takeDue(fixture, start + Millis(999)), Ids{});
    QCOMPARE(takeDue(fixture, start + Millis(2000)), (Ids{idOf("乙"), idOf("甲")}));
    QCOMPARE(takeDue(fixture, start + Millis(2000)), Ids{});
    QCOMPARE(takeDue(fixture, start + Millis(9000)), Ids{idOf("丙")});
}

void TestWriter::whatIsTakenComesBackWhenTheJobFails()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(interactionRow("话", "你好", idOf("甲"))));
    VERIFY_ERROR(fixture.writer().runJob([](store::Transaction &transaction) -> Result<void> {
        SINAN_ASSIGN(const Ids unread, transaction.takeUnreadInteractions(10));
        SINAN_ASSIGN(const Ids dirty, transaction.takeDirtyCustomers(10));
        return Error{unread.size() == 1 && dirty.size() == 1 ? ErrorCode::Cancelled : ErrorCode::Internal, "test", "", {}};
    }),
                 ErrorCode::Cancelled);
    QCOMPARE(takeUnread(fixture), Ids{idOf("话")});
    QCOMPARE(takeDirty(fixture), Ids{idOf("甲")});
}

void TestWriter::aJobSeesItsOwnWrites()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &transaction) -> Result<void> {
        SINAN_ASSIGN(const auto receipt,
                     transaction.run(manager(), putMutation({interactionRow("话", "你好", idOf("甲"))}, "g")));
        SINAN_ASSIGN(const auto row, transaction.find(Collection::Interaction, idOf("话")));
        SINAN_ASSIGN(const auto rows, transaction.select({Collection::Interaction, {}, "", false, -1}));
        SINAN_ASSIGN(const Ids dirty, transaction.takeDirtyCustomers(10));
        SINAN_ASSIGN(const Ids unread, transaction.takeUnreadInteractions(10));
        SINAN_ASSIGN(const auto writes, transaction.history().writesOf(receipt.mutation));
        if (!row || rows.size() != 1 || dirty.size() != 1 || unread.size() != 1 || writes.size() != 1)
            return Error{ErrorCode::Internal, "test", "something is not seen", {}};
        return {};
    }));
    QCOMPARE(takeDirty(fixture), Ids{});
}

void TestWriter::twoThreadsMaySubmit()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const auto submitMany = [&](const std::string &prefix) {
        for (int i = 0; i < 100; ++i)
            fixture.writer().submit(manager(), putMutation({customerRow(prefix + std::to_string(i))}), nullptr, {});
    };
    std::thread a(submitMany, "a");
    std::thread b(submitMany, "b");
    // A reader on this thread meanwhile: it sees whole commits only, and never an error.
    const auto reader = fixture.reader();
    for (int i = 0; i < 200; ++i)
        VERIFY_OK(reader->select({Collection::Customer, {}, "name", false, 10}));
    a.join();
    b.join();
    fixture.writer().drain();
    QCOMPARE(reader->count({Collection::Customer, {}, "", false, -1}).value(), 200);
}

SINAN_TEST(TestWriter)
#include "tst_writer.moc"
