#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/verbs.h"
#include "ui/screens/warning/warning_text.h"

namespace sinan::test {

using screens::EvidenceText;
using screens::readWarning;
using screens::WarningText;

/// An explanation in words, without a window.
class WarningTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theRowsAddUpToTheScore();
    void quotesKeepTheirSentenceAndTheirPlace();
    void theNewestWordsComeFirst();
    void theMisreadingAndTheRightReadingAreBothThere();
    void theRecordOfTheRuleIsCountedNeverAPercentage_data();
    void theRecordOfTheRuleIsCountedNeverAPercentage();
    void theHashIsNowhere();
    void aSourceThatIsNotConnectedSaysSo();
    void failedCasesAreShownToo();
    void theTimelineTellsWhatWasDone();
    void aWarningWithoutExplanationStillHasItsKindAndCustomer();
    void whatIsGoneSinceIsLeftOut();
    void aWarningThatIsNotThereIsNothing();
    void figuresHaveANameAndCannotBeOpened();
    void allOfItExistsInEnglish();

private:
    [[nodiscard]] WarningText text(const Uuid &id)
    {
        return screens::warningText(**readWarning(m_fixture->reader(), id), screens::wordingOf(m_fixture->bench()));
    }
    [[nodiscard]] static Uuid yunfan() { return BenchFixture::id("warning/云帆机械delivery_leadtime_concern"); }
    std::unique_ptr<BenchFixture> m_fixture;
};

void WarningTextTest::init()
{
    m_fixture = std::make_unique<BenchFixture>();
    m_fixture->addStories();
}

void WarningTextTest::theRowsAddUpToTheScore()
{
    const WarningText shown = text(yunfan());
    QCOMPARE(shown.score, 71);
    QCOMPARE(shown.rows.front().part, insight::ScoreRow::Part::Base);
    int sum = 0;
    for (const auto &row : shown.rows)
        sum += row.points;
    QCOMPARE(sum, shown.score);
}

void WarningTextTest::quotesKeepTheirSentenceAndTheirPlace()
{
    const EvidenceText quote = text(yunfan()).evidence.front();
    QCOMPARE(quote.before, QStringLiteral("上批晚了九天,这次"));
    QCOMPARE(quote.words, QStringLiteral("交付周期能写进合同吗"));
    QCOMPARE(quote.after, QStringLiteral("?"));
    QCOMPARE(quote.who, QStringLiteral("王建国 · 采购总监"));
    QCOMPARE(quote.where, QStringLiteral("通话 · 二期交期沟通"));
    QVERIFY(quote.canOpen());
    const auto talk = mutations::findAs<model::Interaction>(m_fixture->reader(), quote.interaction).value();
    QCOMPARE(QString::fromStdString(talk->text.substr(std::size_t(quote.from), std::size_t(quote.to - quote.from))), quote.words);
}

void WarningTextTest::theNewestWordsComeFirst()
{
    const auto warning = *readWarning(m_fixture->reader(), yunfan());
    for (std::size_t i = 1; i < warning->quotes.size(); ++i)
        QVERIFY(warning->quotes[i - 1].signal.occurredAt >= warning->quotes[i].signal.occurredAt);
    QCOMPARE(warning->quotes.size(), std::size_t(4));
}

void WarningTextTest::theMisreadingAndTheRightReadingAreBothThere()
{
    const WarningText shown = text(yunfan());
    QVERIFY(shown.misreading.contains(QStringLiteral("折扣")));
    QVERIFY(!shown.meaning.isEmpty());
    QVERIFY(shown.meaning != shown.misreading);
}

void WarningTextTest::theRecordOfTheRuleIsCountedNeverAPercentage_data()
{
    QTest::addColumn<int>("confirmed");
    QTest::addColumn<int>("settled");
    QTest::addColumn<QString>("said");
    QTest::newRow("many") << 31 << 42 << "命中 31/42";
    QTest::newRow("few") << 7 << 9 << "命中 7/9";
    QTest::newRow("never right") << 0 << 3 << "命中 0/3";
    QTest::newRow("none") << 0 << 0 << "还没有结案的先例";
}

void WarningTextTest::theRecordOfTheRuleIsCountedNeverAPercentage()
{
    QFETCH(const int, confirmed);
    QFETCH(const int, settled);
    QFETCH(const QString, said);
    QCOMPARE(screens::trackRecord({insight::Confidence::Level::Medium, confirmed, settled}), said);
}

void WarningTextTest::theHashIsNowhere()
{
    const WarningText shown = text(yunfan());
    QStringList all{shown.sentence, shown.rule, shown.confidence, shown.talk, shown.state, shown.meaning, shown.misreading};
    all << shown.clears << shown.nearMisses;
    for (const auto &step : shown.timeline)
        all << step.what;
    for (const auto &row : shown.rows)
        all << row.label;
    for (const QString &one : all)
        QVERIFY2(!one.contains(QStringLiteral("9f2c1d7a")), qPrintable(one));
    QCOMPARE(shown.rule, QStringLiteral("规则 R-003 第 1 版"));
}

