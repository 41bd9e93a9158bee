#include "tests/support/test_program.h"
#include "tests/ui/knowledge/knowledge_fixture.h"

#include "ui/screens/customers/line_list.h"
#include "ui/screens/knowledge/article_page.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/markdown_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>

namespace sinan::test {

using screens::KnowledgeScreen;
using widgets::Route;

class KnowledgeListTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<KnowledgeFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void expiredAndEndingArticlesComeFirstAndSaySo();
    void titlesPinyinEnglishAndWordsInsideAreFound_data();
    void titlesPinyinEnglishAndWordsInsideAreFound();
    void kindOwnerAndDateNarrowTheList();
    void aFilterThatHidesAllSaysSoAndIsCleared();
    void aRouteOpensItsArticleAndReadsInTheReadersLanguage();
    void aLinkOverrulesTheFilter();
    void markdownFetchesNothingAndShowsNoHtml();
    void aRepReadsAndMayNotWrite();
    void removingIsOneStepThatUndoTakesBack();
    void copyingGivesPlainText();
    void textsFitInBothLanguagesAndSizes_data();
    void textsFitInBothLanguagesAndSizes();
    void everyControlHasAName();

private:
    std::unique_ptr<KnowledgeFixture> m_fixture;
};

void KnowledgeListTest::expiredAndEndingArticlesComeFirstAndSaySo()
{
    m_fixture->open();
    QCOMPARE(m_fixture->titles().size(), 4);
    QCOMPARE(m_fixture->titles().mid(0, 2), (QStringList{"安全背书摘要", "交付承诺书模板"}));
    QCOMPARE(m_fixture->place().list()->lines().line(0).right, QStringLiteral("已过期"));
    QCOMPARE(m_fixture->place().list()->lines().line(1).right, QStringLiteral("10 天后到期"));
    QVERIFY(m_fixture->place().list()->lines().line(2).right.isEmpty());
    const auto *notice = m_fixture->place().page()->findChild<widgets::InlineMessage *>(QStringLiteral("knowledge.page.notice"));
    QVERIFY(notice->isVisible() && notice->sentence().contains(QStringLiteral("已过有效期")));
    QTest::keyClick(m_fixture->place().list(), Qt::Key_End);
    m_fixture->press(Qt::Key_Down);
    m_fixture->press(Qt::Key_Down);
    m_fixture->press(Qt::Key_Down);
    QVERIFY(!notice->isVisible());
}

void KnowledgeListTest::titlesPinyinEnglishAndWordsInsideAreFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("Chinese") << "背书" << QStringList{"安全背书摘要"};
    QTest::newRow("initials") << "jgyy" << QStringList{"价格异议应答"};
    QTest::newRow("pinyin") << "chenmo" << QStringList{"沉默联系人"};
    QTest::newRow("English") << "delivery" << QStringList{"交付承诺书模板"};
    QTest::newRow("owner") << "何敏" << QStringList{"安全背书摘要"};
    QTest::newRow("inside the text") << "百分之三" << QStringList{"价格异议应答"};
    QTest::newRow("two words") << "价格 应答" << QStringList{"价格异议应答"};
    QTest::newRow("nothing") << "不存在的词" << QStringList{};
}

void KnowledgeListTest::titlesPinyinEnglishAndWordsInsideAreFound()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    m_fixture->open();
    m_fixture->press(Qt::Key_Slash);
    QVERIFY(m_fixture->place().filter()->hasFocus());
    m_fixture->place().filter()->setText(typed);
    QCOMPARE(m_fixture->titles(), found);
}

void KnowledgeListTest::kindOwnerAndDateNarrowTheList()
{
    m_fixture->open();
    auto *kind = m_fixture->place().findChild<QComboBox *>(QStringLiteral("knowledge.kind_filter"));
    auto *owner = m_fixture->place().findChild<QComboBox *>(QStringLiteral("knowledge.owner_filter"));
    auto *validity = m_fixture->place().findChild<QComboBox *>(QStringLiteral("knowledge.validity_filter"));
    kind->setCurrentIndex(kind->findText(QStringLiteral("预算或立项延后")));
    QCOMPARE(m_fixture->titles(), QStringList{"价格异议应答"});
    kind->setCurrentIndex(0);
    owner->setCurrentIndex(owner->findText(QStringLiteral("暂无维护人")));
    QCOMPARE(m_fixture->titles(), QStringList{"沉默联系人"});
    owner->setCurrentIndex(0);
    validity->setCurrentIndex(validity->findText(QStringLiteral("已过期")));
    QCOMPARE(m_fixture->titles(), QStringList{"安全背书摘要"});
    validity->setCurrentIndex(validity->findText(QStringLiteral("快到期")));
    QCOMPARE(m_fixture->titles(), QStringList{"交付承诺书模板"});
}

void KnowledgeListTest::aFilterThatHidesAllSaysSoAndIsCleared()
{
    m_fixture->open();
    m_fixture->place().filter()->setText(QStringLiteral("没有"));
    const auto *hidden = m_fixture->place().findChild<QWidget *>(QStringLiteral("knowledge.filtered_out"));
    QVERIFY(hidden->isVisible());
    m_fixture->place().filter()->setFocus();
    m_fixture->press(Qt::Key_Escape);
    QVERIFY(!hidden->isVisible());
    QCOMPARE(m_fixture->titles().size(), 4);
}

