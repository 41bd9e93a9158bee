#include "app/base/text_fold.h"
#include "app/bridge/calendar_reader.h"
#include "app/bridge/document_reader.h"
#include "app/bridge/mail_reader.h"
#include "app/bridge/old_workbook.h"
#include "app/bridge/session_state.h"

#include <QDir>
#include <QFileInfo>

namespace sinan::bridge {

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
    shape = {input.name, book ? book->sheets()[sheet].name : listed ? listed->sheet : std::string(), {}, {}};
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
        layout = listed && !listed->headers.empty() ? TableLayout{0, listed->headers, {}} : findLayout(first, library, headerRow);
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

void ImportSession::State::take(const Input &input, Result<StructuredInput> read, const EncodingGuess &encoding)
{
    if (!read.ok()) {
        sourceIssues.push_back(toIssue(read.error()));
        return;
    }
    sourceIssues.insert(sourceIssues.end(), read->issues.begin(), read->issues.end());
    for (const auto &listed : read->tables) {
        TableState table;
        table.input = input;
        table.listed = listed;
        table.hiddenSheet = listed->hidden;
        table.encodingGuess = encoding;
        tables.push_back(std::move(table));
    }
    for (auto &talk : read->talks) {
        if (talk.cut) {
            IssueList issues(input.name, options.limits);
            issues.add(talk.row, {}, talk.turns.empty() ? talk.body : talk.turns.back().words,
                       {"import.issue.talk_cut", {{"limit", numberArgument(options.limits.textBytes >> 20)}}},
                       "import.mend.split_talk");
            const auto told = issues.take();
            sourceIssues.insert(sourceIssues.end(), told.begin(), told.end());
        }
        talks.push_back({input.name, std::move(talk)});
    }
}

void ImportSession::State::addTable(const Input &input)
{
    TableState table;
    table.input = input;
    tables.push_back(std::move(table));
}

/// A form that its bytes show: workbooks, documents, mails. @return false: it is text
bool ImportSession::State::addBinary(const Input &input, FileKind what)
{
    const std::string name = fold(input.name);
    if (what == FileKind::Workbook) {
        const bool sheets = name.ends_with(".xlsx") || name.ends_with(".xlsm");
        if (!sheets && isDocument(input, options.limits)) {
            take(input, readDocument(input, *library, options.limits));
            return true;
        }
        auto book = Workbook::open(input, options.limits);
        if (!book.ok())
            sourceIssues.push_back(toIssue(book.error()));
        for (std::size_t i = 0; book.ok() && i < (*book)->sheets().size(); ++i) {
            TableState table;
            table.input = input;
            table.book = *book;
            table.sheet = i;
            table.hiddenSheet = (*book)->sheets()[i].hidden;
            tables.push_back(std::move(table));
        }
        return true;
    }
    const auto head = readBytes(input, options.limits, 4096);
    const bool mails = head.ok() && (what == FileKind::Text || what == FileKind::Binary) && looksLikeMails(input.name, *head);
    if (!mails && what != FileKind::OldWorkbook)
        return false;
    const auto bytes = readBytes(input, options.limits);
    if (!bytes.ok())
        sourceIssues.push_back(toIssue(bytes.error()));
    else
        take(input, mails ? readMails(input.name, *bytes, options.limits) : readOldWorkbook(input.name, *bytes, options.limits));
    return true;
}

void ImportSession::State::addSource(const Input &input, TextKind kind)
{
    const auto fail = [this](const Error &error) { sourceIssues.push_back(toIssue(error)); };
    const auto what = fileKind(input);
    if (!what.ok())
        return fail(what.error());
    if (kind == TextKind::Guess && (!input.text || what.value() == FileKind::Text) && addBinary(input, what.value()))
        return;
    const std::string name = fold(input.name);
    if (kind == TextKind::Guess && !input.text && (name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".tab")))
        kind = TextKind::Table;
    if (kind == TextKind::Table)
        return addTable(input);
    // The beginning tells what it is: a table is pulled row by row, the rest read whole.
    const auto beginning = readBeginning(input, options.limits);
    if (!beginning.ok())
        return fail(beginning.error());
    const TextForm form = kind == TextKind::Guess ? textForm(input.name, *beginning) : TextForm::Plain;
    if (form == TextForm::Plain && kind == TextKind::Guess && guessTextKind(*beginning, *library) == TextKind::Table)
        return addTable(input);
    EncodingGuess encoding;
    const auto text = readWholeText(input, std::nullopt, options.limits, &encoding);
    if (!text.ok())
        return fail(text.error());
    if (form == TextForm::Calendar)
        return take(input, readCalendar(input.name, *text, options.zone, options.limits), encoding);
    if (form != TextForm::Plain)
        return take(input, readStructured(form, input.name, *text, *library, options.limits), encoding);
    if (std::int64_t(text->size()) > options.limits.talkBytes)
        return fail(inputError(ErrorCode::TooLarge, input.name, "import.error.text_too_large", "import.mend.split_file",
                               {{"limit", numberArgument(options.limits.talkBytes >> 20)}}));
    // A guessed note may still have a head: 客户, 日期, a mail's sender.
    StructuredInput read;
    read.talks = TalkReader(*library, options.limits).read(*text, kind);
    if (read.talks.empty())
        return fail(inputError(ErrorCode::Unreadable, input.name, "import.error.empty_file", "import.mend.choose_again"));
    take(input, std::move(read), encoding);
}

} // namespace sinan::bridge
