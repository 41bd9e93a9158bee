#pragma once

#include "app/model/described.h"
#include "app/model/signal_kind.h"

namespace sinan::model {

enum class Channel { Note, Call, Mail, Meeting, Chat, Ticket, Forum, Feedback };
template <>
struct Choices<Channel> {
    static constexpr Choice choices[] = {{"note", {"记录", "Note"}},       {"call", {"通话", "Call"}},     {"mail", {"邮件", "Mail"}},
                                         {"meeting", {"会议", "Meeting"}}, {"chat", {"聊天", "Chat"}},     {"ticket", {"工单", "Ticket"}},
                                         {"forum", {"论坛", "Forum"}},     {"feedback", {"评价", "Feedback"}}};
};

/// Whether such talk is recorded: then both sides must have been told.
[[nodiscard]] constexpr bool isRecording(Channel channel)
{
    return channel == Channel::Call || channel == Channel::Meeting;
}

/// Whether whoever brought a recording in has confirmed that both sides were told.
enum class Attestation { NotNeeded, Attested, NotAttested };
template <>
struct Choices<Attestation> {
    static constexpr Choice choices[] = {{"not_needed", {"无需确认", "Not needed"}},
                                         {"attested", {"已确认双方知情", "Both sides were told"}},
                                         {"not_attested", {"未确认双方知情", "Not confirmed"}}};
};

/// Something that was said or written: a call's transcript, a mail, minutes, a ticket, a note. The text is kept as it came.
struct Interaction : Entity {
    std::optional<Uuid> customer;
    std::optional<Uuid> opportunity;
    Channel channel = Channel::Note;
    UtcTime occurredAt{};
    UtcTime knownAt{};   ///< when Sinan learnt of it; a back-test may not look earlier
    std::string title;
    std::string text;    ///< original; transcripts one turn a line, "speaker: words"
    std::string lang;    ///< "zh", "en" or empty
    Json speakers;       ///< [{"name": …, "role": "customer" | "us" | "third", "title": …}], or null where nobody said
    std::string author;  ///< who wrote a note
    std::string topic;   ///< product or category that the source names
    std::optional<std::int64_t> rating;
    std::string source;  ///< file and row, or "note"
    std::string externalKey;
    Attestation attestation = Attestation::NotNeeded;
    std::optional<LocalDate> expires;         ///< its words are kept until then
    std::optional<LocalDate> expiryNoticeOn;  ///< when the end of its time was first listed
    std::optional<UtcTime> redactedAt;        ///< words of an erased person, or all of them, are gone; it is not heard anew
};

template <>
struct Described<Interaction> {
    static constexpr CollectionInfo info{Collection::Interaction, "interaction", {"沟通记录", "Conversations"}, true, false};
    static constexpr std::array fields{
        bind<&Interaction::customer>("customer", {"客户", "Customer"}, Importable | Indexed, "customer"),
        bind<&Interaction::opportunity>("opportunity", {"商机", "Opportunity"}, Importable, "opportunity"),
        bind<&Interaction::channel>("channel", {"渠道", "Channel"}, Importable | InRules),
        bind<&Interaction::occurredAt>("occurred_at", {"时间", "Time"}, Importable | Indexed),
        bind<&Interaction::knownAt>("known_at", {"获知时间", "Known since"}),
        bind<&Interaction::title>("title", {"主题", "Subject"}, Importable | Searchable),
        bind<&Interaction::text>("text", {"内容", "Text"}, Required | Importable | Searchable | Long | Personal, {}, MergePolicy::AppendOnly),
        bind<&Interaction::lang>("lang", {"语言", "Language"}),
        bind<&Interaction::speakers>("speakers", {"说话人", "Speakers"}, Personal),
        bind<&Interaction::author>("author", {"记录人", "Written by"}, Importable),
        bind<&Interaction::topic>("topic", {"品类", "Category"}, Importable),
        bind<&Interaction::rating>("rating", {"评分", "Rating"}, Importable),
        bind<&Interaction::source>("source", {"来源", "Source"}),
        bind<&Interaction::externalKey>("external_key", {"记录编号", "Record no."}, Importable | Indexed | ExternalKey),
        bind<&Interaction::attestation>("attestation", {"知情确认", "Both sides told"}),
        bind<&Interaction::expires>("expires", {"保留到", "Keep until"}),
        bind<&Interaction::expiryNoticeOn>("expiry_notice_on", {"到期提示日", "Expiry listed on"}),
        bind<&Interaction::redactedAt>("redacted_at", {"内容删除时间", "Words removed"}),
    };
};

enum class SpeakerRole { Unknown, Customer, Us, Third };
template <>
struct Choices<SpeakerRole> {
    static constexpr Choice choices[] = {{"unknown", {"未知", "Unknown"}}, {"customer", {"客户", "Customer"}}, {"us", {"我方", "Us"}}, {"third", {"第三方", "Third party"}}};
};

/// One risk signal heard in one interaction; the row is also the evidence that a warning points at.
struct Signal : Entity {
    Uuid interaction;
    std::optional<Uuid> customer;
    SignalKind kind = SignalKind::PriceObjection;
    double probability = 0;  ///< 0 … 1
    std::int64_t start = 0;  ///< bytes into Interaction::text
    std::int64_t end = 0;
    std::string quote;       ///< the customer's own words, text[start, end)
    std::string speaker;
    SpeakerRole role = SpeakerRole::Unknown;
    UtcTime occurredAt{};
    UtcTime knownAt{};
    std::string subject;     ///< what it is about, where a pack names it (rival's model, certificate …)
    std::string packVersion;
};

template <>
struct Described<Signal> {
    static constexpr CollectionInfo info{Collection::Signal, "signal", {"信号", "Signals"}};
    static constexpr std::array fields{
        bind<&Signal::interaction>("interaction", {"沟通记录", "Conversation"}, Required | Indexed, "interaction"),
        bind<&Signal::customer>("customer", {"客户", "Customer"}, Indexed, "customer"),
        bind<&Signal::kind>("kind", {"信号", "Signal"}, Required),
        bind<&Signal::probability>("probability", {"把握", "Probability"}),
        bind<&Signal::start>("start", {"起", "Start"}),
        bind<&Signal::end>("end", {"止", "End"}),
        bind<&Signal::quote>("quote", {"原话", "Quote"}, Personal),
        bind<&Signal::speaker>("speaker", {"说话人", "Speaker"}, Personal),
        bind<&Signal::role>("role", {"身份", "Role"}),
        bind<&Signal::occurredAt>("occurred_at", {"时间", "Time"}),
        bind<&Signal::knownAt>("known_at", {"获知时间", "Known since"}),
        bind<&Signal::subject>("subject", {"所指", "About"}),
        bind<&Signal::packVersion>("pack_version", {"词包版本", "Pack version"}),
    };
};

} // namespace sinan::model
