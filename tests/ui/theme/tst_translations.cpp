#include "tests/support/test_program.h"
#include "ui/theme/languages.h"

#include <QDirIterator>
#include <QtTest>
#include <QtWidgets>

using namespace sinan;

/// Both languages whole: the same ids, the same places for arguments, nothing missing that the code asks for.
class TranslationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothLanguagesHaveTheSameIds();
    void placesForArgumentsAgree();
    void nothingIsEmptyOrUnfinished();
    void idsBelongToTheirArea();
    void chineseUsesFullWidthPunctuation();
    void everyIdThatTheCodeNamesExists();
    void wordsThatDecisionsForbidDoNotOccur();
    void aWidgetHearsOfTheChange();
    void eitherLanguageCanBeAskedForAText();

private:
    struct Text {
        QStringList forms;
        bool unfinished = false;
        QString file;
    };
    using Texts = QMap<QString, Text>;
    static Texts read(const QString &language);
    Texts m_chinese;
    Texts m_english;
};

TranslationsTest::Texts TranslationsTest::read(const QString &language)
{
    Texts texts;
    const QDir folder(QStringLiteral(SINAN_SOURCE_DIR "/translations"));
    for (const QString &name : folder.entryList({QStringLiteral("*_%1.ts").arg(language)})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QXmlStreamReader xml(&file);
        QString id;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("message")) {
                id = xml.attributes().value(QLatin1String("id")).toString();
                if (texts.contains(id))
                    texts[id].unfinished = true;  // named twice
                texts[id].file = name;
            } else if (xml.name() == QLatin1String("translation")) {
                texts[id].unfinished = texts[id].unfinished || xml.attributes().hasAttribute(QLatin1String("type"));
                QString text;
                while (!(xml.isEndElement() && xml.name() == QLatin1String("translation"))) {
                    xml.readNext();
                    if (xml.isCharacters())
                        text += xml.text();
                    if (xml.isEndElement() && xml.name() == QLatin1String("numerusform")) {
                        texts[id].forms << text.trimmed();
                        text.clear();
                    }
                }
                if (texts[id].forms.isEmpty())
                    texts[id].forms << text;
            }
        }
        if (xml.hasError())
            texts[name].unfinished = true;
    }
    return texts;
}

void TranslationsTest::initTestCase()
{
    m_chinese = read(QStringLiteral("zh_CN"));
    m_english = read(QStringLiteral("en"));
    QVERIFY(m_chinese.size() > 100);
}

void TranslationsTest::bothLanguagesHaveTheSameIds()
{
    const auto chinese = m_chinese.keys();
    const auto english = m_english.keys();
    for (const QString &id : chinese)
        QVERIFY2(m_english.contains(id), qPrintable(id + QStringLiteral(" is missing in English")));
    for (const QString &id : english)
        QVERIFY2(m_chinese.contains(id), qPrintable(id + QStringLiteral(" is missing in Chinese")));
}

void TranslationsTest::placesForArgumentsAgree()
{
    static const QRegularExpression place(QStringLiteral("%(\\d|n|L\\d)"));
    const auto places = [](const QStringList &forms) {
        QSet<QString> found;
        for (const QString &form : forms) {
            auto matches = place.globalMatch(form);
            while (matches.hasNext())
                found.insert(matches.next().captured(1));
        }
        return found;
    };
    for (auto it = m_chinese.cbegin(); it != m_chinese.cend(); ++it)
        QVERIFY2(places(it->forms) == places(m_english[it.key()].forms), qPrintable(it.key()));
}

void TranslationsTest::nothingIsEmptyOrUnfinished()
{
    for (const Texts *texts : {&m_chinese, &m_english}) {
        for (auto it = texts->cbegin(); it != texts->cend(); ++it) {
            QVERIFY2(!it->unfinished, qPrintable(it.key() + QStringLiteral(" is unfinished or named twice in ") + it->file));
            for (const QString &form : it->forms)
                QVERIFY2(!form.isEmpty(), qPrintable(it.key() + QStringLiteral(" is empty in ") + it->file));
        }
    }
}

