#include "ui/shell/sources.h"

#include "app/base/text_fold.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/warning.h"
#include "ui/widgets/model_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace sinan::shell {

using model::Collection;
using widgets::toQt;

namespace {

void keepBest(QList<Finding> &found, int limit)
{
    std::stable_sort(found.begin(), found.end(), [](const Finding &a, const Finding &b) { return a.score > b.score; });
    if (found.size() > limit)
        found.resize(limit);
}

} // namespace

CommandSource::CommandSource(widgets::CommandRegistry &commands, What what) : m_commands(commands), m_what(what) {}

const char *CommandSource::heading() const
{
    return m_what == What::Places ? QT_TRID_NOOP("shell.palette_places") : QT_TRID_NOOP("shell.palette_commands");
}

QList<Finding> CommandSource::find(const widgets::SearchQuery &query, const QString &, int limit)
{
    struct Hit
    {
        const widgets::Command *command;
        bool reachable;
        int score;
    };
    std::vector<Hit> hits;
    for (const widgets::Command *command : m_commands.all()) {
        const bool place = command->id.startsWith(QLatin1String("go."));
        if (!command->inPalette || place != (m_what == What::Places))
            continue;
        const bool reachable = m_commands.isReachable(command->id);
        // Before anything is typed, what can be done on this page comes first and what cannot be done stays away.
        const bool offered = reachable && (!command->whyNot || command->whyNot().isEmpty());
        const bool ofPage = m_commands.action(command->id)->shortcutContext() != Qt::WindowShortcut;
        const int score = query.isEmpty() ? int(offered) + int(offered && ofPage) : widgets::Searchable(m_commands.searchTexts(*command)).score(query);
        // What cannot be done here stands below what can.
        if (score > 0)
            hits.push_back({command, reachable, reachable ? score + 5 : score / 2});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &one, const Hit &two) { return one.score > two.score; });
    QList<Finding> found;
    for (const Hit &hit : hits) {
        if (found.size() >= limit)
            break;
        const widgets::Command &command = *hit.command;
        Finding finding;
        finding.icon = command.icon.isEmpty() ? QStringLiteral("verb.command") : command.icon;
        finding.title = m_commands.title(command);
        finding.detail = command.place ? qtTrId(command.place) : QString();
        finding.keys = widgets::keyText(command.shortcuts.value(0));
        if (!hit.reachable)
            finding.whyNot =
                command.place ? qtTrId("shell.palette_elsewhere").arg(qtTrId(command.place)) : qtTrId("shell.palette_not_here");
        else if (command.whyNot)
            finding.whyNot = command.whyNot();
        finding.score = finding.whyNot.isEmpty() ? hit.score : hit.score / 2;
        finding.run = [&commands = m_commands, id = command.id] { commands.trigger(id); };
        found << finding;
    }
    keepBest(found, limit);
    return found;
}

void CustomerNames::committed(const store::Commit &commit)
{
    m_stale = m_stale || commit.touches(Collection::Customer);
}

void CustomerNames::load()
{
    m_stale = false;
    m_names.clear();
    m_index.clear();
    mutations::Query query;
    query.collection = Collection::Customer;
    const auto rows = m_reader.select(query);
    if (!rows.ok())
        return;
    m_names.reserve(rows.value().size());
    for (const model::Row &row : rows.value()) {
        const auto text = [&row](std::string_view field) { return toQt(model::textIn(row.at(field))); };
        Name entry{row.id, text("name"), text("name_en"), text("city"), widgets::Searchable()};
        entry.text = widgets::Searchable(QStringList{entry.name, entry.english, text("external_key")});
        m_index.emplace(row.id, m_names.size());
        m_names.push_back(std::move(entry));
    }
}

const std::vector<CustomerNames::Name> &CustomerNames::all()
{
    if (m_stale)
        load();
    return m_names;
}

const CustomerNames::Name *CustomerNames::find(const Uuid &id)
{
    if (m_stale)
        load();
    const auto found = m_index.find(id);
    return found == m_index.end() ? nullptr : &m_names[found->second];
}

CustomerSource::CustomerSource(widgets::Workbench &bench, CustomerNames &names, GoTo go) : m_bench(bench), m_names(names), m_go(std::move(go)) {}

