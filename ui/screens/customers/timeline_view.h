#pragma once

#include "ui/screens/customers/page_lines.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// What happened with a customer, newest first: conversations, decisions, requests, changes of their numbers. Filtered by kind; older
/// entries come when they are asked for.
class TimelineView final : public QWidget
{
    Q_OBJECT
public:
    static constexpr std::size_t shownAtFirst = 20;

    explicit TimelineView(const theme::Theme &theme, QWidget *parent = nullptr);

    void show(std::vector<insight::TimelineEntry> timeline, const PageWords &words);
    void retranslate();
    void restyle() { m_list->restyle(); }
    void setFilter(TimelineFilter filter);
    [[nodiscard]] LineList *list() const { return m_list; }

private:
    void refresh();

    std::vector<insight::TimelineEntry> m_timeline;
    PageWords m_words;
    TimelineFilter m_filter = TimelineFilter::All;
    std::size_t m_limit = shownAtFirst;
    QButtonGroup *m_chips;
    LineList *m_list;
    widgets::Label *m_none;
    QPushButton *m_older;
};

} // namespace sinan::screens
