#pragma once

#include "app/bridge/place.h"
#include "app/model/collection.h"
#include "app/model/interaction.h"

#include <map>
#include <optional>

namespace sinan::bridge {

/// How a text file's bytes are read.
enum class Encoding { Utf8, Gb18030, Utf16Le, Utf16Be };
[[nodiscard]] std::string_view toText(Encoding encoding); ///< "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"

/// Where a column goes.
struct Target
{
    enum class Kind {
        Skip,   ///< stays out
        Field,  ///< `name` is a field of the collection's table, or "contact.phone": of a row that goes beside (sideCollections)
        Custom, ///< `name` is a field definition that exists
        NewCustom, ///< a field definition is made: `name` is its key, `label` what people read
        Talk       ///< of a table that holds turns: `name` is "key" (which conversation), "turn" (order), "speaker", "role"
    };
    Kind kind = Kind::Skip;
    std::string name;
    std::string label;
    friend bool operator==(const Target &, const Target &) = default;
};

/// How the cells of a column are read. What is empty or 0 is guessed per cell where that is safe.
struct Format
{
    std::string date;     ///< "ymd", "dmy", "mdy", "serial1900", "serial1904" or empty
    char decimal = 0;     ///< '.' or ','
    double scale = 1;     ///< the cell times this: 10000 for a column in 万元, .01 for percents
    std::string currency; ///< of money without a sign of its own
    friend bool operator==(const Format &, const Format &) = default;
};

/// What the cells of a column look like.
enum class Shape {
    Empty,
    Text,
    LongText,
    Integer,
    Number,
    Money,
    Percent,
    Date,
    Boolean,
    Phone,
    Mail,
    Person,
    Company,
    Stars,
    Stage,
    Website,
    Key
};
[[nodiscard]] std::string_view toText(Shape shape);

/// One column as the person sees and mends it.
struct ColumnPreview
{
    std::string header; ///< as it stands; "列 3" style names are made by the reader of an empty one
    int index = 0;      ///< from 0
    Target target;
    double confidence = 0;            ///< 0 … 1; 1 after a person chose
    Message reason;                   ///< why this target
    std::vector<std::string> samples; ///< up to three different cells
    Shape shape = Shape::Text;
    std::int64_t filled = 0; ///< cells with something in them
    std::int64_t empty = 0;
    std::int64_t refused = 0; ///< cells that the target cannot take
    Format format;
    bool formatGuessed = true;
    std::map<std::string, std::string> valueMap; ///< cell as written → choice of the field, for enumerations
    std::vector<std::string> unknownValues;      ///< cells that the value map lacks (at most 20)
    std::string customType;                      ///< of a new custom field: "text", "integer", "real", "date", "boolean"
    bool personal = false;                       ///< the target holds personal data
    std::vector<Target> alternatives;            ///< other targets, likeliest first
    friend bool operator==(const ColumnPreview &, const ColumnPreview &) = default;
};

/// A value that looks like a slip of the pen: kept as it stands, and told.
struct DidYouMean
{
    Place place;
    std::string value;
    std::string suggestion;
    std::int64_t count = 0; ///< rows that have it
    friend bool operator==(const DidYouMean &, const DidYouMean &) = default;
};

struct Counts
{
    std::int64_t rows = 0; ///< rows with data, without header, blank and total rows that were left out
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t duplicates = 0; ///< rows that say again what an earlier row of the same import says
    std::int64_t created = 0;    ///< customers that no table brings, made because rows refer to them
    friend bool operator==(const Counts &, const Counts &) = default;
};

/// One row of the preview: what would become of it.
struct RowPreview
{
    enum class Fate { Added, Updated, Unchanged, Duplicate, Refused };
    std::int64_t row = 0;
    Fate fate = Fate::Added;
    std::vector<std::string> cells;                                                   ///< as they stand
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> changes; ///< field, before, after (updated rows)
    friend bool operator==(const RowPreview &, const RowPreview &) = default;
};

/// How the columns differ from the saved mapping of a similar table.
struct Drift
{
    std::string mapping;            ///< name of the saved mapping
    std::vector<std::string> gone;  ///< headers that it knew
    std::vector<std::string> added; ///< headers that it did not know
    friend bool operator==(const Drift &, const Drift &) = default;
};

/// Collections whose fields a table of that one may have too: a row of 客户, 联系人 and 商机 makes one of each.
[[nodiscard]] std::vector<model::Collection> sideCollections(model::Collection collection);
/// What a person reads for a target: "金额", "联系人 · 电话", the label of a custom field, "不导入".
[[nodiscard]] std::string targetLabel(const Target &target, model::Collection collection, bool chinese);

/// One table: a CSV file, a sheet, a pasted table.
struct TablePreview
{
    std::string file;
    std::string sheet;
    Encoding encoding = Encoding::Utf8; ///< text files only
    double encodingConfidence = 1;
    std::string delimiter;                       ///< ",", ";", "\t"; empty for sheets
    std::int64_t headerRow = 0;                  ///< last row of the header; 0: the table has none
    bool included = true;                        ///< goes in; false also where no collection fits
    std::optional<model::Collection> collection; ///< nothing: we have no place for such a table
    double collectionConfidence = 0;
    Message collectionReason;
    std::vector<ColumnPreview> columns;
    Counts counts; ///< of the rows as its collection
    std::vector<std::pair<model::Collection, Counts>>
        sides;                    ///< of the rows that go beside (added, updated, unchanged, refused, duplicates)
    std::vector<RowPreview> rows; ///< the first 200, refused ones among them
    std::vector<Issue> issues;    ///< refused rows and unreadable cells, in the order of the file
    std::vector<Message> notices; ///< what the person should know: totals left out, currency assumed, header in two rows …
    std::vector<DidYouMean> didYouMean;
    std::string signature;      ///< hash of the folded header names
    bool mappingReused = false; ///< a saved mapping fitted
    std::optional<Drift> drift;
    /// For a table without a place of its own: its columns can join rows of another table of this import, by a shared column.
    struct Lookup
    {
        int keyColumn = 0;        ///< here
        std::size_t table = 0;    ///< index of the other table …
        int otherColumn = 0;      ///< … and its column
        std::vector<int> columns; ///< here, each a custom field there
        double coverage = 0;      ///< part of the other table's values found here
        bool used = false;
        friend bool operator==(const Lookup &, const Lookup &) = default;
    };
    std::optional<Lookup> lookup;
    friend bool operator==(const TablePreview &, const TablePreview &) = default;
};

/// One conversation, mail or note.
struct TalkPreview
{
    std::string file;
    std::int64_t row = 0; ///< where it begins
    std::string title;
    std::string firstWords; ///< at most 80 characters
    std::int64_t turns = 0;
    model::Channel channel = model::Channel::Note;
    double channelConfidence = 0;
    std::optional<UtcTime> occurredAt;
    Message dateReason; ///< where the date was found, or that it is the time of the import
    struct Speaker
    {
        std::string name;
        model::SpeakerRole role = model::SpeakerRole::Unknown;
        friend bool operator==(const Speaker &, const Speaker &) = default;
    };
    std::vector<Speaker> speakers;
    std::optional<Uuid> customer; ///< nothing: kept without one
    std::string customerName;
    double customerConfidence = 0;
    Message customerReason; ///< file name, header, text, chosen, or "nobody found"
    struct Candidate
    {
        Uuid id;
        std::string name;
        double confidence = 0;
        friend bool operator==(const Candidate &, const Candidate &) = default;
    };
    std::vector<Candidate> candidates;
    RowPreview::Fate fate = RowPreview::Fate::Added;
    bool included = true;
    friend bool operator==(const TalkPreview &, const TalkPreview &) = default;
};

/// Everything the person sees before saying yes.
struct ImportPreview
{
    std::vector<TablePreview> tables;
    std::vector<TalkPreview> talks;
    std::vector<Issue> issues;                 ///< inputs that could not be read at all
    Counts counts;                             ///< of all
    std::vector<std::string> createdCustomers; ///< names, at most 100; counts.created has the number
    [[nodiscard]] bool hasWork() const { return counts.added + counts.updated > 0; }
    friend bool operator==(const ImportPreview &, const ImportPreview &) = default;
};

} // namespace sinan::bridge