const char *CustomerSource::heading() const
{
    return QT_TRID_NOOP("shell.palette_customers");
}

QList<Finding> CustomerSource::find(const widgets::SearchQuery &query, const QString &, int limit)
{
    // Read when the palette opens, so that the first letter is answered as fast as the second.
    const auto &names = m_names.all();
    if (query.isEmpty())
        return {};
    std::vector<std::pair<int, const CustomerNames::Name *>> hits;
    for (const auto &name : names) {
        if (const int score = name.text.score(query); score > 0)
            hits.emplace_back(score, &name);
    }
    const auto best = std::min(hits.size(), std::size_t(limit));
    std::partial_sort(hits.begin(), hits.begin() + std::ptrdiff_t(best), hits.end(), [](const auto &one, const auto &two) {
        return one.first != two.first ? one.first > two.first : one.second->name.size() < two.second->name.size();
    });
    QList<Finding> found;
    for (std::size_t i = 0; i < best; ++i) {
        Finding finding;
        finding.icon = QStringLiteral("place.customers");
        finding.title = hits[i].second->in(m_bench.language());
        finding.detail = hits[i].second->city;
        finding.score = hits[i].first;
        finding.run = [go = m_go, id = hits[i].second->id] { go(widgets::Route::to(QStringLiteral("customer"), id)); };
        found << finding;
    }
    return found;
}

ContactSource::ContactSource(widgets::Workbench &bench, CustomerNames &names, GoTo go) : m_bench(bench), m_names(names), m_go(std::move(go))
{
}

const char *ContactSource::heading() const
{
    return QT_TRID_NOOP("shell.palette_contacts");
}

void ContactSource::committed(const store::Commit &commit)
{
    m_stale = m_stale || commit.touches(Collection::Contact);
}

void ContactSource::load()
{
    m_stale = false;
    m_entries.clear();
    mutations::Query query;
    query.collection = Collection::Contact;
    const auto rows = m_bench.reader.select(query);
    if (!rows.ok())
        return;
    m_entries.reserve(rows.value().size());
    for (const model::Row &row : rows.value()) {
        const QString name = toQt(model::textIn(row.at("name")));
        const QString title = toQt(model::textIn(row.at("title")));
        m_entries.push_back({model::idIn(row.at("customer")), name, title, widgets::Searchable({name, title})});
    }
}

QList<Finding> ContactSource::find(const widgets::SearchQuery &query, const QString &, int limit)
{
    if (m_stale)
        load();
    if (query.isEmpty())
        return {};
    std::vector<std::pair<int, const Entry *>> hits;
    for (const Entry &entry : m_entries) {
        if (const int score = entry.text.score(query); score > 0)
            hits.emplace_back(score, &entry);
    }
    const auto best = std::min(hits.size(), std::size_t(limit));
    std::partial_sort(hits.begin(), hits.begin() + std::ptrdiff_t(best), hits.end(), [](const auto &one, const auto &two) {
        return one.first != two.first ? one.first > two.first : one.second->name.size() < two.second->name.size();
    });
    QList<Finding> found;
    for (std::size_t i = 0; i < best; ++i) {
        const Entry &entry = *hits[i].second;
        const auto *customer = m_names.find(entry.customer);
        Finding finding;
        finding.icon = QStringLiteral("mark.person");
        finding.title = entry.name;
        QStringList about{entry.title, customer ? customer->in(m_bench.language()) : QString()};
        about.removeAll(QString());
        finding.detail = about.join(QStringLiteral(" · "));
        finding.score = hits[i].first;
        finding.run = [go = m_go, id = entry.customer] { go(widgets::Route::to(QStringLiteral("customer"), id)); };
        found << finding;
    }
    return found;
}

WarningSource::WarningSource(widgets::Workbench &bench, CustomerNames &names, GoTo go)
    : m_bench(bench), m_names(names), m_go(std::move(go))
{
}

const char *WarningSource::heading() const
{
    return QT_TRID_NOOP("shell.palette_warnings");
}

void WarningSource::committed(const store::Commit &commit)
{
    m_stale = m_stale || commit.touches(Collection::Warning) || commit.touches(Collection::Customer);
}

