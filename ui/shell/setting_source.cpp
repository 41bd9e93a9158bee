#include "ui/shell/setting_source.h"

#include <algorithm>

namespace sinan::shell {

SettingSource::SettingSource(widgets::Workbench &bench, GoTo go) : m_bench(bench), m_go(std::move(go))
{
    for (const SettingInfo &setting : allSettings())
        m_entries.push_back({&setting, widgets::Searchable(searchTexts(setting, bench.languages))});
}

const char *SettingSource::heading() const
{
    return QT_TRID_NOOP("shell.palette_settings");
}

QList<Finding> SettingSource::find(const widgets::SearchQuery &query, const QString &, int limit)
{
    QList<Finding> found;
    if (query.isEmpty())
        return found;
    for (const Entry &entry : m_entries) {
        const int score = entry.text.score(query);
        if (score == 0)
            continue;
        Finding finding;
        finding.icon = QStringLiteral("place.settings");
        finding.title = qtTrId(entry.setting->title);
        finding.detail = qtTrId(entry.setting->section);
        finding.score = score - 1; // what is called so itself stands above its setting
        finding.run = [go = m_go, key = QString::fromLatin1(entry.setting->key)] { go(widgets::Route{QStringLiteral("settings"), key, {}}); };
        found << finding;
    }
    std::stable_sort(found.begin(), found.end(), [](const Finding &one, const Finding &two) { return one.score > two.score; });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace sinan::shell
