#include "tests/support/test_program.h"
#include "ui/theme/languages.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contribution_bars.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"
#include "ui/widgets/undo_bar.h"

#include <QtTest>
#include <QtWidgets>

using namespace sinan;
using namespace sinan::widgets;
using theme::ColorRole;
using theme::FontRole;

/// The small parts that screens are built of.
class PartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anElidedLabelKeepsTheWholeTextInItsTooltip();
    void aLabelShowsMarkupAsItWasWritten();
    void aPillIsAsWideAsItsText();
    void aSeverityPillIsNamedByItsWordInEitherLanguage();
    void aChipIsPressedByKeyAndByMouse();
    void itemsOfAFlowWrapAndNeverOverlap_data();
    void itemsOfAFlowWrapAndNeverOverlap();
    void aSectionOpensByKeyAndTellsIt();
    void emptyStatesTellTheirReasonAndOfferAWay();
    void aMessageOffersItsActionsAndForgetsThoseBefore();
    void theUndoBarStaysInsideItsWindowAndOffersTheWayBack();
    void theUndoBarWaitsWhileThePointerIsOnIt();
    void everySignalChannelAndVerbHasAnIcon();
    void pictureForTheEye();

private:
    theme::Theme m_theme{[] { return false; }};
    theme::Languages m_languages;
};

void PartsTest::initTestCase()
{
    m_theme.install(*qApp);
    m_languages.set(Language::Chinese);
}

void PartsTest::anElidedLabelKeepsTheWholeTextInItsTooltip()
{
    ElidedLabel label(m_theme, FontRole::Body);
    const QString text = QStringLiteral("交付周期能写进合同吗，上批晚了九天");
    label.setText(text);
    label.resize(label.sizeHint());
    label.show();
    QVERIFY(!label.isElided());
    QVERIFY(label.toolTip().isEmpty());
    label.resize(80, label.height());
    QVERIFY(label.isElided());
    QCOMPARE(label.toolTip(), text);
    QCOMPARE(label.accessibleName(), text);
}

void PartsTest::aLabelShowsMarkupAsItWasWritten()
{
    Label label(m_theme, FontRole::Body);
    label.setText(QStringLiteral("<b>粗体</b>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    Label plain(m_theme, FontRole::Body);
    plain.setText(QStringLiteral("粗体"));
    QVERIFY(label.sizeHint().width() > plain.sizeHint().width());
}

void PartsTest::aPillIsAsWideAsItsText()
{
    Pill pill(m_theme);
    pill.set(QStringLiteral("已解除"), ColorRole::Good, ColorRole::GoodTint);
    const int narrow = pill.sizeHint().width();
    pill.set(QStringLiteral("已解除，等待客户确认"), ColorRole::Good, ColorRole::GoodTint);
    QVERIFY(pill.sizeHint().width() > narrow);
    QVERIFY(pill.sizeHint().width() >= QFontMetrics(m_theme.font(FontRole::Caption)).horizontalAdvance(pill.text()) + 8);
}

void PartsTest::aSeverityPillIsNamedByItsWordInEitherLanguage()
{
    Pill pill(m_theme);
    pill.setSeverity(theme::Severity::High);
    QCOMPARE(pill.accessibleName(), QStringLiteral("高"));
    m_languages.set(Language::English);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&pill, &change);
    QCOMPARE(pill.accessibleName(), QStringLiteral("High"));
    m_languages.set(Language::Chinese);
}

void PartsTest::aChipIsPressedByKeyAndByMouse()
{
    Chip chip(m_theme);
    chip.setText(QStringLiteral("马上处理 3"));
    chip.setCheckable(true);
    chip.show();
    QSignalSpy clicked(&chip, &QAbstractButton::clicked);
    QTest::mouseClick(&chip, Qt::LeftButton);
    QVERIFY(chip.isChecked());
    QTest::keyClick(&chip, Qt::Key_Space);
    QVERIFY(!chip.isChecked());
    QCOMPARE(clicked.count(), 2);
}

void PartsTest::itemsOfAFlowWrapAndNeverOverlap_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {120, 260, 400, 900})
        QTest::addRow("%d wide", width) << width;
}

