#include "workspace_dump.h"

namespace sinan::test {

using store::Connection;

Result<std::string> dumpWorkspace(const std::filesystem::path &database, const std::optional<store::DatabaseKey> &key)
{
    SINAN_ASSIGN(const auto connection, Connection::open(database, Connection::Mode::ReadWrite, key));
    std::vector<std::string> tables;
    {
        SINAN_ASSIGN(store::Statement names,
                     connection->prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                                         "AND name <> 'setting' ORDER BY name"));
        for (;;) {
            SINAN_ASSIGN(const bool row, names.step());
            if (!row)
                break;
            tables.emplace_back(names.text(0));
        }
    }
    std::string dump;
    for (const std::string &table : tables) {
        dump += "== " + table + "\n";
        std::string columns;
        {
            SINAN_ASSIGN(store::Statement names, connection->prepare("SELECT name FROM pragma_table_info('" + table + "')"));
            for (;;) {
                SINAN_ASSIGN(const bool row, names.step());
                if (!row)
                    break;
                columns += (columns.empty() ? "quote(\"" : " || ',' || quote(\"") + std::string(names.text(0)) + "\")";
            }
        }
        const std::string where = table == "meta" ? " WHERE key <> 'backup_made'" : "";
        SINAN_ASSIGN(store::Statement rows, connection->prepare("SELECT " + columns + " FROM \"" + table + "\"" + where + " ORDER BY 1"));
        for (;;) {
            SINAN_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            dump += std::string(rows.text(0)) + "\n";
        }
    }
    return dump;
}

Result<void> checkWhole(const std::filesystem::path &database)
{
    SINAN_ASSIGN(const auto connection, Connection::open(database, Connection::Mode::ReadWrite, {}));
    SINAN_ASSIGN(const std::string verdict, connection->text("PRAGMA integrity_check"));
    if (verdict != "ok")
        return Error{ErrorCode::Corrupt, "check", verdict, {}};
    return connection->execute("INSERT INTO search(search, rank) VALUES('integrity-check', 0)");
}

} // namespace sinan::test
