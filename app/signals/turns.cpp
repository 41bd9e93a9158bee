#include "app/signals/turns.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/signals/mail_text.h"
#include "app/signals/speaker_label.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace sinan::signals {

using model::SpeakerRole;

namespace {

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<LabelSpan> label;
    LabelReading reading;
    std::string name;  ///< as in the original, trimmed
    bool stamped = false;
};

struct Given {
    std::string name;   ///< folded
    std::string title;  ///< folded
    SpeakerRole role = SpeakerRole::Unknown;
};

std::vector<Given> readGiven(const Talk &talk)
{
    std::vector<Given> given;
    for (const std::string &name : talk.ourNames) {
        if (name.size() >= 4)
            given.push_back({fold(trimmed(name)), {}, SpeakerRole::Us});
    }
    if (!talk.speakers.is_array())
        return given;
    for (const Json &entry : talk.speakers) {
        const auto role = model::parseChoice<SpeakerRole>(textOr(entry, "role"));
        const std::string name = fold(trimmed(textOr(entry, "name")));
        if (!name.empty())
            given.push_back({name, fold(trimmed(textOr(entry, "title"))), role.value_or(SpeakerRole::Unknown)});
    }
    return given;
}

/// The given speaker that a label names: the whole name, or one inside the other ("王芳" in "销售王芳").
const Given *findGiven(const std::vector<Given> &given, std::string_view label)
{
    for (const Given &entry : given) {
        if (entry.name == label || (!entry.title.empty() && entry.title == label))
            return &entry;
    }
    for (const Given &entry : given) {
        if (entry.name.size() >= 4 && label.size() >= 4
            && (label.find(entry.name) != std::string_view::npos || std::string_view(entry.name).find(label) != std::string_view::npos))
            return &entry;
    }
    return nullptr;
}

class Splitter
{
public:
    Splitter(const PreparedText &prepared, const Talk &talk) : m_prepared(prepared), m_talk(talk), m_given(readGiven(talk)) {}
    Turns split();

private:
    void readLines();
    [[nodiscard]] bool acceptLabel(const Line &line) const;
    int speakerFor(const Line &line);
    void addWords(std::size_t begin, std::size_t end);

    const PreparedText &m_prepared;
    const Talk &m_talk;
    std::vector<Given> m_given;
    std::vector<Line> m_lines;
    std::unordered_map<std::string, int> m_uses;  ///< how many lines carry the label
    int m_sure = 0;                               ///< lines whose label names a person or role
    int m_labelled = 0;
    std::unordered_map<std::string, int> m_byName;
    Turns m_result;
    int m_current = -1;
};

void Splitter::readLines()
{
    const std::string_view text = m_prepared.text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        Line line{begin, end, findLabel(text.substr(begin, end - begin)), {}, {}, false};
        if (line.label) {
            const LabelSpan &span = *line.label;
            std::size_t from = begin + span.nameBegin;
            std::size_t to = begin + span.nameEnd;
            while (to > from && (text[to - 1] == ' ' || text[to - 1] == ']' || text[to - 1] == '[' || text[to - 1] == ',' || text[to - 1] == '*'))
                --to;
            while (from < to && (text[from] == '[' || text[from] == ' '))
                ++from;
            const std::string_view folded = text.substr(from, to - from);
            const auto [first, last] = m_prepared.inOriginal(from, to);
            line.name = std::string(trimmed(m_talk.text.substr(first, last - first)));
            line.reading = readLabel(folded, line.name);
            line.stamped = span.hasTime;
            if (const Given *given = findGiven(m_given, folded)) {
                line.reading.kind = LabelKind::Role;
                if (given->role != SpeakerRole::Unknown)
                    line.reading.role = given->role;
            }
            if (line.reading.kind == LabelKind::NoSpeaker || line.name.empty()) {
                line.label.reset();
            } else {
                m_sure += line.reading.kind != LabelKind::MaybeSpeaker;
                ++m_labelled;
                ++m_uses[line.name];
            }
        }
        m_lines.push_back(std::move(line));
        begin = end + 1;
    }
}