void WarningSource::load()
{
    m_stale = false;
    m_entries.clear();
    mutations::Query query;
    query.collection = Collection::Warning;
    query.where = {{"state", mutations::Comparison::Equal, std::string(model::nameOf(model::WarningState::Open))}};
    // Rows, not structs: a warning's explanation is long and not needed here.
    const auto open = m_bench.reader.select(query);
    if (!open.ok())
        return;
    for (const model::Row &row : open.value()) {
        const auto *customer = m_names.find(model::idIn(row.at("customer")));
        const auto kind = model::parseChoice<model::SignalKind>(model::textIn(row.at("kind")));
        if (!customer || !kind)
            continue;
        const model::Label label = model::labelOf(*kind);
        m_entries.push_back({row.id, customer->id, *kind,
                             widgets::Searchable({customer->name, customer->english, toQt(label.zh), toQt(label.en)})});
    }
}

QList<Finding> WarningSource::find(const widgets::SearchQuery &query, const QString &, int limit)
{
    if (m_stale)
        load();
    if (query.isEmpty())
        return {};
    QList<Finding> found;
    for (const Entry &entry : m_entries) {
        const int score = entry.text.score(query);
        if (score == 0)
            continue;
        Finding finding;
        finding.icon = widgets::signalIcon(entry.kind);
        finding.title = widgets::choiceText(entry.kind, m_bench.language());
        if (const auto *customer = m_names.find(entry.customer))
            finding.detail = customer->in(m_bench.language());
        finding.score = score - 1; // the customer itself stands above its warnings
        finding.run = [go = m_go, id = entry.id] { go(widgets::Route::to(QStringLiteral("warning"), id)); };
        found << finding;
    }
    keepBest(found, limit);
    return found;
}

TalkSource::TalkSource(widgets::Workbench &bench, GoTo go) : m_bench(bench), m_go(std::move(go)) {}

const char *TalkSource::heading() const
{
    return QT_TRID_NOOP("shell.palette_talks");
}

QList<Finding> TalkSource::find(const widgets::SearchQuery &query, const QString &typed, int limit)
{
    if (query.isEmpty())
        return {};
    const auto hits = m_bench.reader.search(typed.toStdString(), 4 * limit);
    if (!hits.ok())
        return {};
    QList<Finding> found;
    for (const auto &hit : hits.value()) {
        if (hit.collection != Collection::Interaction || found.size() >= limit)
            continue;
        const auto talk = mutations::findAs<model::Interaction>(m_bench.reader, hit.id);
        if (!talk.ok() || !talk.value())
            continue;
        const Excerpt part = excerpt(talk.value()->text, query.words());
        Finding finding;
        finding.icon = widgets::channelIcon(talk.value()->channel);
        finding.title = talk.value()->title.empty() ? part.text : toQt(talk.value()->title);
        finding.detail = talk.value()->title.empty() ? QString() : part.text;
        finding.score = 30;
        widgets::Route route = widgets::Route::to(QStringLiteral("conversation"), hit.id);
        if (part.to > part.from)
            route = widgets::Route::toWords(hit.id, part.from, part.to);
        finding.run = [go = m_go, route] { go(route); };
        found << finding;
    }
    return found;
}

Excerpt excerpt(std::string_view text, const QStringList &query)
{
    constexpr std::size_t before = 30; // bytes: about ten Chinese characters
    constexpr std::size_t most = 180;
    Excerpt part;
    std::size_t from = 0;
    const FoldedText folded = foldWithOrigin(text);
    for (const QString &word : query) {
        const std::string wanted = word.toStdString();
        const std::size_t at = folded.text.find(wanted);
        if (at == std::string::npos)
            continue;
        part.from = folded.origin[at];
        part.to = folded.origin[at + wanted.size()];
        from = std::size_t(part.from) > before ? std::size_t(part.from) - before : 0;
        break;
    }
    const auto continues = [&](std::size_t at) { return at < text.size() && (std::uint8_t(text[at]) & 0xc0) == 0x80; };
    while (from > 0 && continues(from))
        --from;
    std::size_t to = std::min(text.size(), from + most);
    while (continues(to))
        ++to;
    part.text = toQt(text.substr(from, to - from)).simplified();
    if (from > 0)
        part.text.prepend(QChar(0x2026));
    return part;
}

} // namespace sinan::shell
