#include "tests/support/test_program.h"
#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/model/import.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/store/connection.h"
#include "app/store/eraser.h"
#include "app/store/history.h"
#include "store_fixture.h"

#include <QProcess>

#include <fstream>
#include <thread>
#include <set>

using namespace sinan;
using namespace sinan::test;
using model::Collection;

/// Erasure beats history: words that stand nowhere else are put into every place that can hold them, the person is erased, and every byte
/// of every file of the workspace is read.
class TestErasure final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingOfThePersonIsLeftAsBytes_data();
    void nothingOfThePersonIsLeftAsBytes();
    void theScanFindsWhatIsThere();
    void colleaguesAndOtherPeopleStayAsTheyWere();
    void quotesReadAsRedactedAndStillPointAtTheirPlace();
    void undoGoesOnForEverythingButThePerson();
    void undoSaysThatItCannotBringBackWhatWasErased();
    void anImportDoesNotBringThePersonBack();
    void expiredConversationsLoseTheirWords();
    void aWishThatWasCutOffIsCarriedOutAtTheNextStart();
    void aFileThatWasNotCleanedIsCleanedAtTheNextStart();
    void whatIsRefusedIsNotDoneAtTheNextStart();
    void aKillAtAnyMomentEndsWithThePersonErasedOrUntouched();
    void copiesOfMigrationsGoToo();
};

