#pragma once

#include "app/base/json.h"

#include <optional>
#include <string>
#include <string_view>

namespace sinan::rules {

/// What a condition does while data is missing (缺数据时): nothing, ask a person, or warn all the same. Ordered from weak to
/// strong.
enum class WhenUnknown { Silent, Ask, Fire };

/// What an expression yields: a JSON value, "unknown" (only typed operators begin one), or a fault (JsonLogic's errors).
/// A value may point into the document or the data that it was read from; it must not outlive them.
class Value
{
public:
    Value() : m_own(nullptr) {}
    Value(Json json) : m_own(std::move(json)) {}
    [[nodiscard]] static Value at(const Json &json);
    [[nodiscard]] static Value unknown(WhenUnknown policy);
    /// @param error  {"type": "NaN"} and the like; what `try` hands on.
    [[nodiscard]] static Value fault(Json error);
    [[nodiscard]] static Value invalidArguments() { return faultOf("Invalid Arguments"); }
    [[nodiscard]] static Value notANumber() { return faultOf("NaN"); }
    [[nodiscard]] static Value faultOf(std::string_view type);

    [[nodiscard]] bool isKnown() const { return m_state == State::Known; }
    [[nodiscard]] bool isUnknown() const { return m_state == State::Unknown; }
    [[nodiscard]] bool isFault() const { return m_state == State::Fault; }
    [[nodiscard]] WhenUnknown policy() const { return m_policy; }
    /// The value, or the error object of a fault; null for unknown.
    [[nodiscard]] const Json &json() const { return m_at ? *m_at : m_own; }
    /// The value itself, moved out where this owns it.
    [[nodiscard]] Json take() &&;

private:
    enum class State { Known, Unknown, Fault };
    State m_state = State::Known;
    WhenUnknown m_policy = WhenUnknown::Silent;
    const Json *m_at = nullptr;
    Json m_own;
};

/// JsonLogic's truth: false, null, 0, "", [] are false; everything else, {} too, is true.
[[nodiscard]] bool isTruthy(const Json &json);
/// As JavaScript's Number(): null and "" are 0, booleans 0 and 1, decimal text its number; nothing for arrays, objects and other
/// text.
[[nodiscard]] std::optional<double> toNumber(const Json &json);
/// Text as `cat` joins it: numbers without a needless ".0".
[[nodiscard]] std::string toJoinedText(const Json &json);
/// A number as JSON: whole where it is whole, so that 4 / 2 reads 2. A fault where it is not finite.
[[nodiscard]] Value numberValue(double number);

/// The order of two values for < and ==: texts by their bytes, everything else as numbers.
enum class Order { Less, Equal, Greater, NotComparable };
[[nodiscard]] Order compare(const Json &a, const Json &b);
/// Same type and same value; 1 and 1.0 are the same.
[[nodiscard]] bool strictlyEqual(const Json &a, const Json &b);

} // namespace sinan::rules
