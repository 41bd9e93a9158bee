#pragma once

#include <string_view>

namespace sinan::signals {

/// What a line of a mail is to its reader.
enum class MailLine {
    Words,      ///< written in this mail
    Skipped,    ///< header, quotation of an earlier mail, signature mark
    Closing,    ///< "Best regards", 顺祝商祺: short lines behind it are a signature
    Earlier     ///< an earlier mail begins: nothing behind it was written in this one
};

/// @param line     one prepared (folded) line without its break
/// @param anyWords whether words of this mail came before: a header block at the top belongs to this mail, a later one begins an earlier mail
[[nodiscard]] MailLine readMailLine(std::string_view line, bool anyWords);

} // namespace sinan::signals
