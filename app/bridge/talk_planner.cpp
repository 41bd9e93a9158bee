#include "app/bridge/talk_planner.h"

#include "app/base/utf8.h"
#include "app/bridge/mail_people.h"
#include "app/model/customer.h"
#include "app/model/workspace.h"
#include "app/mutations/derived_ids.h"

#include <QRegularExpression>

namespace sinan::bridge {

using model::Collection;
using model::SpeakerRole;

namespace {

std::uint16_t fieldIndex(std::string_view name)
{
    return std::uint16_t(*model::tableOf(Collection::Interaction).indexOf(name));
}

/// "王建国(采购总监)、李明; 张三" → names.
std::vector<std::string> namesIn(const std::string &list)
{
    static const QRegularExpression separators(QStringLiteral(R"([、,;/\x{FF0C}\x{FF1B}]+|\s{2,}|\s+(?=[^A-Za-z]))"));
    static const QRegularExpression brackets(QStringLiteral(R"([(\x{FF08}].*?[)\x{FF09}])"));
    std::vector<std::string> names;
    QString text = QString::fromStdString(list);
    text.remove(brackets);
    for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
        if (const QString name = part.trimmed(); !name.isEmpty())
            names.push_back(name.toStdString());
    }
    return names;
}

/// The name of a mail's sender without the address: 王建国 <wang@…>.
std::string senderName(const std::string &from)
{
    const std::size_t open = from.find('<');
    std::string name(trimmed(std::string_view(from).substr(0, open == std::string::npos || open == 0 ? from.size() : open)));
    std::erase(name, '"');
    return name;
}

} // namespace

Result<KnownPeople> KnownPeople::load(const mutations::RowReader &reader)
{
    KnownPeople people;
    SINAN_ASSIGN(const auto users, mutations::selectAs<model::User>(reader, {}));
    for (const auto &user : users)
        people.ours[squeezed(user.name)] = true;
    SINAN_ASSIGN(const auto workspaces, mutations::selectAs<model::Workspace>(reader, {}));
    for (const auto &workspace : workspaces) {
        if (!workspace.ourNames.is_array())
            continue;
        for (const auto &name : workspace.ourNames) {
            if (name.is_string())
                people.ours[squeezed(name.get<std::string>())] = true;
        }
    }
    SINAN_ASSIGN(const auto contacts, mutations::selectAs<model::Contact>(reader, {}));
    for (const auto &contact : contacts) {
        const auto note = [&](std::unordered_map<std::string, Uuid> &map, const std::string &key) {
            if (key.empty())
                return;
            const auto [entry, fresh] = map.emplace(key, contact.customer);
            if (!fresh && entry->second != contact.customer)
                entry->second = Uuid{};
        };
        note(people.contactCustomer, squeezed(contact.name));
        for (const std::string &mail : mailAddressesIn(contact.mail)) {
            note(people.mailCustomer, mail);
            note(people.domainCustomer, companyDomain(mail));
        }
    }
    SINAN_ASSIGN(const auto customers, mutations::selectAs<model::Customer>(reader, {}));
    for (const auto &customer : customers) {
        const std::string domain = domainOfWebsite(customer.website);
        if (domain.empty())
            continue;
        const auto [entry, fresh] = people.domainCustomer.emplace(domain, customer.id);
        if (!fresh && entry->second != customer.id)
            entry->second = Uuid{};
    }
    return people;
}

