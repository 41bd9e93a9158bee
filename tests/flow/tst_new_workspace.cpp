#include "app/main/resources.h"
#include "app/main/workspace_setup.h"
#include "app/model/library.h"
#include "app/model/signal_kind.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace sinan;

/// What a workspace of one's own begins with, and what stays one's own in it.
class TestNewWorkspace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKindHasArticlesAndCasesMarkedAsShipped();
    void nothingBelongsToTheDemosPeopleOrExpires();
    void anotherStartBringsNothingTwiceAndKeepsEditsAndRemovals();
    void aWorkspaceOfAnOlderVersionGetsTheCasesToo();

private:
    void install()
    {
        const auto done = main::installStandards(*m_store, SINAN_SOURCE_DIR "/resources", m_clock, m_random);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().toString().c_str());
    }
    template <class T>
    std::vector<T> all()
    {
        return mutations::selectAs<T>(**m_store->reader(), {}).valueOr({});
    }
    void run(const char *name, Json arguments)
    {
        mutations::Mutation mutation;
        mutation.id = Uuid::v7(m_clock, m_random);
        mutation.name = name;
        mutation.arguments = std::move(arguments);
        const auto done = m_store->writer().run({Uuid{}, "李静", model::Role::Manager}, mutation);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().toString().c_str());
    }

    SetClock m_clock{parseIso("2027-03-02T00:10:00Z").value()};
    SeededRandom m_random{5};
    store::NoKey m_noKey;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
};

void TestNewWorkspace::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = store::Store::open(std::filesystem::path(m_folder->filePath("w.db").toStdU16String()), m_noKey, {&m_clock, &m_random, &mutations::Registry::standard()});
    QVERIFY(opened.ok());
    m_store = std::move(opened).value();
    install();
}

void TestNewWorkspace::everyKindHasArticlesAndCasesMarkedAsShipped()
{
    std::set<std::string> withArticle;
    std::set<std::string> withCase;
    for (const auto &article : all<model::KnowledgeArticle>()) {
        QVERIFY(article.shipped && article.revision == 1);
        for (const Json &kind : article.kinds)
            withArticle.insert(kind.get<std::string>());
    }
    for (const auto &record : all<model::CaseRecord>()) {
        QVERIFY(record.shipped && !record.labelEn.empty());
        for (const Json &kind : record.kinds)
            withCase.insert(kind.get<std::string>());
    }
    QCOMPARE(withArticle.size(), model::signalKindCount);
    QCOMPARE(withCase.size(), model::signalKindCount);
}

void TestNewWorkspace::nothingBelongsToTheDemosPeopleOrExpires()
{
    for (const auto &article : all<model::KnowledgeArticle>())
        QVERIFY(article.owner.empty() && !article.expires);
}

void TestNewWorkspace::anotherStartBringsNothingTwiceAndKeepsEditsAndRemovals()
{
    const auto before = all<model::KnowledgeArticle>();
    const auto cases = all<model::CaseRecord>().size();
    run("article.save@1", {{"id", before[0].id.toString()}, {"title_zh", "我们的写法"}, {"text_zh", "改过。"}, {"kinds", Json::array()}, {"attachments", Json::array()}, {"on", "2027-03-02"}});
    run("article.remove@1", {{"id", before[1].id.toString()}});
    install();
    const auto after = all<model::KnowledgeArticle>();
    QCOMPARE(after.size(), before.size() - 1);
    QCOMPARE(all<model::CaseRecord>().size(), cases);
    const auto edited = std::find_if(after.begin(), after.end(), [&](const auto &one) { return one.id == before[0].id; });
    QVERIFY(edited != after.end() && edited->titleZh == "我们的写法" && edited->shipped);
}

void TestNewWorkspace::aWorkspaceOfAnOlderVersionGetsTheCasesToo()
{
    // Before cases were shipped only articles lay here: as if none of the cases had ever been.
    QTemporaryDir folder;
    auto opened = store::Store::open(std::filesystem::path(folder.filePath("w.db").toStdU16String()), m_noKey, {&m_clock, &m_random, &mutations::Registry::standard()});
    QVERIFY(opened.ok());
    m_store = std::move(opened).value();
    auto rules = main::standardRules(SINAN_SOURCE_DIR "/resources", m_clock.now());
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_clock, m_random);
    mutation.name = "workspace.install@1";
    mutation.arguments = {{"rows", std::move(rules).value()}};
    QVERIFY(m_store->writer().run(mutations::Actor::system(), mutation).ok());
    QVERIFY(all<model::CaseRecord>().empty());
    install();
    QVERIFY(all<model::CaseRecord>().size() >= model::signalKindCount);
    m_store.reset();
}

SINAN_TEST(TestNewWorkspace)
#include "tst_new_workspace.moc"
