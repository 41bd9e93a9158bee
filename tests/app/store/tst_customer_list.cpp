#include "tests/support/test_program.h"
#include "app/model/opportunity.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/mutations/derived_ids.h"
#include "app/store/connection.h"
#include "store_fixture.h"

#include <random>

using namespace sinan;
using namespace sinan::test;
using store::CustomerField;
using store::CustomerListQuery;
using Names = std::vector<std::string>;

namespace {

/// What the list would show.
Names namesIn(const store::Reader &reader, const CustomerListQuery &query)
{
    Names names;
    const auto order = reader.customerOrder(query);
    if (!order.ok())
        return {order.error().toString()};
    const auto lines = reader.customerLines(order->rows, query.now);
    for (const auto &line : lines.value())
        names.push_back(line.name);
    return names;
}

CustomerListQuery by(CustomerField field, bool descending = false)
{
    CustomerListQuery query;
    query.sortBy = field;
    query.descending = descending;
    return query;
}

CustomerListQuery with(Names words)
{
    CustomerListQuery query = by(CustomerField::Name);
    query.words = std::move(words);
    return query;
}

model::Row dealRow(std::string_view name, std::string_view customer, std::int64_t yuan, model::Stage stage = model::Stage::Decide)
{
    model::Opportunity deal;
    deal.id = idOf(name);
    deal.customer = idOf(customer);
    deal.stage = stage;
    deal.amountMinor = yuan * 100;
    deal.currency = "CNY";
    return model::toRow(deal);
}

model::Row warningRow(std::string_view name, std::string_view customer, model::Severity severity, std::optional<UtcTime> due = {})
{
    model::Warning warning;
    warning.id = idOf(name);
    warning.customer = idOf(customer);
    warning.ruleKey = "R-003";
    warning.firstEvidence = idOf("evidence");
    warning.severity = severity;
    warning.dueAt = due;
    return model::toRow(warning);
}

model::Row talkRow(std::string_view name, std::string_view customer, UtcTime at)
{
    model::Row row = interactionRow(name, "说了什么", idOf(customer));
    row.set("occurred_at", toMillis(at));
    return row;
}

model::Row cardRow(std::string_view customer, UtcTime at)
{
    model::ProgressCard card;
    card.id = mutations::progressCardId(idOf(customer));
    card.customer = idOf(customer);
    card.pains = "接口";
    card.updatedAt = at;
    return model::toRow(card);
}

model::Row regionRow(std::string_view name)
{
    model::Region region;
    region.id = idOf("region");
    region.key = "region";
    region.nameZh = name;
    return model::toRow(region);
}

/// Every line that the store keeps, as text.
std::string keptLines(const StoreFixture &fixture)
{
    auto connection = store::Connection::open(fixture.path(), store::Connection::Mode::ReadWrite, fixture.key);
    std::string all;
    for (const char *sql : {"SELECT group_concat(seq || '|' || coalesce(stars,'-') || coalesce(stage,'-') || coalesce(amount,'-') || "
                            "coalesce(currency,'-') || coalesce(warnings,'-') || coalesce(due,'-') || '|' || coalesce(contact,'-') || '|' || "
                            "coalesce(planned,'-') || '|' || coalesce(card,'-'), char(10)) FROM (SELECT * FROM customer_summary ORDER BY seq)",
                            "SELECT group_concat(seq || hex(zh) || hex(en)) FROM (SELECT * FROM customer_name ORDER BY seq)",
                            "SELECT group_concat(seq || words || letters || hex(sounds)) FROM (SELECT * FROM customer_words ORDER BY seq)"}) {
        const auto text = connection.value()->text(sql);
        all += (text.ok() ? text.value() : text.error().toString()) + "\n";
    }
    return all;
}

void alterFile(const StoreFixture &fixture, const std::string &sql)
{
    auto connection = store::Connection::open(fixture.path(), store::Connection::Mode::ReadWrite, fixture.key);
    if (const auto done = connection.value()->execute(sql); !done.ok())
        qFatal("%s", done.error().toString().c_str());
}

} // namespace

