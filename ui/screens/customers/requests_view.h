#pragma once

#include "ui/screens/customers/page_lines.h"
#include "ui/widgets/workbench.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// Requests and promises of a customer, with what can be done about the one that is selected: promise a day, done, keep, break, cancel.
class RequestsView final : public QWidget
{
    Q_OBJECT
public:
    explicit RequestsView(widgets::Workbench &bench, QWidget *parent = nullptr);

    void show(const insight::CustomerPage &page, const PageWords &words);
    void retranslate();
    void restyle();
    [[nodiscard]] LineList *list() const { return m_list; }
    /// The request that is selected, or nothing.
    [[nodiscard]] const insight::PageRequest *current() const;

    void markDone();
    void cancel();
    void askForDay();
    void settle(model::PromiseState state);

Q_SIGNALS:
    void said(const QString &sentence);

private:
    void showActions();
    void promise();
    using Step = std::pair<const char *, Json>;
    /// All steps or none, as one step of the undo.
    void submit(std::vector<Step> steps, const char *label);
    void showMenu(const QPoint &at);

    widgets::Workbench &m_bench;
    std::vector<insight::PageRequest> m_requests;
    std::string m_customerName;
    LineList *m_list;
    widgets::Label *m_none;
    QWidget *m_actions;
    QPushButton *m_done;
    QPushButton *m_promise;
    QPushButton *m_kept;
    QPushButton *m_broken;
    QWidget *m_form;
    widgets::Label *m_formLabel;
    QLineEdit *m_day;
    QPushButton *m_confirm;
    widgets::Label *m_refusal;
};

} // namespace sinan::screens