namespace {

const Uuid customerId = idOf("customer");
const Uuid personId = idOf("person");
const Uuid talkId = idOf("talk");
const Uuid otherId = idOf("other");

/// One word a place, all of them rare; the name is what others say of the person as well.
struct Canaries
{
    std::string name, given, title, phone, mail, wechat, key, spoken, mailWords, secondSpoken;
    [[nodiscard]] std::vector<std::string> all() const { return {name, given, title, phone, mail, wechat, key, spoken, mailWords, secondSpoken}; }
};

Canaries chinese()
{
    return {"龘靐齉", "靐齉", "麤麣督导", "13977665544", "yanpi.zhang@qxvzw.example", "wx_龖龗_7781", "LXR龞004417", "鬻饕餮糴的价格实在太高", "灪爨癵驫的交期", "驫鱻羴"};
}
Canaries english()
{
    return {"Zqxwv Kjhgfrow", "kjhgfrow", "Chief Plumbus Wrangler", "+86 139-8877-6655", "zq.kj@vvxqz.example", "zqkj_wechat_991", "CONQZX-88123",
            "the glorpwidget price is far too high", "our frumious deadline slips", "brobdingnaggle"};
}

model::Row contactRow(const Canaries &canary)
{
    model::Contact contact;
    contact.id = personId;
    contact.customer = customerId;
    contact.name = canary.name;
    contact.title = canary.title;
    contact.phone = canary.phone;
    contact.mail = canary.mail;
    contact.wechat = canary.wechat;
    contact.externalKey = canary.key;
    contact.role = model::BuyingRole::EconomicBuyer;
    contact.stance = model::Stance::Doubtful;
    contact.source = "名片";
    return model::toRow(contact);
}

mutations::Mutation mutationOf(std::string name, Json arguments, std::string group = {}, Json label = Json::object())
{
    mutations::Mutation mutation;
    mutation.name = std::move(name);
    mutation.arguments = std::move(arguments);
    mutation.group = std::move(group);
    mutation.label = "undo.test";
    mutation.labelArguments = std::move(label);
    return mutation;
}

mutations::Mutation eraseOf(const Uuid &contact)
{
    return mutationOf("contact.erase@1", Json{{"contact", contact.toString()}});
}

/// Adds the rows in which a person leaves traces, each through the mutation that people use; returns the last step.
Uuid fill(store::Writer &writer, const Canaries &canary)
{
    const auto run = [&](mutations::Mutation mutation) {
        const auto receipt = writer.run(manager(), mutation);
        if (!receipt.ok())
            qFatal("%s: %s", mutation.name.c_str(), receipt.error().toString().c_str());
        return receipt->mutation;
    };
    const auto add = [&](const char *name, const model::Row &row) { return run(mutationOf(name, Json{{"row", model::toJson(row)}})); };
    model::Customer customer;
    customer.id = customerId;
    customer.name = "云帆机械";
    customer.remark = "关键人是" + canary.name + ",电话 " + canary.phone;
    customer.tags = Json::array({"由 " + canary.name + " 引荐"});
    customer.custom = Json{{"对接人", canary.name}, {"微信", canary.wechat}};
    add("customer.add@1", model::toRow(customer));
    model::Contact other;
    other.id = otherId;
    other.customer = customerId;
    other.name = "刘敏";
    other.title = "采购经理";
    add("contact.add@1", model::toRow(other));

    // The person, brought in by an import; edited, taken back, redone.
    const std::string run1 = idOf("run").toString();
    run(mutationOf("import.start@1", Json{{"run", run1}, {"file", canary.name + "的名片.csv"}, {"collection", "contact"}}, run1, Json{{"file", canary.name + ".csv"}}));
    model::Row person = contactRow(canary);
    run(mutationOf("import.chunk@1", Json{{"run", run1}, {"collection", "contact"}, {"rows", Json::array({model::toJson(person)})}}, run1));
    run(mutationOf("import.finish@1", Json{{"run", run1}, {"refused", 0}}, run1));
    const Uuid edited = run(mutationOf("contact.edit@1", Json{{"id", personId.toString()}, {"fields", Json{{"title", canary.title + " 二"}}}}, {}, Json{{"customer", canary.name}}));
    const auto undone = writer.undoNow(manager(), edited);
    if (!undone.ok() || !writer.undoNow(manager(), undone->mutation).ok())
        qFatal("undo and redo");

    model::Interaction talk;
    talk.id = talkId;
    talk.customer = customerId;
    talk.channel = model::Channel::Call;
    talk.title = "与" + canary.name + "通话";
    talk.text = canary.name + "：" + canary.spoken + "\n我方周楠：好的,我再看看\n" + canary.name + "：" + canary.secondSpoken + "\n刘敏：也请抄送 " + canary.mail + "\n我方周楠：已记下,回头联系" + canary.name;
    talk.speakers = Json::array({Json{{"name", canary.name}, {"role", "customer"}, {"title", canary.title}}, Json{{"name", "周楠"}, {"role", "us"}}});
    talk.source = canary.name + ".txt";
    add("interaction.add@1", model::toRow(talk));
    model::Interaction mail;
    mail.id = idOf("mail");
    mail.customer = customerId;
    mail.channel = model::Channel::Mail;
    mail.title = "关于" + canary.mailWords;
    mail.text = canary.mailWords + "\n\n" + canary.name + "\n" + canary.title + "\n" + canary.phone;
    mail.speakers = Json::array({Json{{"name", canary.name}, {"role", "customer"}}});
    mail.author = canary.name;
    add("interaction.add@1", model::toRow(mail));
    model::Interaction note;
    note.id = idOf("note");
    note.text = "路上碰到 " + canary.name + ",微信 " + canary.wechat;
    add("interaction.add@1", model::toRow(note));

    model::Signal signal;
    signal.id = idOf("signal");
    signal.interaction = talkId;
    signal.customer = customerId;
    signal.start = std::int64_t(talk.text.find(canary.spoken));
    signal.end = signal.start + std::int64_t(canary.spoken.size());
    signal.quote = canary.spoken;
    signal.speaker = canary.name;
    signal.role = model::SpeakerRole::Customer;
    model::Signal ours = signal;
    ours.id = idOf("ours");
    const std::string later = "也请抄送";
    ours.start = std::int64_t(talk.text.find(later));
    ours.end = ours.start + std::int64_t(later.size());
    ours.quote = later;
    ours.speaker = "刘敏";
    model::Warning warning;
    warning.id = idOf("warning");
    warning.customer = customerId;
    warning.ruleKey = "price";
    warning.firstEvidence = signal.id;
    warning.score = 71;
    warning.explanation = Json{{"sentence", Json{{"id", "sentence.price"}, {"args", Json{{"who", Json{{"type", "person"}, {"value", canary.name}}}}}}}};
    Json derived = Json::array();
    for (const model::Row &row : {model::toRow(signal), model::toRow(ours), model::toRow(warning)})
        derived.push_back(Json{{"collection", model::tableOf(row.collection).info.name}, {"row", model::toJson(row)}});
    if (!writer.run(mutations::Actor::system(), mutationOf("reflex.apply@1", Json{{"rows", derived}})).ok())
        qFatal("reflex");

    run(mutationOf("warning.note@1", Json{{"warning", warning.id.toString()}, {"decision", idOf("decision").toString()}, {"note", "给" + canary.name + "回电"}}));
    run(mutationOf("task.add@1", Json{{"id", idOf("task").toString()}, {"customer", customerId.toString()}, {"title", "拜访 " + canary.name}, {"assignee", "周楠"}}));
    run(mutationOf("task.promise@1", Json{{"task", idOf("task").toString()}, {"promise", idOf("promise").toString()}, {"date", "2026-03-12"}, {"text", "答应" + canary.name + "周四给方案"}}));
    run(mutationOf("card.edit@1", Json{{"customer", customerId.toString()}, {"pains", canary.name + "嫌慢"}, {"pending", "问 " + canary.mail}}));
    model::Consent consent;
    consent.id = idOf("consent");
    consent.customer = customerId;
    consent.contact = personId;
    consent.purpose = "recording";
    consent.source = canary.name + "口头同意";
    add("consent.record@1", model::toRow(consent));
    if (!writer.runJob([&](store::Transaction &rows) { return rows.setSetting("draft", "给" + canary.name + "的草稿"); }).ok() ||
        !writer.runJob([&](store::Transaction &rows) { return rows.setSetting("recent", dumpJson(Json{{"words", Json::array({canary.name})}})); }).ok())
        qFatal("setting");
    // A second row of the same person, taken back: only a tombstone is left of it.
    model::Row twin = contactRow(canary);
    twin.id = idOf("twin");
    const Uuid added = add("contact.add@1", twin);
    if (!writer.undoNow(manager(), added).ok())
        qFatal("undo of the twin");
    return added;
}

/// Which of the words stand in a file of the folder, as they are or as the index folds them; by file.
QStringList found(const std::filesystem::path &folder, const Canaries &canary)
{
    std::set<std::string> words;
    for (const std::string &word : canary.all()) {
        words.insert(word);
        words.insert(fold(word));
        // Tokens of the index: pairs of Chinese characters, whole Latin words.
        const std::string folded = fold(word);
        std::string run;
        for (std::size_t at = 0; at < folded.size();) {
            const std::size_t from = at;
            const char32_t first = nextCodePoint(folded, at);
            if (first > 0x4e00 && at < folded.size() && first < 0xa000) {
                std::size_t behind = at;
                if (nextCodePoint(folded, behind) > 0x7f && (first == U'龘' || first == U'麤' || first == U'鬻' || first == U'灪' || first == U'驫' || first == U'龖'))
                    words.insert(folded.substr(from, behind - from));
            }
        }
    }
    for (const char *latin : {"kjhgfrow", "zqxwv", "plumbus", "glorpwidget", "frumious", "brobdingnaggle", "vvxqz", "qxvzw", "88776655", "77665544"}) {
        for (const std::string &word : canary.all()) {
            if (fold(word).find(latin) != std::string::npos)
                words.insert(latin);
        }
    }
    QStringList hits;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        for (const std::string &word : words) {
            if (bytes.find(word) != std::string::npos)
                hits << QString::fromStdString(entry.path().filename().string() + ": " + word);
        }
    }
    return hits;
}

