#include "app/base/json.h"
#include "app/base/utf8.h"
#include "app/insight/phrasebook.h"
#include "app/model/signal_kind.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <set>

using namespace sinan;

/// What ships for each of the 17 kinds of signal: what it means, what it does not, what to say, what to send, what came of it.
class TestInterpretation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindSaysWhatItMeansAndWhatToSay_data() { kinds(); }
    void everyKindSaysWhatItMeansAndWhatToSay();
    void everyKindHasAnArticleInBothLanguages_data() { kinds(); }
    void everyKindHasAnArticleInBothLanguages();
    void everyKindHasCasesThatWentWellAndThatDidNot_data() { kinds(); }
    void everyKindHasCasesThatWentWellAndThatDidNot();
    void whatShipsNamesNobodyOfTheDemo();

private:
    static void kinds()
    {
        QTest::addColumn<QString>("kind");
        for (const model::Choice &choice : model::Choices<model::SignalKind>::choices)
            QTest::newRow(std::string(choice.name).c_str()) << QString::fromUtf8(choice.name.data(), qsizetype(choice.name.size()));
    }
    static QString read(const QString &path)
    {
        QFile file(QStringLiteral(SINAN_SOURCE_DIR "/resources/") + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QStringList articles()
    {
        QStringList texts;
        for (const QString &name : QDir(QStringLiteral(SINAN_SOURCE_DIR "/resources/demo/knowledge")).entryList({QStringLiteral("*.md")}))
            texts << read(QStringLiteral("demo/knowledge/") + name);
        return texts;
    }
    static bool isChinese(const std::string &text)
    {
        std::size_t han = 0;
        for (std::size_t at = 0; at < text.size();)
            han += isCjk(nextCodePoint(text, at)) ? 1 : 0;
        return 2 * han > codePointCount(text);
    }
};

void TestInterpretation::everyKindSaysWhatItMeansAndWhatToSay()
{
    QFETCH(QString, kind);
    for (const char *language : {"zh", "en"}) {
        const auto json = parseJson(read(QStringLiteral("phrasebook/%1.json").arg(QLatin1String(language))).toStdString());
        const auto book = insight::Phrasebook::fromJson(json.value());
        QVERIFY(book.ok());
        std::set<std::string> texts;
        for (const char *part : {"meaning.", "not.", "say.", "talk."}) {
            const std::string id = part + kind.toStdString();
            QVERIFY2(book->has(id) && book->placeholders(id).empty(), id.c_str());
            const std::string text = book->render({id, Json::object()}, {UtcTime{}, WorkCalendar("Asia/Shanghai")}).value();
            QVERIFY2(codePointCount(text) >= 8, id.c_str());
            QVERIFY2(isChinese(text) == (std::string_view(language) == "zh"), id.c_str());
            texts.insert(text);
        }
        QCOMPARE(texts.size(), 4u);
    }
}

void TestInterpretation::everyKindHasAnArticleInBothLanguages()
{
    QFETCH(QString, kind);
    static const QRegularExpression list(QStringLiteral("^kinds: \\[(.*)\\]$"), QRegularExpression::MultilineOption);
    int found = 0;
    for (const QString &text : articles()) {
        const QStringList served = list.match(text).captured(1).split(QStringLiteral(", "));
        if (!served.contains(kind))
            continue;
        const std::string zh = text.section(QStringLiteral("## zh"), 1).section(QStringLiteral("## en"), 0, 0).toStdString();
        const std::string en = text.section(QStringLiteral("## en"), 1).toStdString();
        QVERIFY(isChinese(zh) && codePointCount(zh) > 100);
        QVERIFY(!isChinese(en) && codePointCount(en) > 200);
        ++found;
    }
    QVERIFY2(found >= 1, qPrintable(kind));
}

void TestInterpretation::everyKindHasCasesThatWentWellAndThatDidNot()
{
    QFETCH(QString, kind);
    const auto cases = parseJson(read(QStringLiteral("demo/cases.json")).toStdString());
    int good = 0;
    int bad = 0;
    for (const Json &entry : *cases) {
        const Json &kindList = memberOrNull(entry, "kinds");
        if (std::find(kindList.begin(), kindList.end(), Json(kind.toStdString())) == kindList.end())
            continue;
        for (const char *part : {"situation", "done", "result"}) {
            QVERIFY(isChinese(textOr(entry, std::string(part) + "_zh")));
            const std::string en = textOr(entry, std::string(part) + "_en");
            QVERIFY(!en.empty() && !isChinese(en));
        }
        QVERIFY(!textOr(entry, "customer_label").empty() && !textOr(entry, "customer_label_en").empty());
        ++(textOr(entry, "outcome") == "lost" ? bad : good);
    }
    QVERIFY2(good >= 1 && bad >= 1, qPrintable(kind));
}

void TestInterpretation::whatShipsNamesNobodyOfTheDemo()
{
    // New workspaces begin with these texts; the demo's colleagues do not work there.
    for (const QString &text : articles()) {
        const QString body = text.section(QStringLiteral("## zh"), 1);
        for (const char *name : {"李静", "王芳", "刘洋", "钱蕾", "高远", "郑律", "何敏", "张帆", "吴桐", "Wang Fang", "Liu Yang", "Qian Lei", "Gao Yuan"})
            QVERIFY2(!body.contains(QString::fromUtf8(name)), qPrintable(text.section(QLatin1Char('\n'), 1, 1) + QString::fromUtf8(name)));
    }
}

SINAN_TEST(TestInterpretation)
#include "tst_interpretation.moc"
