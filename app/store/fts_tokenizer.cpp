#include "app/store/fts_tokenizer.h"

#include "app/base/text_fold.h"
#include "app/store/connection.h"
#include "app/store/tokens.h"

#include <sqlite3.h>

namespace sinan::store {

namespace {

/// The tokenizer has no state and no options; FTS5 wants an address to hold.
int noState = 0;

/// contentless_delete came with 3.43.
constexpr int oldestSqlite = 3'043'000;

int create(void *, const char **, int, Fts5Tokenizer **tokenizer)
{
    *tokenizer = reinterpret_cast<Fts5Tokenizer *>(&noState);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer *) {}

int tokenize(Fts5Tokenizer *, void *context, int flags, const char *text, int size,
             int (*token)(void *, int, const char *, int, int, int))
{
    const std::string folded = fold(std::string_view(text ? text : "", std::size_t(size)));
    const TokenUse use = (flags & FTS5_TOKENIZE_QUERY) ? TokenUse::Query : TokenUse::Document;
    int code = SQLITE_OK;
    forEachToken(folded, use, [&](std::string_view piece, std::size_t start, std::size_t end) {
        code = token(context, 0, piece.data(), int(piece.size()), int(start), int(end));
        return code == SQLITE_OK;
    });
    return code;
}

Error noFullText()
{
    return Error{ErrorCode::Unsupported, "full text", "this SQLite has no FTS5", {}};
}

} // namespace

Result<void> registerTokenizer(Connection &connection)
{
    if (sqlite3_libversion_number() < oldestSqlite)
        return Error{ErrorCode::Unsupported, "full text", "SQLite 3.43 is needed", {}}.with("sqlite", sqlite3_libversion());
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(connection.handle(), "SELECT fts5(?1)", -1, &statement, nullptr);
    if (code != SQLITE_OK) {
        // The first statement of a connection reads the schema: a wrong key and a damaged file show here.
        const bool missing = code == SQLITE_ERROR;
        return missing ? noFullText() : sqliteError(code, "open", sqlite3_errmsg(connection.handle()));
    }
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    (void)sqlite3_step(statement);
    sqlite3_finalize(statement);
    fts5_tokenizer ours{create, destroy, tokenize};
    code = api ? api->xCreateTokenizer(api, tokenizerName, nullptr, &ours, nullptr) : SQLITE_ERROR;
    if (code != SQLITE_OK)
        return noFullText();
    return {};
}

} // namespace sinan::store
