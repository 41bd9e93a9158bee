#pragma once

#include "app/bridge/name_finder.h"
#include "app/bridge/row_planner.h"
#include "app/bridge/talk_reader.h"

#include <functional>

namespace sinan::bridge {

/// Who is who, for speakers: colleagues are "us", contacts belong to customers.
struct KnownPeople
{
    std::unordered_map<std::string, bool> ours;            ///< squeezed names of colleagues and of our own company and products
    std::unordered_map<std::string, Uuid> contactCustomer; ///< squeezed contact name → customer; null id: several
    std::unordered_map<std::string, Uuid> mailCustomer;    ///< folded address of a contact → customer; null id: several
    std::unordered_map<std::string, Uuid> domainCustomer;  ///< of contacts' addresses and websites, not those of mail services
    [[nodiscard]] static Result<KnownPeople> load(const mutations::RowReader &reader);
};

/// What a person chose for a talk; survives re-planning.
struct TalkChoice
{
    std::optional<std::optional<Uuid>> customer;
    std::optional<model::Channel> channel;
    std::optional<bool> included;
    std::optional<UtcTime> occurredAt;
};

/// Turns parsed talks into rows: whose, when, by which channel, who spoke.
class TalkPlanner
{
public:
    TalkPlanner(PlanContext &context, const KnownPeople &people, const NameFinder &finder)
        : m_context(context), m_people(people), m_finder(finder)
    {
    }
    /// @param planned  filled in unless the talk is left out
    [[nodiscard]] Result<TalkPreview> plan(const ParsedTalk &talk, const std::string &file, const TalkChoice &choice,
                                           std::optional<PlannedRow> &planned);

private:
    void chooseCustomer(const ParsedTalk &talk, const std::string &file, const std::string &text, TalkPreview &preview) const;
    /// Whose contact or mail domain an address of the mail is. @return who offered: nothing where nobody is known
    void offerByMail(const ParsedTalk &talk, const std::function<void(const Uuid &, double, const char *)> &offer) const;
    void chooseChannel(const ParsedTalk &talk, const std::string &file, TalkPreview &preview) const;
    void chooseDate(const ParsedTalk &talk, const std::string &file, TalkPreview &preview, bool &dated) const;
    [[nodiscard]] std::vector<TalkSpeaker> speakersOf(const ParsedTalk &talk) const;

    PlanContext &m_context;
    const KnownPeople &m_people;
    const NameFinder &m_finder;
};

} // namespace sinan::bridge
