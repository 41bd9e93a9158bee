#include "app/bridge/mime_message.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/charset.h"
#include "app/bridge/html_text.h"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

namespace sinan::bridge {

namespace {

constexpr int deepestPart = 60;

struct Unref
{
    void operator()(void *object) const { g_object_unref(object); }
};
template <typename T> using Owned = std::unique_ptr<T, Unref>;

std::string textOf(const char *text)
{
    return text ? cleanText(decodeBytes(text, "utf-8")) : std::string();
}

/// One line: heads have no line ends.
std::string headOf(const char *text)
{
    std::string line = textOf(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::replace(line.begin(), line.end(), '\t', ' ');
    return std::string(trimmed(line));
}

GMimeParserOptions *parserOptions()
{
    static std::once_flag once;
    static GMimeParserOptions *options = nullptr;
    std::call_once(once, [] {
        g_mime_init();
        options = g_mime_parser_options_new();
        // Heads that were never encoded: what Chinese mail programs write.
        const char *charsets[] = {"utf-8", "gb18030", "iso-8859-1", nullptr};
        g_mime_parser_options_set_fallback_charsets(options, charsets);
    });
    return options;
}

void addAddresses(InternetAddressList *list, std::vector<MimeMail::Address> &into)
{
    const int count = list ? std::min(internet_address_list_length(list), 1000) : 0;
    for (int i = 0; i < count; ++i) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        MimeMail::Address read{headOf(internet_address_get_name(address)), {}};
        if (INTERNET_ADDRESS_IS_MAILBOX(address))
            read.mail = fold(headOf(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))));
        if (!read.name.empty() || !read.mail.empty())
            into.push_back(std::move(read));
    }
}

/// Lines that a mail program broke softly are one again (RFC 3676).
std::string unflowed(const std::string &text, bool deleteSpace)
{
    const auto depth = [](std::string_view line) { return std::min(line.find_first_not_of('>'), line.size()); };
    std::string result;
    bool open = false;
    std::size_t before = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        std::string_view line(text.data() + from, end - from);
        from = end + 1;
        const std::size_t quotes = depth(line);
        const bool soft = line.ends_with(' ') && line.substr(quotes) != " -- " && line.substr(quotes) != "-- ";
        if (open && quotes == before) {
            line.remove_prefix(quotes);
            if (line.starts_with(' '))
                line.remove_prefix(1);
        } else if (open) {
            result += '\n';
        }
        result += soft && deleteSpace ? line.substr(0, line.size() - 1) : line;
        open = soft;
        before = quotes;
        if (!soft)
            result += '\n';
    }
    return result;
}

class BodyReader
{
public:
    explicit BodyReader(MimeMail &mail) : m_mail(mail) {}
    void read(GMimeObject *part, int depth);

private:
    void readMultipart(GMimeMultipart *parts, int depth);
    void readText(GMimePart *part, bool html);
    void attach(const char *name);
    void addWords(std::string_view words);

    MimeMail &m_mail;
};

void BodyReader::attach(const char *name)
{
    std::string told = headOf(name);
    if (m_mail.attachments.size() < 1000)
        m_mail.attachments.push_back(told.empty() ? "?" : std::move(told));
}

void BodyReader::addWords(std::string_view words)
{
    if (trimmed(words).empty())
        return;
    if (!m_mail.words.empty())
        m_mail.words += "\n\n";
    m_mail.words += words;
}

void BodyReader::readText(GMimePart *part, bool html)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content)
        return;
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0)
        return;
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    const std::string_view view(reinterpret_cast<const char *>(bytes->data), bytes->len);
    const char *charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
    std::string text = cleanText(decodeBytes(view, charset ? charset : "", &m_mail.brokenCharacters));
    if (html)
        return addWords(htmlToText(text));
    const char *format = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "format");
    const char *deleteSpace = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "delsp");
    if (format && fold(format) == "flowed")
        text = unflowed(text, deleteSpace && fold(deleteSpace) == "yes");
    addWords(text);
}

