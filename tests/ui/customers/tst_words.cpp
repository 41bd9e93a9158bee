#include "tests/support/test_program.h"
#include "app/model/customer.h"
#include "app/model/opportunity.h"
#include "ui/screens/customers/card_draft.h"
#include "ui/screens/customers/customer_rows.h"
#include "ui/screens/customers/field_form.h"
#include "ui/screens/customers/field_text.h"

#include <QtTest>

using namespace sinan;
using namespace sinan::screens;

namespace {

const LocalDate today = *parseDate("2026-03-02");

FieldSpec spec(model::Collection collection, std::string_view name, const std::vector<model::FieldDefinition> &custom = {})
{
    for (FieldSpec &one : fieldSpecs(collection, custom)) {
        if (one.name == name)
            return one;
    }
    qFatal("no field %s", std::string(name).c_str());
}

} // namespace

/// What people type, and what the list makes of rows; without a window.
class CustomerWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAsPeopleWriteThem_data();
    void numbersAsPeopleWriteThem();
    void daysAsPeopleWriteThem_data();
    void daysAsPeopleWriteThem();
    void aLineOfHelpNamesWhoAndWhen_data();
    void aLineOfHelpNamesWhoAndWhen();
    void aRequiredFieldCannotBeEmptied();
    void aChoiceIsTakenByItsWordInEitherLanguage();
    void aFieldOfOnesOwnIsEditedByItsType();
    void idsOfOtherSystemsAreNotOffered();
    void aKeyIsMadeOfTheNameAndNeverTwice();
    void aFilterAsksForWordsAndForValuesOfColumns();
    void aConditionTakesThePlaceOfAnEarlierOneOnTheSameColumn();
    void columnsHaveStableNames();
};

void CustomerWords::numbersAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("number");
    QTest::newRow("plain") << "3100000" << 3.1e6;
    QTest::newRow("grouped") << "3,100,000.50" << 3100000.5;
    QTest::newRow("wan") << "310万" << 3.1e6;
    QTest::newRow("wan with a sign and spaces") << "¥310 万元" << 3.1e6;
    QTest::newRow("full width") << "３１０万" << 3.1e6;
    QTest::newRow("yi") << "1.28亿" << 1.28e8;
    QTest::newRow("million") << "3.1M" << 3.1e6;
    QTest::newRow("thousand") << "12k" << 12e3;
    QTest::newRow("negative") << "-5" << -5.0;
    QTest::newRow("words") << "三百万" << qQNaN();
    QTest::newRow("two numbers") << "3 4 a" << qQNaN();
    QTest::newRow("empty") << "" << qQNaN();
}

void CustomerWords::numbersAsPeopleWriteThem()
{
    QFETCH(QString, typed);
    QFETCH(double, number);
    const auto parsed = parseNumber(typed);
    QCOMPARE(parsed.has_value(), !qIsNaN(number));
    if (parsed)
        QCOMPARE(*parsed, number);
}

void CustomerWords::daysAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("day");
    QTest::newRow("iso") << "2026-03-20" << "2026-03-20";
    QTest::newRow("slashes") << "2026/3/20" << "2026-03-20";
    QTest::newRow("Chinese") << "3月20日" << "2026-03-20";
    QTest::newRow("short") << "3-20" << "2026-03-20";
    QTest::newRow("the nearest year: behind") << "12-30" << "2025-12-30";
    QTest::newRow("the nearest year: ahead") << "8-1" << "2026-08-01";
    QTest::newRow("no such day") << "2-30" << "";
    QTest::newRow("a word") << "周三" << "";
}

void CustomerWords::daysAsPeopleWriteThem()
{
    QFETCH(QString, typed);
    QFETCH(QString, day);
    const auto parsed = parseDay(typed, today);
    QCOMPARE(parsed ? QString::fromStdString(toIso(*parsed)) : QString(), day);
}

