#include "app/base/pinyin.h"
#include "tests/support/test_program.h"

#include <QStringDecoder>
#include <QtTest>

using namespace sinan;

/// Chinese texts typed in Latin letters.
class PinyinTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCharacterOfGb2312HasAReading();
    void aCharacterHasAllItsReadings_data();
    void aCharacterHasAllItsReadings();
    void lettersFindATextAndSayWhere_data();
    void lettersFindATextAndSayWhere();
    void otherTextsAreNotFound_data();
    void otherTextsAreNotFound();
    void aMatchKnowsTheEndsOfTheText();
    void whatIsNoLettersAnswersNothing_data();
    void whatIsNoLettersAnswersNothing();
    void theBetterOfTwoPlacesIsTaken();
};

void PinyinTest::everyCharacterOfGb2312HasAReading()
{
    QStringDecoder decode("GB18030");
    if (!decode.isValid())
        QSKIP("this Qt cannot read GB 18030");
    int characters = 0;
    for (int row = 0xb0; row <= 0xf7; ++row) {
        for (int cell = 0xa1; cell <= 0xfe; ++cell) {
            const QByteArray bytes{QByteArray(1, char(row)) + char(cell)};
            const QString text = decode(bytes);
            if (text.size() != 1 || text.front().script() != QChar::Script_Han)
                continue;
            ++characters;
            QVERIFY2(!readingsOf(text.front().unicode()).empty(), qPrintable(text));
        }
    }
    QCOMPARE(characters, 6763);
}

void PinyinTest::aCharacterHasAllItsReadings_data()
{
    QTest::addColumn<QString>("character");
    QTest::addColumn<QStringList>("readings");
    QTest::newRow("长") << QStringLiteral("长") << QStringList{QStringLiteral("chang"), QStringLiteral("zhang")};
    QTest::newRow("重") << QStringLiteral("重") << QStringList{QStringLiteral("chong"), QStringLiteral("zhong")};
    QTest::newRow("行") << QStringLiteral("行") << QStringList{QStringLiteral("hang"), QStringLiteral("xing")};
    QTest::newRow("乐") << QStringLiteral("乐") << QStringList{QStringLiteral("le"), QStringLiteral("yue")};
    QTest::newRow("单") << QStringLiteral("单") << QStringList{QStringLiteral("dan"), QStringLiteral("shan")};
    QTest::newRow("厦") << QStringLiteral("厦") << QStringList{QStringLiteral("xia"), QStringLiteral("sha")};
    QTest::newRow("吕") << QStringLiteral("吕") << QStringList{QStringLiteral("lv"), QStringLiteral("lu"), QStringLiteral("lyu")};
    QTest::newRow("a letter") << QStringLiteral("a") << QStringList{};
}

void PinyinTest::aCharacterHasAllItsReadings()
{
    QFETCH(QString, character);
    QFETCH(QStringList, readings);
    QStringList found;
    for (const std::uint16_t number : readingsOf(character.front().unicode()))
        found << QString::fromUtf8(syllable(number).data(), qsizetype(syllable(number).size()));
    QCOMPARE(found.isEmpty(), readings.isEmpty());
    for (const QString &reading : readings)
        QVERIFY2(found.contains(reading), qPrintable(found.join(QLatin1Char(' '))));
}

