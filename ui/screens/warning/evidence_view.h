#pragma once

#include "ui/screens/warning/warning_text.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QListView>

namespace sinan::screens {

class EvidenceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void show(QList<EvidenceText> evidence);
    [[nodiscard]] const EvidenceText &at(int row) const { return m_evidence.at(row); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_evidence.size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<EvidenceText> m_evidence;
};

/// The evidence of a warning, each piece with its words, who said them, where and when. As high as its contents: the page scrolls, not the list.
/// Enter, a click or a double click opens the conversation at the words.
class EvidenceView final : public QListView
{
    Q_OBJECT
public:
    explicit EvidenceView(const theme::Theme &theme, QWidget *parent = nullptr);

    /// @param most  at most so many pieces; 0 = all
    void show(const QList<EvidenceText> &evidence, int most = 0);
    [[nodiscard]] const EvidenceModel &evidence() const { return *m_model; }
    [[nodiscard]] QSize sizeHint() const override { return {200, m_height}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, m_height}; }

Q_SIGNALS:
    /// Only for pieces that can be opened.
    void opened(const sinan::screens::EvidenceText &evidence);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fit();
    void openIndex(const QModelIndex &index);

    const theme::Theme &m_theme;
    EvidenceModel *m_model;
    int m_height = 0;
};

} // namespace sinan::screens
