// 客户 with 100,000 customers and 1,000,000 talks: first rows after a sort, a filter, a grouping; scrolling against a bare QTableView;
// a customer's page; the full-text search; the start of the program. Arguments: customers, talks, and a folder in which the workspace
// is kept for the next run (made there where it is missing; a minute or two).
#include "bench/bench_support.h"
#include "bench/big_workspace.h"
#include "bench/child.h"

#include "app/main/phrasebooks.h"
#include "app/main/window/places.h"
#include "ui/screens/customers/customer_screen.h"
#include "ui/screens/customers/customer_table.h"
#include "ui/screens/customers/customers_screen.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>

using namespace sinan;
using namespace sinan::bench;
using screens::ColumnId;
using screens::CustomerColumn;

namespace {

constexpr int runs = 5;
const std::filesystem::path resources = SINAN_SOURCE_DIR "/resources";

/// Waits for what the window does by itself, in turns of the event loop.
void waitUntil(const std::function<bool()> &done, const char *what)
{
    QElapsedTimer patience;
    patience.start();
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
        if (patience.elapsed() > 60'000)
            stop(std::string("nothing comes of ") + what);
    }
}

/// The window over the workspace, as app/main makes it.
class BigWindow
{
public:
    explicit BigWindow(store::Store &store)
        : m_store(store), m_reader(std::move(store.reader()).value()), m_books(std::move(main::readPhrasebooks(resources)).value())
    {
        m_theme.install(*qApp);
        m_theme.setMotion(false);
        m_commands = std::make_unique<widgets::CommandRegistry>(m_theme, m_languages);
        m_languages.set(Language::Chinese);
        m_bench.reset(new widgets::Workbench{m_store, *m_reader, m_clock, m_random, mutations::Actor{}, m_books.zh, m_books.en,
                                             WorkCalendar("Asia/Shanghai"), m_theme, m_languages, *m_commands});
        m_window = std::make_unique<shell::MainWindow>(*m_bench, shell::Look{});
        main::addPlaces(*m_window, *m_bench, resources);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->go(*widgets::Route::parse(QStringLiteral("customers")));
        waitUntil([this] { return list().list().state() == screens::CustomerList::State::Shown; }, "the list");
    }
    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    [[nodiscard]] screens::CustomersScreen &list() { return *m_window->findChild<screens::CustomersScreen *>(); }
    [[nodiscard]] screens::CustomerTable &table() { return *m_window->findChild<screens::CustomerTable *>(); }
    [[nodiscard]] const store::Reader &reader() const { return *m_reader; }

private:
    store::Store &m_store;
    std::unique_ptr<store::Reader> m_reader;
    main::Phrasebooks m_books;
    SystemClock m_clock;
    SystemRandom m_random;
    theme::Theme m_theme;
    theme::Languages m_languages;
    std::unique_ptr<widgets::CommandRegistry> m_commands;
    std::unique_ptr<widgets::Workbench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;
};

struct Asked
{
    std::string name;
    QString filter;
    CustomerColumn sortBy = CustomerColumn::Warnings;
    bool descending = true;
    std::optional<CustomerColumn> groupBy = {};
};

/// From the ask to the end of the paint with the new rows on it.
double firstRows(BigWindow &big, const Asked &asked)
{
    screens::CustomerList &list = big.list().list();
    bool changed = false;
    const auto connection = QObject::connect(&list, &screens::CustomerList::changed, [&changed] { changed = true; });
    const double taken = seconds([&] {
        list.ask(asked.filter, ColumnId{asked.sortBy, asked.sortBy == CustomerColumn::Custom ? "tender_no" : ""}, asked.descending, asked.groupBy);
        waitUntil([&] { return changed; }, asked.name.c_str());
        big.window().repaint();
    });
    QObject::disconnect(connection);
    const int first = asked.groupBy ? 1 : 0;
    if (list.model().rowCount() > first && list.model().customer(first).row == 0)
        stop("rows were painted before they were read");
    return taken * 1000;
}

void measureFirstRows(BigWindow &big, std::int64_t customers)
{
    std::vector<Asked> all;
    for (const CustomerColumn column : {CustomerColumn::Name, CustomerColumn::Stars, CustomerColumn::Industry, CustomerColumn::Region, CustomerColumn::Owner,
                                        CustomerColumn::Stage, CustomerColumn::Amount, CustomerColumn::Warnings, CustomerColumn::LastContact, CustomerColumn::Card}) {
        for (const bool descending : {true, false})
            all.push_back({"sort_" + ColumnId{column, {}}.toText().toStdString(), {}, column, descending});
    }
    for (const char *word : {"机械", "li", "yfjx", "hangzhouguangying", "K-1000", "没有这户", "李明 阀门", "负责人:李明", "预警:有 区域:重庆"})
        all.push_back({std::string("filter ") + word, QString::fromUtf8(word)});
    for (const CustomerColumn column : screens::groupColumns)
        all.push_back({"group_" + ColumnId{column, {}}.toText().toStdString(), {}, CustomerColumn::Amount, true, column});
    const auto slowest = [&](const std::vector<Asked> &asks, std::string &name) {
        double worst = 0;
        std::vector<std::vector<double>> times(asks.size());
        for (int run = 0; run < runs; ++run) {
            for (std::size_t i = 0; i < asks.size(); ++i)
                times[i].push_back(firstRows(big, asks[i]));
        }
        for (std::size_t i = 0; i < asks.size(); ++i) {
            if (const double taken = median(times[i]); taken > worst) {
                worst = taken;
                name = asks[i].name;
            }
        }
        return worst;
    };
    std::string name;
    const double worst = slowest(all, name);
    print({"customers_first_rows", worst, 100, "ms", worst / 100, 1, Better::Lower,
           "ask to paint, slowest of " + std::to_string(all.size()) + " sorts, filters and groupings (median of 5): " + name + "; " +
               std::to_string(customers) + " customers, " + loadNote()});
    const double custom = slowest({{"sort by a field of one's own", {}, CustomerColumn::Custom, true}, {"back", {}, CustomerColumn::Custom, false}}, name);
    print({"customers_first_rows_custom", custom, 100, "ms", custom / 100, 1, Better::Lower, "the same by a field of one's own; " + loadNote()});
    (void)firstRows(big, {"default", {}, {}});
}

/// As many rows and columns of texts that cost nothing.
class BareModel final : public QAbstractTableModel
{
public:
    BareModel(int rows, int columns) : m_rows(rows), m_columns(columns) {}
    [[nodiscard]] int rowCount(const QModelIndex &) const override { return m_rows; }
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return m_columns; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("杭州光影机械 %1").arg(index.row())) : QVariant();
    }