void WarningTextTest::aSourceThatIsNotConnectedSaysSo()
{
    const WarningText shown = text(yunfan());
    QCOMPARE(shown.missingSources, 1);
    QCOMPARE(shown.sources[0].state, QStringLiteral("2 小时前"));
    QCOMPARE(shown.sources[1].state, QStringLiteral("未接入"));
}

void WarningTextTest::failedCasesAreShownToo()
{
    const WarningText shown = text(yunfan());
    QCOMPARE(shown.cases.size(), 2);
    QVERIFY(shown.cases[0].good);
    QVERIFY(!shown.cases[1].good);
    QCOMPARE(shown.cases[1].outcome, QStringLiteral("丢单"));
    QCOMPARE(shown.casesSummary, QStringLiteral("2 例：1 例好转，1 例失败"));
}

void WarningTextTest::theTimelineTellsWhatWasDone()
{
    const model::Warning warning = m_fixture->warning(yunfan());
    const screens::VerbTarget target{warning.id, warning.rowVersion, "云帆机械", insight::explanationFromJson(warning.explanation)->advice};
    screens::VerbChoice choice;
    int number = 0;
    for (const auto &mutation : screens::verbMutations(std::span(&target, 1), choice, "g", [&] { return BenchFixture::id("new" + std::to_string(++number)); }))
        QVERIFY(m_fixture->store().writer().run(m_fixture->bench().actor, mutation).ok());
    const WarningText shown = text(yunfan());
    QStringList steps;
    for (const auto &step : shown.timeline)
        steps << step.what;
    QCOMPARE(steps, (QStringList{"预警发出", "最近一条证据，共 4 条", "李静 采取建议", "协同开始：请供应链给出能写进合同的到货日（王芳）"}));
    QCOMPARE(shown.state, QStringLiteral("王芳 在处理"));
    QVERIFY(!shown.open);
}

void WarningTextTest::aWarningWithoutExplanationStillHasItsKindAndCustomer()
{
    model::Warning warning = m_fixture->warning(yunfan());
    warning.explanation = Json{{"schema_version", 99}};
    m_fixture->put({model::toRow(warning)});
    const WarningText shown = text(yunfan());
    QCOMPARE(shown.sentence, QStringLiteral("交付周期顾虑"));
    QCOMPARE(shown.customerName, QStringLiteral("云帆机械"));
    QVERIFY(shown.rows.isEmpty());
    QCOMPARE(shown.facts.front().value, QStringLiteral("¥310 万"));
}

void WarningTextTest::whatIsGoneSinceIsLeftOut()
{
    QVERIFY(m_fixture->store().writer().runJob([](store::Transaction &rows) { return rows.remove(model::Collection::Signal, BenchFixture::id("signal/云帆机械0")); }).ok());
    QCOMPARE(text(yunfan()).evidence.size(), 3);
}

void WarningTextTest::aWarningThatIsNotThereIsNothing()
{
    const auto read = readWarning(m_fixture->reader(), BenchFixture::id("no such"));
    QVERIFY(read.ok());
    QVERIFY(!read.value().has_value());
}

void WarningTextTest::figuresHaveANameAndCannotBeOpened()
{
    model::Fact fact;
    fact.id = BenchFixture::id("fact");
    fact.customer = BenchFixture::id("customer/云帆机械");
    fact.series = "delivery_sd_ratio";
    fact.value = 2.3;
    fact.at = m_fixture->clock.now() - std::chrono::hours(30);
    model::Warning warning = m_fixture->warning(yunfan());
    auto explanation = insight::explanationFromJson(warning.explanation).value();
    explanation.evidence.push_back({"fact", fact.id.toString()});
    warning.explanation = insight::toJson(explanation);
    m_fixture->put({model::toRow(fact), model::toRow(warning)});
    const EvidenceText figure = text(yunfan()).evidence.last();
    QCOMPARE(figure.words, QStringLiteral("履约周期波动（行业均值的倍数）：2.3"));
    QVERIFY(!figure.canOpen());
}

void WarningTextTest::allOfItExistsInEnglish()
{
    m_fixture->bench().languages.set(Language::English);
    const WarningText shown = text(yunfan());
    QCOMPARE(shown.customerName, QStringLiteral("Yunfan Machinery"));
    QCOMPARE(shown.kind, QStringLiteral("Worry about delivery time"));
    QCOMPARE(shown.confidence, QStringLiteral("Medium · right in 31 of 42"));
    static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    QStringList all{shown.sentence, shown.rule, shown.meaning, shown.misreading, shown.advice.front().title, shown.casesSummary};
    all << shown.clears << shown.nearMisses;
    for (const auto &row : shown.rows)
        all << row.label;
    for (const QString &one : all)
        QVERIFY2(!one.isEmpty() && !one.contains(han), qPrintable(one));
}

} // namespace sinan::test

SINAN_TEST(sinan::test::WarningTextTest)
#include "tst_warning_text.moc"
