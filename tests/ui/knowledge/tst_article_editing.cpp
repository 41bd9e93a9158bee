#include "tests/support/test_program.h"
#include "tests/ui/knowledge/knowledge_fixture.h"

#include "ui/screens/customers/line_list.h"
#include "ui/screens/knowledge/article_editor.h"
#include "ui/screens/knowledge/article_page.h"
#include "ui/screens/knowledge/versions_view.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/markdown_view.h"

#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextBrowser>

namespace sinan::test {

using screens::KnowledgeScreen;
using screens::VersionsView;
using widgets::Route;

/// Stands in for the system's program that opens a file.
class FakeOpener final : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void take(const QUrl &url) { opened << url; }

public:
    QList<QUrl> opened;
};

class ArticleEditingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<KnowledgeFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void anEditIsOneStepAndANewVersion();
    void aNewArticleIsWrittenWithTheKeyboardAlone();
    void thePreviewFollowsAndEachLanguageKeepsItsText();
    void whatIsTypedOutlivesAKill();
    void aDraftGoesOnWhereItStopped();
    void discardingLeavesTheArticleAlone();
    void savingOnSomebodyElsesChangeAsksFirst();
    void whatIsMissingIsSaid();
    void versionsAreComparedWordByWord();
    void anEarlierVersionIsBroughtBackAndThatCanBeUndone();
    void attachmentsComeInAndOpenOutside();

private:
    void edit(const char *key)
    {
        m_fixture->open(QStringLiteral("knowledge/%1#edit").arg(QLatin1String(key)));
        QCOMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Edit);
    }
    screens::ArticleEditor &editor() { return *m_fixture->place().editor(); }
    void save()
    {
        m_fixture->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Read);
        QTRY_VERIFY(!m_fixture->desk->isReading());
    }
    /// Saves the price article twice: versions 2 and 3.
    void saveTwice()
    {
        edit("kb-price");
        editor().source()->setPlainText(QStringLiteral("先问四句再报数。"));
        save();
        m_fixture->press(Qt::Key_F2);
        editor().source()->setPlainText(QStringLiteral("先问五句再报数。"));
        editor().findChild<QLineEdit *>(QStringLiteral("knowledge.editor.owner"))->setText(QStringLiteral("钱蕾"));
        save();
    }
    std::unique_ptr<KnowledgeFixture> m_fixture;
};

void ArticleEditingTest::anEditIsOneStepAndANewVersion()
{
    m_fixture->open(QStringLiteral("knowledge/kb-price"));
    m_fixture->press(Qt::Key_F2);
    QCOMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Edit);
    QTest::keyClicks(editor().titleField(), QStringLiteral("(2026)"));
    save();
    const auto saved = m_fixture->stored("kb-price");
    QCOMPARE(QString::fromStdString(saved.titleZh), QStringLiteral("价格异议应答(2026)"));
    QCOMPARE(saved.revision, 2);
    QCOMPARE(saved.updatedOn, parseDate("2026-03-02"));
    QCOMPARE(saved.updatedBy, std::string("李静"));
    QCOMPARE(m_fixture->versionsOf(saved.id).size(), 2u);
    QTRY_COMPARE(m_fixture->place().page()->titleText(), QStringLiteral("价格异议应答(2026)"));
    m_fixture->bench.undo();
    QTRY_COMPARE(m_fixture->place().page()->titleText(), QStringLiteral("价格异议应答"));
    QCOMPARE(m_fixture->stored("kb-price").revision, 1);
}

void ArticleEditingTest::aNewArticleIsWrittenWithTheKeyboardAlone()
{
    m_fixture->open();
    m_fixture->press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(editor().titleField()->hasFocus());
    QTest::keyClicks(editor().titleField(), QStringLiteral("New page"));
    m_fixture->press(Qt::Key_Tab);
    QVERIFY(editor().source()->hasFocus());
    QTest::keyClicks(editor().source(), QStringLiteral("# One"));
    QTest::keyClick(editor().source(), Qt::Key_Return);
    QTest::keyClicks(editor().source(), QStringLiteral("Two"));
    m_fixture->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Read);
    QTRY_COMPARE(m_fixture->titles().size(), 5);
    QTRY_COMPARE(m_fixture->place().page()->titleText(), QStringLiteral("New page"));
    const auto key = m_fixture->place().route().id.toStdString();
    QVERIFY(key.starts_with("kb-"));
    QCOMPARE(m_fixture->stored(key).textZh, std::string("# One\nTwo"));
    QVERIFY(!m_fixture->stored(key).shipped);
}

