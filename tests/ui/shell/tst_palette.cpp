#include "tests/support/test_program.h"
#include "shell_fixture.h"
#include "ui/shell/palette.h"
#include "ui/shell/sources.h"
#include "ui/shell/test_hooks.h"
#include "ui/widgets/undo_bar.h"

using namespace sinan;
using namespace sinan::test;
using shell::sendKey;

/// The search box: everything by Chinese, English and initials, by keyboard and by mouse.
class ShellPalette final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsFound_data();
    void everythingIsFound();
    void enterGoesWhereTheLinePoints_data();
    void enterGoesWhereTheLinePoints();
    void everyCommandOfTheRegistryIsReached();
    void nothingTypedOffersPlacesAndCommands();
    void nothingTypedOffersWhatCanBeDoneHereFirst();
    void customersAreCalledByTheNameOfTheLanguage();
    void aCommandOfAnotherPageIsGreyAndSaysWhy();
    void arrowsSkipHeadings();
    void escapeGivesTheFocusBackAndEmptiesTheBox();
    void tabPassesByWithoutOpening();
    void nothingFoundSaysSoInWords();
    void namesThatCameLaterAreFoundToo();
    void peopleAreFoundAndOpenTheirCustomer_data();
    void peopleAreFoundAndOpenTheirCustomer();
    void aClickRunsTheLine();
    void resultsStayInsideTheWindow_data();
    void resultsStayInsideTheWindow();
    void excerptsShowTheWordsAndWhereTheyStand();
};

namespace {

QStringList titles(shell::MainWindow &window)
{
    QStringList found;
    for (const auto &finding : window.palettePanel().findings())
        found << finding.title;
    return found;
}

void search(shell::MainWindow &window, const QString &typed)
{
    sendKey(window, QStringLiteral("Ctrl+K"));
    window.findChild<QLineEdit *>(QStringLiteral("top.search"))->setText(typed);
}

} // namespace

void ShellPalette::everythingIsFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::newRow("customer, Chinese") << QStringLiteral("云帆") << QStringLiteral("云帆机械");
    QTest::newRow("customer, initials") << QStringLiteral("cjrj") << QStringLiteral("澄江软件");
    QTest::newRow("customer, English") << QStringLiteral("machin") << QStringLiteral("云帆机械");
    QTest::newRow("customer, either reading") << QStringLiteral("clll") << QStringLiteral("长乐冷链");
    QTest::newRow("customer, the other reading") << QStringLiteral("zyll") << QStringLiteral("长乐冷链");
    QTest::newRow("customer, Traditional") << QStringLiteral("雲帆") << QStringLiteral("云帆机械");
    QTest::newRow("customer, full pinyin") << QStringLiteral("yunfanjixie") << QStringLiteral("云帆机械");
    QTest::newRow("customer, pinyin being typed") << QStringLiteral("yunfanj") << QStringLiteral("云帆机械");
    QTest::newRow("customer, full pinyin by either reading") << QStringLiteral("changle") << QStringLiteral("长乐冷链");
    QTest::newRow("customer, full pinyin by the other reading") << QStringLiteral("zhangyue") << QStringLiteral("长乐冷链");
    QTest::newRow("customer, pinyin and initials") << QStringLiteral("yunfjx") << QStringLiteral("云帆机械");
    QTest::newRow("warning by its kind in pinyin") << QStringLiteral("jiaofuzhouqi") << QStringLiteral("交付周期顾虑");
    QTest::newRow("warning by initials") << QStringLiteral("jfzq") << QStringLiteral("交付周期顾虑");
    QTest::newRow("command, full pinyin nobody wrote down") << QStringLiteral("fangdawenzi") << QStringLiteral("放大文字");
    QTest::newRow("warning by its kind") << QStringLiteral("交付") << QStringLiteral("交付周期顾虑");
    QTest::newRow("warning by its kind in English") << QStringLiteral("delivery") << QStringLiteral("交付周期顾虑");
    QTest::newRow("conversation by its words") << QStringLiteral("写进合同") << QStringLiteral("三月例会");
    QTest::newRow("article by its title") << QStringLiteral("验货清单") << QStringLiteral("到货验货清单");
    QTest::newRow("article by initials") << QStringLiteral("dhyhqd") << QStringLiteral("到货验货清单");
    QTest::newRow("article in English") << QStringLiteral("receiving checklist") << QStringLiteral("到货验货清单");
    QTest::newRow("article by words inside") << QStringLiteral("封条完好") << QStringLiteral("到货验货清单");
    QTest::newRow("place, Chinese") << QStringLiteral("设置") << QStringLiteral("设置");
    QTest::newRow("place, English") << QStringLiteral("settings") << QStringLiteral("设置");
    QTest::newRow("place, initials") << QStringLiteral("sz") << QStringLiteral("设置");
    QTest::newRow("place, full pinyin") << QStringLiteral("kehu") << QStringLiteral("客户");
    QTest::newRow("command, Chinese") << QStringLiteral("深色") << QStringLiteral("切换深色 / 浅色");
    QTest::newRow("command, English") << QStringLiteral("dark") << QStringLiteral("切换深色 / 浅色");
    QTest::newRow("command, full pinyin") << QStringLiteral("daoru") << QStringLiteral("导入表格或沟通记录…");
    QTest::newRow("command, initials") << QStringLiteral("fdwz") << QStringLiteral("放大文字");
}

