#pragma once

#include "app/insight/phrasebook.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "app/model/warning.h"
#include "ui/screens/customers/customer_screen.h"
#include "ui/screens/customers/customers_screen.h"
#include "ui/screens/import/import_screen.h"
#include "ui/shell/main_window.h"

#include <QTemporaryDir>
#include <QtTest>

namespace sinan::test {

[[nodiscard]] Uuid rowId(std::string_view name);

/// What stands in the workspace before the test.
enum class Contents {
    Nothing,  ///< a workspace without a customer
    Few,      ///< three customers with everything a page can show
    Demo      ///< the demo's 205 customers with their talks, numbers and cards, and some warnings
};

/// A stored workspace, and the window with the customers' places on it.
class CustomersFixture
{
public:
    explicit CustomersFixture(Contents contents = Contents::Few);
    ~CustomersFixture();

    shell::MainWindow &open(QSize size = {1440, 900}, const QString &route = QStringLiteral("customers"));
    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    [[nodiscard]] screens::CustomersScreen *list();
    [[nodiscard]] screens::CustomerScreen *page();
    [[nodiscard]] screens::ImportScreen *import();
    /// Opens the page and waits until it shows what was read.
    screens::CustomerScreen *openPage(std::string_view customer);
    /// Waits until the writer has written all and the window has heard of it.
    void settle();
    void put(const std::vector<model::Row> &rows);
    template <class T>
    [[nodiscard]] std::optional<T> get(const Uuid &id)
    {
        auto found = mutations::findAs<T>(*m_reader, id);
        return found.ok() ? *found : std::nullopt;
    }
    template <class T>
    [[nodiscard]] std::vector<T> all()
    {
        return mutations::selectAs<T>(*m_reader, {}).value();
    }
    /// A file in the fixture's own folder. @return its path
    QString file(const QString &name, const QByteArray &contents);
    [[nodiscard]] std::vector<store::HistoryStep> history() { return m_reader->history(50).value(); }
    [[nodiscard]] widgets::Workbench &bench() { return *m_bench; }
    [[nodiscard]] store::Store &store() { return *m_store; }

    SetClock clock{*parseIso("2026-03-02T00:10:00Z")};
    SeededRandom random{11};
    theme::Theme theme;
    theme::Languages languages;
    QList<widgets::Route> routes;  ///< every place that was asked for

private:
    void fillFew();
    void fillDemo();

    QTemporaryDir m_folder;
    store::NoKey m_key;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::optional<insight::Phrasebook> m_chinese;
    std::optional<insight::Phrasebook> m_english;
    std::unique_ptr<widgets::CommandRegistry> m_commands;
    std::optional<widgets::Workbench> m_bench;
    std::shared_ptr<screens::CustomersDesk> m_desk;
    std::unique_ptr<shell::MainWindow> m_window;
};

/// A warning as reflex stores it, with the sentence that 交付周期 has.
[[nodiscard]] model::Warning warningOf(std::string_view name, const Uuid &customer, model::SignalKind kind, model::Severity severity, UtcTime opened,
                                       std::optional<UtcTime> due);

/// Where pictures for the human eye go, or empty: the environment variable SINAN_SHOTS.
[[nodiscard]] QString pictureFolder();

} // namespace sinan::test
