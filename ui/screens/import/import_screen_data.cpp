// What the import page shows at each moment.
#include "ui/screens/customers/ink.h"
#include "ui/screens/customers/line_list.h"
#include "ui/screens/import/import_screen.h"
#include "ui/screens/import/inspector.h"
#include "ui/screens/import/mend_table.h"
#include "ui/screens/import/preview_pane.h"
#include "ui/screens/import/table_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QCheckBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace sinan::screens {

using widgets::toQt;
using State = ImportFlow::State;

namespace {

/// The seed's promise: five minutes from the file to the mapping.
constexpr int goalSeconds = 5 * 60;
const QString talksKey = QStringLiteral("talks");

QString clockText(int seconds)
{
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

void ImportScreen::refresh()
{
    const State state = m_flow.state();
    const bool anything = !m_flow.preview().tables.empty() || !m_flow.preview().talks.empty() || !m_flow.preview().issues.empty();
    const bool empty = state == State::Empty || (!anything && state != State::Failed && state != State::Reading);
    const bool wasEmpty = m_stack->currentWidget() == m_empty;
    m_stack->setCurrentWidget(empty || !anything ? static_cast<QWidget *>(m_empty) : m_split);
    m_empty->set(state == State::Reading ? qtTrId("import.reading") : qtTrId("import.empty"), state == State::Reading ? QString() : qtTrId("import.empty_detail"),
                 state == State::Reading ? QString() : qtTrId("import.choose"));
    m_foot->setVisible(state != State::Empty);
    m_attest->setVisible(m_flow.recordings() > 0 && (state == State::Ready || state == State::Reading));
    m_attest->setChecked(m_flow.attested());
    m_attest->setText(qtTrId("import.attest").arg(m_flow.recordings()));
    m_attest->setToolTip(qtTrId("import.attest_tip"));
    m_add->setVisible(state != State::Empty && state != State::Importing);
    m_clear->setVisible(state != State::Empty && state != State::Importing);
    if (anything) {
        showInputs();
        showMiddle();
        m_preview->show(selectedTable());
        if (wasEmpty && isVisible())
            m_mends->currentWidget()->setFocus(Qt::OtherFocusReason);
    }
    m_split->setEnabled(state != State::Importing);
    if (state == State::Empty || state == State::Done || state == State::Undone)
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
    showClock();
    showFoot();
    showResult();
}

void ImportScreen::showInputs()
{
    std::vector<Line> lines;
    const auto &preview = m_flow.preview();
    for (std::size_t i = 0; i < preview.tables.size(); ++i) {
        const bridge::TablePreview &table = preview.tables[i];
        Line line;
        line.key = QString::number(i);
        line.icon = table.included ? QStringLiteral("mark.table") : QStringLiteral("verb.ignore");
        line.title = table.sheet.empty() ? toQt(table.file) : qtTrId("import.sheet_of").arg(toQt(table.file), toQt(table.sheet));
        QStringList detail;
        detail << (table.collection ? widgets::labelText(model::tableOf(*table.collection).info.label, bench().language()) : qtTrId("import.table_no_place"));
        detail << qtTrId("import.rows_of", int(table.counts.rows));
        if (!table.delimiter.empty())
            detail << toQt(toText(table.encoding));
        line.detail = detail.join(QStringLiteral(" · "));
        line.quiet = !table.included;
        lines.push_back(std::move(line));
    }
    if (!preview.talks.empty()) {
        Line line;
        line.key = talksKey;
        line.icon = QStringLiteral("channel.chat");
        line.title = qtTrId("import.talks").arg(preview.talks.size());
        const auto homeless = std::count_if(preview.talks.begin(), preview.talks.end(), [](const auto &talk) { return talk.included && !talk.customer; });
        line.detail = homeless ? qtTrId("import.talks_homeless").arg(homeless) : qtTrId("import.talks_placed");
        lines.push_back(std::move(line));
    }
    m_inputsTitle->setText(qtTrId("import.inputs"));
    m_inputs->show(std::move(lines));
}

std::optional<std::size_t> ImportScreen::selectedTable() const
{
    const Line *line = m_inputs->current();
    if (!line || line->key == talksKey)
        return std::nullopt;
    return std::size_t(line->key.toInt());
}

void ImportScreen::showSelected()
{
    showMiddle();
    m_preview->show(selectedTable());
}

void ImportScreen::showMiddle()
{
    const auto table = selectedTable();
    m_bar->show(table);
    if (table) {
        m_columns.show(*table);
        m_mends->setCurrentWidget(m_columnTable);
        if (!m_columnTable->currentIndex().isValid() && m_columns.rowCount() > 0)
            m_columnTable->setCurrentIndex(m_columns.index(std::max(0, m_columns.nextProblem(0)), 0));
        m_inspector->showColumn(m_columns, m_columnTable->currentIndex().row());
    } else {
        m_talks.show();
        m_mends->setCurrentWidget(m_talkTable);
        if (!m_talkTable->currentIndex().isValid() && m_talks.rowCount() > 0)
            m_talkTable->setCurrentIndex(m_talks.index(std::max(0, m_talks.nextProblem(0)), 0));
        m_inspector->showTalk(m_talks, m_talkTable->currentIndex().row());
    }
}

void ImportScreen::showClock()
{
    const int seconds = m_flow.seconds();
    m_clock->setVisible(m_flow.state() != State::Empty);
    m_clock->setText(qtTrId("import.clock").arg(clockText(seconds), clockText(goalSeconds)));
    ink(m_clock, theme(), seconds > goalSeconds ? theme::ColorRole::High : theme::ColorRole::Text2);
}

QString ImportScreen::countsSentence(const bridge::Counts &counts) const
{
    return qtTrId("import.counts").arg(counts.added).arg(counts.updated).arg(counts.unchanged + counts.duplicates).arg(counts.refused);
}

void ImportScreen::showFoot()
{
    const State state = m_flow.state();
    const ImportFlow::Work &work = m_flow.work();
    const bool working = state == State::Reading || state == State::Importing;
    m_progress->setVisible(working);
    m_cancel->setVisible(working);
    m_progress->setRange(0, work.total > 0 ? 1000 : 0);
    if (work.total > 0)
        m_progress->setValue(int(work.done * 1000 / work.total));
    m_progress->setAccessibleName(qtTrId("import.progress_name"));
    const QString why = m_flow.whyNot();
    if (state == State::Importing)
        m_work->setText(qtTrId("import.writing").arg(work.done).arg(work.total));
    else if (state == State::Reading)
        m_work->setText(work.step.isEmpty() ? qtTrId("import.reading") : toQt(m_phrases.sentence(bridge::Message{work.step.toStdString(), {}}, bench().language())));
    else if (state == State::Ready)
        m_work->setText(why.isEmpty() ? countsSentence(m_flow.preview().counts) : why);
    else
        m_work->setText({});
    const std::int64_t rows = m_flow.preview().counts.added + m_flow.preview().counts.updated;
    m_import->setText(rows > 0 && state == State::Ready ? qtTrId("import.start_rows", int(rows)) : qtTrId("import.start"));
    m_import->setAccessibleName(m_import->text());
    m_import->setToolTip(why.isEmpty() ? bench().commands.tooltip(QStringLiteral("import.start")) : why);
    m_import->setVisible(state == State::Ready || state == State::Reading);
    m_import->setEnabled(why.isEmpty());
}

void ImportScreen::showResult()
{
    using Kind = widgets::InlineMessage::Kind;
    switch (m_flow.state()) {
    case State::Done: {
        const ImportFlow::Outcome &outcome = m_flow.outcome();
        m_result->show(Kind::Good, qtTrId("import.done").arg(countsSentence(outcome.counts)), qtTrId("import.done_detail").arg(clockText(outcome.seconds)));
        connect(m_result->addAction(QStringLiteral("import.result.today"), qtTrId("import.to_today")), &QPushButton::clicked, this,
                [this] { Q_EMIT navigate(widgets::Route{QStringLiteral("today"), {}, {}}); });
        connect(m_result->addAction(QStringLiteral("import.result.undo"), qtTrId("import.undo")), &QPushButton::clicked, &m_flow, &ImportFlow::undo);
        break;
    }
    case State::Undone:
        m_result->show(Kind::Info, qtTrId("import.undone"));
        connect(m_result->addAction(QStringLiteral("import.result.again"), qtTrId("import.again")), &QPushButton::clicked, &m_flow, &ImportFlow::clear);
        break;
    case State::Failed: {
        const Error &error = *m_flow.error();
        const bool unread = error.code == ErrorCode::Unreadable;
        m_result->show(Kind::Error, unread ? qtTrId("import.failed_read") : error.code == ErrorCode::DiskFull ? qtTrId("import.failed_full") : qtTrId("import.failed_write"),
                       qtTrId("import.failed_detail"));
        connect(m_result->addAction(QStringLiteral("import.result.again"), qtTrId("import.again")), &QPushButton::clicked, &m_flow, &ImportFlow::clear);
        const QString detail = toQt(error.toString());
        connect(m_result->addAction(QStringLiteral("import.result.copy"), qtTrId("import.copy_details")), &QPushButton::clicked, this,
                [detail] { QGuiApplication::clipboard()->setText(detail); });
        break;
    }
    default:
        m_result->QWidget::hide();
        return;
    }
    m_result->QWidget::show();
}

void ImportScreen::retranslate()
{
    m_title->setText(qtTrId("import.title"));
    m_add->setText(qtTrId("import.add"));
    m_add->setAccessibleName(qtTrId("import.add"));
    m_add->setToolTip(bench().commands.tooltip(QStringLiteral("import.add")));
    m_clear->setText(qtTrId("import.clear"));
    m_clear->setAccessibleName(qtTrId("import.clear"));
    m_cancel->setText(qtTrId("import.cancel"));
    m_cancel->setAccessibleName(qtTrId("import.cancel"));
    m_inputs->setAccessibleName(qtTrId("import.inputs"));
    m_columnTable->setAccessibleName(qtTrId("import.columns_name"));
    m_talkTable->setAccessibleName(qtTrId("import.talks_name"));
    m_bar->retranslate();
    m_preview->retranslate();
    refresh();
}

} // namespace sinan::screens
