#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

namespace sinan::shell {

/// What --size, --keys, --shot, --dump-ui and --perf ask for (ux.md §4). Empty = not asked for.
struct HookOptions
{
    QSize size;       ///< --size 1092x614
    QStringList keys; ///< --keys, split at spaces: "Down", "1", "Ctrl+Z", "text:云帆" (types it), "wait:500" (milliseconds),
                      ///< "now:Ctrl+1" (pressed at once, without waiting until the key before it has had its effect)
    QString shot;     ///< --shot: PNG of the window
    QString dump;     ///< --dump-ui: what is on screen, as JSON
    QString perf;     ///< --perf: times, as JSON

    [[nodiscard]] bool any() const { return !keys.isEmpty() || !shot.isEmpty() || !dump.isEmpty() || !perf.isEmpty(); }
};

/// "1092x614" as a size, or nothing.
[[nodiscard]] std::optional<QSize> parseSize(const QString &text);
/// Splits --keys: spaces separate; a text: token may hold spaces if it stands in quotes.
[[nodiscard]] QStringList parseKeys(const QString &text);

/// Every visible widget below `window`: objectName, class, accessibleName, rect in the window, text, elided, clipped, fg, bg,
/// focusable, shortcut. Rows of item views stand under "rows". A widget with the property "clipped" or "texts" (custom painted)
/// is taken at its word.
[[nodiscard]] QJsonObject describeUi(const QWidget &window);

/// Measures: start to first paint, start to the first paint of 今日 with warnings on it, and from each key to the end of the paint
/// that follows it. Moments also stand there as UTC milliseconds, for whoever started the program.
class PaintClock final : public QObject
{
    Q_OBJECT
public:
    /// @param sinceStart  started when the program was
    PaintClock(QWidget &window, const QElapsedTimer &sinceStart);
    /// Names a moment: "useful" when the first real contents stand.
    void mark(const QString &name);
    /// Says that this key comes next; one before it that nothing was painted for counts as unanswered.
    void expectKey(const QString &token);
    [[nodiscard]] double firstPaintMs() const { return m_firstPaint; }
    [[nodiscard]] const std::vector<double> &keyToPaintMs() const { return m_keys; }
    [[nodiscard]] QJsonObject toJson() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void painted();

    QWidget &m_window;
    QElapsedTimer m_since;
    double m_firstPaint = -1;
    double m_firstWarning = -1;
    qint64 m_firstPaintAt = 0;
    qint64 m_firstWarningAt = 0;
    bool m_paintsWarning = false; ///< the paint under way has warnings on it
    int m_unansweredKeys = 0;     ///< pressed without any paint before the next key
    double m_pendingKey = -1;
    bool m_pendingPaint = false;
    std::vector<double> m_keys;
    QStringList m_keyNames; ///< beside m_keys: the token, where one was expected
    QString m_expected;
    QJsonObject m_marks;
};

/// Sends one key as a keyboard would: shortcut first, then the widget with the focus.
void sendKey(QWidget &window, const QString &token);

/// Runs what the options ask for, one step after another, waiting for idle between, and never blocks.
class TestHooks final : public QObject
{
    Q_OBJECT
public:
    /// Calls its argument once everything that is under way (writer, reflex, readers) has come to rest.
    using WhenIdle = std::function<void(std::function<void()>)>;

    TestHooks(QWidget &window, PaintClock *clock, HookOptions options, WhenIdle whenIdle, QObject *parent = nullptr);
    /// Begins; finished() follows. Call once the window is shown.
    void start();

Q_SIGNALS:
    /// @param problem  what could not be written, in English; empty = all done
    void finished(const QString &problem);

private:
    void begin();
    void nextKey();
    void finish();

    QWidget &m_window;
    PaintClock *m_clock;
    HookOptions m_options;
    WhenIdle m_whenIdle;
    QElapsedTimer m_sinceStart;
    qsizetype m_next = 0;
};

} // namespace sinan::shell
