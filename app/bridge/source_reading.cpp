#include "app/base/text_fold.h"
#include "app/bridge/session_state.h"
#include "app/bridge/structured_input.h"

#include <QDir>
#include <QFileInfo>

namespace sinan::bridge {

Issue toIssue(const Error &error)
{
    Issue issue;
    issue.place.file = error.where;
    issue.reason.id = error.fact("reason").empty() ? "import.error.failed" : std::string(error.fact("reason"));
    issue.mend.id = error.fact("mend").empty() ? "import.mend.choose_again" : std::string(error.fact("mend"));
    for (const auto &[name, value] : error.facts) {
        if (name == "sheet")
            issue.place.sheet = value;
        else if (name == "row")
            issue.place.row = std::strtoll(value.c_str(), nullptr, 10);
        else if (name != "reason" && name != "mend")
            issue.reason.args[name] = textArgument(value);
    }
    if (error.fact("reason").empty())
        issue.reason.args["detail"] = textArgument(error.detail);
    return issue;
}

Error cancelledError()
{
    return Error{ErrorCode::Cancelled, "import", "stopped by the person", {}};
}

Result<std::unique_ptr<TableReader>> TableState::open(const InputLimits &limits) const
{
    if (book)
        return Workbook::read(book, sheet);
    if (listed)
        return std::unique_ptr<TableReader>(std::make_unique<ListedTableReader>(listed));
    SINAN_ASSIGN(auto reader, DelimitedReader::open(input, limits, encoding, delimiter));
    return std::unique_ptr<TableReader>(std::move(reader));
}

Result<void> TableState::analyse(const MappingLibrary &library, const InputLimits &limits, const Progress &progress)
{
    readIssues.clear();
    layout = {};
    shape = {input.name, book ? book->sheets()[sheet].name : std::string(), {}, {}};
    SINAN_ASSIGN(const auto reader, open(limits));
    if (const auto *text = dynamic_cast<const DelimitedReader *>(reader.get())) {
        encodingGuess = text->encoding();
        delimiterUsed = text->delimiter();
    }
    std::vector<TableRow> first;
    TableRow row;
    std::int64_t rows = 0;
    std::optional<Error> failure;
    const auto take = [&](const TableRow &taken) {
        if (taken.row <= layout.headerRow)
            return;
        for (std::size_t i = 0; i < shape.profiles.size(); ++i)
            shape.profiles[i].add(i < taken.cells.size() ? taken.cells[i] : std::string(),
                                  taken.kinds.empty() || i >= taken.cells.size() ? CellKind::Text : taken.kinds[i], library);
    };
    bool laidOut = false;
    const auto layOut = [&] {
        layout = listed ? TableLayout{0, listed->headers, {}} : findLayout(first, library, headerRow);
        shape.headers = layout.headers;
        shape.profiles.assign(layout.headers.size(), {});
        laidOut = true;
        for (const auto &taken : first)
            take(taken);
    };
    for (;;) {
        auto more = reader->read(row);
        if (!more.ok()) {
            failure = more.error();
            break;
        }
        if (!more.value())
            break;
        if (++rows > limits.rows) {
            failure = inputError(ErrorCode::TooLarge, input.name, "import.error.too_many_rows", "import.mend.split_file",
                                 {{"limit", numberArgument(limits.rows)}});
            break;
        }
        if (!laidOut) {
            first.push_back(row);
            if (first.size() == 30)
                layOut();
            continue;
        }
        take(row);
        if (rows % 1000 == 0) {
            if (progress.cancelled && progress.cancelled())
                return cancelledError();
            if (progress.report)
                progress.report("import.step.read", std::int64_t(reader->progress() * 1000), 1000);
        }
    }
    if (!laidOut)
        layOut();
    readIssues.assign(reader->issues().begin(), reader->issues().end());
    if (failure) {
        if (rows == 0)
            return *failure;
        readIssues.push_back(toIssue(*failure));
    }
    if (shape.headers.empty())
        return inputError(ErrorCode::Unreadable, input.name, "import.error.empty_table", "import.mend.choose_again");
    analysed = true;
    return {};
}

Result<void> ImportSession::State::readSources(const Progress &progress)
{
    if (!library) {
        SINAN_ASSIGN(auto loaded, MappingLibrary::load(options.resources));
        library = std::move(loaded);
    }
    if (sourcesRead)
        return {};
    tables.clear();
    talks.clear();
    talkChoices.clear();
    sourceIssues.clear();
    int files = 0;
    for (const auto &[path, text] : given) {
        if (text) {
            addSource({path, {}, text->first}, text->second);
            continue;
        }
        const QFileInfo info(QString::fromStdString(path));
        QFileInfoList list{info};
        if (info.isDir())
            list = QDir(info.filePath()).entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo &file : list) {
            if (progress.cancelled && progress.cancelled())
                return cancelledError();
            if (++files > options.limits.files) {
                if (files == options.limits.files + 1)
                    sourceIssues.push_back(
                        toIssue(inputError(ErrorCode::TooLarge, info.fileName().toStdString(), "import.error.too_many_files",
                                           "import.mend.fewer_files", {{"limit", numberArgument(options.limits.files)}})));
                break;
            }
            // Excel's lock files and the like.
            if (info.isDir() && (file.fileName().startsWith('.') || file.fileName().startsWith("~$")))
                continue;
            addSource({file.fileName().toStdString(), file.filePath().toStdString(), {}}, TextKind::Guess);
        }
    }
    sourcesRead = true;
    return {};
}

