#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "tests/app/bridge/import_fixture.h"
#include "tests/app/bridge/xlsx_builder.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::ImportFixture;
using sinan::test::XlsxBuilder;

namespace {

const QString data = QStringLiteral(SINAN_SHARED_DIR "/data/crm_maven/");

using Cells = QStringList;
using Truth = std::map<QString, QString>; ///< field → what must stand there

/// One messy export: how a colleague's table of known rows looks, and where each column belongs.
struct Messy
{
    QString file;
    QList<Cells> above;                           ///< lines above the header
    QList<std::pair<QString, QString>> columns;   ///< header → "collection.field"; "": stays out or a field of its own
    std::function<Cells(const Cells &, int)> row; ///< a row of the source as the export writes it
    QList<Cells> below;                           ///< totals
    QByteArray encoding = "UTF-8";
    QString delimiter = ",";
};

QList<Cells> tableOf(const QString &file, int most)
{
    QFile source(data + file);
    QList<Cells> rows;
    if (!source.open(QIODevice::ReadOnly))
        return rows;
    for (const QString &line : QString::fromUtf8(source.readAll()).split('\n', Qt::SkipEmptyParts)) {
        rows << line.trimmed().split(',');
        if (rows.size() > most)
            break;
    }
    rows.removeFirst();
    return rows;
}

QString cell(const QString &text, const QString &delimiter)
{
    return text.contains(delimiter) || text.contains('"') || text.contains('\n') ? '"' + QString(text).replace("\"", "\"\"") + '"'
                                                                                 : text;
}

/// 2017-03-01 as ten people write it.
QString dateAs(const QString &iso, int how)
{
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    if (!date.isValid())
        return {};
    static const QStringList forms{"yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyy.MM.dd", "yyyyMMdd"};
    return date.toString(forms[how % forms.size()]);
}

QString withCommas(const QString &number)
{
    return QLocale::c().toString(number.toLongLong());
}

} // namespace

