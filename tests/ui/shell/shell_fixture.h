#pragma once

#include "app/insight/phrasebook.h"
#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/interaction.h"
#include "app/model/library.h"
#include "app/model/warning.h"
#include "app/model/workspace.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/label.h"

#include <QTemporaryDir>
#include <QtTest>

namespace sinan::test {

[[nodiscard]] Uuid idOf(std::string_view name);

/// A screen with one line, for windows without real places.
class PlainScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    PlainScreen(widgets::Workbench &bench, QString name, QWidget *parent);
    [[nodiscard]] QString title() const override { return m_name; }
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override { return {m_first, m_second}; }
    void committed(const store::Commit &) override { ++commits; }

    [[nodiscard]] std::optional<Uuid> customerInView() const override { return inView; }

    QStringList opened; ///< route texts
    std::optional<Uuid> inView;
    int commits = 0;
    int retranslations = 0;

protected:
    void retranslate() override { ++retranslations; }

private:
    QString m_name;
    QWidget *m_first;
    QWidget *m_second;
};

/// A workspace of three customers, two talks, one warning and three sources, and the window on it.
class ShellFixture
{
public:
    ShellFixture();
    ~ShellFixture();

    /// Makes the window with 今日 and 客户 as plain screens and shows it.
    shell::MainWindow &open(QSize size = {1440, 900});
    void close() { m_window.reset(); }
    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    /// Waits until the writer has written all and the window has heard of it.
    void settle();
    void put(const std::vector<model::Row> &rows);
    /// A step as a person makes it.
    Result<store::Receipt> run(std::string name, Json arguments, std::string subject);
    [[nodiscard]] widgets::Workbench &bench() { return *m_bench; }
    [[nodiscard]] PlainScreen *today() { return m_today; }

    SetClock clock{*parseIso("2026-03-02T00:10:00Z")};
    SeededRandom random{7};
    theme::Theme theme;
    theme::Languages languages;

private:
    QTemporaryDir m_folder;
    store::NoKey m_key;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::optional<insight::Phrasebook> m_chinese;
    std::optional<insight::Phrasebook> m_english;
    std::unique_ptr<widgets::CommandRegistry> m_commands;
    std::optional<widgets::Workbench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;
    PlainScreen *m_today = nullptr;
};

/// Where pictures for the human eye go, or empty: the environment variable SINAN_SHOTS.
[[nodiscard]] QString shotFolder();

} // namespace sinan::test
