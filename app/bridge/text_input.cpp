#include "app/bridge/text_input.h"

#include "app/base/utf8.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

namespace sinan::bridge {

namespace {

constexpr std::int64_t pieceBytes = 256 * 1024;
constexpr std::int64_t guessBytes = 1024 * 1024;

/// How many bytes the character that begins with this byte has, by UTF-8; 0 where none begins so.
int utf8Length(std::uint8_t lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

struct Utf8Count
{
    std::size_t good = 0;
    std::size_t broken = 0;
};

Utf8Count countUtf8(std::string_view text, bool cut)
{
    Utf8Count count;
    for (std::size_t at = 0; at < text.size();) {
        if (std::uint8_t(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t before = at;
        const int length = utf8Length(std::uint8_t(text[at]));
        if (cut && length > 0 && at + std::size_t(length) > text.size())
            break;
        const char32_t point = nextCodePoint(text, at);
        ++(point == 0xfffd && at - before == 1 ? count.broken : count.good);
    }
    return count;
}

struct GbCount
{
    std::size_t common = 0; ///< pairs in the level 1 and 2 hanzi and the full-width signs
    std::size_t other = 0;
    std::size_t broken = 0;
};

GbCount countGb(std::string_view text, bool cut)
{
    GbCount count;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = std::uint8_t(text[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        if (at + 1 >= text.size()) {
            count.broken += cut ? 0 : 1;
            break;
        }
        const auto second = std::uint8_t(text[at + 1]);
        if (lead >= 0x81 && lead <= 0xfe && second >= 0x40 && second != 0x7f && second <= 0xfe) {
            const bool hanzi = lead >= 0xb0 && lead <= 0xf7 && second >= 0xa1;
            const bool sign = lead >= 0xa1 && lead <= 0xa3 && second >= 0xa1;
            ++(hanzi || sign ? count.common : count.other);
            at += 2;
        } else if (lead >= 0x81 && lead <= 0xfe && second >= 0x30 && second <= 0x39 && at + 3 < text.size()) {
            ++count.other;
            at += 4;
        } else {
            ++count.broken;
            ++at;
        }
    }
    return count;
}

std::optional<Encoding> utf16WithoutMark(std::string_view head)
{
    std::size_t zeroEven = 0;
    std::size_t zeroOdd = 0;
    const std::size_t size = std::min<std::size_t>(head.size(), 4096) & ~std::size_t(1);
    for (std::size_t i = 0; i < size; ++i) {
        if (head[i] == 0)
            ++(i % 2 ? zeroOdd : zeroEven);
    }
    const std::size_t pairs = size / 2;
    if (pairs < 2)
        return std::nullopt;
    // Separators, digits and line ends have a zero half; Chinese alone has none, but no table is without separators.
    if (zeroOdd > 0 && zeroOdd >= pairs / 20 && zeroEven * 8 <= zeroOdd)
        return Encoding::Utf16Le;
    if (zeroEven > 0 && zeroEven >= pairs / 20 && zeroOdd * 8 <= zeroEven)
        return Encoding::Utf16Be;
    return std::nullopt;
}

bool startsWith(std::string_view text, std::string_view head)
{
    return text.substr(0, head.size()) == head;
}

Result<std::unique_ptr<QIODevice>> openDevice(const Input &input, const InputLimits &limits)
{
    if (input.text) {
        if (std::int64_t(input.text->size()) > limits.fileBytes)
            return inputError(ErrorCode::TooLarge, input.name, "import.error.file_too_large", "import.mend.split_file",
                              {{"limit", numberArgument(limits.fileBytes >> 20)}});
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(QByteArray(input.text->data(), qsizetype(input.text->size())));
        buffer->open(QIODevice::ReadOnly);
        return std::unique_ptr<QIODevice>(std::move(buffer));
    }
    const QString path = QString::fromStdString(input.path);
    const QFileInfo info(path);
    if (!info.exists())
        return inputError(ErrorCode::NotFound, input.name, "import.error.file_missing", "import.mend.choose_again");
    if (!info.isFile())
        return inputError(ErrorCode::Unreadable, input.name, "import.error.no_file", "import.mend.choose_again");
    if (info.size() > limits.fileBytes)
        return inputError(ErrorCode::TooLarge, input.name, "import.error.file_too_large", "import.mend.split_file",
                          {{"limit", numberArgument(limits.fileBytes >> 20)}});
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return inputError(ErrorCode::Io, input.name, "import.error.file_locked", "import.mend.close_elsewhere",
                          {{"detail", textArgument(file->errorString().toStdString())}});
    return std::unique_ptr<QIODevice>(std::move(file));
}

Error notText(FileKind kind, const std::string &name)
{
    switch (kind) {
    case FileKind::OldWorkbook:
        return inputError(ErrorCode::Unreadable, name, "import.error.old_workbook", "import.mend.save_as_xlsx");
    case FileKind::Pdf:
        return inputError(ErrorCode::Unreadable, name, "import.error.pdf", "import.mend.copy_text");
    case FileKind::Picture:
        return inputError(ErrorCode::Unreadable, name, "import.error.picture", "import.mend.copy_text");
    case FileKind::Workbook:
    case FileKind::Archive:
        return inputError(ErrorCode::Unreadable, name, "import.error.archive", "import.mend.unpack");
    case FileKind::Empty:
        return inputError(ErrorCode::Unreadable, name, "import.error.empty_file", "import.mend.choose_again");
    default:
        return inputError(ErrorCode::Unreadable, name, "import.error.no_text", "import.mend.save_as_csv");
    }
}

/// The beginning of the device from the first byte that is not ASCII on: that is where encodings differ.
std::string tellingPart(QIODevice &device, bool &cut)
{
    std::string head;
    while (!device.atEnd()) {
        const QByteArray piece = device.read(guessBytes);
        if (piece.isEmpty())
            break;
        head.assign(piece.constData(), std::size_t(piece.size()));
        const auto foreign = std::find_if(head.begin(), head.end(), [](char c) { return std::uint8_t(c) >= 0x80 || c == 0; });
        if (foreign == head.end())
            continue;
        if (device.pos() > guessBytes)
            head.erase(head.begin(), foreign);
        break;
    }
    cut = !device.atEnd();
    device.seek(0);
    return head;
}

} // namespace

std::string_view toText(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        return "UTF-8";
    case Encoding::Gb18030:
        return "GB18030";
    case Encoding::Utf16Le:
        return "UTF-16LE";
    case Encoding::Utf16Be:
        return "UTF-16BE";
    }
    return "UTF-8";
}

Error inputError(ErrorCode code, const std::string &file, std::string reason, std::string mend, Json arguments)
{
    Error error{code, file, reason, {}};
    for (const auto &[name, argument] : arguments.items()) {
        const Json &value = memberOrNull(argument, "value");
        error.with(name, value.is_string() ? value.get<std::string>() : dumpJson(value));
    }
    return std::move(error).with("reason", std::move(reason)).with("mend", std::move(mend));
}

FileKind fileKind(std::string_view head)
{
    if (head.empty())
        return FileKind::Empty;
    if (startsWith(head, "PK\x03\x04") || startsWith(head, "PK\x05\x06"))
        return FileKind::Workbook;
    if (startsWith(head, "\xd0\xcf\x11\xe0"))
        return FileKind::OldWorkbook;
    if (startsWith(head, "%PDF"))
        return FileKind::Pdf;
    if (startsWith(head, "\x89PNG") || startsWith(head, "\xff\xd8\xff") || startsWith(head, "GIF8"))
        return FileKind::Picture;
    if (startsWith(head, "\x1f\x8b") || startsWith(head, "7z\xbc\xaf") || startsWith(head, "Rar!"))
        return FileKind::Archive;
    if (startsWith(head, "\xff\xfe") || startsWith(head, "\xfe\xff") || startsWith(head, "\xef\xbb\xbf") ||
        utf16WithoutMark(head))
        return FileKind::Text;
    std::size_t control = 0;
    for (const char c : head)
        control += (std::uint8_t(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f;
    return control * 50 > head.size() ? FileKind::Binary : FileKind::Text;
}

Result<FileKind> fileKind(const Input &input)
{
    if (input.text)
        return input.text->empty() ? FileKind::Empty : FileKind::Text;
    SINAN_ASSIGN(const auto device, openDevice(input, InputLimits{}));
    const QByteArray head = device->read(4096);
    return fileKind(std::string_view(head.constData(), std::size_t(head.size())));
}

EncodingGuess guessEncoding(std::string_view head, bool cut)
{
    if (startsWith(head, "\xef\xbb\xbf"))
        return {Encoding::Utf8, true, 1};
    if (startsWith(head, "\xff\xfe"))
        return {Encoding::Utf16Le, true, 1};
    if (startsWith(head, "\xfe\xff"))
        return {Encoding::Utf16Be, true, 1};
    if (const auto utf16 = utf16WithoutMark(head))
        return {*utf16, false, .9};
    const Utf8Count utf8 = countUtf8(head, cut);
    if (utf8.broken == 0)
        return {Encoding::Utf8, false, 1};
    const GbCount gb = countGb(head, cut);
    const std::size_t pairs = gb.common + gb.other;
    const double gbShare = pairs + gb.broken == 0 ? 0 : double(gb.common) / double(pairs + gb.broken);
    // A damaged UTF-8 text has far more whole characters than broken bytes; GB18030 read as UTF-8 has almost none.
    if (utf8.good > 4 * utf8.broken && gbShare < .9)
        return {Encoding::Utf8, false, .7};
    const double confidence = gb.broken * 50 > pairs ? .4 : gbShare >= .8 ? .95 : .6;
    return {Encoding::Gb18030, false, confidence};
}

Result<std::unique_ptr<TextPull>> TextPull::open(const Input &input, std::optional<Encoding> encoding, const InputLimits &limits)
{
    SINAN_ASSIGN(auto device, openDevice(input, limits));
    const QByteArray first = device->peek(4096);
    const FileKind kind = fileKind(std::string_view(first.constData(), std::size_t(first.size())));
    if (kind != FileKind::Text)
        return notText(kind, input.name);
    std::unique_ptr<TextPull> pull(new TextPull);
    pull->m_name = input.name;
    pull->m_size = device->size();
    bool cut = false;
    const std::string head = tellingPart(*device, cut);
    pull->m_encoding = input.text ? EncodingGuess{} : guessEncoding(head, cut);
    if (encoding && *encoding != pull->m_encoding.encoding)
        pull->m_encoding = {*encoding, false, 1};
    if (pull->m_encoding.encoding != Encoding::Utf8) {
        const std::string name(toText(pull->m_encoding.encoding));
        pull->m_decoder = std::make_unique<QStringDecoder>(name.c_str());
        if (!pull->m_decoder->isValid())
            return inputError(ErrorCode::Unsupported, input.name, "import.error.encoding_missing", "import.mend.save_as_utf8",
                              {{"encoding", textArgument(name)}});
    }
    pull->m_device = std::move(device);
    return pull;
}

void TextPull::appendUtf8Piece(std::string_view piece, bool last, std::string &text)
{
    m_rest += piece;
    std::size_t whole = m_rest.size();
    if (!last) {
        // The last character may go on in the next piece.
        for (std::size_t back = 1; back <= 3 && back <= m_rest.size(); ++back) {
            const auto byte = std::uint8_t(m_rest[m_rest.size() - back]);
            if ((byte & 0xc0) == 0x80)
                continue;
            if (std::size_t(utf8Length(byte)) > back)
                whole = m_rest.size() - back;
            break;
        }
    }
    const std::string_view ready(m_rest.data(), whole);
    if (isValidUtf8(ready)) {
        text += ready;
    } else {
        m_broken = true;
        for (std::size_t at = 0; at < ready.size();)
            sinan::appendUtf8(text, nextCodePoint(ready, at));
    }
    m_rest.erase(0, whole);
}

Result<bool> TextPull::pull(std::string &text)
{
    if (m_ended)
        return false;
    const QByteArray piece = m_device->read(pieceBytes);
    if (piece.isEmpty() && !m_device->atEnd())
        return inputError(ErrorCode::Io, m_name, "import.error.read_failed", "import.mend.choose_again");
    m_read += piece.size();
    m_ended = piece.isEmpty() || m_device->atEnd();
    const std::size_t before = text.size();
    if (m_decoder) {
        const QString decoded = m_decoder->decode(piece);
        const QByteArray utf8 = decoded.toUtf8();
        m_broken = m_broken || m_decoder->hasError();
        text.append(utf8.constData(), std::size_t(utf8.size()));
    } else {
        appendUtf8Piece(std::string_view(piece.constData(), std::size_t(piece.size())), m_ended, text);
    }
    if (!m_started && text.size() > before) {
        m_started = true;
        if (startsWith(std::string_view(text).substr(before), "\xef\xbb\xbf"))
            text.erase(before, 3);
    }
    return text.size() > before || !m_ended;
}

Result<std::string> readWholeText(const Input &input, std::optional<Encoding> encoding, const InputLimits &limits,
                                  EncodingGuess *guess)
{
    SINAN_ASSIGN(auto pull, TextPull::open(input, encoding, limits));
    if (guess)
        *guess = pull->encoding();
    std::string text;
    for (;;) {
        SINAN_ASSIGN(const bool more, pull->pull(text));
        if (!more)
            return text;
    }
}

Result<std::string> readBeginning(const Input &input, const InputLimits &limits)
{
    SINAN_ASSIGN(auto pull, TextPull::open(input, std::nullopt, limits));
    std::string text;
    while (text.size() < std::size_t(pieceBytes)) {
        SINAN_ASSIGN(const bool more, pull->pull(text));
        if (!more)
            break;
    }
    return text;
}

Result<std::string> readBytes(const Input &input, const InputLimits &limits, std::int64_t most)
{
    SINAN_ASSIGN(const auto device, openDevice(input, limits));
    const QByteArray bytes = device->read(most > 0 ? most : limits.fileBytes);
    if (bytes.size() < device->size() && most == 0)
        return inputError(ErrorCode::Io, input.name, "import.error.read_failed", "import.mend.choose_again");
    return bytes.toStdString();
}

} // namespace sinan::bridge
