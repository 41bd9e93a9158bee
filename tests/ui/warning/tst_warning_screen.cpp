#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/warning/article_reader.h"
#include "ui/screens/warning/evidence_view.h"
#include "ui/screens/warning/folded_parts.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/screens/warning/warning_parts.h"
#include "ui/screens/warning/warning_screen.h"
#include "ui/widgets/card.h"
#include "ui/widgets/contribution_bars.h"
#include "ui/widgets/markdown_view.h"

#include <QClipboard>
#include <QLineEdit>
#include <QScrollArea>
#include <QTextBrowser>

namespace sinan::test {

using screens::FoldedParts;
using screens::WarningScreen;
using widgets::Route;

class WarningScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fourPartsAreOpenAndSixAreFolded();
    void theBarsAddUpToTheScoreAndTurnIntoATable();
    void enterOnAQuoteOpensTheConversationAtTheWords();
    void theFirstQuoteAnswersTheKeyboardAtOnce();
    void anArticleOpensInPlaceAndEscapeClosesIt();
    void anAnchorOpensItsArticle();
    void escapeAndAltUpGoBackToTheRow();
    void aDigitDecidesAndLeadsBackToTheList();
    void theSecondAdviceHasAButtonOfItsOwn();
    void aNoteStaysHereAndShowsInTheTimeline();
    void whatOthersChangeIsShownAtOnce();
    void aWarningThatIsGoneSaysSo();
    void copyingLeavesOutQuotesAndAmounts();
    void textsFitInBothLanguagesAndSizes_data();
    void textsFitInBothLanguagesAndSizes();
    void theInterpretationCardIsOneKeyAway();
    void aPossibleMisreadingOpensItsGroundsByKeyAndByClick();
    void anExpiredArticleIsCalledSo();
    void everyControlHasAName();
    void shots();

private:
    void open(const Route &route, const QSize &size = QSize(1376, 810));
    [[nodiscard]] static Uuid yunfan() { return BenchFixture::id("warning/云帆机械delivery_leadtime_concern"); }
    [[nodiscard]] static Route toYunfan() { return Route::to(QStringLiteral("warning"), yunfan()); }

    std::unique_ptr<BenchFixture> m_fixture;
    std::unique_ptr<WarningScreen> m_screen;
};

void WarningScreenTest::init()
{
    m_fixture = std::make_unique<BenchFixture>();
    m_fixture->addStories();
}

void WarningScreenTest::cleanup()
{
    m_screen.reset();
    m_fixture.reset();
}

void WarningScreenTest::open(const Route &route, const QSize &size)
{
    m_screen = std::make_unique<WarningScreen>(m_fixture->bench());
    m_fixture->connectTo(m_screen.get());
    m_screen->resize(size);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->open(route);
    m_screen->firstFocus()->setFocus();
    settleEvents();
}

