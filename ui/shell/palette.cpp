#include "ui/shell/palette.h"

#include "ui/shell/finding_list.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text_match.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

Palette::Palette(const theme::Theme &theme, QLineEdit *field, QWidget *window)
    : Overlay(theme, window), m_field(field), m_list(new QListView(this)), m_model(new FindingModel(this))
{
    setObjectName(QStringLiteral("palette"));
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    body()->addWidget(m_list);
    setOwner(field);
    field->installEventFilter(this);
    connect(field, &QLineEdit::textChanged, this, &Palette::refresh);
    connect(m_list, &QListView::clicked, this, &Palette::run);
    connect(qApp, &QApplication::focusChanged, this, &Palette::focusMoved);
    connect(&theme, &theme::Theme::changed, this, [this] {
        m_list->doItemsLayout();
        if (isVisible())
            place();
    });
}

Palette::~Palette() = default;

void Palette::addSource(std::unique_ptr<FindingSource> source)
{
    m_sources.push_back(std::move(source));
}

void Palette::start()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    refresh();
}

void Palette::focusMoved(QWidget *before, QWidget *now)
{
    if (now == m_field && before != m_field) {
        if (before && before != m_list && !isAncestorOf(before))
            m_return = before;
    } else if (before == m_field && now && now != m_list && isVisible()) {
        close(false);
    }
}

void Palette::refresh()
{
    const QString typed = m_field->text();
    const widgets::SearchQuery query = widgets::foldQuery(typed);
    QList<FindingModel::Line> lines;
    for (const auto &source : m_sources) {
        const QList<Finding> found = source->find(query, typed, mostPerSource);
        if (found.isEmpty())
            continue;
        FindingModel::Line heading;
        heading.heading = true;
        heading.finding.title = qtTrId(source->heading());
        lines << heading;
        for (const Finding &finding : found)
            lines << FindingModel::Line{false, finding};
    }
    if (lines.isEmpty() && !query.isEmpty()) {
        FindingModel::Line nothing;
        nothing.heading = true;
        nothing.finding.title = qtTrId("shell.palette_nothing").arg(typed);
        lines << nothing;
    }
    m_model->set(lines);
    // The best line over all groups is chosen first, but only once something was typed: a bare Enter must not decide anything.
    int best = -1;
    for (int row = 0; row < lines.size(); ++row) {
        if (!lines[row].heading && (best < 0 || (!query.isEmpty() && lines[row].finding.score > lines[best].finding.score)))
            best = row;
    }
    m_list->setCurrentIndex(best < 0 ? QModelIndex() : m_model->index(best));
    if (!isVisible())
        open();
    place();
}

void Palette::place()
{
    int wanted = 2 * theme().space(Space::Small) + 2;
    for (int row = 0; row < m_model->rowCount(); ++row)
        wanted += m_list->sizeHintForRow(row);
    const QPoint corner = m_field->mapTo(parentWidget(), QPoint(0, m_field->height() + theme().space(Space::Tiny)));
    const int width =
        std::clamp(m_field->width(), std::min(theme().scaled(520), parentWidget()->width() - 2 * theme().space(Space::Small)),
                   parentWidget()->width());
    const int left = std::clamp(corner.x(), 0, std::max(0, parentWidget()->width() - width - theme().space(Space::Small)));
    const int room = parentWidget()->height() - corner.y() - theme().space(Space::Small);
    setGeometry(left, corner.y(), width, std::min(wanted, room));
    raise();
}

void Palette::move(int by)
{
    const int rows = m_model->rowCount();
    int row = m_list->currentIndex().row();
    for (int step = 0; step < rows; ++step) {
        row = (row + by + rows) % rows;
        if (!m_model->lines()[row].heading) {
            m_list->setCurrentIndex(m_model->index(row));
            m_list->scrollTo(m_list->currentIndex());
            return;
        }
    }
}

void Palette::run()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount() || m_model->lines()[row].heading)
        return;
    const Finding finding = m_model->lines()[row].finding;
    if (!finding.whyNot.isEmpty()) {
        Q_EMIT refused(finding.whyNot);
        return;
    }
    leave();
    if (finding.run)
        finding.run();
}

void Palette::leave()
{
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    close(false);
    QWidget *target = m_return && m_return->isVisible() ? m_return.data() : parentWidget();
    target->setFocus(Qt::OtherFocusReason);
}

QList<Finding> Palette::findings() const
{
    QList<Finding> found;
    for (const auto &line : m_model->lines()) {
        if (!line.heading)
            found << line.finding;
    }
    return found;
}

int Palette::currentRow() const
{
    return m_list->currentIndex().row();
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusIn) {
        // Tab and the window's activation only pass by; a click or Ctrl+K asks for results.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::MouseFocusReason || reason == Qt::ShortcutFocusReason)
            refresh();
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            if (!isVisible())
                refresh();
            else
                move(1);
            return true;
        case Qt::Key_Up:
            move(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            break;
        }
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace sinan::shell
