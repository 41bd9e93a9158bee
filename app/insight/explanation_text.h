#pragma once

#include "app/insight/phrasebook.h"

namespace sinan::insight {

/// An explanation in words, ready for screen, paper or a message. Headings (不等于, 建议 …) belong to whoever lays it out.
struct ExplanationText
{
    struct Bar
    {
        ScoreRow::Part part = ScoreRow::Part::Factor;
        std::string label;
        std::string points; ///< base "18", others with sign: "+34", "−7"
        int shown = 0;
    };
    struct Step
    {
        std::string title;
        std::string who;  ///< job, with the colleague's name where known
        std::string due;  ///< empty without a deadline
        std::string note; ///< about consent, or empty
    };
    std::string kind;
    std::string sentence;
    std::string meaning;
    std::string notThis;
    std::vector<Bar> bars;
    std::string score;     ///< the whole points alone: "71"
    std::string threshold; ///< "71 分,40 分起提醒"
    std::vector<std::string> clears;
    std::string talk;
    std::vector<Step> steps;
    std::string confidence;                  ///< "把握一般 · 命中 31/42"
    std::vector<std::string> sources;        ///< those that are connected, stale ones too
    std::vector<std::string> missingSources; ///< "… 未接入"
    std::vector<std::string> nearMisses;
    std::string rule;
};

/// @retval ErrorCode::NotFound         a message that the phrasebook does not have; where = its id
/// @retval ErrorCode::InvalidArgument  a message without one of its arguments; where = "id.name"
[[nodiscard]] Result<ExplanationText> render(const Explanation &explanation, const Phrasebook &phrasebook,
                                             const Reading &reading);

} // namespace sinan::insight
