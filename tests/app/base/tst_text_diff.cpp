#include "app/base/text_diff.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <random>

using namespace sinan;

class TestTextDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedWordIsMarkedAlone_data();
    void aChangedWordIsMarkedAlone();
    void thePartsMakeUpBothTexts();
    void aLongRewriteEndsInGoodTime();
};

namespace {

using Kind = DiffPart::Kind;

/// "same[-removed][+added]"
std::string shown(const std::vector<DiffPart> &parts)
{
    std::string text;
    for (const DiffPart &part : parts)
        text += part.kind == Kind::Same ? part.text : part.kind == Kind::Removed ? "[-" + part.text + "]" : "[+" + part.text + "]";
    return text;
}

std::pair<std::string, std::string> sides(const std::vector<DiffPart> &parts)
{
    std::string before;
    std::string after;
    for (const DiffPart &part : parts) {
        if (part.kind != Kind::Added)
            before += part.text;
        if (part.kind != Kind::Removed)
            after += part.text;
    }
    return {before, after};
}

} // namespace

void TestTextDiff::aChangedWordIsMarkedAlone_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("equal") << "一样" << "一样" << "一样";
    QTest::newRow("both empty") << "" << "" << "";
    QTest::newRow("from nothing") << "" << "新的" << "[+新的]";
    QTest::newRow("to nothing") << "旧的" << "" << "[-旧的]";
    QTest::newRow("Chinese character by character") << "代表3%以内自定" << "代表5%以内自定" << "代表[-3][+5]%以内自定";
    QTest::newRow("Latin word by word") << "answer within two hours" << "answer within four hours" << "answer within [-two][+four] hours";
    QTest::newRow("a word is never cut") << "price" << "prices" << "[-price][+prices]";
    QTest::newRow("inserted in the middle") << "先问再报" << "先问三句再报" << "先问[+三句]再报";
    QTest::newRow("two places") << "a b c d e" << "a x c d y" << "a [-b][+x] c d [-e][+y]";
    QTest::newRow("a new line") << "一\n二" << "一\n\n二" << "一\n[+\n]二";
}

void TestTextDiff::aChangedWordIsMarkedAlone()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(shown(diffWords(before.toStdString(), after.toStdString()))), expected);
}

void TestTextDiff::thePartsMakeUpBothTexts()
{
    std::mt19937 random(7);
    const std::vector<std::string> words{"价", "期", " ", "date", "，", "\n", "交", "a1", "\xff"};
    for (int round = 0; round < 400; ++round) {
        std::string texts[2];
        for (std::string &text : texts) {
            for (auto left = random() % 30; left > 0; --left)
                text += words[random() % words.size()];
        }
        const auto [before, after] = sides(diffWords(texts[0], texts[1]));
        QCOMPARE(before, texts[0]);
        QCOMPARE(after, texts[1]);
    }
}

void TestTextDiff::aLongRewriteEndsInGoodTime()
{
    std::string before;
    std::string after;
    for (int i = 0; i < 40'000; ++i) {
        before += "word" + std::to_string(i) + ' ';
        after += "other" + std::to_string(i) + '\n';
    }
    const auto parts = diffWords(before, after);
    QCOMPARE(sides(parts).first, before);
    QCOMPARE(sides(parts).second, after);
}

SINAN_TEST(TestTextDiff)
#include "tst_text_diff.moc"
