#pragma once

#include "app/rules/typed_spec.h"
#include "app/rules/value.h"

#include <memory>
#include <vector>

namespace sinan::rules {

enum class Op : std::uint8_t {
    Literal,
    ArrayOf,
    Var,
    Val,
    Exists,
    Missing,
    MissingSome,
    If,
    And,
    Or,
    Not,
    Truthy,
    Coalesce,
    Try,
    Throw,
    Equal,
    StrictEqual,
    NotEqual,
    StrictNotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Modulo,
    Min,
    Max,
    Cat,
    Substr,
    In,
    Length,
    Merge,
    Map,
    Filter,
    Reduce,
    All,
    None,
    Some,
    Typed,    ///< one of our operators (typed_spec.h)
    Unknown,  ///< a name that nobody knows: a fault when it is reached
    Malformed ///< one of our operators whose description does not hold
};

/// One place of a compiled document.
struct Node
{
    Op op = Op::Literal;
    Json literal;     ///< of a Literal
    std::string name; ///< the operator as written
    std::string path; ///< JSON pointer into the document
    std::vector<Node> args;
    bool isList = true;         ///< the arguments were written as an array; otherwise there is one, which may yield the array
    bool typedInside = false;   ///< this or something below is one of our operators
    bool yieldsBoolean = false; ///< whatever it comes to, it is true or false
    std::shared_ptr<const TypedSpec> typed;
};

/// A fault found before anything is evaluated.
struct Problem
{
    std::string path;   ///< JSON pointer into the document
    std::string detail; ///< English, for logs and the command line
};

enum class Dialect { JsonLogic, WithTypedOperators };

struct Compiled
{
    Node root;
    std::vector<Problem> problems; ///< unknown operators and malformed descriptions; evaluation faults where it reaches one
};

/// @retval ErrorCode::TooLarge  nested deeper than `depth`
[[nodiscard]] Result<Compiled> compile(const Json &document, Dialect dialect, int depth);

} // namespace sinan::rules
