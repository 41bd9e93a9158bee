// Import of 31,256 reviews through the mutations, against a bare loop over the C API that fills the same tables, indexes and full
// text with the same library, pragmas and chunk size. Both are durable (WAL, synchronous=FULL).
#include "app/base/text_fold.h"
#include "app/store/database_file.h"
#include "app/store/history.h"
#include "bench_support.h"
#include "store_reviews.h"

#include <QTemporaryDir>

#include <sqlite3.h>

using namespace sinan;
using namespace sinan::bench;

namespace {

const SystemClock systemClock;
SystemRandom systemRandom;

store::Environment environment()
{
    return {&systemClock, &systemRandom, &mutations::Registry::standard()};
}

std::unique_ptr<store::Store> openWorkspace(const std::filesystem::path &path)
{
    store::NoKey noKey;
    auto opened = store::Store::open(path, noKey, environment());
    if (!opened.ok())
        stop(opened.error().toString());
    return std::move(opened).value();
}

void check(int code, sqlite3 *database)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        stop(sqlite3_errmsg(database));
}

/// A statement of the bare loop.
class Bare
{
public:
    Bare(sqlite3 *database, const char *sql) : m_database(database)
    {
        check(sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr), database);
    }
    ~Bare() { sqlite3_finalize(m_statement); }
    Bare(const Bare &) = delete;
    Bare &operator=(const Bare &) = delete;
    void integer(int at, std::int64_t value) { sqlite3_bind_int64(m_statement, at, value); }
    void text(int at, const std::string &value)
    {
        sqlite3_bind_text(m_statement, at, value.c_str(), int(value.size()), SQLITE_STATIC);
    }
    void blob(int at, const void *bytes, std::size_t size)
    {
        sqlite3_bind_blob(m_statement, at, bytes, int(size), SQLITE_STATIC);
    }
    void run()
    {
        check(sqlite3_step(m_statement), m_database);
        sqlite3_reset(m_statement);
    }

private:
    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
};

/// What one chunk leaves in outbox and history, made before the clock starts.
struct ChunkRecord
{
    Uuid id;
    std::string arguments;
    std::string writes;
};

std::vector<ChunkRecord> chunkRecords(const std::vector<Review> &reviews, const std::vector<Json> &chunks)
{
    std::vector<ChunkRecord> records;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        std::vector<mutations::Write> writes;
        for (std::size_t row = i * chunkRows; row < std::min(reviews.size(), (i + 1) * chunkRows); ++row) {
            mutations::Write write;
            write.after.collection = model::Collection::Interaction;
            write.after.id = reviews[row].id;
            write.after.version = 1;
            writes.push_back(std::move(write));
        }
        records.push_back(
            ChunkRecord{Uuid::v5(sinanSpace, "chunk" + std::to_string(i)), dumpJson(chunks[i]), store::packWrites(writes)});
    }
    return records;
}

