#include "app/store/attachment_files.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace sinan;
using store::AttachmentFiles;

class TestAttachments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileLiesUnderItsHashOnce();
    void onlyTheKindsThatAreAllowedComeIn_data();
    void onlyTheKindsThatAreAllowedComeIn();
    void aFileThatIsTooLargeIsRefused();
    void whatWasTamperedWithIsNotOpened();
    void aCopyHasItsNameAndCannotBeWrittenThrough();
    void anUnusedFileGoesAfterThirtyDaysAndNotBefore();

private:
    static std::filesystem::path write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName().toStdU16String();
    }
    static AttachmentFiles filesOf(const QTemporaryDir &folder) { return AttachmentFiles(std::filesystem::path(folder.filePath("workspace.db").toStdU16String())); }
};

void TestAttachments::aFileLiesUnderItsHashOnce()
{
    QTemporaryDir folder;
    const AttachmentFiles files = filesOf(folder);
    const auto first = files.take(write(folder, QStringLiteral("对比表.pdf"), "%PDF-1.7 one"));
    const auto again = files.take(write(folder, QStringLiteral("副本.pdf"), "%PDF-1.7 one"));
    QVERIFY(first.ok() && again.ok());
    QCOMPARE(QString::fromStdString(first->name), QStringLiteral("对比表.pdf"));
    QCOMPARE(first->sha256, again->sha256);
    QCOMPARE(first->size, 12);
    QCOMPARE(QDir(folder.filePath("files")).entryList(QDir::Files).size(), 1);
    QVERIFY(files.find(*first).ok());
}

void TestAttachments::onlyTheKindsThatAreAllowedComeIn_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("kind");
    QTest::newRow("pdf") << "a.pdf" << QByteArray("%PDF-1.4") << "pdf";
    QTest::newRow("png") << "a.PNG" << QByteArray("\x89PNG\r\n\x1a\n....") << "png";
    QTest::newRow("jpeg") << "a.jpeg" << QByteArray("\xff\xd8\xff\xe0") << "jpg";
    QTest::newRow("docx") << "a.docx" << QByteArray("PK\x03\x04....word/document.xml....") << "docx";
    QTest::newRow("a program called pdf") << "a.pdf" << QByteArray("MZ\x90") << "";
    QTest::newRow("a pdf called docx") << "a.docx" << QByteArray("%PDF-1.4") << "";
    QTest::newRow("another zip called docx") << "a.docx" << QByteArray("PK\x03\x04 xl/workbook.xml") << "";
    QTest::newRow("empty") << "a.png" << QByteArray() << "";
    QTest::newRow("no ending") << "a" << QByteArray("%PDF-1.4") << "";
}

void TestAttachments::onlyTheKindsThatAreAllowedComeIn()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, kind);
    QTemporaryDir folder;
    const auto taken = filesOf(folder).take(write(folder, name, bytes));
    QCOMPARE(taken.ok(), !kind.isEmpty());
    if (taken.ok())
        QCOMPARE(QString::fromStdString(taken->kind), kind);
    else
        QVERIFY(taken.error().code == ErrorCode::InvalidArgument && QString::fromStdString(std::string(taken.error().fact("file"))) == name);
}

void TestAttachments::aFileThatIsTooLargeIsRefused()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("a.pdf"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(AttachmentFiles::largest + 1));
    file.close();
    const auto taken = filesOf(folder).take(std::filesystem::path(file.fileName().toStdU16String()));
    QVERIFY(!taken.ok() && taken.error().code == ErrorCode::TooLarge);
    QVERIFY(!QDir(folder.filePath("files")).exists());
}

void TestAttachments::whatWasTamperedWithIsNotOpened()
{
    QTemporaryDir folder;
    const AttachmentFiles files = filesOf(folder);
    const auto taken = files.take(write(folder, QStringLiteral("a.pdf"), "%PDF-1.4"));
    const auto place = files.find(*taken);
    QFile stored(QString::fromStdU16String(place->u16string()));
    QVERIFY(stored.open(QIODevice::Append) && stored.write("x") == 1);
    stored.close();
    QVERIFY(files.find(*taken).error().code == ErrorCode::Corrupt);
    QVERIFY(files.copyOut(*taken, folder.filePath("out").toStdU16String()).error().code == ErrorCode::Corrupt);
    QVERIFY(stored.remove());
    QVERIFY(files.find(*taken).error().code == ErrorCode::NotFound);
}

void TestAttachments::aCopyHasItsNameAndCannotBeWrittenThrough()
{
    QTemporaryDir folder;
    const AttachmentFiles files = filesOf(folder);
    const auto taken = files.take(write(folder, QStringLiteral("白皮书.pdf"), "%PDF-1.4"));
    for (int round = 0; round < 2; ++round) {
        const auto copy = files.copyOut(*taken, folder.filePath("out").toStdU16String());
        QVERIFY(copy.ok());
        const QFileInfo info(QString::fromStdU16String(copy->u16string()));
        QCOMPARE(info.fileName(), QStringLiteral("白皮书.pdf"));
        QVERIFY(!info.permission(QFile::WriteOwner));
    }
}

void TestAttachments::anUnusedFileGoesAfterThirtyDaysAndNotBefore()
{
    QTemporaryDir folder;
    const AttachmentFiles files = filesOf(folder);
    const auto used = files.take(write(folder, QStringLiteral("a.pdf"), "%PDF-1.4 used"));
    const auto other = files.take(write(folder, QStringLiteral("b.pdf"), "%PDF-1.4 other"));
    const UtcTime start = fromMillis(1'772'410'200'000);
    const std::set<std::string> one{used->sha256};
    QCOMPARE(files.sweep(one, start).value(), 0);
    QCOMPARE(files.sweep(one, start + std::chrono::days(29)).value(), 0);
    // An undo brings it back into use: the days count anew.
    QCOMPARE(files.sweep({used->sha256, other->sha256}, start + std::chrono::days(29)).value(), 0);
    QCOMPARE(files.sweep(one, start + std::chrono::days(31)).value(), 0);
    QCOMPARE(files.sweep(one, start + std::chrono::days(62)).value(), 1);
    QVERIFY(files.find(*used).ok());
    QVERIFY(files.find(*other).error().code == ErrorCode::NotFound);
}

SINAN_TEST(TestAttachments)
#include "tst_attachments.moc"
