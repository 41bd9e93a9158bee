#include "tests/support/test_program.h"
#include "tests/ui/knowledge/knowledge_fixture.h"

#include "ui/screens/customers/line_list.h"
#include "ui/screens/knowledge/interpretation_screen.h"
#include "ui/widgets/label.h"

#include <QClipboard>

namespace sinan::test {

using screens::InterpretationScreen;
using widgets::Route;

class InterpretationScreenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<KnowledgeFixture>(); }
    void cleanup()
    {
        m_screen.reset();
        m_fixture.reset();
    }
    void aKindSaysItAllFromWhatLiesHere();
    void theWordsAreCopied();
    void anArticleOpensWithEnter();
    void escapeLeadsBackToTheExplanationItCameFrom();
    void everyKindIsAKeyAway();
    void textsFitInBothLanguagesAndSizes_data();
    void textsFitInBothLanguagesAndSizes();
    void everyControlHasAName();

private:
    void open(const QString &route, const QSize &size = QSize(1044, 540))
    {
        m_fixture->desk = std::make_shared<screens::KnowledgeDesk>(m_fixture->bench.bench());
        m_screen = std::make_unique<InterpretationScreen>(m_fixture->bench.bench(), m_fixture->desk);
        m_screen->resize(size);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
        m_screen->open(*Route::parse(route));
        QTRY_VERIFY(m_fixture->desk->isLoaded() && !m_fixture->desk->isReading());
        m_screen->firstFocus()->setFocus();
        settleEvents();
    }
    std::unique_ptr<KnowledgeFixture> m_fixture;
    std::unique_ptr<InterpretationScreen> m_screen;
};

void InterpretationScreenTest::aKindSaysItAllFromWhatLiesHere()
{
    open(QStringLiteral("interpretation/price_objection_surge"));
    QVERIFY(m_screen->meansText().contains(QStringLiteral("交不了差")));
    QVERIFY(m_screen->notText().contains(QStringLiteral("马上降价")));
    QVERIFY(m_screen->sayText().size() > 40);
    QCOMPARE(m_screen->articles()->lines().rowCount(), 1);
    QCOMPARE(m_screen->articles()->lines().line(0).title, QStringLiteral("价格异议应答"));
    QCOMPARE(m_screen->caseCount(), 3);
    // Failures stand between the successes, in words.
    QStringList texts;
    for (const auto *label : m_screen->findChildren<widgets::Label *>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("类似案例 3 例：2 例结果好，1 例没成")));
}

void InterpretationScreenTest::theWordsAreCopied()
{
    open(QStringLiteral("interpretation/champion_silence"));
    QTest::keyClick(m_screen->firstFocus(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_screen->sayText());
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(m_screen->findChild<QAbstractButton *>(QStringLiteral("interpretation.copy_button")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_screen->sayText());
}

void InterpretationScreenTest::anArticleOpensWithEnter()
{
    open(QStringLiteral("interpretation/price_objection_surge"));
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->articles(), Qt::Key_Return);
    QCOMPARE(went.size(), 1);
    QCOMPARE(went[0][0].value<Route>().toText(), QStringLiteral("knowledge/kb-price"));
}

void InterpretationScreenTest::escapeLeadsBackToTheExplanationItCameFrom()
{
    const QString warning = QString::fromStdString(BenchFixture::id("w").toString());
    open(QStringLiteral("interpretation/usage_drop#") + warning);
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->firstFocus(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(m_screen->kind(), model::SignalKind::CompetitorSearch);
    QTest::keyClick(m_screen.get(), Qt::Key_Escape);
    QCOMPARE(went.size(), 1);
    QCOMPARE(went[0][0].value<Route>().toText(), QStringLiteral("warning/") + warning);
}

void InterpretationScreenTest::everyKindIsAKeyAway()
{
    open(QStringLiteral("interpretation/price_objection_surge"));
    std::set<QString> said;
    for (std::size_t i = 0; i < model::signalKindCount; ++i) {
        QCOMPARE(std::size_t(m_screen->kind()), i);
        said.insert(m_screen->sayText());
        QTest::keyClick(m_screen.get(), Qt::Key_Down, Qt::ControlModifier);
    }
    QCOMPARE(said.size(), model::signalKindCount);
    QCOMPARE(m_screen->kind(), model::SignalKind::PriceObjection);
    QTest::keyClick(m_screen.get(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(m_screen->kind(), model::SignalKind::ValueGap);
}

void InterpretationScreenTest::textsFitInBothLanguagesAndSizes_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1044, 540), QSize(1376, 810), QSize(760, 540)}) {
        for (const Language language : {Language::Chinese, Language::English})
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(size.width()).arg(int(language)))) << language << size;
    }
}

void InterpretationScreenTest::textsFitInBothLanguagesAndSizes()
{
    QFETCH(Language, language);
    QFETCH(QSize, size);
    m_fixture->bench.bench().languages.set(language);
    open(QStringLiteral("interpretation/price_objection_surge"), size);
    QCOMPARE(clippedTexts(*m_screen), QStringList());
}

void InterpretationScreenTest::everyControlHasAName()
{
    open(QStringLiteral("interpretation/price_objection_surge"));
    QCOMPARE(namelessControls(*m_screen), QStringList());
}

} // namespace sinan::test

SINAN_TEST(sinan::test::InterpretationScreenTest)
#include "tst_interpretation_screen.moc"
