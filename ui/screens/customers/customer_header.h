#pragma once

#include "ui/screens/customers/page_lines.h"
#include "ui/screens/customers/stage_path.h"
#include "ui/widgets/workbench.h"

#include <QWidget>

class QMenu;
class QToolButton;
class QHBoxLayout;

namespace sinan::widgets {
class ElidedLabel;
class Label;
class Pill;
} // namespace sinan::widgets

namespace sinan::screens {

/// What stays at the top of a customer's page while it scrolls: who it is, whose, where the deal stands, what runs out next.
class CustomerHeader final : public QWidget
{
    Q_OBJECT
public:
    CustomerHeader(widgets::Workbench &bench, QWidget *parent = nullptr);

    void show(const insight::CustomerPage &page, const PageWords &words);
    /// "3 / 205" in the list one came from; an empty text hides the arrows.
    void showPlace(const QString &place, bool before, bool after);
    void retranslate();
    [[nodiscard]] StagePath *path() const { return m_path; }
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] QToolButton *more() const { return m_more; }

Q_SIGNALS:
    void previousAsked();
    void nextAsked();
    void deadlineAsked();
    void visitAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    widgets::Workbench &m_bench;
    widgets::Label *m_name;
    widgets::Pill *m_stars;
    widgets::ElidedLabel *m_facts;
    QToolButton *m_visit;
    QToolButton *m_deadline;
    widgets::Label *m_place;
    QToolButton *m_before;
    QToolButton *m_after;
    QToolButton *m_more;
    QMenu *m_menu;
    StagePath *m_path;
    widgets::ElidedLabel *m_deal;
};

} // namespace sinan::screens
