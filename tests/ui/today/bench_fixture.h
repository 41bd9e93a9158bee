#pragma once

#include "app/insight/explanation.h"
#include "app/insight/phrasebook.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/library.h"
#include "app/model/opportunity.h"
#include "app/model/rule.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/model/workspace.h"
#include "app/store/store.h"
#include "ui/widgets/screen.h"
#include "ui/widgets/workbench.h"

#include <QTemporaryDir>
#include <QtTest>

namespace sinan::test {

/// What a warning of the fixture is like; the rest is made up from it.
struct WarningSpec {
    std::string customer;
    std::string nameEn = {};
    model::SignalKind kind = model::SignalKind::DeliveryLeadTime;
    model::Severity severity = model::Severity::High;
    double score = 71;
    std::optional<double> hoursLeft = 21;
    std::int64_t amount = 3'100'000; ///< major units; 0 = none
    insight::Message sentence = {};  ///< default: asked n times about delivery
    std::vector<std::pair<std::string, std::string>> words = {}; ///< title of the conversation, line that holds the quote in [brackets]
    insight::BothTexts advice = {"请供应链给出能写进合同的到货日", "Ask supply for a date that can go into the contract"};
    std::string owner = "王芳";
    std::string cause = {};
    std::string article = "kb-delivery-commitment";
};

/// A workspace in a folder of its own, and a workbench over it. The clock stands at 2026-03-02 08:10 in Shanghai.
class BenchFixture
{
public:
    BenchFixture();
    ~BenchFixture();

    [[nodiscard]] widgets::Workbench &bench() { return *m_bench; }
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] const store::Reader &reader() const { return *m_reader; }
    /// Rows go in as the import would leave them, in one transaction.
    void put(const std::vector<model::Row> &rows);
    /// Adds customer, opportunity, conversations, signals and the warning. @return its id
    Uuid add(const WarningSpec &spec);
    void addAll(const std::vector<WarningSpec> &specs);
    void addColleagues();
    /// One customer without warnings.
    void addQuietCustomer(const std::string &name);
    [[nodiscard]] model::Warning warning(const Uuid &id) const;
    template <class T>
    [[nodiscard]] std::vector<T> all() const
    {
        return mutations::selectAs<T>(*m_reader, {}).valueOr({});
    }
    /// Five warnings like the demo's stories, and some more behind them.
    void addStories();
    /// Commits reach the screen as the shell passes them on.
    void connectTo(widgets::Screen *screen);
    /// All jobs written, and what they sent delivered.
    void settle();
    /// The warnings that are open or in hand, as text: equal for equal lists.
    [[nodiscard]] std::string listSnapshot() const;

    /// Takes the last step of the history back, as Ctrl+Z does.
    void undo();

    SetClock clock;
    SeededRandom random{11};
    static Uuid id(std::string_view name);

private:
    std::vector<model::Row> rowsOf(const WarningSpec &spec, Uuid &warning);

    QTemporaryDir m_folder;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<theme::Languages> m_languages;
    std::unique_ptr<widgets::CommandRegistry> m_commands;
    std::optional<insight::Phrasebook> m_chinese;
    std::optional<insight::Phrasebook> m_english;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<widgets::Workbench> m_bench;
};

/// Visible texts that do not fit their widgets and have no tooltip with the whole text, as "objectName: text".
[[nodiscard]] QStringList clippedTexts(QWidget &root);
/// Visible controls without a name for screen readers, by class and object name.
[[nodiscard]] QStringList namelessControls(QWidget &root);
/// Lets layouts, queued calls and late answers settle.
void settleEvents();

} // namespace sinan::test
