#include "tests/support/test_program.h"
#include "app/base/random_source.h"
#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <QTest>

using namespace sinan;

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldingMakesOneFormOfManySpellings_data()
    {
        QTest::addColumn<QString>("original");
        QTest::addColumn<QString>("folded");
        QTest::newRow("full width") << "ＳＬＡ １２３" << "sla 123";
        QTest::newRow("traditional") << "響應時間與報價" << "响应时间与报价";
        QTest::newRow("upper case") << "Lead TIME" << "lead time";
        QTest::newRow("ligature") << "oﬃce" << "office";
        QTest::newRow("circled number") << "①号线" << "1号线";
        QTest::newRow("full-width colon") << "王总：好" << "王总:好";
        QTest::newRow("plain Chinese stays") << "交付周期" << "交付周期";
        QTest::newRow("emoji stays") << "好👍" << "好👍";
        QTest::newRow("empty") << "" << "";
    }
    void foldingMakesOneFormOfManySpellings()
    {
        QFETCH(QString, original);
        QFETCH(QString, folded);
        QCOMPARE(QString::fromStdString(fold(original.toStdString())), folded);
        QCOMPARE(foldWithOrigin(original.toStdString()).text, fold(original.toStdString()));
    }

    void everyFoldedByteKnowsItsCharacterInTheOriginal()
    {
        SeededRandom random(7);
        const std::u32string alphabet = U"aZ９Ａ響應交付①ﬃ㎏👍é，。 \n";
        for (int round = 0; round < 500; ++round) {
            std::string text;
            std::vector<std::uint32_t> starts;
            for (std::uint64_t i = 0, n = random.below(30); i < n; ++i) {
                starts.push_back(std::uint32_t(text.size()));
                appendUtf8(text, alphabet[random.below(alphabet.size())]);
            }
            const FoldedText folded = foldWithOrigin(text);
            QCOMPARE(folded.origin.size(), folded.text.size() + 1);
            QCOMPARE(folded.origin.back(), std::uint32_t(text.size()));
            for (std::size_t i = 0; i < folded.text.size(); ++i) {
                QVERIFY(std::find(starts.begin(), starts.end(), folded.origin[i]) != starts.end());
                QVERIFY(folded.origin[i] <= folded.origin[i + 1]);
            }
        }
    }

    void brokenBytesBecomeTheReplacementCharacterAndNothingIsRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("lone continuation") << QByteArray("a\x80z");
        QTest::newRow("cut at the end") << QByteArray("a\xe4\xba");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xf5\x80\x80\x80");
    }
    void brokenBytesBecomeTheReplacementCharacterAndNothingIsRead()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        QVERIFY(!isValidUtf8(text));
        QVERIFY(isValidUtf8(fold(text)));
        QVERIFY(fold(text).find("\ufffd") != std::string::npos);
    }

    void aRealReplacementCharacterIsValid() { QVERIFY(isValidUtf8("a\ufffdb")); }

    void trimmingTakesEveryKindOfSpaceOffBothEnds()
    {
        QCOMPARE(trimmed("\u3000 \t王总\u00a0\n"), std::string_view("王总"));
        QCOMPARE(trimmed("\u3000"), std::string_view());
        QCOMPARE(trimmed("a b"), std::string_view("a b"));
    }

    void shorteningCountsCharactersNotBytes()
    {
        QCOMPARE(shortened("交付周期", 2), std::string("交付…"));
        QCOMPARE(shortened("交付", 2), std::string("交付"));
        QCOMPARE(codePointCount("交付ab👍"), std::size_t(5));
    }

    void lettersAreToldFromChineseAndPunctuation()
    {
        QVERIFY(isCjk(U'交') && !isCjk(U'，') && !isCjk(U'a'));
        QVERIFY(isWordLetter(U'a') && isWordLetter(U'9') && isWordLetter(U'é') && !isWordLetter(U'交') && !isWordLetter(U' '));
    }
};

SINAN_TEST(TestText)
#include "tst_text.moc"
