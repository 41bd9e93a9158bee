#include "tests/support/test_program.h"
#include "tests/support/typing.h"
#include "shell_fixture.h"

#include "app/model/work.h"
#include "app/mutations/derived_ids.h"
#include "ui/shell/note_chips.h"
#include "ui/shell/note_customer.h"
#include "ui/shell/note_edit.h"
#include "ui/shell/note_panel.h"
#include "ui/shell/test_hooks.h"
#include "ui/widgets/undo_bar.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QToolButton>

#include <future>

using namespace sinan;
using namespace sinan::test;
using shell::sendKey;

namespace {

/// The fixture with people, and the panel open over the customer that is looked at.
class NoteFixture : public ShellFixture
{
public:
    NoteFixture()
    {
        model::User colleague;
        colleague.id = idOf("王芳");
        colleague.name = "王芳";
        colleague.role = model::Role::Delivery;
        colleague.titleZh = "供应链";
        colleague.titleEn = "Supply chain";
        model::Contact contact;
        contact.id = idOf("王建国");
        contact.customer = idOf("云帆机械");
        contact.name = "王建国";
        contact.title = "采购总监";
        put({model::toRow(colleague), model::toRow(contact)});
    }
    shell::NotePanel &openPanel(QSize size = {1440, 900})
    {
        open(size);
        today()->inView = idOf("云帆机械");
        sendKey(window(), QStringLiteral("Ctrl+Shift+N"));
        settle();
        return window().notePanel();
    }
    void type(const QString &text)
    {
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            if (!window().notePanel().edit()->toPlainText().isEmpty())
                window().notePanel().edit()->insertPlainText(QStringLiteral("\n"));
            typeText(window().notePanel().edit(), line);
        }
    }
    std::string storedDraft() { return bench().store.reader().value()->setting(shell::NoteDraft::setting).value().value_or(""); }
    template <class T> std::vector<T> all() { return mutations::selectAs<T>(bench().reader, {}).value(); }
    std::optional<model::ProgressCard> card()
    {
        return mutations::findAs<model::ProgressCard>(bench().reader, mutations::progressCardId(idOf("云帆机械"))).value();
    }
};

QStringList chipTexts(const shell::NotePanel &panel)
{
    QStringList texts;
    for (const shell::NoteChip &chip : panel.chips()->chips())
        texts << chip.text;
    return texts;
}

const QString whole = QStringLiteral("交付周期能写进合同吗，他又问了一次\n#痛点 上批晚了 9 天\n#待协同 @王芳 给首批到货日期 !承诺 3-12");

} // namespace

/// 随手记 from anywhere: what was typed is understood while one types, is stored in one step, and never gets lost.
class ShellNote final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itOpensOverTheScreenWithTheCustomerInView();
    void theButtonAtTheTopOpensItToo();
    void chipsShowWhatWasUnderstoodBeforeSaving();
    void oneKeyStoresAllOfItAndOneUndoTakesAllOfItBack();
    void savedIsSaidOnlyAfterTheCommit();
    void whatCannotBeStoredStaysInThePanel();
    void anotherCustomerIsFoundByPinyin();
    void aCustomerNamedInTheTextIsTaken();
    void withoutACustomerTheNoteIsKeptWhole();
    void theDraftIsOnDiskWhileOneTypesAndComesBack();
    void aStoredNoteLeavesNoDraft();
    void anEmptyNoteIsNotStored();
    void namesAreOfferedBehindAnAt();
    void marksCanBePutInByMouse();
    void nothingIsClippedInEitherLanguage_data();
    void nothingIsClippedInEitherLanguage();
};

void ShellNote::itOpensOverTheScreenWithTheCustomerInView()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    QVERIFY(panel.isVisible());
    QCOMPARE(panel.window(), static_cast<QWidget *>(&fixture.window()));
    QVERIFY(fixture.today()->isVisible());
    QCOMPARE(panel.customer()->name(), QStringLiteral("云帆机械"));
    QCOMPARE(fixture.window().focusWidget(), static_cast<QWidget *>(panel.edit()));
    sendKey(fixture.window(), QStringLiteral("Escape"));
    QVERIFY(!panel.isVisible());
}