void ArticleEditingTest::thePreviewFollowsAndEachLanguageKeepsItsText()
{
    edit("kb-price");
    auto *preview = editor().findChild<widgets::MarkdownView *>(QStringLiteral("knowledge.editor.preview"));
    editor().source()->setPlainText(QStringLiteral("**要点**"));
    QTRY_COMPARE(preview->toPlainText().trimmed(), QStringLiteral("要点"));
    m_fixture->press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(editor().languageShown(), Language::English);
    QVERIFY(editor().source()->toPlainText().startsWith(QStringLiteral("Ask first")));
    editor().source()->setPlainText(QStringLiteral("The point"));
    m_fixture->press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(editor().source()->toPlainText(), QStringLiteral("**要点**"));
    save();
    QCOMPARE(m_fixture->stored("kb-price").textZh, std::string("**要点**"));
    QCOMPARE(m_fixture->stored("kb-price").textEn, std::string("The point"));
}

void ArticleEditingTest::whatIsTypedOutlivesAKill()
{
    edit("kb-price");
    editor().source()->setPlainText(QStringLiteral("写到一半"));
    QSignalSpy kept(&m_fixture->desk->drafts(), &screens::ArticleDrafts::kept);
    QTRY_COMPARE(kept.size(), 1);
    // What kill -9 leaves: the files as they lie there now, while the program still holds them.
    QTemporaryDir after;
    const std::filesystem::path from = m_fixture->bench.store().path();
    const std::filesystem::path to = after.filePath("left.db").toStdU16String();
    for (const char *part : {"", "-wal"}) {
        if (std::filesystem::exists(from.u16string() + QString::fromLatin1(part).toStdU16String()))
            std::filesystem::copy_file(from.u16string() + QString::fromLatin1(part).toStdU16String(), to.u16string() + QString::fromLatin1(part).toStdU16String());
    }
    store::NoKey noKey;
    const auto opened = store::Store::open(to, noKey, {&m_fixture->bench.clock, &m_fixture->bench.random, &mutations::Registry::standard()});
    QVERIFY(opened.ok());
    const auto reader = (*opened)->reader();
    const auto drafts = screens::readDrafts(**reader);
    QCOMPARE(drafts.size(), 1u);
    QCOMPARE(drafts.begin()->first, m_fixture->stored("kb-price").id);
    QCOMPARE(drafts.begin()->second.textZh, std::string("写到一半"));
}

void ArticleEditingTest::aDraftGoesOnWhereItStopped()
{
    edit("kb-price");
    editor().source()->setPlainText(QStringLiteral("写到一半"));
    m_fixture->press(Qt::Key_Escape);
    QCOMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Read);
    const int row = m_fixture->place().list()->lines().rowOf(QStringLiteral("kb-price"));
    QCOMPARE(m_fixture->place().list()->lines().line(row).right, QStringLiteral("有草稿"));
    m_fixture->close();
    edit("kb-price");
    QCOMPARE(editor().source()->toPlainText(), QStringLiteral("写到一半"));
    QVERIFY(editor().notice()->isVisible());
    QVERIFY(m_fixture->stored("kb-price").textZh.starts_with("先问三句"));
    save();
    QCOMPARE(m_fixture->stored("kb-price").textZh, std::string("写到一半"));
    QVERIFY(m_fixture->desk->drafts().all().empty());
}

void ArticleEditingTest::discardingLeavesTheArticleAlone()
{
    edit("kb-price");
    editor().source()->setPlainText(QStringLiteral("不要了"));
    m_fixture->press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Read);
    QVERIFY(m_fixture->desk->drafts().all().empty());
    QCOMPARE(m_fixture->stored("kb-price").revision, 1);
    m_fixture->press(Qt::Key_F2);
    QVERIFY(editor().source()->toPlainText().startsWith(QStringLiteral("先问三句")));
}

void ArticleEditingTest::savingOnSomebodyElsesChangeAsksFirst()
{
    edit("kb-price");
    editor().source()->setPlainText(QStringLiteral("我的"));
    auto theirs = m_fixture->stored("kb-price");
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_fixture->bench.clock, m_fixture->bench.random);
    mutation.name = "article.save@1";
    auto draft = screens::draftOf(theirs);
    draft.textZh = "别人的";
    mutation.arguments = screens::argumentsOf(draft, theirs.expires, *parseDate("2026-03-02"));
    QVERIFY(m_fixture->bench.store().writer().run({Uuid{}, "王芳", model::Role::Delivery}, mutation).ok());
    m_fixture->bench.settle();
    QTRY_VERIFY(!m_fixture->desk->isReading());
    m_fixture->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(editor().notice()->isVisible());
    QCOMPARE(m_fixture->stored("kb-price").textZh, std::string("别人的"));
    QCOMPARE(editor().source()->toPlainText(), QStringLiteral("我的"));
    QTest::mouseClick(editor().findChild<QPushButton *>(QStringLiteral("knowledge.save_over")), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Read);
    QCOMPARE(m_fixture->stored("kb-price").textZh, std::string("我的"));
    const auto versions = m_fixture->versionsOf(theirs.id);
    QCOMPARE(versions.size(), 3u);
    QCOMPARE(versions[1].savedBy, std::string("王芳"));
}