std::vector<TalkSpeaker> TalkPlanner::speakersOf(const ParsedTalk &talk) const
{
    std::vector<TalkSpeaker> speakers;
    const auto listed = [&](const char *key, const std::string &name) {
        const auto found = talk.header.find(key);
        if (found == talk.header.end())
            return false;
        const auto names = namesIn(found->second);
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const auto &turn : talk.turns) {
        if (turn.speaker.empty())
            continue;
        const auto known = std::find_if(speakers.begin(), speakers.end(),
                                        [&](const TalkSpeaker &speaker) { return speaker.name == turn.speaker; });
        if (known != speakers.end()) {
            if (known->role == SpeakerRole::Unknown)
                known->role = turn.role;
            continue;
        }
        TalkSpeaker speaker{turn.speaker, turn.role};
        const std::string key = squeezed(turn.speaker);
        if (speaker.role == SpeakerRole::Unknown) {
            if (m_people.ours.contains(key) || listed("us", turn.speaker))
                speaker.role = SpeakerRole::Us;
            else if (m_people.contactCustomer.contains(key) || listed("them", turn.speaker))
                speaker.role = SpeakerRole::Customer;
        }
        speakers.push_back(std::move(speaker));
    }
    if (speakers.empty() && talk.isMail()) {
        // Where only those who get it are known as a customer's people, it is one of us who writes.
        const auto knownMail = [&](const char *head) {
            const auto found = talk.header.find(head);
            const auto mails = found == talk.header.end() ? std::vector<std::string>() : mailAddressesIn(found->second);
            return std::any_of(mails.begin(), mails.end(), [&](const std::string &mail) {
                return m_people.mailCustomer.contains(mail) || m_people.domainCustomer.contains(companyDomain(mail));
            });
        };
        const std::string name = senderName(talk.header.at("from"));
        const bool ours = m_people.ours.contains(squeezed(name)) || (!knownMail("from") && knownMail("to"));
        speakers.push_back({name, ours ? SpeakerRole::Us : SpeakerRole::Customer});
    }
    // Two people, one known: the other is the other side.
    if (speakers.size() == 2) {
        for (std::size_t i = 0; i < 2; ++i) {
            const SpeakerRole other = speakers[1 - i].role;
            if (speakers[i].role == SpeakerRole::Unknown && (other == SpeakerRole::Us || other == SpeakerRole::Customer))
                speakers[i].role = other == SpeakerRole::Us ? SpeakerRole::Customer : SpeakerRole::Us;
        }
    }
    return speakers;
}

void TalkPlanner::offerByMail(const ParsedTalk &talk, const std::function<void(const Uuid &, double, const char *)> &offer) const
{
    for (const char *head : {"from", "to"}) {
        const auto found = talk.header.find(head);
        if (found == talk.header.end())
            continue;
        for (const std::string &mail : mailAddressesIn(found->second)) {
            if (const auto known = m_people.mailCustomer.find(mail);
                known != m_people.mailCustomer.end() && !known->second.isNull())
                offer(known->second, .96, "import.reason.customer_by_mail");
            const auto domain = m_people.domainCustomer.find(companyDomain(mail));
            if (domain != m_people.domainCustomer.end() && !domain->second.isNull())
                offer(domain->second, .9, "import.reason.customer_by_domain");
        }
    }
}

