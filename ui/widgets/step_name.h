#pragma once

#include "app/mutations/mutation.h"

#include <QString>

namespace sinan::widgets {

/// Names the step that this mutation will be in the history and the undo bar: "忽略预警（云帆机械）". Every mutation that a
/// person makes gets its name here before it is submitted; without it the step reads 修改 once it has been taken back.
/// @param subject  whom or what it is about: a customer's name, a file; may be empty
void nameStep(mutations::Mutation &mutation, const QString &subject);

/// The text of a step from what nameStep() noted.
/// @param name  of the mutation, for steps without a label
[[nodiscard]] QString stepText(std::string_view label, const Json &labelArguments, std::string_view name);

} // namespace sinan::widgets