/// The bar: fields mapped without a click, and nothing wrong that nobody was told of.
class TestMessy : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_fields = 0;
    int m_mapped = 0;
    int m_values = 0;
    int m_silent = 0;
    std::set<QString> m_targets; ///< of the export at hand: what became a field of its own is seen by the person

    QString write(const Messy &messy, const QList<Cells> &source)
    {
        QList<Cells> lines = messy.above;
        Cells header;
        for (const auto &column : messy.columns)
            header << column.first;
        lines << header;
        for (int i = 0; i < source.size(); ++i)
            lines << messy.row(source[i], i);
        lines << messy.below;
        const QString path = m_folder.filePath(messy.file);
        if (messy.file.endsWith(".xlsx")) {
            std::string rows;
            for (int i = 0; i < lines.size(); ++i) {
                std::vector<std::string> cells;
                for (const QString &text : lines[i])
                    cells.push_back(text.toHtmlEscaped().toStdString());
                rows += test::textRow(i + 1, cells);
            }
            XlsxBuilder book;
            book.sheet("Sheet1", rows, "<mergeCells count=\"1\"><mergeCell ref=\"A1:D1\"/></mergeCells>");
            if (!book.write(path))
                qFatal("no workbook");
            return path;
        }
        QString text;
        for (const Cells &line : lines) {
            Cells quoted;
            for (const QString &one : line)
                quoted << cell(one, messy.delimiter);
            text += quoted.join(messy.delimiter) + "\r\n";
        }
        QStringEncoder encoder(messy.encoding.constData());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(encoder(text))) <= 0)
            qFatal("cannot write");
        return path;
    }

    /// Imports it without a click and counts.
    void check(const Messy &messy, const QList<Cells> &source, model::Collection collection,
               const std::function<void(ImportFixture &, const ImportPreview &)> &values)
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(write(messy, source).toStdString());
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const ImportPreview &preview = session.preview();
        const std::string told = describe(preview);
        QVERIFY2(preview.tables.size() == 1 && preview.tables[0].collection == collection, told.c_str());
        const TablePreview &table = preview.tables[0];
        QVERIFY2(table.columns.size() == std::size_t(messy.columns.size()), told.c_str());
        QStringList missed;
        m_targets.clear();
        for (const ColumnPreview &column : table.columns) {
            const QString wanted = messy.columns[column.index].second;
            if (wanted.isEmpty())
                continue;
            ++m_fields;
            m_targets.insert(QString::fromStdString(column.target.name));
            const bool right = column.target.kind != Target::Kind::Skip && column.target.kind != Target::Kind::NewCustom &&
                               column.target.name == wanted.toStdString();
            m_mapped += right;
            if (!right)
                missed << QString::fromStdString(column.header) + " -> " + QString::fromStdString(column.target.name) + ", not " +
                              wanted;
        }
        if (!missed.isEmpty())
            qInfo("%s: %s", qPrintable(messy.file), qPrintable(missed.join("; ")));
        // Every row of the source is accounted for.
        QVERIFY2(table.counts.added + table.counts.updated + table.counts.unchanged + table.counts.duplicates +
                         table.counts.refused ==
                     table.counts.rows,
                 told.c_str());
        QVERIFY2(table.counts.rows >= source.size(), told.c_str());
        SINAN_VERIFY(fixture.apply(session));
        values(fixture, preview);
    }
    void same(const char *field, const std::string &stored, const QString &truth, const QString &what)
    {
        if (!m_targets.contains(QLatin1String(field)))
            return;
        ++m_values;
        if (QString::fromStdString(stored) == truth)
            return;
        ++m_silent;
        if (m_silent < 20)
            qInfo("%s, %s: %s, not %s", qPrintable(what), field, stored.c_str(), qPrintable(truth));
    }
    void sameCustomers(ImportFixture &fixture, const ImportPreview &preview, const QList<Cells> &source, double revenueScale)
    {
        std::map<std::string, model::Customer> customers;
        for (const auto &customer : fixture.rows.all<model::Customer>())
            customers[customer.name] = customer;
        for (const Cells &row : source) {
            const auto found = customers.find(row[0].toStdString());
            if (found == customers.end()) {
                m_silent += preview.tables[0].counts.refused == 0;
                continue;
            }
            same("industry", found->second.industry, row[1], row[0]);
            if (found->second.employees)
                same("employees", std::to_string(*found->second.employees), row[4], row[0]);
            if (found->second.annualRevenueMinor)
                same("annual_revenue", std::to_string(*found->second.annualRevenueMinor),
                     QString::number(qRound64(row[3].toDouble() * revenueScale * 100)), row[0]);
        }
    }
    void sameDeals(ImportFixture &fixture, const ImportPreview &preview, const QList<Cells> &source)
    {
        std::map<std::string, model::Opportunity> deals;
        for (const auto &deal : fixture.rows.all<model::Opportunity>())
            deals[deal.externalKey] = deal;
        std::map<Uuid, std::string> names;
        for (const auto &customer : fixture.rows.all<model::Customer>())
            names[customer.id] = customer.name;
        std::set<std::int64_t> refused;
        for (const auto &issue : preview.tables[0].issues)
            refused.insert(issue.place.row);
        std::int64_t missing = 0;
        for (const Cells &row : source) {
            const auto found = deals.find(row[0].toStdString());
            if (found == deals.end()) {
                ++missing;
                continue;
            }
            const model::Opportunity &deal = found->second;
            same("customer", names[deal.customer], row[3], row[0]);
            same("owner", deal.ownerName, row[1], row[0]);
            same("product", deal.product, row[2], row[0]);
            same("opened", deal.opened ? toIso(*deal.opened) : std::string(), row[5], row[0]);
            const auto &closed = deal.closed ? deal.closed : deal.expectedClose;
            same("closed", closed ? toIso(*closed) : std::string(), row[6], row[0]);
            same("amount", deal.amountMinor ? std::to_string(*deal.amountMinor) : std::string(),
                 row[7].isEmpty() ? QString() : QString::number(row[7].toLongLong() * 100), row[0]);
        }
        QVERIFY2(missing <= std::int64_t(refused.size()), "rows are missing that nobody was told of");
    }
    static QList<Cells> deals(int most)
    {
        QList<Cells> rows;
        for (const Cells &row : tableOf("sales_pipeline_asof_2017-08-01.csv", most * 3)) {
            if (!row[3].isEmpty() && rows.size() < most)
                rows << row;
        }
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(data + "accounts.csv"))
            QSKIP("the real data are not here");
    }
    void cleanupTestCase()
    {
        if (m_fields == 0)
            return;
        qInfo("%d of %d fields mapped without a click (%.1f %%), %d values compared, %d wrong and not told", m_mapped, m_fields,
              100.0 * m_mapped / m_fields, m_values, m_silent);
        QVERIFY(m_mapped * 100 >= m_fields * 85);
        QCOMPARE(m_silent, 0);
    }

    void accountsOfAChineseSystem()
    {
        const auto source = tableOf("accounts.csv", 100);
        check({"客户档案_导出.csv",
               {},
               {{"客户(全称)", "name"},
                {"所属行业/领域", "industry"},
                {"成立年份", ""},
                {"年营业收入(百万)", "annual_revenue"},
                {"员工规模(人)", "employees"},
                {"所在国家", ""},
                {"上级母公司", "parent_company"}},
               [](const Cells &row, int) { return row; },
               {{"合计", "", "", "999999", "88888", "", ""}},
               "GB18030"},
              source, model::Collection::Customer,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameCustomers(fixture, preview, source, 1e6); });
    }
    void accountsInUtf16WithPinyin()
    {
        const auto source = tableOf("accounts.csv", 100);
        check({"kehu.txt",
               {},
               {{"kehu mingcheng", "name"},
                {"hangye", "industry"},
                {"nian yingshou", "annual_revenue"},
                {"yuangong shu", "employees"},
                {"mu gongsi", "parent_company"}},
               [](const Cells &row, int) {
                   return Cells{row[0], row[1], row[3], row[4], row[6]};
               },
               {},
               "UTF-16LE",
               "\t"},
              source, model::Collection::Customer,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameCustomers(fixture, preview, source, 1); });
    }
    void accountsWithATitleAboveAndTotalsBetween()
    {
        const auto source = tableOf("accounts.csv", 100);
        check({"名单.xlsx",
               {{"2017 年客户名单（内部）", "", "", ""}, {"制表：市场部", "", "", ""}},
               {{"公司名", "name"}, {"行业", "industry"}, {"人数", "employees"}, {"所属集团", "parent_company"}},
               [](const Cells &row, int) {
                   return Cells{row[0], row[1], row[4], row[6]};
               },
               {{"总计", "", "123456", ""}}},
              source, model::Collection::Customer,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameCustomers(fixture, preview, source, 1); });
    }
    void dealsWithMixedDates()
    {
        const auto source = deals(400);
        check({"商机跟踪表.csv",
               {},
               {{"商机编号", "external_key"},
                {"跟进销售", "owner"},
                {"意向产品", "product"},
                {"客户单位", "customer"},
                {"当前阶段", "stage"},
                {"立项日", "opened"},
                {"成交日", "closed"},
                {"成交额(元)", "amount"}},
               [](const Cells &row, int i) {
                   return Cells{row[0],
                                row[1],
                                row[2],
                                row[3],
                                row[4] == "Won"    ? "赢单"
                                : row[4] == "Lost" ? "输单"
                                                   : "跟进中",
                                dateAs(row[5], i),
                                dateAs(row[6], i + 1),
                                row[7].isEmpty() ? QString() : withCommas(row[7])};
               },
               {{"小计", "", "", "", "", "", "", "1,234"}},
               "GB18030"},
              source, model::Collection::Opportunity,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameDeals(fixture, preview, source); });
    }
    void dealsOfAnAmericanSystem()
    {
        const auto source = deals(400);
        check({"report1488.csv",
               {},
               {{"Opportunity ID", "external_key"},
                {"Opportunity Owner", "owner"},
                {"Product Name", "product"},
                {"Account Name", "customer"},
                {"Stage", "stage"},
                {"Created Date", "opened"},
                {"Close Date", "closed"},
                {"Amount (USD)", "amount"}},
               [](const Cells &row, int) {
                   const auto american = [](const QString &iso) {
                       return QDate::fromString(iso, Qt::ISODate).toString("M/d/yyyy");
                   };
                   return Cells{row[0],           row[1],
                                row[2],           row[3],
                                row[4],           american(row[5]),
                                american(row[6]), row[7].isEmpty() ? QString() : "$" + withCommas(row[7]) + ".00"};
               },
               {{"Grand Total", "", "", "", "", "", "", "$99,999.00"}}},
              source, model::Collection::Opportunity,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameDeals(fixture, preview, source); });
    }
    void dealsOfAGermanOffice()
    {
        const auto source = deals(300);
        check({"pipeline_de.csv",
               {},
               {{"Deal-ID", "external_key"},
                {"Account Owner", "owner"},
                {"Item", "product"},
                {"Company", "customer"},
                {"Deal Stage", "stage"},
                {"Open date", "opened"},
                {"Closed on", "closed"},
                {"Deal value EUR", "amount"}},
               [](const Cells &row, int) {
                   const auto german = [](const QString &iso) {
                       return QDate::fromString(iso, Qt::ISODate).toString("dd.MM.yyyy");
                   };
                   return Cells{
                       row[0],         row[1],
                       row[2],         row[3],
                       row[4],         german(row[5]),
                       german(row[6]), row[7].isEmpty() ? QString() : QString(withCommas(row[7])).replace(',', '.') + ",00"};
               },
               {},
               "ISO-8859-1",
               ";"},
              source, model::Collection::Opportunity,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameDeals(fixture, preview, source); });
    }
    void dealsWithAHeaderInTwoRows()
    {
        const auto source = deals(200);
        check({"两行表头.xlsx",
               {{"商机信息", "商机信息", "商机信息", "商机信息", "进度", "进度", "进度", "金额"}},
               {{"编号", "external_key"},
                {"销售", "owner"},
                {"产品", "product"},
                {"客户", "customer"},
                {"阶段", "stage"},
                {"立项时间", "opened"},
                {"签约时间", "closed"},
                {"金额", "amount"}},
               [](const Cells &row, int i) {
                   return Cells{row[0], row[1], row[2], row[3], row[4], dateAs(row[5], i), dateAs(row[6], i), row[7]};
               },
               {}},
              source, model::Collection::Opportunity,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameDeals(fixture, preview, source); });
    }
    void dealsPastedWithAliases()
    {
        const auto source = deals(200);
        check({"alias.csv",
               {},
               {{"opp_no", "external_key"},
                {"rep", "owner"},
                {"sku", "product"},
                {"acct name", "customer"},
                {"pipeline_stage", "stage"},
                {"engagedate", "opened"},
                {"close_dt", "closed"},
                {"dealvalue", "amount"}},
               [](const Cells &row, int) { return row; },
               {},
               "UTF-8",
               "\t"},
              source, model::Collection::Opportunity,
              [&](ImportFixture &fixture, const ImportPreview &preview) { sameDeals(fixture, preview, source); });
    }
    void contactsOfEverySalesTeam()
    {
        QList<Cells> source;
        const auto people = tableOf("sales_teams.csv", 40);
        const auto accounts = tableOf("accounts.csv", 40);
        for (int i = 0; i < people.size(); ++i)
            source << Cells{people[i][0], accounts[i][0], QString::number(13800138000 + i),
                            people[i][0].toLower().replace(' ', '.') + "@a.example", people[i][2]};
        check({"通讯录导出.csv",
               {},
               {{"联系人姓名", "name"},
                {"所在公司", "customer"},
                {"手机号码", "phone"},
                {"E-mail地址", "mail"},
                {"职务/岗位", "title"}},
               [](const Cells &row, int) { return row; },
               {},
               "GB18030"},
              source, model::Collection::Contact, [&](ImportFixture &fixture, const ImportPreview &) {
                  std::map<std::string, model::Contact> contacts;
                  for (const auto &contact : fixture.rows.all<model::Contact>())
                      contacts[contact.name] = contact;
                  for (const Cells &row : source) {
                      same("phone", contacts[row[0].toStdString()].phone, row[2], row[0]);
                      same("mail", contacts[row[0].toStdString()].mail, row[3], row[0]);
                  }
              });
    }
    void talksWithUnusualHeaders()
    {
        QList<Cells> source;
        const auto accounts = tableOf("accounts.csv", 60);
        for (int i = 0; i < accounts.size(); ++i)
            source << Cells{"2026-02-" + QString::number(1 + i % 28).rightJustified(2, '0'), accounts[i][0],
                            i % 2 ? "电话" : "拜访",
                            QStringLiteral("第 %1 次沟通，客户问交付周期能不能写进合同，我们说再确认一下。").arg(i), "李明"};
        check({"跟进明细.csv",
               {{"导出时间：2026-03-01", "", "", "", ""}},
               {{"跟进日期", "occurred_at"},
                {"客户名", "customer"},
                {"跟进方式", "channel"},
                {"跟进详情", "text"},
                {"记录人员", "author"}},
               [](const Cells &row, int i) {
                   return Cells{dateAs(row[0], i), row[1], row[2], row[3], row[4]};
               },
               {},
               "GB18030"},
              source, model::Collection::Interaction, [&](ImportFixture &fixture, const ImportPreview &) {
                  std::set<std::string> texts;
                  for (const auto &talk : fixture.rows.all<model::Interaction>())
                      texts.insert(talk.text + toIso(talk.occurredAt + std::chrono::hours(8)).substr(0, 10));
                  for (const Cells &row : source) {
                      ++m_values;
                      m_silent += !texts.contains((row[3] + row[0]).toStdString());
                  }
              });
    }
};

SINAN_TEST(TestMessy)
#include "tst_messy.moc"
