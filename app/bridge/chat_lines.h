#pragma once

#include "app/bridge/mapping_library.h"
#include "app/bridge/turn_head.h"

#include <unordered_set>
#include <vector>

namespace sinan::bridge {

/// One line of a text, without white space at its ends.
struct TextLine
{
    std::string_view text;
    std::int64_t row = 0; ///< from 1
};
[[nodiscard]] std::vector<TextLine> linesOf(std::string_view text);

/// How a text marks who speaks, found from all of its lines.
struct ChatStyle
{
    bool clocked = false;   ///< a name and a time stand in a line of their own; "价格: …" below it is part of the words
    bool dated = false;     ///< those lines have a day, too
    bool gapped = false;    ///< and stand behind an empty line
    bool messenger = false; ///< [图片], 撤回了一条消息, 张三@微信, lines of days: a chat, not a recording
};

/// The lines of a text as turns of a talk. Views into the text.
class ChatLines
{
public:
    ChatLines(const std::vector<TextLine> &lines, const MappingLibrary &library);

    [[nodiscard]] const ChatStyle &style() const { return m_style; }
    /// The head of a turn that line `i` is in this text.
    [[nodiscard]] std::optional<TurnHead> head(std::size_t i) const;
    /// Of a chat: a day's line between messages.
    [[nodiscard]] std::optional<DayLine> day(std::size_t i) const;
    /// Of a chat: what the messenger itself says (recalled, joined, tickled); no words of anybody.
    [[nodiscard]] bool isNotice(std::size_t i) const;
    /// Of a chat: the line quotes a message that is answered below it: 「张三：…」 above a rule.
    [[nodiscard]] bool isQuotation(std::size_t i) const;

private:
    [[nodiscard]] bool standsAlone(std::size_t i) const;
    void findDoubtful();

    struct Clock
    {
        std::size_t line = 0;
        int minutes = 0;
        bool sure = false; ///< the name is a person's, or comes again
    };
    const std::vector<TextLine> &m_lines;
    std::vector<Clock> m_clocks;
    std::unordered_set<std::size_t> m_doubtful; ///< lines that look like heads and are words
    ChatStyle m_style;
};

/// 王总@微信 → 王总; what stands behind the sign: "微信", a company's name. Nothing where the name has no such mark.
[[nodiscard]] std::optional<std::pair<std::string_view, std::string_view>> messengerName(std::string_view speaker);

} // namespace sinan::bridge