/// The lines of the list of customers, and the orders made of them.
class TestCustomerList final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsWithoutAValueComeLastBothWays();
    void theGravestWarningOutweighsAnyNumberOfLesserOnes();
    void theBetterRatingStandsFirst();
    void namesStandInTheOrderOfTheirReading();
    void namesStandByWhatIsShownInEnglish();
    void everyWordOfTheFilterMustBeThere();
    void aNameAnswersToItsPinyin_data();
    void aNameAnswersToItsPinyin();
    void lettersDoNotReachFromOneTextIntoTheNext();
    void theIndustryIsFoundByTheWordOnScreen();
    void groupsStandInOrderWithTheirNumbers();
    void conditionsKeepThoseWithTheValue();
    void aFieldOfOnesOwnSortsNumbersBeforeTexts();
    void theLineSaysWhatTheOtherCollectionsSay();
    void aPlannedTalkCountsOnceItsTimeHasCome();
    void whatIsRolledBackLeavesTheLineAsItWas();
    void aLineGoesAndComesBackWithItsCustomer();
    void linesStayInStepWithEveryChange();
    void whatAnotherProgramWroteIsMadeGoodAtTheNextOpening();
    void anOrderAndItsLinesSeeOneCommit();
};

void TestCustomerList::rowsWithoutAValueComeLastBothWays()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const char *name : {"无", "小", "大"})
        VERIFY_OK(fixture.put(customerRow(name)));
    VERIFY_OK(fixture.put(dealRow("d1", "小", 10)));
    VERIFY_OK(fixture.put(dealRow("d2", "大", 500)));
    QCOMPARE(namesIn(*fixture.reader(), by(CustomerField::Amount, true)), (Names{"大", "小", "无"}));
    QCOMPARE(namesIn(*fixture.reader(), by(CustomerField::Amount, false)), (Names{"小", "大", "无"}));
}

void TestCustomerList::theGravestWarningOutweighsAnyNumberOfLesserOnes()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const char *name : {"许多低", "一个紧急", "两个高", "已处理"})
        VERIFY_OK(fixture.put(customerRow(name)));
    for (int i = 0; i < 9; ++i)
        VERIFY_OK(fixture.put(warningRow("low" + std::to_string(i), "许多低", model::Severity::Low)));
    VERIFY_OK(fixture.put(warningRow("critical", "一个紧急", model::Severity::Critical)));
    VERIFY_OK(fixture.put(warningRow("high1", "两个高", model::Severity::High)));
    VERIFY_OK(fixture.put(warningRow("high2", "两个高", model::Severity::High)));
    model::Row over = warningRow("over", "已处理", model::Severity::Critical);
    over.set("state", std::string("cleared"));
    VERIFY_OK(fixture.put(over));
    QCOMPARE(namesIn(*fixture.reader(), by(CustomerField::Warnings, true)), (Names{"一个紧急", "两个高", "许多低", "已处理"}));
    QCOMPARE(fixture.reader()->customerOrder(by(CustomerField::Warnings)).value().warned, 3u);
}

void TestCustomerList::theBetterRatingStandsFirst()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const char *stars : {"C", "A", "B"}) {
        model::Row row = customerRow(stars);
        row.set("stars", std::string(stars));
        VERIFY_OK(fixture.put(row));
    }
    QCOMPARE(namesIn(*fixture.reader(), by(CustomerField::Stars, true)), (Names{"A", "B", "C"}));
}

