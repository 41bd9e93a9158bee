#include "ui/screens/import/preview_pane.h"

#include "app/bridge/phrases.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace sinan::screens {

using bridge::RowPreview;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr std::array<const char *, 4> countNames{"import.count_added", "import.count_updated", "import.count_unchanged", "import.count_refused"};
constexpr std::array<const char *, 3> pageNames{"import.page_rows", "import.page_refused", "import.page_notices"};

} // namespace

QString fateText(RowPreview::Fate fate)
{
    switch (fate) {
    case RowPreview::Fate::Added:
        return qtTrId("import.fate_added");
    case RowPreview::Fate::Updated:
        return qtTrId("import.fate_updated");
    case RowPreview::Fate::Unchanged:
        return qtTrId("import.fate_unchanged");
    case RowPreview::Fate::Duplicate:
        return qtTrId("import.fate_duplicate");
    case RowPreview::Fate::Refused:
        break;
    }
    return qtTrId("import.fate_refused");
}

void RowsModel::show(std::shared_ptr<const bridge::ImportPreview> preview, std::size_t table)
{
    beginResetModel();
    m_preview = std::move(preview);
    m_table = table;
    endResetModel();
}

const bridge::TablePreview *RowsModel::table() const
{
    return m_preview && m_table < m_preview->tables.size() ? &m_preview->tables[m_table] : nullptr;
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !table() ? 0 : int(table()->rows.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !table() ? 0 : int(table()->columns.size()) + 1;
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !table())
        return {};
    const RowPreview &row = table()->rows[std::size_t(index.row())];
    const std::size_t cell = std::size_t(std::max(0, index.column() - 1));
    const QString text = index.column() == 0 ? fateText(row.fate) : cell < row.cells.size() ? toQt(row.cells[cell]).simplified() : QString();
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole: {
        QStringList lines{qtTrId("import.row_number").arg(row.row)};
        for (const auto &[field, values] : row.changes)
            lines << qtTrId("import.row_change").arg(toQt(field), toQt(values.first), toQt(values.second));
        return index.column() == 0 ? lines.join(QLatin1Char('\n')) : text;
    }
    case FateRole:
        return int(row.fate);
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !table())
        return {};
    if (section == 0)
        return qtTrId("import.row_fate");
    const auto &columns = table()->columns;
    return section - 1 < int(columns.size()) ? toQt(columns[std::size_t(section - 1)].header) : QString();
}