void WarningScreenTest::fourPartsAreOpenAndSixAreFolded()
{
    open(toYunfan());
    QVERIFY(m_screen->words()->isVisible() && m_screen->score()->isVisible());
    QCOMPARE(m_screen->findChildren<screens::Part *>().size(), 4);
    for (int which = 0; which < FoldedParts::Count; ++which) {
        QVERIFY(m_screen->folded()->section(FoldedParts::Which(which))->isVisible());
        QVERIFY(!m_screen->folded()->section(FoldedParts::Which(which))->isOpen());
    }
    QCOMPARE(int(FoldedParts::Count), 6);
    QTest::keyClick(m_screen.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    for (int which = 0; which < FoldedParts::Count; ++which)
        QVERIFY(m_screen->folded()->section(FoldedParts::Which(which))->isOpen());
}

void WarningScreenTest::theBarsAddUpToTheScoreAndTurnIntoATable()
{
    open(toYunfan());
    QCOMPARE(m_screen->score()->bars()->sum(), 71);
    QVERIFY(!m_screen->score()->bars()->isTableShown());
    QTest::keyClick(m_screen->words()->view(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(m_screen->score()->bars()->isTableShown());
    QTest::mouseClick(m_screen->findChild<QAbstractButton *>(QStringLiteral("score.switch")), Qt::LeftButton);
    QVERIFY(!m_screen->score()->bars()->isTableShown());
}

void WarningScreenTest::enterOnAQuoteOpensTheConversationAtTheWords()
{
    open(toYunfan());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    auto *quotes = m_screen->words()->view();
    quotes->setFocus();
    quotes->setCurrentIndex(quotes->model()->index(1, 0));
    QTest::keyClick(quotes, Qt::Key_Return);
    QTest::mouseClick(quotes->viewport(), Qt::LeftButton, {}, quotes->visualRect(quotes->model()->index(0, 0)).center());
    QCOMPARE(went.size(), 2);
    QCOMPARE(went[0][0].value<Route>().uuid().value(), BenchFixture::id("talk/云帆机械1"));
    QCOMPARE(went[1][0].value<Route>().uuid().value(), BenchFixture::id("talk/云帆机械0"));
    QVERIFY(went[0][0].value<Route>().span().has_value());
}

void WarningScreenTest::theFirstQuoteAnswersTheKeyboardAtOnce()
{
    open(toYunfan());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    auto *quotes = m_screen->words()->view();
    QVERIFY(quotes->hasFocus());
    QTest::keyClick(quotes, Qt::Key_Return);
    QTest::keyClick(quotes, Qt::Key_Down);
    QTest::keyClick(quotes, Qt::Key_Return);
    QCOMPARE(went.size(), 2);
    QCOMPARE(went[0][0].value<Route>().uuid().value(), BenchFixture::id("talk/云帆机械0"));
    QCOMPARE(went[1][0].value<Route>().uuid().value(), BenchFixture::id("talk/云帆机械1"));
    // Reading the warning again keeps the place.
    m_screen->open(toYunfan());
    QCOMPARE(quotes->currentIndex().row(), 1);
}

void WarningScreenTest::anArticleOpensInPlaceAndEscapeClosesIt()
{
    open(toYunfan());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    m_screen->folded()->section(FoldedParts::Knowledge)->setOpen(true);
    settleEvents();
    auto *button = m_screen->findChild<screens::VerbButton *>(QStringLiteral("knowledge.kb-delivery-commitment"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_screen->article()->isVisible());
    QVERIFY(m_screen->article()->page()->toPlainText().contains(QStringLiteral("能承诺哪天")));
    QVERIFY(!m_screen->article()->page()->toPlainText().contains(QStringLiteral("**")));
    QTest::keyClick(m_screen->article()->page(), Qt::Key_Escape);
    QVERIFY(!m_screen->article()->isVisible());
    QCOMPARE(went.size(), 0);
}

void WarningScreenTest::anAnchorOpensItsArticle()
{
    Route route = toYunfan();
    route.anchor = QStringLiteral("kb-delivery-commitment");
    open(route);
    QVERIFY(m_screen->article()->isVisible());
    QCOMPARE(m_screen->article()->key(), route.anchor);
}

void WarningScreenTest::escapeAndAltUpGoBackToTheRow()
{
    open(toYunfan());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->words()->view(), Qt::Key_Escape);
    QTest::keyClick(m_screen->words()->view(), Qt::Key_Up, Qt::AltModifier);
    QTest::mouseClick(m_screen->findChild<QAbstractButton *>(QStringLiteral("warning.back")), Qt::LeftButton);
    QCOMPARE(went.size(), 3);
    for (const auto &call : went)
        QCOMPARE(call[0].value<Route>(), Route::to(QStringLiteral("today"), yunfan()));
}

void WarningScreenTest::aDigitDecidesAndLeadsBackToTheList()
{
    open(toYunfan());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->words()->view(), Qt::Key_3);
    QVERIFY(m_screen->verbs()->isAsking());
    QTest::keyClick(m_screen->verbs(), Qt::Key_2);
    m_fixture->settle();
    QTRY_COMPARE(went.size(), 1);
    QCOMPARE(went[0][0].value<Route>().place, QStringLiteral("today"));
    QCOMPARE(int(m_fixture->warning(yunfan()).state), int(model::WarningState::Ignored));
}

void WarningScreenTest::theSecondAdviceHasAButtonOfItsOwn()
{
    open(toYunfan());
    auto *take = m_screen->findChild<screens::VerbButton *>(QStringLiteral("advice.take1"));
    QVERIFY(take && take->isVisible());
    QTest::mouseClick(take, Qt::LeftButton);
    m_fixture->settle();
    QTRY_COMPARE(m_fixture->all<model::Task>().size(), std::size_t(1));
    QCOMPARE(m_fixture->all<model::Task>()[0].actionKey, std::string("send_template"));
}

void WarningScreenTest::aNoteStaysHereAndShowsInTheTimeline()
{
    open(toYunfan());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->words()->view(), Qt::Key_5);
    QTest::keyClicks(m_screen->verbs()->noteField(), QStringLiteral("ask again on Wednesday"));
    QTest::keyClick(m_screen->verbs()->noteField(), Qt::Key_Return);
    m_fixture->settle();
    QTRY_COMPARE(m_screen->text().timeline.size(), 3);
    QCOMPARE(m_screen->text().timeline.last().what, QStringLiteral("李静 记下：ask again on Wednesday"));
    QCOMPARE(went.size(), 0);
}

void WarningScreenTest::whatOthersChangeIsShownAtOnce()
{
    open(toYunfan());
    QCOMPARE(m_screen->text().state, QStringLiteral("待处理"));
    model::Warning warning = m_fixture->warning(yunfan());
    warning.state = model::WarningState::Cleared;
    warning.closedAt = m_fixture->clock.now();
    m_fixture->put({model::toRow(warning)});
    m_fixture->settle();
    QTRY_COMPARE(m_screen->text().state, QStringLiteral("已解除"));
    QCOMPARE(m_screen->text().timeline.last().what, QStringLiteral("条件满足，预警自动解除"));
}

void WarningScreenTest::aWarningThatIsGoneSaysSo()
{
    open(Route::to(QStringLiteral("warning"), BenchFixture::id("nowhere")));
    auto *gone = m_screen->findChild<QWidget *>(QStringLiteral("warning.gone"));
    QVERIFY(gone->isVisible());
    QVERIFY(!m_screen->verbs()->isVisible());
    QTest::keyClick(m_screen.get(), Qt::Key_3);
    QVERIFY(!m_screen->verbs()->isAsking());
}

void WarningScreenTest::copyingLeavesOutQuotesAndAmounts()
{
    open(toYunfan());
    QTest::keyClick(m_screen->words()->view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("云帆机械")));
    for (const char *secret : {"310", "¥", "写进合同吗", "可承诺的交付计划"})
        QVERIFY2(!text.contains(QString::fromUtf8(secret)), qPrintable(text));
}