void ShellNote::theButtonAtTheTopOpensItToo()
{
    NoteFixture fixture;
    fixture.open();
    QTest::mouseClick(fixture.window().findChild<QToolButton *>(QStringLiteral("top.note")), Qt::LeftButton);
    QVERIFY(fixture.window().notePanel().isVisible());
    // No customer is looked at: none is taken, and none is asked for.
    QVERIFY(!fixture.window().notePanel().customer()->customer());
}

void ShellNote::chipsShowWhatWasUnderstoodBeforeSaving()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    fixture.type(whole);
    QCOMPARE(chipTexts(panel), (QStringList{QStringLiteral("痛点：上批晚了 9 天"), QStringLiteral("待协同：@王芳 给首批到货日期"),
                                            QStringLiteral("承诺 3月12日 周四：给首批到货日期（王芳）"), QStringLiteral("王芳 · 供应链"),
                                            QStringLiteral("记录：交付周期能写进合同吗，他又问了一次")}));
    fixture.type(QStringLiteral("!承诺 尽快给计划 @小李"));
    QVERIFY(chipTexts(panel).contains(QStringLiteral("承诺没写日期：先按记录存")));
    QVERIFY(chipTexts(panel).contains(QStringLiteral("@小李：没找到，按文字记下")));
    QVERIFY(fixture.all<model::Promise>().empty()); // nothing is stored yet
}

void ShellNote::oneKeyStoresAllOfItAndOneUndoTakesAllOfItBack()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    fixture.type(whole);
    sendKey(fixture.window(), QStringLiteral("Ctrl+Return"));
    QTRY_VERIFY(!panel.isVisible());
    QTRY_COMPARE(fixture.window().findChild<widgets::UndoBar *>()->sentence(), QStringLiteral("已完成：随手记（云帆机械）"));
    QCOMPARE(fixture.all<model::Interaction>().size(), std::size_t(2));
    QCOMPARE(fixture.card()->pains, std::string("上批晚了 9 天"));
    QCOMPARE(fixture.card()->pending, std::string("@王芳 给首批到货日期"));
    const auto promises = fixture.all<model::Promise>();
    QCOMPARE(promises.size(), std::size_t(1));
    QCOMPARE(promises[0].promisedBy, std::string("王芳"));
    QCOMPARE(toIso(promises[0].dueOn), std::string("2026-03-12"));
    sendKey(fixture.window(), QStringLiteral("Ctrl+Z"));
    QTRY_VERIFY(fixture.all<model::Promise>().empty());
    QCOMPARE(fixture.all<model::Interaction>().size(), std::size_t(1));
    QVERIFY(!fixture.card());
}

void ShellNote::savedIsSaidOnlyAfterTheCommit()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    fixture.type(whole);
    fixture.settle();
    // The writer is held up: until it has committed, the words stay in sight and nothing is called saved.
    std::promise<void> release;
    auto held = release.get_future().share();
    fixture.bench().store.writer().submitJob([held](store::Transaction &) -> Result<void> { held.wait(); return {}; }, nullptr, {});
    QSignalSpy saved(&panel, &shell::NotePanel::saved);
    sendKey(fixture.window(), QStringLiteral("Ctrl+Return"));
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QVERIFY(panel.isVisible() && panel.isSaving());
    QCOMPARE(saved.count(), 0);
    QVERIFY(!fixture.window().findChild<widgets::UndoBar *>()->isVisible());
    release.set_value();
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!panel.isVisible());
}

void ShellNote::whatCannotBeStoredStaysInThePanel()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    fixture.type(QStringLiteral("#痛点 交期"));
    // Somebody deletes the customer in between.
    const auto gone = fixture.bench().store.writer().runJob(
        [](store::Transaction &transaction) { return transaction.remove(model::Collection::Customer, idOf("云帆机械")); });
    QVERIFY(gone.ok());
    sendKey(fixture.window(), QStringLiteral("Ctrl+Return"));
    QTRY_VERIFY(!panel.isSaving());
    QVERIFY(panel.isVisible());
    QCOMPARE(panel.edit()->toPlainText(), QStringLiteral("#痛点 交期"));
    QVERIFY(panel.findChild<QWidget *>(QStringLiteral("note.trouble"))->isVisible());
    QVERIFY(!panel.edit()->isReadOnly());
    QTRY_VERIFY(fixture.storedDraft().find("交期") != std::string::npos);
}

