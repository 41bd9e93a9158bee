#include "tests/support/test_program.h"
#include "app/mutations/derived_ids.h"
#include "app/reflex/customer_view.h"
#include "tests/support/memory_rows.h"

#include <QTest>

using namespace sinan;
using namespace sinan::model;
using namespace sinan::reflex;
using sinan::test::MemoryRows;

class TestCustomerView : public QObject
{
    Q_OBJECT

    MemoryRows m_rows;
    Uuid m_customer = Uuid::v5(sinanSpace, "yunfan");
    WorkCalendar m_calendar{"Asia/Shanghai"};
    Sources m_sources;
    CustomerRecord m_record;
    int m_count = 0;

    static UtcTime local(const char *iso) { return parseIso(iso, "Asia/Shanghai").value(); }
    Uuid next() { return Uuid::v5(sinanSpace, "row " + std::to_string(++m_count)); }
    void addContact(const char *name, const char *title, BuyingRole role)
    {
        Contact contact;
        contact.id = next();
        contact.customer = m_customer;
        contact.name = name;
        contact.title = title;
        contact.role = role;
        m_rows.add(contact);
    }
    Uuid addTalk(Channel channel, const char *at, std::vector<const char *> roles)
    {
        Interaction talk;
        talk.id = next();
        talk.customer = m_customer;
        talk.channel = channel;
        talk.text = "…";
        talk.occurredAt = talk.knownAt = local(at);
        talk.speakers = Json::array();
        for (const char *role : roles)
            talk.speakers.push_back({{"name", role}, {"role", role}});
        m_rows.add(talk);
        return talk.id;
    }
    void addDeal(const char *name, std::int64_t amount, Stage stage)
    {
        Opportunity deal;
        deal.id = next();
        deal.customer = m_customer;
        deal.name = name;
        deal.amountMinor = amount * 100;
        deal.currency = "CNY";
        deal.stage = stage;
        m_rows.add(deal);
    }
    CustomerView view()
    {
        m_record = readCustomer(m_rows, m_customer).value();
        m_sources = readSources(m_rows).value();
        return CustomerView(m_record, m_sources, m_calendar);
    }

private Q_SLOTS:
    void init()
    {
        m_rows = MemoryRows();
        Customer customer;
        customer.id = m_customer;
        customer.name = "云帆机械";
        customer.industry = "manufacturing";
        customer.annualRevenueMinor = 1'234'500;
        customer.currency = "CNY";
        customer.custom = Json{{"erp", "SAP"}};
        m_rows.add(customer);
    }

