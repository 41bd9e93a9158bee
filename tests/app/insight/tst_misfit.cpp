#include "tests/support/test_program.h"
#include "app/insight/misfit.h"

#include <QTest>

using namespace sinan;
using namespace sinan::insight;
using model::Channel;
using model::SignalKind;

/// 可能误判: what we did since the warning is what it said it is not.
class TestMisfit : public QObject
{
    Q_OBJECT

    const UtcTime m_raised = parseIso("2026-02-28T09:35:00Z").value();
    model::Warning m_warning;
    std::vector<model::Interaction> m_talks;

    model::Interaction &add(Channel channel, int hoursAfter, const char *text, std::initializer_list<std::pair<const char *, const char *>> speakers)
    {
        model::Interaction talk;
        talk.id = Uuid::v5(sinanSpace, std::to_string(m_talks.size()));
        talk.channel = channel;
        talk.occurredAt = m_raised + std::chrono::hours(hoursAfter);
        talk.text = text;
        talk.speakers = Json::array();
        for (const auto &[name, role] : speakers)
            talk.speakers.push_back({{"name", name}, {"role", role}});
        m_talks.push_back(talk);
        return m_talks.back();
    }

private Q_SLOTS:
    void init()
    {
        m_talks.clear();
        m_warning = {};
        m_warning.kind = SignalKind::NegativeSentiment;
        m_warning.openedAt = m_raised;
    }

    void aDiscountForSomebodyWhoWantsToBeHeardIsToldWithItsWords()
    {
        const auto &mail = add(Channel::Mail, 70, "为表诚意，二线我们给到 92 折，优惠到本月 20 日。", {{"赵磊", "us"}});
        const auto misfit = possibleMisfit(m_warning, m_talks);
        QVERIFY(misfit);
        QCOMPARE(misfit->interaction, mail.id);
        QCOMPARE(misfit->by, std::string("赵磊"));
        QCOMPARE(misfit->words, std::string("92 折"));
        QCOMPARE(mail.text.substr(std::size_t(misfit->start), std::size_t(misfit->end - misfit->start)), misfit->words);
    }

    void whatIsNoOfferOfOursIsNoMisfit_data()
    {
        QTest::addColumn<int>("channel");
        QTest::addColumn<int>("hours");
        QTest::addColumn<QString>("text");
        QTest::newRow("the customer asks for it") << int(Channel::Call) << 5 << "程总：给个折扣吧\n赵磊：我先把故障讲清楚";
        QTest::newRow("we say there is none") << int(Channel::Call) << 5 << "程总：怎么说\n赵磊：这次不谈折扣，先修好";
        QTest::newRow("before the warning") << int(Channel::Call) << -5 << "程总：怎么说\n赵磊：给您打九五折优惠";
        QTest::newRow("a note about them") << int(Channel::Note) << 5 << "程总：怎么说\n赵磊：客户提过优惠";
        QTest::newRow("another sense of the word") << int(Channel::Call) << 5 << "程总：怎么说\n赵磊：别再折腾了，我今天就过去";
    }

    void whatIsNoOfferOfOursIsNoMisfit()
    {
        QFETCH(int, channel);
        QFETCH(int, hours);
        QFETCH(QString, text);
        add(Channel(channel), hours, text.toUtf8().constData(), {{"程总", "customer"}, {"赵磊", "us"}});
        QVERIFY(!possibleMisfit(m_warning, m_talks));
    }

    void aQuestionOfPriceMayBeAnsweredWithAPrice()
    {
        add(Channel::Mail, 5, "We can offer a 5 % discount.", {{"Anna", "us"}});
        m_warning.kind = SignalKind::PriceObjection;
        QVERIFY(!possibleMisfit(m_warning, m_talks));
        m_warning.kind = SignalKind::DeliveryLeadTime;
        QCOMPARE(possibleMisfit(m_warning, m_talks)->words, std::string("discount"));
    }

    void theFirstOfferCountsAndNoneAfterTheWarningWasClosed()
    {
        add(Channel::Mail, 50, "再让利两个点", {{"赵磊", "us"}});
        const Uuid first = add(Channel::Mail, 20, "给您特价", {{"赵磊", "us"}}).id;
        QCOMPARE(possibleMisfit(m_warning, m_talks)->interaction, first);
        m_warning.closedAt = m_raised + std::chrono::hours(10);
        QVERIFY(!possibleMisfit(m_warning, m_talks));
    }
};

SINAN_TEST(TestMisfit)
#include "tst_misfit.moc"
