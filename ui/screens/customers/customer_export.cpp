#include "ui/screens/customers/customer_export.h"

#include "ui/widgets/model_words.h"

namespace sinan::screens {

namespace {

constexpr std::size_t rowsAtOnce = 500;

bridge::WallTime wallTime(UtcTime at, const WorkCalendar &calendar)
{
    return {calendar.dateOf(at), calendar.minuteOfDay(at)};
}

bridge::TableCell customCell(const CustomerRow &row, const std::string &name, const CustomerTexts &texts)
{
    const Json &value = memberOrNull(row.custom, name);
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_number())
        return value.get<double>();
    if (value.is_string()) {
        const model::FieldDefinition *field = texts.field(name);
        if (const auto day = field && field->type == "date" ? parseDate(value.get_ref<const std::string &>()) : std::nullopt)
            return *day;
    }
    return texts.cell(row, ColumnId{CustomerColumn::Custom, name}).toStdString();
}

} // namespace

CustomerExport::CustomerExport(store::Store &store, QObject *parent) : QObject(parent), m_store(store) {}

CustomerExport::~CustomerExport()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

bridge::TableCell CustomerExport::cell(const CustomerRow &row, const ColumnId &id, const CustomerTexts &texts)
{
    switch (id.column) {
    case CustomerColumn::Amount:
        return row.amount ? bridge::TableCell(*row.amount) : bridge::TableCell();
    case CustomerColumn::LastContact:
        return row.lastContact ? bridge::TableCell(wallTime(*row.lastContact, texts.calendar())) : bridge::TableCell();
    case CustomerColumn::Card:
        return row.cardUpdated ? bridge::TableCell(wallTime(*row.cardUpdated, texts.calendar())) : bridge::TableCell();
    case CustomerColumn::Custom:
        return customCell(row, id.custom, texts);
    default:
        return texts.cell(row, id).toStdString();
    }
}

void CustomerExport::start(Job job)
{
    if (m_thread)
        return;
    m_cancelled = false;
    m_thread.reset(QThread::create([this, job = std::move(job)] {
        auto outcome = write(job);
        QMetaObject::invokeMethod(
            this,
            [this, outcome, path = job.path] {
                m_thread->wait();
                m_thread.reset();
                if (outcome.ok())
                    Q_EMIT finished(path, *outcome);
                else
                    Q_EMIT failed(path, outcome.error());
            },
            Qt::QueuedConnection);
    }));
    m_thread->setObjectName(QStringLiteral("sinan-export"));
    m_thread->start(QThread::LowPriority);
}

void CustomerExport::tell(int done, int total)
{
    QMetaObject::invokeMethod(this, [this, done, total] { Q_EMIT progressed(done, total); }, Qt::QueuedConnection);
}

Result<int> CustomerExport::write(const Job &job)
{
    bridge::TableLook look;
    look.sheet = qtTrId("customers.title").toStdString();
    look.currencyTitle = qtTrId("customers.column_currency").toStdString();
    for (const ColumnId &id : job.columns)
        look.columns.push_back({job.texts.columnTitle(id).toStdString(), id.column == CustomerColumn::Amount});
    SINAN_ASSIGN(const auto writer, bridge::TableWriter::open(job.path.toStdString(), job.format, std::move(look), [this] { return bool(m_cancelled); }));
    SINAN_ASSIGN(const auto reader, m_store.reader());
    const auto &rows = job.order->rows;
    int written = 0;
    const auto read = reader->atOneCommit([&]() -> Result<void> {
        std::vector<bridge::TableCell> cells(job.columns.size());
        for (std::size_t from = 0; from < rows.size(); from += rowsAtOnce) {
            if (m_cancelled)
                return Error{ErrorCode::Cancelled, "export", "stopped", {}};
            const auto part = std::span(rows).subspan(from, std::min(rowsAtOnce, rows.size() - from));
            SINAN_ASSIGN(const auto lines, reader->customerLines(part, job.texts.now()));
            for (const store::CustomerLine &line : lines) {
                const CustomerRow row = toRow(line);
                for (std::size_t i = 0; i < cells.size(); ++i)
                    cells[i] = cell(row, job.columns[i], job.texts);
                SINAN_TRY(writer->row(cells));
                ++written;
            }
            tell(int(from + part.size()), int(rows.size()));
        }
        return {};
    });
    SINAN_TRY(read);
    SINAN_TRY(writer->finish());
    return written;
}

} // namespace sinan::screens
