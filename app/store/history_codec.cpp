#include "app/store/history.h"

#include <bit>

namespace sinan::store {

using model::Collection;
using model::Row;
using model::Value;
using mutations::Write;

namespace {

constexpr char formatVersion = 1;
constexpr char erasedVersion = 2; ///< the same bytes; says that writes of an erased person were left out
enum WriteFlag : unsigned char { HasBefore = 1, AfterTombstone = 2, BeforeTombstone = 4, HasBucket = 8, HasCustom = 16 };
enum class Tag : unsigned char { Null, Integer, Real, Text, Id };

class ByteSink
{
public:
    void byte(unsigned char value) { m_bytes += char(value); }
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            byte((unsigned char)(value | 0x80));
        byte((unsigned char)(value));
    }
    void id(const Uuid &id) { m_bytes.append(reinterpret_cast<const char *>(id.bytes().data()), id.bytes().size()); }
    void text(std::string_view text)
    {
        number(text.size());
        m_bytes += text;
    }
    void value(const Value &value)
    {
        byte((unsigned char)(value.index()));
        if (const auto *whole = std::get_if<std::int64_t>(&value))
            number((std::uint64_t(*whole) << 1) ^ std::uint64_t(*whole >> 63));
        else if (const auto *real = std::get_if<double>(&value))
            fixed(std::bit_cast<std::uint64_t>(*real));
        else if (const auto *text_ = std::get_if<std::string>(&value))
            text(*text_);
        else if (const auto *id_ = std::get_if<Uuid>(&value))
            id(*id_);
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    void fixed(std::uint64_t bits)
    {
        for (int shift = 0; shift < 64; shift += 8)
            byte((unsigned char)(bits >> shift));
    }
    std::string m_bytes;
};

/// Reads what ByteSink wrote; past the end it gives zeros and says failed().
class ByteSource
{
public:
    explicit ByteSource(std::string_view bytes) : m_bytes(bytes) {}
    unsigned char byte()
    {
        if (m_bytes.empty()) {
            m_failed = true;
            return 0;
        }
        const auto value = (unsigned char)(m_bytes.front());
        m_bytes.remove_prefix(1);
        return value;
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const unsigned char part = byte();
            value |= std::uint64_t(part & 0x7f) << shift;
            if (!(part & 0x80))
                return value;
        }
        m_failed = true;
        return 0;
    }
    std::string_view bytes(std::uint64_t size)
    {
        if (size > m_bytes.size()) {
            m_failed = true;
            return {};
        }
        const std::string_view piece = m_bytes.substr(0, std::size_t(size));
        m_bytes.remove_prefix(std::size_t(size));
        return piece;
    }
    std::string_view text() { return bytes(number()); }
    Uuid id()
    {
        Uuid::Bytes raw{};
        const std::string_view piece = bytes(raw.size());
        std::copy(piece.begin(), piece.end(), raw.begin());
        return Uuid(raw);
    }
    Value value()
    {
        switch (Tag(byte())) {
        case Tag::Null:
            return {};
        case Tag::Integer: {
            const std::uint64_t zigzag = number();
            return std::int64_t(zigzag >> 1) ^ -std::int64_t(zigzag & 1);
        }
        case Tag::Real: {
            std::uint64_t bits = 0;
            for (int shift = 0; shift < 64; shift += 8)
                bits |= std::uint64_t(byte()) << shift;
            return std::bit_cast<double>(bits);
        }
        case Tag::Text:
            return std::string(text());
        case Tag::Id:
            return id();
        }
        m_failed = true;
        return {};
    }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }

private:
    std::string_view m_bytes;
    bool m_failed = false;
};

/// A collection as it was when the bytes were written: its name, and its fields in their order then.
struct Shape
{
    std::optional<Collection> collection;
    std::vector<std::optional<std::size_t>> fields;
};

Shape readShape(ByteSource &source)
{
    Shape shape;
    shape.collection = model::parseCollection(source.text());
    const std::uint64_t count = source.number();
    for (std::uint64_t i = 0; i < count && !source.failed(); ++i) {
        const std::string_view name = source.text();
        shape.fields.push_back(shape.collection ? model::tableOf(*shape.collection).indexOf(name) : std::nullopt);
    }
    return shape;
}

