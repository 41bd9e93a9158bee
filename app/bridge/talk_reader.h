#pragma once

#include "app/bridge/cell_values.h"
#include "app/bridge/import_session.h"
#include "app/bridge/mapping_library.h"
#include "app/bridge/talk_text.h"
#include "app/bridge/text_input.h"
#include "app/bridge/turn_head.h"

namespace sinan::bridge {

struct TalkTurn
{
    std::string speaker;
    model::SpeakerRole role = model::SpeakerRole::Unknown; ///< as the text itself says: 王总(客户)
    std::string words;
    std::int64_t row = 0;
    std::string company = {}; ///< behind the name's @, where the messenger shows one
};

/// A conversation, mail or note as it stands in a text.
struct ParsedTalk
{
    std::int64_t row = 1; ///< its first line
    std::map<std::string, std::string>
        header;                        ///< "customer", "date", "channel", "title", "us", "them", "people", "from", "to", "author"
    std::optional<ReadDate> firstTime; ///< the first date that stands before a turn
    std::string firstDay;              ///< or the first day that today decides: "3-2 10:12", "昨天 下午2:10"
    bool chat = false;                 ///< copied from a messenger
    bool cut = false;                  ///< words beyond InputLimits::textBytes stayed out
    std::vector<TalkTurn> turns;       ///< empty: `body` is the text
    std::string body;
    [[nodiscard]] bool isMail() const { return header.contains("from") && (header.contains("title") || header.contains("to")); }
};

/// 王总(客户) → 王总, customer. A name that is a role word itself has that role.
[[nodiscard]] TalkTurn turnOf(const TurnHead &head, const MappingLibrary &library, std::int64_t row);

/// What a text looks like: a table (columns split by tabs, or by a separator under a known header), turns, or running text.
[[nodiscard]] TextKind guessTextKind(std::string_view text, const MappingLibrary &library);

/// The talks of a text, in its order. Knows "speaker: words" (also with a full-width colon), times before or after the speaker, a
/// speaker's line followed by their words, lines of 客户/日期/渠道 … above, and rules (---) or a new head between talks. Text
/// without turns is one note; text with a sender and a subject one mail. A chat copied from WeChat or WeCom is a talk a day; what
/// the messenger says itself stays out, a quoted message becomes a line of its own that begins with ">".
class TalkReader
{
public:
    TalkReader(const MappingLibrary &library, const InputLimits &limits) : m_library(library), m_limits(limits) {}
    /// @param kind  Talk: every "name: words" line is a turn; Note: none is
    [[nodiscard]] std::vector<ParsedTalk> read(std::string_view text, TextKind kind = TextKind::Guess) const;

private:
    const MappingLibrary &m_library;
    InputLimits m_limits;
};

/// A date in a file's name: 云帆机械_2026-03-02.txt, 20260302-通话.txt; without a year (0226 通话, 2月26日, 2-26) the last such
/// day up to `today`.
[[nodiscard]] std::optional<ReadDate> dateInName(const std::string &name, LocalDate today);
/// "3-2 10:12", "3月2日 下午2:10", "昨天 10:12", "星期二 10:12": the last such day up to `today`.
[[nodiscard]] std::optional<ReadDate> dateOfOpenDay(const std::string &text, LocalDate today);

} // namespace sinan::bridge
