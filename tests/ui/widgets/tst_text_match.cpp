#include "tests/support/test_program.h"
#include "ui/widgets/text_match.h"

#include <QtTest>

using namespace sinan::widgets;

/// Finding names by Chinese, English and the initials of their pinyin.
class TextMatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initialsOfEverydayCharacters_data();
    void initialsOfEverydayCharacters();
    void aCharacterOfTwoReadingsIsFoundByBoth_data();
    void aCharacterOfTwoReadingsIsFoundByBoth();
    void whatIsFound_data();
    void whatIsFound();
    void betterMatchesScoreHigher();
    void everyWordMustBeFound();
};

void TextMatchTest::initialsOfEverydayCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("letters");
    QTest::newRow("one story") << QStringLiteral("云帆机械") << QStringLiteral("yfjx");
    QTest::newRow("another") << QStringLiteral("澄江软件") << QStringLiteral("cjrj");
    QTest::newRow("z and s") << QStringLiteral("苏北启明") << QStringLiteral("sbqm");
    QTest::newRow("rare characters") << QStringLiteral("深圳鑫睿") << QStringLiteral("szxr");
    QTest::newRow("with Latin") << QStringLiteral("拓维A3智控") << QStringLiteral("twa3zk");
    QTest::newRow("punctuation is left out") << QStringLiteral("金穗（食品）") << QStringLiteral("jssp");
    QTest::newRow("a to z") << QStringLiteral("安北此大额发工好家快来买你哦怕去人三他我小也在")
                            << QStringLiteral("abcdefghjklmnopqrstwxyz");
}

void TextMatchTest::initialsOfEverydayCharacters()
{
    QFETCH(QString, text);
    QFETCH(QString, letters);
    QVERIFY2(initials(text).contains(letters), qPrintable(initials(text).join(QLatin1Char(' '))));
}

void TextMatchTest::aCharacterOfTwoReadingsIsFoundByBoth_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("长") << QStringLiteral("长安") << QStringLiteral("ca") << QStringLiteral("za");
    QTest::newRow("重") << QStringLiteral("重庆") << QStringLiteral("cq") << QStringLiteral("zq");
    QTest::newRow("行") << QStringLiteral("银行") << QStringLiteral("yh") << QStringLiteral("yx");
    QTest::newRow("乐") << QStringLiteral("长乐冷链") << QStringLiteral("clll") << QStringLiteral("cyll");
    QTest::newRow("厦") << QStringLiteral("厦门") << QStringLiteral("xm") << QStringLiteral("sm");
}

void TextMatchTest::aCharacterOfTwoReadingsIsFoundByBoth()
{
    QFETCH(QString, text);
    QFETCH(QString, one);
    QFETCH(QString, other);
    const QStringList found = initials(text);
    QVERIFY(found.contains(one));
    QVERIFY(found.contains(other));
    QVERIFY(found.size() <= 8);
}

void TextMatchTest::whatIsFound_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    const QStringList yunfan{QStringLiteral("云帆机械"), QStringLiteral("Yunfan Machinery")};
    const QStringList undo{QStringLiteral("撤销"), QStringLiteral("Undo"), QStringLiteral("chexiao")};
    QTest::newRow("a part in Chinese") << yunfan << QStringLiteral("机械") << true;
    QTest::newRow("one character") << yunfan << QStringLiteral("帆") << true;
    QTest::newRow("initials") << yunfan << QStringLiteral("yfjx") << true;
    QTest::newRow("some initials") << yunfan << QStringLiteral("jx") << true;
    QTest::newRow("English") << yunfan << QStringLiteral("mach") << true;
    QTest::newRow("two words") << yunfan << QStringLiteral("yun mach") << true;
    QTest::newRow("full width") << yunfan << QStringLiteral("ＹＵＮ") << true;
    QTest::newRow("Traditional") << yunfan << QStringLiteral("雲帆機械") << true;
    QTest::newRow("full pinyin among the keywords") << undo << QStringLiteral("chexiao") << true;
    QTest::newRow("full pinyin") << yunfan << QStringLiteral("yunfanjixie") << true;
    QTest::newRow("pinyin from within") << yunfan << QStringLiteral("jixie") << true;
    QTest::newRow("pinyin and initials") << yunfan << QStringLiteral("yunfjx") << true;
    QTest::newRow("pinyin of another name") << yunfan << QStringLiteral("chengjiang") << false;
    QTest::newRow("letters left out") << undo << QStringLiteral("chxo") << true;
    QTest::newRow("another name") << yunfan << QStringLiteral("澄江") << false;
    QTest::newRow("letters in another order") << yunfan << QStringLiteral("xjfy") << false;
    QTest::newRow("letters far apart") << QStringList{QStringLiteral("Change the row height: compact, standard, field")}
                                       << QStringLiteral("chfd") << false;
}

void TextMatchTest::whatIsFound()
{
    QFETCH(QStringList, texts);
    QFETCH(QString, typed);
    QFETCH(bool, found);
    QCOMPARE(Searchable(texts).score(foldQuery(typed)) > 0, found);
}

void TextMatchTest::betterMatchesScoreHigher()
{
    const auto score = [](const char16_t *text, const char16_t *typed) {
        return Searchable({QString::fromUtf16(text)}).score(foldQuery(QString::fromUtf16(typed)));
    };
    QVERIFY(score(u"设置", u"设置") > score(u"设置中心", u"设置"));
    QVERIFY(score(u"机械云帆", u"机械") > score(u"云帆机械", u"机械"));
    QVERIFY(score(u"Undo the change", u"undo") > score(u"Cannot undo", u"undo"));
    QVERIFY(score(u"Cannot undo", u"undo") > score(u"sundown", u"undo"));
    QVERIFY(score(u"设置", u"shezhi") > score(u"设置中心", u"shezhi"));
    QVERIFY(score(u"设置中心", u"shezhi") > score(u"打开设置", u"shezhi"));
    QVERIFY(score(u"打开设置", u"shezhi") > score(u"设置", u"sz"));
    QVERIFY(score(u"打开设置", u"sz") > score(u"Masz", u"sz"));
}

void TextMatchTest::everyWordMustBeFound()
{
    const Searchable customer({QStringLiteral("云帆机械")});
    QVERIFY(customer.score(SearchQuery({QStringLiteral("云帆"), QStringLiteral("机械")})) > 0);
    QCOMPARE(customer.score(SearchQuery({QStringLiteral("云帆"), QStringLiteral("软件")})), 0);
}

SINAN_TEST(TextMatchTest)
#include "tst_text_match.moc"