PreviewPane::PreviewPane(const theme::Theme &theme, ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_flow(flow), m_phrases(phrases), m_language(std::move(language)),
      m_title(new widgets::Label(theme, FontRole::Strong, ColorRole::Text, this)), m_pages(new QButtonGroup(this)), m_stack(new QStackedWidget(this)),
      m_rows(new QTableView(this)), m_refused(new LineList(theme, this)), m_notices(new LineList(theme, this)),
      m_noRefused(new widgets::Label(theme, FontRole::Dense, ColorRole::Text2, this)), m_noNotices(new widgets::Label(theme, FontRole::Dense, ColorRole::Text2, this)),
      m_copy(new QPushButton(this)), m_save(new QPushButton(this))
{
    auto *counts = new QHBoxLayout;
    counts->setSpacing(theme.space(Space::Medium));
    for (std::size_t i = 0; i < countNames.size(); ++i) {
        m_numbers[i] = new widgets::Label(theme, FontRole::Title, i == 3 ? ColorRole::Critical : ColorRole::Text, this);
        m_numbers[i]->setObjectName(QLatin1String(countNames[i]));
        m_names[i] = new widgets::Label(theme, FontRole::Caption, ColorRole::Text2, this);
        auto *pair = new QVBoxLayout;
        pair->setSpacing(0);
        pair->addWidget(m_numbers[i]);
        pair->addWidget(m_names[i]);
        counts->addLayout(pair);
    }
    counts->addStretch();
    auto *chips = new widgets::FlowLayout(theme.space(Space::Tiny));
    m_pages->setExclusive(true);
    for (std::size_t i = 0; i < pageNames.size(); ++i) {
        auto *chip = new widgets::Chip(theme, this);
        chip->setCheckable(true);
        chip->setChecked(i == 0);
        chip->setObjectName(QLatin1String(pageNames[i]));
        m_pages->addButton(chip, int(i));
        chips->addWidget(chip);
    }
    m_rows->setObjectName(QStringLiteral("import.rows"));
    m_rows->setModel(&m_rowsModel);
    m_rows->setFrameShape(QFrame::NoFrame);
    m_rows->setShowGrid(false);
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->setTabKeyNavigation(false);
    m_rows->setWordWrap(false);
    m_rows->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_rows->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_rows->verticalHeader()->hide();
    m_rows->horizontalHeader()->setHighlightSections(false);
    m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_refused->setObjectName(QStringLiteral("import.refused"));
    m_notices->setObjectName(QStringLiteral("import.notices"));
    m_copy->setObjectName(QStringLiteral("import.refused.copy"));
    m_save->setObjectName(QStringLiteral("import.refused.save"));
    for (QPushButton *button : {m_copy, m_save})
        button->setFlat(true);
    m_copy->setIcon(theme.icon(QStringLiteral("verb.copy")));
    m_save->setIcon(theme.icon(QStringLiteral("verb.export")));

    const auto scrolled = [this](LineList *list, widgets::Label *none, QWidget *actions) {
        auto *page = new QWidget(this);
        auto *scroll = new QScrollArea(page);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setFocusPolicy(Qt::NoFocus);
        auto *content = new QWidget(scroll);
        auto *lines = new QVBoxLayout(content);
        lines->setContentsMargins(0, 0, 0, 0);
        none->setWordWrap(true);
        lines->addWidget(none);
        lines->addWidget(list);
        lines->addStretch();
        scroll->setWidget(content);
        scroll->viewport()->setAutoFillBackground(false);
        content->setAutoFillBackground(false);
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(m_theme.space(Space::Tiny));
        column->addWidget(scroll, 1);
        if (actions)
            column->addWidget(actions);
        m_stack->addWidget(page);
    };
    m_stack->addWidget(m_rows);
    auto *actions = new QWidget(this);
    auto *buttons = new QHBoxLayout(actions);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch();
    scrolled(m_refused, m_noRefused, actions);
    scrolled(m_notices, m_noNotices, nullptr);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(Space::Small));
    column->addWidget(m_title);
    column->addLayout(counts);
    column->addLayout(chips);
    column->addWidget(m_stack, 1);
    connect(m_pages, &QButtonGroup::idClicked, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(refusedText());
        Q_EMIT said(qtTrId("import.said_copied"));
    });
    connect(m_save, &QPushButton::clicked, this, &PreviewPane::saveRefused);
    connect(&flow, &ImportFlow::refusedSaved, this, [this](const QString &path, bool saved) {
        Q_EMIT said(saved ? qtTrId("import.refused_saved").arg(path) : qtTrId("import.refused_not_saved").arg(path));
    });
    retranslate();
    restyle();
}

QString PreviewPane::sentence(const bridge::Message &message) const
{
    return message.id.empty() ? QString() : toQt(m_phrases.sentence(message, m_language()));
}

void PreviewPane::retranslate()
{
    m_title->setText(qtTrId("import.preview"));
    for (std::size_t i = 0; i < countNames.size(); ++i)
        m_names[i]->setText(qtTrId(countNames[i]));
    m_rows->setAccessibleName(qtTrId("import.rows_name"));
    m_refused->setAccessibleName(qtTrId("import.refused_name"));
    m_notices->setAccessibleName(qtTrId("import.notices_name"));
    m_noRefused->setText(qtTrId("import.refused_none"));
    m_noNotices->setText(qtTrId("import.notices_none"));
    m_copy->setText(qtTrId("import.refused_copy"));
    m_save->setText(qtTrId("import.refused_save"));
    for (QPushButton *button : {m_copy, m_save})
        button->setAccessibleName(button->text());
    show(m_table);
}

void PreviewPane::restyle()
{
    m_rows->verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    m_rows->setFont(m_theme.font(FontRole::Dense));
    m_refused->restyle();
    m_notices->restyle();
}

void PreviewPane::showCounts()
{
    const bridge::Counts &counts = m_flow.preview().counts;
    const std::array<std::int64_t, 4> numbers{counts.added, counts.updated, counts.unchanged + counts.duplicates, counts.refused};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        m_numbers[i]->setText(toQt(format::integer(numbers[i])));
        m_numbers[i]->setAccessibleName(qtTrId("import.count_accessible").arg(qtTrId(countNames[i])).arg(numbers[i]));
    }
}

