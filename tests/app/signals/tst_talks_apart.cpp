#include "tests/support/test_program.h"
#include "tests/app/signals/labelled.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

#include <set>

using namespace sinan;
using namespace sinan::signals;

/// Whole talks that nothing was trained or chosen with (apart/README.md). The floors are below what was measured, so that a change that makes
/// hearing worse is seen; they are no aims.
class TalksApartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksNeverTrainedOnAreHeardAsWellAsBefore_data();
    void talksNeverTrainedOnAreHeardAsWellAsBefore();
};

void TalksApartTest::talksNeverTrainedOnAreHeardAsWellAsBefore_data()
{
    QTest::addColumn<double>("precision");
    QTest::addColumn<double>("recall");
    QTest::addColumn<int>("silent"); ///< of the talks without a signal
    QTest::newRow("zh") << 0.77 << 0.80 << 36;
    QTest::newRow("en") << 0.75 << 0.70 << 20;
}

void TalksApartTest::talksNeverTrainedOnAreHeardAsWellAsBefore()
{
    QFETCH(double, precision);
    QFETCH(double, recall);
    QFETCH(int, silent);
    test::Count all;
    std::map<std::string, test::Count> kinds;
    int quiet = 0;
    int stayedSilent = 0;
    for (const Json &entry : test::labelled(QStringLiteral("apart/%1.jsonl").arg(QLatin1String(QTest::currentDataTag())))) {
        const std::string text = textOr(entry, "text");
        const std::string lang = textOr(entry, "lang");
        Talk talk;
        talk.text = text;
        talk.lang = lang;
        talk.channel = *model::parseChoice<model::Channel>(textOr(entry, "channel"));
        std::set<std::string> meant;
        for (const Json &signal : entry["signals"])
            meant.insert(textOr(signal, "kind"));
        std::set<std::string> heard;
        const auto found = test::shipped().detect(talk);
        QVERIFY(found.ok());
        for (const FoundSignal &signal : *found)
            heard.insert(std::string(model::nameOf(signal.kind)));
        quiet += meant.empty();
        stayedSilent += meant.empty() && heard.empty();
        for (const std::string &kind : meant)
            (heard.contains(kind) ? kinds[kind].right : kinds[kind].missed) += 1;
        for (const std::string &kind : heard)
            kinds[kind].wrong += !meant.contains(kind);
    }
    for (const auto &[kind, count] : kinds) {
        qInfo("%-32s precision %.2f recall %.2f", kind.c_str(), count.precision(), count.recall());
        all.right += count.right;
        all.wrong += count.wrong;
        all.missed += count.missed;
    }
    qInfo("all kinds: precision %.3f recall %.3f; silent in %d of %d talks without a signal", all.precision(), all.recall(), stayedSilent, quiet);
    QVERIFY(all.right > 80);
    QVERIFY(all.precision() >= precision);
    QVERIFY(all.recall() >= recall);
    QVERIFY(stayedSilent >= silent);
}

SINAN_TEST(TalksApartTest)
#include "tst_talks_apart.moc"
