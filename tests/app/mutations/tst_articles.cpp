#include "tests/support/memory_rows.h"
#include "tests/support/test_program.h"

#include "app/model/library.h"
#include "app/mutations/derived_ids.h"

#include <QTest>

using namespace sinan;
using namespace sinan::model;
using namespace sinan::mutations;
using sinan::test::MemoryRows;

/// Articles of the knowledge base: who may write them, what a save keeps, what is refused.
class TestArticles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewArticleIsItsFirstVersion();
    void theFirstEditKeepsWhatWasShipped();
    void bringingBackIsANewVersionThatSaysWhence();
    void undoTakesTheVersionAwayAgain();
    void repsReadAndTheOthersWrite();
    void aSaveOnAnOldVersionIsAConflict();
    void badInputNamesItsPlace_data();
    void badInputNamesItsPlace();
    void aRemovedArticleKeepsItsVersions();

private:
    Result<Outcome> run(std::string name, Json arguments, Role role = Role::Manager, std::map<std::string, std::int64_t> base = {})
    {
        Mutation mutation;
        mutation.name = std::move(name);
        mutation.arguments = std::move(arguments);
        mutation.base = std::move(base);
        return Registry::standard().run({{Uuid{}, "李静", role}, m_clock.now(), &m_random, &m_clock}, mutation, m_rows);
    }
    Json article(Json changes = Json::object()) const
    {
        Json json{{"id", m_id.toString()}, {"title_zh", "报价应答"}, {"title_en", ""},       {"text_zh", "先问三句。"}, {"text_en", ""},
                  {"kinds", {"price_objection_surge"}}, {"owner", "李静"}, {"expires", "2026-12-31"}, {"attachments", Json::array()}, {"on", "2026-03-02"}};
        json.update(changes);
        return json;
    }
    std::optional<ArticleVersion> version(std::int64_t revision) { return m_rows.get<ArticleVersion>(articleVersionId(m_id, revision)); }

    SetClock m_clock{parseIso("2026-03-02T00:10:00Z").value()};
    SeededRandom m_random{11};
    MemoryRows m_rows;
    Uuid m_id = Uuid::v5(sinanSpace, "article");
};

void TestArticles::init()
{
    m_rows = MemoryRows();
}

void TestArticles::aNewArticleIsItsFirstVersion()
{
    SINAN_VERIFY(run("article.save@1", article()));
    const auto saved = m_rows.get<KnowledgeArticle>(m_id);
    QCOMPARE(saved->titleZh, std::string("报价应答"));
    QCOMPARE(saved->revision, 1);
    QVERIFY(!saved->shipped && saved->key.starts_with("kb-") && saved->key.size() == 15);
    QCOMPARE(saved->updatedBy, std::string("李静"));
    QCOMPARE(saved->expires, parseDate("2026-12-31"));
    QCOMPARE(version(1)->textZh, std::string("先问三句。"));
    QCOMPARE(version(1)->savedAt, m_clock.now());
}

void TestArticles::theFirstEditKeepsWhatWasShipped()
{
    KnowledgeArticle shipped;
    shipped.id = m_id;
    shipped.key = "kb-price";
    shipped.titleZh = "原题";
    shipped.textZh = "原文";
    shipped.shipped = true;
    m_rows.add(shipped);
    SINAN_VERIFY(run("article.save@1", article()));
    const auto saved = m_rows.get<KnowledgeArticle>(m_id);
    QCOMPARE(saved->revision, 2);
    QCOMPARE(saved->key, std::string("kb-price"));
    QVERIFY(saved->shipped);
    QCOMPARE(version(1)->textZh, std::string("原文"));
    QCOMPARE(version(1)->savedAt, UtcTime{});
    QCOMPARE(version(2)->textZh, std::string("先问三句。"));
}

void TestArticles::bringingBackIsANewVersionThatSaysWhence()
{
    SINAN_VERIFY(run("article.save@1", article()));
    SINAN_VERIFY(run("article.save@1", article({{"text_zh", "改过。"}})));
    SINAN_VERIFY(run("article.save@1", article({{"from", 1}})));
    QCOMPARE(m_rows.get<KnowledgeArticle>(m_id)->textZh, std::string("先问三句。"));
    QCOMPARE(version(3)->from, 1);
    QCOMPARE(version(2)->textZh, std::string("改过。"));
}

