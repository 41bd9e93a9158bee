#include "tests/support/test_program.h"
#include "app/signals/model_text.h"
#include "app/signals/trainer.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

#include <cmath>

using namespace sinan;
using namespace sinan::signals;

/// The trained part of the detector: what it adds to the lexicon, how it accounts for it, and how it is trained.
class LinearModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriersOfASignalAddUpToItsProbability();
    void wordsThatNoPackKnowsAreHeardThroughTheModel();
    void withoutAModelTheLexiconJudgesAlone();
    void aFaultyModelIsRefusedWithItsPlace_data();
    void aFaultyModelIsRefusedWithItsPlace();
    void trainingTwiceGivesTheSameText();
    void talksInBothLanguagesAreHeardInEveryOrder();
};

namespace {

Json modelOf(const Json &grams, double threshold = 0.5)
{
    return {{"schema", 1},
            {"lang", "en"},
            {"version", "t"},
            {"kinds", {{"usage_drop", {{"base", -3}, {"threshold", threshold}, {"grams", grams}}}}}};
}

/// Labelled remarks in which only an invented word tells.
std::vector<TrainingTalk> inventedTalks()
{
    std::vector<TrainingTalk> talks;
    for (int i = 0; i < 60; ++i) {
        const std::string number(1, char('a' + i % 26));
        TrainingTalk told{"The frobnik on bench " + number + number + " gathers moss.",
                          "en",
                          model::Channel::Call,
                          model::SpeakerRole::Customer,
                          {}};
        told.labels.push_back({model::SignalKind::UsageDrop, 0, 0});
        talks.push_back(told);
        talks.push_back({"The kettle on bench " + number + number + " boils water.",
                         "en",
                         model::Channel::Call,
                         model::SpeakerRole::Customer,
                         {}});
    }
    return talks;
}

} // namespace

void LinearModelTest::carriersOfASignalAddUpToItsProbability()
{
    int signals = 0;
    for (const std::string text :
         {"这个价格实在太贵了，超出预算，隔壁那家便宜两成。", "报价比我们预想的高一大截，能不能再降一点？",
          "The quote is far too expensive, it is over our budget. Nobody has logged in for weeks."}) {
        const auto found = test::shipped().detect({text, {}, model::Channel::Call});
        QVERIFY(found.ok());
        for (const FoundSignal &signal : *found) {
            double sum = 0;
            for (const Carrier &carrier : signal.carriers)
                sum += carrier.weight;
            QCOMPARE(1 / (1 + std::exp(-sum)), signal.probability);
            ++signals;
        }
    }
    QVERIFY(signals >= 3);
}

void LinearModelTest::wordsThatNoPackKnowsAreHeardThroughTheModel()
{
    const std::vector<Json> models{modelOf({{"frobnik", 2.5}, {"gather moss", 1.5}})};
    const auto detector = Detector::build(test::shippedPacks(), models);
    QVERIFY(detector.ok());
    const auto found = detector->detect({"Lovely weather. Our Frobniks gathered moss, sadly.", "en", model::Channel::Call});
    QVERIFY(found.ok());
    QCOMPARE(found->size(), 1u);
    QCOMPARE(found->front().kind, model::SignalKind::UsageDrop);
    QCOMPARE(found->front().quote, std::string("Our Frobniks gathered moss"));
    const auto carrier = std::find_if(found->front().carriers.begin(), found->front().carriers.end(),
                                      [](const Carrier &c) { return c.what == "gram:frobnik"; });
    QVERIFY(carrier != found->front().carriers.end());
    QCOMPARE(carrier->words, std::string("Frobniks"));
    QCOMPARE(carrier->weight, 2.5);
}

void LinearModelTest::withoutAModelTheLexiconJudgesAlone()
{
    const auto bare = Detector::build(test::shippedPacks());
    QVERIFY(bare.ok());
    QCOMPARE(bare->detect({"Our Frobniks gathered moss, sadly.", "en", model::Channel::Call})->size(), 0u);
    QCOMPARE(bare->detect({"这个价格太贵了，超出预算了。", "zh", model::Channel::Call})->size(), 1u);
    QVERIFY(bare->hash() != test::shipped().hash());
}

