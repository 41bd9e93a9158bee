#include "app/store/connection.h"

#include <sqlite3.h>

namespace sinan::store {

Statement::~Statement()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

void Statement::bindNull(int index)
{
    m_bindError |= sqlite3_bind_null(m_statement, index);
}

void Statement::bind(int index, std::int64_t number)
{
    m_bindError |= sqlite3_bind_int64(m_statement, index, number);
}

void Statement::bind(int index, double number)
{
    m_bindError |= sqlite3_bind_double(m_statement, index, number);
}

void Statement::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL, and an empty view may have one.
    m_bindError |=
        sqlite3_bind_text64(m_statement, index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int index, const Uuid &id)
{
    m_bindError |= sqlite3_bind_blob(m_statement, index, id.bytes().data(), int(id.bytes().size()), SQLITE_STATIC);
}

void Statement::bindBlob(int index, std::string_view bytes)
{
    m_bindError |= sqlite3_bind_blob64(m_statement, index, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
}

void Statement::bind(int index, const model::Value &value)
{
    switch (value.index()) {
    case 1:
        return bind(index, *std::get_if<1>(&value));
    case 2:
        return bind(index, *std::get_if<2>(&value));
    case 3:
        return bind(index, std::string_view(*std::get_if<3>(&value)));
    case 4:
        return bind(index, *std::get_if<4>(&value));
    default:
        return bindNull(index);
    }
}

Result<bool> Statement::step()
{
    if (m_bindError != SQLITE_OK)
        return sqliteError(m_bindError, "bind", "a parameter was refused");
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return sqliteError(sqlite3_extended_errcode(m_database), "statement", sqlite3_errmsg(m_database));
}

Result<void> Statement::run()
{
    SINAN_TRY(step());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    m_bindError = 0;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool Statement::isText(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_TEXT;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? std::string_view(text, std::size_t(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

std::string_view Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? std::string_view(bytes, std::size_t(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

Uuid Statement::id(int column) const
{
    const std::string_view bytes = blob(column);
    Uuid::Bytes raw{};
    if (bytes.size() == raw.size())
        std::copy(bytes.begin(), bytes.end(), raw.begin());
    return Uuid(raw);
}

} // namespace sinan::store