void PartsTest::itemsOfAFlowWrapAndNeverOverlap()
{
    QFETCH(int, width);
    QWidget box;
    auto *flow = new FlowLayout(8, &box);
    QList<Chip *> chips;
    for (const char16_t *text : {u"全部 19", u"马上处理 3", u"今天 4", u"本周 8", u"先观察 4", u"竞品型号提及率上升"}) {
        auto *chip = new Chip(m_theme, &box);
        chip->setText(QString::fromUtf16(text));
        flow->addWidget(chip);
        chips << chip;
    }
    box.resize(width, flow->heightForWidth(width));
    box.show();
    QVERIFY(flow->heightForWidth(width) >= flow->heightForWidth(2000));
    for (int i = 0; i < chips.size(); ++i) {
        QVERIFY(chips[i]->geometry().bottom() <= box.height());
        for (int j = i + 1; j < chips.size(); ++j)
            QVERIFY(!chips[i]->geometry().intersects(chips[j]->geometry()));
    }
}

void PartsTest::aSectionOpensByKeyAndTellsIt()
{
    Section section(m_theme);
    section.setTitle(QStringLiteral("怎样会解除"));
    auto *inside = new QLabel(QStringLiteral("提及不超过 2 次"), &section);
    section.body()->addWidget(inside);
    section.show();
    QVERIFY(!inside->isVisible());
    QSignalSpy toggled(&section, &Section::toggled);
    QTest::keyClick(section.header(), Qt::Key_Space);
    QVERIFY(inside->isVisible());
    QCOMPARE(toggled.count(), 1);
    QTest::mouseClick(section.header(), Qt::LeftButton);
    QVERIFY(!inside->isVisible());
}

void PartsTest::emptyStatesTellTheirReasonAndOfferAWay()
{
    EmptyState empty(m_theme, EmptyState::Kind::FilteredOut);
    empty.set(QStringLiteral("筛选隐藏了 12 条"), {}, QStringLiteral("清除筛选"));
    empty.show();
    auto *button = empty.findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    QSignalSpy activated(&empty, &EmptyState::activated);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(empty.accessibleName(), QStringLiteral("筛选隐藏了 12 条"));
    empty.set(QStringLiteral("今天没有需要你的事"));
    QVERIFY(!button->isVisible());
    // The three are told apart by their picture.
    QSet<QByteArray> pictures;
    for (const auto kind : {EmptyState::Kind::NothingToDo, EmptyState::Kind::NoDataYet, EmptyState::Kind::FilteredOut}) {
        EmptyState one(m_theme, kind);
        const QImage image = one.findChild<QLabel *>()->pixmap().toImage();
        pictures.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(pictures.size(), 3);
}

void PartsTest::aMessageOffersItsActionsAndForgetsThoseBefore()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *message = new InlineMessage(m_theme, &window);
    column->addWidget(message);
    window.show();
    QVERIFY(!message->isVisible());
    message->show(InlineMessage::Kind::Error, QStringLiteral("邮件源超时。其余 213 户已算。"));
    QPointer<QPushButton> retry = message->addAction(QStringLiteral("retry"), QStringLiteral("重试"));
    QVERIFY(message->isVisible());
    QVERIFY(retry->isVisibleTo(&window));
    message->show(InlineMessage::Kind::Good, QStringLiteral("已算完。"));
    QTRY_VERIFY(!retry);
    QCOMPARE(message->sentence(), QStringLiteral("已算完。"));
}

