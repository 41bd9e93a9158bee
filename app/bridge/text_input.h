#pragma once

#include "app/bridge/import_preview.h"

#include <QIODevice>
#include <QStringDecoder>

#include <memory>

namespace sinan::bridge {

/// Something that comes in: a file, or text that somebody pasted.
struct Input
{
    std::string name;                ///< without folders: the `file` of every Place
    std::string path;                ///< empty for pasted text
    std::optional<std::string> text; ///< pasted, UTF-8
};

struct EncodingGuess
{
    Encoding encoding = Encoding::Utf8;
    bool byteOrderMark = false;
    double confidence = 1; ///< 1: marked or certain; below .7 a person should look
};

/// Guesses from the beginning of a text: marks, zero bytes, UTF-8 validity, the byte pairs of Chinese.
/// @param cut  the text goes on behind `head`: a broken last character is no fault
[[nodiscard]] EncodingGuess guessEncoding(std::string_view head, bool cut = false);

/// Text of any known encoding, pulled as UTF-8 in pieces; memory does not grow with the file.
class TextPull
{
public:
    /// @param encoding  nothing: guessed
    /// @retval ErrorCode::NotFound, ErrorCode::Io   no such file, or it cannot be read
    /// @retval ErrorCode::TooLarge                  beyond limits.fileBytes
    /// @retval ErrorCode::Unreadable                no text (pictures, programs, old .xls, PDF): facts "reason", "mend"
    /// @retval ErrorCode::Unsupported               this Qt has no decoder for the encoding
    [[nodiscard]] static Result<std::unique_ptr<TextPull>> open(const Input &input, std::optional<Encoding> encoding,
                                                                const InputLimits &limits);

    /// Appends the next piece to `text`. @return false at the end. Broken bytes become U+FFFD; a mark at the beginning is left
    /// out.
    [[nodiscard]] Result<bool> pull(std::string &text);
    [[nodiscard]] const EncodingGuess &encoding() const { return m_encoding; }
    /// Whether bytes were met that the encoding does not know.
    [[nodiscard]] bool hadBrokenBytes() const { return m_broken; }
    [[nodiscard]] std::int64_t bytesRead() const { return m_read; }
    [[nodiscard]] std::int64_t size() const { return m_size; }

private:
    TextPull() = default;
    void appendUtf8Piece(std::string_view piece, bool last, std::string &text);

    std::string m_name;
    std::unique_ptr<QIODevice> m_device;
    EncodingGuess m_encoding;
    std::unique_ptr<QStringDecoder> m_decoder; ///< nothing for UTF-8
    std::string m_rest;                        ///< beginning of a character whose end is not here yet
    std::int64_t m_read = 0;
    std::int64_t m_size = 0;
    bool m_started = false;
    bool m_ended = false;
    bool m_broken = false;
};

/// The whole text at once, for transcripts and notes.
[[nodiscard]] Result<std::string> readWholeText(const Input &input, std::optional<Encoding> encoding, const InputLimits &limits,
                                                EncodingGuess *guess = nullptr);

/// The first 256 KB and a little more, in whole characters: enough to tell what a text is.
[[nodiscard]] Result<std::string> readBeginning(const Input &input, const InputLimits &limits);
/// The bytes as they are, for forms that name their own encodings. @param most  0: all of them, within limits.fileBytes
[[nodiscard]] Result<std::string> readBytes(const Input &input, const InputLimits &limits, std::int64_t most = 0);

/// What a file is by its first bytes, whatever its name says.
enum class FileKind { Text, Workbook, OldWorkbook, Pdf, Picture, Archive, Binary, Empty };
[[nodiscard]] FileKind fileKind(std::string_view head);
[[nodiscard]] Result<FileKind> fileKind(const Input &input);

/// An error whose place is the whole input.
[[nodiscard]] Error inputError(ErrorCode code, const std::string &file, std::string reason, std::string mend,
                               Json arguments = Json::object());

/// Message arguments.
[[nodiscard]] inline Json textArgument(std::string_view text)
{
    return Json{{"type", "text"}, {"value", std::string(text)}};
}
[[nodiscard]] inline Json numberArgument(std::int64_t number)
{
    return Json{{"type", "number"}, {"value", number}};
}

} // namespace sinan::bridge
