#include "app/rules/trace.h"

namespace sinan::rules {

std::string_view toText(Truth truth)
{
    return truth == Truth::True ? "true" : truth == Truth::False ? "false" : "unknown";
}

std::string_view toText(Evidence::Type type)
{
    return type == Evidence::Type::Signal ? "signal" : type == Evidence::Type::Fact ? "fact" : "moment";
}

Json toJson(const TraceNode &node)
{
    Json json{{"path", node.path}, {"op", node.op}, {"value", node.value}, {"truth", toText(node.truth)}};
    if (node.threshold)
        json["threshold"] = *node.threshold;
    if (!node.reason.empty())
        json["reason"] = node.reason;
    for (const Evidence &evidence : node.evidence)
        json["evidence"].push_back(Json{{"type", toText(evidence.type)}, {"id", evidence.id}, {"at", toIso(evidence.at)}});
    for (const TraceNode &child : node.children)
        json["children"].push_back(toJson(child));
    return json;
}

} // namespace sinan::rules