/// A workspace with Sinan's own mutations.
class Workspace
{
public:
    Workspace() { open(); }
    void open()
    {
        m_store.reset();
        auto opened = store::Store::open(file(), m_noKey, {&m_clock, &m_random, &mutations::Registry::standard()});
        if (!opened.ok())
            qFatal("%s", opened.error().toString().c_str());
        m_store = std::move(opened).value();
    }
    void close() { m_store.reset(); }
    [[nodiscard]] store::Writer &writer() { return m_store->writer(); }
    [[nodiscard]] std::unique_ptr<store::Reader> reader() { return m_store->reader().value(); }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path file() const { return folder() / "workspace.db"; }
    template <class T> T get(const Uuid &id) { return model::fromRow<T>(*reader()->find(model::Described<T>::info.id, id).value()); }

private:
    QTemporaryDir m_folder;
    SetClock m_clock{fromMillis(1'772'409'000'000)};
    SeededRandom m_random{11};
    store::NoKey m_noKey;
    std::unique_ptr<store::Store> m_store;
};

} // namespace

void TestErasure::nothingOfThePersonIsLeftAsBytes_data()
{
    QTest::addColumn<bool>("inChinese");
    QTest::addColumn<int>("others");
    QTest::addRow("zh") << true << 0;
    QTest::addRow("en") << false << 0;
    QTest::addRow("zh among many") << true << 3000;
    QTest::addRow("en among many") << false << 3000;
}