void WarningScreenTest::textsFitInBothLanguagesAndSizes_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    for (const int language : {0, 1}) {
        for (const int percent : {100, 125, 150}) {
            for (const QSize &size : {QSize(1044, 530), QSize(1376, 810)})
                QTest::addRow("%s %d %d", language == 0 ? "zh" : "en", percent, size.width()) << language << percent << size;
        }
    }
}

void WarningScreenTest::textsFitInBothLanguagesAndSizes()
{
    QFETCH(const int, language);
    QFETCH(const int, percent);
    QFETCH(const QSize, size);
    m_fixture->bench().languages.set(Language(language));
    m_fixture->bench().theme.setTextPercent(percent);
    open(toYunfan(), size);
    QCOMPARE(m_screen->size(), size);
    // Nothing to scroll to below the last part.
    const auto *scroll = m_screen->findChild<QScrollArea *>(QStringLiteral("warning.scroll"));
    const QWidget *page = scroll->widget();
    QCOMPARE(page->height(), std::max(scroll->viewport()->height(), page->heightForWidth(page->width())));
    QCOMPARE(clippedTexts(*m_screen).join(QChar('\n')), QString());
    m_screen->folded()->setAllOpen(true);
    settleEvents();
    QCOMPARE(clippedTexts(*m_screen).join(QChar('\n')), QString());
    Route route = toYunfan();
    route.anchor = QStringLiteral("kb-delivery-commitment");
    m_screen->open(route);
    settleEvents();
    QCOMPARE(clippedTexts(*m_screen).join(QChar('\n')), QString());
}

