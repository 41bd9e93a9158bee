#include "app/base/text_fold.h"
#include "app/signals/phrase_automaton.h"
#include "bench/bench_support.h"
#include "bench/signals_corpus.h"

using namespace sinan;
using namespace sinan::bench;

int main()
{
    const std::string corpus = signalsCorpus(24'000'000);
    const std::string folded = fold(corpus);
    const signals::Detector detector = shippedDetector();
    const auto automaton = signals::PhraseAutomaton::build(detector.phrases());
    if (!automaton.ok())
        stop(automaton.error().toString());
    const std::vector<std::string_view> talks = talksOf(corpus, 4000);
    std::vector<signals::PhraseAutomaton::Hit> hits;
    hits.reserve(folded.size() / 2);
    std::size_t found = 0;
    const double megabytes = double(corpus.size()) / 1e6;
    const Pair pair = interleaved(
        5,
        [&] {
            found = 0;
            return megabytes / seconds([&] {
                       for (const std::string_view text : talks) {
                           signals::Talk talk;
                           talk.text = text;
                           talk.channel = model::Channel::Chat;
                           const auto heard = detector.detect(talk);
                           found += heard.ok() ? heard->size() : 0;
                       }
                   });
        },
        [&] {
            hits.clear();
            return megabytes / seconds([&] { automaton->scan(folded, hits); });
        });
    print({"extractor", pair.ours, pair.peer, "MB/s", pair.ours / pair.peer, 0.3, Better::Higher,
           std::to_string(talks.size()) + " talks, " + std::to_string(found) + " signals; peer: the bare automaton on folded text"});
    return 0;
}