void ShellNote::anotherCustomerIsFoundByPinyin()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    panel.customer()->field()->setFocus();
    panel.customer()->field()->selectAll();
    typeText(panel.customer()->field(), QStringLiteral("cjr"));
    QVERIFY(panel.customer()->offersHits());
    QTest::keyClick(panel.customer()->field(), Qt::Key_Return);
    QCOMPARE(panel.customer()->name(), QStringLiteral("澄江软件"));
    QCOMPARE(fixture.window().focusWidget(), static_cast<QWidget *>(panel.edit()));
    // Escape in the hits closes the hits alone.
    panel.customer()->field()->setFocus();
    panel.customer()->field()->selectAll();
    typeText(panel.customer()->field(), QStringLiteral("changle"));
    sendKey(fixture.window(), QStringLiteral("Escape"));
    QVERIFY(panel.isVisible());
    QCOMPARE(panel.customer()->name(), QStringLiteral("澄江软件"));
}

void ShellNote::aCustomerNamedInTheTextIsTaken()
{
    NoteFixture fixture;
    fixture.open();
    sendKey(fixture.window(), QStringLiteral("Ctrl+Shift+N"));
    shell::NotePanel &panel = fixture.window().notePanel();
    typeText(panel.edit(), QStringLiteral("今天去了长乐冷链"));
    QCOMPARE(panel.customer()->name(), QStringLiteral("长乐冷链"));
    // Who is chosen by hand stays, whatever the words name.
    panel.customer()->field()->setFocus();
    panel.customer()->field()->selectAll();
    typeText(panel.customer()->field(), QStringLiteral("yfjx"));
    QTest::keyClick(panel.customer()->field(), Qt::Key_Return);
    typeText(panel.edit(), QStringLiteral("，长乐冷链也在"));
    QCOMPARE(panel.customer()->name(), QStringLiteral("云帆机械"));
}

void ShellNote::withoutACustomerTheNoteIsKeptWhole()
{
    NoteFixture fixture;
    fixture.open();
    sendKey(fixture.window(), QStringLiteral("Ctrl+Shift+N"));
    shell::NotePanel &panel = fixture.window().notePanel();
    fixture.type(QStringLiteral("展会上遇到的\n#痛点 交期"));
    QCOMPARE(chipTexts(panel), QStringList{QStringLiteral("没有选客户：整段先记下，以后可以归到客户名下")});
    sendKey(fixture.window(), QStringLiteral("Ctrl+Return"));
    QTRY_COMPARE(fixture.all<model::Interaction>().size(), std::size_t(2));
    const auto talks = fixture.all<model::Interaction>();
    const auto note = std::find_if(talks.begin(), talks.end(), [](const auto &talk) { return !talk.customer; });
    QVERIFY(note != talks.end());
    QCOMPARE(note->text, std::string("展会上遇到的\n#痛点 交期"));
}

void ShellNote::theDraftIsOnDiskWhileOneTypesAndComesBack()
{
    NoteFixture fixture;
    fixture.openPanel();
    fixture.type(QStringLiteral("#痛点 交期"));
    // Without closing anything: a kill now loses nothing.
    QTRY_VERIFY(fixture.storedDraft().find("交期") != std::string::npos);
    sendKey(fixture.window(), QStringLiteral("Escape"));
    fixture.today()->inView = idOf("澄江软件");
    sendKey(fixture.window(), QStringLiteral("Ctrl+Shift+N"));
    QCOMPARE(fixture.window().notePanel().edit()->toPlainText(), QStringLiteral("#痛点 交期"));
    QCOMPARE(fixture.window().notePanel().customer()->name(), QStringLiteral("云帆机械")); // it is about whom it was
    fixture.settle();
    fixture.close();
    fixture.open();
    sendKey(fixture.window(), QStringLiteral("Ctrl+Shift+N"));
    QCOMPARE(fixture.window().notePanel().edit()->toPlainText(), QStringLiteral("#痛点 交期"));
    QCOMPARE(fixture.window().notePanel().customer()->name(), QStringLiteral("云帆机械"));
}