void TestArticles::undoTakesTheVersionAwayAgain()
{
    SINAN_VERIFY(run("article.save@1", article()));
    const auto second = run("article.save@1", article({{"text_zh", "改过。"}, {"expires", nullptr}}));
    QVERIFY(second.ok() && !m_rows.get<KnowledgeArticle>(m_id)->expires);
    SINAN_VERIFY(revert(second->writes, m_rows));
    QCOMPARE(m_rows.get<KnowledgeArticle>(m_id)->textZh, std::string("先问三句。"));
    QCOMPARE(m_rows.get<KnowledgeArticle>(m_id)->revision, 1);
    QVERIFY(m_rows.get<KnowledgeArticle>(m_id)->expires.has_value());
    QVERIFY(!version(2));
    // And the next save is version 2 once more.
    SINAN_VERIFY(run("article.save@1", article({{"text_zh", "另一种。"}})));
    QCOMPARE(version(2)->textZh, std::string("另一种。"));
}

void TestArticles::repsReadAndTheOthersWrite()
{
    for (const Role role : {Role::Manager, Role::Admin, Role::Product, Role::Legal, Role::Delivery, Role::Finance}) {
        QVERIFY(Registry::standard().may(role, "article.save@1"));
        SINAN_VERIFY(run("article.save@1", article(), role));
    }
    QVERIFY(!Registry::standard().may(Role::Rep, "article.save@1"));
    QCOMPARE(run("article.save@1", article(), Role::Rep).error().code, ErrorCode::NotPermitted);
    QCOMPARE(run("article.remove@1", {{"id", m_id.toString()}}, Role::Rep).error().code, ErrorCode::NotPermitted);
}

void TestArticles::aSaveOnAnOldVersionIsAConflict()
{
    const std::string row = "knowledge_article/" + m_id.toString();
    SINAN_VERIFY(run("article.save@1", article(), Role::Manager, {{row, 0}}));
    SINAN_VERIFY(run("article.save@1", article({{"text_zh", "别人的。"}}), Role::Manager, {{row, 1}}));
    QCOMPARE(run("article.save@1", article(), Role::Manager, {{row, 1}}).error().code, ErrorCode::Conflict);
    QCOMPARE(m_rows.get<KnowledgeArticle>(m_id)->textZh, std::string("别人的。"));
}

void TestArticles::badInputNamesItsPlace_data()
{
    const Json file{{"name", "a.pdf"}, {"sha256", std::string(64, 'a')}, {"kind", "pdf"}, {"size", 10}};
    const auto with = [&file](const char *member, Json value) {
        Json changed = file;
        changed[member] = std::move(value);
        return Json{{"attachments", {changed}}};
    };
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const Json &changes, const char *place) {
        QTest::newRow(name) << QString::fromStdString(dumpJson(changes)) << QString::fromLatin1(place);
    };
    row("no title", {{"title_zh", "  "}}, "title_zh");
    row("no text", {{"text_zh", ""}}, "text_zh");
    row("text too long", {{"text_zh", std::string(200'001, 'a')}}, "text_zh");
    row("unknown kind", {{"kinds", {"weather"}}}, "kinds");
    row("no day", {{"expires", "soon"}}, "expires");
    row("a path as a name", with("name", "../a.pdf"), "attachments");
    row("no hash", with("sha256", std::string(64, '/')), "attachments");
    row("a path as a kind", with("kind", "../p"), "attachments");
    row("two of one name", {{"attachments", {file, file}}}, "attachments");
}

void TestArticles::badInputNamesItsPlace()
{
    QFETCH(QString, changes);
    QFETCH(QString, place);
    const auto outcome = run("article.save@1", article(parseJson(changes.toStdString()).value()));
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(QString::fromStdString(outcome.error().toString()).contains(place), outcome.error().toString().c_str());
    QVERIFY(!m_rows.get<KnowledgeArticle>(m_id));
}

void TestArticles::aRemovedArticleKeepsItsVersions()
{
    SINAN_VERIFY(run("article.save@1", article()));
    const auto removed = run("article.remove@1", {{"id", m_id.toString()}});
    QVERIFY(removed.ok() && !m_rows.get<KnowledgeArticle>(m_id));
    QVERIFY(version(1).has_value());
    SINAN_VERIFY(revert(removed->writes, m_rows));
    QCOMPARE(m_rows.get<KnowledgeArticle>(m_id)->titleZh, std::string("报价应答"));
}

SINAN_TEST(TestArticles)
#include "tst_articles.moc"
