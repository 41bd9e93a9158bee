#include "tests/support/test_program.h"
#include "app/bridge/import_session.h"
#include "app/main/reflex_loop.h"
#include "app/main/resources.h"
#include "app/main/unfinished_imports.h"
#include "app/model/customer.h"
#include "app/model/import.h"
#include "app/model/interaction.h"
#include "tests/support/memory_rows.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sinan;

/// An import that is cut off between two of its changes: the next start leaves nothing of it, or says what it had to keep.
class TestUnfinishedImport : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    SetClock m_clock{*parseIso("2026-03-02T00:10:00Z")};
    SeededRandom m_random{5};
    store::NoKey m_noKey;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    const mutations::Actor m_person{Uuid::v5(sinanSpace, "陈经理"), "陈经理", model::Role::Manager};

    /// Closes the workspace and opens it again, as after a crash.
    void reopen()
    {
        m_reader.reset();
        m_store.reset();
        const store::Environment environment{&m_clock, &m_random, &mutations::Registry::standard()};
        auto opened = store::Store::open((m_folder->path() + "/workspace.db").toStdString(), m_noKey, environment);
        SINAN_VERIFY(opened);
        m_store = std::move(opened).value();
        m_reader = m_store->reader().value();
    }
    template <class T> std::size_t count() { return mutations::selectAs<T>(*m_reader, {})->size(); }

    /// Two tables and a conversation as one import.
    std::vector<mutations::Mutation> plan()
    {
        bridge::ImportOptions options;
        options.resources = SINAN_SOURCE_DIR "/resources";
        bridge::ImportSession session(options);
        std::string many = "客户名称,城市,最近沟通情况,最近沟通时间\n";
        for (int i = 0; i < 1200; ++i)
            many += "客户" + std::to_string(i) + ",合肥,例行回访第 " + std::to_string(i) + " 号,2026-02-26\n";
        session.addText("甲.csv", many);
        session.addText("乙.csv", "客户名称,城市\n松湖阀门,无锡\n海棠包装,苏州\n");
        if (!session.plan(*m_reader, m_clock.now()).ok())
            return {};
        return session.mutations(m_clock, m_random, Uuid::v7(m_clock, m_random).toString()).valueOr({});
    }
    void run(const std::vector<mutations::Mutation> &list, std::size_t steps)
    {
        for (std::size_t i = 0; i < steps; ++i)
            SINAN_VERIFY(m_store->writer().run(m_person, list[i]));
    }
    main::UnfinishedImports settle()
    {
        auto settled = main::settleUnfinishedImports(*m_store, m_clock, m_random);
        if (!settled.ok())
            qFatal("%s", settled.error().toString().c_str());
        return *settled;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }

    void cutAnywhereItLeavesNothing_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {0, 10, 30, 50, 70, 90, 99})
            QTest::addRow("%d percent", percent) << percent;
    }
    void cutAnywhereItLeavesNothing()
    {
        QFETCH(int, percent);
        const auto list = plan();
        QVERIFY(list.size() > 8);
        // At least one change is in, at least one is missing.
        run(list, 1 + (list.size() - 2) * std::size_t(percent) / 99);
        reopen();
        const auto settled = settle();
        QVERIFY(!settled.takenBack.empty() && settled.kept.empty());
        QCOMPARE(count<model::Customer>(), std::size_t(0));
        QCOMPARE(count<model::Interaction>(), std::size_t(0));
        QCOMPARE(count<model::ImportRun>(), std::size_t(0));
        QVERIFY(settle().empty());
        // Nobody can bring the half of it back.
        const auto steps = m_reader->history(10).valueOr({});
        for (const auto &step : steps)
            QVERIFY(step.undone);
    }

    void anImportThatWasFinishedStays()
    {
        const auto list = plan();
        run(list, list.size());
        reopen();
        QVERIFY(settle().empty());
        QCOMPARE(count<model::Customer>(), std::size_t(1202));
        QVERIFY(count<model::Interaction>() >= 1200);
    }

    void anEarlierImportIsLeftAlone()
    {
        const auto first = plan();
        run(first, first.size());
        bridge::ImportOptions options;
        options.resources = SINAN_SOURCE_DIR "/resources";
        bridge::ImportSession session(options);
        session.addText("丙.csv", "客户名称,城市\n青桥电子,无锡\n云峰物流,苏州\n");
        SINAN_VERIFY(session.plan(*m_reader, m_clock.now()));
        const auto second = session.mutations(m_clock, m_random, "second").valueOr({});
        run(second, second.size() - 1);
        QCOMPARE(count<model::Customer>(), std::size_t(1204));
        reopen();
        QCOMPARE(settle().takenBack, std::vector<std::string>{"丙.csv"});
        QCOMPARE(count<model::Customer>(), std::size_t(1202));
    }

    void rowsThatWereWorkedOnAreKeptAndItSaysSo()
    {
        const auto list = plan();
        run(list, list.size() - 1);
        const auto customers = mutations::selectAs<model::Customer>(*m_reader, {}).valueOr({});
        const auto &customer = customers.at(0);
        mutations::Mutation edit;
        edit.name = "customer.edit@1";
        edit.arguments = {{"id", customer.id.toString()}, {"fields", {{"remark", "已约周三见面"}}}};
        SINAN_VERIFY(m_store->writer().run(m_person, edit));
        reopen();
        const auto settled = settle();
        QVERIFY(settled.takenBack.empty() && !settled.kept.empty());
        QCOMPARE(count<model::Customer>(), std::size_t(1202));
        QCOMPARE(mutations::findAs<model::Customer>(*m_reader, customer.id).value()->remark, std::string("已约周三见面"));
        QVERIFY(settle().empty());
    }

    /// Its rows are gone but still queued, in front of all that came later.
    void whatCameAfterItIsHeardAllTheSame()
    {
        const auto list = plan();
        run(list, list.size() - 1);
        reopen();
        QVERIFY(!settle().takenBack.empty());
        bridge::ImportOptions options;
        options.resources = SINAN_SOURCE_DIR "/resources";
        bridge::ImportSession session(options);
        session.addText("丙.csv", "客户名称,最近沟通情况,最近沟通时间\n青桥电子,客户问交付周期能写进合同吗,2026-02-26\n");
        SINAN_VERIFY(session.plan(*m_reader, m_clock.now()));
        const auto later = session.mutations(m_clock, m_random, "later").valueOr({});
        run(later, later.size());
        const store::Environment environment{&m_clock, &m_random, &mutations::Registry::standard()};
        main::ReflexLoop loop(*m_store, main::detectorSource(SINAN_SOURCE_DIR "/resources"), environment);
        const auto round = loop.runUntilQuiet();
        SINAN_VERIFY(round);
        QCOMPARE(round->heard, 1);
        QVERIFY(count<model::Signal>() > 0);
    }
};

SINAN_TEST(TestUnfinishedImport)
#include "tst_unfinished_import.moc"