void PartsTest::theUndoBarStaysInsideItsWindowAndOffersTheWayBack()
{
    QWidget window;
    window.resize(500, 300);
    UndoBar bar(m_theme, &window);
    window.show();
    bar.say(QStringLiteral("已完成：忽略预警（云帆机械），一句很长很长很长很长很长很长很长很长很长很长很长的话"),
            QStringLiteral("撤销 Ctrl+Z"));
    QVERIFY(window.rect().contains(bar.geometry()));
    QSignalSpy undo(&bar, &UndoBar::undoRequested);
    QTest::mouseClick(bar.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(undo.count(), 1);
    bar.say(QStringLiteral("没有可以撤销的步骤。"));
    QVERIFY(!bar.findChild<QPushButton *>()->isVisible());
    QTest::mouseClick(bar.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
}

void PartsTest::theUndoBarWaitsWhileThePointerIsOnIt()
{
    QWidget window;
    window.resize(500, 300);
    UndoBar bar(m_theme, &window);
    window.show();
    bar.say(QStringLiteral("已完成。"));
    QVERIFY(bar.isCountingDown());
    const QPointF here(5, 5);
    QEnterEvent enter(here, here, here);
    QApplication::sendEvent(&bar, &enter);
    QVERIFY(!bar.isCountingDown());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&bar, &leave);
    QVERIFY(bar.isCountingDown());
}

void PartsTest::everySignalChannelAndVerbHasAnIcon()
{
    for (std::size_t i = 0; i < model::signalKindCount; ++i)
        QVERIFY(!m_theme.icon(signalIcon(model::SignalKind(i))).isNull());
    for (std::size_t i = 0; i < std::size(model::Choices<model::Channel>::choices); ++i)
        QVERIFY(!m_theme.icon(channelIcon(model::Channel(i))).isNull());
    for (std::size_t i = 0; i < std::size(model::Choices<model::Verb>::choices); ++i)
        QVERIFY(!m_theme.icon(verbIcon(model::Verb(i))).isNull());
}

void PartsTest::pictureForTheEye()
{
    const QString folder = qEnvironmentVariable("SINAN_SHOTS");
    if (folder.isEmpty())
        QSKIP("SINAN_SHOTS names no folder");
    for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
        m_theme.setMode(mode);
        QWidget page;
        page.resize(900, 1200);
        auto *column = new QVBoxLayout(&page);
        auto *pills = new QHBoxLayout;
        for (const auto severity : {theme::Severity::Critical, theme::Severity::High, theme::Severity::Medium,
                                    theme::Severity::Low, theme::Severity::Good, theme::Severity::TooLittleData}) {
            auto *pill = new Pill(m_theme, &page);
            pill->setSeverity(severity);
            pills->addWidget(pill);
        }
        pills->addStretch(1);
        column->addLayout(pills);
        auto *header = new SectionHeader(m_theme, &page);
        header->set(QStringLiteral("马上处理"), QStringLiteral("3 / 上限 7"));
        column->addWidget(header);
        auto *card = new Card(m_theme, &page);
        auto *bars = new ContributionBars(m_theme, card);
        using Part = Contribution::Part;
        bars->set({{Part::Base, QStringLiteral("基线（同类客户平均）"), 18, false},
                   {Part::Factor, QStringLiteral("交付周期 14 天内提及 4 次"), 34, false},
                   {Part::Factor, QStringLiteral("采购总监亲自提"), 15, false},
                   {Part::Factor, QStringLiteral("订单延期 2 单"), 11, false},
                   {Part::Factor, QStringLiteral("竞品搜索量"), 0, true},
                   {Part::Factor, QStringLiteral("近 30 天有复购"), -7, false}},
                  60);
        card->body()->addWidget(bars);
        column->addWidget(card);
        for (const auto kind :
             {InlineMessage::Kind::Info, InlineMessage::Kind::Warning, InlineMessage::Kind::Error, InlineMessage::Kind::Good}) {
            auto *message = new InlineMessage(m_theme, &page);
            message->show(kind, QStringLiteral("今日计算未完成：邮件源超时；其余 213 户已算。"),
                          QStringLiteral("原来的列表还在，稍后会自动再算。"));
            message->addAction(QStringLiteral("retry"), QStringLiteral("重试"));
            column->addWidget(message);
        }
        auto *buttons = new QHBoxLayout;
        auto *primary = new QPushButton(QStringLiteral("1 采取建议：合规白皮书"), &page);
        primary->setProperty("primary", true);
        buttons->addWidget(primary);
        buttons->addWidget(new QPushButton(QStringLiteral("2 指派"), &page));
        auto *off = new QPushButton(QStringLiteral("3 忽略"), &page);
        off->setEnabled(false);
        buttons->addWidget(off);
        auto *combo = new QComboBox(&page);
        combo->addItems({QStringLiteral("制造业"), QStringLiteral("医疗")});
        buttons->addWidget(combo);
        auto *check = new QCheckBox(QStringLiteral("只看我的"), &page);
        check->setChecked(true);
        buttons->addWidget(check);
        buttons->addWidget(new QRadioButton(QStringLiteral("单选"), &page));
        buttons->addWidget(new QSpinBox(&page));
        buttons->addStretch(1);
        column->addLayout(buttons);
        auto *empty = new EmptyState(m_theme, EmptyState::Kind::NothingToDo, &page);
        empty->set(QStringLiteral("今天没有需要你的事"), QStringLiteral("08:12 算过 214 / 214 户"),
                   QStringLiteral("看先观察的 4 条"));
        column->addWidget(empty, 1);
        page.show();
        page.grab().save(QStringLiteral("%1/parts-%2.png").arg(folder, mode == theme::ColorMode::Dark ? "dark" : "light"));
    }
    m_theme.setMode(theme::ColorMode::Light);
}

SINAN_TEST(PartsTest)
#include "tst_parts.moc"
