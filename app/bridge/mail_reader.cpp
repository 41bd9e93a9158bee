#include "app/bridge/mail_reader.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/charset.h"
#include "app/bridge/mime_message.h"

#include <QRegularExpression>

namespace sinan::bridge {

namespace {

constexpr std::size_t longestHead = 256 * 1024; ///< of one mail; a longer one is no head

/// "From sender Mon Mar  2 10:12:00 2026": begins a mail in a box.
bool isBoxMark(std::string_view line)
{
    if (!line.starts_with("From ") || line.size() > 400)
        return false;
    static const QRegularExpression when(QStringLiteral(
        R"(\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+(?:[A-Z][a-z]{2}\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2})\b.*\b\d{4}\b)"));
    return when.match(QString::fromLatin1(line.data(), qsizetype(line.size()))).hasMatch();
}

struct BoxedMail
{
    std::string_view bytes;
    std::int64_t row = 1;
};

std::string_view lineAt(std::string_view bytes, std::size_t from)
{
    return bytes.substr(from, std::min(bytes.find('\n', from), bytes.size()) - from);
}

/// The mails of a box; of a file without marks, the file.
std::vector<BoxedMail> mailsOf(std::string_view bytes)
{
    std::vector<BoxedMail> mails;
    std::int64_t row = 1;
    bool gap = true;
    std::optional<std::size_t> begin;
    std::int64_t beginRow = 1;
    const auto close = [&](std::size_t end) {
        if (begin && end > *begin)
            mails.push_back({bytes.substr(*begin, end - *begin), beginRow});
    };
    if (!isBoxMark(lineAt(bytes, 0))) {
        mails.push_back({bytes, 1});
        return mails;
    }
    for (std::size_t from = 0; from < bytes.size(); ++row) {
        const std::string_view line = lineAt(bytes, from);
        const std::size_t next = from + line.size() + 1;
        if (gap && isBoxMark(line)) {
            close(from);
            begin = next;
            beginRow = row + 1;
        }
        gap = line.empty() || line == "\r";
        from = next;
    }
    close(bytes.size());
    return mails;
}

/// How long the head is: up to the first empty line, at most one more than a head may have.
std::size_t headBytes(std::string_view bytes)
{
    const std::string_view beginning = bytes.substr(0, longestHead + 2);
    const std::size_t end = std::min(beginning.find("\n\n"), beginning.find("\n\r\n"));
    return std::min(end, beginning.size());
}

/// Boxes mark lines of words that begin with "From " by ">": taken off again.
std::string withoutMarks(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t from = 0; from < bytes.size();) {
        const std::string_view line = lineAt(bytes, from);
        const std::size_t quotes = std::min(line.find_first_not_of('>'), line.size());
        text += quotes > 0 && line.substr(quotes).starts_with("From ") ? line.substr(1) : line;
        text += '\n';
        from += line.size() + 1;
    }
    return text;
}

/// The first line as a person may read it.
std::string beginningOf(std::string_view bytes)
{
    return cleanText(decodeBytes(lineAt(bytes.substr(0, 400), 0), {}));
}

std::string addressText(const MimeMail::Address &address)
{
    if (address.name.empty() || address.mail.empty())
        return address.name + address.mail;
    return address.name + " <" + address.mail + ">";
}

std::string addressesText(const std::vector<MimeMail::Address> &addresses)
{
    std::string text;
    for (const auto &address : addresses)
        text += (text.empty() ? "" : "; ") + addressText(address);
    return text;
}

ParsedTalk toTalk(MimeMail mail, std::int64_t row)
{
    ParsedTalk talk;
    talk.row = row;
    talk.header["channel"] = "mail";
    if (!mail.subject.empty())
        talk.header["title"] = mail.subject;
    if (!mail.from.empty())
        talk.header["from"] = addressText(mail.from.front());
    if (!mail.to.empty())
        talk.header["to"] = addressesText(mail.to);
    if (mail.sent)
        talk.header["date"] = toIso(*mail.sent);
    talk.body = std::string(trimmed(mail.words));
    return talk;
}

} // namespace

