#pragma once

#include "app/base/uuid.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace sinan::widgets {

/// A place of the window and what it shows: what history keeps, --route takes and links hold.
/// As text: "today", "warning/<id>", "conversation/<id>#<from>-<to>", "customers", "customer/<id>", "settings".
struct Route
{
    QString place;  ///< "today", "warning", …
    QString id;     ///< of the row, or empty
    QString anchor; ///< part of what is shown, or empty

    [[nodiscard]] QString toText() const;
    /// @return nothing where the text names no place
    [[nodiscard]] static std::optional<Route> parse(const QString &text);

    [[nodiscard]] static Route to(const QString &place, const Uuid &id);
    /// A conversation with bytes [from, to) of its text highlighted.
    [[nodiscard]] static Route toWords(const Uuid &interaction, std::int64_t from, std::int64_t to);
    [[nodiscard]] std::optional<Uuid> uuid() const;
    /// The span of an anchor "<from>-<to>", from < to.
    struct Span
    {
        std::int64_t from = 0;
        std::int64_t to = 0;
    };
    [[nodiscard]] std::optional<Span> span() const;

    friend bool operator==(const Route &, const Route &) = default;
};

} // namespace sinan::widgets

Q_DECLARE_METATYPE(sinan::widgets::Route)