void TestErasure::nothingOfThePersonIsLeftAsBytes()
{
    QFETCH(bool, inChinese);
    QFETCH(int, others);
    const Canaries canary = inChinese ? chinese() : english();
    Workspace workspace;
    fill(workspace.writer(), canary);
    Json rows = Json::array();
    for (int i = 0; i < others; ++i) {
        model::Interaction talk;
        talk.id = idOf("filler " + std::to_string(i));
        talk.customer = customerId;
        talk.text = "第 " + std::to_string(i) + " 次例行回访:一切正常,月底再联系 " + std::string(std::size_t(i % 200), 'x');
        rows.push_back(model::toJson(model::toRow(talk)));
    }
    if (others) {
        const std::string run = idOf("filler").toString();
        VERIFY_OK(workspace.writer().run(manager(), mutationOf("import.start@1", Json{{"run", run}, {"file", "f.csv"}, {"collection", "interaction"}}, run)));
        VERIFY_OK(workspace.writer().run(manager(), mutationOf("import.chunk@1", Json{{"run", run}, {"collection", "interaction"}, {"rows", rows}}, run)));
    }
    QVERIFY(found(workspace.folder(), canary).size() >= 10);
    const auto erased = workspace.writer().run(manager(), eraseOf(personId));
    VERIFY_OK(erased);
    QVERIFY(!erased->bytesRemain);
    // At once, while everything is still open …
    QCOMPARE(found(workspace.folder(), canary), QStringList());
    // … in a backup made from now on …
    std::filesystem::copy_file(workspace.file(), workspace.folder() / "backup.db");
    QCOMPARE(found(workspace.folder(), canary), QStringList());
    // … after it was closed, and opened and written to again.
    workspace.close();
    QCOMPARE(found(workspace.folder(), canary), QStringList());
    workspace.open();
    VERIFY_OK(workspace.reader()->check());
    VERIFY_OK(workspace.writer().run(manager(), mutationOf("customer.edit@1", Json{{"id", customerId.toString()}, {"fields", Json{{"city", "合肥"}}}})));
    QCOMPARE(found(workspace.folder(), canary), QStringList());
    for (const std::string &word : canary.all())
        QCOMPARE(workspace.reader()->searchCount(word).value(), 0);
    QVERIFY(workspace.reader()->searchCount("已删除的联系人").value() > 0);
    QCOMPARE(workspace.reader()->searchCount("例行回访").value(), others);
}

void TestErasure::theScanFindsWhatIsThere()
{
    // Without this the test above could not fail.
    Workspace workspace;
    fill(workspace.writer(), chinese());
    workspace.close();
    const QStringList hits = found(workspace.folder(), chinese());
    for (const std::string &word : chinese().all())
        QVERIFY2(!hits.filter(QString::fromStdString(word)).isEmpty(), word.c_str());
}

void TestErasure::colleaguesAndOtherPeopleStayAsTheyWere()
{
    Workspace workspace;
    fill(workspace.writer(), chinese());
    const auto before = workspace.get<model::Contact>(otherId);
    VERIFY_OK(workspace.writer().run(manager(), eraseOf(personId)));
    const auto after = workspace.get<model::Contact>(otherId);
    QCOMPARE(after.name, before.name);
    QCOMPARE(after.title, before.title);
    QCOMPARE(after.rowVersion, before.rowVersion);
    QCOMPARE(workspace.get<model::Task>(idOf("task")).titleZh, std::string("拜访 [已删除的联系人]"));
    QCOMPARE(workspace.get<model::Task>(idOf("task")).assignee, std::string("周楠"));
    const auto talk = workspace.get<model::Interaction>(talkId);
    QCOMPARE(talk.text, std::string("[已删除的联系人]：[内容已删除]\n我方周楠：好的,我再看看\n[已删除的联系人]：[内容已删除]\n刘敏：也请抄送 [已删除的联系人]\n我方周楠：已记下,回头联系[已删除的联系人]"));
    QVERIFY(talk.redactedAt.has_value());
    const auto row = workspace.reader()->find(Collection::Contact, personId).value();
    QVERIFY(row->tombstone);
    QVERIFY(model::fromRow<model::Contact>(*row).erasedAt.has_value());
}