void bareLoop(sqlite3 *database, const std::vector<Review> &reviews, const std::vector<ChunkRecord> &chunks,
              const Uuid &workspace)
{
    const std::int64_t now = toMillis(systemClock.now());
    const std::string channel = "feedback";
    const std::string source = "online_shopping_10_cats.csv";
    const std::string empty;
    Bare row(database, "INSERT INTO interaction (seq, id, workspace, bucket, row_version, search_doc, customer, opportunity, "
                       "channel, occurred_at, "
                       "known_at, title, text, lang, speakers, author, topic, rating, source, external_key) VALUES (NULL, ?1, "
                       "?2, NULL, 1, ?3, NULL, "
                       "NULL, ?4, ?5, ?6, ?7, ?8, ?7, NULL, ?7, ?9, ?10, ?11, ?12)");
    Bare place(database, "INSERT INTO search_row (doc, slot, id) VALUES (?1, (SELECT slot FROM search_slot WHERE collection = "
                         "'interaction'), ?2)");
    Bare words(database, "INSERT INTO search (rowid, words) VALUES (?1, ?2)");
    Bare unread(database, "INSERT INTO unread_interaction (row_seq) VALUES (?1)");
    Bare outbox(database, "INSERT INTO outbox (mutation, name, arguments, base, gesture, actor, actor_name, created) VALUES (?1, "
                          "'import.chunk@1', ?2, "
                          "'{}', 'import', ?1, 'bench', ?3)");
    Bare history(database, "INSERT INTO history (mutation, gesture, name, label, label_arguments, actor, at, listed, local, "
                           "writes) VALUES (?1, 'import', "
                           "'import.chunk@1', 'undo.import', 'null', 'bench', ?2, 1, 0, ?3)");
    Bare begin(database, "BEGIN IMMEDIATE");
    Bare commit(database, "COMMIT");
    std::size_t at = 0;
    for (const ChunkRecord &chunk : chunks) {
        begin.run();
        for (const std::size_t end = std::min(reviews.size(), at + chunkRows); at < end; ++at) {
            const Review &review = reviews[at];
            const std::int64_t document = std::int64_t(at) + 1;
            row.blob(1, review.id.bytes().data(), 16);
            row.blob(2, workspace.bytes().data(), 16);
            row.integer(3, document);
            row.text(4, channel);
            row.integer(5, review.at);
            row.integer(6, now);
            row.text(7, empty);
            row.text(8, review.text);
            row.text(9, review.category);
            row.integer(10, review.rating);
            row.text(11, source);
            row.text(12, review.key);
            row.run();
            const std::int64_t seq = sqlite3_last_insert_rowid(database);
            place.integer(1, document);
            place.blob(2, review.id.bytes().data(), 16);
            place.run();
            words.integer(1, document);
            words.text(2, review.text);
            words.run();
            unread.integer(1, seq);
            unread.run();
        }
        outbox.blob(1, chunk.id.bytes().data(), 16);
        outbox.text(2, chunk.arguments);
        outbox.integer(3, now);
        outbox.run();
        history.blob(1, chunk.id.bytes().data(), 16);
        history.integer(2, now);
        history.blob(3, chunk.writes.data(), chunk.writes.size());
        history.run();
        commit.run();
    }
}

/// Rows and search results of a workspace, to see that both ways leave the same.
std::string fingerprint(store::Store &workspace)
{
    auto reader = workspace.reader();
    if (!reader.ok())
        stop(reader.error().toString());
    const auto rows = reader.value()->select({model::Collection::Interaction, {}, "external_key", false, -1});
    if (!rows.ok())
        stop(rows.error().toString());
    std::size_t hash = rows->size();
    for (const model::Row &row : *rows) {
        Json json = model::toJson(row);
        json.erase("known_at");
        hash = hash * 1'000'003 + std::hash<std::string>()(dumpJson(json));
    }
    for (const char *words : {"的", "酒店", "质量不错", "电脑 键盘", "lenovo", "nothing"}) {
        const auto hits = reader.value()->search(words, 1'000'000);
        if (!hits.ok())
            stop(hits.error().toString());
        for (const store::SearchHit &hit : *hits)
            hash = hash * 1'000'003 + std::hash<Uuid>()(hit.id);
    }
    return std::to_string(rows->size()) + " rows, " + std::to_string(hash);
}

} // namespace

int main()
{
    const std::vector<Review> reviews = loadReviews();
    const Uuid run = Uuid::v5(sinanSpace, "run");
    const std::vector<Json> chunks = importChunks(reviews, run, chunkRows);
    const std::vector<ChunkRecord> records = chunkRecords(reviews, chunks);

    std::string oursLeft;
    const auto ours = [&]() -> double {
        const QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.filePath(QStringLiteral("ours.sinan")).toStdString());
        std::vector<Json> copy = chunks; // in the window, parsing the file makes them
        const double taken = seconds([&] { importAll(*workspace, std::move(copy), run); });
        if (oursLeft.empty())
            oursLeft = fingerprint(*workspace);
        return double(reviews.size()) / taken;
    };
    std::string peerLeft;
    const auto peer = [&]() -> double {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("peer.sinan")).toStdString();
        double taken = 0;
        {
            auto opened = store::openDatabase(path, {}, environment(), store::standardMigrations());
            if (!opened.ok())
                stop(opened.error().toString());
            taken = seconds([&] { bareLoop(opened->connection->handle(), reviews, records, opened->workspace); });
        }
        if (peerLeft.empty())
            peerLeft = fingerprint(*openWorkspace(path));
        return double(reviews.size()) / taken;
    };
    (void)ours();
    (void)peer();
    if (oursLeft != peerLeft)
        stop("the two imports differ: " + oursLeft + " / " + peerLeft);
    const Pair figures = interleaved(5, ours, peer);
    print({"store_import", figures.ours, figures.peer, "rows/s", figures.ours / figures.peer, 0.5, Better::Higher,
           std::to_string(reviews.size()) +
               " reviews; peer: bare C API loop, same tables, indexes, full text, outbox and history"});
    return 0;
}
