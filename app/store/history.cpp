#include "app/store/history.h"

#include "app/store/connection.h"

#include <unordered_map>
#include <unordered_set>

namespace sinan::store {

using mutations::Write;

namespace {

struct RowKey
{
    model::Collection collection;
    Uuid id;
    friend bool operator==(const RowKey &, const RowKey &) = default;
};
struct RowKeyHash
{
    std::size_t operator()(const RowKey &key) const noexcept
    {
        return std::hash<Uuid>()(key.id) * 31 + std::size_t(key.collection);
    }
};

/// Joins the writes of several mutations: where one continues another's row, the two become one write. A row that somebody else
/// changed in between stays two writes, which no undo will accept.
class JoinedWrites
{
public:
    void add(std::vector<Write> writes)
    {
        for (Write &write : writes) {
            const RowKey key{write.after.collection, write.after.id};
            const auto known = m_index.find(key);
            if (known != m_index.end() && write.before && write.before->version == m_writes[known->second].after.version) {
                m_writes[known->second].after = std::move(write.after);
                continue;
            }
            m_index[key] = m_writes.size();
            m_writes.push_back(std::move(write));
        }
    }
    [[nodiscard]] std::vector<Write> take() { return std::move(m_writes); }

private:
    std::vector<Write> m_writes;
    std::unordered_map<RowKey, std::size_t, RowKeyHash> m_index;
};

} // namespace

Result<std::vector<Write>> History::writesOf(const Uuid &mutation) const
{
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT writes FROM history WHERE mutation = ?1"));
    statement.bind(1, mutation);
    SINAN_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::vector<Write>{};
    return unpackWrites(statement.blob(0));
}

Result<std::vector<Write>> History::writesOfGroup(std::string_view gesture) const
{
    if (gesture.empty())
        return std::vector<Write>{};
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare(
                     "SELECT writes FROM history WHERE gesture = ?1 AND gesture <> '' AND undone_by IS NULL ORDER BY seq"));
    statement.bind(1, gesture);
    JoinedWrites joined;
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return joined.take();
        SINAN_ASSIGN(auto writes, unpackWrites(statement.blob(0)));
        joined.add(std::move(writes));
    }
}

Result<std::vector<HistoryStep>> History::steps(std::int64_t limit) const
{
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare(
                     "SELECT mutation, gesture, name, label, label_arguments, actor, at, undone_by IS NOT NULL FROM history "
                     "WHERE listed = 1 ORDER BY seq DESC"));
    std::vector<HistoryStep> steps;
    std::unordered_set<std::string> seen;
    while (std::int64_t(steps.size()) < limit) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        std::string gesture(statement.text(1));
        if (!gesture.empty() && !seen.insert(gesture).second)
            continue;
        HistoryStep step;
        step.mutation = statement.id(0);
        step.group = std::move(gesture);
        step.name = statement.text(2);
        step.label = statement.text(3);
        if (auto arguments = parseJson(statement.text(4)); arguments.ok())
            step.labelArguments = std::move(arguments).value();
        step.actor = statement.text(5);
        step.at = fromMillis(statement.integer(6));
        step.undone = statement.integer(7) != 0;
        steps.push_back(std::move(step));
    }
    return steps;
}

Result<std::optional<HistoryRecord>> History::find(const Uuid &mutation) const
{
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare(
                     "SELECT gesture, name, label, label_arguments, local AND (gesture = '' OR NOT EXISTS (SELECT 1 FROM "
                     "history AS other WHERE other.gesture = history.gesture AND other.gesture <> '' AND NOT other.local)), "
                     "undone_by IS NOT NULL, EXISTS (SELECT 1 FROM history AS part WHERE substr(part.writes, 1, 1) = x'02' AND "
                     "(part.mutation = ?1 OR (part.gesture <> '' AND part.gesture = history.gesture))) "
                     "FROM history WHERE mutation = ?1"));
    statement.bind(1, mutation);
    SINAN_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::optional<HistoryRecord>{};
    HistoryRecord record;
    record.mutation = mutation;
    record.gesture = statement.text(0);
    record.name = statement.text(1);
    record.label = statement.text(2);
    record.labelArguments = statement.text(3);
    record.local = statement.integer(4) != 0;
    record.undone = statement.integer(5) != 0;
    record.erased = statement.integer(6) != 0;
    return std::optional<HistoryRecord>(std::move(record));
}

Result<void> History::add(const HistoryEntry &entry)
{
    SINAN_ASSIGN(
        Statement statement,
        m_connection.prepare(
            "INSERT INTO history (mutation, gesture, name, label, label_arguments, actor, at, listed, local, undoes, writes) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
    const std::string labelArguments = dumpJson(entry.mutation->labelArguments);
    const std::string writes = packWrites(entry.writes, entry.erased);
    statement.bind(1, entry.mutation->id);
    statement.bind(2, std::string_view(entry.mutation->group));
    statement.bind(3, std::string_view(entry.mutation->name));
    statement.bind(4, std::string_view(entry.mutation->label));
    statement.bind(5, std::string_view(labelArguments));
    statement.bind(6, std::string_view(entry.actor->name));
    statement.bind(7, entry.at);
    statement.bind(8, std::int64_t(entry.listed));
    statement.bind(9, std::int64_t(entry.local));
    if (entry.undoes)
        statement.bind(10, *entry.undoes);
    statement.bindBlob(11, writes);
    return statement.run();
}

Result<void> History::markUndone(const HistoryRecord &record, const Uuid &by)
{
    const bool group = !record.gesture.empty();
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare(
                     group ? "UPDATE history SET undone_by = ?1 WHERE gesture = ?2 AND gesture <> '' AND undone_by IS NULL"
                           : "UPDATE history SET undone_by = ?1 WHERE mutation = ?2"));
    statement.bind(1, by);
    if (group)
        statement.bind(2, std::string_view(record.gesture));
    else
        statement.bind(2, record.mutation);
    return statement.run();
}

Result<void> History::send(const mutations::Mutation &mutation, const mutations::Actor &actor, std::int64_t at)
{
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare("INSERT INTO outbox (mutation, name, arguments, base, gesture, actor, actor_name, created) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
    const std::string arguments = dumpJson(mutation.arguments);
    const std::string base = dumpJson(Json(mutation.base));
    statement.bind(1, mutation.id);
    statement.bind(2, std::string_view(mutation.name));
    statement.bind(3, std::string_view(arguments));
    statement.bind(4, std::string_view(base));
    statement.bind(5, std::string_view(mutation.group));
    statement.bind(6, actor.user);
    statement.bind(7, std::string_view(actor.name));
    statement.bind(8, at);
    return statement.run();
}

} // namespace sinan::store