void ArticleEditingTest::whatIsMissingIsSaid()
{
    m_fixture->open();
    m_fixture->press(Qt::Key_N, Qt::ControlModifier);
    m_fixture->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(editor().notice()->isVisible() && editor().notice()->sentence().contains(QStringLiteral("标题")));
    editor().titleField()->setText(QStringLiteral("题"));
    m_fixture->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(editor().notice()->sentence().contains(QStringLiteral("正文")));
    editor().source()->setPlainText(QStringLiteral("文"));
    editor().findChild<QLineEdit *>(QStringLiteral("knowledge.editor.expires"))->setText(QStringLiteral("随便哪天"));
    m_fixture->press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(editor().notice()->sentence().contains(QStringLiteral("有效期")));
    QCOMPARE(m_fixture->bench.all<model::KnowledgeArticle>().size(), 4u);
}

void ArticleEditingTest::versionsAreComparedWordByWord()
{
    saveTwice();
    m_fixture->press(Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Versions);
    VersionsView &view = *m_fixture->place().versions();
    QCOMPARE(view.versions().size(), 3u);
    QCOMPARE(view.selected()->revision, 3);
    QString marked;
    bool underlined = false;
    bool struck = false;
    for (QTextBlock block = view.text()->document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            if (format.fontUnderline()) {
                underlined = part.fragment().text() == QStringLiteral("五");
                marked += QLatin1Char('+') + part.fragment().text();
            } else if (format.fontStrikeOut()) {
                struck = part.fragment().text() == QStringLiteral("四");
                marked += QLatin1Char('-') + part.fragment().text();
            }
        }
    }
    QCOMPARE(marked, QStringLiteral("-四+五"));
    QVERIFY(underlined && struck);
    QVERIFY(view.text()->toPlainText().contains(QStringLiteral("维护人：李静 → 钱蕾")));
    m_fixture->press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(view.against(), VersionsView::Against::Current);
    view.list()->setFocus();
    m_fixture->press(Qt::Key_Down);
    m_fixture->press(Qt::Key_Down);
    QCOMPARE(view.selected()->revision, 1);
    QVERIFY(view.text()->toPlainText().contains(QStringLiteral("三")) && view.text()->toPlainText().contains(QStringLiteral("五")));
    m_fixture->press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!view.text()->toPlainText().contains(QStringLiteral("五")));
}

void ArticleEditingTest::anEarlierVersionIsBroughtBackAndThatCanBeUndone()
{
    saveTwice();
    m_fixture->press(Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(m_fixture->place().mode(), KnowledgeScreen::Mode::Versions);
    VersionsView &view = *m_fixture->place().versions();
    view.list()->setFocus();
    m_fixture->press(Qt::Key_Down);
    m_fixture->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(view.versions().size(), 4u);
    QVERIFY(m_fixture->stored("kb-price").textZh.starts_with("先问四句"));
    QCOMPARE(m_fixture->stored("kb-price").owner, std::string("李静"));
    QCOMPARE(view.versions().front().from, 2);
    m_fixture->bench.undo();
    QTRY_COMPARE(view.versions().size(), 3u);
    QVERIFY(m_fixture->stored("kb-price").textZh.starts_with("先问五句"));
}

void ArticleEditingTest::attachmentsComeInAndOpenOutside()
{
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    };
    edit("kb-price");
    QSignalSpy said(&m_fixture->place(), &widgets::Screen::said);
    editor().attach({write(QStringLiteral("对比表.pdf"), "%PDF-1.7 one"), write(QStringLiteral("假的.pdf"), "MZ")});
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(QStringLiteral("假的.pdf")));
    QTRY_COMPARE(model::attachmentsIn(editor().draft().attachments).size(), 1u);
    save();
    const auto files = model::attachmentsIn(m_fixture->stored("kb-price").attachments);
    QCOMPARE(files.size(), 1u);
    QVERIFY(m_fixture->desk->files().find(files[0]).ok());
    FakeOpener opener;
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &opener, "take");
    auto *open = m_fixture->place().findChild<QPushButton *>(QStringLiteral("knowledge.attachment.对比表.pdf"));
    QTRY_VERIFY(open && open->isVisible());
    open->setFocus();
    m_fixture->press(Qt::Key_Return);
    QTRY_COMPARE(opener.opened.size(), 1);
    QVERIFY(opener.opened[0].toLocalFile().endsWith(QStringLiteral("对比表.pdf")));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QFile copy(opener.opened[0].toLocalFile());
    QVERIFY(copy.open(QIODevice::ReadOnly) && copy.readAll() == "%PDF-1.7 one");
    // Taken out of the article, it stays: an earlier version uses it.
    m_fixture->press(Qt::Key_F2);
    QTest::mouseClick(editor().findChild<QPushButton *>(QStringLiteral("knowledge.editor.file.对比表.pdf")), Qt::LeftButton);
    save();
    QVERIFY(model::attachmentsIn(m_fixture->stored("kb-price").attachments).empty());
    QVERIFY(m_fixture->desk->files().find(files[0]).ok());
}

} // namespace sinan::test

SINAN_TEST(sinan::test::ArticleEditingTest)
#include "tst_article_editing.moc"
