#pragma once

#include "ui/theme/severity.h"
#include "ui/widgets/route.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include <optional>
#include <vector>

namespace sinan::screens {

/// One line of a short list on the page: a mark, a title, what stands right of it, and perhaps a second line.
struct Line {
    QString key;                              ///< of the row, for who is selected
    std::optional<theme::Severity> severity;  ///< painted as shape and word
    QString icon;                             ///< of icons.list, where there is no severity
    QString title;
    QString detail;                           ///< second line
    QString beside;                           ///< before what stands right, in quiet ink: an amount
    QString right;
    theme::ColorRole rightColor = theme::ColorRole::Text2;
    bool quiet = false;                       ///< settled: paler
    QString accessible;
    widgets::Route route;                     ///< what Enter opens; an empty place = nothing
    QString copy;                             ///< for the clipboard
    friend bool operator==(const Line &, const Line &) = default;
};

class LinesModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { LineRole = Qt::UserRole };
    using QAbstractListModel::QAbstractListModel;

    void show(std::vector<Line> lines);
    [[nodiscard]] const Line &line(int row) const { return m_lines[std::size_t(row)]; }
    [[nodiscard]] int rowOf(const QString &key) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Line> m_lines;
};

/// Paints a Line.
class LineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    LineDelegate(const theme::Theme &theme, const LinesModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const theme::Theme &m_theme;
    const LinesModel &m_model;
};

/// A list as high as its lines; the page scrolls. Enter, Space or a click on a line that leads somewhere opens it; letters do nothing.
class LineList final : public QListView
{
    Q_OBJECT
public:
    explicit LineList(const theme::Theme &theme, QWidget *parent = nullptr);

    void show(std::vector<Line> lines);
    [[nodiscard]] LinesModel &lines() { return m_model; }
    [[nodiscard]] const Line *current() const;
    void restyle();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    void opened(const sinan::screens::Line &line);
    void menuAsked(const sinan::screens::Line &line, const QPoint &globalPosition);
    void currentLineChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int contentHeight() const;

    const theme::Theme &m_theme;
    LinesModel m_model;
};

} // namespace sinan::screens

Q_DECLARE_METATYPE(sinan::screens::Line)
