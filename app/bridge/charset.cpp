#include "app/bridge/charset.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

namespace sinan::bridge {

namespace {

/// The name by which QStringDecoder knows a charset; empty: let the bytes decide.
std::string decoderName(std::string_view charset)
{
    std::string name = fold(trimmed(charset));
    std::erase_if(name, [](char c) { return c == '"' || c == '\'' || c == ' '; });
    if (name == "gb2312" || name == "gbk" || name == "gb_2312-80" || name == "x-gbk" || name == "cp936" || name == "gb-2312" ||
        name == "euc-cn" || name == "gb18030" || name == "windows-936")
        return "GB18030";
    if (name == "iso-8859-1" || name == "latin1" || name == "windows-1252" || name == "cp1252")
        return "windows-1252";
    if (name == "big5" || name == "big5-hkscs" || name == "cp950" || name == "x-x-big5")
        return "Big5";
    if (name == "us-ascii" || name == "ascii" || name == "utf-8" || name == "utf8" || name == "unknown-8bit" || name.size() > 40)
        return {};
    return name;
}

std::string decoded(std::string_view bytes, const std::string &name, bool *broken)
{
    QStringDecoder decoder(name.c_str());
    if (!decoder.isValid())
        return {};
    const QString text = decoder.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (broken && (decoder.hasError() || text.contains(QChar(QChar::ReplacementCharacter))))
        *broken = true;
    return text.toStdString();
}

} // namespace

std::string decodeBytes(std::string_view bytes, std::string_view charset, bool *broken)
{
    if (bytes.empty())
        return {};
    if (const std::string name = decoderName(charset); !name.empty()) {
        if (std::string text = decoded(bytes, name, broken); !text.empty())
            return text;
    }
    if (isValidUtf8(bytes))
        return std::string(bytes);
    const EncodingGuess guess = guessEncoding(bytes.substr(0, 1 << 20), bytes.size() > (1 << 20));
    if (guess.encoding != Encoding::Utf8) {
        if (std::string text = decoded(bytes, std::string(toText(guess.encoding)), broken); !text.empty())
            return text;
    }
    if (broken)
        *broken = true;
    std::string text;
    for (std::size_t at = 0; at < bytes.size();)
        appendUtf8(text, nextCodePoint(bytes, at));
    return text;
}

std::string cleanText(std::string text)
{
    std::size_t to = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '\r') {
            if (at + 1 < text.size() && text[at + 1] == '\n')
                continue;
            c = '\n';
        }
        if ((std::uint8_t(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            continue;
        text[to++] = c;
    }
    text.resize(to);
    return text;
}

} // namespace sinan::bridge
