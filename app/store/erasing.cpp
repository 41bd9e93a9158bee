// What an erasure needs beyond its transaction: the wish that outlives a crash, and the file without old bytes.
#include "app/store/eraser.h"

namespace sinan::store::erasing {

namespace {

constexpr std::string_view wishKey = "erasure";
constexpr std::string_view cleaningKey = "erasure_cleaning";

Result<void> putMeta(Connection &connection, std::string_view key, std::string_view value)
{
    SINAN_ASSIGN(Statement statement,
                 connection.prepare("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2"));
    statement.bind(1, key);
    statement.bind(2, value);
    return statement.run();
}

Result<void> dropMeta(Connection &connection, std::string_view key)
{
    SINAN_ASSIGN(Statement statement, connection.prepare("DELETE FROM meta WHERE key = ?1"));
    statement.bind(1, key);
    return statement.run();
}

Result<std::optional<std::string>> getMeta(Connection &connection, std::string_view key)
{
    SINAN_ASSIGN(Statement statement, connection.prepare("SELECT value FROM meta WHERE key = ?1"));
    statement.bind(1, key);
    SINAN_ASSIGN(const bool found, statement.step());
    return found ? std::optional<std::string>(statement.text(0)) : std::nullopt;
}

/// Copies that a migration made: "<file>.v1.bak", "<file>.v1-2.bak", unfinished ones with ".tmp" behind.
void removeCopies(const std::filesystem::path &file)
{
    std::error_code failed;
    const std::u16string begin = file.filename().u16string() + u".v";
    std::vector<std::filesystem::path> copies;
    for (const auto &entry : std::filesystem::directory_iterator(file.parent_path().empty() ? "." : file.parent_path(), failed)) {
        const std::u16string name = entry.path().filename().u16string();
        if (name.starts_with(begin) && (name.ends_with(u".bak") || name.ends_with(u".bak.tmp")))
            copies.push_back(entry.path());
    }
    for (const auto &copy : copies)
        std::filesystem::remove(copy, failed);
}

} // namespace

Result<void> note(Connection &connection, const Wish &wish)
{
    const Json json{{"mutation", wish.mutation.id.toString()}, {"name", wish.mutation.name},
                    {"arguments", wish.mutation.arguments},    {"base", wish.mutation.base},
                    {"group", wish.mutation.group},            {"label", wish.mutation.label},
                    {"user", wish.actor.user.toString()},      {"actor", wish.actor.name},
                    {"role", nameOf(wish.actor.role)}};
    return putMeta(connection, wishKey, dumpJson(json));
}

Result<std::optional<Wish>> wish(Connection &connection)
{
    SINAN_ASSIGN(const auto text, getMeta(connection, wishKey));
    if (!text)
        return std::optional<Wish>{};
    SINAN_ASSIGN(const Json json, parseJson(*text));
    Wish wish;
    wish.mutation.id = Uuid::parse(textOr(json, "mutation")).value_or(Uuid{});
    wish.mutation.name = textOr(json, "name");
    wish.mutation.arguments = memberOrNull(json, "arguments");
    for (const auto &[key, version] : memberOrNull(json, "base").items()) {
        if (version.is_number_integer())
            wish.mutation.base[key] = version.get<std::int64_t>();
    }
    wish.mutation.group = textOr(json, "group");
    wish.mutation.label = textOr(json, "label");
    wish.actor.user = Uuid::parse(textOr(json, "user")).value_or(Uuid{});
    wish.actor.name = textOr(json, "actor");
    wish.actor.role = model::parseChoice<model::Role>(textOr(json, "role")).value_or(model::Role::Manager);
    return std::optional<Wish>(std::move(wish));
}

Result<void> forgetWish(Connection &connection)
{
    return dropMeta(connection, wishKey);
}

Result<void> setCleaningDue(Connection &connection, bool due)
{
    return due ? putMeta(connection, cleaningKey, "1") : dropMeta(connection, cleaningKey);
}

Result<bool> cleaningDue(Connection &connection)
{
    SINAN_ASSIGN(const auto text, getMeta(connection, cleaningKey));
    return text.has_value();
}

Result<void> clean(Connection &connection, const std::filesystem::path &file)
{
    // Deleted texts leave a mark in the index, their words go when its parts are merged.
    SINAN_TRY(connection.execute("INSERT INTO search(search) VALUES('optimize')"));
    SINAN_TRY(connection.execute("VACUUM"));
    {
        SINAN_ASSIGN(Statement statement, connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
        SINAN_TRY(statement.step());
        if (statement.integer(0) != 0)
            return Error{ErrorCode::Locked, "erase", "a reader holds the log", {}};
    }
    removeCopies(file);
    return setCleaningDue(connection, false);
}

} // namespace sinan::store::erasing
