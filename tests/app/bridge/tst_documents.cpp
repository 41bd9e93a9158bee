#include "app/bridge/calendar_reader.h"
#include "app/bridge/phrases.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "tests/app/bridge/docx_builder.h"
#include "tests/app/bridge/import_fixture.h"
#include "tests/app/bridge/xlsx_builder.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::DocxBuilder;
using sinan::test::ImportFixture;
using sinan::test::planned;

namespace {

const QString folder = QStringLiteral(SINAN_SOURCE_DIR "/tests/app/bridge/data/");

} // namespace

/// Word documents, old workbooks, cards and calendars.
class TestDocuments : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QString &name, const QByteArray &bytes) { return test::written(m_folder, name, bytes); }
    static QString issuesOf(const ImportSession &session)
    {
        QStringList told;
        for (const auto &issue : session.preview().issues)
            told << QStringLiteral("%1 %2 %3")
                        .arg(issue.place.row)
                        .arg(QString::fromStdString(issue.place.header), QString::fromStdString(issue.reason.id))
                        .simplified();
        return told.join("\n");
    }
    static const ColumnPreview &column(const TablePreview &table, const std::string &header)
    {
        for (const auto &one : table.columns) {
            if (one.header == header)
                return one;
        }
        qFatal("no column %s", header.c_str());
    }