Row readBefore(ByteSource &source, const Shape &shape, unsigned char flags)
{
    Row row = shape.collection ? model::emptyRow(*shape.collection) : Row{};
    row.tombstone = (flags & BeforeTombstone) != 0;
    row.version = std::int64_t(source.number());
    if (flags & HasBucket)
        row.bucket = source.id();
    if (flags & HasCustom) {
        auto custom = parseJson(source.text());
        if (custom.ok())
            row.custom = std::move(custom).value();
    }
    for (const auto &field : shape.fields) {
        Value value = source.value();
        if (field)
            row.values[*field] = std::move(value);
    }
    return row;
}

void writeBefore(ByteSink &sink, const Row &row, std::size_t fields)
{
    static const Value nothing;
    sink.number(std::uint64_t(row.version));
    if (!row.bucket.isNull())
        sink.id(row.bucket);
    if (!row.custom.is_null())
        sink.text(dumpJson(row.custom));
    for (std::size_t i = 0; i < fields; ++i)
        sink.value(i < row.values.size() ? row.values[i] : nothing);
}

} // namespace

bool lacksErased(std::string_view bytes)
{
    return !bytes.empty() && bytes.front() == erasedVersion;
}

std::string packWrites(std::span<const Write> writes, bool erased)
{
    std::array<int, model::collectionCount> shapeOf;
    shapeOf.fill(-1);
    std::vector<Collection> shapes;
    for (const Write &write : writes) {
        int &shape = shapeOf[std::size_t(write.after.collection)];
        if (shape < 0) {
            shape = int(shapes.size());
            shapes.push_back(write.after.collection);
        }
    }
    ByteSink sink;
    sink.byte((unsigned char)(erased ? erasedVersion : formatVersion));
    sink.number(shapes.size());
    for (const Collection collection : shapes) {
        const model::CollectionTable &table = model::tableOf(collection);
        sink.text(table.info.name);
        sink.number(table.fields.size());
        for (const model::FieldInfo &field : table.fields)
            sink.text(field.name);
    }
    sink.number(writes.size());
    for (const Write &write : writes) {
        unsigned char flags = write.after.tombstone ? AfterTombstone : 0;
        if (write.before) {
            flags |= HasBefore;
            flags |= write.before->tombstone ? BeforeTombstone : 0;
            flags |= write.before->bucket.isNull() ? 0 : HasBucket;
            flags |= write.before->custom.is_null() ? 0 : HasCustom;
        }
        sink.byte(flags);
        sink.number(std::uint64_t(shapeOf[std::size_t(write.after.collection)]));
        sink.id(write.after.id);
        sink.number(std::uint64_t(write.after.version));
        if (write.before)
            writeBefore(sink, *write.before, model::tableOf(write.after.collection).fields.size());
    }
    return sink.take();
}

Result<std::vector<Write>> unpackWrites(std::string_view bytes)
{
    const Error damaged{ErrorCode::Corrupt, "history", "unreadable writes", {}};
    ByteSource source(bytes);
    if (const char version = char(source.byte()); version != formatVersion && version != erasedVersion)
        return damaged;
    std::vector<Shape> shapes;
    const std::uint64_t shapeCount = source.number();
    for (std::uint64_t i = 0; i < shapeCount && !source.failed(); ++i)
        shapes.push_back(readShape(source));
    std::vector<Write> writes;
    const std::uint64_t count = source.number();
    for (std::uint64_t i = 0; i < count && !source.failed(); ++i) {
        const unsigned char flags = source.byte();
        const std::uint64_t index = source.number();
        if (index >= shapes.size())
            return damaged;
        const Shape &shape = shapes[std::size_t(index)];
        Write write;
        write.after.id = source.id();
        write.after.version = std::int64_t(source.number());
        write.after.tombstone = (flags & AfterTombstone) != 0;
        if (flags & HasBefore)
            write.before = readBefore(source, shape, flags);
        // A collection that this version does not know cannot be put back; the rest can.
        if (!shape.collection)
            continue;
        write.after.collection = *shape.collection;
        if (write.before) {
            write.before->collection = *shape.collection;
            write.before->id = write.after.id;
        }
        writes.push_back(std::move(write));
    }
    if (source.failed() || source.left() != 0)
        return damaged;
    return writes;
}

} // namespace sinan::store
