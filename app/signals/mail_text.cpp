#include "app/signals/mail_text.h"

#include "app/base/utf8.h"

#include <algorithm>
#include <array>

namespace sinan::signals {

namespace {

constexpr std::array<std::string_view, 22> headers{"发件人:", "收件人:", "抄送:", "密送:", "主题:", "发送时间:", "日期:", "附件:", "发件时间:", "from:", "to:",
                                                   "cc:", "bcc:", "subject:", "date:", "sent:", "reply-to:", "attachments:", "寄件者:", "收件者:", "主旨:", "时间:"};
constexpr std::array<std::string_view, 4> senders{"发件人:", "from:", "寄件者:", "> from:"};
constexpr std::array<std::string_view, 14> closings{"best regards", "kind regards", "warm regards", "regards", "best,", "sincerely", "yours sincerely", "cheers,",
                                                    "many thanks,", "顺祝商祺", "此致", "祝好", "祝商祺", "敬礼"};

bool endsQuoteIntroduction(std::string_view line)
{
    return line.ends_with("wrote:") || line.ends_with("写道:") || line.ends_with("寫道:") || line.ends_with("wrote: ");
}

} // namespace

MailLine readMailLine(std::string_view line, bool anyWords)
{
    line = trimmed(line);
    if (line.empty())
        return MailLine::Words;
    if (line[0] == '>')
        return MailLine::Skipped;
    const bool sender = std::any_of(senders.begin(), senders.end(), [&](std::string_view word) { return line.starts_with(word); });
    if (sender && anyWords)
        return MailLine::Earlier;
    if (std::any_of(headers.begin(), headers.end(), [&](std::string_view word) { return line.starts_with(word); }))
        return anyWords && !line.starts_with("to:") ? MailLine::Words : MailLine::Skipped;
    if (line.starts_with("---") && (line.find("original") != std::string_view::npos || line.find("forwarded") != std::string_view::npos
                                    || line.find("原始邮件") != std::string_view::npos || line.find("转发") != std::string_view::npos))
        return anyWords ? MailLine::Earlier : MailLine::Skipped;
    if (line.size() < 200 && endsQuoteIntroduction(line) && (line.starts_with("on ") || line.find("写道") != std::string_view::npos
                                                             || line.find('@') != std::string_view::npos || line.starts_with("在")))
        return anyWords ? MailLine::Earlier : MailLine::Skipped;
    if (line == "--" || line == "-- ")
        return MailLine::Closing;
    for (const std::string_view word : closings) {
        if (line.starts_with(word) && line.size() <= word.size() + 6)
            return MailLine::Closing;
    }
    if (line.starts_with("sent from my ") || line.starts_with("发自我的"))
        return MailLine::Skipped;
    return MailLine::Words;
}

} // namespace sinan::signals
