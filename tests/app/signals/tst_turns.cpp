#include "tests/support/test_program.h"
#include "app/signals/turns.h"

#include <QTest>

using namespace sinan;
using namespace sinan::signals;
using model::Channel;
using model::SpeakerRole;

Q_DECLARE_METATYPE(sinan::model::Channel)

class TurnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsSplitSpeakers_data();
    void labelsSplitSpeakers();
    void aFieldOfANoteIsNoSpeaker();
    void earlierMailAndSignaturesAreNobodysWords();
    void givenSpeakersWinOverLabels();
    void namesOfOursMakeTheSpeakerOurs();
    void theOtherOfTwoSpeakersIsTheCustomer();
    void evidenceTellsTheSeller();
};

namespace {

/// "speaker/role=words|…", what a person would write down.
QString describe(const std::string &text, const Turns &turns, const PreparedText &prepared)
{
    QStringList parts;
    for (const Turn &turn : turns.turns) {
        const auto [from, to] = prepared.inOriginal(turn.begin, turn.end);
        const QString words = QString::fromStdString(text.substr(from, to - from)).simplified();
        const Speaker speaker = turn.speaker < 0 ? Speaker{} : turns.speakers[std::size_t(turn.speaker)];
        parts << QString::fromStdString(speaker.name) + u'/' + QLatin1String(model::nameOf(speaker.role).data()) + u'=' + words;
    }
    return parts.join(u'|');
}

QString split(const std::string &text, Channel channel, Json speakers = {}, std::vector<std::string> ours = {})
{
    Talk talk;
    talk.text = text;
    talk.channel = channel;
    talk.speakers = std::move(speakers);
    talk.ourNames = std::move(ours);
    const PreparedText prepared = prepareText(text);
    return describe(text, splitTurns(prepared, talk), prepared);
}

} // namespace

void TurnsTest::labelsSplitSpeakers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("expected");
    QTest::newRow("half-width colon") << "客户: 贵了\n销售: 我再报" << Channel::Call << "客户/customer=贵了|销售/us=我再报";
    QTest::newRow("full-width colon") << "客户：贵了\n销售：我再报" << Channel::Call << "客户/customer=贵了|销售/us=我再报";
    QTest::newRow("time before the name") << "[00:12] 张工:接口呢\n[00:15] 客服:有" << Channel::Call << "张工/unknown=接口呢|客服/us=有";
    QTest::newRow("time behind the name, words below") << "张工 10:22:33\n接口呢\n王芳 10:23:01\n有的" << Channel::Chat << "张工/unknown=接口呢|王芳/unknown=有的";
    QTest::newRow("English roles") << "Customer: too late\nRep: sorry" << Channel::Call << "Customer/customer=too late|Rep/us=sorry";
    QTest::newRow("usr and sys") << "usr: hello\nsys: hi" << Channel::Chat << "usr/customer=hello|sys/us=hi";
    QTest::newRow("a turn of several lines") << "客户: 一\n还有二\n销售: 好" << Channel::Call << "客户/customer=一 还有二|销售/us=好";
    QTest::newRow("our account manager is not the customer") << "客户经理: 您好\n客户: 你好" << Channel::Call << "客户经理/us=您好|客户/customer=你好";
    QTest::newRow("role in brackets") << "Dana (Customer): no\nLee (Rep): ok" << Channel::Call << "Dana (Customer)/customer=no|Lee (Rep)/us=ok";
    QTest::newRow("third party") << "监理: 验收\n甲方: 行" << Channel::Meeting << "监理/third=验收|甲方/customer=行";
    QTest::newRow("names that come back") << "Dana: hello\nLee: hi\nDana: bye" << Channel::Call << "Dana/unknown=hello|Lee/unknown=hi|Dana/unknown=bye";
    QTest::newRow("no label at all") << "价格太高: 就这样" << Channel::Chat << "/unknown=价格太高: 就这样";
    QTest::newRow("an address is no label") << "https://example.com 看看" << Channel::Chat << "/unknown=https://example.com 看看";
}

void TurnsTest::labelsSplitSpeakers()
{
    QFETCH(QString, text);
    QFETCH(Channel, channel);
    QTEST(split(text.toStdString(), channel), "expected");
}

void TurnsTest::aFieldOfANoteIsNoSpeaker()
{
    QCOMPARE(split("痛点: 交期\n下一步: 报价\n备注: 王总在", Channel::Note), QString("/unknown=痛点: 交期 下一步: 报价 备注: 王总在"));
    QCOMPARE(split("客户反馈: 又坏了", Channel::Note), QString("/unknown=客户反馈: 又坏了"));
}

void TurnsTest::earlierMailAndSignaturesAreNobodysWords()
{
    QCOMPARE(split("From: dana@example.com\nSubject: order\n\nWhere is it?\n\nBest regards,\nDana\n\nOn Mon, Lee wrote:\n> too expensive", Channel::Mail),
             QString("/unknown=Where is it?"));
    QCOMPARE(split("王经理:\n货还没到。\n> 已发货\n顺祝商祺\n张三\n发件人: 王芳\n价格太高", Channel::Mail), QString("王经理/unknown=货还没到。"));
}

void TurnsTest::givenSpeakersWinOverLabels()
{
    const Json speakers = Json::array({{{"name", "王芳"}, {"role", "us"}}, {{"name", "张伟"}, {"role", "customer"}}});
    QCOMPARE(split("王芳: 您好\n张伟: 嗯", Channel::Call, speakers), QString("王芳/us=您好|张伟/customer=嗯"));
}

void TurnsTest::namesOfOursMakeTheSpeakerOurs()
{
    QCOMPARE(split("王芳: 您好\n张伟: 嗯", Channel::Call, {}, {"王芳"}), QString("王芳/us=您好|张伟/unknown=嗯"));
}

void TurnsTest::theOtherOfTwoSpeakersIsTheCustomer()
{
    std::vector<Speaker> speakers{{"王芳", SpeakerRole::Us}, {"张伟", SpeakerRole::Unknown}};
    resolveRoles(speakers, {0, 9});
    QCOMPARE(speakers[1].role, SpeakerRole::Customer);
}

void TurnsTest::evidenceTellsTheSeller()
{
    std::vector<Speaker> speakers{{"A", SpeakerRole::Unknown}, {"B", SpeakerRole::Unknown}};
    resolveRoles(speakers, {-2, 4});
    QCOMPARE(speakers[0].role, SpeakerRole::Customer);
    QCOMPARE(speakers[1].role, SpeakerRole::Us);
}

SINAN_TEST(TurnsTest)
#include "tst_turns.moc"
