#pragma once

#include "ui/screens/warning/warning_text.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace sinan::widgets {
class Section;
}

namespace sinan::screens {

/// The six parts that fold below the four open ones: 怎样会解除 · 相似案例 · 知识库 · 数据新鲜度 · 规则与时间线 · 差一点的其他判断.
class FoldedParts final : public QWidget
{
    Q_OBJECT
public:
    enum Which { Clears, Cases, Knowledge, Freshness, Rule, Misses, Count };

    explicit FoldedParts(const theme::Theme &theme, QWidget *parent = nullptr);
    void show(const WarningText &text);
    void setAllOpen(bool open);
    [[nodiscard]] widgets::Section *section(Which which) const { return m_sections[which]; }

Q_SIGNALS:
    void articleRequested(const QString &key);

private:
    void addText(Which which, const QString &text, theme::FontRole font = theme::FontRole::Dense, theme::ColorRole color = theme::ColorRole::Text);
    void addPair(Which which, const QString &left, const QString &right, theme::ColorRole color = theme::ColorRole::Text);
    void addCase(const CaseText &entry);
    void addArticle(const ArticleText &entry);

    const theme::Theme &m_theme;
    widgets::Section *m_sections[Count] = {};
};

} // namespace sinan::screens
