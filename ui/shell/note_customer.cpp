#include "ui/shell/note_customer.h"

#include "ui/shell/finding_list.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace sinan::shell {

using theme::Space;

NoteCustomer::NoteCustomer(widgets::Workbench &bench, CustomerNames &names, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_names(names), m_field(new QLineEdit(this)), m_list(new QListView(this)), m_model(new FindingModel(this))
{
    m_field->setObjectName(QStringLiteral("note.customer"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("note.customer.hits"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingDelegate(bench.theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(bench.theme.space(Space::Tiny));
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textEdited, this, &NoteCustomer::search);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        // The clear button edits without textEdited.
        if (text.isEmpty() && m_customer) {
            m_customer.reset();
            hideHits();
            Q_EMIT chosen();
        }
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    retranslate();
}

void NoteCustomer::set(const std::optional<Uuid> &customer)
{
    m_customer = customer;
    if (m_customer && !m_names.find(*m_customer))
        m_customer.reset(); // gone since
    hideHits();
    showName();
}

QString NoteCustomer::name() const
{
    const auto *found = m_customer ? m_names.find(*m_customer) : nullptr;
    return found ? found->in(m_bench.language()) : QString();
}

void NoteCustomer::showName()
{
    const QSignalBlocker quiet(m_field);
    m_field->setText(name());
    m_field->setCursorPosition(0);
}

bool NoteCustomer::offersHits() const
{
    return !m_list->isHidden();
}

void NoteCustomer::search()
{
    const widgets::SearchQuery query = widgets::foldQuery(m_field->text());
    struct Hit
    {
        int score;
        const CustomerNames::Name *name;
    };
    std::vector<Hit> hits;
    if (!query.isEmpty()) {
        for (const CustomerNames::Name &name : m_names.all()) {
            if (const int score = name.text.score(query); score > 0)
                hits.push_back({score, &name});
        }
    }
    const auto shown = std::min<std::size_t>(hits.size(), mostHits);
    std::partial_sort(hits.begin(), hits.begin() + std::ptrdiff_t(shown), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    hits.resize(shown);
    m_hits.clear();
    QList<FindingModel::Line> lines;
    for (const Hit &hit : hits) {
        FindingModel::Line line;
        line.finding.icon = QStringLiteral("place.customers");
        line.finding.title = hit.name->in(m_bench.language());
        line.finding.detail = hit.name->city;
        lines << line;
        m_hits.push_back(hit.name->id);
    }
    m_model->set(lines);
    if (lines.isEmpty()) {
        hideHits();
        return;
    }
    m_list->setCurrentIndex(m_model->index(0));
    m_list->setFixedHeight(int(lines.size()) * m_list->sizeHintForRow(0) + 2);
    m_list->show();
    Q_EMIT resized();
}

void NoteCustomer::hideHits()
{
    if (m_list->isHidden())
        return;
    m_list->hide();
    Q_EMIT resized();
}

void NoteCustomer::choose(int row)
{
    if (row < 0 || row >= int(m_hits.size()))
        return;
    m_customer = m_hits[std::size_t(row)];
    hideHits();
    showName();
    Q_EMIT chosen();
    Q_EMIT left();
}

bool NoteCustomer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = m_list->currentIndex().row();
        if (offersHits() && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            const int rows = m_model->rowCount();
            m_list->setCurrentIndex(m_model->index((row + (key == Qt::Key_Down ? 1 : rows - 1)) % rows));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (offersHits())
                choose(row);
            else
                Q_EMIT left();
            return true;
        }
        if (key == Qt::Key_Escape && offersHits()) {
            hideHits();
            showName();
            return true;
        }
    }
    // What was typed and not chosen is nobody: the name comes back.
    if (watched == m_field && event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        if (offersHits() && !m_customer)
            choose(m_list->currentIndex().row());
        hideHits();
        showName();
    }
    return QWidget::eventFilter(watched, event);
}

void NoteCustomer::retranslate()
{
    m_field->setPlaceholderText(qtTrId("shell.note_customer_hint"));
    m_field->setAccessibleName(qtTrId("shell.note_customer"));
    m_field->setToolTip(qtTrId("shell.note_customer_hint"));
    m_list->setAccessibleName(qtTrId("shell.note_customer_hits"));
    if (!m_field->hasFocus())
        showName();
}

void NoteCustomer::restyle()
{
    m_field->setMinimumHeight(m_bench.theme.controlHeight());
}

} // namespace sinan::shell