void BodyReader::readMultipart(GMimeMultipart *parts, int depth)
{
    const int count = std::min(g_mime_multipart_get_count(parts), 1000);
    GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
    const bool alternative = type && g_mime_content_type_is_type(type, "multipart", "alternative");
    const bool rootOnly = type && (g_mime_content_type_is_type(type, "multipart", "related") ||
                                   g_mime_content_type_is_type(type, "multipart", "signed"));
    if (GMIME_IS_MULTIPART_ENCRYPTED(parts)) {
        m_mail.encrypted = true;
        return;
    }
    if (alternative) {
        // The same words in several forms: the first that has any is the plainest.
        const std::string before = std::exchange(m_mail.words, {});
        for (int i = 0; i < count && m_mail.words.empty(); ++i)
            read(g_mime_multipart_get_part(parts, i), depth + 1);
        std::string words = std::exchange(m_mail.words, before);
        return addWords(words);
    }
    for (int i = 0; i < count; ++i) {
        GMimeObject *part = g_mime_multipart_get_part(parts, i);
        if (rootOnly && i > 0) {
            // Pictures within the text and signatures are no attachments, unless they say so.
            if (GMIME_IS_PART(part) && g_mime_part_is_attachment(GMIME_PART(part)) && !g_mime_object_get_content_id(part))
                attach(g_mime_part_get_filename(GMIME_PART(part)));
            continue;
        }
        read(part, depth + 1);
    }
}

void BodyReader::read(GMimeObject *part, int depth)
{
    if (!part || depth > deepestPart)
        return;
    if (GMIME_IS_MULTIPART(part))
        return readMultipart(GMIME_MULTIPART(part), depth);
    if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        return attach(inner ? g_mime_message_get_subject(inner) : nullptr);
    }
    if (!GMIME_IS_PART(part))
        return;
    GMimePart *leaf = GMIME_PART(part);
    const char *name = g_mime_part_get_filename(leaf);
    GMimeContentType *type = g_mime_object_get_content_type(part);
    const bool plain = !type || g_mime_content_type_is_type(type, "text", "plain");
    const bool html = type && g_mime_content_type_is_type(type, "text", "html");
    if (g_mime_part_is_attachment(leaf) || (!plain && !html) || (name && !m_mail.words.empty())) {
        const bool shown = !g_mime_part_is_attachment(leaf) && g_mime_object_get_content_id(part) && type &&
                           g_mime_content_type_is_type(type, "image", "*");
        if (type && (g_mime_content_type_is_type(type, "application", "pkcs7-mime") ||
                     g_mime_content_type_is_type(type, "application", "x-pkcs7-mime")))
            m_mail.encrypted = true;
        else if (!shown)
            attach(name);
        return;
    }
    readText(leaf, html);
}

} // namespace

std::optional<MimeMail> readMime(std::string_view bytes)
{
    GMimeParserOptions *options = parserOptions();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
    if (!message)
        return std::nullopt;
    MimeMail mail;
    mail.subject = headOf(g_mime_message_get_subject(message.get()));
    addAddresses(g_mime_message_get_from(message.get()), mail.from);
    if (mail.from.empty())
        addAddresses(g_mime_message_get_sender(message.get()), mail.from);
    addAddresses(g_mime_message_get_to(message.get()), mail.to);
    addAddresses(g_mime_message_get_cc(message.get()), mail.to);
    if (GDateTime *date = g_mime_message_get_date(message.get())) {
        const std::int64_t seconds = g_date_time_to_unix(date);
        if (seconds > 0 && seconds < 7'258'118'400) // year 2200
            mail.sent = UtcTime(std::chrono::seconds(seconds));
    }
    BodyReader(mail).read(g_mime_message_get_mime_part(message.get()), 0);
    if (mail.subject.empty() && mail.from.empty() && mail.to.empty() && !mail.sent)
        return std::nullopt;
    return mail;
}

} // namespace sinan::bridge
