#pragma once

#include "ui/screens/customers/line_list.h"
#include "ui/screens/import/import_flow.h"

#include <QAbstractTableModel>
#include <QWidget>

class QButtonGroup;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace sinan::widgets {
class Chip;
class Label;
} // namespace sinan::widgets

namespace sinan::bridge {
class Phrases;
}

namespace sinan::screens {

/// The rows of one table as they stand, with what would become of each.
class RowsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { FateRole = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;
    void show(std::shared_ptr<const bridge::ImportPreview> preview, std::size_t table);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const bridge::TablePreview *table() const;
    std::shared_ptr<const bridge::ImportPreview> m_preview;
    std::size_t m_table = 0;
};

/// "＋ 新增", "⟳ 更新" … and their colours.
[[nodiscard]] QString fateText(bridge::RowPreview::Fate fate);

/// What the import would do: the counts, the rows, what is refused and how to mend it, what the person should know.
class PreviewPane final : public QWidget
{
    Q_OBJECT
public:
    PreviewPane(const theme::Theme &theme, ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QWidget *parent = nullptr);

    /// @param table  the table that is selected; nothing: the conversations are
    void show(std::optional<std::size_t> table);
    void retranslate();
    void restyle();
    /// The refused rows as lines of text.
    [[nodiscard]] QString refusedText() const;
    [[nodiscard]] QWidget *firstFocus() const;

Q_SIGNALS:
    void said(const QString &sentence);

private:
    enum Page { Rows, Refused, Notices };
    void showCounts();
    [[nodiscard]] std::vector<Line> refusedLines() const;
    [[nodiscard]] std::vector<Line> noticeLines() const;
    [[nodiscard]] QString sentence(const bridge::Message &message) const;
    void saveRefused();

    const theme::Theme &m_theme;
    ImportFlow &m_flow;
    const bridge::Phrases &m_phrases;
    std::function<Language()> m_language;
    std::optional<std::size_t> m_table;
    widgets::Label *m_title;
    std::array<widgets::Label *, 4> m_numbers{};
    std::array<widgets::Label *, 4> m_names{};
    QButtonGroup *m_pages;
    QStackedWidget *m_stack;
    RowsModel m_rowsModel;
    QTableView *m_rows;
    LineList *m_refused;
    LineList *m_notices;
    widgets::Label *m_noRefused;
    widgets::Label *m_noNotices;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace sinan::screens
