#pragma once

#include "app/bridge/import_session.h"
#include "tests/support/memory_rows.h"

#include <QFile>
#include <QTemporaryDir>

namespace sinan::test {

/// An import against rows in memory: plan, look, apply as the writer would, one mutation after the other.
class ImportFixture
{
public:
    SetClock clock{parseIso("2026-03-02T00:10:00Z").value()};
    SeededRandom random{7};
    MemoryRows rows;
    std::vector<mutations::Write> writes; ///< of the last apply, for undo

    [[nodiscard]] bridge::ImportOptions options() const
    {
        bridge::ImportOptions options;
        options.resources = SINAN_SOURCE_DIR "/resources";
        return options;
    }
    [[nodiscard]] Result<std::size_t> apply(const bridge::ImportSession &session)
    {
        SINAN_ASSIGN(const auto list, session.mutations(clock, random, "import-1"));
        writes.clear();
        m_written.clear();
        for (const auto &mutation : list) {
            const mutations::Context context{{Uuid{}, "李静", model::Role::Manager}, clock.now(), &random, &clock};
            SINAN_ASSIGN(auto outcome, mutations::Registry::standard().run(context, mutation, rows));
            // One entry a row, as the store joins them: before the first write, after the last.
            for (auto &write : outcome.writes) {
                const auto [entry, fresh] = m_written.emplace(write.after.id, writes.size());
                if (fresh)
                    writes.push_back(std::move(write));
                else
                    writes[entry->second].after = std::move(write.after);
            }
        }
        return list.size();
    }

private:
    std::unordered_map<Uuid, std::size_t> m_written;
};

/// A file of these bytes in the folder. @return its path
[[nodiscard]] inline QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a test file");
    return file.fileName();
}

/// An import of that file, planned against what the fixture holds.
[[nodiscard]] inline bridge::ImportSession planned(ImportFixture &fixture, const QString &path)
{
    bridge::ImportSession session(fixture.options());
    session.addPath(path.toStdString());
    const auto done = session.plan(fixture.rows, fixture.clock.now());
    if (!done.ok())
        qFatal("%s", done.error().toString().c_str());
    return session;
}

/// Everything a person would see, as text, for the log of a failed test.
[[nodiscard]] inline std::string describe(const bridge::ImportPreview &preview)
{
    std::string text;
    const auto counts = [](const bridge::Counts &c) {
        return "rows " + std::to_string(c.rows) + " +" + std::to_string(c.added) + " ~" + std::to_string(c.updated) + " =" +
               std::to_string(c.unchanged) + " x" + std::to_string(c.refused) + " dup " + std::to_string(c.duplicates) +
               " created " + std::to_string(c.created);
    };
    for (const auto &issue : preview.issues)
        text += "issue " + issue.place.file + ":" + std::to_string(issue.place.row) + " " + issue.reason.id + "\n";
    for (const auto &table : preview.tables) {
        text += "table " + table.file + " " + table.sheet + " [" + std::string(toText(table.encoding)) + " '" + table.delimiter +
                "' header " + std::to_string(table.headerRow) + "] -> " +
                (table.collection ? std::string(model::tableOf(*table.collection).info.name) : "none") + " " +
                std::to_string(table.collectionConfidence) + " " + table.collectionReason.id + (table.included ? "" : " (out)") +
                "\n  " + counts(table.counts) + "\n";
        for (const auto &column : table.columns) {
            text += "  " + column.header + " -> " + std::to_string(int(column.target.kind)) + ":" + column.target.name + " " +
                    std::to_string(column.confidence) + " " + column.reason.id + " shape " + std::string(toText(column.shape)) +
                    " format '" + column.format.date + "' x" + std::to_string(column.format.scale) + " samples";
            for (const auto &sample : column.samples)
                text += " [" + sample + "]";
            for (const auto &[value, choice] : column.valueMap)
                text += " {" + value + "=" + choice + "}";
            text += "\n";
        }
        for (const auto &notice : table.notices)
            text += "  notice " + notice.id + " " + dumpJson(notice.args) + "\n";
        for (std::size_t i = 0; i < table.issues.size() && i < 10; ++i)
            text += "  refused row " + std::to_string(table.issues[i].place.row) + " col " + table.issues[i].place.header +
                    " value '" + table.issues[i].value + "' " + table.issues[i].reason.id + "\n";
        for (const auto &slip : table.didYouMean)
            text += "  did you mean row " + std::to_string(slip.place.row) + " " + slip.place.header + ": " + slip.value +
                    " -> " + slip.suggestion + " x" + std::to_string(slip.count) + "\n";
        if (table.lookup)
            text += "  lookup key " + std::to_string(table.lookup->keyColumn) + " into table " +
                    std::to_string(table.lookup->table) + " column " + std::to_string(table.lookup->otherColumn) + " coverage " +
                    std::to_string(table.lookup->coverage) + "\n";
    }
    for (std::size_t i = 0; i < preview.talks.size() && i < 20; ++i) {
        const auto &talk = preview.talks[i];
        text += "talk " + talk.file + ":" + std::to_string(talk.row) + " '" + talk.title + "' turns " +
                std::to_string(talk.turns) + " " + std::string(model::nameOf(talk.channel)) + " at " +
                (talk.occurredAt ? toIso(*talk.occurredAt) : "-") + " " + talk.dateReason.id + " customer '" + talk.customerName +
                "' " + std::to_string(talk.customerConfidence) + " " + talk.customerReason.id + " speakers";
        for (const auto &speaker : talk.speakers)
            text += " " + speaker.name + "/" + std::string(model::nameOf(speaker.role));
        text += " «" + talk.firstWords + "»\n";
    }
    return text + "total " + counts(preview.counts) + "\n";
}

} // namespace sinan::test
