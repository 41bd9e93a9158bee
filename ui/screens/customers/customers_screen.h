#pragma once

#include "ui/screens/customers/customer_list.h"
#include "ui/screens/customers/customer_views.h"
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

class BulkForm;
class CustomerTable;
class ExportStrip;

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
    void committed(const store::Commit &commit) override;
    [[nodiscard]] std::optional<Uuid> customerInView() const override;

    [[nodiscard]] CustomerList &list() { return m_list; }
    [[nodiscard]] CustomerViews &views() { return m_views; }
    /// What the list looks like now.
    [[nodiscard]] CustomerLook look() const;
    void show(const CustomerLook &look);
    /// Writes what is shown; the ending says which kind of file.
    void exportTo(const QString &path);
    using QWidget::show;

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
    void showMenu(int row, int column, const QPoint &at);
    void addConditionAction(QMenu *menu, int row, int column);
    void noteSelection();
    [[nodiscard]] QString selectedLines() const;
    void restoreSelection(bool sameQuestion);
    void toggleGroup(int row);
    void fillColumnMenu();
    void addGroupCommands();
    void addListCommands();
    void addViewCommands();
    void buildForms();
    void fillViewMenu();
    void showViews();
    void showViewForm();
    void nameView();
    void keepView();
    void askExport();
    void showGroups();
    void sortByHeader(int section);
    void showSortArrow();
    void setColumnShown(const ColumnId &id, bool shown);
    void readColumns();
    void applyColumns();

    std::shared_ptr<CustomersDesk> m_desk;
    CustomerList m_list;
    CustomerViews m_views;
    QString m_lastView;           ///< name last given
    QStringList m_shownColumns;   ///< ColumnId::toText(); empty = as designed
    std::int64_t m_current = 0;          ///< whom one stands on, by the number of the row in the store
    std::vector<std::int64_t> m_chosen;  ///< who is selected, while rows are replaced
    std::optional<int> m_anchor;         ///< and where that row stood in the viewport, if in sight
    int m_scrolled = 0;
    CustomerQuery m_shownQuery;          ///< what the rows on screen answer
    bool m_loaded = false;

    widgets::Label *m_title = nullptr;
    widgets::ElidedLabel *m_counts = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_more = nullptr;
    QToolButton *m_view = nullptr;
    QMenu *m_viewMenu = nullptr;
    QWidget *m_viewForm = nullptr;
    QLineEdit *m_viewName = nullptr;
    QPushButton *m_viewSave = nullptr;
    QPushButton *m_viewCancel = nullptr;
    QPushButton *m_exportButton = nullptr;
    ExportStrip *m_export = nullptr;
    BulkForm *m_bulk = nullptr;
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
