#include "app/main/cli/cli.h"
#include "app/main/phrasebooks.h"
#include "app/model/warning.h"

namespace sinan::cli {

namespace {

/// A message as text; where the phrasebook lacks it, its id, so that nothing is hidden.
std::string say(const insight::Phrasebook &book, const insight::Message &message, const insight::Reading &reading)
{
    auto text = book.render(message, reading);
    return text.ok() ? std::move(text).value() : "[" + text.error().toString() + "]";
}

void printExplanation(const insight::Explanation &explanation, const insight::Phrasebook &book, const insight::Reading &reading)
{
    print(say(book, explanation.sentence, reading));
    print("  " + say(book, explanation.meaning, reading));
    print("  ≠ " + say(book, explanation.notThis, reading));
    for (const insight::ScoreRow &row : explanation.rows)
        print("  " + std::string(row.shown >= 0 ? "+" : "−") + std::to_string(std::abs(row.shown)) + "  " + say(book, row.label, reading));
    print("  = " + std::to_string(explanation.shownScore()));
    for (const insight::Message &message : explanation.clears)
        print("  " + say(book, message, reading));
    for (const insight::Advice &advice : explanation.advice)
        print("  → " + (book.language() == Language::Chinese ? advice.title.zh : advice.title.en) + "  " + advice.owner);
    print("  " + explanation.ruleKey + " v" + std::to_string(explanation.ruleRevision));
}

} // namespace

int explain(const Surroundings &surroundings, const QStringList &arguments)
{
    Language language = Language::Chinese;
    std::optional<Uuid> id;
    for (int i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == QLatin1String("--lang") && i + 1 < arguments.size())
            language = parseLanguage(arguments.at(++i).toStdString()).value_or(Language::Chinese);
        else
            id = Uuid::parse(arguments.at(i).toStdString());
    }
    if (!id)
        return usage("explain needs the id of a warning (sinanctl evaluate lists them)");
    const auto open = openWorkspace(surroundings, false);
    if (!open.ok())
        return fail(surroundings, open.error());
    const auto books = main::readPhrasebooks(surroundings.resources);
    if (!books.ok())
        return fail(surroundings, books.error());
    const auto reader = (*open)->store->reader();
    if (!reader.ok())
        return fail(surroundings, reader.error());
    const auto warning = mutations::findAs<model::Warning>(**reader, *id);
    if (!warning.ok())
        return fail(surroundings, warning.error());
    if (!*warning)
        return fail(surroundings, Error{ErrorCode::NotFound, "warning", "no such warning", {}}.with("id", id->toString()));
    if (surroundings.json) {
        print(dumpJson((*warning)->explanation));
        return Done;
    }
    const auto explanation = insight::explanationFromJson((*warning)->explanation);
    if (!explanation.ok())
        return fail(surroundings, explanation.error());
    const WorkCalendar calendar("Asia/Shanghai");
    printExplanation(*explanation, books->in(language), insight::Reading{surroundings.now, calendar});
    return Done;
}

} // namespace sinan::cli