void TestCustomerList::namesStandInTheOrderOfTheirReading()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const char *name : {"云帆机械", "澄江软件", "长乐冷链", "安和医疗", "重庆仪表", "厦门灯具", "马钢", "妈祖食品", "Acme", "9 号仓", "10 号仓"})
        VERIFY_OK(fixture.put(customerRow(name)));
    // Cháng before Chéng before Chóng; mā before mǎ; Xiàmén, not shà; numbers by their value.
    QCOMPARE(namesIn(*fixture.reader(), by(CustomerField::Name)),
             (Names{"9 号仓", "10 号仓", "安和医疗", "长乐冷链", "澄江软件", "重庆仪表", "妈祖食品", "马钢", "厦门灯具", "云帆机械", "Acme"}));
}

void TestCustomerList::namesStandByWhatIsShownInEnglish()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const auto &[name, english] : {std::pair{"安和", "Zenith"}, {"云帆", "Alpha"}, {"只有中文", ""}}) {
        model::Row row = customerRow(name);
        row.set("name_en", std::string(english));
        VERIFY_OK(fixture.put(row));
    }
    CustomerListQuery query = by(CustomerField::Name);
    QCOMPARE(namesIn(*fixture.reader(), query), (Names{"安和", "云帆", "只有中文"}));
    query.language = Language::English;
    QCOMPARE(namesIn(*fixture.reader(), query), (Names{"云帆", "安和", "只有中文"}));
}

void TestCustomerList::everyWordOfTheFilterMustBeThere()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const char *name : {"云帆机械", "云海食品"}) {
        model::Row row = customerRow(name);
        row.set("owner", std::string("李明"));
        row.set("tags", std::string("[\"边缘计算\"]"));
        row.custom = Json{{"tender_no", "SN-2026-017"}};
        VERIFY_OK(fixture.put(row));
    }
    QCOMPARE(namesIn(*fixture.reader(), with({"李明", "云"})).size(), 2u);
    QCOMPARE(namesIn(*fixture.reader(), with({"李明", "yfjx"})), Names{"云帆机械"});
    QCOMPARE(namesIn(*fixture.reader(), with({"缘计", "2026-017"})).size(), 2u);
    QCOMPARE(namesIn(*fixture.reader(), with({"没有的"})), Names{});
}

void TestCustomerList::aNameAnswersToItsPinyin_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    for (const char *typed : {"yinhang", "yinxing", "cqyh", "zhongqing", "chongqyh", "liming", "lm"})
        QTest::newRow(typed) << QString::fromLatin1(typed) << true;
    for (const char *typed : {"yanhang", "qcyh", "lming2"})
        QTest::newRow(typed) << QString::fromLatin1(typed) << false;
}

void TestCustomerList::aNameAnswersToItsPinyin()
{
    QFETCH(QString, typed);
    QFETCH(bool, found);
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Row row = customerRow("重庆银行");
    row.set("owner", std::string("李明"));
    VERIFY_OK(fixture.put(row));
    QCOMPARE(namesIn(*fixture.reader(), with({typed.toStdString()})).size(), found ? 1u : 0u);
}

void TestCustomerList::lettersDoNotReachFromOneTextIntoTheNext()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Row row = customerRow("云帆机械");
    row.set("owner", std::string("李明"));
    VERIFY_OK(fixture.put(row));
    QCOMPARE(namesIn(*fixture.reader(), with({"jxlm"})), Names{});
    QCOMPARE(namesIn(*fixture.reader(), with({"xieli"})), Names{});
}

void TestCustomerList::theIndustryIsFoundByTheWordOnScreen()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    model::Row row = customerRow("云海");
    row.set("industry", std::string("food"));
    VERIFY_OK(fixture.put(row));
    CustomerListQuery query = with({"食品"});
    QCOMPARE(namesIn(*fixture.reader(), query), Names{});
    query.industries = {{"food", "食品"}};
    QCOMPARE(namesIn(*fixture.reader(), query), Names{"云海"});
}

