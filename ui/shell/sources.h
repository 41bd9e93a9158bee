#pragma once

#include "app/model/signal_kind.h"
#include "ui/shell/finding.h"
#include "ui/widgets/route.h"
#include "ui/widgets/text_match.h"
#include "ui/widgets/workbench.h"

#include <unordered_map>
#include <vector>

namespace sinan::shell {

using GoTo = std::function<void(const widgets::Route &)>;

/// Commands of the registry.
class CommandSource final : public FindingSource
{
public:
    enum class What { Places, Commands };
    /// @param what  commands whose id begins with "go." are places
    CommandSource(widgets::CommandRegistry &commands, What what);
    [[nodiscard]] const char *heading() const override;
    [[nodiscard]] QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) override;

private:
    widgets::CommandRegistry &m_commands;
    What m_what;
};

/// Names of all customers, ready for search. Read once, and again after some of them changed.
class CustomerNames
{
public:
    struct Name
    {
        Uuid id;
        QString name;
        QString english;
        QString city;
        widgets::Searchable text;
        /// As it is called on screens of that language.
        [[nodiscard]] QString in(Language language) const { return language == Language::English && !english.isEmpty() ? english : name; }
    };
    explicit CustomerNames(const store::Reader &reader) : m_reader(reader) {}
    [[nodiscard]] const std::vector<Name> &all();
    /// Nothing where there is no such customer.
    [[nodiscard]] const Name *find(const Uuid &id);
    void committed(const store::Commit &commit);

private:
    void load();

    const store::Reader &m_reader;
    std::vector<Name> m_names;
    std::unordered_map<Uuid, std::size_t> m_index;
    bool m_stale = true;
};

/// Customers by name: zh, en, pinyin.
class CustomerSource final : public FindingSource
{
public:
    CustomerSource(widgets::Workbench &bench, CustomerNames &names, GoTo go);
    [[nodiscard]] const char *heading() const override;
    [[nodiscard]] QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) override;

private:
    widgets::Workbench &m_bench;
    CustomerNames &m_names;
    GoTo m_go;
};

/// People at the customers, by name and title; opens their customer.
class ContactSource final : public FindingSource
{
public:
    ContactSource(widgets::Workbench &bench, CustomerNames &names, GoTo go);
    [[nodiscard]] const char *heading() const override;
    [[nodiscard]] QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) override;
    void committed(const store::Commit &commit);

private:
    struct Entry
    {
        Uuid customer;
        QString name;
        QString title;
        widgets::Searchable text;
    };
    void load();

    widgets::Workbench &m_bench;
    CustomerNames &m_names;
    GoTo m_go;
    std::vector<Entry> m_entries;
    bool m_stale = true;
};

/// Open warnings, by customer and by kind of signal.
class WarningSource final : public FindingSource
{
public:
    WarningSource(widgets::Workbench &bench, CustomerNames &names, GoTo go);
    [[nodiscard]] const char *heading() const override;
    [[nodiscard]] QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) override;
    void committed(const store::Commit &commit);

private:
    struct Entry
    {
        Uuid id;
        Uuid customer;
        model::SignalKind kind;
        widgets::Searchable text;
    };
    void load();

    widgets::Workbench &m_bench;
    CustomerNames &m_names;
    GoTo m_go;
    std::vector<Entry> m_entries;
    bool m_stale = true;
};

/// Conversations by their words, through the full-text index; opens at the words found.
class TalkSource final : public FindingSource
{
public:
    TalkSource(widgets::Workbench &bench, GoTo go);
    [[nodiscard]] const char *heading() const override;
    [[nodiscard]] QList<Finding> find(const widgets::SearchQuery &query, const QString &typed, int limit) override;

private:
    widgets::Workbench &m_bench;
    GoTo m_go;
};

/// Some characters around the first of the words in `text`, on one line, and where that word stands in bytes.
struct Excerpt
{
    QString text;
    std::int64_t from = 0;
    std::int64_t to = 0; ///< 0 = not found
};
[[nodiscard]] Excerpt excerpt(std::string_view text, const QStringList &query);

} // namespace sinan::shell
