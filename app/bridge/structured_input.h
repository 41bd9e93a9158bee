#pragma once

#include "app/bridge/listed_table.h"
#include "app/bridge/talk_reader.h"

namespace sinan::bridge {

/// Texts that have a form of their own.
enum class TextForm { Plain, Subtitles, Json, JsonLines, Cards, Calendar };

/// What a text of a known form holds, and what of it could not be read.
struct StructuredInput
{
    std::vector<ParsedTalk> talks;
    std::vector<std::shared_ptr<const ListedTable>> tables;
    std::vector<Issue> issues;
};

/// By the name's ending, else by the beginning of the text; its first line must be whole.
[[nodiscard]] TextForm textForm(const std::string &name, std::string_view text);
/// @param form  one of those but Calendar, which needs a zone (calendar_reader.h)
/// @retval ErrorCode::Unreadable, ErrorCode::TooLarge  nothing of it can be read
[[nodiscard]] Result<StructuredInput> readStructured(TextForm form, const std::string &file, std::string_view text,
                                                     const MappingLibrary &library, const InputLimits &limits);

/// The failure of an input as an issue of the preview.
[[nodiscard]] Issue toIssue(const Error &error);

/// Collects what could not be read, up to InputLimits::listedIssues.
class IssueList
{
public:
    IssueList(std::string file, const InputLimits &limits) : m_file(std::move(file)), m_limits(limits) {}
    void add(std::int64_t line, std::string field, std::string_view value, Message reason, std::string mend);
    [[nodiscard]] std::vector<Issue> take() { return std::move(m_issues); }
    [[nodiscard]] bool isEmpty() const { return m_issues.empty(); }

private:
    std::string m_file;
    const InputLimits &m_limits;
    std::vector<Issue> m_issues;
};

/// Adds a turn unless it has no words, or it or the talk would be beyond a limit. @return false: the talk is full
bool addTurn(ParsedTalk &talk, TalkTurn turn, IssueList &issues, const InputLimits &limits);

} // namespace sinan::bridge
