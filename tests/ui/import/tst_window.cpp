#include "tests/support/test_program.h"
#include "tests/ui/fixtures/customers_fixture.h"
#include "tests/support/typing.h"

#include "ui/screens/customers/line_list.h"
#include "ui/screens/import/mend_table.h"
#include "ui/screens/import/preview_pane.h"
#include "ui/shell/test_hooks.h"
#include "ui/shell/undo_control.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>

using namespace sinan;
using namespace sinan::test;
using screens::ImportFlow;
using State = ImportFlow::State;

namespace {

const QByteArray customersCsv = "客户名称,级别,负责人,合作起始\n"
                                "云帆机械,B,李明,2024-05-10\n"
                                "新桥阀门,甲,周楠,2025/3/2\n"
                                "海棠包装,C,孙悦,31/02/2026\n";
const QByteArray talk = "王建国：上批晚了九天，这次交付周期能写进合同吗？\n李明：我们今天给答复。\n王建国：周二一早老板开采购会。\n李明：明白。\n";

bool reaches(CustomersFixture &fixture, State state)
{
    ImportFlow &flow = fixture.import()->flow();
    return QTest::qWaitFor([&] { return flow.state() == state || flow.state() == State::Failed; }, 30000) && flow.state() == state;
}

template <class T>
T *part(CustomersFixture &fixture, const char *name)
{
    return fixture.import()->findChild<T *>(QString::fromLatin1(name));
}

QStringList clippedIn(const QWidget &window)
{
    QStringList clipped;
    for (const QJsonValue &entry : shell::describeUi(window)[QStringLiteral("widgets")].toArray()) {
        if (entry[QStringLiteral("clipped")].toBool())
            clipped << entry[QStringLiteral("objectName")].toString() + QStringLiteral(" “") + entry[QStringLiteral("text")].toString() + QStringLiteral("”");
    }
    return clipped;
}

void drop(shell::MainWindow &window, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QDropEvent event(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

} // namespace

/// 导入 in its window: a table and a conversation go in by keyboard alone and by mouse alone; what is refused is told.
class ImportWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atFirstItSaysWhatToDo();
    void aTableAndAConversationGoInByKeyboardAlone();
    void aTableGoesInByMouseAlone();
    void refusedRowsAreListedWithRowColumnValueAndMend();
    void aColumnIsMendedBySearchingForItsField();
    void aValueThatIsNotKnownIsMendedInTheList();
    void theSameFileTwiceSaysSo();
    void allColumnsAreSeenWhereThereIsRoom();
    void theStopwatchRuns();
    void everythingHasAName();
    void noTextIsClipped_data();
    void noTextIsClipped();
    void picturesForTheEye();
};

void ImportWindow::atFirstItSaysWhatToDo()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    auto *button = fixture.import()->findChild<QPushButton *>(QStringLiteral("empty.action"));
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("选择文件…"));
    QVERIFY(!part<QPushButton>(fixture, "import.start")->isVisible());
}

