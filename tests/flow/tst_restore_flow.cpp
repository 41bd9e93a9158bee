#include "tests/support/test_program.h"
#include "app/main/resources.h"
#include "app/main/window/program.h"
#include "app/model/customer.h"
#include "ui/shell/backup_control.h"

#include <QAbstractButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace sinan;

/// The real program on one's own workspace: back up, work on, restore. The window closes and comes back with what was backed up; the
/// former workspace is among the backups and comes back as well.
class RestoreFlowTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasBackedUpComesBackAndSoDoesWhatWasThere();

private:
    void add(const char *name);
    void restoreNewest();
    [[nodiscard]] QStringList customers() const;
    [[nodiscard]] shell::MainWindow &window() const { return m_program->cockpit().window(); }

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<main::Program> m_program;
};

void RestoreFlowTest::add(const char *name)
{
    model::Customer customer;
    customer.id = Uuid::v5(sinanSpace, name);
    customer.name = name;
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_clock, m_random);
    mutation.name = "customer.add@1";
    mutation.arguments = {{"row", model::toJson(model::toRow(customer))}};
    const auto done = m_program->cockpit().store().writer().run({Uuid{}, "李静", model::Role::Manager}, mutation);
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().toString().c_str());
}

QStringList RestoreFlowTest::customers() const
{
    const auto reader = m_program->cockpit().store().reader();
    mutations::Query byName;
    byName.orderBy = "name";
    const auto rows = mutations::selectAs<model::Customer>(**reader, byName);
    QStringList names;
    for (const model::Customer &customer : rows.value())
        names << QString::fromStdString(customer.name);
    return names;
}

void RestoreFlowTest::restoreNewest()
{
    window().go({QStringLiteral("settings"), {}, {}});
    QTRY_VERIFY(window().findChild<QAbstractButton *>(QStringLiteral("setting.backups.restore0")));
    window().findChild<QAbstractButton *>(QStringLiteral("setting.backups.restore0"))->click();
    QTRY_VERIFY(window().findChild<QAbstractButton *>(QStringLiteral("setting.restore.go")));
    const QPointer<shell::MainWindow> before = &window();
    window().findChild<QAbstractButton *>(QStringLiteral("setting.restore.go"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!before, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(window().isVisible(), 30'000);
}

void RestoreFlowTest::whatWasBackedUpComesBackAndSoDoesWhatWasThere()
{
    const std::filesystem::path resources = SINAN_SOURCE_DIR "/resources";
    theme::Theme theme;
    theme.install(*qApp);
    theme.setMotion(false);
    theme::Languages languages;
    const auto books = main::readPhrasebooks(resources);
    QVERIFY(books.ok());
    const main::Surroundings surroundings{resources, theme, languages, *books, main::detectorSource(resources)};
    const QTemporaryDir folder;
    main::Options options;
    options.workspace = std::filesystem::path(folder.path().toStdU16String());
    options.language = Language::Chinese;
    m_program = std::make_unique<main::Program>(options, std::filesystem::path(), surroundings);
    const auto started = m_program->start();
    QVERIFY2(started.ok(), started.ok() ? "" : started.error().toString().c_str());

    add("云帆机械");
    window().backups().make(store::BackupKind::ByHand);
    QTRY_COMPARE(window().backups().backups().list().size(), std::size_t(1));
    QTRY_VERIFY(!window().backups().isBusy());
    add("澄江软件");
    QCOMPARE(customers(), (QStringList{QStringLiteral("云帆机械"), QStringLiteral("澄江软件")}));

    restoreNewest();
    QCOMPARE(customers(), QStringList{QStringLiteral("云帆机械")});
    QCOMPARE(window().current().place, QStringLiteral("settings"));
    // It can be worked on, and the former workspace is the newest of the backups.
    add("长乐冷链");
    const auto files = window().backups().backups().list();
    QCOMPARE(files.size(), std::size_t(2));
    QVERIFY(files.front().kind == store::BackupKind::BeforeRestore);

    restoreNewest();
    QCOMPARE(customers(), (QStringList{QStringLiteral("云帆机械"), QStringLiteral("澄江软件")}));
    QCOMPARE(window().backups().backups().list().size(), std::size_t(3));
    m_program.reset();
}

SINAN_TEST(RestoreFlowTest)
#include "tst_restore_flow.moc"
