#pragma once

#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/mutations/mutation.h"
#include "app/store/store.h"

#include <QTemporaryDir>
#include <QtTest>

namespace sinan::test {

/// Fails the running test with the error's text and leaves the function.
#define VERIFY_OK(result)                                                                                                        \
    do {                                                                                                                         \
        const auto &verified = (result);                                                                                         \
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().toString().c_str());                                       \
    } while (false)

/// Fails the running test where `result` is fine or has another code.
#define VERIFY_ERROR(result, expected)                                                                                           \
    do {                                                                                                                         \
        const auto &verified = (result);                                                                                         \
        QVERIFY2(!verified.ok(), "it should have failed");                                                                       \
        QVERIFY2(verified.error().code == (expected), verified.error().toString().c_str());                                      \
    } while (false)

/// Mutations for tests of the store: rows as JSON go in, rows marked so come out.
[[nodiscard]] const mutations::Registry &testMutations();
/// test.put@1 with rows: {"rows": [{"collection": "customer", "id": …, …}]}.
[[nodiscard]] mutations::Mutation putMutation(const std::vector<model::Row> &rows, std::string group = {});
[[nodiscard]] mutations::Mutation removeMutation(model::Collection collection, const Uuid &id, std::string group = {});
[[nodiscard]] mutations::Actor manager();

[[nodiscard]] Uuid idOf(std::string_view name);
[[nodiscard]] model::Row customerRow(std::string_view name);
[[nodiscard]] model::Row interactionRow(std::string_view key, std::string_view text, const Uuid &customer = {});

/// A workspace in a folder of its own, with a clock that stands still.
class StoreFixture
{
public:
    StoreFixture();
    /// Opens (or opens again) the workspace.
    Result<void> open();
    void close() { m_store.reset(); }
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] store::Writer &writer() { return m_store->writer(); }
    /// A fresh reader.
    [[nodiscard]] std::unique_ptr<store::Reader> reader();
    Result<void> put(const model::Row &row);
    [[nodiscard]] std::filesystem::path path() const { return m_path; }
    [[nodiscard]] std::filesystem::path folder() const { return m_path.parent_path(); }
    [[nodiscard]] const store::Environment &environment() const { return m_environment; }
    SetClock clock{fromMillis(1'772'409'000'000)};
    SeededRandom random{7};
    std::optional<store::DatabaseKey> key;

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
    store::Environment m_environment;
    std::unique_ptr<store::Store> m_store;
};

} // namespace sinan::test
