#pragma once

#include "ui/widgets/workbench.h"

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace sinan::widgets {
class ElidedLabel;
class Label;
} // namespace sinan::widgets

namespace sinan::shell {

/// How old the data of one source is.
struct SourceAge
{
    QString name;
    bool connected = false;
    bool stale = false;
    std::optional<UtcTime> newest;
};

/// What the status bar says, worked out from the rows. Never more than is known: without a source it says so.
struct DataAge
{
    QList<SourceAge> sources;      ///< connected ones first, newest first
    std::optional<UtcTime> newest; ///< over all of them
    std::int64_t changes = 0;      ///< that exist on this computer only
    std::int64_t customers = 0;
};
[[nodiscard]] DataAge readDataAge(const store::Reader &reader, UtcTime now, Language language);

/// The bottom line: how fresh the data is, where it is kept, what was just said, and the two keys to remember.
class StatusBar final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(widgets::Workbench &bench, QWidget *parent = nullptr);

    void refresh();
    /// A moment later and once, however many commits there are until then.
    void refreshSoon();
    void retranslate();
    void setNarrow(bool narrow);
    [[nodiscard]] const DataAge &age() const { return m_age; }

Q_SIGNALS:
    void ageAsked();
    void paletteAsked();
    void keysAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void write();
    void restyle();

    widgets::Workbench &m_bench;
    DataAge m_age;
    QToolButton *m_kept;
    QToolButton *m_fresh;
    widgets::ElidedLabel *m_counted;
    QToolButton *m_palette;
    QToolButton *m_keys;
    QTimer m_clock;
    QTimer m_soon;
};

} // namespace sinan::shell
