#include "tests/support/test_program.h"
#include "app/signals/pack.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

using namespace sinan;
using namespace sinan::signals;

class PacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bracesExpand();
    void theShippedPacksHoldAllKindsAndManyPhrases();
    void aFaultNamesItsPlace_data();
    void aFaultNamesItsPlace();
    void equalPacksHaveEqualHashes();
    void carriersSumToTheProbability();
};

namespace {

Json smallPack()
{
    return *parseJson(R"({"schema":1,"lang":"zh","version":"1","concepts":{"PRICE":["价格","报价"],"HIGH":["太高","离谱"]},
        "flags":[{"name":"negated","weight":-7,"rules":[{"where":"before","reach":2,"match":["不是|没"]}]}],
        "kinds":{"price_objection_surge":{"base":-4,"evidence":[{"weight":6,"match":["PRICE >3 HIGH"]}]}}})");
}

} // namespace

void PacksTest::bracesExpand()
{
    const auto words = expandBraces("{再,}便宜{点,些}", 100);
    QVERIFY(words.ok());
    QCOMPARE(*words, (std::vector<std::string>{"再便宜点", "再便宜些", "便宜点", "便宜些"}));
    QVERIFY(!expandBraces("{a,b", 100).ok());
    QVERIFY(!expandBraces("{a,b}{c,d}", 3).ok());
}

void PacksTest::theShippedPacksHoldAllKindsAndManyPhrases()
{
    for (const Json &document : test::shippedPacks()) {
        const auto pack = readPack(document);
        QVERIFY2(pack.ok(), pack.ok() ? "" : pack.error().toString().c_str());
        for (const KindRules &rules : pack->kinds)
            QVERIFY(!rules.evidence.empty());
    }
    QVERIFY(test::shipped().phraseCount() >= 1500);
}

void PacksTest::aFaultNamesItsPlace_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("where");
    QTest::newRow("unknown kind") << "/kinds/no_such_kind" << "{}" << "zh.kinds.no_such_kind";
    QTest::newRow("unknown concept") << "/kinds/price_objection_surge/evidence/0/match/0" << "\"PRICE NOPE\"" << "zh.kinds.price_objection_surge.evidence[0].match[0]";
    QTest::newRow("dangling order") << "/kinds/price_objection_surge/evidence/0/match/0" << "\"PRICE >\"" << "zh.kinds.price_objection_surge.evidence[0].match[0]";
    QTest::newRow("weight out of range") << "/kinds/price_objection_surge/evidence/0/weight" << "900" << "zh.kinds.price_objection_surge.evidence[0].weight";
    QTest::newRow("open brace") << "/concepts/PRICE/1" << "\"报{价\"" << "zh.concepts.PRICE[1]";
    QTest::newRow("unknown flag") << "/kinds/price_objection_surge/flags" << "{\"sleepy\":1}" << "zh.kinds.price_objection_surge.flags.sleepy";
    QTest::newRow("threshold") << "/kinds/price_objection_surge/threshold" << "1.5" << "zh.kinds.price_objection_surge.threshold";
    QTest::newRow("schema") << "/schema" << "9" << "zh.schema";
    QTest::newRow("language") << "/lang" << "\"xx\"" << "pack.lang";
    QTest::newRow("place of a flag") << "/flags/0/rules/0/where" << "\"beside\"" << "zh.flags[0].rules[0].where";
}

void PacksTest::aFaultNamesItsPlace()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    Json document = smallPack();
    QVERIFY(readPack(document).ok());
    document[Json::json_pointer(pointer.toStdString())] = *parseJson(value.toStdString());
    const auto pack = readPack(document);
    QVERIFY(!pack.ok());
    QCOMPARE(pack.error().code, ErrorCode::InvalidArgument);
    QTEST(QString::fromStdString(pack.error().where), "where");
}

void PacksTest::equalPacksHaveEqualHashes()
{
    Json other = smallPack();
    const std::vector<Json> one{smallPack()};
    const std::vector<Json> same{smallPack()};
    other["concepts"]["PRICE"].push_back("单价");
    const std::vector<Json> changed{other};
    QCOMPARE(Detector::build(one)->hash(), Detector::build(same)->hash());
    QVERIFY(Detector::build(one)->hash() != Detector::build(changed)->hash());
    QCOMPARE(Detector::build(one)->version(), std::string("zh 1"));
}

void PacksTest::carriersSumToTheProbability()
{
    const std::vector<Json> packs{smallPack()};
    const Detector detector = *Detector::build(packs);
    const auto found = detector.detect({"价格真太高", "zh", model::Channel::Chat});
    QCOMPARE(found->size(), std::size_t(1));
    double sum = 0;
    for (const Carrier &carrier : found->front().carriers)
        sum += carrier.weight;
    QCOMPARE(found->front().probability, 1 / (1 + std::exp(-sum)));
    QCOMPARE(found->front().carriers[1].words, std::string("价格真太高"));
    const auto negated = detector.detect({"不是价格太高", "zh", model::Channel::Chat});
    QVERIFY(negated->empty());
}

SINAN_TEST(PacksTest)
#include "tst_packs.moc"
