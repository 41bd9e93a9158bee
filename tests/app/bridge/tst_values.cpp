#include "tests/support/test_program.h"
#include "app/bridge/cell_values.h"
#include "app/bridge/mapping_library.h"
#include "app/bridge/similar_values.h"

#include <QTest>

using namespace sinan;
using namespace sinan::bridge;

class TestValues : public QObject
{
    Q_OBJECT

    static const MappingLibrary &library()
    {
        static const MappingLibrary loaded = MappingLibrary::load(SINAN_SOURCE_DIR "/resources").value();
        return loaded;
    }

private Q_SLOTS:
    void datesAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("2026-03-02", "2026-03-02");
        row("2026/3/2", "2026-03-02");
        row("2026.3.2", "2026-03-02");
        row("20260302", "2026-03-02");
        row("2026年3月2日", "2026-03-02");
        row("2026年3月2号", "2026-03-02");
        row("2026年3月", "2026-03-01");
        row("2026-03-02 周一", "2026-03-02");
        row("3-Mar-26", "2026-03-03");
        row("3 March 2026", "2026-03-03");
        row("Mar 3, 2026", "2026-03-03");
        row("March 3rd 2026", "2026-03-03");
        row("Mon, 2 Mar 2026", "2026-03-02");
        row("31/12/2025", "2025-12-31");
        row("12/31/2025", "2025-12-31");
        row("31.12.2025", "2025-12-31");
        row("13/1/70", "1970-01-13");
        row("2026-03-02 14:30", "2026-03-02 14:30");
        row("2026-03-02T14:30:05Z", "2026-03-02 14:30:05 +0");
        row("2026-03-02T14:30:05+08:00", "2026-03-02 14:30:05 +480");
        row("2026-03-02 14:30:05.123", "2026-03-02 14:30:05");
        row("2026-03-02 2:30 PM", "2026-03-02 14:30");
        row("2026/3/2 下午2:30", "2026-03-02 14:30");
        row("2026年3月2日 14时30分", "2026-03-02 14:30");
        row("\xef\xbc\x92\xef\xbc\x90\xef\xbc\x92\xef\xbc\x96\xef\xbc\x8f\xef\xbc\x93\xef\xbc\x8f\xef\xbc\x92", "2026-03-02");
        row("31/02/2026", "");
        row("2026-02-30", "");
        row("2026-13-01", "");
        row("待定", "");
        row("下周三之前", "");
        row("1234567890", "");
        row("138-0013-8000", "");
        row("3/4", "");
        row("12.5", "");
        row("HZ-200", "");
        row("2026年预算300万", "");
        row("25:99", "");
    }
    void datesAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto date = readDate(text.toStdString());
        std::string read;
        if (date) {
            read = toIso(date->date);
            if (date->secondOfDay) {
                const int s = *date->secondOfDay;
                char clock[32];
                std::snprintf(clock, sizeof clock, s % 60 ? " %02d:%02d:%02d" : " %02d:%02d", s / 3600, s / 60 % 60, s % 60);
                read += clock;
            }
            if (date->offsetMinutes)
                read += " +" + std::to_string(*date->offsetMinutes);
        }
        QCOMPARE(QString::fromStdString(read), expected);
    }

    void dayAndMonthFollowTheOrderOfTheColumn()
    {
        const auto dayFirst = readDate("3/4/2026", DateOrder::DayMonthYear);
        const auto monthFirst = readDate("3/4/2026", DateOrder::MonthDayYear);
        QCOMPARE(QString::fromStdString(toIso(dayFirst->date)), QStringLiteral("2026-04-03"));
        QCOMPARE(QString::fromStdString(toIso(monthFirst->date)), QStringLiteral("2026-03-04"));
        QVERIFY(dayFirst->ambiguous);
        QVERIFY(!readDate("5/5/2026")->ambiguous);
        QCOMPARE(QString::fromStdString(toIso(readDate("26-03-02", DateOrder::YearMonthDay)->date)),
                 QStringLiteral("2026-03-02"));
    }

    void serialNumbersAreDates()
    {
        QCOMPARE(QString::fromStdString(toIso(readSerialDate("46083", false)->date)), QStringLiteral("2026-03-02"));
        QCOMPARE(QString::fromStdString(toIso(readSerialDate("44621", true)->date)), QStringLiteral("2026-03-02"));
        QCOMPARE(readSerialDate("46083.5", false)->secondOfDay.value(), 43200);
        QVERIFY(!readSerialDate("99999999", false));
        QVERIFY(!readSerialDate("x", false));
    }

    void numbersAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("currency");
        const auto row = [](const char *text, double value, const char *currency = "") {
            QTest::newRow(text) << QString::fromUtf8(text) << value << QString::fromUtf8(currency);
        };
        row("1234", 1234);
        row("1,234.50", 1234.5);
        row("1.234,50", 1234.5);
        row("1 234 567", 1234567);
        row("1,234", 1234);
        row("1,5", 1.5);
        row("-3", -3);
        row("(350)", -350);
        row("12%", .12);
        row("12.5 %", .125);
        row("¥310万", 3100000, "CNY");
        row("\xef\xbf\xa5"
            "8,420",
            8420, "CNY");
        row("310万元", 3100000, "CNY");
        row("1.28亿", 128000000);
        row("300万", 3000000);
        row("8.4k", 8400);
        row("3M", 3000000);
        row("$1,200.00", 1200, "USD");
        row("USD 1,200", 1200, "USD");
        row("1200 USD", 1200, "USD");
        row("HK$500", 500, "HKD");
        row("€99", 99, "EUR");
        row("人民币 50 元", 50, "CNY");
        row("1.2e3", 1200);
        row("\xef\xbc\x91\xef\xbc\x92\xef\xbc\x93", 123);
    }
    void numbersAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(double, value);
        QFETCH(QString, currency);
        const auto number = readNumber(text.toStdString());
        QVERIFY(number.has_value());
        QCOMPARE(number->value, value);
        if (!currency.isEmpty())
            QCOMPARE(QString::fromStdString(number->currency), currency);
    }

    void whatIsNoNumberIsNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "-", "约50", "50-100", "1,2,3", "12.3.4", "HZ-200", "十二", "%", "¥", "万", "1e999", "50人", "2026-03-02"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatIsNoNumberIsNone()
    {
        QFETCH(QString, text);
        QVERIFY(!readNumber(text.toStdString()).has_value());
    }

    void aDecimalCommaIsKnownByTheColumn()
    {
        QCOMPARE(readNumber("1,234", ',')->value, 1.234);
        QCOMPARE(readNumber("1.234", ',')->value, 1234.0);
        QCOMPARE(readNumber("1,234", '.')->value, 1234.0);
    }

    void headersAreFoundByNamePinyinAndInitials_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<int>("collection");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *header, model::Collection collection, const char *field) {
            QTest::addRow("%s in %d", header, int(collection))
                << QString::fromUtf8(header) << int(collection) << QString::fromUtf8(field);
        };
        using model::Collection;
        row("客户名称", Collection::Customer, "name");
        row("客戶名稱", Collection::Customer, "name");
        row("Account Name", Collection::Customer, "name");
        row("account_name", Collection::Customer, "name");
        row("AccountName", Collection::Customer, "name");
        row("kehumingcheng", Collection::Customer, "name");
        row("ke hu ming cheng", Collection::Customer, "name");
        row("KHMC", Collection::Customer, "name");
        row("khmc", Collection::Opportunity, "customer");
        row("客户星级", Collection::Customer, "stars");
        row("xingji", Collection::Customer, "stars");
        row("年营收(万元)", Collection::Customer, "annual_revenue");
        row("Sector", Collection::Customer, "industry");
        row("客户联系电话", Collection::Contact, "phone");
        row("e-mail", Collection::Contact, "mail");
        row("deal_stage", Collection::Opportunity, "stage");
        row("预计成交日期", Collection::Opportunity, "expected_close");
        row("yjcjrq", Collection::Opportunity, "expected_close");
        row("合同金额(元)", Collection::Opportunity, "amount");
        row("Amount (k USD)", Collection::Opportunity, "amount");
        row("expected clsoe date", Collection::Opportunity, "expected_close");
        row("评论内容", Collection::Interaction, "text");
        row("dialog_id", Collection::Interaction, "talk.key");
        row("说话人", Collection::Interaction, "talk.speaker");
    }
    void headersAreFoundByNamePinyinAndInitials()
    {
        QFETCH(QString, header);
        QFETCH(int, collection);
        QFETCH(QString, field);
        const auto guesses = library().fieldsFor(model::Collection(collection), library().headerKey(header.toStdString()));
        QVERIFY2(!guesses.empty(), "nothing was found");
        QCOMPARE(QString::fromStdString(guesses[0].field), field);
    }

    void aWordWithinAnotherIsNoHeader()
    {
        for (const auto &guess : library().fieldsFor(model::Collection::Customer, library().headerKey("width")))
            QVERIFY2(guess.confidence < .35, guess.field.c_str());
        for (const auto &guess : library().fieldsFor(model::Collection::Opportunity, library().headerKey("manager")))
            QVERIFY2(guess.confidence < .35, guess.field.c_str());
    }

    void unitsOfAHeaderAreTakenOut()
    {
        QCOMPARE(library().headerKey("金额(万元)").scale, 10000.0);
        QCOMPARE(library().headerKey("金额\xef\xbc\x88\xe4\xb8\x87\xe5\x85\x83\xef\xbc\x89").scale, 10000.0);
        QCOMPARE(QString::fromStdString(library().headerKey("Amount (USD)").currency), QStringLiteral("USD"));
        QCOMPARE(library().headerKey("Amount (k USD)").scale, 1000.0);
        QCOMPARE(library().headerKey("金额").scale, 1.0);
    }

    void everyCharacterOfTheFieldNamesHasItsPinyin()
    {
        QFile file(QStringLiteral(SINAN_SOURCE_DIR "/resources/mapping/fields.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json fields = parseJson(file.readAll().toStdString()).value();
        int checked = 0;
        for (const auto &collection : fields) {
            for (const auto &names : collection) {
                for (const auto &name : names) {
                    const std::string latin = library().latin(name.get<std::string>());
                    for (const char c : latin)
                        QVERIFY2(std::uint8_t(c) < 0x80, name.get<std::string>().c_str());
                    ++checked;
                }
            }
        }
        QVERIFY(checked > 400);
    }

    void valuesOfListsAreTranslated_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("choice");
        const auto row = [](const char *field, const char *cell, const char *choice) {
            QTest::addRow("%s %s", field, cell)
                << QString::fromUtf8(field) << QString::fromUtf8(cell) << QString::fromUtf8(choice);
        };
        row("opportunity.stage", "Won", "won");
        row("opportunity.stage", "Closed Won", "won");
        row("opportunity.stage", "赢单", "won");
        row("opportunity.stage", "输单", "lost");
        row("opportunity.stage", "谈判", "decide");
        row("opportunity.stage", "Prospecting", "prospect");
        row("opportunity.stage", "Engaging", "trial");
        row("customer.stars", "A级", "A");
        row("customer.stars", "五星", "A");
        row("customer.stars", "★★★★★", "A");
        row("customer.stars", "b", "B");
        row("interaction.channel", "微信", "chat");
        row("contact.role", "拍板人", "economic_buyer");
        row("boolean", "是", "true");
    }
    void valuesOfListsAreTranslated()
    {
        QFETCH(QString, field);
        QFETCH(QString, cell);
        QFETCH(QString, choice);
        QCOMPARE(QString::fromStdString(library().choiceFor(field.toStdString(), cell.toStdString()).value_or("nothing")),
                 choice);
    }

    void everyChoiceOfTheValueListsExists()
    {
        QFile file(QStringLiteral(SINAN_SOURCE_DIR "/resources/mapping/values.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json values = parseJson(file.readAll().toStdString()).value();
        for (const auto &[key, choices] : values.items()) {
            const std::size_t dot = key.find('.');
            const auto collection = dot == std::string::npos ? std::nullopt : model::parseCollection(key.substr(0, dot));
            if (!collection)
                continue;
            const auto &table = model::tableOf(*collection);
            const auto index = table.indexOf(key.substr(dot + 1));
            QVERIFY2(index.has_value(), key.c_str());
            for (const auto &[choice, names] : choices.items()) {
                const auto &known = table.fields[*index].choices;
                QVERIFY2(
                    std::any_of(known.begin(), known.end(), [&, wanted = choice](const auto &one) { return one.name == wanted; }),
                    (key + " " + choice).c_str());
            }
        }
    }

    void legalFormsAreNoPartOfAName()
    {
        QCOMPARE(library().coreName("云帆机械有限公司"), library().coreName("云帆机械"));
        QCOMPARE(library().coreName("云帆机械股份有限公司"), library().coreName("云帆 机械"));
        QCOMPARE(library().coreName("Acme Corporation"), std::string("acme"));
        QCOMPARE(library().coreName("Acme Co., Ltd."), std::string("acme"));
        QCOMPARE(library().coreName("公司"), std::string("公司"));
        QVERIFY(library().coreName("Disco") == "disco");
    }

    void slipsOfThePenAreFoundAndDifferentThingsAreNot()
    {
        const std::vector<std::string> products{"GTX Pro", "GTX Basic", "MG Special", "MG Advanced"};
        const auto slips = slipsAgainst({{"GTXPro", 9}, {"GTX Basic", 5}, {"MG Special", 4}, {"MG Advanced", 3}}, products);
        QCOMPARE(slips.size(), std::size_t(1));
        QCOMPARE(slips[0].suggestion, std::string("GTX Pro"));
        QCOMPARE(slips[0].count, std::int64_t(9));
        QVERIFY(slipsAgainst({{"apple", 1}, {"pear", 1}, {"MG Specail", 1}}, products).empty());
        QVERIFY(slipsWithin({{"HZ-200", 90}, {"HZ-300", 3}}).empty());
        QVERIFY(slipsWithin({{"云帆机械", 90}, {"远帆机械", 3}}).empty());
        const auto within = slipsWithin({{"technology", 90}, {"technolgy", 3}, {"medical", 20}});
        QCOMPARE(within.size(), std::size_t(1));
        QCOMPARE(within[0].value, std::string("technolgy"));
    }
};

SINAN_TEST(TestValues)
#include "tst_values.moc"
