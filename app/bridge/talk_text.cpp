#include "app/bridge/talk_text.h"

#include "app/base/utf8.h"

namespace sinan::bridge {

std::string languageOf(std::string_view text)
{
    std::size_t cjk = 0;
    std::size_t latin = 0;
    std::size_t looked = 0;
    for (std::size_t at = 0; at < text.size() && looked < 2000; ++looked) {
        const char32_t point = nextCodePoint(text, at);
        if (isCjk(point))
            ++cjk;
        else if (point < 0x250 && isWordLetter(point) && !(point >= '0' && point <= '9'))
            ++latin;
    }
    if (cjk + latin == 0)
        return {};
    // A Chinese character says about as much as three or four letters.
    return cjk * 4 >= latin ? "zh" : "en";
}

model::Value speakersCell(const std::vector<TalkSpeaker> &speakers)
{
    if (speakers.empty())
        return {};
    Json array = Json::array();
    for (const auto &speaker : speakers)
        array.push_back({{"name", speaker.name}, {"role", model::nameOf(speaker.role)}});
    return dumpJson(array);
}

std::string turnLine(std::string_view speaker, std::string_view words)
{
    std::string line(speaker);
    if (!line.empty())
        line += ": ";
    for (const char c : trimmed(words))
        line += c == '\n' || c == '\r' ? ' ' : c;
    return line;
}

} // namespace sinan::bridge
