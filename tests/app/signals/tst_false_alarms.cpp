#include "tests/support/test_program.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

#include <map>

using namespace sinan;
using namespace sinan::signals;
using model::Channel;

/// Real talk in which there is nothing to warn about (data beside the project; absent → skipped).
class FalseAlarmsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taskDialoguesRaiseFewerThanThreeSignalsIn1000Turns();
};

void FalseAlarmsTest::taskDialoguesRaiseFewerThanThreeSignalsIn1000Turns()
{
    QFile file(QStringLiteral(SINAN_SHARED_DIR "/data/dialog_crosswoz/crosswoz_val_turns.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/data/dialog_crosswoz is not here");
    int turns = 0;
    int found = 0;
    std::map<QByteArray, std::string> dialogues;
    file.readLine();
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split('\t');
        if (cells.size() < 4)
            continue;
        ++turns;
        dialogues[cells[0]] += cells[2].toStdString() + ": " + cells[3].toStdString() + "\n";
    }
    int warned = 0;
    for (const auto &[id, text] : dialogues) {
        const auto heard = test::shipped().detect({text, "zh", Channel::Chat});
        QVERIFY(heard.ok());
        warned += !heard->empty();
        found += int(heard->size());
        for (const FoundSignal &signal : *heard)
            qInfo("%s %s: %s", id.constData(), model::nameOf(signal.kind).data(), signal.quote.c_str());
    }
    qInfo("%d turns in %d dialogues: %d signals (%.2f in 1,000 turns), %d dialogues", turns, int(dialogues.size()), found, 1000.0 * found / turns, warned);
    QVERIFY(turns > 8000);
    QVERIFY(1000.0 * found / turns < 3);
}

SINAN_TEST(FalseAlarmsTest)
#include "tst_false_alarms.moc"
