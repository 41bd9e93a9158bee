#pragma once

#include "ui/shell/sources.h"

namespace sinan::shell {

/// Knowledge articles: by title (zh, en, pinyin) from memory, by their text through the full-text index.
class ArticleSource final : public FindingSource
{
public:
    ArticleSource(widgets::Workbench &bench, GoTo go);
    [[nodiscard]] const char *heading() const override;
    [[nodiscard]] QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) override;
    void committed(const store::Commit &commit);

private:
    struct Entry
    {
        Uuid id;
        QString key;
        QString chinese;
        QString english;
        QString owner;
        std::optional<LocalDate> expires;
        widgets::Searchable titles;
    };
    void load();
    [[nodiscard]] Finding findingOf(const Entry &entry) const;

    widgets::Workbench &m_bench;
    GoTo m_go;
    std::vector<Entry> m_entries;
    bool m_stale = true;
};

} // namespace sinan::shell
