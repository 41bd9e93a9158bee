// One key press of the search box: every customer held against what was typed, in Chinese, pinyin and English. The peer is the
// limit, in milliseconds.
#include "bench_support.h"
#include "ui/widgets/text_match.h"

#include <string>

using namespace sinan;
using namespace sinan::bench;
using widgets::Searchable;

namespace {

std::vector<Searchable> makeNames(std::size_t count)
{
    constexpr std::string_view places[] = {"长安", "重庆", "杭州", "厦门", "苏北", "深圳", "长乐", "安庆", "澄江", "云浮"};
    constexpr std::string_view first[] = {"光", "云", "启", "金", "鑫", "睿", "行", "重", "华", "远", "盛", "嘉", "拓", "海", "恒", "宏"};
    constexpr std::string_view second[] = {"影", "帆", "明", "穗", "维", "通", "达", "信", "泰", "和", "乐", "单", "源", "辰", "润", "川"};
    constexpr std::string_view trades[] = {"机械", "软件", "食品有限公司", "冷链物流", "银行", "医疗器械", "智控A3", "光电科技", "汽车配件", "新材料"};
    std::vector<Searchable> names;
    names.reserve(count);
    std::size_t mixed = 1;
    for (std::size_t i = 0; i < count; ++i) {
        mixed = mixed * 6364136223846793005ULL + 1442695040888963407ULL;
        const std::size_t pick = mixed >> 33;
        std::string name(places[pick % std::size(places)]);
        name += first[pick / 10 % std::size(first)];
        name += second[pick / 160 % std::size(second)];
        name += trades[pick / 2560 % std::size(trades)];
        names.emplace_back(QStringList{QString::fromStdString(name), QStringLiteral("Customer %1 Limited").arg(i), QStringLiteral("K-%1").arg(i)});
    }
    return names;
}

struct Key
{
    std::string typed;
    double milliseconds = 0; ///< median
};

/// The slowest key press while words are typed letter by letter.
Key slowestKey(const std::vector<Searchable> &names)
{
    constexpr int runs = 7;
    Key slowest;
    std::size_t found = 0;
    for (const char *word : {"hangzhouguangyingjixie", "hzgyjx", "changan", "zhangle", "caip", "yinhang", "zhongqing", "xjfy", "a3", "limited", "长安光影"}) {
        const QString all = QString::fromUtf8(word);
        for (qsizetype letters = 1; letters <= all.size(); ++letters) {
            std::vector<double> times;
            for (int run = 0; run < runs; ++run) {
                times.push_back(seconds([&] {
                    const auto query = widgets::foldQuery(all.left(letters));
                    for (const Searchable &name : names)
                        found += name.score(query) > 0;
                }));
            }
            if (const double took = median(std::move(times)) * 1000; took > slowest.milliseconds)
                slowest = {all.left(letters).toStdString(), took};
        }
    }
    if (found == 0)
        stop("nothing was found");
    return slowest;
}

} // namespace

int main()
{
    for (const auto &[count, limit] : {std::pair<std::size_t, double>{2'000, 10}, {100'000, 50}}) {
        const std::vector<Searchable> names = makeNames(count);
        const Key slowest = slowestKey(names);
        Line line{"names_search_" + std::to_string(count), slowest.milliseconds, limit, "ms", 0, 1, Better::Lower,
                  "slowest key press, median of 7: " + slowest.typed + "; peer = the limit"};
        line.ratio = line.ours / line.peer;
        print(line);
    }
    return 0;
}
