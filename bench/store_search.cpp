// Search in 31,256 reviews: Reader::search against LIKE over the folded text, same library, equal hits in the same order.
#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/store/connection.h"
#include "bench_support.h"
#include "store_reviews.h"

#include <QTemporaryDir>

#include <set>

using namespace sinan;
using namespace sinan::bench;

namespace {

/// Words of `length` characters, taken where a random position of the texts has so many Chinese characters in a row: common words
/// come often.
std::vector<std::string> sampleWords(const std::vector<Review> &reviews, std::size_t length, std::size_t count)
{
    SeededRandom random(length);
    std::set<std::string> words;
    while (words.size() < count) {
        const std::string folded = fold(reviews[random.below(reviews.size())].text);
        std::vector<std::size_t> starts;
        for (std::size_t at = 0; at < folded.size();) {
            starts.push_back(at);
            (void)nextCodePoint(folded, at);
        }
        starts.push_back(folded.size());
        if (starts.size() <= length)
            continue;
        const std::size_t first = random.below(starts.size() - length);
        const std::string word = folded.substr(starts[first], starts[first + length] - starts[first]);
        bool chinese = true;
        for (std::size_t at = 0; at < word.size();)
            chinese = isCjk(nextCodePoint(word, at)) && chinese;
        if (chinese)
            words.insert(word);
    }
    return {words.begin(), words.end()};
}

/// A table of the folded texts, and LIKE over it, newest first.
class LikePeer
{
public:
    LikePeer(const std::filesystem::path &path, const std::vector<Review> &reviews)
    {
        auto opened = store::Connection::open(path, store::Connection::Mode::ReadWriteCreate, {});
        if (!opened.ok())
            stop(opened.error().toString());
        m_connection = std::move(opened).value();
        must(m_connection->execute(
            "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536; CREATE TABLE note (seq INTEGER PRIMARY KEY, id BLOB, words "
            "TEXT); BEGIN"));
        for (const Review &review : reviews) {
            auto insert = m_connection->prepare("INSERT INTO note (id, words) VALUES (?1, ?2)");
            const std::string folded = fold(review.text);
            insert->bind(1, review.id);
            insert->bind(2, std::string_view(folded));
            must(insert->run());
        }
        must(m_connection->execute("COMMIT; PRAGMA case_sensitive_like = 1"));
    }
    [[nodiscard]] std::vector<Uuid> search(const std::string &word, std::int64_t limit)
    {
        std::vector<Uuid> ids;
        auto statement = m_connection->prepare("SELECT id FROM note WHERE words LIKE ?1 ORDER BY seq DESC LIMIT ?2");
        const std::string pattern = "%" + word + "%";
        statement->bind(1, std::string_view(pattern));
        statement->bind(2, limit);
        while (statement->step().value())
            ids.push_back(statement->id(0));
        return ids;
    }

private:
    static void must(const Result<void> &outcome)
    {
        if (!outcome.ok())
            stop(outcome.error().toString());
    }
    std::unique_ptr<store::Connection> m_connection;
};

std::vector<Uuid> searchOurs(const store::Reader &reader, const std::string &word, std::int64_t limit)
{
    const auto hits = reader.search(word, limit);
    if (!hits.ok())
        stop(hits.error().toString());
    std::vector<Uuid> ids;
    for (const store::SearchHit &hit : *hits)
        ids.push_back(hit.id);
    return ids;
}

struct Figures
{
    std::vector<double> ours;
    std::vector<double> peer;
    std::vector<double> ratios;
    std::vector<double> hits;
    void add(const Figures &other)
    {
        const auto append = [](std::vector<double> &to, const std::vector<double> &from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        append(ours, other.ours);
        append(peer, other.peer);
        append(ratios, other.ratios);
        append(hits, other.hits);
    }
};

/// What a search shows: how many rows there are, and the first of them.
constexpr std::int64_t page = 50;
constexpr std::int64_t all = 1'000'000;

/// Each word's times are medians of five interleaved runs, after its complete result sets were found equal.
Figures compare(const store::Reader &reader, LikePeer &peer, const std::vector<std::string> &words)
{
    Figures figures;
    for (const std::string &word : words) {
        const std::vector<Uuid> hits = searchOurs(reader, word, all);
        if (hits != peer.search(word, all))
            stop("different hits for " + word);
        if (reader.searchCount(word).value() != std::int64_t(hits.size()))
            stop("a wrong count for " + word);
        constexpr int repeats = 10;
        const auto ours = [&] {
            return seconds([&] {
                       for (int i = 0; i < repeats; ++i) {
                           (void)searchOurs(reader, word, page);
                           (void)reader.searchCount(word).value();
                       }
                   }) /
                   repeats;
        };
        // One scan is enough for both.
        const auto theirs = [&] { return seconds([&] { (void)peer.search(word, all); }); };
        const Pair pair = interleaved(5, ours, theirs);
        figures.ours.push_back(pair.ours * 1e3);
        figures.peer.push_back(pair.peer * 1e3);
        figures.ratios.push_back(pair.peer / pair.ours);
        figures.hits.push_back(double(hits.size()));
    }
    return figures;
}

void report(const std::string &name, const Figures &figures, const std::string &what)
{
    const double slowest = *std::min_element(figures.ratios.begin(), figures.ratios.end());
    char extra[200];
    std::snprintf(extra, sizeof extra,
                  "; %zu words, median %.0f hits, slowest word %.1fx; count and first 50, complete hits equal",
                  figures.ratios.size(), median(figures.hits), slowest);
    print({name, median(figures.ours), median(figures.peer), "ms", median(figures.ratios), 50, Better::Higher, what + extra});
}

} // namespace

int main()
{
    const std::vector<Review> reviews = loadReviews();
    const QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    const SystemClock clock;
    SystemRandom random;
    store::NoKey noKey;
    auto opened = store::Store::open(base / "ours.sinan", noKey, {&clock, &random, &mutations::Registry::standard()});
    if (!opened.ok())
        stop(opened.error().toString());
    const Uuid run = Uuid::v5(sinanSpace, "run");
    importAll(*opened.value(), importChunks(reviews, run, chunkRows), run);
    auto reader = opened.value()->reader();
    if (!reader.ok())
        stop(reader.error().toString());
    LikePeer peer(base / "peer.db", reviews);
    Figures together;
    for (const std::size_t length : {1, 2, 3, 4}) {
        const Figures figures = compare(*reader.value(), peer, sampleWords(reviews, length, 30));
        report("search_" + std::to_string(length), figures, std::to_string(length) + " characters");
        together.add(figures);
    }
    report("search", together, "1 to 4 characters, peer LIKE over folded text");
    return 0;
}