void CustomerWords::aLineOfHelpNamesWhoAndWhen_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("assignee");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("due");
    QTest::newRow("name, colon, day") << "王芳：3-12 前给首批到货日期" << "王芳" << "3-12 前给首批到货日期" << "2026-03-12";
    QTest::newRow("half-width colon") << "Wang Fang: arrival date" << "Wang Fang" << "arrival date" << "";
    QTest::newRow("mention") << "@何敏 周三发白皮书" << "何敏" << "周三发白皮书" << "";
    QTest::newRow("bullet") << "- 法务：看违约条款" << "法务" << "看违约条款" << "";
    QTest::newRow("nobody") << "给出首批到货日期" << "" << "给出首批到货日期" << "";
    QTest::newRow("a sentence with a colon is no name") << "客户说得很清楚，要的是：交期" << "" << "客户说得很清楚，要的是：交期" << "";
    QTest::newRow("a clock is no name") << "14:30 给客户回电" << "" << "14:30 给客户回电" << "";
    QTest::newRow("Chinese day") << "王芳：3月15日前定" << "王芳" << "3月15日前定" << "2026-03-15";
    QTest::newRow("a ratio is no day") << "刘洋：付款改 3-4-3" << "刘洋" << "付款改 3-4-3" << "";
    QTest::newRow("a name alone asks nothing of them") << "王芳：" << "" << "王芳：" << "";
}

void CustomerWords::aLineOfHelpNamesWhoAndWhen()
{
    QFETCH(QString, line);
    QFETCH(QString, assignee);
    QFETCH(QString, title);
    QFETCH(QString, due);
    const auto read = readRequestLine(line, today);
    QVERIFY(read.has_value());
    QCOMPARE(read->assignee, assignee);
    QCOMPARE(read->title, title);
    QCOMPARE(read->due ? QString::fromStdString(toIso(*read->due)) : QString(), due);
    QVERIFY(!readRequestLine(QStringLiteral("   "), today));
    QVERIFY(!readRequestLine(QStringLiteral(" - "), today));
}

void CustomerWords::aRequiredFieldCannotBeEmptied()
{
    const FieldContext context{Language::Chinese, today, nullptr};
    QVERIFY(parseTyped(spec(model::Collection::Customer, "name"), QStringLiteral("  "), context).refusal == Refusal::Empty);
    QVERIFY(!parseTyped(spec(model::Collection::Customer, "city"), QString(), context).refusal);
}

void CustomerWords::aChoiceIsTakenByItsWordInEitherLanguage()
{
    const FieldContext context{Language::Chinese, today, nullptr};
    const FieldSpec stage = spec(model::Collection::Opportunity, "stage");
    QVERIFY(parseTyped(stage, QStringLiteral("决策"), context).value == "decide");
    QVERIFY(parseTyped(stage, QStringLiteral("repeat"), context).value == "repeat");
    QVERIFY(parseTyped(stage, QStringLiteral("随便"), context).refusal == Refusal::NotAChoice);
}

void CustomerWords::aFieldOfOnesOwnIsEditedByItsType()
{
    model::FieldDefinition definition;
    definition.collection = "customer";
    definition.name = "bid_day";
    definition.labelZh = "开标日";
    definition.labelEn = "Bid opening";
    definition.type = "date";
    const FieldSpec field = spec(model::Collection::Customer, "bid_day", {definition});
    QVERIFY(field.custom);
    QCOMPARE(field.title(Language::Chinese), QStringLiteral("开标日"));
    const FieldContext context{Language::English, today, nullptr};
    QVERIFY(parseTyped(field, QStringLiteral("4-1"), context).value == "2026-04-01");
    QVERIFY(parseTyped(field, QStringLiteral("soon"), context).refusal == Refusal::NotADate);
    model::Row row = model::emptyRow(model::Collection::Customer);
    row.custom = Json{{"bid_day", "2026-04-01"}};
    QCOMPARE(shownText(field, row, context), QStringLiteral("Wed 1 Apr"));
}