void ShellPalette::everythingIsFound()
{
    QFETCH(QString, typed);
    QFETCH(QString, title);
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    search(window, typed);
    QVERIFY(window.palettePanel().isVisible());
    QVERIFY2(titles(window).contains(title), qPrintable(titles(window).join(QStringLiteral(" | "))));
}

void ShellPalette::enterGoesWhereTheLinePoints_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("route");
    QTest::newRow("customer") << QStringLiteral("yfjx")
                              << widgets::Route::to(QStringLiteral("customer"), idOf("云帆机械")).toText();
    QTest::newRow("warning") << QStringLiteral("交付周期顾虑")
                             << widgets::Route::to(QStringLiteral("warning"), idOf("warning")).toText();
    const QByteArray text = "王总: 上批晚了九天,这次交付周期能写进合同吗?";
    const int from = int(text.indexOf("写进合同"));
    QTest::newRow("conversation, at the words")
        << QStringLiteral("写进合同") << widgets::Route::toWords(idOf("talk"), from, from + 12).toText();
    QTest::newRow("article") << QStringLiteral("dhyhqd") << QStringLiteral("knowledge/kb-receiving");
    QTest::newRow("place to look things up in") << QStringLiteral("zhishiku") << QStringLiteral("knowledge");
    QTest::newRow("place") << QStringLiteral("shezhi") << QStringLiteral("settings");
}

void ShellPalette::enterGoesWhereTheLinePoints()
{
    QFETCH(QString, typed);
    QFETCH(QString, route);
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    search(window, typed);
    sendKey(window, QStringLiteral("Return"));
    QCOMPARE(window.current().toText(), route);
    QVERIFY(!window.palettePanel().isVisible());
}

void ShellPalette::everyCommandOfTheRegistryIsReached()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    int commands = 0;
    for (const widgets::Command *command : fixture.bench().commands.all()) {
        if (!command->inPalette)
            continue;
        ++commands;
        for (const Language language : {Language::Chinese, Language::English}) {
            const QString title = fixture.languages.in(language, command->title);
            search(window, title);
            QVERIFY2(titles(window).contains(fixture.bench().commands.title(*command)),
                     qPrintable(command->id + QLatin1Char(' ') + title));
        }
    }
    QVERIFY(commands >= 15);
}

void ShellPalette::nothingTypedOffersPlacesAndCommands()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QVERIFY(!window.palettePanel().isVisible());
    sendKey(window, QStringLiteral("Ctrl+K"));
    const QStringList found = titles(window);
    QCOMPARE(found.mid(0, 3), (QStringList{QStringLiteral("今日"), QStringLiteral("客户"), QStringLiteral("知识库")}));
    QVERIFY(found.contains(QStringLiteral("导入表格或沟通记录…")));
    // Every line shows its key, so that people learn it.
    for (const auto &finding : window.palettePanel().findings()) {
        if (finding.title == QStringLiteral("今日"))
            QCOMPARE(finding.keys, QStringLiteral("Ctrl+1"));
    }
}