bool Splitter::acceptLabel(const Line &line) const
{
    if (!line.label)
        return false;
    // "李明: 在机场,先写给你" — one name with a colon in a mail is whom it is written to, not who speaks.
    if (m_talk.channel == model::Channel::Mail && m_labelled < 2)
        return false;
    if (line.reading.kind == LabelKind::Role || (line.stamped && m_talk.channel != model::Channel::Note))
        return true;
    if (line.label->alone && line.reading.kind != LabelKind::Person)
        return false;
    if (line.reading.kind == LabelKind::Person)
        return true;
    const bool transcript = m_talk.channel == model::Channel::Call || m_talk.channel == model::Channel::Chat || m_talk.channel == model::Channel::Meeting;
    const auto uses = m_uses.find(line.name);
    return (uses != m_uses.end() && uses->second >= 2) || (m_labelled >= 2 && (m_sure >= 1 || transcript));
}

int Splitter::speakerFor(const Line &line)
{
    const auto [it, isNew] = m_byName.try_emplace(line.name, int(m_result.speakers.size()));
    if (isNew)
        m_result.speakers.push_back({line.name, line.reading.role});
    return it->second;
}

void Splitter::addWords(std::size_t begin, std::size_t end)
{
    std::vector<Turn> &turns = m_result.turns;
    if (!turns.empty() && turns.back().speaker == m_current && turns.back().end + 1 == begin) {
        turns.back().end = end;
        return;
    }
    turns.push_back({begin, end, m_current});
}

Turns Splitter::split()
{
    readLines();
    const std::string_view text = m_prepared.text;
    const bool mail = m_talk.channel == model::Channel::Mail;
    bool anyWords = false;
    bool closing = false;
    for (const Line &line : m_lines) {
        const std::string_view words = text.substr(line.begin, line.end - line.begin);
        const MailLine kind = mail || (!words.empty() && words[0] == '>') ? readMailLine(words, anyWords) : MailLine::Words;
        if (kind == MailLine::Earlier)
            break;
        if (kind == MailLine::Closing)
            closing = true;
        if (closing && codePointCount(words) > 40)
            closing = false;
        if (kind != MailLine::Words || closing)
            continue;
        std::size_t begin = line.begin;
        if (acceptLabel(line)) {
            m_current = speakerFor(line);
            begin = line.begin + line.label->wordsBegin;
        }
        if (trimmed(text.substr(begin, line.end - begin)).empty()) {
            if (!m_result.turns.empty() && m_result.turns.back().end + 1 == line.begin && m_result.turns.back().speaker == m_current)
                m_result.turns.back().end = line.end; // an empty line inside a turn
            continue;
        }
        anyWords = true;
        addWords(begin, line.end);
    }
    return std::move(m_result);
}

} // namespace

Turns splitTurns(const PreparedText &prepared, const Talk &talk)
{
    return Splitter(prepared, talk).split();
}

void resolveRoles(std::vector<Speaker> &speakers, const std::vector<double> &sellerEvidence)
{
    const auto count = [&](SpeakerRole role) {
        return std::count_if(speakers.begin(), speakers.end(), [&](const Speaker &s) { return s.role == role; });
    };
    if (speakers.size() == 2 && count(SpeakerRole::Unknown) == 1) {
        Speaker &open = speakers[0].role == SpeakerRole::Unknown ? speakers[0] : speakers[1];
        const SpeakerRole other = speakers[0].role == SpeakerRole::Unknown ? speakers[1].role : speakers[0].role;
        if (other == SpeakerRole::Us)
            open.role = SpeakerRole::Customer;
        else if (other == SpeakerRole::Customer)
            open.role = SpeakerRole::Us;
    }
    if (speakers.size() == 2 && count(SpeakerRole::Unknown) == 2 && std::abs(sellerEvidence[0] - sellerEvidence[1]) >= 1) {
        const std::size_t seller = sellerEvidence[0] > sellerEvidence[1] ? 0 : 1;
        if (sellerEvidence[seller] > 0) {
            speakers[seller].role = SpeakerRole::Us;
            speakers[1 - seller].role = SpeakerRole::Customer;
        }
    }
    for (std::size_t i = 0; i < speakers.size(); ++i) {
        if (speakers[i].role == SpeakerRole::Unknown)
            speakers[i].role = sellerEvidence[i] > 0 ? SpeakerRole::Us : SpeakerRole::Customer;
    }
}

} // namespace sinan::signals
