#include "ui/screens/customers/row_editor.h"

namespace sinan::screens {

RowEditor::RowEditor(widgets::Workbench &bench, model::Collection collection, QObject *parent)
    : QObject(parent), m_bench(bench), m_collection(collection)
{
}

void RowEditor::setRow(const Uuid &id, std::int64_t version)
{
    m_row = id;
    seen(id, version);
}

void RowEditor::seen(const Uuid &id, std::int64_t version)
{
    // While our own edits are under way the version that they will leave counts, not the one that a slower read brings.
    std::int64_t &known = m_versions[id];
    known = std::max(known, version);
}

void RowEditor::submit(Edit edit, Done done)
{
    m_waiting.push_back(Pending{m_row, std::move(edit), std::move(done), false});
    next();
}

std::string RowEditor::rowKey(const Uuid &id) const
{
    return std::string(model::tableOf(m_collection).info.name) + "/" + id.toString();
}

void RowEditor::next()
{
    if (m_sending || m_waiting.empty())
        return;
    m_sending = true;
    const Pending &pending = m_waiting.front();
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
    mutation.name = pending.edit.mutation;
    mutation.arguments = pending.edit.arguments;
    mutation.base[rowKey(pending.row)] = m_versions[pending.row];
    mutation.label = pending.edit.label;
    mutation.labelArguments = pending.edit.labelArguments;
    m_bench.store.writer().submit(m_bench.actor, std::move(mutation), this, [this](const Result<store::Receipt> &receipt) { answered(receipt); });
}

bool RowEditor::stillAsSeen(const Pending &pending, std::int64_t &version) const
{
    const auto stored = m_bench.reader.find(m_collection, pending.row);
    if (!stored.ok())
        return false;
    version = *stored ? (*stored)->version : 0;
    // What was taken back stands as a tombstone: for the person it is empty.
    const model::Row row = *stored && !(*stored)->tombstone ? **stored : model::emptyRow(m_collection);
    for (const auto &[name, value] : pending.edit.seen) {
        if (row.at(name) != value)
            return false;
    }
    for (const auto &[name, value] : pending.edit.seenCustom) {
        if (memberOrNull(row.custom, name) != value)
            return false;
    }
    return true;
}

void RowEditor::answered(const Result<store::Receipt> &receipt)
{
    m_sending = false;
    Pending &pending = m_waiting.front();
    if (!receipt.ok() && receipt.error().code == ErrorCode::Conflict && !pending.again) {
        std::int64_t version = 0;
        if (stillAsSeen(pending, version)) {
            m_versions[pending.row] = version;
            pending.again = true;
            next();
            return;
        }
    }
    Pending finished = std::move(pending);
    m_waiting.pop_front();
    const QString row = QString::fromStdString(finished.row.toString());
    if (receipt.ok()) {
        for (const mutations::Write &write : receipt->writes) {
            if (write.after.collection == m_collection)
                m_versions[write.after.id] = std::max(m_versions[write.after.id], write.after.version);
        }
    }
    if (finished.done)
        finished.done(receipt);
    if (receipt.ok())
        Q_EMIT saved(row, m_bench.clock.now());
    else
        Q_EMIT refused(row, receipt.error());
    next();
}

} // namespace sinan::screens