void ShellPalette::nothingTypedOffersWhatCanBeDoneHereFirst()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    widgets::Command command;
    command.id = QStringLiteral("today.snooze");
    command.title = "undo.warning_snooze";
    command.place = "common.place_today";
    command.run = [] {};
    fixture.bench().commands.add(command, fixture.today());
    sendKey(window, QStringLiteral("Ctrl+K"));
    const auto found = window.palettePanel().findings();
    const auto first = std::find_if(found.begin(), found.end(), [](const auto &finding) { return !finding.keys.startsWith(QStringLiteral("Ctrl+")); });
    QVERIFY(first != found.end());
    QCOMPARE(first->title, QStringLiteral("预警稍后提醒"));
    for (const auto &finding : found)
        QVERIFY2(finding.whyNot.isEmpty(), qPrintable(finding.title));
    // Enter at once goes to a place; it never decides anything.
    QCOMPARE(window.findChild<shell::Palette *>()->currentRow(), 1);
}

void ShellPalette::customersAreCalledByTheNameOfTheLanguage()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    fixture.languages.set(Language::English);
    search(window, QStringLiteral("云帆"));
    QVERIFY2(titles(window).contains(QStringLiteral("Yunfan Machinery")), qPrintable(titles(window).join(u',')));
    QVERIFY(!titles(window).contains(QStringLiteral("云帆机械")));
}

void ShellPalette::aCommandOfAnotherPageIsGreyAndSaysWhy()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    bool ran = false;
    widgets::Command command;
    command.id = QStringLiteral("today.snooze");
    command.title = "undo.warning_snooze";
    command.place = "common.place_today";
    command.run = [&] { ran = true; };
    fixture.bench().commands.add(command, fixture.today());
    window.go({QStringLiteral("settings"), {}, {}});
    search(window, QStringLiteral("预警稍后"));
    QCOMPARE(window.palettePanel().findings().first().whyNot, QStringLiteral("先到“今日”才能做这件事。"));
    sendKey(window, QStringLiteral("Return"));
    QVERIFY(!ran);
    QCOMPARE(window.findChild<widgets::UndoBar *>()->sentence(), QStringLiteral("先到“今日”才能做这件事。"));
    sendKey(window, QStringLiteral("Escape"));
    window.go({QStringLiteral("today"), {}, {}});
    search(window, QStringLiteral("预警稍后"));
    sendKey(window, QStringLiteral("Return"));
    QVERIFY(ran);
}

void ShellPalette::arrowsSkipHeadings()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    search(window, QStringLiteral("云帆"));
    const auto *list = window.findChild<QListView *>(QStringLiteral("palette.list"));
    QSet<int> visited;
    for (int i = 0; i < list->model()->rowCount() * 2; ++i) {
        const QModelIndex current = list->currentIndex();
        QVERIFY(current.flags() & Qt::ItemIsSelectable);
        visited.insert(current.row());
        sendKey(window, QStringLiteral("Down"));
    }
    QCOMPARE(visited.size(), window.palettePanel().findings().size());
    sendKey(window, QStringLiteral("Up"));
    QVERIFY(list->currentIndex().flags() & Qt::ItemIsSelectable);
}

void ShellPalette::escapeGivesTheFocusBackAndEmptiesTheBox()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    auto *second = window.findChild<QPushButton *>(QStringLiteral("plain.second"));
    second->setFocus();
    search(window, QStringLiteral("云帆"));
    QVERIFY(!second->hasFocus());
    sendKey(window, QStringLiteral("Escape"));
    QVERIFY(second->hasFocus());
    QVERIFY(!window.palettePanel().isVisible());
    QVERIFY(window.findChild<QLineEdit *>(QStringLiteral("top.search"))->text().isEmpty());
}

void ShellPalette::tabPassesByWithoutOpening()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    auto *field = window.findChild<QLineEdit *>(QStringLiteral("top.search"));
    field->setFocus(Qt::TabFocusReason);
    QVERIFY(!window.palettePanel().isVisible());
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(window.palettePanel().isVisible());
}

