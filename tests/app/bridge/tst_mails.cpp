#include "app/base/text_fold.h"
#include "app/bridge/html_text.h"
#include "app/bridge/mail_reader.h"
#include "app/bridge/mime_message.h"
#include "app/bridge/phrases.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/signals/mail_text.h"
#include "tests/app/bridge/import_fixture.h"
#include "tests/support/test_program.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::ImportFixture;
using sinan::test::planned;

namespace {

QByteArray encoded(const QString &text, const char *charset)
{
    QStringEncoder encoder(charset);
    return encoder(text);
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray packed = bytes.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < packed.size(); at += 76)
        lines += packed.mid(at, 76) + "\r\n";
    return lines;
}

QByteArray mail(const QByteArray &type, const QByteArray &coding, const QByteArray &body)
{
    return "From: =?utf-8?B?546L5bu65Zu9?= <Wang@Yunfan.example>\r\nTo: li@ours.example\r\nSubject: order\r\nDate: Mon, 2 Mar "
           "2026 "
           "10:12:00 +0800\r\nMessage-ID: <1@yunfan.example>\r\nMIME-Version: 1.0\r\nContent-Type: " +
           type + "\r\nContent-Transfer-Encoding: " + coding + "\r\n\r\n" + body;
}

QString wordsOf(const QByteArray &bytes)
{
    const auto read = readMime(std::string_view(bytes.constData(), std::size_t(bytes.size())));
    return read ? QString::fromStdString(read->words).trimmed() : QStringLiteral("no mail");
}

/// The lines that the detector hears.
QStringList heard(const std::string &text)
{
    QStringList lines;
    bool closing = false;
    for (const QString &line : QString::fromStdString(text).split('\n')) {
        const auto kind = signals::readMailLine(fold(line.toStdString()), !lines.isEmpty());
        if (kind == signals::MailLine::Earlier)
            break;
        closing = closing || kind == signals::MailLine::Closing;
        if (kind == signals::MailLine::Words && !closing && !line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines;
}

} // namespace

class TestMails : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QString &name, const QByteArray &bytes) { return test::written(m_folder, name, bytes); }
    static Uuid addCustomer(ImportFixture &fixture, const std::string &name, const std::string &website = {})
    {
        model::Customer customer;
        customer.id = Uuid::v5(sinanSpace, name);
        customer.name = name;
        customer.website = website;
        fixture.rows.add(customer);
        return customer.id;
    }
    static QString issuesOf(const ImportSession &session)
    {
        QStringList told;
        for (const auto &issue : session.preview().issues)
            told << QStringLiteral("%1 %2").arg(issue.place.row).arg(QString::fromStdString(issue.reason.id));
        return told.join("\n");
    }

