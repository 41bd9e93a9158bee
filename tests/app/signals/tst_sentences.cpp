#include "tests/support/test_program.h"
#include "tests/app/signals/labelled.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

#include <array>
#include <set>

using namespace sinan;
using namespace sinan::signals;

/// The labelled sentences: at least 24 positive and 24 hard-negative ones a kind and language.
class SentencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsHeardAndNotMistaken_data();
    void everyKindIsHeardAndNotMistaken();
};

namespace {

test::Count measure(const QString &lang, std::string_view kind)
{
    test::Count count;
    const QString name = QStringLiteral("sentences/%1/%2.jsonl").arg(lang, QLatin1String(kind.data(), int(kind.size())));
    for (const Json &sentence : test::labelled(name)) {
        const std::string text = textOr(sentence, "text");
        Talk talk;
        talk.text = text;
        talk.lang = sentence["lang"].get_ref<const std::string &>();
        talk.channel = model::parseChoice<model::Channel>(textOr(sentence, "channel")).value_or(model::Channel::Call);
        talk.speaker = model::parseChoice<model::SpeakerRole>(textOr(sentence, "speaker")).value_or(model::SpeakerRole::Unknown);
        const auto found = test::shipped().detect(talk);
        const bool heard = std::any_of(found->begin(), found->end(), [&](const FoundSignal &s) { return model::nameOf(s.kind) == kind; });
        const Json &kinds = sentence["kinds"];
        const bool meant = std::find(kinds.begin(), kinds.end(), std::string(kind)) != kinds.end();
        count.right += heard && meant;
        count.wrong += heard && !meant;
        count.missed += !heard && meant;
        if (heard != meant && qEnvironmentVariableIsSet("SINAN_SHOW_SENTENCES"))
            qInfo("%s %s: %s", heard ? "mistaken" : "missed", textOr(sentence, "id").c_str(), text.c_str());
    }
    return count;
}

} // namespace

void SentencesTest::everyKindIsHeardAndNotMistaken_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("kind");
    for (const char *lang : {"zh", "en"}) {
        for (const model::Choice &choice : model::Choices<model::SignalKind>::choices)
            QTest::addRow("%s %s", lang, choice.name.data()) << lang << QString::fromLatin1(choice.name.data());
    }
}

void SentencesTest::everyKindIsHeardAndNotMistaken()
{
    QFETCH(QString, lang);
    QFETCH(QString, kind);
    const test::Count count = measure(lang, kind.toStdString());
    qInfo("%-3s %-32s precision %.2f recall %.2f (%d right, %d wrong, %d missed)", qPrintable(lang), qPrintable(kind), count.precision(), count.recall(), count.right,
          count.wrong, count.missed);
    QVERIFY(count.right + count.missed >= 24);
    QVERIFY(count.precision() >= 0.9);
    QVERIFY(count.recall() >= 0.85);
}

SINAN_TEST(SentencesTest)
#include "tst_sentences.moc"