void CustomerWords::idsOfOtherSystemsAreNotOffered()
{
    for (const FieldSpec &field : fieldSpecs(model::Collection::Opportunity, {})) {
        QVERIFY(field.name != "external_key");
        QVERIFY(field.name != "customer");
    }
}

void CustomerWords::aKeyIsMadeOfTheNameAndNeverTwice()
{
    QCOMPARE(fieldKey(QStringLiteral("招标编号"), QStringLiteral("Tender no."), {}), std::string("tender_no"));
    QCOMPARE(fieldKey(QStringLiteral("招标编号"), QStringLiteral("Tender no."), {"tender_no"}), std::string("tender_no_2"));
    const std::string made = fieldKey(QStringLiteral("招标编号"), {}, {});
    QVERIFY(made.starts_with("f_"));
    QCOMPARE(fieldKey(QStringLiteral("招标编号"), {}, {}), made);
    QVERIFY(fieldKey(QStringLiteral("开标日"), {}, {}) != made);
}

void CustomerWords::aFilterAsksForWordsAndForValuesOfColumns()
{
    model::Region region;
    region.id = Uuid::v5(sinanSpace, "sunan");
    region.nameZh = "苏南";
    region.nameEn = "Southern Jiangsu";
    CustomerQuery query;
    query.industries = {{QStringLiteral("food"), QStringLiteral("食品")}};
    query.filter = QStringLiteral("阀门 负责人：李明 REGION:\"southern jiangsu\" 行业:食品 阶段:决策 Ｋ１");
    const auto asked = toStore(query, {region}, {});
    QCOMPARE(asked.words, (std::vector<std::string>{"阀门", "k1"}));
    QCOMPARE(asked.where.size(), 4u);
    QVERIFY(asked.where[0].field == store::CustomerField::Owner && asked.where[0].values == std::vector<std::string>{"李明"});
    QCOMPARE(asked.where[1].values, std::vector<std::string>{region.id.toString()});
    QCOMPARE(asked.where[2].values.front(), std::string("food"));
    QCOMPARE(asked.where[3].values, std::vector<std::string>{"decide"});
    // A word with a colon that names no column is a word; a value that does not exist hides all.
    query.filter = QStringLiteral("12:30 阶段:没有");
    QCOMPARE(toStore(query, {}, {}).words, std::vector<std::string>{"12:30"});
    QVERIFY(toStore(query, {}, {}).where[0].values.front() != "");
    query.filter = QStringLiteral("负责人:无 预警:有");
    QCOMPARE(toStore(query, {}, {}).where[0].values, std::vector<std::string>{""});
    QCOMPARE(toStore(query, {}, {}).where[1].values.size(), 4u);
}

void CustomerWords::aConditionTakesThePlaceOfAnEarlierOneOnTheSameColumn()
{
    const QString once = withCondition(QStringLiteral("阀门"), CustomerColumn::Owner, QStringLiteral("李明"), Language::Chinese);
    QCOMPARE(once, QStringLiteral("阀门 负责人:李明"));
    QCOMPARE(withCondition(once, CustomerColumn::Owner, QString(), Language::Chinese), QStringLiteral("阀门 负责人:无"));
    QCOMPARE(withCondition(once, CustomerColumn::Region, QStringLiteral("Southern Jiangsu"), Language::English),
             QStringLiteral("阀门 负责人:李明 region:\"Southern Jiangsu\""));
}

void CustomerWords::columnsHaveStableNames()
{
    for (int i = 0; i < builtInColumns; ++i) {
        const ColumnId id{CustomerColumn(i), {}};
        QVERIFY(ColumnId::parse(id.toText()) == id);
    }
    const ColumnId custom{CustomerColumn::Custom, "tender_no"};
    QCOMPARE(custom.toText(), QStringLiteral("custom.tender_no"));
    QVERIFY(ColumnId::parse(custom.toText()) == custom);
    QVERIFY(!ColumnId::parse(QStringLiteral("no_such")));
}

SINAN_TEST(CustomerWords)
#include "tst_words.moc"
