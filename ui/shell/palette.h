#pragma once

#include "ui/shell/finding.h"
#include "ui/shell/overlay.h"

#include <memory>
#include <vector>

class QLineEdit;
class QListView;

namespace sinan::shell {

class FindingModel;

/// The search box and what it finds: commands, places, customers, warnings, conversations. ↓↑ choose, Enter does, Escape goes
/// back.
class Palette final : public Overlay
{
    Q_OBJECT
public:
    static constexpr int mostPerSource = 6;

    /// @param field  the search box in the top bar; the results open under it
    Palette(const theme::Theme &theme, QLineEdit *field, QWidget *window);
    ~Palette() override;

    /// Sources in the order of their headings.
    void addSource(std::unique_ptr<FindingSource> source);
    /// Focus into the field, results open (Ctrl+K).
    void start();
    /// Under the field, as wide as it and at least readable.
    void place();
    /// Runs the chosen line; a grey one says why instead.
    void run();
    [[nodiscard]] QList<Finding> findings() const;
    [[nodiscard]] int currentRow() const;

Q_SIGNALS:
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void move(int by);
    void leave();
    void focusMoved(QWidget *before, QWidget *now);

    QLineEdit *m_field;
    QListView *m_list;
    FindingModel *m_model;
    std::vector<std::unique_ptr<FindingSource>> m_sources;
    QPointer<QWidget> m_return;
};

} // namespace sinan::shell
