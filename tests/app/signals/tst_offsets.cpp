#include "tests/support/test_program.h"
#include "app/base/random_source.h"
#include "app/base/utf8.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

using namespace sinan;
using namespace sinan::signals;
using model::Channel;

class OffsetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesStandWhereTheOffsetsSay_data();
    void quotesStandWhereTheOffsetsSay();
    void anyBytesGiveOffsetsOnCharacterBoundaries();
    void theSameTalkGivesTheSameSignals();
    void moreThanAMegabyteIsRefused();
};

void OffsetsTest::quotesStandWhereTheOffsetsSay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quote");
    QTest::newRow("Traditional") << "東西不錯,價格太貴了,再想想" << "價格太貴了";
    QTest::newRow("full width") << "你好！！　价格太贵了，再说。" << "价格太贵了";
    QTest::newRow("emoji before") << "😅😅 你们价格太贵了" << "你们价格太贵了";
    QTest::newRow("typographic quotes") << "“嗯”,价格太贵了" << "价格太贵了";
    QTest::newRow("full-width Latin") << "我们就问一句,ＳＬＡ响应时间是多久?" << "ＳＬＡ响应时间是多久?";
    QTest::newRow("English apostrophe") << "Well, honestly it’s too expensive for us" << "honestly it’s too expensive for us";
}

void OffsetsTest::quotesStandWhereTheOffsetsSay()
{
    QFETCH(QString, text);
    const std::string bytes = text.toStdString();
    const auto found = test::shipped().detect({bytes, "", Channel::Chat});
    QVERIFY(found.ok());
    QVERIFY(!found->empty());
    QTEST(QString::fromStdString(found->front().quote), "quote");
    QCOMPARE(bytes.substr(found->front().start, found->front().end - found->front().start), found->front().quote);
}

void OffsetsTest::anyBytesGiveOffsetsOnCharacterBoundaries()
{
    SeededRandom random(2026);
    const std::vector<std::string> pieces{"价格太贵了", "價格太貴", "，", "。", "\n", "客户：", "ＳＬＡ", "😀", "\xe4\xbb", "\xff", "’", "“", "too expensive", " ", "?",
                                          "多久到货", "…", "①", "㎏", "ﬁ", "Rep: ", "2026-01-02 10:10 ", "[00:12]", ">", "\xf0\x9f", "\0x", "X200", "１２３天"};
    int signalsSeen = 0;
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (std::size_t i = 0; i < random.below(40); ++i)
            text += pieces[random.below(pieces.size())];
        for (const Channel channel : {Channel::Chat, Channel::Mail, Channel::Note}) {
            const auto found = test::shipped().detect({text, "", channel});
            QVERIFY(found.ok());
            for (const FoundSignal &signal : *found) {
                ++signalsSeen;
                QVERIFY(signal.start < signal.end && signal.end <= text.size());
                QCOMPARE(text.substr(signal.start, signal.end - signal.start), signal.quote);
                const auto isInside = [&](std::size_t at) { return at < text.size() && (std::uint8_t(text[at]) & 0xc0) == 0x80 && isValidUtf8(signal.quote); };
                if (isValidUtf8(text))
                    QVERIFY(!isInside(signal.start) && !isInside(signal.end));
            }
        }
    }
    QVERIFY(signalsSeen > 100);
}

void OffsetsTest::theSameTalkGivesTheSameSignals()
{
    const std::string text = "客户: 太贵了。交期要多久?你们又坏了,很失望。";
    const auto one = test::shipped().detect({text, "zh", Channel::Call});
    const auto two = test::shipped().detect({text, "zh", Channel::Call});
    QVERIFY(one->size() >= 3);
    QCOMPARE(one->size(), two->size());
    for (std::size_t i = 0; i < one->size(); ++i) {
        QCOMPARE((*one)[i].kind, (*two)[i].kind);
        QCOMPARE((*one)[i].probability, (*two)[i].probability);
    }
}

void OffsetsTest::moreThanAMegabyteIsRefused()
{
    const std::string text(maxTalkBytes + 1, 'a');
    const auto found = test::shipped().detect({text, "", Channel::Chat});
    QVERIFY(!found.ok());
    QCOMPARE(found.error().code, ErrorCode::TooLarge);
}

SINAN_TEST(OffsetsTest)
#include "tst_offsets.moc"
