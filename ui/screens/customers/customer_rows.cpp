#include "ui/screens/customers/customer_rows.h"

namespace sinan::screens {

namespace {

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

constexpr std::array<const char *, builtInColumns> columnNames{"name",  "stars",  "industry", "region",       "owner",
                                                               "stage", "amount", "warnings", "last_contact", "card"};

} // namespace

CustomerRow toRow(const store::CustomerLine &line)
{
    CustomerRow row;
    row.row = line.row;
    row.id = line.id;
    row.name = toText(line.name);
    row.nameEn = toText(line.nameEn);
    row.industry = toText(line.industry);
    row.region = line.region;
    row.regionZh = toText(line.regionZh);
    row.regionEn = toText(line.regionEn);
    row.owner = toText(line.owner);
    row.stars = line.stars;
    row.stage = line.stage;
    row.amount = line.amount;
    row.warnings = line.warnings;
    row.earliestDue = line.earliestDue;
    row.lastContact = line.lastContact;
    row.cardUpdated = line.cardUpdated;
    row.custom = line.custom;
    return row;
}

QString ColumnId::toText() const
{
    if (column == CustomerColumn::Custom)
        return QStringLiteral("custom.") + QString::fromStdString(custom);
    return QString::fromLatin1(columnNames[std::size_t(column)]);
}

std::optional<ColumnId> ColumnId::parse(const QString &text)
{
    if (text.startsWith(QLatin1String("custom.")) && text.size() > 7)
        return ColumnId{CustomerColumn::Custom, text.mid(7).toStdString()};
    for (int i = 0; i < builtInColumns; ++i) {
        if (text == QLatin1String(columnNames[std::size_t(i)]))
            return ColumnId{CustomerColumn(i), {}};
    }
    return std::nullopt;
}

} // namespace sinan::screens