void LinearModelTest::aFaultyModelIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const Json &model, const char *where) {
        QTest::newRow(name) << QString::fromStdString(dumpJson(model)) << where;
    };
    Json json = modelOf({{"frobnik", 1}});
    json["lang"] = "fr";
    row("a language nobody reads", json, "model.lang");
    json = modelOf({{"frobnik", 1}});
    json["schema"] = 9;
    row("a later schema", json, "en.model.schema");
    row("a weight that is no number", modelOf({{"frobnik", "much"}}), "en.model.kinds.usage_drop.grams.frobnik");
    row("a gram of marks", modelOf({{"?!", 1}}), "en.model.kinds.usage_drop.grams.?!");
    row("a threshold that is no probability", modelOf({{"frobnik", 1}}, 1.5), "en.model.kinds.usage_drop.threshold");
    json = modelOf({});
    json["kinds"] = {{"weather", {{"grams", Json::object()}}}};
    row("an unknown kind", json, "en.model.kinds.weather");
}

void LinearModelTest::aFaultyModelIsRefusedWithItsPlace()
{
    QFETCH(QString, model);
    QFETCH(QString, where);
    const std::vector<Json> models{*parseJson(model.toStdString())};
    const auto built = Detector::build(test::shippedPacks(), models);
    QVERIFY(!built.ok());
    QCOMPARE(QString::fromStdString(built.error().where), where);
}

void LinearModelTest::trainingTwiceGivesTheSameText()
{
    const auto lexicon = Detector::build(test::shippedPacks());
    QVERIFY(lexicon.ok());
    TrainingPlan plan;
    plan.lang = "en";
    const std::vector<TrainingTalk> talks = inventedTalks();
    const auto once = train(*lexicon, talks, {}, plan);
    const auto again = train(*lexicon, talks, {}, plan);
    QVERIFY(once.ok() && again.ok());
    const std::string text = modelText(once->model);
    QCOMPARE(text, modelText(again->model));
    QCOMPARE(*parseJson(text), once->model);
    const KindMeasure &measure = once->kinds[std::size_t(model::SignalKind::UsageDrop)];
    QCOMPARE(measure.precision(), 1.0);
    QCOMPARE(measure.recall(), 1.0);
    const std::vector<Json> models{*parseJson(text)};
    const auto trained = Detector::build(test::shippedPacks(), models);
    QVERIFY(trained.ok());
    QCOMPARE(trained->detect({"Another frobnik gathers moss.", "en", model::Channel::Call})->size(), 1u);
    QCOMPARE(trained->detect({"Another kettle boils water.", "en", model::Channel::Call})->size(), 0u);
}

// A judge once read sentences of the other language's pack.
void LinearModelTest::talksInBothLanguagesAreHeardInEveryOrder()
{
    std::vector<std::string> parts{"这个价格太贵了，超出预算了。",
                                   "The API docs do not say how we connect it to SAP.",
                                   "两周了一直没人回我，问题到底谁管？",
                                   "Nobody has logged in since March!",
                                   "Ok.",
                                   "谢谢，周三见。"};
    std::sort(parts.begin(), parts.end());
    std::size_t orders = 0;
    std::size_t heard = 0;
    do {
        for (const char *between : {" ", "\n", "\nRep: fine\nCustomer: "}) {
            std::string text;
            for (const std::string &part : parts)
                text += part + between;
            for (const char *lang : {"zh", "en", ""}) {
                const auto found = test::shipped().detect({text, lang, model::Channel::Chat});
                QVERIFY(found.ok());
                heard += found->size();
                for (const FoundSignal &signal : *found)
                    QCOMPARE(signal.quote, text.substr(signal.start, signal.end - signal.start));
            }
        }
        ++orders;
    } while (std::next_permutation(parts.begin(), parts.end()));
    QCOMPARE(orders, 720u);
    QVERIFY(heard > orders * 9);
}

SINAN_TEST(LinearModelTest)
#include "tst_linear_model.moc"