bool looksLikeMails(const std::string &name, std::string_view head)
{
    const std::string ending = fold(name);
    if (ending.ends_with(".eml") || ending.ends_with(".mbox") || ending.ends_with(".mbx") || ending.ends_with(".emlx"))
        return true;
    if (isBoxMark(lineAt(head, 0)))
        return true;
    // A pasted mail with From and Subject alone is read by the reader of talks; these lines only a mail's source has.
    static constexpr std::string_view sure[] = {
        "mime-version:", "message-id:", "received:", "return-path:", "dkim-signature:", "content-transfer-encoding:"};
    std::size_t heads = 0;
    bool found = false;
    for (std::size_t from = 0; from < head.size() && heads < 60; ++heads) {
        const std::string_view line = lineAt(head, from);
        from += line.size() + 1;
        if (line.empty() || line == "\r")
            break;
        const std::size_t colon = line.substr(0, 80).find(':');
        const bool goesOn = heads > 0 && (line[0] == ' ' || line[0] == '\t');
        if (!goesOn && (colon == std::string_view::npos || line.substr(0, colon).find_first_of(" \t") != std::string_view::npos))
            return false;
        const std::string folded = fold(line.substr(0, 40));
        for (const auto word : sure)
            found = found || folded.starts_with(word);
    }
    return found && heads >= 2;
}

Result<StructuredInput> readMails(const std::string &file, std::string_view bytes, const InputLimits &limits)
{
    StructuredInput input;
    IssueList issues(file, limits);
    std::int64_t left = 0;
    std::string leftNames;
    std::int64_t firstLeft = 0;
    const bool box = isBoxMark(lineAt(bytes, 0));
    const auto mails = mailsOf(bytes);
    for (const BoxedMail &boxed : mails) {
        if (std::int64_t(input.talks.size()) >= limits.rows) {
            issues.add(boxed.row, {}, {}, {"import.error.too_many_rows", {{"limit", numberArgument(limits.rows)}}},
                       "import.mend.split_file");
            break;
        }
        if (headBytes(boxed.bytes) > longestHead) {
            issues.add(boxed.row, {}, beginningOf(boxed.bytes), {"import.issue.no_mail", Json::object()},
                       "import.mend.export_mail_again");
            continue;
        }
        auto mail = box ? readMime(withoutMarks(boxed.bytes)) : readMime(boxed.bytes);
        if (!mail) {
            issues.add(boxed.row, {}, beginningOf(boxed.bytes), {"import.issue.no_mail", Json::object()},
                       "import.mend.export_mail_again");
            continue;
        }
        const std::string told = mail->subject;
        if (!mail->attachments.empty()) {
            left += std::int64_t(mail->attachments.size());
            firstLeft = firstLeft == 0 ? boxed.row : firstLeft;
            for (const auto &name : mail->attachments) {
                if (leftNames.size() < 200)
                    leftNames += (leftNames.empty() ? "" : ", ") + name;
            }
        }
        if (mail->brokenCharacters)
            issues.add(boxed.row, {}, told, {"import.issue.broken_characters", Json::object()}, "import.mend.export_mail_again");
        if (mail->words.size() > std::size_t(limits.textBytes)) {
            issues.add(boxed.row, {}, told, {"import.issue.mail_too_long", {{"limit", numberArgument(limits.textBytes >> 20)}}},
                       "import.mend.shorten_mail");
            continue;
        }
        if (trimmed(mail->words).empty()) {
            issues.add(boxed.row, {}, told,
                       {mail->encrypted ? "import.issue.mail_encrypted" : "import.issue.mail_without_words", Json::object()},
                       mail->encrypted ? "import.mend.decrypt_mail" : "import.mend.nothing_to_do");
            continue;
        }
        input.talks.push_back(toTalk(std::move(*mail), boxed.row));
    }
    if (left > 0)
        issues.add(firstLeft, {}, leftNames, {"import.issue.attachments_left_out", {{"count", numberArgument(left)}}},
                   "import.mend.drop_attachments");
    input.issues = issues.take();
    if (input.talks.empty() && input.issues.empty())
        return inputError(ErrorCode::Unreadable, file, "import.issue.no_mail", "import.mend.export_mail_again");
    return input;
}

} // namespace sinan::bridge