void PinyinTest::lettersFindATextAndSayWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("where");
    const auto row = [](const char16_t *text, const char *typed, PinyinKind kind, const char16_t *where) {
        QTest::addRow("%s in %s", typed, qPrintable(QString::fromUtf16(text)))
            << QString::fromUtf16(text) << QString::fromLatin1(typed) << int(kind) << QString::fromUtf16(where);
    };
    row(u"杭州光影", "hzgy", PinyinKind::Initials, u"杭州光影");
    row(u"杭州光影", "hangzhouguangying", PinyinKind::Full, u"杭州光影");
    row(u"杭州光影", "hangzgy", PinyinKind::Mixed, u"杭州光影");
    row(u"杭州光影", "hzhgy", PinyinKind::Initials, u"杭州光影");
    row(u"杭州光影", "guangy", PinyinKind::Full, u"光影");
    row(u"杭州光影", "zg", PinyinKind::Initials, u"州光");
    row(u"长安", "changan", PinyinKind::Full, u"长安");
    row(u"长安", "zhangan", PinyinKind::Full, u"长安");
    row(u"西安", "xian", PinyinKind::Full, u"西安");
    row(u"重庆银行", "chongqingyinhang", PinyinKind::Full, u"重庆银行");
    row(u"重庆银行", "zqyx", PinyinKind::Initials, u"重庆银行");
    row(u"采配中心", "caip", PinyinKind::Full, u"采配");
    row(u"张健", "zhangj", PinyinKind::Full, u"张健");
    row(u"张健", "zjian", PinyinKind::Mixed, u"张健");
    row(u"拓维A3智控", "twa3zk", PinyinKind::Initials, u"拓维A3智控");
    row(u"拓维A3智控", "tuoweia3", PinyinKind::Full, u"拓维A3");
    row(u"拓维A3智控", "a3zhikong", PinyinKind::Full, u"A3智控");
    row(u"金穗（食品）", "jinsuishipin", PinyinKind::Full, u"金穗（食品");
    row(u"雲帆機械", "yunfanjixie", PinyinKind::Full, u"雲帆機械");
    row(u"ＡＢ女装", "nvzhuang", PinyinKind::Full, u"女装");
    row(u"ＡＢ女装", "abnuz", PinyinKind::Full, u"ＡＢ女装");
    row(u"石", "s", PinyinKind::Initials, u"石");
}

void PinyinTest::lettersFindATextAndSayWhere()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(int, kind);
    QFETCH(QString, where);
    const auto match = PinyinText(text.toStdString()).match(PinyinQuery(typed.toStdString()));
    QCOMPARE(match.has_value(), !where.isEmpty());
    if (!match)
        return;
    QCOMPARE(QString::fromStdString(text.toStdString().substr(match->from, match->to - match->from)), where);
    QCOMPARE(int(match->kind), kind);
}

void PinyinTest::otherTextsAreNotFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::newRow("another name") << QStringLiteral("云帆机械") << QStringLiteral("hzgy");
    QTest::newRow("another order") << QStringLiteral("云帆机械") << QStringLiteral("xjfy");
    QTest::newRow("one left out") << QStringLiteral("云帆机械") << QStringLiteral("yjx");
    QTest::newRow("more than there is") << QStringLiteral("云帆") << QStringLiteral("yunfanj");
    QTest::newRow("the middle of a syllable") << QStringLiteral("长安") << QStringLiteral("angan");
    QTest::newRow("half a syllable that is not the last") << QStringLiteral("光影") << QStringLiteral("guaying");
    QTest::newRow("the middle of a Latin word") << QStringLiteral("智控ABC") << QStringLiteral("bc");
    QTest::newRow("no Chinese") << QStringLiteral("Yunfan") << QStringLiteral("yunfan");
    QTest::newRow("a reading it has not") << QStringLiteral("安") << QStringLiteral("ang");
    QTest::newRow("nothing") << QString() << QStringLiteral("a");
}

void PinyinTest::otherTextsAreNotFound()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QVERIFY(!PinyinText(text.toStdString()).match(PinyinQuery(typed.toStdString())));
}

void PinyinTest::aMatchKnowsTheEndsOfTheText()
{
    const PinyinText text("长安汽车");
    const auto whole = text.match(PinyinQuery("changanqiche"));
    QVERIFY(whole && whole->atStart && whole->toEnd);
    const auto typing = text.match(PinyinQuery("changanqich"));
    QVERIFY(typing && typing->atStart && !typing->toEnd);
    const auto end = text.match(PinyinQuery("qiche"));
    QVERIFY(end && !end->atStart && end->toEnd);
}

void PinyinTest::whatIsNoLettersAnswersNothing_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << QString();
    QTest::newRow("Chinese") << QStringLiteral("长安");
    QTest::newRow("a sign") << QStringLiteral("chang-an");
    QTest::newRow("very long") << QString(200, QLatin1Char('c'));
}

void PinyinTest::whatIsNoLettersAnswersNothing()
{
    QFETCH(QString, typed);
    const PinyinQuery query(typed.toStdString());
    QVERIFY(query.isEmpty());
    QVERIFY(!PinyinText("长安").match(query));
}

void PinyinTest::theBetterOfTwoPlacesIsTaken()
{
    // 上海安能 answers by its initials too.
    const std::string text = "上海安能，山东";
    const auto match = PinyinText(text).match(PinyinQuery("shan"));
    QVERIFY(match);
    QCOMPARE(int(match->kind), int(PinyinKind::Full));
}

SINAN_TEST(PinyinTest)
#include "tst_pinyin.moc"
