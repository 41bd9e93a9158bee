#include "app/store/undone_versions.h"

#include "app/store/history.h"

#include <limits>

namespace sinan::store {

Result<std::int64_t> UndoneVersions::equalTo(model::Collection collection, const Uuid &id, std::int64_t version)
{
    const Key key{collection, id, version};
    for (;;) {
        if (const auto found = m_known.find(key); found != m_known.end())
            return found->second;
        SINAN_ASSIGN(const bool more, readOneMore());
        if (!more)
            return version;
    }
}

Result<bool> UndoneVersions::readOneMore()
{
    Uuid undo;
    bool erased = false;
    std::vector<mutations::Write> made;
    {
        SINAN_ASSIGN(Statement statement,
                     m_connection.prepare("SELECT seq, mutation, writes, undoes IS NULL FROM history WHERE (undoes IS NOT NULL OR name IN "
                                          "('contact.erase@1', 'retention.remove@1')) AND seq < ?1 ORDER BY seq DESC LIMIT 1"));
        statement.bind(1, m_readDownTo.value_or(std::numeric_limits<std::int64_t>::max()));
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return false;
        m_readDownTo = statement.integer(0);
        undo = statement.id(1);
        erased = statement.integer(3) != 0;
        SINAN_ASSIGN(made, unpackWrites(statement.blob(2)));
    }
    // Redaction changed a row, yet what anybody did to it before can be taken back all the same: what is brought back is redacted too.
    if (erased) {
        for (const auto &write : made) {
            if (write.before && !write.after.tombstone)
                m_known.emplace(Key{write.after.collection, write.after.id, write.after.version}, write.before->version);
        }
        return true;
    }
    // The rows as they were before the first of the steps that it took back.
    std::map<std::pair<model::Collection, Uuid>, std::int64_t> before;
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT writes FROM history WHERE undone_by = ?1 ORDER BY seq"));
    statement.bind(1, undo);
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        SINAN_ASSIGN(const auto undone, unpackWrites(statement.blob(0)));
        for (const auto &write : undone)
            before.emplace(std::pair(write.after.collection, write.after.id), write.before ? write.before->version : 0);
    }
    for (const auto &write : made) {
        const auto found = before.find(std::pair(write.after.collection, write.after.id));
        if (found != before.end())
            m_known.emplace(Key{write.after.collection, write.after.id, write.after.version}, found->second);
    }
    return true;
}

} // namespace sinan::store