void KnowledgeListTest::aRouteOpensItsArticleAndReadsInTheReadersLanguage()
{
    m_fixture->open(QStringLiteral("knowledge/kb-price"));
    auto *page = m_fixture->place().page();
    QCOMPARE(page->titleText(), QStringLiteral("价格异议应答"));
    const auto *detail = page->findChild<widgets::Label *>(QStringLiteral("knowledge.page.detail"));
    for (const char *part : {"维护人 李静", "更新于", "有效至", "第 1 版", "随软件提供"})
        QVERIFY2(detail->text().contains(QString::fromUtf8(part)), part);
    QCOMPARE(m_fixture->place().route().toText(), QStringLiteral("knowledge/kb-price"));
    m_fixture->bench.bench().languages.set(Language::English);
    settleEvents();
    QCOMPARE(page->titleText(), QStringLiteral("Answering a price objection"));
    QVERIFY(page->copyText().contains(QStringLiteral("Ask first")));
    QVERIFY(detail->text().contains(QStringLiteral("Owner 李静")));
}

void KnowledgeListTest::aLinkOverrulesTheFilter()
{
    m_fixture->open();
    m_fixture->place().filter()->setText(QStringLiteral("背书"));
    m_fixture->place().open(*Route::parse(QStringLiteral("knowledge/kb-silence")));
    QCOMPARE(m_fixture->place().page()->titleText(), QStringLiteral("沉默联系人"));
    QSignalSpy said(&m_fixture->place(), &widgets::Screen::said);
    m_fixture->place().open(*Route::parse(QStringLiteral("knowledge/kb-none")));
    QCOMPARE(said.size(), 1);
    QCOMPARE(m_fixture->place().page()->titleText(), QStringLiteral("沉默联系人"));
}

void KnowledgeListTest::markdownFetchesNothingAndShowsNoHtml()
{
    widgets::MarkdownView view(m_fixture->bench.bench().theme);
    QStringList asked;
    view.setPictures([&asked](const QString &name) {
        asked << name;
        return QImage();
    });
    view.show(QStringLiteral("# 标题\n\n<b>不是粗体</b>\n\n![密码](file:///etc/passwd) ![图](plan.png)\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"));
    view.resize(400, 400);
    view.QWidget::show();
    QVERIFY(view.toPlainText().contains(QStringLiteral("<b>不是粗体</b>")));
    QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd"))).isValid());
    QVERIFY(view.loadResource(QTextDocument::StyleSheetResource, QUrl(QStringLiteral("https://example.com/a.css"))).isNull());
    QTRY_VERIFY2(asked.contains(QStringLiteral("plan.png")), qPrintable(asked.join(QLatin1Char('|'))));
}

void KnowledgeListTest::aRepReadsAndMayNotWrite()
{
    m_fixture->becomes(model::Role::Rep);
    m_fixture->open(QStringLiteral("knowledge/kb-price"));
    QVERIFY(!m_fixture->place().findChild<QWidget *>(QStringLiteral("knowledge.new_button"))->isVisible());
    QVERIFY(!m_fixture->place().findChild<QWidget *>(QStringLiteral("knowledge.edit_button"))->isVisible());
    QSignalSpy refused(&m_fixture->bench.bench().commands, &widgets::CommandRegistry::refused);
    m_fixture->press(Qt::Key_F2);
    m_fixture->press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(refused.size(), 2);
    QCOMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Read);
    m_fixture->place().open(*Route::parse(QStringLiteral("knowledge/kb-price#edit")));
    QCOMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Read);
}

void KnowledgeListTest::removingIsOneStepThatUndoTakesBack()
{
    m_fixture->open(QStringLiteral("knowledge/kb-price"));
    m_fixture->place().list()->setFocus();
    m_fixture->press(Qt::Key_Delete);
    QTRY_COMPARE(m_fixture->titles().size(), 3);
    m_fixture->bench.undo();
    QTRY_COMPARE(m_fixture->titles().size(), 4);
}

void KnowledgeListTest::copyingGivesPlainText()
{
    m_fixture->open(QStringLiteral("knowledge/kb-price"));
    m_fixture->press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("价格异议应答\n\n先问三句再报数。授权在百分之三以内。\n"));
}

void KnowledgeListTest::textsFitInBothLanguagesAndSizes_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QString>("route");
    QTest::addColumn<QSize>("size");
    for (const char *route : {"knowledge/kb-security", "knowledge/kb-price#edit", "knowledge/kb-price#versions"}) {
        for (const QSize size : {QSize(1044, 540), QSize(1376, 810)}) {
            for (const Language language : {Language::Chinese, Language::English})
                QTest::newRow(qPrintable(QStringLiteral("%1 %2 %3").arg(QLatin1String(route)).arg(size.width()).arg(int(language))))
                    << language << QString::fromLatin1(route) << size;
        }
    }
}

void KnowledgeListTest::textsFitInBothLanguagesAndSizes()
{
    QFETCH(Language, language);
    QFETCH(QString, route);
    QFETCH(QSize, size);
    m_fixture->bench.bench().languages.set(language);
    m_fixture->open(route, size);
    if (route.endsWith(QLatin1String("versions")))
        QTRY_COMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Versions);
    settleEvents();
    QCOMPARE(clippedTexts(m_fixture->place()), QStringList());
}

void KnowledgeListTest::everyControlHasAName()
{
    m_fixture->open(QStringLiteral("knowledge/kb-price"));
    QCOMPARE(namelessControls(m_fixture->place()), QStringList());
    m_fixture->place().open(*Route::parse(QStringLiteral("knowledge/kb-price#edit")));
    QCOMPARE(namelessControls(m_fixture->place()), QStringList());
    m_fixture->place().open(*Route::parse(QStringLiteral("knowledge/kb-price#versions")));
    QTRY_COMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Versions);
    QCOMPARE(namelessControls(m_fixture->place()), QStringList());
}

} // namespace sinan::test

SINAN_TEST(sinan::test::KnowledgeListTest)
#include "tst_knowledge_list.moc"