void ShellPalette::nothingFoundSaysSoInWords()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    search(window, QStringLiteral("不存在的公司"));
    QVERIFY(window.palettePanel().findings().isEmpty());
    const auto *list = window.findChild<QListView *>(QStringLiteral("palette.list"));
    QVERIFY(list->model()->index(0, 0).data().toString().contains(QStringLiteral("没有找到“不存在的公司”")));
    sendKey(window, QStringLiteral("Return"));
    QCOMPARE(window.current().place, QStringLiteral("today"));
}

void ShellPalette::namesThatCameLaterAreFoundToo()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    search(window, QStringLiteral("金穗"));
    QVERIFY(titles(window).isEmpty());
    sendKey(window, QStringLiteral("Escape"));
    model::Customer customer;
    customer.id = idOf("金穗食品");
    customer.name = "金穗食品";
    fixture.put({model::toRow(customer)});
    fixture.settle();
    search(window, QStringLiteral("jssp"));
    QCOMPARE(titles(window), QStringList{QStringLiteral("金穗食品")});
}

void ShellPalette::peopleAreFoundAndOpenTheirCustomer_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"张健", "zhangj", "zj", "zhangjian", "采购总监", "caigouzj"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void ShellPalette::peopleAreFoundAndOpenTheirCustomer()
{
    QFETCH(QString, typed);
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    search(window, QStringLiteral("before the person is there"));
    model::Contact contact;
    contact.id = idOf("张健");
    contact.customer = idOf("云帆机械");
    contact.name = "张健";
    contact.title = "采购总监";
    fixture.put({model::toRow(contact)});
    fixture.settle();
    search(window, typed);
    const auto found = window.palettePanel().findings();
    const auto person = std::find_if(found.begin(), found.end(), [](const auto &line) { return line.title == QStringLiteral("张健"); });
    QVERIFY2(person != found.end(), qPrintable(titles(window).join(QStringLiteral(" | "))));
    QCOMPARE(person->detail, QStringLiteral("采购总监 · 云帆机械"));
    person->run();
    QCOMPARE(window.current().toText(), widgets::Route::to(QStringLiteral("customer"), idOf("云帆机械")).toText());
}

void ShellPalette::aClickRunsTheLine()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    auto *field = window.findChild<QLineEdit *>(QStringLiteral("top.search"));
    QTest::mouseClick(field, Qt::LeftButton);
    field->setFocus(Qt::MouseFocusReason);
    QVERIFY(window.palettePanel().isVisible());
    field->setText(QStringLiteral("澄江"));
    auto *list = window.findChild<QListView *>(QStringLiteral("palette.list"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(window.current().toText(), widgets::Route::to(QStringLiteral("customer"), idOf("澄江软件")).toText());
}

void ShellPalette::resultsStayInsideTheWindow_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {90, 100, 125, 150})
        QTest::addRow("%d %%", percent) << percent;
}

void ShellPalette::resultsStayInsideTheWindow()
{
    QFETCH(int, percent);
    ShellFixture fixture;
    fixture.theme.setTextPercent(percent);
    shell::MainWindow &window = fixture.open({1092, 614});
    sendKey(window, QStringLiteral("Ctrl+K"));
    QVERIFY(window.rect().contains(window.palettePanel().geometry()));
    search(window, QStringLiteral("云帆"));
    QVERIFY(window.rect().contains(window.palettePanel().geometry()));
}

void ShellPalette::excerptsShowTheWordsAndWhereTheyStand()
{
    const std::string text = "第一行很长很长很长很长很长很长很长很长\n王总：ＳＬＡ響應时间是多少？后面还有";
    const shell::Excerpt part = shell::excerpt(text, {QStringLiteral("sla响应")});
    QCOMPARE(QString::fromStdString(text.substr(std::size_t(part.from), std::size_t(part.to - part.from))),
             QStringLiteral("ＳＬＡ響應"));
    QVERIFY(part.text.startsWith(QChar(u'…')));
    QVERIFY(part.text.contains(QStringLiteral("ＳＬＡ響應时间")));
    QVERIFY(!part.text.contains(QLatin1Char('\n')));
    const shell::Excerpt none = shell::excerpt("短句", {QStringLiteral("没有")});
    QCOMPARE(none.to, 0);
    QCOMPARE(none.text, QStringLiteral("短句"));
}

SINAN_TEST(ShellPalette)
#include "tst_palette.moc"
