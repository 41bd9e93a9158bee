#include "ui/screens/warning/warning_text.h"

#include <QCoreApplication>

namespace sinan::screens {

using insight::Explanation;

namespace {

QString dotted(const QStringList &parts)
{
    QStringList filled;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            filled << part;
    }
    return filled.join(QStringLiteral(" · "));
}

QString seriesName(const std::string &series)
{
    static const std::pair<std::string_view, const char *> known[] = {
        {"login", QT_TRID_NOOP("warning.series_login")},
        {"competitor_search", QT_TRID_NOOP("warning.series_competitor_search")},
        {"order_late", QT_TRID_NOOP("warning.series_order_late")},
        {"delivery_sd_ratio", QT_TRID_NOOP("warning.series_delivery_sd_ratio")},
        {"progress_update", QT_TRID_NOOP("warning.series_progress_update")},
    };
    for (const auto &[name, id] : known) {
        if (name == series)
            return qtTrId(id);
    }
    return toQString(series);
}

EvidenceText textOf(const Quote &quote, const Wording &wording)
{
    EvidenceText text;
    text.before = toQString(quote.before);
    text.words = toQString(quote.signal.quote);
    text.after = toQString(quote.after);
    // What one of us wrote down is not the customer's own voice.
    const bool ownNote = quote.channel == model::Channel::Note && quote.signal.speaker.empty() && !quote.author.empty();
    const QString name = toQString(ownNote ? quote.author : quote.signal.speaker);
    text.who = dotted({name.isEmpty() ? wording.choice(quote.signal.role) : name, toQString(quote.speakerTitle)});
    text.where = dotted({wording.choice(quote.channel), toQString(quote.title)});
    text.when = wording.dateTime(quote.signal.occurredAt);
    text.icon = channelIcon(quote.channel);
    text.interaction = quote.signal.interaction;
    text.from = quote.signal.start;
    text.to = quote.signal.end;
    return text;
}

EvidenceText textOf(const Figure &figure, const Wording &wording)
{
    EvidenceText text;
    text.kind = EvidenceText::Kind::Figure;
    const QString value = toQString(format::decimal(figure.fact.value)) + (figure.fact.unit.empty() ? QString() : QChar(' ') + toQString(figure.fact.unit));
    text.words = qtTrId("warning.figure").arg(seriesName(figure.fact.series), value);
    text.who = wording.pick(figure.source.labelZh, figure.source.labelEn);
    text.when = wording.dateTime(figure.fact.at);
    text.icon = QStringLiteral("mark.data");
    return text;
}

EvidenceText textOf(const Moment &moment, const Wording &wording)
{
    static const std::pair<std::string_view, const char *> known[] = {
        {"customer_word", QT_TRID_NOOP("warning.moment_customer_word")},     {"our_word", QT_TRID_NOOP("warning.moment_our_word")},
        {"waiting_since", QT_TRID_NOOP("warning.moment_waiting_since")},     {"progress_update", QT_TRID_NOOP("warning.moment_progress_update")},
        {"promise_kept", QT_TRID_NOOP("warning.moment_promise_kept")},       {"stance_improved", QT_TRID_NOOP("warning.moment_stance_improved")},
        {"trial_started", QT_TRID_NOOP("warning.moment_trial_started")},
    };
    EvidenceText text;
    text.kind = EvidenceText::Kind::Figure;
    text.words = toQString(moment.what);
    for (const auto &[name, id] : known) {
        if (name == moment.what)
            text.words = qtTrId(id);
    }
    text.when = wording.dateTime(moment.at);
    text.icon = QStringLiteral("mark.clock");
    return text;
}

EvidenceText textOf(const model::Task &task, const Wording &wording)
{
    EvidenceText text;
    text.kind = EvidenceText::Kind::Request;
    text.words = wording.pick(task.titleZh, task.titleEn);
    text.who = dotted({toQString(task.assignee), wording.choice(task.state)});
    text.when = wording.dateTime(task.createdAt);
    text.icon = QStringLiteral("verb.request");
    return text;
}

QString roleWord(const std::string &role, const Wording &wording)
{
    if (const auto known = model::parseChoice<model::Role>(role))
        return wording.choice(*known);
    static const std::pair<std::string_view, const char *> jobs[] = {
        {"supply_chain", QT_TRID_NOOP("warning.job_supply_chain")},
        {"compliance", QT_TRID_NOOP("warning.job_compliance")},
        {"customer_success", QT_TRID_NOOP("warning.job_customer_success")},
        {"service", QT_TRID_NOOP("warning.job_service")},
        {"owner", QT_TRID_NOOP("warning.job_owner")},
    };
    for (const auto &[name, id] : jobs) {
        if (name == role)
            return qtTrId(id);
    }
    return {};
}

AdviceText textOf(const insight::Advice &advice, const Wording &wording)
{
    AdviceText text;
    text.title = wording.pick(advice.title);
    QStringList detail;
    const QString role = roleWord(advice.ownerRole, wording);
    detail << (advice.owner.empty() ? role : toQString(advice.owner));
    if (advice.dueAt)
        detail << (*advice.dueAt > wording.now ? qtTrId("warning.advice_by").arg(wording.dateTime(*advice.dueAt)) : qtTrId("warning.advice_within_a_day"));
    if (!advice.consent.empty())
        detail << (advice.standingConsent ? qtTrId("warning.consent_standing") : qtTrId("warning.consent_needed"));
    text.detail = dotted(detail);
    text.article = toQString(advice.article);
    return text;
}

bool endedWell(const std::string &outcome)
{
    return outcome != "lost";
}

QString outcomeWord(const std::string &outcome)
{
    if (outcome == "won")
        return qtTrId("warning.outcome_won");
    if (outcome == "lost")
        return qtTrId("warning.outcome_lost");
    if (outcome == "kept")
        return qtTrId("warning.outcome_kept");
    return qtTrId("warning.outcome_cleared");
}

void addCases(const WarningData &data, const Wording &wording, WarningText &text)
{
    int good = 0;
    for (const model::CaseRecord &record : data.cases) {
        CaseText entry;
        entry.title = dotted({wording.pick(record.label, record.labelEn), record.days > 0 ? qtTrId("warning.case_days", int(record.days)) : QString()});
        entry.good = endedWell(record.outcome);
        entry.outcome = outcomeWord(record.outcome);
        QStringList story;
        for (const QString &part : {wording.pick(record.situationZh, record.situationEn), wording.pick(record.doneZh, record.doneEn),
                                    wording.pick(record.resultZh, record.resultEn)}) {
            if (!part.isEmpty())
                story << part;
        }
        entry.story = story.join(QChar('\n'));
        good += entry.good;
        text.cases << entry;
    }
    if (!text.cases.isEmpty())
        text.casesSummary = qtTrId("warning.cases_summary").arg(text.cases.size()).arg(good).arg(text.cases.size() - good);
}

void addArticles(const WarningData &data, const Wording &wording, WarningText &text)
{
    const LocalDate today = wording.calendar.dateOf(wording.now);
    for (const model::KnowledgeArticle &article : data.articles) {
        ArticleText entry;
        entry.key = toQString(article.key);
        entry.title = wording.pick(article.titleZh, article.titleEn);
        entry.markdown = wording.pick(article.textZh, article.textEn);
        QStringList detail{toQString(article.owner)};
        if (article.updatedOn)
            detail << qtTrId("warning.article_updated").arg(wording.date(*article.updatedOn));
        entry.expired = article.expires && *article.expires < today;
        if (entry.expired)
            detail << qtTrId("warning.article_expired").arg(wording.date(*article.expires));
        else if (article.expires)
            detail << qtTrId("warning.article_valid").arg(wording.date(*article.expires));
        entry.detail = dotted(detail);
        text.articles << entry;
    }
}

void addSources(const Explanation &explanation, const Wording &wording, WarningText &text)
{
    for (const insight::SourceState &source : explanation.sources) {
        SourceText entry;
        entry.label = wording.pick(source.label);
        entry.kind = source.state;
        if (source.state == insight::SourceState::State::NotConnected) {
            entry.state = qtTrId("warning.source_not_connected");
            ++text.missingSources;
        } else if (!source.lastReceivedAt) {
            entry.state = qtTrId("warning.source_silent");
        } else if (source.state == insight::SourceState::State::Stale) {
            entry.state = qtTrId("warning.source_stale").arg(wording.ago(*source.lastReceivedAt));
        } else {
            entry.state = wording.ago(*source.lastReceivedAt);
        }
        text.sources << entry;
    }
}

QString decisionText(const model::Decision &decision, const Wording &wording)
{
    const QString who = toQString(decision.actor);
    switch (decision.verb) {
    case model::Verb::Act: return qtTrId("warning.step_act").arg(who);
    case model::Verb::Assign: return qtTrId("warning.step_assign").arg(who, toQString(decision.assignee));
    case model::Verb::Ignore: return qtTrId("warning.step_ignore").arg(who, wording.choice(decision.reason));
    case model::Verb::Snooze:
        return decision.until ? qtTrId("warning.step_snooze").arg(who, wording.dateTime(*decision.until)) : qtTrId("warning.step_snooze_worse").arg(who);
    case model::Verb::Note: return qtTrId("warning.step_note").arg(who, toQString(decision.note));
    }
    return {};
}

void addTimeline(const WarningData &data, const Wording &wording, WarningText &text)
{
    std::vector<std::pair<UtcTime, QString>> steps;
    const model::Warning &warning = data.warning;
    steps.emplace_back(warning.openedAt, qtTrId("warning.step_opened"));
    if (warning.lastEvidenceAt > warning.openedAt)
        steps.emplace_back(warning.lastEvidenceAt, qtTrId("warning.step_evidence", int(warning.evidenceCount)));
    for (const model::Decision &decision : data.decisions)
        steps.emplace_back(decision.at, decisionText(decision, wording));
    for (const model::Task &task : data.tasks) {
        const QString title = wording.pick(task.titleZh, task.titleEn);
        steps.emplace_back(task.createdAt, task.assignee.empty() ? qtTrId("warning.step_task").arg(title)
                                                                 : qtTrId("warning.step_task_for").arg(title, toQString(task.assignee)));
        if (task.doneAt)
            steps.emplace_back(*task.doneAt, qtTrId("warning.step_task_done").arg(title));
    }
    if (warning.closedAt && warning.state == model::WarningState::Cleared)
        steps.emplace_back(*warning.closedAt, qtTrId("warning.step_cleared"));
    std::stable_sort(steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[at, what] : steps)
        text.timeline << StepText{wording.dateTime(at), what};
}

QString confidenceText(const insight::Confidence &confidence)
{
    const QString record = trackRecord(confidence);
    switch (confidence.level) {
    case insight::Confidence::Level::High: return qtTrId("warning.confidence_high").arg(record);
    case insight::Confidence::Level::Medium: return qtTrId("warning.confidence_medium").arg(record);
    case insight::Confidence::Level::Low: return qtTrId("warning.confidence_low").arg(record);
    }
    return record;
}

/// Where in the list of evidence the row's first reference stands: words, then figures, then requests.
int firstEvidence(const WarningData &data, const insight::ScoreRow &row)
{
    for (const insight::EvidenceRef &ref : row.evidence) {
        const auto id = Uuid::parse(ref.id);
        int index = 0;
        for (const Quote &quote : data.quotes) {
            if (quote.signal.id == id)
                return index;
            ++index;
        }
        for (const Figure &figure : data.figures) {
            if (figure.fact.id == id)
                return index;
            ++index;
        }
        for (const model::Task &task : data.evidenceTasks) {
            if (task.id == id)
                return index;
            ++index;
        }
    }
    return -1;
}

void addFacts(const WarningData &data, const Wording &wording, WarningText &text)
{
    const model::Warning &warning = data.warning;
    if (warning.amountMinor) {
        const Money amounts[] = {warning.amount()};
        text.facts << FactText{qtTrId("warning.fact_risk"), wording.money(amounts), wording.moneyInFull(amounts)};
    }
    if (warning.dueAt)
        text.facts << FactText{qtTrId("warning.fact_due"), wording.remaining(*warning.dueAt), wording.dateTime(*warning.dueAt)};
    text.facts << FactText{qtTrId("warning.fact_since"), wording.ago(warning.openedAt), wording.dateTime(warning.openedAt)};
    if (data.opportunity && !data.opportunity->name.empty())
        text.facts << FactText{qtTrId("warning.fact_opportunity"), toQString(data.opportunity->name), wording.choice(data.opportunity->stage)};
    if (!text.confidence.isEmpty())
        text.facts << FactText{qtTrId("warning.fact_confidence"), text.confidence, {}};
}

QString stateText(const WarningData &data, const Wording &wording)
{
    const model::Warning &warning = data.warning;
    if (warning.state == model::WarningState::Handled && !warning.assignee.empty())
        return qtTrId("warning.state_with").arg(toQString(warning.assignee));
    if (warning.state == model::WarningState::Snoozed)
        return warning.snoozedUntil ? qtTrId("warning.state_snoozed").arg(wording.dateTime(*warning.snoozedUntil)) : qtTrId("warning.state_snoozed_worse");
    return wording.choice(warning.state);
}

} // namespace

