#include "app/store/eraser.h"

#include "app/store/history.h"
#include "app/store/reader.h"
#include "app/store/row_sql.h"

#include <set>

namespace sinan::store {

using model::Collection;
using model::Row;
using mutations::Erasure;
using mutations::Write;

namespace {

constexpr std::string_view contactName = "contact";

/// A row by seq, with what bindFields() and readRow() know of it.
std::string tombstonesOf(const model::CollectionTable &table)
{
    return "SELECT seq FROM \"" + std::string(table.info.name) + "\" WHERE tombstone = 1 ORDER BY seq";
}

} // namespace

Result<std::vector<std::int64_t>> Eraser::numbers(const std::string &sql)
{
    std::vector<std::int64_t> list;
    SINAN_ASSIGN(Statement statement, m_connection.prepare(sql));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return list;
        list.push_back(statement.integer(0));
    }
}

Result<std::vector<Write>> Eraser::run()
{
    // How somebody was called or reached before counts as well, and may lead to a second row of theirs: twice, until nothing is new.
    for (int round = 0; round < 2; ++round) {
        SINAN_TRY(learnFromTombstones());
        SINAN_TRY(learnFromHistory());
    }
    SINAN_ASSIGN(const auto erased, mutations::eraseRows(m_erasure, m_rows));
    SINAN_TRY(eraseTombstones());
    SINAN_TRY(eraseHistory());
    SINAN_TRY(eraseOutbox());
    SINAN_TRY(eraseSettings());
    std::vector<Write> writes;
    writes.reserve(erased.size());
    for (const mutations::ErasedRow &row : erased) {
        Write write;
        write.after.collection = row.collection;
        write.after.id = row.id;
        write.after.version = row.after;
        write.after.tombstone = row.removed;
        write.before = model::emptyRow(row.collection);
        write.before->id = row.id;
        write.before->version = row.before;
        writes.push_back(std::move(write));
    }
    return writes;
}

Result<void> Eraser::learnFromTombstones()
{
    const auto &table = model::tableOf(Collection::Contact);
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare("SELECT " + rowSqlOf(Collection::Contact).columns + " FROM \"" + std::string(table.info.name) +
                                      "\" WHERE tombstone = 1"));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        m_erasure.learn(readRow(statement, Collection::Contact));
    }
}

Result<void> Eraser::learnFromHistory()
{
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT writes FROM history"));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        // Field tables go by name in the bytes: where the word is missing no contact was written.
        const std::string_view bytes = statement.blob(0);
        if (bytes.find(contactName) == std::string_view::npos)
            continue;
        SINAN_ASSIGN(const auto writes, unpackWrites(bytes));
        for (const Write &write : writes) {
            if (write.before && write.before->collection == Collection::Contact)
                m_erasure.learn(*write.before);
        }
    }
}

Result<void> Eraser::eraseTombstones()
{
    for (const auto &table : model::allCollections()) {
        const Collection collection = table.info.id;
        const RowSql &sql = rowSqlOf(collection);
        SINAN_ASSIGN(const auto seqs, numbers(tombstonesOf(table)));
        for (const std::int64_t seq : seqs) {
            Row row;
            {
                SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT " + sql.columns + " FROM \"" +
                                                                      std::string(table.info.name) + "\" WHERE seq = ?1"));
                statement.bind(1, seq);
                SINAN_ASSIGN(const bool found, statement.step());
                if (!found)
                    continue;
                row = readRow(statement, collection);
            }
            if (!m_erasure.redact(row))
                continue;
            // As the row's own writes do it, so that nothing of the old words stays in a place that only they know.
            SINAN_TRY(m_rows.put(row));
            SINAN_TRY(m_rows.remove(collection, row.id));
        }
    }
    return {};
}

Result<void> Eraser::eraseHistory()
{
    SINAN_ASSIGN(const auto seqs, numbers("SELECT seq FROM history ORDER BY seq"));
    for (const std::int64_t seq : seqs)
        SINAN_TRY(eraseHistoryStep(seq));
    return {};
}

