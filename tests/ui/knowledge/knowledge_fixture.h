#pragma once

#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/knowledge/knowledge_desk.h"
#include "ui/screens/knowledge/knowledge_screen.h"

namespace sinan::test {

/// A workspace with four articles and three cases, and the knowledge place over it. The day is 2 March 2026.
class KnowledgeFixture
{
public:
    KnowledgeFixture();
    /// Opens the place and waits until it has read.
    void open(const QString &route = QStringLiteral("knowledge"), const QSize &size = QSize(1044, 540));
    /// Another person at the same workspace.
    void becomes(model::Role role) { bench.bench().actor.role = role; }
    void close();

    [[nodiscard]] screens::KnowledgeScreen &place() { return *screen; }
    [[nodiscard]] QStringList titles();
    /// Presses the key where the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] model::KnowledgeArticle stored(const std::string &key);
    [[nodiscard]] std::vector<model::ArticleVersion> versionsOf(const Uuid &article);

    BenchFixture bench;
    std::shared_ptr<screens::KnowledgeDesk> desk;
    std::unique_ptr<screens::KnowledgeScreen> screen;
};

} // namespace sinan::test
