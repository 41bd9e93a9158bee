#include "tests/support/test_program.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

using namespace sinan;
using namespace sinan::signals;
using model::Channel;
using model::SpeakerRole;

class DetectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesTheTellingClauseOfTheOriginal();
    void readsBothLanguages();
};

void DetectorTest::quotesTheTellingClauseOfTheOriginal()
{
    const std::string text = "客户:东西不错,就是太貴了,再想想。\n销售:太贵了?";
    const auto found = test::shipped().detect({text, "zh", Channel::Call, {}});
    QVERIFY(found.ok());
    QCOMPARE(found->size(), std::size_t(1));
    const FoundSignal &signal = found->front();
    QCOMPARE(signal.kind, model::SignalKind::PriceObjection);
    QCOMPARE(signal.quote, std::string("就是太貴了"));
    QCOMPARE(text.substr(signal.start, signal.end - signal.start), signal.quote);
    QCOMPARE(signal.speaker, std::string("客户"));
    QCOMPARE(signal.role, SpeakerRole::Customer);
}

void DetectorTest::readsBothLanguages()
{
    const auto found = test::shipped().detect({"Customer: frankly it is too expensive for us.\nRep: too expensive?", "en", Channel::Call, {}});
    QVERIFY(found.ok());
    QCOMPARE(found->size(), std::size_t(1));
    QCOMPARE(found->front().quote, std::string("frankly it is too expensive for us."));
}

SINAN_TEST(DetectorTest)
#include "tst_detector.moc"