void TestErasure::quotesReadAsRedactedAndStillPointAtTheirPlace()
{
    Workspace workspace;
    fill(workspace.writer(), chinese());
    VERIFY_OK(workspace.writer().run(manager(), eraseOf(personId)));
    const auto talk = workspace.get<model::Interaction>(talkId);
    const auto quoted = [&](const model::Signal &signal) { return talk.text.substr(std::size_t(signal.start), std::size_t(signal.end - signal.start)); };
    const auto theirs = workspace.get<model::Signal>(idOf("signal"));
    QCOMPARE(theirs.quote, std::string("[已删除的联系人]"));
    QCOMPARE(theirs.speaker, std::string("[已删除的联系人]"));
    QCOMPARE(quoted(theirs), std::string("[内容已删除]"));
    const auto others = workspace.get<model::Signal>(idOf("ours"));
    QCOMPARE(others.quote, std::string("也请抄送"));
    QCOMPARE(quoted(others), others.quote);
    // The warning stands on the same evidence, with the same score.
    const auto warning = workspace.get<model::Warning>(idOf("warning"));
    QCOMPARE(warning.score, 71.0);
    QCOMPARE(warning.firstEvidence, theirs.id);
}

void TestErasure::undoGoesOnForEverythingButThePerson()
{
    Workspace workspace;
    fill(workspace.writer(), chinese());
    const auto edited = workspace.writer().run(manager(), mutationOf("card.edit@1", Json{{"customer", customerId.toString()}, {"pains", "龘靐齉改口了"}}));
    VERIFY_OK(edited);
    VERIFY_OK(workspace.writer().run(manager(), eraseOf(personId)));
    // The step is older than the erasure, whose redaction made a version of its own.
    VERIFY_OK(workspace.writer().undoNow(manager(), edited->mutation));
    const auto cards = mutations::selectAs<model::ProgressCard>(*workspace.reader(), {}).value();
    QCOMPARE(cards.at(0).pains, std::string("[已删除的联系人]嫌慢"));
    QCOMPARE(found(workspace.folder(), chinese()), QStringList());
}

void TestErasure::undoSaysThatItCannotBringBackWhatWasErased()
{
    Workspace workspace;
    const Uuid twin = fill(workspace.writer(), chinese());
    const auto edit = workspace.writer().run(manager(), mutationOf("contact.edit@1", Json{{"id", personId.toString()}, {"fields", Json{{"stance", "support"}}}}));
    VERIFY_OK(edit);
    const auto erased = workspace.writer().run(manager(), eraseOf(personId));
    VERIFY_OK(erased);
    VERIFY_ERROR(workspace.writer().undoNow(manager(), erased->mutation), ErrorCode::Erased);
    VERIFY_ERROR(workspace.writer().undoNow(manager(), edit->mutation), ErrorCode::Erased);
    (void)twin;
    // Steps about the person only are no longer offered.
    const auto steps = workspace.reader()->history().value();
    for (const auto &step : steps)
        QVERIFY(step.mutation != edit->mutation);
    // Of an import the rest comes off, and the answer says that somebody is missing from it.
    model::Row second = contactRow(chinese());
    second.id = idOf("second");
    const std::string run = idOf("run2").toString();
    VERIFY_OK(workspace.writer().run(manager(), mutationOf("import.start@1", Json{{"run", run}, {"file", "f.csv"}, {"collection", "contact"}}, run)));
    model::Contact stranger;
    stranger.id = idOf("stranger");
    stranger.customer = customerId;
    stranger.name = "赵一";
    second.set("name", std::string("钱二"));
    second.set("phone", std::string());
    const auto chunk = workspace.writer().run(manager(), mutationOf("import.chunk@1", Json{{"run", run}, {"collection", "contact"}, {"rows", Json::array({model::toJson(second), model::toJson(model::toRow(stranger))})}}, run));
    VERIFY_OK(chunk);
    VERIFY_OK(workspace.writer().run(manager(), eraseOf(second.id)));
    const auto undone = workspace.writer().undoNow(manager(), chunk->mutation);
    VERIFY_OK(undone);
    QVERIFY(undone->withoutErased);
    QVERIFY(workspace.reader()->find(Collection::Contact, stranger.id).value()->tombstone);
    const auto redone = workspace.writer().undoNow(manager(), undone->mutation);
    VERIFY_OK(redone);
    QVERIFY(redone->withoutErased);
    QVERIFY(!workspace.reader()->find(Collection::Contact, stranger.id).value()->tombstone);
    QVERIFY(workspace.reader()->find(Collection::Contact, second.id).value()->tombstone);
}

