#include "tests/support/test_program.h"
#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/model/opportunity.h"
#include "app/store/tokens.h"
#include "store_fixture.h"

#include <set>

using namespace sinan;
using namespace sinan::test;
using model::Collection;

class TestSearch final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsCutIntoPairsAndWords_data();
    void textIsCutIntoPairsAndWords();
    void wordsAreFound_data();
    void wordsAreFound();
    void theSameRowsAsAScanOfRandomText_data();
    void theSameRowsAsAScanOfRandomText();
    void theIndexFollowsEveryWrite();
    void theIndexIsRolledBackWithTheRow();
    void oneIndexSearchesAllCollectionsNamesFirst();
    void hitsComeNewestFirstAndStopAtTheLimit();
    void noWordReachesFromOneFieldIntoTheNext();
    void aSearchThatIsTooLongIsRefused();
};

namespace {

std::string tokensOf(std::string_view text, store::TokenUse use)
{
    std::string tokens;
    store::forEachToken(text, use, [&](std::string_view token, std::size_t, std::size_t) {
        tokens += (tokens.empty() ? "" : " ") + std::string(token);
        return true;
    });
    return tokens;
}

/// The characters of a text.
std::vector<std::string> charactersOf(const std::string &text)
{
    std::vector<std::string> characters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        (void)nextCodePoint(text, at);
        characters.push_back(text.substr(from, at - from));
    }
    return characters;
}

bool isLetter(const std::string &character)
{
    std::size_t at = 0;
    return isWordLetter(nextCodePoint(character, at));
}

bool isChinese(const std::string &character)
{
    std::size_t at = 0;
    return isCjk(nextCodePoint(character, at));
}

/// The plain meaning of "has the word": somewhere in the folded text stand its characters; where the word begins or ends with a
/// letter, no further letter may touch that end, unless `open` (the last word may go on).
bool hasWord(const std::vector<std::string> &text, const std::vector<std::string> &word, bool open)
{
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if (!std::equal(word.begin(), word.end(), text.begin() + std::ptrdiff_t(at)))
            continue;
        if (isLetter(word.front()) && at > 0 && isLetter(text[at - 1]))
            continue;
        if (isLetter(word.back()) && !open && at + word.size() < text.size() && isLetter(text[at + word.size()]))
            continue;
        return true;
    }
    return false;
}

bool scanFinds(const std::string &text, const std::string &query)
{
    const auto folded = charactersOf(fold(text));
    std::vector<std::vector<std::string>> words;
    bool inside = false;
    for (const std::string &character : charactersOf(fold(query))) {
        if (!isLetter(character) && !isChinese(character)) {
            inside = false;
            continue;
        }
        if (!inside)
            words.emplace_back();
        inside = true;
        words.back().push_back(character);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!hasWord(folded, words[i], i + 1 == words.size()))
            return false;
    }
    return !words.empty();
}

std::set<Uuid> found(const store::Reader &reader, std::string_view words)
{
    std::set<Uuid> ids;
    const auto hits = reader.search(words, 1'000'000);
    if (!hits.ok())
        qFatal("%s", hits.error().toString().c_str());
    for (const store::SearchHit &hit : hits.value())
        ids.insert(hit.id);
    return ids;
}

} // namespace

void TestSearch::textIsCutIntoPairsAndWords_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("document");
    QTest::addColumn<std::string>("query");
    const auto row = [](const char *text, const char *document, const char *query) {
        QTest::newRow(text) << std::string(text) << std::string(document) << std::string(query);
    };
    row("交付周期", "交付 付周 周期 期", "交付 付周 周期");
    row("期", "期", "期");
    row("交付,周期", "交付 付 周期 期", "交付 付 周期");
    row("x200型号", "x200 | 型号 号", "x200 | 型号");
    row("型号x200", "型号 号 | x200", "型号 号 | x200");
    row("x200 型号", "x200 型号 号", "x200 型号");
    row("a1_b c-d", "a1_b c d", "a1_b c d");
    row("。, !", "", "");
}

void TestSearch::textIsCutIntoPairsAndWords()
{
    QFETCH(std::string, text);
    QFETCH(std::string, document);
    QFETCH(std::string, query);
    QCOMPARE(tokensOf(text, store::TokenUse::Document), document);
    QCOMPARE(tokensOf(text, store::TokenUse::Query), query);
}

