#include "app/main/cli/cli.h"
#include "app/main/resources.h"
#include "app/rules/logic.h"

#include <cmath>

namespace sinan::cli {

namespace {

/// Numbers are equal by value: 1 and 1.0 are the same answer.
bool sameAnswer(const Json &a, const Json &b)
{
    if (a.is_number() && b.is_number())
        return a.get<double>() == b.get<double>();
    if (a.type() != b.type() || a.size() != b.size())
        return false;
    if (a.is_array()) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!sameAnswer(a[i], b[i]))
                return false;
        }
        return true;
    }
    if (a.is_object()) {
        for (const auto &[key, value] : a.items()) {
            if (!b.contains(key) || !sameAnswer(value, b[key]))
                return false;
        }
        return true;
    }
    return a == b;
}

struct Case {
    Json rule;
    Json data;
    std::optional<Json> expected;
    std::optional<Json> error;
};

std::optional<Case> readCase(const Json &entry)
{
    if (entry.is_array() && entry.size() >= 3)
        return Case{entry[0], entry[1], entry[2], std::nullopt};
    if (!entry.is_object() || !entry.contains("rule"))
        return std::nullopt;
    Case one{entry["rule"], memberOrNull(entry, "data"), std::nullopt, std::nullopt};
    if (entry.contains("error"))
        one.error = entry["error"];
    else if (entry.contains("result"))
        one.expected = entry["result"];
    else
        one.expected = memberOrNull(entry, "expected");
    return one;
}

} // namespace

int logic(const Surroundings &surroundings, const QStringList &arguments)
{
    std::vector<std::string> files;
    for (const QString &argument : arguments) {
        if (argument == QLatin1String("--cases"))
            continue;
        if (argument.startsWith(QLatin1String("--")))
            return usage("logic knows no " + argument.toStdString());
        files.push_back(argument.toStdString());
    }
    if (files.empty())
        return usage("logic needs --cases FILE…");
    int cases = 0;
    int passed = 0;
    Json failed = Json::array();
    for (const std::string &file : files) {
        const auto entries = main::readJsonFile(std::filesystem::path(QString::fromStdString(file).toStdU16String()));
        if (!entries.ok())
            return fail(surroundings, entries.error());
        for (std::size_t i = 0; i < entries->size(); ++i) {
            const auto one = readCase((*entries)[i]);
            if (!one)
                continue;
            ++cases;
            const auto got = rules::applyLogic(one->rule, one->data);
            bool right = false;
            if (one->error) {
                const auto wanted = parseJson(got.ok() ? "null" : got.error().fact("error"));
                right = !got.ok() && (one->error->is_boolean() || (wanted.ok() && sameAnswer(*wanted, *one->error))
                                      || textOr(*one->error, "type") == got.error().fact("type"));
            } else {
                right = got.ok() && sameAnswer(*got, *one->expected);
            }
            if (right)
                ++passed;
            else
                failed.push_back({{"file", file}, {"index", i}, {"rule", one->rule}, {"expected", one->error ? Json{{"error", *one->error}} : *one->expected},
                                  {"got", got.ok() ? *got : Json{{"error", got.error().toString()}}}});
        }
    }
    const bool clean = failed.empty();
    if (surroundings.json) {
        print(dumpJson({{"cases", cases}, {"passed", passed}, {"failed", std::move(failed)}}));
    } else {
        for (const Json &entry : failed)
            print(dumpJson(entry));
        print(std::to_string(passed) + " of " + std::to_string(cases) + " cases passed");
    }
    return clean ? Done : Failed;
}

} // namespace sinan::cli
