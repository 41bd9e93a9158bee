#include "store_reviews.h"

#include "app/base/utf8.h"
#include "bench_support.h"

#include <fstream>
#include <sstream>

namespace sinan::bench {

namespace {

/// The file's own CSV: commas, and quotes around texts with commas, quotes or line ends.
std::vector<std::vector<std::string>> parseCsv(const std::string &text)
{
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            rows.back().push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n') {
            rows.back().push_back(std::move(cell));
            cell.clear();
            rows.emplace_back();
        } else if (c != '\r') {
            cell += c;
        }
    }
    return rows;
}

} // namespace

std::vector<Review> loadReviews()
{
    const std::string path = std::string(SINAN_SHARED_DIR) + "/data/reviews_online_shopping/online_shopping_10_cats.csv";
    std::ifstream file(path, std::ios::binary);
    if (!file)
        stop("no " + path);
    std::stringstream content;
    content << file.rdbuf();
    std::vector<Review> reviews;
    const auto rows = parseCsv(content.str());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() != 3)
            continue;
        Review review;
        review.category = rows[i][0];
        review.rating = rows[i][1] == "1" ? 5 : 1;
        review.text = rows[i][2];
        review.key = "reviews.csv:" + std::to_string(i + 1);
        review.id = Uuid::v5(sinanSpace, review.key);
        review.at = 1'700'000'000'000 + std::int64_t(i) * 60'000;
        reviews.push_back(std::move(review));
    }
    return reviews;
}

std::vector<Json> importChunks(const std::vector<Review> &reviews, const Uuid &run, std::size_t size)
{
    std::vector<Json> chunks;
    for (std::size_t from = 0; from < reviews.size(); from += size) {
        Json rows = Json::array();
        for (std::size_t i = from; i < std::min(reviews.size(), from + size); ++i) {
            const Review &review = reviews[i];
            rows.push_back(Json{{"id", review.id.toString()},
                                {"channel", "feedback"},
                                {"occurred_at", toIso(fromMillis(review.at))},
                                {"text", review.text},
                                {"topic", review.category},
                                {"rating", review.rating},
                                {"source", "online_shopping_10_cats.csv"},
                                {"external_key", review.key}});
        }
        chunks.push_back(Json{{"run", run.toString()}, {"collection", "interaction"}, {"rows", std::move(rows)}});
    }
    return chunks;
}

void importAll(store::Store &workspace, std::vector<Json> chunks, const Uuid &run)
{
    const mutations::Actor actor{sinanSpace, "bench", model::Role::Manager};
    const auto carryOut = [&](std::string name, Json arguments) {
        mutations::Mutation mutation;
        mutation.name = std::move(name);
        mutation.arguments = std::move(arguments);
        mutation.group = run.toString();
        mutation.label = "undo.import";
        if (const auto receipt = workspace.writer().run(actor, mutation); !receipt.ok())
            stop(receipt.error().toString());
    };
    carryOut("import.start@1", Json{{"run", run.toString()}, {"file", "reviews.csv"}, {"collection", "interaction"}});
    for (Json &chunk : chunks)
        carryOut("import.chunk@1", std::move(chunk));
    carryOut("import.finish@1", Json{{"run", run.toString()}, {"refused", 0}});
}

} // namespace sinan::bench
