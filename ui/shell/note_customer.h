#pragma once

#include "ui/shell/sources.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace sinan::shell {

class FindingModel;

/// Whose note it is: a field with the customer's name, found by name, pinyin or initials; the hits stand below it while one types.
/// Empty is fine.
class NoteCustomer final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostHits = 5;

    NoteCustomer(widgets::Workbench &bench, CustomerNames &names, QWidget *parent = nullptr);

    void set(const std::optional<Uuid> &customer);
    [[nodiscard]] const std::optional<Uuid> &customer() const { return m_customer; }
    /// In the reader's language; empty without a customer.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] bool offersHits() const;
    void retranslate();
    void restyle();

Q_SIGNALS:
    /// The person chose one, or emptied the field.
    void chosen();
    /// The hits need more or less room.
    void resized();
    /// Enter: on to the words.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void choose(int row);
    void hideHits();
    void showName();

    widgets::Workbench &m_bench;
    CustomerNames &m_names;
    QLineEdit *m_field;
    QListView *m_list;
    FindingModel *m_model;
    std::vector<Uuid> m_hits;
    std::optional<Uuid> m_customer;
};

} // namespace sinan::shell