void TestCustomerList::groupsStandInOrderWithTheirNumbers()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const auto &[name, owner] : {std::pair{"甲", "王芳"}, {"乙", "陈晨"}, {"丙", "王芳"}, {"丁", ""}}) {
        model::Row row = customerRow(name);
        row.set("owner", std::string(owner));
        VERIFY_OK(fixture.put(row));
    }
    VERIFY_OK(fixture.put(warningRow("w", "丙", model::Severity::High)));
    CustomerListQuery query = by(CustomerField::Warnings, true);
    query.groupBy = CustomerField::Owner;
    const auto reader = fixture.reader();
    const auto order = reader->customerOrder(query).value();
    QCOMPARE(order.groups.size(), 3u);
    QCOMPARE(order.groups[0].value, std::string("陈晨"));
    QCOMPARE(order.groups[1].value, std::string("王芳"));
    QCOMPARE(order.groups[1].from, 1u);
    QCOMPARE(order.groups[1].count, 2u);
    QCOMPARE(order.groups[1].warned, 1u);
    QCOMPARE(order.groups[2].value, std::string());
    // Within a group the rows stand as they are sorted.
    QCOMPARE(namesIn(*reader, query), (Names{"乙", "丙", "甲", "丁"}));
}

void TestCustomerList::conditionsKeepThoseWithTheValue()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(regionRow("苏南")));
    for (const auto &[name, owner] : {std::pair{"甲", "王芳"}, {"乙", "陈晨"}, {"丙", ""}}) {
        model::Row row = customerRow(name);
        row.set("owner", std::string(owner));
        if (std::string_view(name) != "乙")
            row.set("region", idOf("region"));
        VERIFY_OK(fixture.put(row));
    }
    VERIFY_OK(fixture.put(warningRow("w", "乙", model::Severity::High)));
    const auto reader = fixture.reader();
    CustomerListQuery query = by(CustomerField::Name);
    query.where = {{CustomerField::Owner, {"王芳"}}};
    QCOMPARE(namesIn(*reader, query), Names{"甲"});
    query.where = {{CustomerField::Owner, {""}}};
    QCOMPARE(namesIn(*reader, query), Names{"丙"});
    query.where = {{CustomerField::Region, {idOf("region").toString()}}, {CustomerField::Warnings, {""}}};
    QCOMPARE(namesIn(*reader, query), (Names{"丙", "甲"}));
    query.where = {{CustomerField::Warnings, {"high", "critical"}}};
    QCOMPARE(namesIn(*reader, query), Names{"乙"});
    query.where = {{CustomerField::Owner, {"没有这个人"}}};
    QCOMPARE(namesIn(*reader, query), Names{});
    QCOMPARE(reader->customerOrder(query).value().total, 3u);
}

void TestCustomerList::aFieldOfOnesOwnSortsNumbersBeforeTexts()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    for (const auto &[name, value] : {std::pair{"十", Json(10)}, {"九", Json(9)}, {"字", Json("安")}, {"无", Json()}}) {
        model::Row row = customerRow(name);
        row.custom = Json{{"machines", value}};
        VERIFY_OK(fixture.put(row));
    }
    CustomerListQuery query = by(CustomerField::Custom);
    query.custom = "machines";
    QCOMPARE(namesIn(*fixture.reader(), query), (Names{"九", "十", "字", "无"}));
}

