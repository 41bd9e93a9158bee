#include "ui/screens/customers/customer_rows.h"

#include "app/base/text_fold.h"
#include "ui/widgets/text_match.h"

#include <QCollator>

#include <algorithm>
#include <variant>

namespace sinan::screens {

namespace {

constexpr std::array<const char *, builtInColumns> orderNames{"name",  "stars",  "industry", "region",       "owner",
                                                               "stage", "amount", "warnings", "last_contact", "card"};

/// What a row is sorted by; nothing sorts last whatever the direction.
using SortKey = std::variant<std::monostate, double, QString>;

SortKey keyOf(const CustomerRow &row, const CustomerQuery &query)
{
    const auto text = [](const QString &value) { return value.isEmpty() ? SortKey{} : SortKey{value}; };
    const auto time = [](const std::optional<UtcTime> &at) { return at ? SortKey{double(toMillis(*at))} : SortKey{}; };
    switch (query.sortBy.column) {
    case CustomerColumn::Name:
        return text(row.name);
    case CustomerColumn::Stars:
        return row.stars == model::Stars::Unknown ? SortKey{} : SortKey{-double(row.stars)};
    case CustomerColumn::Industry:
        return text(query.industries.value(row.industry, row.industry));
    case CustomerColumn::Region:
        return text(query.language == Language::Chinese ? row.regionZh : row.regionEn);
    case CustomerColumn::Owner:
        return text(row.owner);
    case CustomerColumn::Stage:
        return row.stage ? SortKey{double(*row.stage)} : SortKey{};
    case CustomerColumn::Amount:
        return row.amount ? SortKey{majorUnits(*row.amount)} : SortKey{};
    case CustomerColumn::Warnings: {
        // The gravest first, however many lesser ones stand against it.
        double weight = 0;
        for (std::size_t i = 4; i-- > 0;)
            weight = weight * 1000 + std::min(row.warnings[i], 999);
        return weight > 0 ? SortKey{weight} : SortKey{};
    }
    case CustomerColumn::LastContact:
        return time(row.lastContact);
    case CustomerColumn::Card:
        return time(row.cardUpdated);
    case CustomerColumn::Custom: {
        const Json &value = memberOrNull(row.custom, query.sortBy.custom);
        if (value.is_number())
            return value.get<double>();
        if (value.is_boolean())
            return value.get<bool>() ? 1.0 : 0.0;
        return value.is_string() ? text(QString::fromStdString(value.get<std::string>())) : SortKey{};
    }
    }
    return {};
}

} // namespace

QString ColumnId::toText() const
{
    if (column == CustomerColumn::Custom)
        return QStringLiteral("custom.") + QString::fromStdString(custom);
    return QString::fromLatin1(orderNames[std::size_t(column)]);
}

std::optional<ColumnId> ColumnId::parse(const QString &text)
{
    if (text.startsWith(QLatin1String("custom.")) && text.size() > 7)
        return ColumnId{CustomerColumn::Custom, text.mid(7).toStdString()};
    for (int i = 0; i < builtInColumns; ++i) {
        if (text == QLatin1String(orderNames[std::size_t(i)]))
            return ColumnId{CustomerColumn(i), {}};
    }
    return std::nullopt;
}

std::vector<int> arrange(const CustomerSnapshot &snapshot, const CustomerQuery &query)
{
    std::vector<std::string> words;
    for (const QString &word : query.filter.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        // A person types the industry as it reads on screen; the row holds its key.
        words.push_back(fold(word.trimmed().toStdString()));
    }
    const auto passes = [&](const CustomerRow &row) {
        for (const std::string &word : words) {
            if (row.folded.find(word) != std::string::npos)
                continue;
            const auto industry = query.industries.constFind(row.industry);
            if (industry == query.industries.constEnd() || fold(industry->toStdString()).find(word) == std::string::npos)
                return false;
        }
        return true;
    };

    QCollator collator(query.language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
    collator.setNumericMode(true);
    struct Entry {
        int index;
        SortKey key;
        QCollatorSortKey name;
        std::optional<QCollatorSortKey> text;
    };
    std::vector<Entry> entries;
    entries.reserve(snapshot.rows.size());
    for (std::size_t i = 0; i < snapshot.rows.size(); ++i) {
        const CustomerRow &row = snapshot.rows[i];
        if (!passes(row))
            continue;
        Entry entry{int(i), keyOf(row, query), collator.sortKey(widgets::pinyinOrdered(row.name)), std::nullopt};
        if (const auto *text = std::get_if<QString>(&entry.key))
            entry.text = collator.sortKey(widgets::pinyinOrdered(*text));
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry &a, const Entry &b) {
        const bool aEmpty = a.key.index() == 0;
        const bool bEmpty = b.key.index() == 0;
        if (aEmpty != bEmpty)
            return bEmpty;
        if (!aEmpty) {
            int order = 0;
            if (a.text && b.text)
                order = a.text->compare(*b.text);
            else if (a.key.index() == b.key.index())
                order = a.key < b.key ? -1 : b.key < a.key ? 1 : 0;
            else
                order = a.key.index() < b.key.index() ? -1 : 1;
            if (order != 0)
                return query.descending ? order > 0 : order < 0;
        }
        return a.name.compare(b.name) < 0;
    });
    std::vector<int> order;
    order.reserve(entries.size());
    for (const Entry &entry : entries)
        order.push_back(entry.index);
    return order;
}

} // namespace sinan::screens
