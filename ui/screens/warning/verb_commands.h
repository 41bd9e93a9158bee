#pragma once

#include "ui/widgets/command.h"

namespace sinan::screens {

class VerbBar;

/// The digits 1–9 of a screen with a verb bar: 1–5 press its verbs and stand in the palette, all nine answer its questions.
/// @param prefix  of the commands' ids: "today" makes today.act, today.assign, today.ignore, today.snooze, today.note, today.choice6 …
/// @param place   message id of the screen
/// @param scope   where the digits count
/// @param whyNot  why no verb can be used now, as a whole sentence; may be empty
void addVerbCommands(widgets::CommandRegistry &commands, const QString &prefix, const char *place, QWidget *scope, VerbBar *bar,
                     const std::function<QString()> &whyNot);

} // namespace sinan::screens
