#include "ui/screens/meeting/slide_view.h"

namespace sinan::screens {

using insight::RegionTalk;
using insight::TalkChange;
using theme::ColorRole;

namespace {

constexpr int mostQuotes = 2;

QString joinedParts(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString changeText(const TalkChange &change, const Wording &wording)
{
    const QString customer = wording.pick(change.customer);
    const QString signal = wording.choice(change.signal);
    switch (change.kind) {
    case TalkChange::Kind::Cleared:
        return qtTrId("meeting.cleared").arg(customer, signal);
    case TalkChange::Kind::Ignored:
        return change.reason == model::IgnoreReason::None ? qtTrId("meeting.ignored").arg(customer, signal)
                                                          : qtTrId("meeting.ignored_why").arg(customer, signal, wording.choice(change.reason));
    case TalkChange::Kind::Taken:
        return change.who.empty() ? qtTrId("meeting.taken").arg(customer, signal) : qtTrId("meeting.taken_by").arg(customer, signal, toQString(change.who));
    case TalkChange::Kind::Opened:
        break;
    }
    return qtTrId("meeting.opened").arg(customer, signal);
}

QString todayText(const TalkChange &change, const Wording &wording)
{
    const QString talk = wording.pick(change.talk);
    switch (change.kind) {
    case TalkChange::Kind::Cleared:
        return qtTrId("meeting.today_cleared");
    case TalkChange::Kind::Ignored:
        return qtTrId("meeting.today_ignored");
    case TalkChange::Kind::Taken:
        if (talk.isEmpty())
            return {};
        if (change.done)
            return qtTrId("meeting.today_done").arg(talk);
        return change.promisedFor ? qtTrId("meeting.today_promised").arg(talk, wording.date(*change.promisedFor)) : qtTrId("meeting.today_asked").arg(talk);
    case TalkChange::Kind::Opened:
        break;
    }
    return talk.isEmpty() ? QString() : qtTrId("meeting.today_opened").arg(talk);
}

SlideLine regionLine(const RegionTalk &region, const Wording &wording, std::size_t spelt)
{
    SlideLine line;
    line.label = region.region.isNull() ? qtTrId("meeting.no_region") : wording.pick(region.name);
    const QString standing = region.standing > 0 ? qtTrId("meeting.standing", region.standing) : QString();
    if (region.changes.empty()) {
        line.text = qtTrId("meeting.unchanged");
        line.detail = standing;
        line.ink = ColorRole::Text2;
        return line;
    }
    QStringList texts;
    for (std::size_t i = 0; i < std::min(region.changes.size(), spelt); ++i) {
        const QString today = todayText(region.changes[i], wording);
        texts << (today.isEmpty() ? changeText(region.changes[i], wording) : qtTrId("meeting.change").arg(changeText(region.changes[i], wording), today));
    }
    line.text = texts.join(QLatin1Char('\n'));
    QStringList more;
    if (region.changes.size() > spelt)
        more << qtTrId("meeting.more", int(region.changes.size() - spelt));
    more << standing;
    line.detail = joinedParts(more);
    return line;
}

} // namespace

QString SlideText::spoken() const
{
    QStringList parts{title, facts, state};
    for (const SlideLine &line : lines)
        parts << line.label << line.text << line.detail;
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

SlideText warningSlide(const WarningText &warning, const Wording &wording)
{
    Q_UNUSED(wording);
    SlideText slide;
    slide.severity = warning.severity;
    slide.title = warning.customerName;
    slide.state = warning.open ? QString() : warning.state;
    QStringList facts;
    for (const FactText &fact : warning.facts.mid(0, 2))
        facts << fact.value;
    slide.facts = joinedParts(facts);
    slide.lines << SlideLine{qtTrId("meeting.signal"), warning.kind, warning.sentence, true, ColorRole::Text};
    int quotes = 0;
    for (const EvidenceText &evidence : warning.evidence) {
        if (evidence.kind != EvidenceText::Kind::Words || quotes == mostQuotes)
            continue;
        slide.lines << SlideLine{quotes == 0 ? qtTrId("meeting.words") : QString(), qtTrId("meeting.quote").arg(evidence.before + evidence.words + evidence.after),
                                 joinedParts({evidence.who, evidence.when}), false, ColorRole::Text};
        ++quotes;
    }
    if (quotes == 0)
        slide.lines << SlideLine{qtTrId("meeting.words"), qtTrId("meeting.no_words"), {}, false, ColorRole::Text2};
    const bool advised = !warning.advice.isEmpty();
    slide.lines << SlideLine{qtTrId("meeting.action"), advised ? warning.advice.first().title : qtTrId("meeting.no_action"),
                             warning.misreading.isEmpty() ? QString() : qtTrId("meeting.not_this").arg(warning.misreading), advised,
                             advised ? ColorRole::Text : ColorRole::Text2};
    const QString owner = advised ? warning.advice.first().detail : QString();
    slide.lines << SlideLine{qtTrId("meeting.owner"), owner.isEmpty() ? qtTrId("meeting.no_owner") : owner, {}, false,
                             owner.isEmpty() ? ColorRole::Text2 : ColorRole::Text};
    return slide;
}

SlideText regionSlide(const insight::MorningTalk &talk, const Wording &wording, int changes)
{
    SlideText slide;
    slide.title = qtTrId("meeting.regions");
    slide.facts = qtTrId("meeting.since").arg(wording.date(wording.calendar.dateOf(talk.since)));
    for (const RegionTalk &region : talk.regions)
        slide.lines << regionLine(region, wording, std::size_t(changes));
    if (talk.regions.empty())
        slide.lines << SlideLine{{}, qtTrId("meeting.no_regions"), {}, false, ColorRole::Text2};
    return slide;
}

} // namespace sinan::screens
