#include "app/bridge/talk_reader.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "tests/app/bridge/import_fixture.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::ImportFixture;

class TestChats : public QObject
{
    Q_OBJECT

    static ImportSession pasted(ImportFixture &fixture, const QString &text)
    {
        ImportSession session(fixture.options());
        session.addText("粘贴的文字", text.toStdString());
        const auto done = session.plan(fixture.rows, fixture.clock.now());
        if (!done.ok())
            qFatal("%s", done.error().toString().c_str());
        return session;
    }
    static QString kept(ImportFixture &fixture, const QString &text)
    {
        auto session = pasted(fixture, text);
        const auto done = fixture.apply(session);
        if (!done.ok())
            return QString::fromStdString(done.error().toString());
        QStringList talks;
        for (const auto &talk : fixture.rows.all<model::Interaction>())
            talks << QString::fromStdString(toIso(talk.occurredAt).substr(0, 16) + " " +
                                            std::string(model::nameOf(talk.channel)) + "\n" + talk.text);
        talks.sort();
        return talks.join("\n");
    }

private Q_SLOTS:
    void everyWayToWriteWhoAndWhenIsRead_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("time"); ///< UTC; now is 2026-03-02 08:10 in Shanghai, a Monday
        QTest::newRow("day and time") << "2026-03-01 10:12"
                                      << "2026-03-01T02:12";
        QTest::newRow("slashes and seconds") << "2026/3/1 10:12:33"
                                             << "2026-03-01T02:12";
        QTest::newRow("in words") << QStringLiteral("2026年3月1日 10:12") << "2026-03-01T02:12";
        QTest::newRow("in words with its weekday") << QStringLiteral("2026年3月1日 星期日 10:12") << "2026-03-01T02:12";
        QTest::newRow("afternoon") << QStringLiteral("2026年3月1日 下午 3:05") << "2026-03-01T07:05";
        QTest::newRow("afternoon without a space") << QStringLiteral("2026-3-1 下午3:05") << "2026-03-01T07:05";
        QTest::newRow("without a year") << "3-1 10:12:33"
                                        << "2026-03-01T02:12";
        QTest::newRow("of last year") << QStringLiteral("12月28日 10:12") << "2025-12-28T02:12";
        QTest::newRow("yesterday") << QStringLiteral("昨天 10:12") << "2026-03-01T02:12";
        QTest::newRow("yesterday evening") << QStringLiteral("昨天 晚上8:12") << "2026-03-01T12:12";
        QTest::newRow("a day of the week") << QStringLiteral("星期五 10:12") << "2026-02-27T02:12";
        QTest::newRow("English") << "Yesterday 3:05 PM"
                                 << "2026-03-01T07:05";
    }
    void everyWayToWriteWhoAndWhenIsRead()
    {
        QFETCH(QString, head);
        QFETCH(QString, time);
        ImportFixture fixture;
        const QString text = QStringLiteral("张三 %1\n价格能再谈吗\n李四 %1\n我问一下\n").arg(head);
        QCOMPARE(kept(fixture, text), time + QStringLiteral(" chat\n张三: 价格能再谈吗\n李四: 我问一下"));
    }

    void clocksAloneAreAChatOfToday()
    {
        ImportFixture fixture;
        auto session = pasted(
            fixture, QStringLiteral("张三 上午10:12\n价格能再谈吗\n[图片]\n李四 上午10:15\n我问一下\n张三 下午3:20\n好\n"));
        const auto &talk = session.preview().talks.at(0);
        QVERIFY2(talk.turns == 3 && talk.channel == model::Channel::Chat, describe(session.preview()).c_str());
        QCOMPARE(talk.dateReason.id, std::string("import.reason.date_of_import"));
    }

    void aPriceBelowAClockedHeadIsNobodysName()
    {
        ImportFixture fixture;
        const QString text = QStringLiteral(
            "张三 10:12\n价格: 12万\n交期: 四周\n付款: 3-6-1\n李四 10:15\n价格: 太高\n张三 10:18\n会议改到 15:30\n价格: 11万\n");
        auto session = pasted(fixture, text);
        const auto &talk = session.preview().talks.at(0);
        QVERIFY2(talk.speakers.size() == 2, describe(session.preview()).c_str());
        SINAN_VERIFY(fixture.apply(session));
        const QString stored = QString::fromStdString(fixture.rows.all<model::Interaction>().at(0).text);
        QCOMPARE(stored,
                 QStringLiteral("张三: 价格: 12万 交期: 四周 付款: 3-6-1\n李四: 价格: 太高\n张三: 会议改到 15:30 价格: 11万"));
    }

    void aChatOfSeveralDaysIsATalkADay()
    {
        ImportFixture fixture;
        const QString text = QStringLiteral("—————  2026-02-26  —————\n\n\n张三  10:12\n\n什么时候能到货\n\n李四  "
                                            "10:15\n\n下周\n\n—————  2026-02-27  —————\n\n张三  09:00\n\n还没到?\n\n");
        QCOMPARE(kept(fixture, text),
                 QStringLiteral("2026-02-26T02:12 chat\n张三: 什么时候能到货\n李四: 下周\n2026-02-27T01:00 chat\n张三: 还没到?"));
        // A longer copy of the same chat adds what is new.
        auto longer =
            pasted(fixture, text + QStringLiteral("—————  2026-02-28  —————\n\n李四  09:00\n\n今天发\n\n张三  09:01\n\n好\n"));
        QCOMPARE(longer.preview().counts.added, std::int64_t(1));
        QCOMPARE(longer.preview().counts.unchanged, std::int64_t(2));
    }

    void theSidesAreSeenInWeComsMarks()
    {
        ImportFixture fixture;
        model::Customer customer;
        customer.id = Uuid::v5(sinanSpace, "yunfan");
        customer.name = "云帆机械";
        fixture.rows.add(customer);
        auto session = pasted(
            fixture,
            QStringLiteral("王总@云帆机械 3/1 10:12:05\n太贵了\n李明 3/1 10:13:00\n我去申请\n小周@微信 3/1 10:14:00\n快点\n"));
        const auto &talk = session.preview().talks.at(0);
        const std::string told = describe(session.preview());
        QVERIFY2(talk.customer == customer.id, told.c_str());
        QVERIFY2(talk.speakers.size() == 3, told.c_str());
        QCOMPARE(talk.speakers[0].name, std::string("王总"));
        QVERIFY2(talk.speakers[0].role == model::SpeakerRole::Customer && talk.speakers[1].role == model::SpeakerRole::Us,
                 told.c_str());
        QVERIFY2(talk.speakers[2].name == "小周" && talk.speakers[2].role == model::SpeakerRole::Customer, told.c_str());
    }

    void whatTheMessengerSaysIsNobodysWords()
    {
        ImportFixture fixture;
        const QString text = QStringLiteral(
            "张三 2026-03-01 10:12\n价格太高\n\"张三\" 撤回了一条消息\n李四 2026-03-01 10:15\n[图片]\n[文件] 报价: 第二版.xlsx\n"
            "你撤回了一条消息\n\"李四\"邀请\"王五\"加入了群聊\n通话时长 12:31\n张三 2026-03-01 10:20\n[语音] 12\"\n");
        QCOMPARE(
            kept(fixture, text),
            QStringLiteral("2026-03-01T02:12 chat\n张三: 价格太高\n李四: [图片] [文件] 报价: 第二版.xlsx\n张三: [语音] 12\""));
    }

    void aQuotedMessageStaysReadableAndIsNobodysWords()
    {
        ImportFixture fixture;
        const QString text = QStringLiteral("张三 2026-03-01 10:12\n价格太高\n李四 2026-03-01 10:15\n「张三：价格太高」\n- - - - "
                                            "- - - - - - - - - - -\n我们可以谈\n张三 2026-03-01 10:16\n行\n");
        QCOMPARE(kept(fixture, text),
                 QStringLiteral("2026-03-01T02:12 chat\n张三: 价格太高\n> 「张三：价格太高」\n李四: 我们可以谈\n张三: 行"));
    }

    void transcriptsStayWhatTheyWere()
    {
        ImportFixture fixture;
        const QString text =
            QStringLiteral("[00:01:05] 王总: 太贵了\n[00:01:30] 李明: 我们看看\n[00:02:10] 王总: 同行只要一半, 价格: 10万\n");
        auto session = pasted(fixture, text);
        const auto &talk = session.preview().talks.at(0);
        QVERIFY2(talk.turns == 3 && talk.channel == model::Channel::Call, describe(session.preview()).c_str());
    }
};

SINAN_TEST(TestChats)
#include "tst_chats.moc"
