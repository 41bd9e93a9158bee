#include "ui/screens/import/mend_model.h"

#include "app/bridge/phrases.h"
#include "ui/widgets/model_words.h"
#include "ui/widgets/text_match.h"

namespace sinan::screens {

using bridge::ColumnPreview;
using bridge::Target;
using widgets::toQt;

namespace {

/// Below this somebody should look at the guess.
constexpr double sure = .6;

QString join(const QStringList &parts)
{
    return parts.join(QStringLiteral(" · "));
}

QString encoded(const Target &target)
{
    return QStringLiteral("%1/%2/%3").arg(int(target.kind)).arg(toQt(target.name), toQt(target.label));
}

} // namespace

QString dateOrderText(const std::string &order)
{
    if (order == "ymd")
        return qtTrId("import.date_ymd");
    if (order == "dmy")
        return qtTrId("import.date_dmy");
    if (order == "mdy")
        return qtTrId("import.date_mdy");
    if (order == "serial1900" || order == "serial1904")
        return qtTrId("import.date_serial");
    return qtTrId("import.date_any");
}

MendModel::MendModel(ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QObject *parent)
    : QAbstractListModel(parent), m_flow(flow), m_phrases(phrases), m_language(std::move(language))
{
}

QString MendModel::sentence(const bridge::Message &message) const
{
    return message.id.empty() ? QString() : toQt(m_phrases.sentence(message, m_language()));
}

int MendModel::nextProblem(int from) const
{
    const int rows = rowCount();
    for (int step = 0; step < rows; ++step) {
        const int row = (from + step) % rows;
        if (index(row, 0).data(ProblemRole).toBool())
            return row;
    }
    return -1;
}

Qt::ItemFlags MendModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

void ColumnsModel::show(std::size_t table)
{
    const auto fresh = flow().sharedPreview();
    const int rows = table < fresh->tables.size() ? int(fresh->tables[table].columns.size()) : 0;
    if (table == m_table && rows == rowCount()) {
        // The same columns, read anew: who is selected and what is open stays.
        m_preview = fresh;
        if (rows > 0)
            Q_EMIT dataChanged(index(0, 0), index(rows - 1, 0));
        return;
    }
    beginResetModel();
    m_preview = fresh;
    m_table = table;
    endResetModel();
}

const ColumnPreview *ColumnsModel::column(int row) const
{
    if (!m_preview || m_table >= m_preview->tables.size())
        return nullptr;
    const auto &columns = m_preview->tables[m_table].columns;
    return row >= 0 && row < int(columns.size()) ? &columns[std::size_t(row)] : nullptr;
}

QString ColumnsModel::targetText(const Target &target) const
{
    const auto &table = m_preview->tables[m_table];
    if (target.kind == Target::Kind::Skip)
        return qtTrId("import.target_skip");
    if (target.kind == Target::Kind::NewCustom)
        return qtTrId("import.target_new").arg(toQt(target.label.empty() ? target.name : target.label));
    return toQt(bridge::targetLabel(target, table.collection.value_or(model::Collection::Customer), language() == Language::Chinese));
}

QList<MendChoice> ColumnsModel::choices(int row) const
{
    const ColumnPreview *entry = column(row);
    if (!entry)
        return {};
    QList<MendChoice> result;
    const auto add = [&](const Target &target) {
        const QString text = targetText(target);
        for (const MendChoice &there : result) {
            if (there.value == encoded(target))
                return;
        }
        result.append(MendChoice{text, encoded(target), toQt(target.name) + QLatin1Char(' ') + widgets::initials(text).join(QLatin1Char(' ')),
                                 target.kind == Target::Kind::Skip});
    };
    // What was guessed and its rivals stand first; then all there is.
    add(entry->target);
    for (const Target &target : entry->alternatives)
        add(target);
    add(Target{});
    for (const Target &target : flow().targets(m_table))
        add(target);
    return result;
}

QVariant ColumnsModel::chosen(int row) const
{
    const ColumnPreview *entry = column(row);
    return entry ? QVariant(encoded(entry->target)) : QVariant();
}

void ColumnsModel::choose(int row, const QVariant &value)
{
    const ColumnPreview *entry = column(row);
    if (!entry || value == encoded(entry->target))
        return;
    std::vector<Target> offered = flow().targets(m_table);
    offered.insert(offered.end(), entry->alternatives.begin(), entry->alternatives.end());
    offered.push_back(Target{});
    for (const Target &target : offered) {
        if (value != encoded(target))
            continue;
        flow().mend([table = m_table, index = std::size_t(row), target](bridge::ImportSession &session) { return session.setTarget(table, index, target); });
        return;
    }
}

QString ColumnsModel::noteOf(const ColumnPreview &entry) const
{
    if (entry.target.kind == Target::Kind::Skip)
        return {};
    QStringList notes;
    if (!entry.unknownValues.empty())
        notes << qtTrId("import.note_unknown_values", int(entry.unknownValues.size()));
    else if (!entry.valueMap.empty())
        notes << qtTrId("import.note_values", int(entry.valueMap.size()));
    if (!entry.format.date.empty())
        notes << qtTrId("import.note_date").arg(dateOrderText(entry.format.date));
    if (entry.format.scale != 1)
        notes << qtTrId("import.note_scale").arg(toQt(format::decimal(entry.format.scale)));
    if (entry.refused > 0)
        notes << qtTrId("import.note_refused", int(entry.refused));
    if (entry.personal)
        notes << qtTrId("import.note_personal");
    return join(notes);
}

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_preview || m_table >= m_preview->tables.size())
        return 0;
    return int(m_preview->tables[m_table].columns.size());
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    const ColumnPreview *entry = index.isValid() ? column(index.row()) : nullptr;
    if (!entry)
        return {};
    const bool off = entry->target.kind == Target::Kind::Skip;
    switch (role) {
    case Qt::DisplayRole:
        return toQt(entry->header);
    case CaptionRole: {
        QStringList samples;
        for (const std::string &sample : entry->samples) {
            if (samples.size() < 3)
                samples << toQt(sample).simplified();
        }
        return samples.isEmpty() ? qtTrId("import.column_empty") : join(samples);
    }
    case ValueRole:
        return targetText(entry->target);
    case ConfidenceRole:
        return off ? -1.0 : entry->confidence;
    case ReasonRole:
        return sentence(entry->reason);
    case NoteRole:
        return noteOf(*entry);
    case ProblemRole:
        return !off && (entry->confidence < sure || entry->refused > 0 || !entry->unknownValues.empty());
    case OffRole:
        return off;
    case Qt::ToolTipRole:
        return QStringList{toQt(entry->header), index.data(CaptionRole).toString(), index.data(ReasonRole).toString(), noteOf(*entry)}
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(QLatin1Char('\n'));
    case Qt::AccessibleTextRole:
        return qtTrId("import.column_accessible")
            .arg(toQt(entry->header), targetText(entry->target), index.data(ReasonRole).toString(), noteOf(*entry));
    default:
        return {};
    }
}