void TestErasure::anImportDoesNotBringThePersonBack()
{
    Workspace workspace;
    fill(workspace.writer(), chinese());
    VERIFY_OK(workspace.writer().run(manager(), eraseOf(personId)));
    const std::string run = idOf("again").toString();
    VERIFY_OK(workspace.writer().run(manager(), mutationOf("import.start@1", Json{{"run", run}, {"file", "f.csv"}, {"collection", "contact"}}, run)));
    VERIFY_OK(workspace.writer().run(manager(), mutationOf("import.chunk@1", Json{{"run", run}, {"collection", "contact"}, {"rows", Json::array({model::toJson(contactRow(chinese()))})}}, run)));
    QVERIFY(workspace.reader()->find(Collection::Contact, personId).value()->tombstone);
    const auto imported = workspace.get<model::ImportRun>(idOf("again"));
    QCOMPARE(imported.erased, 1);
    QCOMPARE(imported.added, 0);
}

void TestErasure::expiredConversationsLoseTheirWords()
{
    Workspace workspace;
    const Canaries canary = chinese();
    fill(workspace.writer(), canary);
    const auto removed = workspace.writer().run(manager(), mutationOf("retention.remove@1", Json{{"interactions", Json::array({talkId.toString(), idOf("gone").toString()})}}));
    VERIFY_OK(removed);
    const auto talk = workspace.get<model::Interaction>(talkId);
    QCOMPARE(talk.text, std::string("[内容已删除]"));
    QVERIFY(talk.speakers.is_null());
    QCOMPARE(workspace.get<model::Signal>(idOf("signal")).quote, std::string("[内容已删除]"));
    const QStringList hits = found(workspace.folder(), canary);
    QVERIFY2(hits.filter(QString::fromStdString(canary.spoken)).isEmpty(), qPrintable(hits.join(QLatin1String(", "))));
    // The person is still there.
    QCOMPARE(workspace.get<model::Contact>(personId).name, canary.name);
}

void TestErasure::aWishThatWasCutOffIsCarriedOutAtTheNextStart()
{
    Workspace workspace;
    fill(workspace.writer(), english());
    workspace.close();
    {
        auto connection = store::Connection::open(workspace.file(), store::Connection::Mode::ReadWrite, std::nullopt).value();
        mutations::Mutation wish = eraseOf(personId);
        wish.id = idOf("wish");
        VERIFY_OK(store::erasing::note(*connection, {manager(), wish}));
    }
    QVERIFY(!found(workspace.folder(), english()).isEmpty());
    workspace.open();
    QCOMPARE(found(workspace.folder(), english()), QStringList());
    QVERIFY(workspace.reader()->find(Collection::Contact, personId).value()->tombstone);
    QCOMPARE(workspace.reader()->history().value().at(0).mutation, idOf("wish"));
    // Once.
    workspace.open();
    QCOMPARE(workspace.reader()->history().value().at(0).mutation, idOf("wish"));
}

void TestErasure::aFileThatWasNotCleanedIsCleanedAtTheNextStart()
{
    Workspace workspace;
    workspace.close();
    {
        // Old bytes in free pages, as they are left where the program dies between the commit and the cleaning.
        auto connection = store::Connection::open(workspace.file(), store::Connection::Mode::ReadWrite, std::nullopt).value();
        VERIFY_OK(connection->execute("PRAGMA secure_delete = 0; CREATE TABLE leftover (words TEXT) STRICT; INSERT INTO leftover SELECT '龘靐齉' || hex(zeroblob(3000)) FROM "
                                      "pragma_table_info('customer'); DROP TABLE leftover"));
        VERIFY_OK(store::erasing::setCleaningDue(*connection, true));
    }
    QVERIFY(!found(workspace.folder(), chinese()).isEmpty());
    workspace.open();
    QCOMPARE(found(workspace.folder(), chinese()), QStringList());
}

