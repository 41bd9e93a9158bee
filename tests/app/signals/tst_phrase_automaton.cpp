#include "tests/support/test_program.h"
#include "app/base/random_source.h"
#include "app/signals/phrase_automaton.h"

#include <QTest>

#include <algorithm>

using namespace sinan;
using namespace sinan::signals;

class PhraseAutomatonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOverlappingPhrasesLongestFirst();
    void equalsANaiveSearchOnRandomInput();
    void findsTheSameInLongTextAsInShort();
    void treatsWrappedLinesAndHyphensAsSpaces();
    void refusesAnEmptyPhrase();
};

namespace {

using Hits = std::vector<PhraseAutomaton::Hit>;

Hits naive(std::string_view text, const std::vector<std::string> &phrases)
{
    Hits hits;
    for (std::size_t end = 1; end <= text.size(); ++end) {
        for (std::size_t p = 0; p < phrases.size(); ++p) {
            if (text.substr(0, end).ends_with(phrases[p]))
                hits.push_back({std::uint32_t(end), std::uint32_t(p)});
        }
    }
    return hits;
}

void sortHits(Hits &hits)
{
    std::sort(hits.begin(), hits.end(), [](const auto &a, const auto &b) { return a.end != b.end ? a.end < b.end : a.phrase < b.phrase; });
}

std::string randomText(SeededRandom &random, std::size_t length, std::string_view alphabet)
{
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        text += alphabet[random.below(alphabet.size())];
    return text;
}

} // namespace

void PhraseAutomatonTest::findsOverlappingPhrasesLongestFirst()
{
    const auto automaton = PhraseAutomaton::build(std::vector<std::string>{"交付", "交付周期", "周期", "期"});
    QVERIFY(automaton.ok());
    Hits hits;
    automaton->scan("说说交付周期", hits);
    QCOMPARE(hits.size(), std::size_t(4));
    QCOMPARE(hits[0], (PhraseAutomaton::Hit{12, 0}));
    QCOMPARE(hits[1], (PhraseAutomaton::Hit{18, 1}));
    QCOMPARE(hits[2], (PhraseAutomaton::Hit{18, 2}));
    QCOMPARE(hits[3], (PhraseAutomaton::Hit{18, 3}));
}

void PhraseAutomatonTest::equalsANaiveSearchOnRandomInput()
{
    SeededRandom random(7);
    for (int round = 0; round < 60; ++round) {
        std::vector<std::string> phrases;
        for (std::size_t i = 0; i < 1 + random.below(30); ++i)
            phrases.push_back(randomText(random, 1 + random.below(5), "ab\xe4\xbb"));
        const std::string text = randomText(random, random.below(400), "abc\xe4\xbb");
        const auto automaton = PhraseAutomaton::build(phrases, PhraseAutomaton::Spaces::Exact);
        QVERIFY(automaton.ok());
        Hits found;
        automaton->scan(text, found);
        Hits expected = naive(text, phrases);
        sortHits(found);
        sortHits(expected);
        QVERIFY(found == expected);
    }
}

// Long texts are walked in several stretches at once; the stretches must meet without a seam.
void PhraseAutomatonTest::findsTheSameInLongTextAsInShort()
{
    SeededRandom random(11);
    std::vector<std::string> phrases;
    for (int i = 0; i < 40; ++i)
        phrases.push_back(randomText(random, 1 + random.below(24), "ab"));
    const auto automaton = PhraseAutomaton::build(phrases, PhraseAutomaton::Spaces::Exact);
    QVERIFY(automaton.ok());
    for (const std::size_t length : {2047u, 2048u, 2049u, 4099u}) {
        const std::string text = randomText(random, length, "ab");
        Hits found;
        automaton->scan(text, found);
        QVERIFY(std::is_sorted(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.end < b.end; }));
        Hits expected = naive(text, phrases);
        sortHits(found);
        sortHits(expected);
        QVERIFY(found == expected);
    }
}

void PhraseAutomatonTest::treatsWrappedLinesAndHyphensAsSpaces()
{
    const auto automaton = PhraseAutomaton::build(std::vector<std::string>{"lead time"});
    QVERIFY(automaton.ok());
    Hits hits;
    automaton->scan("lead-time, lead\ntime, lead\ttime, leadtime", hits);
    QCOMPARE(hits.size(), std::size_t(3));
}

void PhraseAutomatonTest::refusesAnEmptyPhrase()
{
    const auto automaton = PhraseAutomaton::build(std::vector<std::string>{"a", ""});
    QVERIFY(!automaton.ok());
    QCOMPARE(automaton.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(automaton.error().fact("phrase"), std::string_view("1"));
}

SINAN_TEST(PhraseAutomatonTest)
#include "tst_phrase_automaton.moc"
