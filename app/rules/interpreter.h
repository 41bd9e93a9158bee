#pragma once

#include "app/rules/future.h"
#include "app/rules/node.h"
#include "app/rules/subject.h"
#include "app/rules/trace.h"

#include <functional>

namespace sinan::rules {

/// Walks a compiled document once. One object serves one evaluation.
class Interpreter
{
public:
    /// What evaluating one node came to, besides its value.
    struct Outcome
    {
        Value value;
        /// The value cannot change before this moment by the passage of time alone; empty = never.
        std::optional<UtcTime> changesAt;
        /// Of a number that comes straight from one of our operators: how it goes on.
        std::shared_ptr<const Future> future;
    };
    struct Settings
    {
        const Subject *subject = nullptr; ///< null in plain JsonLogic
        UtcTime now{};
        std::int64_t steps = 100'000;
        bool trace = false;
    };

    Interpreter(const Json &data, const Settings &settings);

    [[nodiscard]] Outcome run(const Node &root, TraceNode *trace = nullptr);
    [[nodiscard]] bool ranOutOfSteps() const { return m_stepsLeft < 0; }

private:
    /// The values of a node's arguments, or the fault or unknown that stands for all of them.
    struct Arguments
    {
        std::vector<Value> values;
        std::optional<Value> instead;
    };

    Outcome eval(const Node &node, TraceNode *trace);
    Outcome dispatch(const Node &node, TraceNode *trace);
    Value plain(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);
    Value child(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);
    /// Evaluates all arguments; a single one that yields an array stands for its elements.
    Arguments arguments(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);

    Outcome andOr(const Node &node, TraceNode *trace);
    Outcome comparison(const Node &node, TraceNode *trace);
    /// When a comparison of two values that were just compared may turn.
    [[nodiscard]] std::optional<UtcTime> whenPairTurns(const Node &node, const Outcome &left, const Outcome &right,
                                                       std::optional<UtcTime> atLatest) const;
    Outcome typed(const Node &node, TraceNode *trace);
    Value choose(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);
    Value coalesce(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);
    Value tryEach(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);
    Value thrown(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);
    Value iterate(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace);
    Value mapOrFilter(const Node &node, const Json &items, std::optional<UtcTime> &changesAt);
    Value quantify(const Node &node, const Json &items, std::optional<UtcTime> &changesAt);
    Value reduce(const Node &node, const Json &items, std::optional<UtcTime> &changesAt);
    Value inScope(const Node &body, const Json &meta, const Json &item, std::optional<UtcTime> &changesAt);

    Value var(const std::vector<Value> &values) const;
    Value val(const std::vector<Value> &values, bool askOnly) const;
    Value missing(const Node &node, const std::vector<Value> &values) const;
    [[nodiscard]] const Json *lookUp(std::string_view dotted) const;

    /// Frames of data, the innermost last; each scope adds two: its index (or fault) and its item.
    std::vector<const Json *> m_scopes;
    Settings m_settings;
    std::int64_t m_stepsLeft;
};

/// The earlier of two moments, where empty means never.
[[nodiscard]] std::optional<UtcTime> earlier(std::optional<UtcTime> a, std::optional<UtcTime> b);

/// Operators that need nothing but their arguments: arithmetic, text, lists.
[[nodiscard]] Value pureOperator(Op op, const std::vector<Value> &arguments);

} // namespace sinan::rules
