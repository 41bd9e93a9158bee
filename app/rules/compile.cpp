#include "app/rules/node.h"

#include <unordered_map>

namespace sinan::rules {

namespace {

const std::unordered_map<std::string_view, Op> &operatorTable()
{
    static const std::unordered_map<std::string_view, Op> table{
        {"var", Op::Var},
        {"val", Op::Val},
        {"exists", Op::Exists},
        {"missing", Op::Missing},
        {"missing_some", Op::MissingSome},
        {"if", Op::If},
        {"?:", Op::If},
        {"and", Op::And},
        {"or", Op::Or},
        {"!", Op::Not},
        {"!!", Op::Truthy},
        {"??", Op::Coalesce},
        {"try", Op::Try},
        {"throw", Op::Throw},
        {"==", Op::Equal},
        {"===", Op::StrictEqual},
        {"!=", Op::NotEqual},
        {"!==", Op::StrictNotEqual},
        {"<", Op::Less},
        {"<=", Op::LessEqual},
        {">", Op::Greater},
        {">=", Op::GreaterEqual},
        {"+", Op::Plus},
        {"-", Op::Minus},
        {"*", Op::Times},
        {"/", Op::Divide},
        {"%", Op::Modulo},
        {"min", Op::Min},
        {"max", Op::Max},
        {"cat", Op::Cat},
        {"substr", Op::Substr},
        {"in", Op::In},
        {"length", Op::Length},
        {"merge", Op::Merge},
        {"map", Op::Map},
        {"filter", Op::Filter},
        {"reduce", Op::Reduce},
        {"all", Op::All},
        {"none", Op::None},
        {"some", Op::Some},
    };
    return table;
}

/// "/" and "~" inside a JSON pointer's step.
std::string escaped(std::string_view step)
{
    std::string text;
    for (const char c : step)
        text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return text;
}

/// Whether a node can hand on nothing but true or false.
bool alwaysBoolean(const Node &node)
{
    switch (node.op) {
    case Op::Literal:
        return node.literal.is_boolean();
    case Op::And:
    case Op::Or:
        return std::all_of(node.args.begin(), node.args.end(), [](const Node &argument) { return argument.yieldsBoolean; });
    case Op::Typed:
        return std::holds_alternative<ThenSpec>(node.typed->what) || std::holds_alternative<ConsentSpec>(node.typed->what) ||
               std::holds_alternative<StageSpec>(node.typed->what);
    case Op::Not:
    case Op::Truthy:
    case Op::In:
    case Op::Exists:
    case Op::All:
    case Op::None:
    case Op::Some:
        return true;
    default:
        return node.op >= Op::Equal && node.op <= Op::GreaterEqual;
    }
}

class Compiler
{
public:
    Compiler(Dialect dialect, int depth) : m_dialect(dialect), m_depth(depth) {}

    Result<Compiled> run(const Json &document)
    {
        Compiled compiled;
        m_problems = &compiled.problems;
        compiled.root = node(document, "", 0);
        if (m_tooDeep)
            return Error{ErrorCode::TooLarge, m_tooDeepAt, "nested too deep", {}}.with("limit", std::to_string(m_depth));
        return compiled;
    }

private:
    Node node(const Json &json, std::string path, int depth)
    {
        Node made;
        made.path = std::move(path);
        if (depth > m_depth) {
            if (!m_tooDeep)
                m_tooDeepAt = made.path;
            m_tooDeep = true;
        } else if (json.is_array()) {
            made.op = Op::ArrayOf;
            addArguments(made, json, made.path, depth);
            foldLiterals(made);
        } else if (json.is_object() && !json.empty()) {
            fromObject(made, json, depth);
        } else {
            made.literal = json;
        }
        made.yieldsBoolean = alwaysBoolean(made);
        return made;
    }

    void addArguments(Node &made, const Json &array, const std::string &path, int depth)
    {
        made.args.reserve(array.size());
        for (std::size_t i = 0; i < array.size() && !m_tooDeep; ++i) {
            made.args.push_back(node(array[i], path + "/" + std::to_string(i), depth + 1));
            made.typedInside = made.typedInside || made.args.back().typedInside;
        }
    }

    /// An array without logic inside is a value: it need not be built anew each time.
    static void foldLiterals(Node &made)
    {
        for (const Node &argument : made.args) {
            if (argument.op != Op::Literal)
                return;
        }
        made.op = Op::Literal;
        made.literal = Json::array();
        for (Node &argument : made.args)
            made.literal.push_back(std::move(argument.literal));
        made.args.clear();
    }

    void fromObject(Node &made, const Json &json, int depth)
    {
        made.name = json.begin().key();
        const Json &arguments = json.begin().value();
        const std::string path = made.path + "/" + escaped(made.name);
        if (json.size() > 1) {
            made.op = Op::Unknown;
            m_problems->push_back({made.path, "an operator stands alone in its object"});
        } else if (made.name == "preserve") {
            made.literal = arguments;
        } else if (m_dialect == Dialect::WithTypedOperators && isTypedOperator(made.name)) {
            fromTyped(made, arguments, path);
        } else if (const auto found = operatorTable().find(made.name); found == operatorTable().end()) {
            made.op = Op::Unknown;
            m_problems->push_back({made.path, "there is no operator \"" + made.name + "\""});
        } else {
            made.op = found->second;
            made.isList = arguments.is_array();
            if (made.isList) {
                addArguments(made, arguments, path, depth);
            } else {
                made.args.push_back(node(arguments, path, depth + 1));
                made.typedInside = made.args.back().typedInside;
            }
        }
    }

    void fromTyped(Node &made, const Json &arguments, const std::string &path)
    {
        auto spec = parseTypedSpec(made.name, arguments);
        made.typedInside = true;
        if (spec.ok()) {
            made.op = Op::Typed;
            made.typed = std::make_shared<const TypedSpec>(std::move(spec).value());
            return;
        }
        made.op = Op::Malformed;
        std::string step = spec.error().where;
        std::replace(step.begin(), step.end(), '.', '/');
        m_problems->push_back({path + (step.empty() ? "" : "/" + step), spec.error().detail});
    }

    Dialect m_dialect;
    int m_depth;
    bool m_tooDeep = false;
    std::string m_tooDeepAt;
    std::vector<Problem> *m_problems = nullptr;
};

} // namespace

Result<Compiled> compile(const Json &document, Dialect dialect, int depth)
{
    return Compiler(dialect, depth).run(document);
}

} // namespace sinan::rules
