#include "app/base/text_fold.h"
#include "app/signals/phrase_automaton.h"
#include "bench/bench_support.h"
#include "bench/signals_corpus.h"

#include <cstring>
#include <filesystem>
#include <fstream>

using namespace sinan;
using namespace sinan::bench;
using signals::PhraseAutomaton;

namespace {

/// What `rg -o` prints one line for each: leftmost, longest, not overlapping.
std::size_t countLikeRg(const PhraseAutomaton &automaton, const std::vector<PhraseAutomaton::Hit> &hits)
{
    // Longest phrase by start; hits come ordered by end, so a window of open starts suffices.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
    spans.reserve(hits.size());
    for (const auto &hit : hits)
        spans.emplace_back(hit.end - automaton.length(hit.phrase), hit.end);
    std::sort(spans.begin(), spans.end(), [](const auto &a, const auto &b) { return a.first != b.first ? a.first < b.first : a.second > b.second; });
    std::size_t count = 0;
    std::uint32_t taken = 0;
    for (const auto &[begin, end] : spans) {
        if (begin >= taken) {
            ++count;
            taken = end;
        }
    }
    return count;
}

std::size_t runRg(const std::filesystem::path &patterns, const std::filesystem::path &corpus)
{
    const std::string command = "rg --no-config -a -o -F --no-filename --no-line-number -f '" + patterns.string() + "' '" + corpus.string() + "'";
    std::FILE *pipe = popen(command.c_str(), "r");
    if (!pipe)
        stop("rg does not start");
    std::size_t lines = 0;
    std::vector<char> buffer(1 << 20);
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        lines += std::size_t(std::count(buffer.data(), buffer.data() + got, '\n'));
    pclose(pipe);
    return lines;
}

} // namespace

int main()
{
    const std::string corpus = fold(signalsCorpus(100'000'000));
    std::vector<std::string> phrases = shippedDetector().phrases();
    // rg prefers the pattern that stands first: the longest.
    std::stable_sort(phrases.begin(), phrases.end(), [](const std::string &a, const std::string &b) { return a.size() > b.size(); });
    const auto automaton = PhraseAutomaton::build(phrases, PhraseAutomaton::Spaces::Exact);
    if (!automaton.ok())
        stop(automaton.error().toString());

    const auto folder = std::filesystem::temp_directory_path() / "sinan_phrase_scan";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "corpus.txt", std::ios::binary) << corpus;
    {
        std::ofstream patterns(folder / "phrases.txt", std::ios::binary);
        for (const std::string &phrase : phrases)
            patterns << phrase << '\n';
    }
    std::vector<PhraseAutomaton::Hit> hits;
    hits.reserve(corpus.size() / 2);
    automaton->scan(corpus, hits);
    const std::size_t ours = countLikeRg(*automaton, hits);
    const std::size_t theirs = runRg(folder / "phrases.txt", folder / "corpus.txt");
    if (ours != theirs)
        stop("hit counts differ: " + std::to_string(ours) + " and " + std::to_string(theirs));
    const double megabytes = double(corpus.size()) / 1e6;
    const Pair pair = interleaved(
        5,
        [&] {
            hits.clear();
            return megabytes / seconds([&] { automaton->scan(corpus, hits); });
        },
        [&] { return megabytes / seconds([&] { (void)runRg(folder / "phrases.txt", folder / "corpus.txt"); }); });
    print({"phrase_scan", pair.ours, pair.peer, "MB/s", pair.ours / pair.peer, 1.2, Better::Higher,
           std::to_string(phrases.size()) + " phrases, " + std::to_string(hits.size()) + " hits recorded, " + std::to_string(ours) + " as rg -o counts them"});
    std::filesystem::remove_all(folder);
    return 0;
}
