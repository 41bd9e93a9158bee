#pragma once

#include "app/bridge/import_preview.h"
#include "app/mutations/mutation.h"

#include <functional>
#include <memory>

namespace sinan::bridge {

/// What an import may do and what it takes for granted.
struct ImportOptions
{
    std::string resources;              ///< the folder resources/; its mapping/*.json are read
    std::string zone = "Asia/Shanghai"; ///< IANA: times without an offset are local
    std::string currency = "CNY";       ///< of money without a sign
    std::string source = "file"; ///< the system that rows come from: part of their ids, so the same file twice changes nothing
    bool mayDefineFields = true; ///< the actor's role may add custom fields
    InputLimits limits;
};

/// Progress of long work. Called on the working thread.
struct Progress
{
    /// @param done, total  bytes or rows of the step; total 0: unknown
    std::function<void(std::string_view step, std::int64_t done, std::int64_t total)> report;
    std::function<bool()> cancelled; ///< asked every few milliseconds; true ends the work with ErrorCode::Cancelled
};

/// What pasted text, or a text file, is taken for.
enum class TextKind { Guess, Table, Talk, Note };

/// Files and pasted text on their way in: read, mapped, mended, planned, and turned into mutations. Knows no screen.
///
///     ImportSession session(options);
///     session.addFile("客户.xlsx");
///     SINAN_TRY(session.plan(reader, now));       // long: on a worker thread
///     show(session.preview());                    // values; copy them to the UI thread
///     session.setTarget(0, 3, {Target::Kind::Field, "stars"});
///     SINAN_TRY(session.plan(reader, now));       // again after mends
///     SINAN_ASSIGN(auto mutations, session.mutations(random, clock));
///
/// @note Not thread-safe: one thread at a time. Nothing is written by it; the mutations are, by the store's Writer, in their
/// order.
class ImportSession
{
public:
    explicit ImportSession(ImportOptions options);
    ~ImportSession();
    ImportSession(ImportSession &&) noexcept;
    ImportSession &operator=(ImportSession &&) noexcept;

    // What comes in. Nothing is read before plan().

    /// A file, or a folder (its files, not those of folders below).
    void addPath(std::string path);
    /// @param name  shown as the place, e.g. "粘贴的文字"
    void addText(std::string name, std::string text, TextKind kind = TextKind::Guess);
    void clear();
    [[nodiscard]] bool isEmpty() const;

    // Mends. They survive plan(); indices are those of preview(). An index or name that does not exist is InvalidArgument.

    [[nodiscard]] Result<void> setTarget(std::size_t table, std::size_t column, Target target);
    [[nodiscard]] Result<void> setFormat(std::size_t table, std::size_t column, Format format);
    [[nodiscard]] Result<void> setValueMap(std::size_t table, std::size_t column, std::map<std::string, std::string> map);
    /// Nothing: the table stays out. Columns are mapped anew.
    [[nodiscard]] Result<void> setCollection(std::size_t table, std::optional<model::Collection> collection);
    [[nodiscard]] Result<void> setIncluded(std::size_t table, bool included);
    /// Uses a table without a place of its own to fill custom fields of another one (TablePreview::lookup).
    [[nodiscard]] Result<void> setLookup(std::size_t table, bool used);
    [[nodiscard]] Result<void> setEncoding(std::size_t table, Encoding encoding);
    /// @param delimiter  "," ";" or "\t"
    [[nodiscard]] Result<void> setDelimiter(std::size_t table, std::string delimiter);
    /// @param row  its last row, as in Place; 0: no header
    [[nodiscard]] Result<void> setHeaderRow(std::size_t table, std::int64_t row);
    /// Nothing: kept without a customer.
    [[nodiscard]] Result<void> setTalkCustomer(std::size_t talk, std::optional<Uuid> customer);
    [[nodiscard]] Result<void> setTalkChannel(std::size_t talk, model::Channel channel);
    /// When it took place.
    [[nodiscard]] Result<void> setTalkTime(std::size_t talk, UtcTime occurredAt);
    [[nodiscard]] Result<void> setTalkIncluded(std::size_t talk, bool included);
    /// Every field that a column of this table could go to, with custom ones; for the menu.
    [[nodiscard]] std::vector<Target> targets(std::size_t table) const;

    /// Reads, maps and plans against the rows that exist. An input that cannot be read becomes an issue; the others go on.
    /// @param now  time of the import: what has no date of its own gets it
    /// @retval ErrorCode::Cancelled   as asked
    /// @retval ErrorCode::Unreadable  the resources are missing or damaged; an error of `reader` is passed on
    [[nodiscard]] Result<void> plan(const mutations::RowReader &reader, UtcTime now, const Progress &progress = {});
    /// As of the last plan().
    [[nodiscard]] const ImportPreview &preview() const;

    /// How many calls and meetings would come in, as of the last plan(): of these somebody must say whether both sides were told.
    [[nodiscard]] int recordings() const;
    /// What was answered; false until then. Needs no new plan().
    void setAttested(bool attested);

    /// One import as one group: mappings, field definitions, then run by run start, chunks of ≤ 500 rows, finish.
    /// Empty where nothing would change. Needs a plan() since the last mend.
    /// @param group  of all mutations; "undo.import" is their label, {"file": …, "rows": …} its arguments
    [[nodiscard]] Result<std::vector<mutations::Mutation>> mutations(const Clock &clock, RandomSource &random,
                                                                     std::string group) const;
    /// The refused rows as CSV (UTF-8 with BOM): file, row, column, value, reason, mend, then the row as it stands.
    [[nodiscard]] std::string refusedAsCsv(bool chinese) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sinan::bridge