void ImportWindow::aTableAndAConversationGoInByKeyboardAlone()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    fixture.window().activateWindow();
    QWidget *screen = fixture.import();
    QGuiApplication::clipboard()->setText(QString::fromUtf8(customersCsv));
    fixture.import()->firstFocus()->setFocus();
    QTest::keyClick(fixture.window().focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(reaches(fixture, State::Ready));
    QGuiApplication::clipboard()->setText(QString::fromUtf8(talk));
    QTest::keyClick(fixture.window().focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(reaches(fixture, State::Ready));
    QCOMPARE(fixture.import()->flow().preview().tables.size(), std::size_t(1));
    QCOMPARE(fixture.import()->flow().preview().talks.size(), std::size_t(1));

    // The column of levels: Enter opens the fields, typing finds, Enter takes.
    auto *columns = part<screens::MendTable>(fixture, "import.columns");
    QVERIFY(columns->hasFocus());
    QVERIFY(!columns->testAttribute(Qt::WA_InputMethodEnabled));
    columns->setCurrentIndex(columns->model()->index(2, 0));
    QTest::keyClick(columns, Qt::Key_Return);
    auto *box = columns->findChild<QComboBox *>(QStringLiteral("import.choice"));
    QVERIFY(box && box->hasFocus());
    test::typeText(box->lineEdit(), QStringLiteral("备注"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    QVERIFY(reaches(fixture, State::Ready));
    QCOMPARE(fixture.import()->flow().preview().tables[0].columns[2].target.name, std::string("remark"));

    QTest::keyClick(columns, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(reaches(fixture, State::Done));
    QVERIFY(screen->findChild<QWidget *>(QStringLiteral("import.result"))->isVisible());
    fixture.settle();
    const auto customers = fixture.all<model::Customer>();
    const auto added = std::find_if(customers.begin(), customers.end(), [](const auto &one) { return one.name == "新桥阀门"; });
    QVERIFY(added != customers.end());
    QCOMPARE(added->remark, std::string("周楠"));
    QCOMPARE(fixture.all<model::Interaction>().size(), std::size_t(3));
    // One undo, and all of it is gone again.
    fixture.window().undoControl().undo();
    QTRY_COMPARE(fixture.all<model::Customer>().size(), std::size_t(3));
    QCOMPARE(fixture.all<model::Interaction>().size(), std::size_t(2));
}

void ImportWindow::aTableGoesInByMouseAlone()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("today"));
    drop(fixture.window(), {fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QCOMPARE(fixture.window().current().place, QStringLiteral("import"));
    QVERIFY(reaches(fixture, State::Ready));
    auto *columns = part<screens::MendTable>(fixture, "import.columns");
    const QRect line = columns->visualRect(columns->model()->index(2, 0));
    const auto *delegate = qobject_cast<screens::MendDelegate *>(columns->itemDelegate());
    QTest::mouseClick(columns->viewport(), Qt::LeftButton, {}, delegate->valueRect(line).center());
    auto *box = columns->findChild<QComboBox *>(QStringLiteral("import.choice"));
    QVERIFY(box);
    box->setCurrentIndex(box->findText(QStringLiteral("不导入")));
    Q_EMIT box->activated(box->currentIndex());
    QVERIFY(reaches(fixture, State::Ready));
    QVERIFY(fixture.import()->flow().preview().tables[0].columns[2].target.kind == bridge::Target::Kind::Skip);
    auto *start = part<QPushButton>(fixture, "import.start");
    QVERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(reaches(fixture, State::Done));
    fixture.settle();
    QVERIFY(fixture.all<model::Customer>().size() > 3);
    QTest::mouseClick(part<QPushButton>(fixture, "import.result.undo"), Qt::LeftButton);
    QVERIFY(reaches(fixture, State::Undone));
    QCOMPARE(fixture.all<model::Customer>().size(), std::size_t(3));
}

void ImportWindow::refusedRowsAreListedWithRowColumnValueAndMend()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    fixture.import()->accept({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(fixture, State::Ready));
    part<QAbstractButton>(fixture, "import.page_refused")->click();
    auto *refused = part<screens::LineList>(fixture, "import.refused");
    QVERIFY(refused->isVisible());
    QVERIFY(refused->lines().rowCount() >= 1);
    const QString text = fixture.import()->findChild<screens::PreviewPane *>()->refusedText();
    QVERIFY2(text.contains(QStringLiteral("31/02/2026")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("第 4 行")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("合作起始")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("2026-03-02")), qPrintable(text));
    part<QPushButton>(fixture, "import.refused.copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void ImportWindow::aColumnIsMendedBySearchingForItsField()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    fixture.window().activateWindow();
    fixture.import()->accept({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(fixture, State::Ready));
    auto *columns = part<screens::MendTable>(fixture, "import.columns");
    columns->setFocus();
    columns->setCurrentIndex(columns->model()->index(2, 0));
    const auto before = fixture.import()->flow().preview().tables[0].columns[2].target;
    QTest::keyClick(columns, Qt::Key_Return);
    auto *box = columns->findChild<QComboBox *>(QStringLiteral("import.choice"));
    test::typeText(box->lineEdit(), QStringLiteral("没有这样的字段"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Escape);
    QTest::qWait(60);
    QVERIFY(fixture.import()->flow().preview().tables[0].columns[2].target == before);
    // Pinyin initials find it too: 城市.
    columns->setFocus();
    QTest::keyClick(columns, Qt::Key_Return);
    box = columns->findChildren<QComboBox *>(QStringLiteral("import.choice")).last();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("cs"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    QVERIFY(reaches(fixture, State::Ready));
    QCOMPARE(fixture.import()->flow().preview().tables[0].columns[2].target.name, std::string("city"));
}

void ImportWindow::aValueThatIsNotKnownIsMendedInTheList()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    fixture.import()->accept({fixture.file(QStringLiteral("客户.csv"), "客户名称,星级\n云帆机械,B\n新桥阀门,特殊\n海棠包装,C\n松湖阀门,A\n")});
    QVERIFY(reaches(fixture, State::Ready));
    const auto &column = [&]() -> const bridge::ColumnPreview & { return fixture.import()->flow().preview().tables[0].columns[1]; };
    if (column().target.name != "stars") {
        fixture.import()->flow().mend(
            [](bridge::ImportSession &session) { return session.setTarget(0, 1, bridge::Target{bridge::Target::Kind::Field, "stars", {}}); });
        QVERIFY(reaches(fixture, State::Ready));
    }
    QCOMPARE(column().unknownValues, std::vector<std::string>{"特殊"});
    part<screens::MendTable>(fixture, "import.columns")->setCurrentIndex(part<screens::MendTable>(fixture, "import.columns")->model()->index(1, 0));
    auto *value = part<QComboBox>(fixture, "import.value.特殊");
    if (!value)
        value = fixture.import()->findChild<QComboBox *>(QStringLiteral("import.value.特殊"));
    QVERIFY(value);
    value->setCurrentIndex(value->findData(QStringLiteral("A")));
    Q_EMIT value->activated(value->currentIndex());
    QVERIFY(reaches(fixture, State::Ready));
    QVERIFY(column().unknownValues.empty());
    QCOMPARE(column().valueMap.at("特殊"), std::string("A"));
}

void ImportWindow::theSameFileTwiceSaysSo()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    const QString path = fixture.file(QStringLiteral("客户.csv"), "客户名称,城市\n新桥阀门,合肥\n");
    fixture.import()->accept({path});
    QVERIFY(reaches(fixture, State::Ready));
    fixture.bench().commands.trigger(QStringLiteral("import.start"));
    QVERIFY(reaches(fixture, State::Done));
    fixture.settle();
    fixture.import()->accept({path});
    QVERIFY(reaches(fixture, State::Ready));
    QVERIFY(!part<QPushButton>(fixture, "import.start")->isEnabled());
    QVERIFY(part<QWidget>(fixture, "import.work")->accessibleName().contains(QStringLiteral("没有新内容")));
}

void ImportWindow::allColumnsAreSeenWhereThereIsRoom()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    fixture.import()->accept({}, QStringLiteral("客户名称,级别,负责人,合作起始,城市,行业,员工数,备注\n云帆机械,B,李明,2024-05-10,无锡,机械,300,老客户\n"));
    QVERIFY(reaches(fixture, State::Ready));
    fixture.settle();
    const auto *columns = part<screens::MendTable>(fixture, "import.columns");
    QCOMPARE(columns->model()->rowCount(), 8);
    QVERIFY(columns->viewport()->rect().contains(columns->visualRect(columns->model()->index(7, 0))));
    // What is told of the first column is whole too.
    const auto *scroll = part<QScrollArea>(fixture, "import.inspector.scroll");
    QTRY_VERIFY(scroll->widget()->height() <= scroll->viewport()->height());
}

void ImportWindow::theStopwatchRuns()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    auto *clock = part<QLabel>(fixture, "import.clock");
    QVERIFY(!clock->isVisible());
    fixture.import()->accept({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(fixture, State::Ready));
    QVERIFY(clock->isVisible());
    QTRY_COMPARE(clock->text(), QStringLiteral("用时 0:01（目标 5:00 以内）"));
}

void ImportWindow::everythingHasAName()
{
    CustomersFixture fixture;
    fixture.open({1440, 900}, QStringLiteral("import"));
    fixture.import()->accept({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(fixture, State::Ready));
    for (const QWidget *widget : fixture.import()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
    }
}

void ImportWindow::noTextIsClipped_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<int>("percent");
    for (const Language language : {Language::Chinese, Language::English}) {
        for (const int percent : {100, 125, 150})
            QTest::addRow("%s %d", toText(language).data(), percent) << language << percent;
    }
}

void ImportWindow::noTextIsClipped()
{
    QFETCH(Language, language);
    QFETCH(int, percent);
    CustomersFixture fixture;
    fixture.languages.set(language);
    fixture.theme.setTextPercent(percent);
    fixture.open({1092, 614}, QStringLiteral("import"));
    QTRY_VERIFY2(clippedIn(fixture.window()).isEmpty(), qPrintable(clippedIn(fixture.window()).join(QLatin1Char('\n'))));
    fixture.import()->accept({fixture.file(QStringLiteral("客户.csv"), customersCsv)}, QString::fromUtf8(talk));
    QVERIFY(reaches(fixture, State::Ready));
    QCoreApplication::processEvents();
    QTRY_VERIFY2(clippedIn(fixture.window()).isEmpty(), qPrintable(clippedIn(fixture.window()).join(QLatin1Char('\n'))));
    fixture.bench().commands.trigger(QStringLiteral("import.start"));
    QVERIFY(reaches(fixture, State::Done));
    QCoreApplication::processEvents();
    QTRY_VERIFY2(clippedIn(fixture.window()).isEmpty(), qPrintable(clippedIn(fixture.window()).join(QLatin1Char('\n'))));
}

void ImportWindow::picturesForTheEye()
{
    const QString folder = pictureFolder();
    if (folder.isEmpty())
        QSKIP("only with SINAN_SHOTS");
    for (const QSize size : {QSize(1440, 900), QSize(1092, 614)}) {
        for (const Language language : {Language::Chinese, Language::English}) {
            for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
                CustomersFixture fixture;
                fixture.languages.set(language);
                fixture.theme.setMode(mode);
                fixture.open(size, QStringLiteral("import"));
                const auto keep = [&](const char *what) {
                    for (int i = 0; i < 5; ++i)
                        QCoreApplication::processEvents();
                    fixture.window().grab().save(QStringLiteral("%1/%2_%3_%4_%5.png")
                                                     .arg(folder, QLatin1String(what), QString::fromUtf8(toText(language).data()),
                                                          mode == theme::ColorMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                                     .arg(size.width()));
                };
                keep("import0");
                QStringList files{fixture.file(QStringLiteral("华东客户.csv"), customersCsv), fixture.file(QStringLiteral("云帆机械 0301 通话.txt"), talk)};
                fixture.import()->accept(files);
                QVERIFY(reaches(fixture, State::Ready));
                keep("import1");
                auto *inputs = part<screens::LineList>(fixture, "import.inputs");
                inputs->setCurrentIndex(inputs->model()->index(inputs->model()->rowCount() - 1, 0));
                keep("import2");
                inputs->setCurrentIndex(inputs->model()->index(0, 0));
                part<QAbstractButton>(fixture, "import.page_refused")->click();
                fixture.bench().commands.trigger(QStringLiteral("import.start"));
                QVERIFY(reaches(fixture, State::Done));
                keep("import3");
            }
        }
    }
}

SINAN_TEST(ImportWindow)
#include "tst_window.moc"
