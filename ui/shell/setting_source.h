#pragma once

#include "ui/shell/setting_list.h"
#include "ui/shell/sources.h"

namespace sinan::shell {

/// Settings by name: zh, en, pinyin; opens the page at the setting.
class SettingSource final : public FindingSource
{
public:
    SettingSource(widgets::Workbench &bench, GoTo go);
    [[nodiscard]] const char *heading() const override;
    [[nodiscard]] QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) override;

private:
    struct Entry
    {
        const SettingInfo *setting;
        widgets::Searchable text;
    };
    widgets::Workbench &m_bench;
    GoTo m_go;
    std::vector<Entry> m_entries; ///< both languages are in them, so they stay
};

} // namespace sinan::shell
