// Imports, triages, edits and undoes without end, and says on its output what was acknowledged: "ready", then "ack <mutation id>"
// lines. The test kills it at random moments. Arguments: database, first step; or database, "erase", id of a contact.
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/warning.h"
#include "app/store/store.h"
#include "kill_workload.h"

#include <cstdio>
#include <cstdlib>

using namespace sinan;
using namespace sinan::test;

namespace {

const mutations::Actor person{workId("person"), "陈经理", model::Role::Manager};

[[noreturn]] void giveUp(const Error &error)
{
    std::printf("error %s\n", error.toString().c_str());
    std::fflush(stdout);
    std::_Exit(3);
}

void acknowledge(const Uuid &mutation)
{
    std::printf("ack %s\n", mutation.toString().c_str());
    std::fflush(stdout);
}

Uuid carryOut(store::Writer &writer, const mutations::Actor &actor, const Uuid &id, std::string name, Json arguments,
              std::string group = {})
{
    mutations::Mutation mutation;
    mutation.id = id;
    mutation.name = std::move(name);
    mutation.arguments = std::move(arguments);
    mutation.group = std::move(group);
    mutation.label = "undo.test";
    const auto receipt = writer.run(actor, mutation);
    if (!receipt.ok())
        giveUp(receipt.error());
    return receipt->mutation;
}

void import(store::Writer &writer, int step)
{
    const std::string run = importRun(step).toString();
    acknowledge(carryOut(writer, person, importMutation(step, 0), "import.start@1",
                         Json{{"run", run}, {"file", "f.csv"}, {"collection", "interaction"}}, run));
    for (int part = 1; part <= chunkCount; ++part) {
        Json rows = Json::array();
        for (int row = 0; row < rowsPerChunk; ++row) {
            rows.push_back(Json{{"id", importedRow(step, part, row).toString()},
                                {"customer", customerOf(row).toString()},
                                {"channel", "chat"},
                                {"text", chunkWord(step, part) + " 交付周期能写进合同吗"},
                                {"external_key", std::to_string(step) + "." + std::to_string(row)}});
        }
        acknowledge(carryOut(writer, person, importMutation(step, part), "import.chunk@1",
                             Json{{"run", run}, {"collection", "interaction"}, {"rows", std::move(rows)}}, run));
    }
    acknowledge(carryOut(writer, person, importMutation(step, chunkCount + 1), "import.finish@1",
                         Json{{"run", run}, {"refused", 0}}, run));
}

void triage(store::Writer &writer, int step)
{
    model::Warning warning;
    warning.id = warningOf(step);
    warning.customer = customerOf(step);
    warning.ruleKey = "rule";
    const Json row{{"collection", "warning"}, {"row", model::toJson(model::toRow(warning))}};
    (void)carryOut(writer, mutations::Actor::system(), {}, "reflex.apply@1", Json{{"rows", Json::array({row})}});
    acknowledge(
        carryOut(writer, person, mutationOf(step), "warning.ignore@1",
                 Json{{"warning", warning.id.toString()}, {"decision", decisionOf(step).toString()}, {"reason", "known_case"}}));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const SystemClock clock;
    SystemRandom random;
    store::NoKey noKey;
    auto opened = store::Store::open(argv[1], noKey, {&clock, &random, &mutations::Registry::standard()});
    if (!opened.ok())
        giveUp(opened.error());
    store::Writer &writer = opened.value()->writer();
    if (argc == 4 && std::string_view(argv[2]) == "erase") {
        std::puts("ready");
        std::fflush(stdout);
        acknowledge(carryOut(writer, person, workId("erase"), "contact.erase@1", Json{{"contact", argv[3]}}));
        return 0;
    }
    for (int i = 0; i < customerCount; ++i) {
        const auto there = opened.value()->reader().value()->find(model::Collection::Customer, customerOf(i));
        if (there.ok() && !there.value())
            (void)carryOut(writer, person, workId("add " + std::to_string(i)), "customer.add@1",
                           Json{{"row", Json{{"id", customerOf(i).toString()}, {"name", "客户"}}}});
    }
    std::puts("ready");
    std::fflush(stdout);
    for (int step = std::atoi(argv[2]);; ++step) {
        switch (kindOf(step)) {
        case Kind::Import:
            import(writer, step);
            break;
        case Kind::Triage:
            triage(writer, step);
            break;
        case Kind::Edit:
            acknowledge(carryOut(writer, person, mutationOf(step), "customer.edit@1",
                                 Json{{"id", customerOf(step).toString()}, {"fields", Json{{"remark", remarkOf(step)}}}}));
            break;
        case Kind::Undo:
            if (undoes(step)) {
                const auto receipt = writer.undoNow(person, importMutation(step - 3, 0));
                if (!receipt.ok())
                    giveUp(receipt.error());
                acknowledge(receipt->mutation);
            }
            break;
        }
    }
}
