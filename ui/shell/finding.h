#pragma once

#include "ui/widgets/text_match.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace sinan::shell {

/// One line of the palette.
struct Finding
{
    QString icon; ///< of icons.list
    QString title;
    QString detail; ///< where it belongs, what it is about
    QString keys;   ///< of a command
    QString whyNot; ///< a whole sentence where it cannot be done now; the line is then grey
    int score = 0;
    std::function<void()> run;
};

/// Where lines of the palette come from.
class FindingSource
{
public:
    virtual ~FindingSource() = default;
    /// Message id of the heading above its lines.
    [[nodiscard]] virtual const char *heading() const = 0;
    /// At most `limit` lines, best first.
    /// @param query  folded words; empty = what to offer before anything is typed
    /// @param typed  as it was typed
    [[nodiscard]] virtual QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) = 0;
};

} // namespace sinan::shell
