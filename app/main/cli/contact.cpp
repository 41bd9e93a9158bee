#include "app/main/cli/cli.h"
#include "app/main/phrasebooks.h"
#include "app/mutations/person_reading.h"

#include <QSaveFile>

namespace sinan::cli {

namespace {

struct Wanted {
    std::string who;
    Language language = Language::Chinese;
    QString exportTo;
    bool erase = false;
};

/// Contacts whose id or name it is.
Result<std::vector<model::Contact>> contactsNamed(const store::Reader &reader, const std::string &who)
{
    mutations::Query query;
    if (const auto id = Uuid::parse(who))
        query.where.push_back({"id", mutations::Comparison::Equal, *id});
    else
        query.where.push_back({"name", mutations::Comparison::Equal, who});
    return mutations::selectAs<model::Contact>(reader, query);
}

Result<void> write(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit())
        return {};
    return Error{ErrorCode::Io, path.toStdString(), "cannot be written", {}};
}

} // namespace

int contact(const Surroundings &surroundings, const QStringList &arguments)
{
    Wanted wanted;
    for (int i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == QLatin1String("--erase"))
            wanted.erase = true;
        else if (argument == QLatin1String("--export") && i + 1 < arguments.size())
            wanted.exportTo = arguments.at(++i);
        else if (argument == QLatin1String("--lang") && i + 1 < arguments.size())
            wanted.language = parseLanguage(arguments.at(++i).toStdString()).value_or(Language::Chinese);
        else if (argument.startsWith(QLatin1String("--")))
            return usage("contact knows no " + argument.toStdString());
        else
            wanted.who += (wanted.who.empty() ? "" : " ") + argument.toStdString();
    }
    if (wanted.who.empty())
        return usage("contact needs a name or an id");
    const auto open = openWorkspace(surroundings, false);
    if (!open.ok())
        return fail(surroundings, open.error());
    const auto reader = (*open)->store->reader();
    if (!reader.ok())
        return fail(surroundings, reader.error());
    const auto found = contactsNamed(**reader, wanted.who);
    if (!found.ok())
        return fail(surroundings, found.error());
    if (found->empty())
        return fail(surroundings, Error{ErrorCode::NotFound, "contact", "nobody of this name or id", {}});
    if (found->size() > 1) {
        for (const model::Contact &one : *found)
            print(one.id.toString() + "  " + one.title);
        return usage("several contacts have this name; give the id");
    }
    const auto record = mutations::readPerson(**reader, found->front().id, surroundings.now);
    if (!record.ok())
        return fail(surroundings, record.error());
    const auto books = main::readPhrasebooks(surroundings.resources);
    if (!books.ok())
        return fail(surroundings, books.error());
    const auto text = insight::personText(*record, books->in(wanted.language), {surroundings.now, WorkCalendar("Asia/Shanghai")});
    if (!text.ok())
        return fail(surroundings, text.error());
    const std::string json = insight::personJson(*record, surroundings.now).dump(2) + "\n";
    if (!wanted.exportTo.isEmpty()) {
        for (const auto &[ending, content] : {std::pair(".txt", *text), std::pair(".json", json)}) {
            if (const auto written = write(wanted.exportTo + QLatin1String(ending), content); !written.ok())
                return fail(surroundings, written.error());
        }
    } else if (!wanted.erase) {
        print(surroundings.json ? json : *text);
    }
    if (!wanted.erase)
        return Done;
    mutations::Mutation mutation;
    mutation.name = "contact.erase@1";
    mutation.arguments = Json{{"contact", found->front().id.toString()}};
    mutation.label = "undo.contact_erase";
    const auto receipt = (*open)->store->writer().run({Uuid{}, "sinanctl", model::Role::Admin}, mutation);
    if (!receipt.ok())
        return fail(surroundings, receipt.error());
    print(dumpJson({{"erased", found->front().id.toString()}, {"rows", receipt->writes.size()}, {"file_cleaned", !receipt->bytesRemain}}));
    if (receipt->bytesRemain)
        complain("sinanctl: the rows are erased, but the file could not be cleaned yet; it will be when the workspace is next opened");
    return receipt->bytesRemain ? Failed : Done;
}

} // namespace sinan::cli
