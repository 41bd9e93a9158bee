#include "ui/widgets/command.h"

#include <QAction>
#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

#include <array>
#include <string>

namespace sinan::widgets {

QString keyText(const QKeySequence &keys)
{
#if defined(Q_OS_MACOS)
    return keys.toString(QKeySequence::NativeText);
#else
    QString text = keys.toString(QKeySequence::PortableText);
    static const std::array<std::pair<const char *, const char16_t *>, 6> signs{
        {{"Left", u"←"}, {"Right", u"→"}, {"Up", u"↑"}, {"Down", u"↓"}, {"Return", u"Enter"}, {"Del", u"Delete"}}};
    for (const auto &[name, sign] : signs) {
        if (text == QLatin1String(name) || text.endsWith(QLatin1Char('+') + QLatin1String(name)))
            text = text.chopped(qsizetype(std::char_traits<char>::length(name))) + QString::fromUtf16(sign);
    }
    return text;
#endif
}

struct CommandRegistry::Entry
{
    Command command;
    QPointer<QWidget> scope;
    QPointer<QAction> action;
};

CommandRegistry::CommandRegistry(const theme::Theme &theme, const theme::Languages &languages, QObject *parent)
    : QObject(parent), m_theme(theme), m_languages(languages)
{
    connect(&languages, &theme::Languages::changed, this, &CommandRegistry::retranslate);
}

CommandRegistry::~CommandRegistry() = default;

QAction *CommandRegistry::add(Command command, QWidget *scope)
{
    const QString id = command.id;
    std::erase_if(m_entries, [&](const auto &entry) {
        if (entry->command.id != id && entry->action)
            return false;
        delete entry->action.data();
        return true;
    });
    auto *action = new QAction(scope);
    action->setObjectName(QStringLiteral("command.") + id);
    action->setShortcuts(command.shortcuts);
    action->setShortcutContext(scope->isWindow() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    if (!command.icon.isEmpty())
        action->setIcon(m_theme.icon(command.icon));
    scope->addAction(action);
    auto entry = std::make_unique<Entry>();
    entry->command = std::move(command);
    entry->scope = scope;
    entry->action = action;
    m_entries.push_back(std::move(entry));
    connect(action, &QAction::triggered, this, [this, id] { trigger(id); });
    retranslate();
    return action;
}

const Command *CommandRegistry::find(const QString &id) const
{
    for (const auto &entry : m_entries) {
        if (entry->command.id == id && entry->action)
            return &entry->command;
    }
    return nullptr;
}

QAction *CommandRegistry::action(const QString &id) const
{
    for (const auto &entry : m_entries) {
        if (entry->command.id == id)
            return entry->action;
    }
    return nullptr;
}

QList<const Command *> CommandRegistry::all() const
{
    QList<const Command *> commands;
    for (const auto &entry : m_entries) {
        if (entry->action)
            commands << &entry->command;
    }
    return commands;
}

bool CommandRegistry::isReachable(const QString &id) const
{
    for (const auto &entry : m_entries) {
        if (entry->command.id == id)
            return entry->action && entry->scope && entry->scope->isVisible();
    }
    return false;
}

QString CommandRegistry::title(const Command &command) const
{
    return command.name.isEmpty() ? qtTrId(command.title) : qtTrId(command.title).arg(command.name);
}

QStringList CommandRegistry::searchTexts(const Command &command) const
{
    return {m_languages.in(Language::Chinese, command.title), m_languages.in(Language::English, command.title), command.keywords, command.name};
}

QString CommandRegistry::tooltip(const QString &id) const
{
    const Command *command = find(id);
    if (!command)
        return {};
    if (command->shortcuts.isEmpty())
        return title(*command);
    return qtTrId("common.tooltip_with_key").arg(title(*command), keyText(command->shortcuts.first()));
}

void CommandRegistry::trigger(const QString &id)
{
    const Command *command = find(id);
    if (!command)
        return;
    if (command->whyNot) {
        const QString reason = command->whyNot();
        if (!reason.isEmpty()) {
            Q_EMIT refused(id, reason);
            return;
        }
    }
    // The command may take itself out of the registry while it runs.
    const auto run = command->run;
    if (run)
        run();
    Q_EMIT ran(id);
}

void CommandRegistry::retranslate()
{
    for (const auto &entry : m_entries) {
        if (entry->action) {
            entry->action->setText(title(entry->command));
            entry->action->setToolTip(tooltip(entry->command.id));
        }
    }
    Q_EMIT changed();
}

} // namespace sinan::widgets
