// What is typed into the filter of the list, as a question for the store.
#include "ui/screens/customers/customer_rows.h"

#include "app/base/text_fold.h"
#include "ui/widgets/model_words.h"

namespace sinan::screens {

namespace {

struct ColumnWord {
    CustomerColumn column;
    const char *zh;
    const char *en;
};
/// Columns that can be asked for by name, as people type them. Not from the translations: both languages are understood at once.
constexpr std::array<ColumnWord, 6> columnWords{{{CustomerColumn::Owner, "负责人", "owner"},
                                                 {CustomerColumn::Region, "区域", "region"},
                                                 {CustomerColumn::Stage, "阶段", "stage"},
                                                 {CustomerColumn::Stars, "星级", "rating"},
                                                 {CustomerColumn::Industry, "行业", "industry"},
                                                 {CustomerColumn::Warnings, "预警", "warnings"}}};
/// What is found nowhere: a value that does not exist hides all rather than nothing.
constexpr std::string_view noSuchValue = "\x01";

QString foldedWord(const QString &text)
{
    return QString::fromStdString(fold(text.trimmed().toStdString()));
}

struct Token {
    QString text;
    std::optional<CustomerColumn> column;
    QString value;
};

/// Splits at spaces outside quotes; a token "column:value" is told apart.
std::vector<Token> tokensOf(const QString &filter)
{
    std::vector<Token> tokens;
    QString now;
    bool quoted = false;
    const auto end = [&] {
        if (now.trimmed().isEmpty()) {
            now.clear();
            return;
        }
        Token token{now, {}, {}};
        qsizetype colon = now.indexOf(QLatin1Char(':'));
        if (const qsizetype wide = now.indexOf(QChar(0xff1a)); colon < 0 || (wide >= 0 && wide < colon))
            colon = wide;
        const QString head = colon > 0 ? foldedWord(now.left(colon)) : QString();
        for (const ColumnWord &word : columnWords) {
            if (head == foldedWord(QString::fromUtf8(word.zh)) || (!head.isEmpty() && head == QLatin1String(word.en))) {
                token.column = word.column;
                token.value = now.mid(colon + 1).remove(QLatin1Char('"')).trimmed();
            }
        }
        tokens.push_back(token);
        now.clear();
    };
    for (const QChar letter : filter) {
        if (letter == QLatin1Char('"'))
            quoted = !quoted;
        if (letter.isSpace() && !quoted)
            end();
        else
            now += letter;
    }
    end();
    return tokens;
}

template <class E>
std::vector<std::string> choiceValues(const QString &wanted)
{
    for (const model::Choice &choice : model::Choices<E>::choices) {
        for (const std::string_view name : {choice.name, choice.label.zh, choice.label.en}) {
            if (foldedWord(widgets::toQt(name)) == wanted)
                return {std::string(choice.name)};
        }
    }
    return {std::string(noSuchValue)};
}

std::vector<std::string> valuesOf(CustomerColumn column, const QString &typed, const CustomerQuery &query, const std::vector<model::Region> &regions)
{
    const QString wanted = foldedWord(typed);
    for (const auto &none : {QString(), QStringLiteral("-"), QStringLiteral("无"), QStringLiteral("none")}) {
        if (wanted == none)
            return {std::string()};
    }
    std::vector<std::string> values;
    switch (column) {
    case CustomerColumn::Owner:
        // As it stands in the rows: names are not folded there.
        return {typed.trimmed().toStdString()};
    case CustomerColumn::Region:
        for (const model::Region &region : regions) {
            if (foldedWord(widgets::toQt(region.nameZh)) == wanted || foldedWord(widgets::toQt(region.nameEn)) == wanted)
                values.push_back(region.id.toString());
        }
        break;
    case CustomerColumn::Industry:
        for (auto word = query.industries.constBegin(); word != query.industries.constEnd(); ++word) {
            if (foldedWord(word.value()) == wanted || foldedWord(word.key()) == wanted)
                values.push_back(word.key().toStdString());
        }
        values.push_back(typed.trimmed().toStdString());
        break;
    case CustomerColumn::Stage:
        return choiceValues<model::Stage>(wanted);
    case CustomerColumn::Stars:
        return choiceValues<model::Stars>(wanted);
    case CustomerColumn::Warnings:
        if (wanted == QStringLiteral("有") || wanted == QLatin1String("any"))
            return {"low", "medium", "high", "critical"};
        return choiceValues<model::Severity>(wanted);
    default:
        break;
    }
    if (values.empty())
        values.emplace_back(noSuchValue);
    return values;
}

} // namespace

store::CustomerListQuery toStore(const CustomerQuery &query, const std::vector<model::Region> &regions, UtcTime now)
{
    store::CustomerListQuery asked;
    asked.sortBy = fieldOf(query.sortBy.column);
    asked.custom = query.sortBy.custom;
    asked.descending = query.descending;
    if (query.groupBy)
        asked.groupBy = fieldOf(*query.groupBy);
    asked.language = query.language;
    for (auto word = query.industries.constBegin(); word != query.industries.constEnd(); ++word)
        asked.industries.emplace(word.key().toStdString(), word.value().toStdString());
    asked.now = now;
    for (const Token &token : tokensOf(query.filter)) {
        if (token.column)
            asked.where.push_back({fieldOf(*token.column), valuesOf(*token.column, token.value, query, regions)});
        else if (const std::string word = fold(token.text.trimmed().toStdString()); !word.empty())
            asked.words.push_back(word);
    }
    return asked;
}

QString withCondition(const QString &filter, CustomerColumn column, const QString &value, Language language)
{
    QStringList kept;
    for (const Token &token : tokensOf(filter)) {
        if (token.column != column)
            kept << token.text;
    }
    const bool zh = language == Language::Chinese;
    for (const ColumnWord &word : columnWords) {
        if (word.column != column)
            continue;
        const QString shown = value.isEmpty() ? (zh ? QStringLiteral("无") : QStringLiteral("none")) : value;
        const bool spaced = shown.contains(QLatin1Char(' '));
        kept << QString::fromUtf8(zh ? word.zh : word.en) + QLatin1Char(':') + (spaced ? QLatin1Char('"') + shown + QLatin1Char('"') : shown);
    }
    return kept.join(QLatin1Char(' '));
}

} // namespace sinan::screens
