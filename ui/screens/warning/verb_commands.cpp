#include "ui/screens/warning/verb_commands.h"

#include "ui/screens/warning/verb_bar.h"

namespace sinan::screens {

namespace {

struct VerbEntry {
    const char *id;
    const char *title;
    const char *icon;
    const char *keywords;
};
constexpr VerbEntry verbEntries[] = {
    {"act", QT_TRID_NOOP("warning.command_act"), "verb.act", "caiqujianyi jieshou act accept do"},
    {"assign", QT_TRID_NOOP("warning.command_assign"), "verb.assign", "zhipai fenpei assign delegate"},
    {"ignore", QT_TRID_NOOP("warning.command_ignore"), "verb.ignore", "hulue ignore dismiss"},
    {"snooze", QT_TRID_NOOP("warning.command_snooze"), "verb.snooze", "shaohou snooze later remind"},
    {"note", QT_TRID_NOOP("warning.command_note"), "verb.note", "jiyibi beizhu note comment"},
};
constexpr VerbEntry choiceEntry{"choice", QT_TRID_NOOP("warning.command_choice"), "", ""};

} // namespace

void addVerbCommands(widgets::CommandRegistry &commands, const QString &prefix, const char *place, QWidget *scope, VerbBar *bar,
                     const std::function<QString()> &whyNot)
{
    for (int digit = 1; digit <= 9; ++digit) {
        const bool isVerb = digit <= int(std::size(verbEntries));
        const VerbEntry &verb = isVerb ? verbEntries[digit - 1] : choiceEntry;
        widgets::Command command;
        command.id = prefix + QLatin1Char('.') + QLatin1String(verb.id) + (isVerb ? QString() : QString::number(digit));
        command.title = verb.title;
        command.place = place;
        command.icon = QString::fromLatin1(verb.icon);
        command.keywords = QString::fromLatin1(verb.keywords);
        command.shortcuts = {QKeySequence(Qt::Key_0 + digit)};
        command.inPalette = isVerb;
        command.run = [bar, digit] { bar->press(digit); };
        if (isVerb)
            command.whyNot = whyNot;
        commands.add(std::move(command), scope);
    }
}

} // namespace sinan::screens