void TestCustomerList::theLineSaysWhatTheOtherCollectionsSay()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const UtcTime now = fixture.clock.now();
    VERIFY_OK(fixture.put(regionRow("苏南")));
    model::Row customer = customerRow("云帆");
    customer.set("region", idOf("region"));
    customer.set("stars", std::string("B"));
    VERIFY_OK(fixture.put(customer));
    VERIFY_OK(fixture.put(dealRow("won", "云帆", 900, model::Stage::Won)));
    VERIFY_OK(fixture.put(dealRow("small", "云帆", 10, model::Stage::Trial)));
    VERIFY_OK(fixture.put(dealRow("large", "云帆", 20, model::Stage::Compare)));
    VERIFY_OK(fixture.put(warningRow("w1", "云帆", model::Severity::High, now + std::chrono::hours(5))));
    VERIFY_OK(fixture.put(warningRow("w2", "云帆", model::Severity::Low, now + std::chrono::hours(3))));
    VERIFY_OK(fixture.put(talkRow("t1", "云帆", now - std::chrono::hours(9))));
    VERIFY_OK(fixture.put(talkRow("t2", "云帆", now - std::chrono::hours(4))));
    VERIFY_OK(fixture.put(cardRow("云帆", now - std::chrono::hours(1))));
    const auto reader = fixture.reader();
    const auto lines = reader->customerLines(reader->customerOrder({}).value().rows, now).value();
    QCOMPARE(lines.size(), 1u);
    const store::CustomerLine &line = lines.front();
    QCOMPARE(line.regionZh, std::string("苏南"));
    QVERIFY(line.stars == model::Stars::B);
    QVERIFY(line.stage == model::Stage::Compare);
    QCOMPARE(line.amount.value().minor, 2000);
    QCOMPARE(line.warnings, (std::array<int, 4>{1, 0, 1, 0}));
    QVERIFY(line.earliestDue == now + std::chrono::hours(3));
    QVERIFY(line.lastContact == now - std::chrono::hours(4));
    QVERIFY(line.cardUpdated == now - std::chrono::hours(1));
}

void TestCustomerList::aPlannedTalkCountsOnceItsTimeHasCome()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    const UtcTime now = fixture.clock.now();
    VERIFY_OK(fixture.put(customerRow("约好的")));
    VERIFY_OK(fixture.put(customerRow("昨天的")));
    VERIFY_OK(fixture.put(talkRow("plan", "约好的", now + std::chrono::hours(5))));
    VERIFY_OK(fixture.put(talkRow("past", "昨天的", now - std::chrono::hours(20))));
    CustomerListQuery query = by(CustomerField::LastContact, true);
    query.now = now;
    const auto reader = fixture.reader();
    QCOMPARE(namesIn(*reader, query), (Names{"昨天的", "约好的"}));
    query.now = now + std::chrono::hours(6);
    QCOMPARE(namesIn(*reader, query), (Names{"约好的", "昨天的"}));
    // A clock that was put back does not make what happened later the newest.
    query.now = now - std::chrono::hours(30);
    const auto lines = reader->customerLines(reader->customerOrder(query).value().rows, query.now).value();
    QVERIFY(!lines[0].lastContact && !lines[1].lastContact);
}

void TestCustomerList::whatIsRolledBackLeavesTheLineAsItWas()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("云帆")));
    const std::string before = keptLines(fixture);
    auto failing = putMutation({dealRow("d", "云帆", 10), warningRow("w", "云帆", model::Severity::High)});
    failing.arguments["fail"] = true;
    QVERIFY(!fixture.writer().run(manager(), failing).ok());
    // A part that fails inside a job that goes on.
    VERIFY_OK(fixture.writer().runJob([&](store::Transaction &transaction) -> Result<void> {
        (void)transaction.run(manager(), failing);
        return transaction.put(customerRow("另一户"));
    }));
    VERIFY_OK(fixture.writer().runJob([](store::Transaction &transaction) { return transaction.remove(model::Collection::Customer, idOf("另一户")); }));
    QCOMPARE(keptLines(fixture), before);
}

void TestCustomerList::aLineGoesAndComesBackWithItsCustomer()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    // What is about a customer may come before it.
    VERIFY_OK(fixture.put(dealRow("d", "云帆", 10)));
    const auto added = fixture.writer().run(manager(), putMutation({customerRow("云帆")}));
    VERIFY_OK(added);
    const std::string there = keptLines(fixture);
    VERIFY_OK(fixture.writer().undoNow(manager(), added->mutation));
    QCOMPARE(fixture.reader()->customerOrder({}).value().total, 0u);
    QVERIFY(keptLines(fixture) != there);
    VERIFY_OK(fixture.put(customerRow("云帆")));
    QCOMPARE(keptLines(fixture), there);
}