void TalkPlanner::chooseCustomer(const ParsedTalk &talk, const std::string &file, const std::string &text,
                                 TalkPreview &preview) const
{
    const auto offer = [&](const Uuid &id, const std::string &name, double confidence, const char *reason) {
        const auto known = std::find_if(preview.candidates.begin(), preview.candidates.end(),
                                        [&](const auto &candidate) { return candidate.id == id; });
        if (known != preview.candidates.end())
            known->confidence = std::min(.99, std::max(known->confidence, confidence) + .02);
        else
            preview.candidates.push_back({id, name, confidence});
        if (confidence > preview.customerConfidence) {
            preview.customerConfidence = confidence;
            preview.customer = id;
            preview.customerName = name;
            preview.customerReason = {reason, {{"name", textArgument(name)}}};
        }
    };
    const auto offerHits = [&](const std::vector<NameFinder::Hit> &hits, double full, double core, const char *reason) {
        for (const auto &hit : hits)
            offer(hit.customer, hit.name,
                  (hit.full ? full : core) *
                      (hits.size() > 1 && hit.times == hits[0].times && hits[1].times == hits[0].times ? .6 : 1),
                  reason);
    };
    if (const auto header = talk.header.find("customer"); header != talk.header.end()) {
        const auto found = m_context.index->customer(header->second);
        if (!found.id.isNull())
            offer(found.id, found.name, found.how == EntityIndex::How::CoreName ? .93 : .98, "import.reason.customer_in_head");
        else
            offerHits(m_finder.find(header->second), .9, .85, "import.reason.customer_in_head");
    }
    offerHits(m_finder.find(file), .92, .85, "import.reason.customer_in_file_name");
    for (const char *key : {"title", "them", "from"}) {
        if (const auto found = talk.header.find(key); found != talk.header.end())
            offerHits(m_finder.find(found->second), .85, .8, "import.reason.customer_in_head");
    }
    offerByMail(talk, [&](const Uuid &id, double confidence, const char *reason) {
        if (const model::Row *row = m_context.index->stored(Collection::Customer, id))
            offer(id, std::string(model::textIn(row->at("name"))), confidence, reason);
    });
    for (const auto &speaker : preview.speakers) {
        const auto contact = m_people.contactCustomer.find(squeezed(speaker.name));
        if (contact == m_people.contactCustomer.end() || contact->second.isNull())
            continue;
        if (const model::Row *row = m_context.index->stored(Collection::Customer, contact->second))
            offer(contact->second, std::string(model::textIn(row->at("name"))), .78, "import.reason.customer_by_contact");
    }
    offerHits(m_finder.find(text), .72, .65, "import.reason.customer_in_text");
    std::stable_sort(preview.candidates.begin(), preview.candidates.end(),
                     [](const auto &a, const auto &b) { return a.confidence > b.confidence; });
    if (preview.candidates.size() > 5)
        preview.candidates.resize(5);
    // Below even odds a wrong customer would be worse than none.
    if (preview.customerConfidence < .5) {
        preview.customer.reset();
        preview.customerName.clear();
        preview.customerConfidence = 0;
        preview.customerReason = {"import.reason.no_customer", Json::object()};
    }
}

void TalkPlanner::chooseChannel(const ParsedTalk &talk, const std::string &file, TalkPreview &preview) const
{
    const auto take = [&](const std::optional<std::string> &name, double confidence) {
        const auto channel = name ? model::parseChoice<model::Channel>(*name) : std::nullopt;
        if (channel && preview.channelConfidence == 0) {
            preview.channel = *channel;
            preview.channelConfidence = confidence;
        }
    };
    if (const auto found = talk.header.find("channel"); found != talk.header.end()) {
        take(m_context.library->choiceFor("interaction.channel", found->second), .98);
        take(m_context.library->channelIn(found->second), .9);
    }
    if (talk.isMail())
        take("mail", .95);
    take(m_context.library->channelIn(file), .85);
    if (const auto found = talk.header.find("title"); found != talk.header.end())
        take(m_context.library->channelIn(found->second), .7);
    if (talk.chat)
        take("chat", .8);
    if (talk.turns.empty())
        take("note", .7);
    if (talk.header.contains("people") || preview.speakers.size() > 3)
        take("meeting", .6);
    take("call", .5);
}

void TalkPlanner::chooseDate(const ParsedTalk &talk, const std::string &file, TalkPreview &preview, bool &dated) const
{
    const auto take = [&](const std::optional<ReadDate> &date, const char *reason) {
        if (!date || preview.occurredAt)
            return;
        preview.occurredAt = toMoment(*date, *m_context.calendar);
        preview.dateReason = {reason, Json::object()};
    };
    if (const auto found = talk.header.find("date"); found != talk.header.end())
        take(readDate(found->second), "import.reason.date_in_head");
    const LocalDate today = m_context.calendar->dateOf(m_context.now);
    take(talk.firstTime, "import.reason.date_in_turns");
    if (!talk.firstDay.empty())
        take(dateOfOpenDay(talk.firstDay, today), "import.reason.date_by_today");
    take(dateInName(file, today), "import.reason.date_in_file_name");
    dated = preview.occurredAt.has_value();
    if (!dated) {
        preview.occurredAt = m_context.now;
        preview.dateReason = {"import.reason.date_of_import", Json::object()};
    }
}

