#include "tests/support/test_program.h"
#include "app/insight/copy_text.h"

#include <QtTest>

namespace sinan::insight {

class CopyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phoneNumbersAndMailAddressesAreTakenOut_data();
    void phoneNumbersAndMailAddressesAreTakenOut();
    void amountsAreTakenOut_data();
    void amountsAreTakenOut();
    void numbersThatAreNoAmountsStay_data();
    void numbersThatAreNoAmountsStay();
    void aMessageHasNoPhoneQuoteOrAmountUnlessAsked();
    void aMessageHasAmountsAndQuotesWhenAskedButNeverAPhone();
    void aQuoteInsideTheSentenceIsTakenOut();
    void theCommonMisreadingStandsBeforeTheAdviceWithoutWhatMustStay();
    void oneLineAWarningInTheOrderOfTheList();
    void theEnglishMessageIsEnglish();
    void nothingIsSaidAboutLeftOutPartsWhereNothingWasLeftOut();

private:
    static CopyItem yunfan()
    {
        CopyItem item;
        item.severity = "▲ 高";
        item.customer = "云帆机械";
        item.sentence = "近 14 天 4 次问到交付周期,王总电话 13812345678,合同 310 万元。";
        item.amounts = {Money{310'000'000, "CNY"}};
        item.dueAt = moment().now + std::chrono::hours(21);
        item.advice = "请供应链给出能写进合同的到货日";
        item.owner = "王芳";
        item.quotes = {"这次交付周期能写进合同吗"};
        return item;
    }
    static CopyMoment moment(Language language = Language::Chinese)
    {
        static const WorkCalendar calendar("Asia/Shanghai");
        return {fromMillis(1'772'410'200'000), &calendar, language};
    }
};

void CopyTextTest::phoneNumbersAndMailAddressesAreTakenOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::newRow("mobile") << "打 13812345678 找他" << "打 *** 找他";
    QTest::newRow("mobile with spaces") << "138 1234 5678" << "***";
    QTest::newRow("mobile with dashes") << "138-1234-5678。" << "***。";
    QTest::newRow("with country") << "+86 138 1234 5678" << "***";
    QTest::newRow("landline") << "座机 0510-82345678" << "座机 ***";
    QTest::newRow("service line") << "400-820-8820" << "***";
    QTest::newRow("foreign") << "call +49 30 1234567" << "call ***";
    QTest::newRow("american") << "(415) 555-0134" << "***";
    QTest::newRow("mail") << "写到 wang.jg@yunfan.example.com 吧" << "写到 *** 吧";
    QTest::newRow("two") << "13812345678,13912345678" << "***,***";
    QTest::newRow("dates stay") << "2026-03-02 08:10" << "2026-03-02 08:10";
    QTest::newRow("amounts stay") << "¥3,100,000.00" << "¥3,100,000.00";
    QTest::newRow("counts stay") << "近 14 天 4 次,31/42" << "近 14 天 4 次,31/42";
}

void CopyTextTest::phoneNumbersAndMailAddressesAreTakenOut()
{
    QFETCH(const QString, text);
    QFETCH(const QString, clean);
    QCOMPARE(QString::fromStdString(withoutContactData(text.toStdString())), clean);
}

void CopyTextTest::amountsAreTakenOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::newRow("yuan sign") << "涉及 ¥310 万" << "涉及 ***";
    QTest::newRow("full width yuan") << "￥8,420 起" << "*** 起";
    QTest::newRow("yi") << "¥1.28 亿" << "***";
    QTest::newRow("wan yuan") << "合同 310 万元" << "合同 ***";
    QTest::newRow("yuan") << "差 5,000 元" << "差 ***";
    QTest::newRow("dollar") << "$1.2M at risk" << "*** at risk";
    QTest::newRow("code") << "USD 5,000" << "***";
    QTest::newRow("bare wan") << "少了 20 万" << "少了 ***";
}

void CopyTextTest::amountsAreTakenOut()
{
    QFETCH(const QString, text);
    QFETCH(const QString, clean);
    QCOMPARE(QString::fromStdString(withoutAmounts(text.toStdString())), clean);
}

void CopyTextTest::numbersThatAreNoAmountsStay_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("mentions") << "近 14 天 4 次问到交付周期";
    QTest::newRow("customers in ten thousands") << "覆盖 2 万户";
    QTest::newRow("clock") << "剩 21 时(3月3日 周二 05:12)";
    QTest::newRow("record") << "命中 31/42";
}

