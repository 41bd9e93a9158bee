#include "tests/support/test_program.h"
#include "tests/app/signals/pack_files.h"

#include <QTest>

using namespace sinan;
using namespace sinan::signals;
using model::Channel;
using model::SpeakerRole;

/// What must not be heard: negation, questions of another sort, hearsay, resolved matters, our own words.
class GuardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMeant_data();
    void saysWhatIsMeant();
    void ourOwnWordsAreNoSignal();
    void aNoteReportsTheCustomer();
    void quotedEarlierMailIsNoSignal();
    void ourModelIsNoRival();
    void aKindIsReportedOnceASentence();
};

namespace {

QString kindsIn(const std::string &text, Channel channel = Channel::Call, SpeakerRole speaker = SpeakerRole::Customer)
{
    Talk talk;
    talk.text = text;
    talk.channel = channel;
    talk.speaker = speaker;
    QStringList kinds;
    const auto found = test::shipped().detect(talk);
    for (const FoundSignal &signal : *found)
        kinds << QLatin1String(model::nameOf(signal.kind).data());
    return kinds.join(u' ');
}

} // namespace

void GuardsTest::saysWhatIsMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kinds");
    const char *price = "price_objection_surge";
    QTest::newRow("plain") << "你们的价格太高了" << price;
    QTest::newRow("negated") << "这不是价格问题" << "";
    QTest::newRow("negated adjective") << "价格不贵" << "";
    QTest::newRow("no price worry") << "没有觉得价格太高" << "";
    QTest::newRow("double negation that objects") << "不得不说价格太高了" << price;
    QTest::newRow("protected word") << "东西不错,就是价格太高" << price;
    QTest::newRow("your company") << "贵公司的方案收到了" << "";
    QTest::newRow("broken") << "机器又坏了" << "complaint_fulfillment_anomaly";
    QTest::newRow("never broken") << "机器没有再坏过" << "";
    QTest::newRow("if it breaks") << "如果机器坏了怎么办" << "aftersales_sla_inquiry";
    QTest::newRow("resolved") << "机器坏了,昨天已经修好了,谢谢" << "";
    QTest::newRow("resolved in the next sentence") << "上次发错货了。已经解决了。" << "";
    QTest::newRow("the plant next door") << "隔壁厂的机器又坏了" << "";
    QTest::newRow("a friend's company") << "我朋友公司预算冻结了" << "";
    QTest::newRow("English plain") << "Your quote is too expensive" << price;
    QTest::newRow("English negated") << "It is not too expensive" << "";
    QTest::newRow("English resolved") << "The pump broke down again but it's fixed now" << "";
    QTest::newRow("English hearsay") << "A friend of mine said their budget is frozen" << "";
    QTest::newRow("a question is the signal") << "交货周期能写进合同吗?" << "delivery_leadtime_concern";
}

void GuardsTest::saysWhatIsMeant()
{
    QFETCH(QString, text);
    QTEST(kindsIn(text.toStdString()), "kinds");
}

void GuardsTest::ourOwnWordsAreNoSignal()
{
    QCOMPARE(kindsIn("您是觉得价格太高了吗", Channel::Call, SpeakerRole::Us), QString());
    QCOMPARE(kindsIn("价格太高了", Channel::Call, SpeakerRole::Third), QString());
    QCOMPARE(kindsIn("销售: 您是觉得价格太高吗\n客户: 没有没有", Channel::Call, SpeakerRole::Unknown), QString());
}

void GuardsTest::aNoteReportsTheCustomer()
{
    QCOMPARE(kindsIn("王总说价格太高了", Channel::Note, SpeakerRole::Us), QString("price_objection_surge"));
    QCOMPARE(kindsIn("我觉得价格太高了", Channel::Note, SpeakerRole::Us), QString());
    QCOMPARE(kindsIn("我觉得价格太高了", Channel::Call), QString("price_objection_surge"));
}

void GuardsTest::quotedEarlierMailIsNoSignal()
{
    QCOMPARE(kindsIn("好的,收到。\n> 价格太高了\n", Channel::Mail), QString());
    QCOMPARE(kindsIn("Fine with us.\n\nOn Monday Dana wrote:\nyour price is too expensive", Channel::Mail), QString());
}

void GuardsTest::ourModelIsNoRival()
{
    Talk talk;
    talk.text = "我们在拿X200跟另外一家对比";
    const auto isRival = [](const std::vector<FoundSignal> &found) {
        return std::any_of(found.begin(), found.end(), [](const FoundSignal &s) { return s.kind == model::SignalKind::CompetitorMention; });
    };
    const auto heard = test::shipped().detect(talk);
    QVERIFY(isRival(*heard));
    talk.text = "X200和X300比,差在哪";
    const auto two = test::shipped().detect(talk);
    QVERIFY(isRival(*two));
    talk.ourNames = {"X200", "X300"};
    const auto ours = test::shipped().detect(talk);
    QVERIFY(!isRival(*ours));
}

void GuardsTest::aKindIsReportedOnceASentence()
{
    QCOMPARE(kindsIn("太贵了,价格太高,报价离谱"), QString("price_objection_surge"));
    QCOMPARE(kindsIn("太贵了。价格太高。"), QString("price_objection_surge price_objection_surge"));
}

SINAN_TEST(GuardsTest)
#include "tst_guards.moc"
