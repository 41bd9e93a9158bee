#include "app/signals/model_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sinan::signals {

namespace {

constexpr std::size_t lineLength = 150;

/// At most two decimals, no trailing zeros: 1.2, -0.04.
std::string weightText(double weight)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", weight);
    std::string short_(text);
    while (short_.back() == '0')
        short_.pop_back();
    if (short_.back() == '.')
        short_.pop_back();
    return short_;
}

void writeGrams(const Json &grams, std::string &text)
{
    std::vector<std::pair<std::string, double>> sorted;
    for (const auto &[gram, weight] : grams.items())
        sorted.emplace_back(gram, weight.get<double>());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    std::size_t lineBegin = text.size();
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const std::string entry =
            dumpJson(sorted[i].first) + ":" + weightText(sorted[i].second) + (i + 1 < sorted.size() ? "," : "");
        if (i == 0 || text.size() - lineBegin + entry.size() > lineLength) {
            text += "\n        ";
            lineBegin = text.size();
        } else {
            text += ' ';
        }
        text += entry;
    }
}

void writeKind(const Json &kind, std::string &text)
{
    bool first = true;
    for (const auto &[name, value] : kind.items()) {
        if (name == "grams")
            continue;
        text += (first ? "" : ", ") + dumpJson(name) + ": " + dumpJson(value);
        first = false;
    }
    text += ",\n      \"grams\": {";
    writeGrams(kind["grams"], text);
    text += "}";
}

} // namespace

std::string modelText(const Json &model)
{
    std::string text = "{\n";
    for (const auto &[name, value] : model.items()) {
        if (name != "kinds")
            text += "  " + dumpJson(name) + ": " + dumpJson(value) + ",\n";
    }
    text += "  \"kinds\": {\n";
    bool first = true;
    for (const auto &[name, kind] : model["kinds"].items()) {
        text += std::string(first ? "" : ",\n") + "    " + dumpJson(name) + ": {";
        first = false;
        writeKind(kind, text);
        text += "}";
    }
    return text + "\n  }\n}\n";
}

} // namespace sinan::signals