void WarningScreenTest::theInterpretationCardIsOneKeyAway()
{
    open(toYunfan());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->words()->view(), Qt::Key_I, Qt::ControlModifier);
    QTest::mouseClick(m_screen->findChild<QAbstractButton *>(QStringLiteral("warning.interpret_button")), Qt::LeftButton);
    QCOMPARE(went.size(), 2);
    for (const auto &one : went)
        QCOMPARE(one[0].value<Route>().toText(), QStringLiteral("interpretation/delivery_leadtime_concern#") + QString::fromStdString(yunfan().toString()));
}

void WarningScreenTest::aPossibleMisreadingOpensItsGroundsByKeyAndByClick()
{
    QSignalSpy refused(&m_fixture->bench().commands, &widgets::CommandRegistry::refused);
    open(toYunfan());
    QTest::keyClick(m_screen->words()->view(), Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(refused.size(), 1);
    model::Interaction mail;
    mail.id = BenchFixture::id("offer");
    mail.customer = BenchFixture::id("customer/云帆机械");
    mail.channel = model::Channel::Mail;
    mail.occurredAt = mail.knownAt = m_fixture->clock.now() - std::chrono::hours(1);
    mail.text = "为表诚意，二线我们给到 92 折，优惠到本月 20 日。";
    mail.speakers = Json::parse(R"([{"name":"李明","role":"us"}])");
    m_fixture->put({model::toRow(mail)});
    open(toYunfan());
    QVERIFY(m_screen->text().misfit.contains(QStringLiteral("92 折")));
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->words()->view(), Qt::Key_G, Qt::ControlModifier);
    auto *button = m_screen->findChild<QAbstractButton *>(QStringLiteral("warning.misfit.open"));
    QVERIFY(button && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(went.size(), 2);
    for (const auto &one : went) {
        const auto route = one[0].value<Route>();
        QCOMPARE(route.uuid().value(), mail.id);
        const auto span = route.span().value();
        QCOMPARE(mail.text.substr(std::size_t(span.from), std::size_t(span.to - span.from)), std::string("92 折"));
    }
}

void WarningScreenTest::anExpiredArticleIsCalledSo()
{
    auto article = m_fixture->all<model::KnowledgeArticle>().front();
    article.expires = parseDate("2026-02-27");
    m_fixture->put({model::toRow(article)});
    open(toYunfan());
    QVERIFY(m_screen->text().articles.first().detail.contains(QStringLiteral("已过有效期")));
}

void WarningScreenTest::everyControlHasAName()
{
    Route route = toYunfan();
    route.anchor = QStringLiteral("kb-delivery-commitment");
    open(route);
    m_screen->folded()->setAllOpen(true);
    settleEvents();
    QCOMPARE(namelessControls(*m_screen), QStringList());
}

void WarningScreenTest::shots()
{
    const QString folder = qEnvironmentVariable("SINAN_SHOTS");
    if (folder.isEmpty())
        QSKIP("pictures are made only where SINAN_SHOTS names a folder");
    open(toYunfan());
    for (const auto language : {Language::Chinese, Language::English}) {
        for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
            for (const QSize &size : {QSize(1376, 810), QSize(1044, 530)}) {
                m_fixture->bench().languages.set(language);
                m_fixture->bench().theme.setMode(mode);
                m_screen->resize(size);
                const QString name = QStringLiteral("%1/warning_%2_%3_%4").arg(folder, toText(language).data(), mode == theme::ColorMode::Dark ? "dark" : "light").arg(size.width());
                m_screen->open(toYunfan());
                m_screen->folded()->setAllOpen(false);
                settleEvents();
                m_screen->grab().save(name + QStringLiteral(".png"));
                Route route = toYunfan();
                route.anchor = QStringLiteral("kb-delivery-commitment");
                m_screen->open(route);
                m_screen->folded()->setAllOpen(true);
                settleEvents();
                m_screen->resize(size.width(), 1500);
                settleEvents();
                m_screen->grab().save(name + QStringLiteral("_all.png"));
            }
        }
    }
}

} // namespace sinan::test

SINAN_TEST(sinan::test::WarningScreenTest)
#include "tst_warning_screen.moc"