private Q_SLOTS:
    void minutesInAWordDocumentAreATalkWithTheirHead()
    {
        const QString path = m_folder.filePath("云帆会议.docx");
        DocxBuilder document;
        document.paragraph("平台选型沟通会")
            .table({{"时间", "2026年2月20日 10:00"}, {"客户", "云帆机械"}, {"我方", "陈晨"}})
            .paragraph("刘敏：等保三级谁来背书？")
            .paragraph("陈晨：我们可以出白皮书。")
            .xml("<w:p><w:r><w:t>刘敏：接口</w:t></w:r><w:r><w:t>文档</w:t></w:r><w:del><w:r><w:delText>删掉的</w:delText></"
                 "w:r></w:del><w:ins><w:r><w:t>也要</w:t></w:r></w:ins></w:p>");
        QVERIFY(document.write(path));
        ImportFixture fixture;
        model::Customer customer;
        customer.id = Uuid::v5(sinanSpace, "yunfan");
        customer.name = "云帆机械";
        fixture.rows.add(customer);
        auto session = planned(fixture, path);
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().talks.size() == 1, told.c_str());
        const auto &talk = session.preview().talks[0];
        QVERIFY2(talk.turns == 3 && talk.customer == customer.id && talk.title == "平台选型沟通会", told.c_str());
        QCOMPARE(toIso(*talk.occurredAt), std::string("2026-02-20T02:00:00.000Z"));
        SINAN_VERIFY(fixture.apply(session));
        QVERIFY(fixture.rows.all<model::Interaction>().at(0).text.ends_with("刘敏: 接口文档也要"));
    }

    void aTableInAWordDocumentIsATable()
    {
        const QString path = m_folder.filePath("customers.docx");
        DocxBuilder document;
        document.paragraph("请录入以下客户。")
            .table({{"客户名称", "星级", "城市"}, {"云帆机械", "A", "无锡"}, {"澄江软件", "B", "苏州"}});
        QVERIFY(document.write(path));
        ImportFixture fixture;
        auto session = planned(fixture, path);
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().tables.size() == 1 && session.preview().tables[0].counts.added == 2, told.c_str());
        QVERIFY2(session.preview().talks.size() == 1 && session.preview().talks[0].turns == 0, told.c_str());
    }

    void aDamagedWordDocumentGivesWhatStandsBeforeTheDamage()
    {
        const QString path = m_folder.filePath("broken.docx");
        DocxBuilder document;
        document.paragraph("客户说太贵了，要再便宜点。").xml("<w:p><w:r><w:t>接着</w:r>");
        QVERIFY(document.write(path));
        ImportFixture fixture;
        auto session = planned(fixture, path);
        QCOMPARE(issuesOf(session), QStringLiteral("1 import.error.document_damaged"));
        QCOMPARE(session.preview().talks.size(), std::size_t(1));
    }

    void anOldWorkbookIsReadWithItsFormats()
    {
        ImportFixture fixture;
        auto session = planned(fixture, folder + "made_old_excel.xls");
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().tables.size() == 3, told.c_str());
        const TablePreview &table = session.preview().tables[0];
        QCOMPARE(table.sheet, std::string("客户"));
        QVERIFY2(table.collection == model::Collection::Customer && table.counts.added == 3, told.c_str());
        QVERIFY2(!session.preview().tables[2].included, told.c_str()); // it is hidden
        QCOMPARE(column(table, "合作起始").samples.at(0), std::string("2021-03-01"));
        QCOMPARE(column(table, "最近沟通").samples.at(0), std::string("2026-02-27 14:30"));
        QCOMPARE(column(table, "占比").samples.at(0), std::string("12.5%"));
        QCOMPARE(column(table, "年营收").samples.at(0), std::string("3100000.5"));
        QCOMPARE(column(table, "备注").samples.at(1), std::string("等保三级\n谁背书"));
        SINAN_VERIFY(fixture.apply(session));
        const auto customers = fixture.rows.all<model::Customer>();
        QCOMPARE(customers.size(), std::size_t(3));
    }

    void aWorkbookOfManyRowsIsReadToItsEnd()
    {
        std::string rows = test::textRow(1, {"客户名称", "城市"});
        for (int i = 2; i <= 3001; ++i)
            rows += test::textRow(i, {"云帆机械" + std::to_string(i), i % 2 ? "无锡" : "苏州"});
        test::XlsxBuilder book;
        book.sheet("客户", rows);
        QVERIFY(book.write(m_folder.filePath("many.xlsx")));
        ImportFixture fixture;
        auto session = planned(fixture, m_folder.filePath("many.xlsx"));
        const TablePreview &table = session.preview().tables.at(0);
        QCOMPARE(table.counts.rows, std::int64_t(3000));
        QVERIFY(table.issues.empty());
    }

    void textsThatGoOnOverRecordsAreWhole()
    {
        ImportFixture fixture;
        auto session = planned(fixture, folder + "made_old_excel_long.xls");
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().tables.size() == 1 && session.preview().tables[0].counts.rows == 80, told.c_str());
        SINAN_VERIFY(fixture.apply(session));
        QStringList texts;
        for (const auto &talk : fixture.rows.all<model::Interaction>())
            texts << QString::fromStdString(talk.text);
        QCOMPARE(texts.size(), 80);
        for (int i = 1; i <= 80; ++i) {
            const QString whole = i % 2 ? QStringLiteral("交期%1太长 ").arg(i).repeated(20).trimmed()
                                        : QStringLiteral("late delivery %1 ").arg(i).repeated(15).trimmed();
            QVERIFY2(texts.contains(whole), qPrintable(whole));
        }
    }

    void cardsBecomeContactsOfTheirCompanies()
    {
        const QByteArray cards =
            QStringLiteral(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;建国;;;\r\nFN:建国 "
                "王\r\nORG:云帆机械有限公司;采购部\r\nTITLE:采购总监\r\nTEL;TYPE=WORK:0510-8123 4567\r\n"
                "item1.TEL;TYPE=CELL,PREF:138 0013 8000\r\nEMAIL;TYPE=INTERNET:wang@yunfan.example\r\nNOTE:展会上\\n认识\\, "
                "很爽快\r\nPHOTO;ENCODING=b:AAAA\r\n AAAA\r\nEND:VCARD\r\n"
                "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:John Smith\r\nORG:Tuowei "
                "Inc\r\nTEL;VALUE=uri;PREF=1:tel:+1-555-0100\r\nEMAIL:john@tuowei.\r\n example\r\nEND:VCARD\r\n"
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=88=98;=E6=95=8F;;;\r\nORG;CHARSET="
                "UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=BE=84=E6=B1=9F=\r\n=E8=BD=AF=E4=BB=B6\r\nTEL;CELL:13900139000\r\nEND:"
                "VCARD\r\n"
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:没有公司\r\nTEL:13700137000\r\nEND:VCARD\r\n"
                "BEGIN:VCARD\r\nVERSION:3.0\r\nORG:只有公司\r\nEND:VCARD\r\n")
                .toUtf8();
        ImportFixture fixture;
        auto session = planned(fixture, written("通讯录.vcf", cards));
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().tables.size() == 1 && session.preview().tables[0].collection == model::Collection::Contact,
                 told.c_str());
        QCOMPARE(issuesOf(session), QStringLiteral("34 FN import.issue.field_missing"));
        QVERIFY2(session.preview().tables[0].issues.at(0).place.row == 29, told.c_str());
        SINAN_VERIFY(fixture.apply(session));
        std::map<std::string, model::Contact> contacts;
        for (const auto &contact : fixture.rows.all<model::Contact>())
            contacts[contact.name] = contact;
        QVERIFY2(contacts.size() == 3, told.c_str());
        QCOMPARE(contacts["王建国"].phone, std::string("138 0013 8000"));
        QCOMPARE(contacts["王建国"].mail, std::string("wang@yunfan.example"));
        QCOMPARE(contacts["王建国"].title, std::string("采购总监"));
        QCOMPARE(contacts["John Smith"].mail, std::string("john@tuowei.example"));
        QVERIFY(contacts.contains("刘敏"));
        std::map<Uuid, std::string> customers;
        for (const auto &customer : fixture.rows.all<model::Customer>())
            customers[customer.id] = customer.name;
        QCOMPARE(customers[contacts["王建国"].customer], std::string("云帆机械有限公司"));
        QCOMPARE(customers[contacts["刘敏"].customer], std::string("澄江软件"));
    }

    void eventsWithNotesAreMeetings()
    {
        const QByteArray calendar =
            QStringLiteral("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:China Standard Time\r\nEND:VTIMEZONE\r\n"
                           "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=China Standard Time:20260226T140000\r\nDTEND;TZID=China "
                           "Standard Time:20260226T150000\r\nSUMMARY:云帆机械 拜访\r\nLOCATION:无锡\r\n"
                           "DESCRIPTION:王建国：交付周期能写进合同吗？\\n预算已批。\r\nATTENDEE;CN=王建国;ROLE=REQ-PARTICIPANT:"
                           "mailto:wang@yunfan.example\r\nORGANIZER;CN=\"李明\":mailto:li@ours.example\r\n"
                           "BEGIN:VALARM\r\nDESCRIPTION:提醒\r\nEND:VALARM\r\nEND:VEVENT\r\n"
                           "BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20260227T020000Z\r\nSUMMARY:电话\r\nEND:VEVENT\r\n"
                           "BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20260301\r\nSUMMARY:展会\r\nDESCRIPTION:<html><body><p>"
                           "收了 20 张</p></body></html>\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
                           "BEGIN:VEVENT\r\nUID:4\r\nSTATUS:CANCELLED\r\nDTSTART:20260227T020000Z\r\nDESCRIPTION:取消\r\nEND:"
                           "VEVENT\r\nEND:VCALENDAR\r\n")
                .toUtf8();
        ImportFixture fixture;
        model::Customer customer;
        customer.id = Uuid::v5(sinanSpace, "yunfan");
        customer.name = "云帆机械";
        fixture.rows.add(customer);
        auto session = planned(fixture, written("日历.ics", calendar));
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().talks.size() == 2, told.c_str());
        const auto &visit = session.preview().talks[0];
        QVERIFY2(visit.channel == model::Channel::Meeting && visit.customer == customer.id && visit.title == "云帆机械 拜访",
                 told.c_str());
        QCOMPARE(toIso(*visit.occurredAt), std::string("2026-02-26T06:00:00.000Z"));
        QCOMPARE(toIso(*session.preview().talks[1].occurredAt), std::string("2026-02-28T16:00:00.000Z"));
        QCOMPARE(issuesOf(session), QStringLiteral("19 import.issue.events_without_notes\n24 RRULE import.issue.events_repeat"));
        SINAN_VERIFY(fixture.apply(session));
        QStringList texts;
        for (const auto &talk : fixture.rows.all<model::Interaction>())
            texts << QString::fromStdString(talk.text);
        QVERIFY(texts.contains(QStringLiteral("王建国：交付周期能写进合同吗？\n预算已批。")));
        QVERIFY(texts.contains(QStringLiteral("收了 20 张")));
    }

    void aCloseDateIsTheOneExpectedWhereDealsAreOpen()
    {
        ImportFixture fixture;
        const auto targetOf = [&](const QByteArray &rows) {
            auto session = planned(fixture, written("deals.csv", "Account,Deal,Stage,Amount,Close date\n" + rows));
            return column(session.preview().tables.at(0), "Close date").target.name;
        };
        QCOMPARE(targetOf("Yunfan,Gateway,Proposal,120000,2026-05-31\nTuowei,Sensors,Won,9000,2026-01-15\n"),
                 std::string("expected_close"));
        QCOMPARE(targetOf("Yunfan,Gateway,Proposal,120000,2025-05-31\nTuowei,Sensors,Won,9000,2026-01-15\n"),
                 std::string("expected_close"));
        QCOMPARE(targetOf("Yunfan,Gateway,Proposal,120000,\nTuowei,Sensors,Won,9000,2026-01-15\n"), std::string("closed"));
    }
};

SINAN_TEST(TestDocuments)
#include "tst_documents.moc"