void PreviewPane::show(std::optional<std::size_t> table)
{
    m_table = table;
    showCounts();
    m_rowsModel.show(m_flow.sharedPreview(), table.value_or(m_flow.preview().tables.size()));
    // Wide enough for what most cells say; the rest is in the tooltip.
    const int widest = m_theme.scaled(160);
    for (int column = 0; column < m_rowsModel.columnCount(); ++column) {
        m_rows->resizeColumnToContents(column);
        m_rows->setColumnWidth(column, std::min(m_rows->columnWidth(column) + m_theme.space(Space::Small), widest));
    }
    const auto refused = refusedLines();
    const auto notices = noticeLines();
    const std::array<std::size_t, 3> amounts{std::size_t(m_rowsModel.rowCount()), refused.size(), notices.size()};
    for (std::size_t i = 0; i < pageNames.size(); ++i) {
        QAbstractButton *chip = m_pages->button(int(i));
        chip->setText(amounts[i] ? qtTrId("import.page_count").arg(qtTrId(pageNames[i])).arg(amounts[i]) : qtTrId(pageNames[i]));
        chip->setAccessibleName(chip->text());
        chip->setVisible(table || amounts[i] > 0);
    }
    m_stack->setVisible(table || amounts[Refused] + amounts[Notices] > 0);
    m_noRefused->setVisible(refused.empty());
    m_noNotices->setVisible(notices.empty());
    m_copy->setVisible(!refused.empty());
    m_save->setVisible(!refused.empty());
    m_refused->show(refused);
    m_notices->show(notices);
    // A table without a row that can be shown still has something to say.
    if (m_rowsModel.rowCount() == 0 && m_pages->checkedId() == Rows && (!refused.empty() || !notices.empty()))
        m_pages->button(refused.empty() ? Notices : Refused)->setChecked(true);
    m_stack->setCurrentIndex(m_pages->checkedId());
}

std::vector<Line> PreviewPane::refusedLines() const
{
    std::vector<Line> lines;
    const auto add = [&](const bridge::Issue &issue) {
        Line line;
        line.key = QString::number(lines.size());
        line.icon = QStringLiteral("mark.wrong");
        line.title = issue.value.empty() ? sentence(issue.reason) : qtTrId("import.issue_value").arg(toQt(issue.value).simplified(), sentence(issue.reason));
        const QString place = toQt(m_phrases.place(issue.place, m_language()));
        line.detail = QStringList{place, sentence(issue.mend)}.join(QStringLiteral(" — "));
        line.copy = QStringList{place, toQt(issue.value), sentence(issue.reason), sentence(issue.mend)}.join(QLatin1Char('\t'));
        lines.push_back(std::move(line));
    };
    for (const bridge::Issue &issue : m_flow.preview().issues)
        add(issue);
    if (m_table && *m_table < m_flow.preview().tables.size()) {
        for (const bridge::Issue &issue : m_flow.preview().tables[*m_table].issues)
            add(issue);
    }
    return lines;
}

std::vector<Line> PreviewPane::noticeLines() const
{
    std::vector<Line> lines;
    const auto add = [&lines](const char *icon, const QString &title, const QString &detail) {
        Line line;
        line.key = QString::number(lines.size());
        line.icon = QLatin1String(icon);
        line.title = title;
        line.detail = detail;
        line.copy = title;
        lines.push_back(std::move(line));
    };
    if (m_table && *m_table < m_flow.preview().tables.size()) {
        const bridge::TablePreview &table = m_flow.preview().tables[*m_table];
        for (const bridge::Message &notice : table.notices)
            add("mark.info", sentence(notice), {});
        for (const bridge::DidYouMean &slip : table.didYouMean)
            add("mark.bulb", qtTrId("import.did_you_mean").arg(toQt(slip.value), toQt(slip.suggestion)),
                qtTrId("import.did_you_mean_place").arg(toQt(m_phrases.place(slip.place, m_language()))).arg(slip.count));
    }
    const auto &created = m_flow.preview().createdCustomers;
    if (!created.empty()) {
        QStringList names;
        for (const std::string &name : created)
            names << toQt(name);
        add("verb.add", qtTrId("import.customers_created", int(m_flow.preview().counts.created)), names.join(qtTrId("import.comma")));
    }
    return lines;
}

QString PreviewPane::refusedText() const
{
    QStringList lines;
    for (const Line &line : refusedLines())
        lines << line.copy;
    return lines.join(QLatin1Char('\n'));
}

QWidget *PreviewPane::firstFocus() const
{
    return m_pages->button(std::max(0, m_pages->checkedId()));
}

void PreviewPane::saveRefused()
{
    auto *dialog = new QFileDialog(window(), qtTrId("import.refused_save"), QString(), QStringLiteral("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(qtTrId("import.refused_file"));
    connect(dialog, &QFileDialog::fileSelected, &m_flow, &ImportFlow::saveRefused);
    dialog->open();
}

} // namespace sinan::screens
