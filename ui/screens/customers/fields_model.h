#pragma once

#include "ui/screens/customers/field_text.h"
#include "ui/screens/customers/row_editor.h"

#include <QAbstractTableModel>

namespace sinan::screens {

/// The fields of one row, to read and to edit: column 0 the names, column 1 the values. What was typed and cannot be taken stays as a draft
/// beside its reason until it is mended or given up; what can be taken is written at once.
class FieldsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { SpecRole = Qt::UserRole, DraftRole, ReasonRole, EmptyRole, LongRole };

    /// @param mutation  "customer.edit@1"
    /// @param label     message id of the undo step
    FieldsModel(widgets::Workbench &bench, model::Collection collection, std::string mutation, std::string label, QObject *parent = nullptr);

    /// Shows a row. Drafts of another row are dropped, those of the same row stay.
    /// @param subject  whose row it is, for the undo step
    void show(const model::Row &row, std::vector<FieldSpec> fields, const std::vector<model::Region> &regions, const std::string &subject);
    void refresh();

    [[nodiscard]] const FieldSpec &field(int row) const { return m_fields[std::size_t(row)]; }
    [[nodiscard]] int rowOf(const std::string &name) const;
    [[nodiscard]] const model::Row &source() const { return m_row; }
    [[nodiscard]] RowEditor &editor() { return m_editor; }
    [[nodiscard]] FieldContext context() const;
    /// The choices of a field as (text for the editor, word), in order; empty for a field without any.
    [[nodiscard]] QList<std::pair<QString, QString>> choices(int row) const;
    [[nodiscard]] QString reasonText(Refusal refusal) const;

    /// Takes what was typed: writes it, or keeps it as a draft. @return false where it became a draft
    bool take(int row, const QString &typed);
    void giveUp(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// Somebody else's change stands in the way, or the disk: a whole sentence.
    void problem(const QString &sentence);

private:
    struct Draft {
        QString text;
        Refusal refusal = Refusal::Empty;
    };
    void changed(int row);

    widgets::Workbench &m_bench;
    std::string m_mutation;
    std::string m_label;
    std::string m_subject;
    RowEditor m_editor;
    model::Row m_row;
    std::vector<FieldSpec> m_fields;
    std::vector<model::Region> m_regions;
    std::map<std::string, Draft> m_drafts;
};

} // namespace sinan::screens