void CopyTextTest::numbersThatAreNoAmountsStay()
{
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(withoutAmounts(text.toStdString())), text);
}

void CopyTextTest::aMessageHasNoPhoneQuoteOrAmountUnlessAsked()
{
    const CopyItem item = yunfan();
    const QString message = QString::fromStdString(copyMessage(std::span(&item, 1), {}, moment()));
    QVERIFY2(message.contains("云帆机械") && message.contains("王芳") && message.contains("剩 21 时"), qPrintable(message));
    for (const char *secret : {"138", "310", "写进合同吗", "¥", "万"})
        QVERIFY2(!message.contains(QString::fromUtf8(secret)), qPrintable(message));
    QVERIFY(message.contains("金额与原话未附"));
}

void CopyTextTest::aMessageHasAmountsAndQuotesWhenAskedButNeverAPhone()
{
    const CopyItem item = yunfan();
    const QString message = QString::fromStdString(copyMessage(std::span(&item, 1), {true}, moment()));
    QVERIFY(message.contains("¥310 万"));
    QVERIFY(message.contains("“这次交付周期能写进合同吗”"));
    QVERIFY(!message.contains("13812345678"));
    QVERIFY(!message.contains("未附"));
}

void CopyTextTest::aQuoteInsideTheSentenceIsTakenOut()
{
    CopyItem item = yunfan();
    item.sentence = "他说:“这次交付周期能写进合同吗”,已经第四次。";
    const QString message = QString::fromStdString(copyMessage(std::span(&item, 1), {}, moment()));
    QVERIFY2(!message.contains("能写进合同吗"), qPrintable(message));
    QVERIFY(message.contains("已经第四次"));
}

void CopyTextTest::theCommonMisreadingStandsBeforeTheAdviceWithoutWhatMustStay()
{
    CopyItem item = yunfan();
    item.notThis = "嫌 310 万贵要折扣。给一个敢承诺的日期，比让两个点管用。";
    const std::string text = copyMessage(std::span(&item, 1), {}, moment());
    const std::size_t misreading = text.find("不等于：嫌 ***贵要折扣。给一个敢承诺的日期");
    QVERIFY2(misreading != std::string::npos, text.c_str());
    QVERIFY(misreading < text.find("建议："));
    for (const char *secret : {"310", "写进合同吗", "13812345678"})
        QVERIFY2(text.find(secret) == std::string::npos, secret);
    item.notThis.clear();
    QVERIFY(copyMessage(std::span(&item, 1), {}, moment()).find("不等于") == std::string::npos);
}

void CopyTextTest::oneLineAWarningInTheOrderOfTheList()
{
    std::vector<CopyItem> items{yunfan(), yunfan()};
    items[1].customer = "澄江软件";
    const QStringList lines = QString::fromStdString(copyLines(items, {}, moment())).split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith("▲ 高 · 云帆机械 · "));
    QVERIFY(lines[1].contains("澄江软件"));
}

void CopyTextTest::theEnglishMessageIsEnglish()
{
    CopyItem item = yunfan();
    item.severity = "▲ High";
    item.customer = "Yunfan Machinery";
    item.sentence = "Delivery time came up 4 times in 14 days.";
    item.advice = "Ask supply for a date";
    item.owner = "Wang Fang";
    const QString message = QString::fromStdString(copyMessage(std::span(&item, 1), {true}, moment(Language::English)));
    QVERIFY(message.startsWith("Warnings, Mon 2 Mar, 08:10: 1 item"));
    QVERIFY(message.contains("Due: Tue 3 Mar, 05:10 (21 h left)"));
    QVERIFY(message.contains("At risk: ¥3.1M"));
    QVERIFY(message.contains("Next step: Ask supply for a date (Wang Fang)"));
}

void CopyTextTest::nothingIsSaidAboutLeftOutPartsWhereNothingWasLeftOut()
{
    CopyItem item;
    item.severity = "● 低";
    item.customer = "江阴港务";
    item.sentence = "近 7 天没有登录。";
    QVERIFY(copySheet(std::span(&item, 1), {}, moment()).footing.empty());
}

} // namespace sinan::insight

SINAN_TEST(sinan::insight::CopyTextTest)
#include "tst_copy_text.moc"