void TestCustomerList::linesStayInStepWithEveryChange()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    std::mt19937 dice(20260302);
    const auto pick = [&dice](auto... choices) {
        const std::common_type_t<decltype(choices)...> all[] = {choices...};
        return all[dice() % std::size(all)];
    };
    const UtcTime now = fixture.clock.now();
    const auto someone = [&] { return std::string(pick("云帆", "澄江", "金穗", "拓维", "启明")); };
    const auto some = [&](const char *kind) { return kind + std::to_string(dice() % 8); };
    const auto change = [&]() -> model::Row {
        switch (dice() % 6) {
        case 0: {
            model::Row row = customerRow(someone());
            row.set("owner", std::string(pick("李明", "王芳", "")));
            row.set("stars", std::string(pick("A", "B", "unknown")));
            row.set("region", pick(idOf("region"), Uuid{}));
            return row;
        }
        case 1:
            return dealRow(some("deal"), someone(), std::int64_t(dice() % 50), model::Stage(dice() % 7));
        case 2: {
            model::Row row = warningRow(some("warning"), someone(), model::Severity(dice() % 4), now + std::chrono::hours(dice() % 50));
            row.set("state", std::string(pick("open", "open", "cleared", "snoozed")));
            return row;
        }
        case 3:
            return talkRow(some("talk"), someone(), now + std::chrono::hours(std::int64_t(dice() % 100) - 80));
        case 4:
            return cardRow(someone(), now - std::chrono::hours(dice() % 50));
        default:
            return regionRow(pick("苏南", "苏北"));
        }
    };
    std::vector<Uuid> done;
    for (int round = 0; round < 300; ++round) {
        if (dice() % 7 == 0 && !done.empty()) {
            (void)fixture.writer().undoNow(manager(), done[dice() % done.size()]);
            continue;
        }
        const model::Row row = change();
        const bool remove = dice() % 5 == 0;
        const auto receipt = fixture.writer().run(manager(), remove ? removeMutation(row.collection, row.id) : putMutation({row, change()}));
        if (receipt.ok())
            done.push_back(receipt->mutation);
        if (round % 50 != 49)
            continue;
        // Made anew from nothing they are the same.
        const std::string kept = keptLines(fixture);
        fixture.close();
        alterFile(fixture, "UPDATE meta SET value = 'old' WHERE key = 'summary_shape'");
        VERIFY_OK(fixture.open());
        QCOMPARE(keptLines(fixture), kept);
    }
    QVERIFY(done.size() > 150);
    QVERIFY(fixture.reader()->customerOrder({}).value().total >= 3);
}

void TestCustomerList::whatAnotherProgramWroteIsMadeGoodAtTheNextOpening()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("云帆")));
    fixture.close();
    // As a program would that knows nothing of the lines.
    alterFile(fixture, "UPDATE customer SET name = '改名了'; UPDATE meta SET value = value + 1 WHERE key = 'commits'");
    VERIFY_OK(fixture.open());
    QCOMPARE(namesIn(*fixture.reader(), with({"改名"})), Names{"改名了"});
}

void TestCustomerList::anOrderAndItsLinesSeeOneCommit()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("甲")));
    const auto reader = fixture.reader();
    VERIFY_OK(reader->atOneCommit([&]() -> Result<void> {
        SINAN_ASSIGN(const auto order, reader->customerOrder({}));
        SINAN_TRY(fixture.writer().runJob([](store::Transaction &transaction) { return transaction.remove(model::Collection::Customer, idOf("甲")); }));
        SINAN_ASSIGN(const auto lines, reader->customerLines(order.rows, fixture.clock.now()));
        return lines.size() == 1 ? Result<void>() : Result<void>(Error{ErrorCode::Internal, "lines", "gone", {}});
    }));
    QCOMPARE(reader->customerOrder({}).value().total, 0u);
}

SINAN_TEST(TestCustomerList)
#include "tst_customer_list.moc"