private:
    int m_rows;
    int m_columns;
};

/// One step of three rows with its paint, median of many.
double scrollStep(QTableView &view)
{
    std::vector<double> times;
    QScrollBar &bar = *view.verticalScrollBar();
    bar.setValue(bar.maximum() / 3);
    for (int i = 0; i < 200; ++i) {
        QCoreApplication::processEvents();
        times.push_back(seconds([&] {
            bar.setValue(bar.value() + 3 * view.verticalHeader()->defaultSectionSize());
            view.viewport()->repaint();
        }));
    }
    return median(std::move(times)) * 1000;
}

void measureScroll(BigWindow &big)
{
    screens::CustomerTable &table = big.table();
    BareModel model(table.model()->rowCount(), table.model()->columnCount());
    QTableView bare;
    bare.setModel(&model);
    bare.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    bare.verticalHeader()->hide();
    bare.verticalHeader()->setDefaultSectionSize(table.verticalHeader()->defaultSectionSize());
    bare.setFont(table.font());
    bare.resize(table.size());
    for (int column = 0; column < model.columnCount({}); ++column)
        bare.setColumnWidth(column, table.columnWidth(column));
    bare.show();
    QCoreApplication::processEvents();
    (void)scrollStep(table);
    (void)scrollStep(bare);
    const Pair pair = interleaved(runs, [&] { return scrollStep(table); }, [&] { return scrollStep(bare); });
    print({"customers_scroll", pair.ours, pair.peer, "ms", pair.ours / pair.peer, 1.5, Better::Lower,
           "three rows further and painted, rows read meanwhile; peer: a bare QTableView with as many rows and columns of texts; " + loadNote()});
    // By the scroll bar to anywhere: until the rows there have been read and painted.
    std::vector<double> jumps;
    QScrollBar &bar = *table.verticalScrollBar();
    auto &list = big.list().list().model();
    for (int i = 0; i < 60; ++i) {
        const int to = int(std::int64_t(bar.maximum()) * ((i * 37) % 100) / 100);
        jumps.push_back(seconds([&] {
            bar.setValue(to);
            table.viewport()->repaint();
            waitUntil([&] { return list.customer(table.rowAt(0)).row != 0 && list.customer(table.rowAt(table.viewport()->height() - 1)).row != 0; }, "a jump");
            table.viewport()->repaint();
        }) * 1000);
    }
    std::sort(jumps.begin(), jumps.end());
    const double p95 = jumps[jumps.size() * 95 / 100];
    print({"customers_jump", p95, 100, "ms", p95 / 100, 1, Better::Lower, "scroll bar to anywhere, until rows stand there, p95 of 60; " + loadNote()});
}