Result<void> Eraser::eraseHistoryStep(std::int64_t seq)
{
    std::string bytes;
    std::string label;
    {
        SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT writes, label_arguments FROM history WHERE seq = ?1"));
        statement.bind(1, seq);
        SINAN_ASSIGN(const bool found, statement.step());
        if (!found)
            return {};
        bytes = statement.blob(0);
        label = statement.text(1);
    }
    SINAN_ASSIGN(auto writes, unpackWrites(bytes));
    bool changed = false;
    Uuid customer;
    for (Write &write : writes) {
        if (const Uuid owner = m_erasure.ownerOf(write.after.id); !owner.isNull())
            customer = owner;
        // A row before it was made has nothing to redact.
        if (write.before && !m_erasure.isErased(write.after.collection, write.after.id))
            changed |= m_erasure.redact(*write.before, false);
    }
    const std::size_t gone = std::erase_if(
        writes, [&](const Write &write) { return m_erasure.isErased(write.after.collection, write.after.id); });
    bool labelChanged = false;
    if (auto arguments = parseJson(label); arguments.ok() && m_erasure.redact(arguments.value(), customer)) {
        label = dumpJson(arguments.value());
        labelChanged = true;
    }
    if (!changed && gone == 0 && !labelChanged)
        return {};
    const bool empty = gone > 0 && writes.empty();
    bytes = packWrites(writes, gone > 0 || lacksErased(bytes));
    // A step that was about the person only is no longer offered to be taken back.
    SINAN_ASSIGN(Statement update,
                 m_connection.prepare("UPDATE history SET writes = ?2, label_arguments = ?3, listed = listed AND NOT ?4 WHERE seq = ?1"));
    update.bind(1, seq);
    update.bindBlob(2, bytes);
    update.bind(3, std::string_view(label));
    update.bind(4, std::int64_t(empty));
    return update.run();
}

Result<void> Eraser::eraseOutbox()
{
    SINAN_ASSIGN(const auto seqs, numbers("SELECT seq FROM outbox ORDER BY seq"));
    std::set<std::string> gone; // mutations that were about the person only
    for (const std::int64_t seq : seqs) {
        Uuid mutation;
        std::string name;
        std::string text;
        {
            SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT mutation, name, arguments FROM outbox WHERE seq = ?1"));
            statement.bind(1, seq);
            SINAN_ASSIGN(const bool found, statement.step());
            if (!found)
                continue;
            mutation = statement.id(0);
            name = statement.text(1);
            text = statement.text(2);
        }
        SINAN_ASSIGN(Json arguments, parseJson(text));
        // Taking back what never left is nothing to send either.
        const bool undo = name == undoStepName || name == redoStepName;
        auto remains = undo && textOr(arguments, "group").empty() && gone.contains(textOr(arguments, "mutation"))
                           ? Erasure::Remains::Nothing
                           : m_erasure.redactArguments(arguments);
        if (remains == Erasure::Remains::Untouched)
            continue;
        if (remains == Erasure::Remains::Nothing) {
            gone.insert(mutation.toString());
            SINAN_ASSIGN(Statement remove, m_connection.prepare("DELETE FROM outbox WHERE seq = ?1"));
            remove.bind(1, seq);
            SINAN_TRY(remove.run());
            continue;
        }
        text = dumpJson(arguments);
        SINAN_ASSIGN(Statement update, m_connection.prepare("UPDATE outbox SET arguments = ?2 WHERE seq = ?1"));
        update.bind(1, seq);
        update.bind(2, std::string_view(text));
        SINAN_TRY(update.run());
    }
    return {};
}

Result<void> Eraser::eraseSettings()
{
    std::vector<std::pair<std::string, std::string>> changed;
    {
        SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT key, value FROM setting"));
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            std::string value(statement.text(1));
            auto json = parseJson(value);
            if (json.ok() && json.value().is_structured()) {
                if (m_erasure.redact(json.value(), Uuid{}))
                    changed.emplace_back(statement.text(0), dumpJson(json.value()));
            } else if (m_erasure.redact(value)) {
                changed.emplace_back(statement.text(0), std::move(value));
            }
        }
    }
    for (const auto &[key, value] : changed) {
        SINAN_ASSIGN(Statement update, m_connection.prepare("UPDATE setting SET value = ?2 WHERE key = ?1"));
        update.bind(1, std::string_view(key));
        update.bind(2, std::string_view(value));
        SINAN_TRY(update.run());
    }
    return {};
}

} // namespace sinan::store