void TestErasure::whatIsRefusedIsNotDoneAtTheNextStart()
{
    Workspace workspace;
    fill(workspace.writer(), chinese());
    VERIFY_ERROR(workspace.writer().run(manager(), eraseOf(idOf("nobody"))), ErrorCode::NotFound);
    workspace.close();
    auto connection = store::Connection::open(workspace.file(), store::Connection::Mode::ReadWrite, std::nullopt).value();
    QVERIFY(!store::erasing::wish(*connection).value().has_value());
}

/// SINAN_KILLS times, else 12.
void TestErasure::aKillAtAnyMomentEndsWithThePersonErasedOrUntouched()
{
    const int kills = qEnvironmentVariableIsSet("SINAN_KILLS") ? qEnvironmentVariableIntValue("SINAN_KILLS") : 12;
    const Canaries canary = english();
    Workspace source;
    fill(source.writer(), canary);
    Json rows = Json::array();
    for (int i = 0; i < 2000; ++i) {
        model::Interaction talk;
        talk.id = idOf("filler " + std::to_string(i));
        talk.customer = customerId;
        talk.text = "第 " + std::to_string(i) + " 次回访,提到 " + (i % 7 ? std::string("别人") : canary.name) + " " + std::string(std::size_t(i % 300), 'x');
        rows.push_back(model::toJson(model::toRow(talk)));
    }
    const std::string run = idOf("filler").toString();
    VERIFY_OK(source.writer().run(manager(), mutationOf("import.start@1", Json{{"run", run}, {"file", "f.csv"}, {"collection", "interaction"}}, run)));
    VERIFY_OK(source.writer().run(manager(), mutationOf("import.chunk@1", Json{{"run", run}, {"collection", "interaction"}, {"rows", rows}}, run)));
    source.close();
    SeededRandom random(5);
    std::int64_t whole = 0; // microseconds that an erasure takes here, undisturbed
    int finished = 0;
    for (int kill = -1; kill < kills; ++kill) {
        Workspace workspace;
        workspace.close();
        std::filesystem::copy_file(source.file(), workspace.file(), std::filesystem::copy_options::overwrite_existing);
        QProcess victim;
        victim.start(QStringLiteral(SINAN_KILL_VICTIM), {QString::fromStdU16String(workspace.file().u16string()), QStringLiteral("erase"), QString::fromStdString(personId.toString())});
        QVERIFY(victim.waitForStarted());
        while (!victim.canReadLine())
            QVERIFY(victim.waitForReadyRead(20'000));
        const auto begin = std::chrono::steady_clock::now();
        if (kill < 0) {
            QVERIFY(victim.waitForFinished(60'000));
            whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
        } else {
            const auto until = begin + std::chrono::microseconds(random.below(std::uint64_t(whole)));
            while (std::chrono::steady_clock::now() < until)
                std::this_thread::yield();
            victim.kill();
            QVERIFY(victim.waitForFinished(20'000));
        }
        workspace.open();
        const auto row = workspace.reader()->find(Collection::Contact, personId).value();
        VERIFY_OK(workspace.reader()->check());
        if (!row->tombstone) {
            // Killed before the wish was written: nothing at all may have changed.
            QCOMPARE(workspace.get<model::Contact>(personId).rowVersion, row->version);
            QVERIFY(workspace.reader()->searchCount(canary.name).value() > 200);
            continue;
        }
        ++finished;
        const QStringList left = found(workspace.folder(), canary);
        QVERIFY2(left.isEmpty(), qPrintable(QStringLiteral("kill %1: %2").arg(kill).arg(left.join(QLatin1Char(' ')))));
        QCOMPARE(workspace.reader()->searchCount("回访").value(), 2000);
    }
    QVERIFY(finished > kills / 2);
}

void TestErasure::copiesOfMigrationsGoToo()
{
    Workspace workspace;
    fill(workspace.writer(), chinese());
    std::filesystem::copy_file(workspace.file(), workspace.folder() / "workspace.db.v1.bak");
    std::filesystem::copy_file(workspace.file(), workspace.folder() / "workspace.db.v1-2.bak");
    VERIFY_OK(workspace.writer().run(manager(), eraseOf(personId)));
    QCOMPARE(found(workspace.folder(), chinese()), QStringList());
}

SINAN_TEST(TestErasure)
#include "tst_erasure.moc"