private Q_SLOTS:
    void everyCharsetAndCodingGivesTheSameWords_data()
    {
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QString>("text");
        const QString simplified = QStringLiteral("价格太高了，交付周期能写进合同吗？");
        QTest::newRow("utf-8") << QByteArray("utf-8") << simplified;
        QTest::newRow("gb18030") << QByteArray("gb18030") << simplified + QStringLiteral("镕𠮷");
        QTest::newRow("gbk") << QByteArray("gbk") << simplified + QStringLiteral("镕");
        QTest::newRow("gb2312 that is gbk") << QByteArray("gb2312") << simplified + QStringLiteral("镕喆");
        QTest::newRow("big5") << QByteArray("big5") << QStringLiteral("價格太高了,交期能寫進合約嗎");
        QTest::newRow("latin-1") << QByteArray("iso-8859-1") << QStringLiteral("Lieferzeit über vier Wochen, café");
    }
    void everyCharsetAndCodingGivesTheSameWords()
    {
        QFETCH(QByteArray, charset);
        QFETCH(QString, text);
        const bool gb = charset.startsWith("gb");
        const QByteArray bytes = encoded(text, gb ? "GB18030" : charset.constData());
        const QByteArray type = "text/plain; charset=\"" + charset + "\"";
        QCOMPARE(wordsOf(mail(type, "base64", base64Lines(bytes))), text);
        QCOMPARE(wordsOf(mail(type, "8bit", bytes)), text);
        QByteArray quoted;
        for (const char c : bytes)
            quoted += "=" + QByteArray(1, c).toHex().toUpper() + (quoted.size() % 75 > 68 ? "=\r\n" : "");
        QCOMPARE(wordsOf(mail(type, "quoted-printable", quoted)), text);
        const QByteArray head = "From: " + ("=?" + charset + "?B?" + bytes.toBase64() + "?=") + " <a@b.example>\r\nSubject: =?" +
                                charset + "?B?" + bytes.toBase64() + "?=\r\n\r\nhi\r\n";
        const auto read = readMime(head.toStdString());
        QCOMPARE(QString::fromStdString(read->subject), text);
        QCOMPARE(QString::fromStdString(read->from.at(0).name), text);
    }

    void bytesDecideWhereNoCharsetStands()
    {
        const QString text = QStringLiteral("合同条款我们内部还要讨论一下，下周回复您。");
        QCOMPARE(wordsOf(mail("text/plain", "8bit", encoded(text, "GB18030"))), text);
        QCOMPARE(wordsOf(mail("text/plain; charset=us-ascii", "8bit", text.toUtf8())), text);
        QCOMPARE(wordsOf(mail("text/plain; charset=no-such-thing", "8bit", text.toUtf8())), text);
        const QByteArray raw = "From: " + encoded(QStringLiteral("王建国"), "GB18030") +
                               " <w@x.example>\r\nSubject: " + encoded(QStringLiteral("报价单"), "GB18030") + "\r\n\r\nhi";
        const auto read = readMime(raw.toStdString());
        QCOMPARE(QString::fromStdString(read->subject), QStringLiteral("报价单"));
        QCOMPARE(QString::fromStdString(read->from.at(0).name), QStringLiteral("王建国"));
    }

    void aMailWithSeveralFormsIsReadOnceAndItsAttachmentsAreTold()
    {
        const QByteArray mixed =
            mail("multipart/mixed; boundary=outer", "7bit",
                 "--outer\r\nContent-Type: multipart/related; boundary=rel\r\n\r\n--rel\r\nContent-Type: multipart/alternative; "
                 "boundary=alt\r\n\r\n--alt\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe price is too "
                 "high.\r\n--alt\r\nContent-Type: "
                 "text/html; charset=utf-8\r\n\r\n<p>The price is <b>too</b> high.</p>\r\n--alt--\r\n--rel\r\nContent-Type: "
                 "image/png; "
                 "name=logo.png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: "
                 "base64\r\n\r\niVBORw0KGgo=\r\n--rel--\r\n--outer\r\nContent-Type: "
                 "application/vnd.ms-excel; name=\"=?utf-8?B?5oql5Lu3Lnhscw==?=\"\r\nContent-Disposition: "
                 "attachment\r\nContent-Transfer-Encoding: "
                 "base64\r\n\r\nAAAA\r\n--outer--\r\n");
        QCOMPARE(wordsOf(mixed), QStringLiteral("The price is too high."));
        ImportFixture fixture;
        auto session = planned(fixture, written("offer.eml", mixed));
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().talks.size() == 1, told.c_str());
        const auto &talk = session.preview().talks[0];
        QVERIFY2(talk.channel == model::Channel::Mail && talk.title == "order", told.c_str());
        QCOMPARE(toIso(*talk.occurredAt), std::string("2026-03-02T02:12:00.000Z"));
        QCOMPARE(talk.speakers.at(0).name, std::string("王建国"));
        QCOMPARE(issuesOf(session), QStringLiteral("1 import.issue.attachments_left_out"));
        QCOMPARE(session.preview().issues[0].value, std::string("报价.xls"));
        SINAN_VERIFY(fixture.apply(session));
        QCOMPARE(fixture.rows.all<model::Interaction>().at(0).text, std::string("The price is too high."));
        auto again = planned(fixture, written("copy.eml", mixed));
        QVERIFY(!again.preview().hasWork());
    }

    void quotedRepliesAndSignaturesAreApart()
    {
        const QByteArray plain = mail("text/plain; charset=utf-8; format=flowed", "8bit",
                                      "We can take \r\nfour weeks.\r\n\r\n> When can you deliver? \r\n> We need it "
                                      "soon.\r\n\r\n-- \r\nWang Jianguo\r\nYunfan\r\n");
        QCOMPARE(
            wordsOf(plain),
            QStringLiteral("We can take four weeks.\n\n> When can you deliver? We need it soon.\n\n-- \nWang Jianguo\nYunfan"));
        QCOMPARE(heard(wordsOf(plain).toStdString()), QStringList{"We can take four weeks."});
        const QByteArray html = mail("text/html; charset=utf-8", "8bit",
                                     "<html><head><style>p{color:red}</style></head><body><div style='display: "
                                     "none'>preheader</div><p>价格&nbsp;太高 &amp; "
                                     "交期太长。</p><div class=\"gmail_signature\">王建国<br>云帆机械</div><div "
                                     "class=gmail_quote>在 2026年3月1日，李明写道：<br><blockquote>"
                                     "<p>报价附上。</p><blockquote>更早的话</blockquote></blockquote></div></body></html>");
        QCOMPARE(
            wordsOf(html),
            QStringLiteral(
                "价格 太高 & 交期太长。\n\n-- \n王建国\n云帆机械\n在 2026年3月1日，李明写道：\n> 报价附上。\n\n> > 更早的话"));
        QCOMPARE(heard(wordsOf(html).toStdString()), QStringList{QStringLiteral("价格 太高 & 交期太长。")});
        const QByteArray outlook =
            mail("text/html; charset=utf-8", "8bit",
                 "<p>Too expensive.</p><div><p><b>From:</b> Li Ming<br><b>Sent:</b> Monday<br><b>Subject:</b> "
                 "offer</p></div><p>Our offer: 10.</p>");
        QCOMPARE(heard(wordsOf(outlook).toStdString()), QStringList{"Too expensive."});
        const QByteArray qq = mail(
            "text/html; charset=utf-8", "8bit",
            QStringLiteral(
                "<div>再便宜点吧</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>报价 10 万</div>")
                .toUtf8());
        QCOMPARE(heard(wordsOf(qq).toStdString()), QStringList{QStringLiteral("再便宜点吧")});
    }

    void htmlIsReadAsItLooks_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("rows of a table") << "<table><tr><td>型号</td><td>价格</td></tr><tr><td>A1</td><td>10</td></tr></table>"
                                         << "型号\t价格\nA1\t10";
        QTest::newRow("entities") << "3 &lt; 5 &#24352; &#x4e09; &yen;310 &unknown; & x"
                                  << QStringLiteral("3 < 5 张 三 ¥310 &unknown; & x");
        QTest::newRow("less than is no tag") << "a < b and 3<5"
                                             << "a < b and 3<5";
        QTest::newRow("never closed") << "one <b two"
                                      << "one <b two";
        QTest::newRow("comment never closed") << "one<!-- two"
                                              << "one";
        QTest::newRow("script never closed") << "one<script>two"
                                             << "one";
        QTest::newRow("list") << "<ul><li>one</li><li>two</li></ul>"
                              << "- one\n- two";
        QTest::newRow("preformatted") << "<pre>a  b\n c</pre>"
                                      << "a  b\n c";
        QTest::newRow("attribute with a sign") << "<a title=\"x > y\" href=x>go</a>"
                                               << "go";
    }
    void htmlIsReadAsItLooks()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(htmlToText(html.toStdString())), text);
    }

    void aBoxIsAMailEachWithItsLine()
    {
        QByteArray box = "From wang@x Mon Mar  2 10:12:00 2026\nFrom: a@x.example\nSubject: one\nDate: Mon, 2 Mar 2026 10:12:00 "
                         "+0800\n\nFirst "
                         "mail.\nFrom here on it goes well, 10:30 in 2026.\n>From the quarry.\n\n";
        box += "From li@x Tue Mar  3 10:12:00 2026\nFrom: b@x.example\nSubject: two\nDate: Tue, 3 Mar 2026 10:12:00 "
               "+0800\n\nSecond mail.\n\n";
        box += "From li@x Tue Mar  3 10:12:00 2026\nno head at all\n";
        ImportFixture fixture;
        auto session = planned(fixture, written("archive.mbox", box));
        const auto &talks = session.preview().talks;
        QVERIFY2(talks.size() == 2, describe(session.preview()).c_str());
        QCOMPARE(talks[0].row, std::int64_t(2));
        QCOMPARE(talks[1].row, std::int64_t(11));
        QCOMPARE(issuesOf(session), QStringLiteral("18 import.issue.no_mail"));
        SINAN_VERIFY(fixture.apply(session));
        QStringList texts;
        for (const auto &row : fixture.rows.all<model::Interaction>())
            texts << QString::fromStdString(row.text);
        QVERIFY(texts.contains("First mail.\nFrom here on it goes well, 10:30 in 2026.\nFrom the quarry."));
    }

    void addressesFindTheCustomerAndTheSides()
    {
        ImportFixture fixture;
        const Uuid yunfan = addCustomer(fixture, "云帆机械");
        addCustomer(fixture, "澄江软件", "https://www.yunfan-soft.example/about");
        model::Contact contact;
        contact.id = Uuid::v5(sinanSpace, "contact");
        contact.customer = yunfan;
        contact.name = "王建国";
        contact.mail = "wang@yunfan.example";
        fixture.rows.add(contact);
        auto session = planned(fixture, written("in.eml", mail("text/plain", "7bit", "Too expensive.\r\n")));
        QVERIFY2(session.preview().talks.at(0).customer == yunfan, describe(session.preview()).c_str());
        QCOMPARE(session.preview().talks[0].customerReason.id, std::string("import.reason.customer_by_mail"));
        QVERIFY(session.preview().talks[0].speakers.at(0).role == model::SpeakerRole::Customer);
        const QByteArray out = "From: Li Ming <li@ours.example>\r\nTo: zhang@yunfan-soft.example\r\nSubject: offer\r\n\r\nPlease "
                               "find our offer.\r\n";
        auto sent = planned(fixture, written("out.eml", out));
        QCOMPARE(sent.preview().talks.at(0).customerName, std::string("澄江软件"));
        QCOMPARE(sent.preview().talks[0].customerReason.id, std::string("import.reason.customer_by_domain"));
        QVERIFY(sent.preview().talks[0].speakers.at(0).role == model::SpeakerRole::Us);
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("only an attachment") << mail("application/pdf; name=a.pdf", "base64", "AAAA")
                                            << "1 import.issue.mail_without_words\n1 import.issue.attachments_left_out";
        QTest::newRow("encrypted")
            << mail("multipart/encrypted; boundary=x; protocol=\"application/pgp-encrypted\"", "7bit",
                    "--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--x\r\nContent-Type: "
                    "application/octet-stream\r\n\r\nzzz\r\n--x--\r\n")
            << "1 import.issue.mail_encrypted";
        QTest::newRow("no mail") << QByteArray("just words") << "1 import.issue.no_mail";
    }
    void whatCannotBeReadIsNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        ImportFixture fixture;
        auto session = planned(fixture, written("bad.eml", bytes));
        QCOMPARE(issuesOf(session), reason);
        const auto phrases = Phrases::load(SINAN_SOURCE_DIR "/resources").value();
        for (const auto &issue : session.preview().issues)
            QVERIFY(phrases.has(issue.reason.id) && phrases.has(issue.mend.id));
    }

    void aPastedSourceIsAMailAndANoteIsNot()
    {
        QVERIFY(looksLikeMails("pasted.txt", mail("text/plain", "7bit", "hi").toStdString()));
        QVERIFY(looksLikeMails("pasted.txt", "From wang@x Mon Mar  2 10:12:00 2026\nFrom: a@x\n"));
        QVERIFY(!looksLikeMails("note.txt", "From: a@x\nSubject: two\n\nhello"));
        QVERIFY(!looksLikeMails("note.txt", "From Monday on we talk at 10:12 in 2026? no"));
        QVERIFY(!looksLikeMails("talk.txt", "王总: 太贵了\n李明: 我们看看"));
    }
};

SINAN_TEST(TestMails)
#include "tst_mails.moc"