void TestSearch::wordsAreFound_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("words");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const char *text, const char *words, bool expected) {
        QTest::newRow(name) << std::string(text) << std::string(words) << expected;
    };
    row("two characters", "这家酒店不错", "酒店", true);
    row("one character at the end", "这家酒店", "店", true);
    row("one character inside", "这家酒店不错", "家", true);
    row("four characters", "交付周期能写进合同吗", "交付周期", true);
    row("not across punctuation", "交付。周期", "交付周期", false);
    row("not with a gap", "交付的周期", "交付周期", false);
    row("two words in any order", "合同里写交付周期", "周期 合同", true);
    row("every word is needed", "合同里写交付周期", "周期 价格", false);
    row("traditional finds simplified", "服务响应很慢", "響應", true);
    row("full width finds half width", "SLA 怎么算", "ＳＬＡ", true);
    row("upper case finds lower case", "we need an sla", "SLA", true);
    row("a Latin word is whole", "the database is slow", "data slow", false);
    row("the last Latin word may go on", "the database is slow", "slow data", true);
    row("mixed word", "咨询X200型号的价格", "X200型号", true);
    row("mixed word ends in one character", "咨询X200型号的价格", "x200型", true);
    row("mixed word needs the runs to touch", "咨询X200 型号", "X200型号", false);
    row("mixed word keeps Latin whole", "咨询X200型号", "200型号", false);
    row("mixed the other way round", "型号X200有货", "号x200", true);
    row("Chinese before Latin must be its end", "型号们x200", "型号x200", false);
    row("digits", "合同第12条", "12", true);
    row("nothing to search for", "合同第12条", "!?。", false);
    row("quotes are no syntax", "他说\"不行\"", "\"不行\" OR", false);
    row("operators are words", "this or that", "OR", true);
    row("a star is no syntax", "价格高", "格*", true);
}

void TestSearch::wordsAreFound()
{
    QFETCH(std::string, text);
    QFETCH(std::string, words);
    QFETCH(bool, expected);
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(interactionRow("a", text)));
    QCOMPARE(found(*fixture.reader(), words).size(), expected ? 1u : 0u);
    QCOMPARE(fixture.reader()->searchCount(words).value(), expected ? 1 : 0);
    QCOMPARE(scanFinds(text, words), expected);
}

void TestSearch::theSameRowsAsAScanOfRandomText_data()
{
    QTest::addColumn<std::string>("alphabet");
    // Few different characters, so that pairs repeat, overlap and touch in every way.
    QTest::newRow("Chinese") << std::string("交付周期的的店");
    QTest::newRow("Chinese with breaks") << std::string("交付周,。 \n");
    QTest::newRow("mixed") << std::string("型号的x2X，  ");
    QTest::newRow("Latin") << std::string("abA  -é");
    QTest::newRow("wide and traditional") << std::string("響应ＳＬ1a　①々〇");
    QTest::newRow("beyond the plane, marks and symbols") << std::string("𠮷野a😀ｶﾞ\u0301的");
}

void TestSearch::theSameRowsAsAScanOfRandomText()
{
    QFETCH(std::string, alphabet);
    const auto letters = charactersOf(alphabet);
    SeededRandom random(alphabet.size());
    const auto randomText = [&](std::size_t longest) {
        std::string text;
        for (std::size_t length = 1 + random.below(longest); length > 0; --length)
            text += letters[random.below(letters.size())];
        return text;
    };
    std::vector<std::string> texts;
    for (int i = 0; i < 400; ++i)
        texts.push_back(randomText(i % 4 ? 12 : 60));
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    // In several commits, so that the index has several segments.
    for (std::size_t from = 0; from < texts.size(); from += 100) {
        VERIFY_OK(fixture.writer().runJob([&](store::Transaction &rows) -> Result<void> {
            for (std::size_t i = from; i < from + 100; ++i)
                SINAN_TRY(rows.put(interactionRow(std::to_string(i), texts[i])));
            return {};
        }));
    }
    const auto reader = fixture.reader();
    std::size_t hits = 0;
    for (int i = 0; i < 400; ++i) {
        const std::string query = randomText(i % 2 ? 3 : 7);
        std::set<Uuid> expected;
        for (std::size_t row = 0; row < texts.size(); ++row) {
            if (scanFinds(texts[row], query))
                expected.insert(idOf(std::to_string(row)));
        }
        const std::set<Uuid> actual = found(*reader, query);
        QVERIFY2(
            actual == expected,
            (query + ": " + std::to_string(actual.size()) + " found, " + std::to_string(expected.size()) + " expected").c_str());
        QCOMPARE(reader->searchCount(query).value(), std::int64_t(expected.size()));
        hits += expected.size();
    }
    QVERIFY(hits > 1000);
}