void measurePages(BigWindow &big, const std::vector<Uuid> &customers)
{
    std::vector<double> times;
    big.window().go(widgets::Route::to(QStringLiteral("customer"), customers.front()));
    screens::CustomerScreen *page = nullptr;
    waitUntil([&] { return (page = big.window().findChild<screens::CustomerScreen *>()) && page->isLoaded(); }, "a page");
    bool shown = false;
    QObject::connect(page, &screens::CustomerScreen::shown, page, [&shown] { shown = true; });
    for (const Uuid &customer : customers) {
        shown = false;
        times.push_back(seconds([&] {
            big.window().go(widgets::Route::to(QStringLiteral("customer"), customer));
            waitUntil([&] { return shown; }, "a page");
            big.window().repaint();
        }) * 1000);
    }
    std::sort(times.begin(), times.end());
    const double p95 = times[times.size() * 95 / 100];
    char note[160];
    std::snprintf(note, sizeof note, "open to paint, p95 of %zu customers, every fourth of them with many talks; median %.0f ms, slowest %.0f ms, %s", times.size(),
                  median(times), times.back(), loadNote().c_str());
    print({"customers_page", p95, 150, "ms", p95 / 150, 1, Better::Lower, note});
}

void measureSearch(const store::Reader &reader)
{
    std::string slowestWord;
    double slowest = 0;
    for (const char *word : {"货", "交付", "合同", "接口", "违约条款", "等保", "试用账号", "采购", "云帆", "价格再谈谈", "法务还在看", "K-1234", "例会 12", "稳定 第二条线"}) {
        std::vector<double> times;
        for (int run = 0; run < runs; ++run) {
            times.push_back(seconds([&] {
                if (!reader.search(word, 50).ok())
                    stop("the search fails");
            }) * 1000);
        }
        if (const double taken = median(times); taken > slowest) {
            slowest = taken;
            slowestWord = word;
        }
    }
    print({"customers_search", slowest, 50, "ms", slowest / 50, 1, Better::Lower, "first 50 hits, slowest of 14 words: " + slowestWord + "; " + loadNote()});
}

/// exec to the first warnings painted on 今日.
double startOf(const QStringList &arguments, const QTemporaryDir &folder)
{
    const QString perf = folder.filePath(QStringLiteral("perf.json"));
    const ChildResult child = runChild(programPath("sinan"), arguments + QStringList{QStringLiteral("--keys"), QStringLiteral("wait:1500"), QStringLiteral("--perf"), perf},
                                       QStringLiteral("offscreen"), {}, perf);
    const double at = child.perf.value("first_warning_at", 0.0);
    if (at <= 0)
        stop("no warning was painted");
    return at - child.startedAt;
}

void measureStart(const std::filesystem::path &workspace)
{
    const QTemporaryDir folder;
    const QStringList ours{QStringLiteral("--workspace"), QString::fromStdU16String(workspace.u16string())};
    const QStringList peer{QStringLiteral("--demo"), QStringLiteral("--workspace"), folder.filePath(QStringLiteral("data"))};
    (void)startOf(peer, folder);
    (void)startOf(ours, folder);
    const Pair pair = interleaved(runs, [&] { return startOf(ours, folder); }, [&] { return startOf(peer, folder); });
    print({"customers_start", pair.ours, pair.peer, "ms", pair.ours / pair.peer, 2, Better::Lower,
           "exec to the first warnings painted; peer: the demo's 205 customers; " + loadNote()});
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const std::int64_t customers = argc > 1 ? std::atoll(argv[1]) : 100'000;
    const std::int64_t talks = argc > 2 ? std::atoll(argv[2]) : 1'000'000;
    const QTemporaryDir scratch;
    const std::filesystem::path kept = argc > 3 ? std::filesystem::path(argv[3]) : std::filesystem::path(scratch.path().toStdU16String());
    const std::filesystem::path folder = kept / ("customers_" + std::to_string(customers) + "_" + std::to_string(talks));
    const bool fresh = !std::filesystem::exists(folder / "workspace.db");
    std::filesystem::create_directories(folder);
    {
        SystemClock clock;
        SystemRandom random;
        store::NoKey key;
        auto store = store::Store::open(folder / "workspace.db", key, {&clock, &random, &mutations::Registry::standard()});
        if (!store.ok())
            stop(store.error().toString());
        if (fresh) {
            const double taken = seconds([&] { fill(**store, {customers, talks, 7, clock.now()}); });
            std::fprintf(stderr, "bench: %lld customers and %lld talks written in %.0f s\n", (long long)customers, (long long)talks, taken);
        }
        BigWindow big(**store);
        measureFirstRows(big, customers);
        measureScroll(big);
        std::vector<std::int64_t> rows;
        const auto &order = big.list().list().model().order()->rows;
        for (std::size_t i = 0; i < 100; ++i)
            rows.push_back(order[i * 7919 % order.size()]);
        // Every 200th row has many talks (big_workspace).
        for (std::size_t i = 0; i < 100; i += 4)
            rows[i] = std::int64_t(i * 200 % order.size()) / 200 * 200 + 1;
        std::vector<Uuid> ids;
        const auto lines = big.reader().customerLines(rows, clock.now());
        for (const auto &line : lines.value())
            ids.push_back(line.id);
        measurePages(big, ids);
        measureSearch(big.reader());
    }
    measureStart(folder);
    return 0;
}