void ImportSession::State::addSource(const Input &input, TextKind kind)
{
    const auto fail = [this](const Error &error) { sourceIssues.push_back(toIssue(error)); };
    const auto what = fileKind(input);
    if (!what.ok())
        return fail(what.error());
    if (what.value() == FileKind::Workbook) {
        auto book = Workbook::open(input, options.limits);
        if (!book.ok())
            return fail(book.error());
        for (std::size_t i = 0; i < (*book)->sheets().size(); ++i) {
            TableState table;
            table.input = input;
            table.book = *book;
            table.sheet = i;
            table.hiddenSheet = (*book)->sheets()[i].hidden;
            tables.push_back(std::move(table));
        }
        return;
    }
    const std::string name = fold(input.name);
    if (kind == TextKind::Guess && !input.text && (name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".tab")))
        kind = TextKind::Table;
    if (kind == TextKind::Table) {
        TableState table;
        table.input = input;
        tables.push_back(std::move(table));
        return;
    }
    EncodingGuess encoding;
    auto text = readWholeText(input, std::nullopt, options.limits, &encoding);
    if (!text.ok())
        return fail(text.error());
    if (const TextForm form = kind == TextKind::Guess ? textForm(input.name, *text) : TextForm::Plain; form != TextForm::Plain) {
        auto read = readStructured(form, input.name, *text, *library, options.limits);
        if (!read.ok())
            return fail(read.error());
        sourceIssues.insert(sourceIssues.end(), read->issues.begin(), read->issues.end());
        if (read->table) {
            TableState table;
            table.input = input;
            table.listed = read->table;
            table.encodingGuess = encoding;
            tables.push_back(std::move(table));
        }
        for (auto &talk : read->talks)
            talks.push_back({input.name, std::move(talk)});
        return;
    }
    // A guessed note may still have a head: 客户, 日期, a mail's sender.
    if (kind == TextKind::Guess && guessTextKind(*text, *library) == TextKind::Table)
        kind = TextKind::Table;
    if (kind == TextKind::Table) {
        TableState table;
        table.input = input;
        tables.push_back(std::move(table));
        return;
    }
    auto parsed = TalkReader(*library, options.limits).read(*text, kind);
    if (parsed.empty())
        return fail(inputError(ErrorCode::Unreadable, input.name, "import.error.empty_file", "import.mend.choose_again"));
    for (auto &talk : parsed)
        talks.push_back({input.name, std::move(talk)});
}

} // namespace sinan::bridge