void TestSearch::theIndexFollowsEveryWrite()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(interactionRow("a", "价格太高")));
    VERIFY_OK(fixture.put(interactionRow("b", "价格合适")));
    QCOMPARE(found(*fixture.reader(), "价格").size(), 2u);
    VERIFY_OK(fixture.put(interactionRow("a", "交付太慢")));
    QCOMPARE(found(*fixture.reader(), "价格"), std::set<Uuid>{idOf("b")});
    QCOMPARE(found(*fixture.reader(), "交付"), std::set<Uuid>{idOf("a")});
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &rows) -> Result<void> {
        // Written thrice in one transaction: the last words count.
        SINAN_TRY(rows.put(interactionRow("a", "第一")));
        SINAN_TRY(rows.put(interactionRow("a", "第二")));
        SINAN_TRY(rows.remove(Collection::Interaction, idOf("b")));
        SINAN_TRY(rows.put(interactionRow("c", "第三")));
        return rows.remove(Collection::Interaction, idOf("c"));
    }));
    QCOMPARE(found(*fixture.reader(), "第"), std::set<Uuid>{idOf("a")});
    QCOMPARE(found(*fixture.reader(), "第一").size(), 0u);
    QCOMPARE(found(*fixture.reader(), "第二").size(), 1u);
    QCOMPARE(found(*fixture.reader(), "价格").size(), 0u);
    QCOMPARE(found(*fixture.reader(), "第三").size(), 0u);
}

void TestSearch::theIndexIsRolledBackWithTheRow()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(interactionRow("a", "价格太高")));
    mutations::Mutation failing = putMutation({interactionRow("a", "交付太慢"), interactionRow("b", "交付太慢")});
    failing.arguments["fail"] = true;
    VERIFY_OK(fixture.writer().runJob([&](store::Transaction &transaction) -> Result<void> {
        // The job goes on after a mutation that failed; of that one nothing may stay.
        if (transaction.run(manager(), failing).ok())
            return Error{ErrorCode::Internal, "test", "it should have failed", {}};
        return transaction.put(interactionRow("c", "质量很好"));
    }));
    QCOMPARE(found(*fixture.reader(), "价格"), std::set<Uuid>{idOf("a")});
    QCOMPARE(found(*fixture.reader(), "交付").size(), 0u);
    QCOMPARE(found(*fixture.reader(), "质量"), std::set<Uuid>{idOf("c")});
    QVERIFY(!fixture.reader()->find(Collection::Interaction, idOf("b")).value().has_value());
}

void TestSearch::oneIndexSearchesAllCollectionsNamesFirst()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Opportunity opportunity;
    opportunity.id = idOf("deal");
    opportunity.customer = idOf("云帆机械");
    opportunity.name = "云帆二期";
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
    VERIFY_OK(fixture.put(interactionRow("talk", "云帆又来问交付")));
    VERIFY_OK(fixture.put(model::toRow(opportunity)));
    const auto hits = fixture.reader()->search("云帆");
    VERIFY_OK(hits);
    QCOMPARE(hits.value().size(), 3u);
    QCOMPARE(hits.value()[0].collection, Collection::Customer);
    QCOMPARE(hits.value()[1].collection, Collection::Opportunity);
    QCOMPARE(hits.value()[2].collection, Collection::Interaction);
    QVERIFY(hits.value()[0].rank < hits.value()[1].rank);
    QCOMPARE(hits.value()[1].id, idOf("deal"));
}

void TestSearch::hitsComeNewestFirstAndStopAtTheLimit()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (int i = 0; i < 5; ++i)
        VERIFY_OK(fixture.put(interactionRow(std::to_string(i), "同样的话")));
    const auto hits = fixture.reader()->search("同样", 2);
    VERIFY_OK(hits);
    QCOMPARE(hits.value().size(), 2u);
    QCOMPARE(hits.value()[0].id, idOf("4"));
    QCOMPARE(hits.value()[1].id, idOf("3"));
    QCOMPARE(fixture.reader()->searchCount("同样").value(), 5);
}

void TestSearch::noWordReachesFromOneFieldIntoTheNext()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Row row = customerRow("云帆");
    row.set("remark", std::string("机械行业"));
    VERIFY_OK(fixture.put(row));
    QCOMPARE(found(*fixture.reader(), "云帆机械").size(), 0u);
    QCOMPARE(found(*fixture.reader(), "云帆 机械").size(), 1u);
}

void TestSearch::aSearchThatIsTooLongIsRefused()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_ERROR(fixture.reader()->search(std::string(5000, 'a')), ErrorCode::TooLarge);
    // Many words, within the limit, are no syntax error.
    std::string many;
    for (int i = 0; i < 450; ++i)
        many += "a ";
    VERIFY_OK(fixture.reader()->search(many));
}

SINAN_TEST(TestSearch)
#include "tst_search.moc"
