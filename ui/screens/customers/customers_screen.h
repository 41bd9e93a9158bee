#pragma once

#include "ui/screens/customers/customer_list.h"
#include "ui/screens/customers/customers_desk.h"
#include "ui/widgets/screen.h"

class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace sinan::widgets {
class EmptyState;
class ElidedLabel;
class InlineMessage;
class Label;
} // namespace sinan::widgets

namespace sinan::screens {

class CustomerTable;

/// 客户: every customer in one table, filtered and sorted as one types.
class CustomersScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    CustomersScreen(widgets::Workbench &bench, std::shared_ptr<CustomersDesk> desk, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] widgets::Route route() const override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] bool isReading() const override { return m_desk->reader().isBusy(); }
    void committed(const store::Commit &commit) override { m_list.committed(commit); }
    [[nodiscard]] std::optional<Uuid> customerInView() const override;

    [[nodiscard]] CustomerList &list() { return m_list; }

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void addCommands();
    void showState();
    void fitFilter();
    void openRow(int row);
    void showMenu(int row, const QPoint &at);
    void fillColumnMenu();
    void sortByHeader(int section);
    void showSortArrow();
    void setColumnShown(const ColumnId &id, bool shown);
    void readColumns();
    void applyColumns();

    std::shared_ptr<CustomersDesk> m_desk;
    CustomerList m_list;
    QStringList m_shownColumns;   ///< ColumnId::toText(); empty = as designed
    Uuid m_selected;
    bool m_loaded = false;

    widgets::Label *m_title = nullptr;
    widgets::ElidedLabel *m_counts = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_more = nullptr;
    QMenu *m_columnMenu = nullptr;
    QPushButton *m_import = nullptr;
    QStackedWidget *m_stack = nullptr;
    CustomerTable *m_table = nullptr;
    widgets::EmptyState *m_noData = nullptr;
    widgets::EmptyState *m_filteredOut = nullptr;
    widgets::Label *m_loading = nullptr;
    widgets::InlineMessage *m_failed = nullptr;
};

} // namespace sinan::screens