QString EvidenceText::line() const
{
    const QString said = kind == Kind::Words ? qtTrId("warning.quoted").arg(before + words + after) : words;
    return dotted({said, who, where, when});
}

QString trackRecord(const insight::Confidence &confidence)
{
    if (confidence.settled == 0)
        return qtTrId("warning.record_none");
    return qtTrId("warning.record").arg(confidence.confirmed).arg(confidence.settled);
}

WarningText warningText(const WarningData &data, const Wording &wording)
{
    WarningText text;
    const model::Warning &warning = data.warning;
    text.warning = warning.id;
    text.customer = warning.customer;
    text.severity = themeSeverity(warning.severity);
    text.kind = wording.choice(warning.kind);
    text.kindIcon = kindIcon(warning.kind);
    if (data.customer)
        text.customerName = wording.pick(data.customer->name, data.customer->nameEn);
    text.open = warning.state == model::WarningState::Open || warning.state == model::WarningState::Snoozed;
    text.state = stateText(data, wording);
    text.rule = qtTrId("warning.rule_version").arg(toQString(warning.ruleKey)).arg(warning.ruleRevision);
    if (data.rule && !data.rule->author.empty()) {
        // The rules that come with the program are signed in Chinese.
        const QString author = data.rule->author == "司南" ? qtTrId("shell.app_name") : toQString(data.rule->author);
        text.rule = dotted({text.rule, qtTrId("warning.rule_author").arg(author)});
    }
    if (data.misfit) {
        const QString when = wording.dateTime(data.misfit->at);
        const QString who = data.misfit->by.empty() ? qtTrId("warning.misfit_we") : toQString(data.misfit->by);
        text.misfit = qtTrId("warning.misfit").arg(when, who, toQString(data.misfit->words));
        text.misfitWords.interaction = data.misfit->interaction;
        text.misfitWords.from = data.misfit->start;
        text.misfitWords.to = data.misfit->end;
    }
    if (data.explanation) {
        const Explanation &explanation = *data.explanation;
        text.sentence = wording.say(explanation.sentence);
        text.misreading = wording.say(explanation.notThis);
        text.meaning = wording.say(explanation.meaning);
        text.talk = wording.say(explanation.talk);
        text.score = explanation.shownScore();
        text.threshold = explanation.threshold;
        text.confidence = confidenceText(explanation.confidence);
        for (const insight::ScoreRow &row : explanation.rows)
            text.rows << ScoreText{row.part, wording.say(row.label), row.shown, false, firstEvidence(data, row)};
        for (const insight::Advice &advice : explanation.advice) {
            if (text.advice.size() < 3)
                text.advice << textOf(advice, wording);
        }
        for (const insight::Message &clear : explanation.clears)
            text.clears << wording.say(clear);
        for (const insight::NearMiss &miss : explanation.nearMisses)
            text.nearMisses << wording.say(miss.message);
        addSources(explanation, wording, text);
    }
    if (text.sentence.isEmpty())
        text.sentence = text.kind;
    for (const Quote &quote : data.quotes)
        text.evidence << textOf(quote, wording);
    for (const Figure &figure : data.figures)
        text.evidence << textOf(figure, wording);
    for (const model::Task &task : data.evidenceTasks)
        text.evidence << textOf(task, wording);
    for (const Moment &moment : data.moments)
        text.evidence << textOf(moment, wording);
    addFacts(data, wording, text);
    addCases(data, wording, text);
    addArticles(data, wording, text);
    addTimeline(data, wording, text);
    return text;
}

} // namespace sinan::screens