void ShellNote::aStoredNoteLeavesNoDraft()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    fixture.type(whole);
    QTRY_VERIFY(!fixture.storedDraft().empty());
    fixture.type(QStringLiteral("还有一句")); // its draft is still waiting to be written
    sendKey(fixture.window(), QStringLiteral("Ctrl+Return"));
    QTRY_VERIFY(!panel.isVisible());
    QTest::qWait(2 * shell::NoteDraft::keptEveryMilliseconds); // a late draft would come by now
    fixture.settle();
    QCOMPARE(fixture.storedDraft(), std::string());
    sendKey(fixture.window(), QStringLiteral("Ctrl+Shift+N"));
    QVERIFY(panel.edit()->toPlainText().isEmpty());
}

void ShellNote::anEmptyNoteIsNotStored()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    sendKey(fixture.window(), QStringLiteral("Ctrl+Return"));
    QVERIFY(panel.findChild<QWidget *>(QStringLiteral("note.trouble"))->isVisible());
    fixture.type(QStringLiteral("#痛点 "));
    sendKey(fixture.window(), QStringLiteral("Ctrl+Return"));
    fixture.settle();
    QVERIFY(panel.isVisible());
    QCOMPARE(fixture.all<model::Interaction>().size(), std::size_t(1));
}

void ShellNote::namesAreOfferedBehindAnAt()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    typeText(panel.edit(), QStringLiteral("@wf"));
    auto *popup = panel.edit()->findChild<QAbstractItemView *>(QStringLiteral("note.people"));
    if (!popup)
        popup = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    QVERIFY(popup && popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(panel.edit()->toPlainText(), QStringLiteral("@王芳 "));
    // A sentence with an address in it is left alone.
    typeText(panel.edit(), QStringLiteral("a@w"));
    QVERIFY(!popup->isVisible());
}

void ShellNote::marksCanBePutInByMouse()
{
    NoteFixture fixture;
    shell::NotePanel &panel = fixture.openPanel();
    typeText(panel.edit(), QStringLiteral("走了一遍产线"));
    QTest::mouseClick(panel.findChild<QToolButton *>(QStringLiteral("note.mark1")), Qt::LeftButton);
    QCOMPARE(panel.edit()->toPlainText(), QStringLiteral("走了一遍产线\n#痛点 "));
    QCOMPARE(fixture.window().focusWidget(), static_cast<QWidget *>(panel.edit()));
    typeText(panel.edit(), QStringLiteral("交期"));
    QTest::mouseClick(panel.findChild<QPushButton *>(QStringLiteral("note.save")), Qt::LeftButton);
    QTRY_VERIFY(fixture.card().has_value());
    QCOMPARE(fixture.card()->pains, std::string("交期"));
}

void ShellNote::nothingIsClippedInEitherLanguage_data()
{
    QTest::addColumn<bool>("english");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1440, 900), QSize(1092, 614)}) {
        QTest::addRow("zh %d", size.width()) << false << size;
        QTest::addRow("en %d", size.width()) << true << size;
    }
}

void ShellNote::nothingIsClippedInEitherLanguage()
{
    QFETCH(bool, english);
    QFETCH(QSize, size);
    NoteFixture fixture;
    fixture.languages.set(english ? Language::English : Language::Chinese);
    shell::NotePanel &panel = fixture.openPanel(size);
    for (int i = 0; i < 14; ++i)
        fixture.type(QStringLiteral("#pain line %1 of a long note about the same old thing").arg(i));
    fixture.settle();
    QTRY_VERIFY(panel.geometry().bottom() < fixture.window().height());
    QVERIFY(panel.findChild<QPushButton *>(QStringLiteral("note.save"))->visibleRegion().boundingRect().height() > 20);
    for (const auto *child : panel.findChildren<QWidget *>()) {
        if (!child->isVisible() || !child->parentWidget())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(child);
        if (button)
            QVERIFY2(!button->accessibleName().isEmpty() || button->objectName().startsWith(QLatin1String("qt_")), qPrintable(button->objectName()));
    }
}

SINAN_TEST(ShellNote)
#include "tst_note.moc"
