#include "ui/widgets/contribution_bars.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedLayout>
#include <QTableWidget>

namespace sinan::widgets {

using theme::FontRole;
using theme::Space;

/// The painted half: one focus, rows by arrow.
class ContributionBars::Chart : public QWidget
{
public:
    Chart(const ContributionPainter &painter, ContributionBars *owner) : QWidget(owner), m_painter(painter), m_owner(owner)
    {
        setObjectName(QStringLiteral("contributions.chart"));
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_InputMethodEnabled, false);
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_painter.leastWidth(), m_painter.height()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    void reset()
    {
        m_current = 0;
        QStringList said;
        for (const Contribution &row : m_painter.rows())
            said
                << qtTrId("common.score_row").arg(row.label, row.notConnected ? qtTrId("common.not_connected") : pointsText(row));
        setAccessibleName(qtTrId("common.score_title").arg(m_painter.sum()).arg(m_painter.threshold()));
        setAccessibleDescription(said.join(QLatin1Char('\n')));
        setToolTip({});
        updateGeometry();
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_painter.paint(painter, rect(), hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange) ? m_current : -1);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const int last = int(m_painter.rows().size());
        switch (event->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
            m_current = std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, last);
            update();
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current < last)
                Q_EMIT m_owner->activated(m_current);
            break;
        default:
            QWidget::keyPressEvent(event);
        }
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        const int row = int(event->position().y()) / std::max(1, m_painter.rowHeight());
        if (rect().contains(event->position().toPoint()) && row < m_painter.rows().size()) {
            m_current = row;
            update();
            Q_EMIT m_owner->activated(row);
        }
    }

private:
    const ContributionPainter &m_painter;
    ContributionBars *m_owner;
    int m_current = 0;
};

ContributionBars::ContributionBars(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_painter(theme, {}, 0), m_chart(new Chart(m_painter, this)),
      m_table(new QTableWidget(this)), m_pages(new QStackedLayout(this))
{
    setObjectName(QStringLiteral("contributions"));
    m_table->setObjectName(QStringLiteral("contributions.table"));
    m_table->setColumnCount(2);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->setShowGrid(false);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_table);
    setFocusProxy(m_chart);

    auto *toggle = new QAction(this);
    toggle->setObjectName(QStringLiteral("contributions.toggle"));
    toggle->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_T), QKeySequence(Qt::Key_T)});
    toggle->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(toggle, &QAction::triggered, this, [this] { setTableShown(!isTableShown()); });
    addAction(toggle);
    auto *copy = new QAction(this);
    copy->setObjectName(QStringLiteral("contributions.copy"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(toText()); });
    addAction(copy);

    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int) {
        if (row < m_painter.rows().size())
            Q_EMIT activated(row);
    });
    connect(&theme, &theme::Theme::changed, this, &ContributionBars::refill);
}

void ContributionBars::set(const QList<Contribution> &rows, int threshold)
{
    m_painter.set(rows, threshold);
    refill();
}

void ContributionBars::setTableShown(bool shown)
{
    const bool focused = m_chart->hasFocus() || m_table->hasFocus();
    m_pages->setCurrentWidget(shown ? static_cast<QWidget *>(m_table) : m_chart);
    setFocusProxy(m_pages->currentWidget());
    if (focused)
        m_pages->currentWidget()->setFocus();
}

bool ContributionBars::isTableShown() const
{
    return m_pages->currentWidget() == m_table;
}

void ContributionBars::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refill();
    QWidget::changeEvent(event);
}

void ContributionBars::refill()
{
    const auto &rows = m_painter.rows();
    m_table->setRowCount(int(rows.size()) + 1);
    m_table->setHorizontalHeaderLabels({qtTrId("common.score_cause"), qtTrId("common.score_points")});
    const auto put = [this](int row, const QString &label, const QString &points) {
        m_table->setItem(row, 0, new QTableWidgetItem(label));
        auto *number = new QTableWidgetItem(points);
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, 1, number);
        m_table->setRowHeight(row, m_painter.rowHeight());
    };
    for (int i = 0; i < rows.size(); ++i)
        put(i, rows[i].label, rows[i].notConnected ? qtTrId("common.not_connected") : pointsText(rows[i]));
    put(int(rows.size()), qtTrId("common.score_sum"), QString::number(m_painter.sum()));
    m_table->setAccessibleName(qtTrId("common.score_title").arg(m_painter.sum()).arg(m_painter.threshold()));
    m_chart->reset();
}

} // namespace sinan::widgets
