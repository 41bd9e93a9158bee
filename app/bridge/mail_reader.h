#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// Whether bytes begin like a mail (lines of heads, as a mail server or program writes them) or a box of mails.
[[nodiscard]] bool looksLikeMails(const std::string &name, std::string_view head);

/// The mails of an EML file or an mbox, one talk each: sender, recipients, subject and date as its head, its words as they stand,
/// with what is quoted behind ">" and signatures as mail programs mark them (app/signals/mail_text.h reads these). Attachments
/// stay out and are told.
/// @retval ErrorCode::Unreadable  no mail could be read
[[nodiscard]] Result<StructuredInput> readMails(const std::string &file, std::string_view bytes, const InputLimits &limits);

} // namespace sinan::bridge