Result<TalkPreview> TalkPlanner::plan(const ParsedTalk &talk, const std::string &file, const TalkChoice &choice,
                                      std::optional<PlannedRow> &planned)
{
    TalkPreview preview;
    preview.file = file;
    preview.row = talk.row;
    preview.turns = std::int64_t(talk.turns.size());
    const auto speakers = speakersOf(talk);
    for (const auto &speaker : speakers)
        preview.speakers.push_back({speaker.name, speaker.role});
    std::string text;
    for (const auto &turn : talk.turns)
        text += (text.empty() ? "" : "\n") + turnLine(turn.speaker, turn.words);
    if (text.empty())
        text = talk.body;
    std::string plainWords = talk.turns.empty() ? talk.body : talk.turns.front().words;
    std::replace(plainWords.begin(), plainWords.end(), '\n', ' ');
    preview.firstWords = shortened(plainWords, 80);
    const auto title = talk.header.find("title");
    preview.title = title != talk.header.end() ? title->second : std::string();
    bool dated = false;
    chooseChannel(talk, file, preview);
    chooseDate(talk, file, preview, dated);
    chooseCustomer(talk, file, text, preview);
    if (choice.channel) {
        preview.channel = *choice.channel;
        preview.channelConfidence = 1;
    }
    if (choice.occurredAt) {
        preview.occurredAt = *choice.occurredAt;
        preview.dateReason = {"import.reason.chosen", Json::object()};
        dated = true;
    }
    if (choice.customer) {
        preview.customer = *choice.customer;
        preview.customerConfidence = 1;
        preview.customerReason = {"import.reason.chosen", Json::object()};
        preview.customerName.clear();
        for (const auto &customer : m_context.index->customers()) {
            if (preview.customer && customer.id == *preview.customer)
                preview.customerName = customer.name;
        }
    }
    preview.included = choice.included.value_or(true);
    PlannedRow row;
    row.collection = Collection::Interaction;
    row.row = talk.row;
    // Its words and its date make it what it is; where it was filed does not.
    row.id = mutations::importedId("interaction", m_context.options->source,
                                   "talk/" + (dated ? toIso(*preview.occurredAt) : std::string()) + "/" + text);
    const auto set = [&](std::string_view field, model::Value value) {
        row.cells.emplace_back(fieldIndex(field), std::move(value));
    };
    if (preview.customer)
        set("customer", *preview.customer);
    set("channel", std::string(model::nameOf(preview.channel)));
    if (dated)
        set("occurred_at", toMillis(*preview.occurredAt));
    if (!preview.title.empty())
        set("title", preview.title);
    if (const auto language = languageOf(text); !language.empty())
        set("lang", language);
    if (auto cell = speakersCell(speakers); !model::isNull(cell))
        set("speakers", std::move(cell));
    if (const auto author = talk.header.find("author"); author != talk.header.end())
        set("author", author->second);
    set("text", std::move(text));
    SINAN_ASSIGN(const auto stored, m_context.reader->find(Collection::Interaction, row.id));
    if (stored && !stored->tombstone) {
        const bool same = std::all_of(row.cells.begin(), row.cells.end(),
                                      [&](const auto &cell) { return stored->values[cell.first] == cell.second; });
        row.fate = same ? RowPreview::Fate::Unchanged : RowPreview::Fate::Updated;
    } else {
        if (!dated)
            set("occurred_at", toMillis(*preview.occurredAt));
        set("source", file + ":" + std::to_string(talk.row));
    }
    preview.fate = row.fate;
    if (preview.included)
        planned = std::move(row);
    return preview;
}

} // namespace sinan::bridge