TalksModel::TalksModel(ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, const WorkCalendar &calendar,
                       const Clock &clock, QObject *parent)
    : MendModel(flow, phrases, std::move(language), parent), m_calendar(calendar), m_clock(clock)
{
}

void TalksModel::show()
{
    const auto fresh = flow().sharedPreview();
    if (m_preview && m_preview->talks.size() == fresh->talks.size()) {
        m_preview = fresh;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
        return;
    }
    beginResetModel();
    m_preview = fresh;
    endResetModel();
}

const bridge::TalkPreview *TalksModel::talk(int row) const
{
    return m_preview && row >= 0 && row < int(m_preview->talks.size()) ? &m_preview->talks[std::size_t(row)] : nullptr;
}

QList<MendChoice> TalksModel::choices(int row) const
{
    const bridge::TalkPreview *entry = talk(row);
    if (!entry)
        return {};
    QList<MendChoice> result{MendChoice{qtTrId("import.talk_nobody"), QString(), {}, true}};
    const auto add = [&result](const Uuid &id, const QString &name) {
        const QString value = QString::fromStdString(id.toString());
        for (const MendChoice &there : result) {
            if (there.value == value)
                return;
        }
        result.append(MendChoice{name, value, widgets::initials(name).join(QLatin1Char(' ')), false});
    };
    if (entry->customer)
        add(*entry->customer, toQt(entry->customerName));
    for (const auto &candidate : entry->candidates)
        add(candidate.id, toQt(candidate.name));
    for (const auto &[id, name] : flow().customers())
        add(id, name);
    return result;
}

QVariant TalksModel::chosen(int row) const
{
    const bridge::TalkPreview *entry = talk(row);
    return entry && entry->customer ? QString::fromStdString(entry->customer->toString()) : QString();
}

void TalksModel::choose(int row, const QVariant &value)
{
    if (!talk(row) || value == chosen(row))
        return;
    const auto customer = Uuid::parse(value.toString().toStdString());
    flow().mend([index = std::size_t(row), customer](bridge::ImportSession &session) { return session.setTalkCustomer(index, customer); });
}

int TalksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_preview ? 0 : int(m_preview->talks.size());
}

QVariant TalksModel::data(const QModelIndex &index, int role) const
{
    const bridge::TalkPreview *entry = index.isValid() ? talk(index.row()) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return entry->title.empty() ? toQt(entry->file) : toQt(entry->title);
    case CaptionRole: {
        QStringList caption{widgets::choiceText(entry->channel, language())};
        if (entry->occurredAt)
            caption << toQt(format::dateTime(*entry->occurredAt, m_clock.now(), m_calendar, language()));
        if (entry->turns > 1)
            caption << qtTrId("import.talk_turns", int(entry->turns));
        caption << toQt(entry->firstWords).simplified();
        return join(caption);
    }
    case ValueRole:
        return entry->customer ? toQt(entry->customerName) : qtTrId("import.talk_nobody");
    case ConfidenceRole:
        return entry->customer ? entry->customerConfidence : -1.0;
    case ReasonRole:
        return sentence(entry->customerReason);
    case NoteRole:
        return entry->fate == bridge::RowPreview::Fate::Unchanged ? qtTrId("import.talk_there") : QString();
    case ProblemRole:
        return entry->included && (!entry->customer || entry->customerConfidence < sure);
    case OffRole:
        return !entry->included;
    case Qt::ToolTipRole:
        return QStringList{index.data().toString(), index.data(CaptionRole).toString(), sentence(entry->dateReason)}.join(QLatin1Char('\n'));
    case Qt::AccessibleTextRole:
        return qtTrId("import.column_accessible")
            .arg(index.data().toString(), index.data(ValueRole).toString(), index.data(ReasonRole).toString(), index.data(CaptionRole).toString());
    default:
        return {};
    }
}

} // namespace sinan::screens