void TranslationsTest::idsBelongToTheirArea()
{
    static const QRegularExpression shape(QStringLiteral("^[a-z]+(\\.[a-z0-9_]+)+$"));
    for (auto it = m_chinese.cbegin(); it != m_chinese.cend(); ++it) {
        QVERIFY2(shape.match(it.key()).hasMatch(), qPrintable(it.key()));
        const QString area = it->file.section(QLatin1Char('_'), 0, 0);
        const QString prefix = it.key().section(QLatin1Char('.'), 0, 0);
        QVERIFY2(prefix == area || prefix == QLatin1String("undo"), qPrintable(it.key() + QStringLiteral(" in ") + it->file));
    }
}

void TranslationsTest::chineseUsesFullWidthPunctuation()
{
    static const QRegularExpression half(QStringLiteral("[\\x{4e00}-\\x{9fff}][,;:!?()]|[,;:!?(][\\x{4e00}-\\x{9fff}]"));
    for (auto it = m_chinese.cbegin(); it != m_chinese.cend(); ++it) {
        for (const QString &form : it->forms)
            QVERIFY2(!half.match(form).hasMatch(), qPrintable(it.key() + QStringLiteral(": ") + form));
    }
}

void TranslationsTest::everyIdThatTheCodeNamesExists()
{
    static const QRegularExpression named(QStringLiteral("(?:qtTrId|QT_TRID_NOOP)\\(\\s*\"([^\"]+)\""));
    int count = 0;
    for (const char *folder : {"/ui", "/app/main"}) {
        QDirIterator files(QStringLiteral(SINAN_SOURCE_DIR) + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = named.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const QString id = matches.next().captured(1);
                QVERIFY2(m_chinese.contains(id), qPrintable(id + QStringLiteral(" in ") + file.fileName()));
                ++count;
            }
        }
    }
    QVERIFY(count > 100);
}

void TranslationsTest::wordsThatDecisionsForbidDoNotOccur()
{
    // decisions.md, "Words on screen": the right-hand column. (观察 alone is not, for 先观察 is.)
    const QStringList forbidden{QStringLiteral("驳回"), QStringLiteral("异议对账"), QStringLiteral("注意力账本"), QStringLiteral("反射链"),
                                QStringLiteral("主权资产"), QStringLiteral("涉险"), QStringLiteral("属实率"), QStringLiteral("阻滞"), QStringLiteral("护栏"),
                                QStringLiteral("积木"), QStringLiteral("误读保险"), QStringLiteral("数据桥"), QStringLiteral("司机席"), QStringLiteral("晨间分诊"),
                                QStringLiteral("下一站"), QStringLiteral("您"), QStringLiteral("AI 认为")};
    for (auto it = m_chinese.cbegin(); it != m_chinese.cend(); ++it) {
        for (const QString &word : forbidden)
            QVERIFY2(!it->forms.join(QString()).contains(word), qPrintable(it.key() + QStringLiteral(" says ") + word));
    }
}

namespace {

class Listener final : public QWidget
{
public:
    QString text;

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            text = qtTrId("common.place_today");
    }
};

} // namespace

void TranslationsTest::aWidgetHearsOfTheChange()
{
    theme::Languages languages;
    languages.set(Language::Chinese);
    Listener listener;
    listener.show();
    languages.set(Language::English);
    QTRY_COMPARE(listener.text, QStringLiteral("Today"));
    languages.set(Language::Chinese);
    QTRY_COMPARE(listener.text, QStringLiteral("今日"));
    QCOMPARE(languages.current(), Language::Chinese);
}

void TranslationsTest::eitherLanguageCanBeAskedForAText()
{
    theme::Languages languages;
    languages.set(Language::Chinese);
    QCOMPARE(languages.in(Language::English, "common.place_customers"), QStringLiteral("Customers"));
    QCOMPARE(languages.in(Language::Chinese, "common.place_customers"), QStringLiteral("客户"));
    QVERIFY(languages.in(Language::English, "no.such_text").isEmpty());
}

SINAN_TEST(TranslationsTest)
#include "tst_translations.moc"
