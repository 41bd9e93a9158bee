#pragma once

#include "ui/theme/languages.h"
#include "ui/theme/theme.h"

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>

class QAction;
class QWidget;

namespace sinan::widgets {

/// Something that a person can do. Menus, buttons, tooltips, the palette and the F1 sheet all read it from here.
struct Command
{
    QString id;                  ///< "today.snooze"; stable
    const char *title = nullptr; ///< message id: a verb and its object
    const char *place =
        nullptr;      ///< message id of where it belongs, shown before the title in the palette; e.g. common.place_today
    QString keywords; ///< further search words: full pinyin, synonyms ("chexiao undo back")
    QList<QKeySequence>
        shortcuts; ///< the first is shown. Digits, arrows, F-keys and chords; letters only as further ones (ux.md §1.5)
    QString icon;  ///< of icons.list, or empty
    std::function<void()> run;
    /// A whole sentence that says why it cannot be done now; empty or missing = it can.
    std::function<QString()> whyNot;
    bool inPalette = true; ///< false for keys that only move about
    /// What a person has called what it is about; stands at %1 of the title, and is searched too.
    QString name = {};
};

/// A key as it is shown: "Ctrl+Z", "Alt+←", "Delete"; on macOS its signs.
[[nodiscard]] QString keyText(const QKeySequence &keys);

/// Every command of the window. Commands live as long as the widget that brought them.
/// @note UI thread only.
class CommandRegistry final : public QObject
{
    Q_OBJECT
public:
    CommandRegistry(const theme::Theme &theme, const theme::Languages &languages, QObject *parent = nullptr);
    ~CommandRegistry() override;

    /// Registers the command and makes its action. Its keys work while `scope` has the focus within it, or in the whole window
    /// where scope is a window. An id that is already there is replaced. The action stays enabled: triggering it runs the
    /// command, or emits refused() with the reason.
    QAction *add(Command command, QWidget *scope);

    [[nodiscard]] const Command *find(const QString &id) const;
    [[nodiscard]] QAction *action(const QString &id) const;
    /// In the order in which they were added.
    [[nodiscard]] QList<const Command *> all() const;
    /// Whether the command's scope is on screen at this moment.
    [[nodiscard]] bool isReachable(const QString &id) const;
    [[nodiscard]] QString title(const Command &command) const;
    /// Titles in both languages and the keywords, for search.
    [[nodiscard]] QStringList searchTexts(const Command &command) const;
    /// "Undo (Ctrl+Z)".
    [[nodiscard]] QString tooltip(const QString &id) const;
    /// Runs it, as its key would.
    void trigger(const QString &id);

Q_SIGNALS:
    void changed();
    void refused(const QString &id, const QString &reason);
    void ran(const QString &id);

private:
    struct Entry;
    void retranslate();

    const theme::Theme &m_theme;
    const theme::Languages &m_languages;
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace sinan::widgets
