#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/customers/fields_model.h"
#include "ui/screens/customers/fields_view.h"
#include "ui/screens/person/consents_view.h"
#include "ui/screens/person/expiry_screen.h"
#include "ui/screens/person/person_screen.h"
#include "ui/widgets/inline_message.h"

#include <QMenu>
#include <QPushButton>

using namespace sinan;
using namespace sinan::test;
using screens::PersonScreen;

namespace {

/// A workspace with one customer, one contact and what was said of the contact, and the contact's page in a window.
struct Page
{
    BenchFixture fixture;
    Uuid customer = BenchFixture::id("青桥电子");
    Uuid contact = BenchFixture::id("钱穆之");
    std::unique_ptr<PersonScreen> screen;
    QStringList said;
    QList<widgets::Route> routes;

    Page()
    {
        model::Customer company;
        company.id = customer;
        company.name = "青桥电子";
        model::Contact person;
        person.id = contact;
        person.customer = customer;
        person.name = "钱穆之";
        person.title = "采购总监";
        person.phone = "13988776655";
        person.stance = model::Stance::Doubtful;
        person.role = model::BuyingRole::EconomicBuyer;
        model::Interaction talk;
        talk.id = BenchFixture::id("talk");
        talk.customer = customer;
        talk.channel = model::Channel::Call;
        talk.title = "回访";
        talk.text = "钱穆之：交付周期能写进合同吗\n我方周楠：我回去确认";
        talk.occurredAt = fixture.clock.now();
        fixture.put({model::toRow(company), model::toRow(person), model::toRow(talk)});
        screen = std::make_unique<PersonScreen>(fixture.bench());
        fixture.connectTo(screen.get());
        QObject::connect(screen.get(), &widgets::Screen::said, screen.get(), [this](const QString &sentence) { said << sentence; });
        QObject::connect(screen.get(), &widgets::Screen::navigate, screen.get(), [this](const widgets::Route &route) { routes << route; });
        screen->resize(1092, 614);
        screen->show();
        screen->activateWindow();
        screen->open(widgets::Route::to(QStringLiteral("contact"), contact));
        for (int i = 0; i < 300 && screen->isReading(); ++i)
            QTest::qWait(10);
    }
    template <class T>
    T *child(const char *name)
    {
        return screen->findChild<T *>(QLatin1String(name));
    }
    QByteArray fileOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

/// The rights of a person, by keys and by mouse: access, correction, export, erasure, consent.
class PersonWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePageShowsWhatIsHeldAndWhereThePersonAppears();
    void aFieldIsCorrectedInPlace();
    void theExportIsOneReadableFileAndJson();
    void erasingAsksOnceAndEnterAloneErasesNobody();
    void erasingByKeysTakesThePersonAwayAndLeadsToTheCustomer();
    void erasingByMouse();
    void aConsentIsGivenAndWithdrawn();
    void everythingHasANameAndFits();
    void whatIsPastItsTimeIsListedAndCanBeKept();
};

void PersonWindow::thePageShowsWhatIsHeldAndWhereThePersonAppears()
{
    Page page;
    auto *traces = page.child<screens::LineList>("contact.traces");
    QTRY_COMPARE(traces->lines().rowCount(), 1);
    QVERIFY(traces->lines().line(0).title.contains(QStringLiteral("回访")));
    QVERIFY(traces->lines().line(0).detail.contains(QStringLiteral("交付周期")));
    traces->setFocus();
    QTest::keyClick(traces, Qt::Key_Return);
    QCOMPARE(page.routes.value(0).place, QStringLiteral("conversation"));
    auto *fields = page.child<screens::FieldsView>("contact.fields");
    QStringList names;
    for (int row = 0; row < fields->model()->rowCount(); ++row)
        names << fields->model()->index(row, 0).data().toString();
    for (const char *wanted : {"姓名", "微信", "处理目的", "合法性基础", "来源", "收集日期", "告知日期", "保留到", "态度", "采购角色"})
        QVERIFY2(names.contains(QString::fromUtf8(wanted)), wanted);
}

void PersonWindow::aFieldIsCorrectedInPlace()
{
    Page page;
    auto *view = page.child<screens::FieldsView>("contact.fields");
    auto *model = qobject_cast<screens::FieldsModel *>(view->model());
    QVERIFY(model->take(model->rowOf("legal_basis"), QStringLiteral("consent")));
    page.fixture.settle();
    QVERIFY(model->take(model->rowOf("notice_on"), QStringLiteral("2026-03-01")));
    page.fixture.settle();
    const auto stored = page.fixture.all<model::Contact>().at(0);
    QCOMPARE(stored.legalBasis, model::LegalBasis::Consent);
    QVERIFY(stored.noticeOn.has_value());
}

void PersonWindow::theExportIsOneReadableFileAndJson()
{
    Page page;
    QTemporaryDir folder;
    QSignalSpy exported(page.screen.get(), &PersonScreen::exported);
    page.screen->exportTo(folder.filePath(QStringLiteral("钱穆之.txt")));
    QCOMPARE(exported.count(), 1);
    const QString text = QString::fromUtf8(page.fileOf(folder.filePath(QStringLiteral("钱穆之.txt"))));
    for (const char *wanted : {"钱穆之（青桥电子）", "电话：13988776655", "态度：疑虑", "采购角色：拍板人", "交付周期能写进合同吗"})
        QVERIFY2(text.contains(QString::fromUtf8(wanted)), wanted);
    const auto json = parseJson(page.fileOf(folder.filePath(QStringLiteral("钱穆之.json"))).toStdString());
    QVERIFY(json.ok());
    QCOMPARE(textOr(json.value(), "schema"), std::string("sinan.person/1"));
    QCOMPARE(textOr(memberOrNull(json.value(), "contact"), "stance"), std::string("doubtful"));
    QCOMPARE(memberOrNull(json.value(), "traces").size(), 1u);
    // A place that cannot be written says so.
    page.screen->exportTo(QStringLiteral("/no/such/folder/x.txt"));
    QCOMPARE(exported.count(), 1);
    QCOMPARE(page.said.last(), qtTrId("person.export_failed"));
}

void PersonWindow::erasingAsksOnceAndEnterAloneErasesNobody()
{
    Page page;
    QTest::keyClick(page.child<screens::FieldsView>("contact.fields"), Qt::Key_Delete, Qt::ShiftModifier);
    auto *no = page.child<QPushButton>("contact.erase.no");
    QVERIFY(no);
    QTRY_VERIFY(no->hasFocus());
    QTest::keyClick(no, Qt::Key_Space);
    page.fixture.settle();
    QCOMPARE(page.fixture.all<model::Contact>().size(), 1u);
    QVERIFY(page.child<widgets::InlineMessage>("contact.message")->isHidden());
}

void PersonWindow::erasingByKeysTakesThePersonAwayAndLeadsToTheCustomer()
{
    Page page;
    QSignalSpy erased(page.screen.get(), &PersonScreen::erased);
    QTest::keyClick(page.child<screens::FieldsView>("contact.fields"), Qt::Key_Delete, Qt::ShiftModifier);
    auto *yes = page.child<QPushButton>("contact.erase.yes");
    QVERIFY(yes);
    yes->setFocus();
    QTest::keyClick(yes, Qt::Key_Space);
    QTRY_COMPARE(erased.count(), 1);
    QCOMPARE(page.routes.last(), widgets::Route::to(QStringLiteral("customer"), page.customer));
    QCOMPARE(page.said.last(), qtTrId("person.erased"));
    QCOMPARE(page.fixture.all<model::Contact>().size(), 0u);
    QCOMPARE(page.fixture.all<model::Interaction>().at(0).text, std::string("[已删除的联系人]：[内容已删除]\n我方周楠：我回去确认"));
}

void PersonWindow::erasingByMouse()
{
    Page page;
    QSignalSpy erased(page.screen.get(), &PersonScreen::erased);
    QTest::mouseClick(page.child<QPushButton>("contact.erase"), Qt::LeftButton);
    QTest::mouseClick(page.child<QPushButton>("contact.erase.yes"), Qt::LeftButton);
    QTRY_COMPARE(erased.count(), 1);
    QCOMPARE(page.fixture.all<model::Contact>().size(), 0u);
}

void PersonWindow::aConsentIsGivenAndWithdrawn()
{
    Page page;
    auto *consents = page.screen->findChild<screens::ConsentsView *>();
    consents->give();
    auto *menu = consents->findChild<QMenu *>(QStringLiteral("consents.menu"));
    QVERIFY(menu);
    menu->actions().constFirst()->trigger();
    menu->close();
    QTRY_COMPARE(consents->list()->lines().rowCount(), 1);
    QCOMPARE(consents->list()->lines().line(0).title, QStringLiteral("录音与转写"));
    QCOMPARE(consents->list()->lines().line(0).right, QStringLiteral("同意"));
    page.fixture.clock.moveTo(page.fixture.clock.now() + std::chrono::hours(1));
    consents->list()->setFocus();
    QTest::keyClick(consents->list(), Qt::Key_Return);
    auto *line = consents->findChild<QMenu *>(QStringLiteral("consents.line_menu"));
    QVERIFY(line);
    line->actions().constFirst()->trigger();
    line->close();
    QTRY_COMPARE(consents->list()->lines().line(0).right, QStringLiteral("已撤回"));
    // Both answers stay on record, of this person.
    const auto stored = page.fixture.all<model::Consent>();
    QCOMPARE(stored.size(), 2u);
    QVERIFY(stored.at(1).contact == page.contact);
}

void PersonWindow::everythingHasANameAndFits()
{
    Page page;
    for (const QSize size : {QSize(1092, 560), QSize(1440, 840)}) {
        page.screen->resize(size);
        settleEvents();
        QCOMPARE(namelessControls(*page.screen), QStringList());
        QCOMPARE(clippedTexts(*page.screen), QStringList());
    }
}

void PersonWindow::whatIsPastItsTimeIsListedAndCanBeKept()
{
    Page page;
    auto contact = page.fixture.all<model::Contact>().at(0);
    contact.expires = *parseDate("2026-02-01");
    contact.expiryNoticeOn = *parseDate("2026-02-20");
    page.fixture.put({model::toRow(contact)});
    screens::ExpiryScreen expiry(page.fixture.bench());
    page.fixture.connectTo(&expiry);
    expiry.resize(1092, 560);
    expiry.show();
    expiry.open(widgets::Route{QStringLiteral("expiry"), {}, {}});
    auto *list = expiry.findChild<screens::LineList *>(QStringLiteral("expiry.list"));
    QTRY_COMPARE(list->lines().rowCount(), 1);
    QVERIFY2(list->lines().line(0).right.contains(QStringLiteral("2026-03-22")), qPrintable(list->lines().line(0).right));
    expiry.keepCurrent();
    QTRY_COMPARE(list->lines().rowCount(), 0);
    QVERIFY(!page.fixture.all<model::Contact>().at(0).expiryNoticeOn.has_value());
}

SINAN_TEST(PersonWindow)
#include "tst_person.moc"