    void fieldsAreReadByDottedNameMoneyInWholeUnits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("json");
        QTest::newRow("text") << "customer.industry" << "\"manufacturing\"";
        QTest::newRow("money") << "customer.annual_revenue" << "12345.0";
        QTest::newRow("custom") << "customer.custom.erp" << "\"SAP\"";
        QTest::newRow("empty text is missing") << "customer.city" << "null";
        QTest::newRow("no deal") << "opportunity.stage" << "null";
        QTest::newRow("no such field") << "customer.colour" << "null";
        QTest::newRow("no dot") << "industry" << "null";
    }
    void fieldsAreReadByDottedNameMoneyInWholeUnits()
    {
        QFETCH(QString, name);
        QFETCH(QString, json);
        QCOMPARE(QString::fromStdString(dumpJson(view().field(name.toStdString()))), json);
    }

    void theLeadingDealIsTheLargestOpenOne()
    {
        addDeal("won", 9'000'000, Stage::Won);
        addDeal("small", 100, Stage::Trial);
        addDeal("large", 3'100'000, Stage::Decide);
        QCOMPARE(view().field("opportunity.name"), Json("large"));
        QCOMPARE(view().field("opportunity.amount"), Json(3'100'000.0));
    }

    void aSpeakerIsTheContactTheyCanOnlyBe_data()
    {
        QTest::addColumn<QString>("speaker");
        QTest::addColumn<QString>("contact");
        QTest::newRow("full name") << "王建国" << "王建国";
        QTest::newRow("family name and rank") << "王总" << "王建国";
        QTest::newRow("title alone") << "法务" << "顾文斌";
        QTest::newRow("two of that family") << "刘工" << "";
        QTest::newRow("English form") << "Mr. Hall" << "Peter Hall";
        QTest::newRow("stranger") << "赵总" << "";
        QTest::newRow("nobody") << "" << "";
    }
    void aSpeakerIsTheContactTheyCanOnlyBe()
    {
        QFETCH(QString, speaker);
        QFETCH(QString, contact);
        addContact("王建国", "采购总监", BuyingRole::EconomicBuyer);
        addContact("刘志远", "生产副总", BuyingRole::Champion);
        addContact("刘洋", "工程师", BuyingRole::User);
        addContact("顾文斌", "法务", BuyingRole::Legal);
        addContact("Peter Hall", "CIO", BuyingRole::TechnicalBuyer);
        const auto record = readCustomer(m_rows, m_customer).value();
        const Contact *found = contactFor(speaker.toStdString(), record.contacts);
        QCOMPARE(found ? QString::fromStdString(found->name) : QString(), contact);
    }

    void mentionsKnowWhoSpokeAndThroughWhatChannel()
    {
        addContact("王建国", "采购总监", BuyingRole::EconomicBuyer);
        const Uuid talk = addTalk(Channel::Call, "2026-03-01T05:12", {"customer", "us"});
        Signal signal;
        signal.id = next();
        signal.interaction = talk;
        signal.customer = m_customer;
        signal.kind = SignalKind::DeliveryLeadTime;
        signal.probability = 0.9;
        signal.speaker = "王总";
        signal.role = SpeakerRole::Customer;
        signal.occurredAt = signal.knownAt = local("2026-03-01T05:12");
        m_rows.add(signal);
        const CustomerView customer = view();
        const auto mentions = customer.mentions(SignalKind::DeliveryLeadTime);
        QCOMPARE(mentions.size(), std::size_t(1));
        QCOMPARE(mentions[0].buyingRole, BuyingRole::EconomicBuyer);
        QCOMPARE(mentions[0].channel, Channel::Call);
        QCOMPARE(mentions[0].id, signal.id.toString());
        QVERIFY(customer.mentions(SignalKind::PriceObjection).empty());
    }

    void waitingBeginsWithOurFirstUnansweredWord()
    {
        addTalk(Channel::Mail, "2026-02-01T10:00", {"us"});
        addTalk(Channel::Mail, "2026-02-03T10:00", {"customer"});
        addTalk(Channel::Mail, "2026-02-05T10:00", {"us"});
        addTalk(Channel::Mail, "2026-02-09T10:00", {"us"});
        addTalk(Channel::Note, "2026-02-10T10:00", {"us"});
        const CustomerView customer = view();
        const UtcTime now = local("2026-03-02T08:10");
        QCOMPARE(customer.lastTime("waiting_since", now), std::optional(local("2026-02-05T10:00")));
        QCOMPARE(customer.lastTime("our_word", now), std::optional(local("2026-02-09T10:00")));
        QCOMPARE(customer.lastTime("customer_word", now), std::optional(local("2026-02-03T10:00")));
        QCOMPARE(customer.series("reply_gap").size(), std::size_t(1));
        QCOMPARE(customer.series("reply_gap")[0].value, 2.0);
    }

    void aStanceImprovesOnlyWhereSomebodyWhoDecidesHasLessDoubt_data()
    {
        QTest::addColumn<BuyingRole>("role");
        QTest::addColumn<Stance>("before");
        QTest::addColumn<Stance>("now");
        QTest::addColumn<bool>("improved");
        QTest::newRow("the buyer, from doubtful to neutral") << BuyingRole::EconomicBuyer << Stance::Doubtful << Stance::Neutral << true;
        QTest::newRow("the engineer, from against to doubtful") << BuyingRole::TechnicalBuyer << Stance::Against << Stance::Doubtful << true;
        QTest::newRow("the buyer, from neutral to doubtful") << BuyingRole::EconomicBuyer << Stance::Neutral << Stance::Doubtful << false;
        QTest::newRow("a user decides nothing") << BuyingRole::User << Stance::Doubtful << Stance::Support << false;
        QTest::newRow("nobody knew before") << BuyingRole::EconomicBuyer << Stance::Unknown << Stance::Support << false;
    }

    void aStanceImprovesOnlyWhereSomebodyWhoDecidesHasLessDoubt()
    {
        QFETCH(BuyingRole, role);
        QFETCH(Stance, before);
        QFETCH(Stance, now);
        QFETCH(bool, improved);
        Contact contact;
        contact.id = next();
        contact.customer = m_customer;
        contact.name = "周总";
        contact.role = role;
        contact.stance = now;
        contact.stanceBefore = before;
        contact.stanceSince = local("2026-02-20T09:00");
        m_rows.add(contact);
        const auto found = view().lastTime("stance_improved", local("2026-03-02T08:10"));
        QCOMPARE(found, improved ? std::optional(local("2026-02-20T09:00")) : std::nullopt);
    }

    void aTrialStartsWhenADealEntersIt()
    {
        Opportunity deal;
        deal.id = next();
        deal.customer = m_customer;
        deal.name = "二线";
        deal.stage = Stage::Trial;
        deal.stageSince = local("2026-02-20T09:00");
        m_rows.add(deal);
        QCOMPARE(view().lastTime("trial_started", local("2026-03-02T08:10")), std::optional(local("2026-02-20T09:00")));
        QVERIFY(!view().lastTime("trial_started", local("2026-02-19T08:10")));
    }

    void theLastTimeIsTheLastThatWasKnownThen()
    {
        addTalk(Channel::Mail, "2026-02-01T10:00", {"us"});
        addTalk(Channel::Mail, "2026-02-03T10:00", {"customer"});
        const CustomerView customer = view();
        QCOMPARE(customer.lastTime("waiting_since", local("2026-02-02T00:00")), std::optional(local("2026-02-01T10:00")));
        QVERIFY(!customer.lastTime("waiting_since", local("2026-02-04T00:00")));
        QVERIFY(!customer.lastTime("our_word", local("2026-01-01T00:00")));
    }

    void aSourceThatIsNotConnectedIsNotGuessed()
    {
        DataSource login;
        login.id = next();
        login.key = "login";
        login.connected = true;
        login.lastReceivedAt = local("2026-03-02T07:50");
        login.staleAfterHours = 72;
        m_rows.add(login);
        const CustomerView customer = view();
        QVERIFY(customer.feedOfSeries("login").connected);
        QCOMPARE(customer.feedOfSeries("login").freshUntil, std::optional(local("2026-03-05T07:50")));
        QVERIFY(!customer.feedOfSeries("competitor_search").connected);
        QVERIFY(!customer.feedOfChannel(Channel::Call).connected);
        QVERIFY(!customer.feedOfChannel(std::nullopt).connected);
        QVERIFY(customer.feedOfSeries("progress_update").connected);
    }

    void theProgressCardCountsAsAnUpdate()
    {
        ProgressCard card;
        card.id = mutations::progressCardId(m_customer);
        card.customer = m_customer;
        card.updatedAt = local("2026-02-25T15:40");
        m_rows.add(card);
        QCOMPARE(view().lastTime("progress_update", local("2026-03-02T08:10")), std::optional(local("2026-02-25T15:40")));
    }

    void theNewestConsentCounts()
    {
        for (const auto &[at, state] : {std::pair("2026-01-01T10:00", ConsentState::Granted), std::pair("2026-02-01T10:00", ConsentState::Refused)}) {
            Consent consent;
            consent.id = next();
            consent.customer = m_customer;
            consent.purpose = "send_content";
            consent.state = state;
            consent.at = local(at);
            m_rows.add(consent);
        }
        QVERIFY(!view().consent("send_content")->granted);
        QVERIFY(!view().consent("delivery"));
    }

    void aCustomerThatIsGoneIsAnError() { QCOMPARE(readCustomer(m_rows, next()).error().code, ErrorCode::NotFound); }
};

SINAN_TEST(TestCustomerView)
#include "tst_customer_view.moc"
