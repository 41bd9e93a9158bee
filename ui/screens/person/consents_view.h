#pragma once

#include "app/model/work.h"
#include "ui/screens/customers/line_list.h"
#include "ui/widgets/workbench.h"

#include <QWidget>

class QPushButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// What a customer, or one person there, has agreed to, refused or withdrawn: the newest answer to each purpose. Answers are given and
/// withdrawn here; earlier ones stay on record.
class ConsentsView final : public QWidget
{
    Q_OBJECT
public:
    explicit ConsentsView(widgets::Workbench &bench, QWidget *parent = nullptr);

    /// @param contact  whose own answers are shown beside the customer's, and who answers here; nothing: the customer
    void show(const Uuid &customer, const std::optional<Uuid> &contact);
    void reload();
    void retranslate();
    void restyle();
    /// Opens the menu of purposes.
    void give();
    [[nodiscard]] LineList *list() const { return m_list; }

Q_SIGNALS:
    void said(const QString &sentence);

private:
    void lineMenu(const Line &line, const QPoint &at);
    void record(const std::string &purpose, model::ConsentState state);

    widgets::Workbench &m_bench;
    std::optional<Uuid> m_customer;
    std::optional<Uuid> m_contact;
    std::vector<model::Consent> m_answers; ///< as the lines
    LineList *m_list;
    widgets::Label *m_none;
    QPushButton *m_give;
};

} // namespace sinan::screens
