#include "app/bridge/talk_head.h"

#include "app/base/utf8.h"
#include "app/bridge/talk_reader.h"

#include <set>

namespace sinan::bridge {

std::optional<HeaderBlock> readHeader(const std::vector<TextLine> &lines, std::size_t from, const MappingLibrary &library)
{
    HeaderBlock block;
    block.end = from;
    const auto keyOf = [&](std::size_t i) -> std::optional<std::pair<std::string, TurnHead>> {
        const auto head = i < lines.size() && !lines[i].text.empty() ? parseHead(lines[i].text) : std::nullopt;
        const auto key = head && head->colon && !head->clock ? library.talkHeader(head->speaker) : std::nullopt;
        return key ? std::optional(std::pair(*key, *head)) : std::nullopt;
    };
    while (block.end < lines.size() && lines[block.end].text.empty())
        ++block.end;
    // A line of its own above the keys is the title.
    if (block.end + 1 < lines.size() && !keyOf(block.end) && codePointCount(lines[block.end].text) <= 40 &&
        !parseHead(lines[block.end].text)) {
        std::size_t next = block.end + 1;
        while (next < lines.size() && lines[next].text.empty())
            ++next;
        if (keyOf(next)) {
            block.entries["title"] = std::string(lines[block.end].text);
            block.end = next;
        }
    }
    bool sure = false;
    std::string_view speaker;
    std::string_view words;
    std::set<std::string> seen;
    for (auto key = keyOf(block.end); key && !seen.contains(key->first); key = keyOf(block.end)) {
        const bool ambiguous = key->first == "customer" || key->first == "us" || key->first == "them";
        sure = sure || !ambiguous;
        if (ambiguous) {
            speaker = key->second.speaker;
            words = key->second.words;
        }
        seen.insert(key->first);
        block.entries[key->first] = std::string(key->second.words);
        ++block.end;
    }
    if (seen.empty())
        return std::nullopt;
    const bool gap = block.end < lines.size() && (lines[block.end].text.empty() || isRule(lines[block.end].text));
    if (sure || gap)
        return block;
    std::set<std::string_view> others;
    for (std::size_t i = block.end; i < lines.size() && others.size() < 3; ++i) {
        const auto head = lines[i].text.empty() ? std::nullopt : parseHead(lines[i].text);
        if (head && head->speaker == speaker)
            return std::nullopt;
        if (head)
            others.insert(head->speaker);
    }
    const bool sentence = words.find("。") != std::string_view::npos || words.find_first_of("?!,") != std::string_view::npos ||
                          words.find("\xef\xbc\x9f") != std::string_view::npos ||
                          words.find("\xef\xbc\x8c") != std::string_view::npos;
    return others.size() >= 2 && seen.size() == 1 && !sentence ? std::optional(block) : std::nullopt;
}

bool hasTurns(const std::vector<TextLine> &lines, const ChatLines &chat, const MappingLibrary &library)
{
    std::size_t filled = 0;
    std::size_t heads = 0;
    std::size_t clocks = 0;
    std::size_t roles = 0;
    std::map<std::string_view, int> names;
    const auto header = readHeader(lines, 0, library);
    for (std::size_t i = header ? header->end : 0; i < lines.size(); ++i) {
        const TextLine &line = lines[i];
        if (line.text.empty() || isRule(line.text) || chat.isNotice(i) || chat.day(i))
            continue;
        ++filled;
        const auto head = chat.head(i);
        if (!head)
            continue;
        ++heads;
        clocks += head->clock;
        ++names[head->speaker];
        roles += turnOf(*head, library, 0).role != model::SpeakerRole::Unknown || library.looksLikePerson(head->speaker);
    }
    std::size_t again = 0;
    for (const auto &[name, count] : names)
        again += count > 1 ? std::size_t(count) : 0;
    if (heads < 2 || names.size() > std::max<std::size_t>(12, heads / 2))
        return false;
    // A message of a chat may have many lines.
    const bool dense = heads * 3 >= filled || (chat.style().clocked && chat.style().messenger && heads * 12 >= filled);
    return dense && (again * 2 >= heads || roles * 2 >= heads || clocks * 2 >= heads);
}

} // namespace sinan::bridge
