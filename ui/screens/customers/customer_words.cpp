#include "ui/screens/customers/customer_words.h"

#include <QtGlobal>

#include <array>
#include <utility>

namespace sinan::screens {

QHash<QString, QString> industryWords()
{
    return {
        {QStringLiteral("manufacturing"), qtTrId("customers.industry_manufacturing")},
        {QStringLiteral("software"), qtTrId("customers.industry_software")},
        {QStringLiteral("electronics"), qtTrId("customers.industry_electronics")},
        {QStringLiteral("food"), qtTrId("customers.industry_food")},
        {QStringLiteral("medical"), qtTrId("customers.industry_medical")},
        {QStringLiteral("logistics"), qtTrId("customers.industry_logistics")},
        {QStringLiteral("retail"), qtTrId("customers.industry_retail")},
        {QStringLiteral("energy"), qtTrId("customers.industry_energy")},
        {QStringLiteral("education"), qtTrId("customers.industry_education")},
        {QStringLiteral("automation"), qtTrId("customers.industry_automation")},
    };
}

QString seriesWord(std::string_view series)
{
    static constexpr std::array<std::pair<std::string_view, const char *>, 9> known{{
        {"login", "customers.series_login"},
        {"logins", "customers.series_login"},
        {"competitor_search", "customers.series_competitor_search"},
        {"order_late", "customers.series_order_late"},
        {"orders_late", "customers.series_order_late"},
        {"delivery_sd_ratio", "customers.series_delivery_sd_ratio"},
        {"progress_update", "customers.series_progress_update"},
        {"purchase", "customers.series_purchase"},
        {"value_ratio", "customers.series_value_ratio"},
    }};
    for (const auto &[key, id] : known) {
        if (key == series)
            return qtTrId(id);
    }
    return widgets::toQt(series);
}

QString dateText(const std::optional<LocalDate> &date, LocalDate today, Language language)
{
    return date ? widgets::toQt(format::date(*date, today, language)) : QString();
}

} // namespace sinan::screens
