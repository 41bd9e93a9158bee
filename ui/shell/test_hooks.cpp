#include "ui/shell/test_hooks.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QKeySequence>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>

// Qt's own way from a key to the shortcut map; Qt Test uses the same. Exported by QtGui, declared in no public header.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT bool qt_sendShortcutOverrideEvent(QObject *object, ulong timestamp, int key, Qt::KeyboardModifiers modifiers,
                                               const QString &text, bool autorepeat, ushort count);
QT_END_NAMESPACE

namespace sinan::shell {

namespace {

constexpr int settleMilliseconds = 30;
constexpr int longestActivation = 1000;
constexpr char hurry[] = "now:";

void press(QWidget &window, int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    const auto target = [&window]() -> QWidget * {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup;
        QWidget *focus = window.focusWidget();
        return focus ? focus : &window;
    };
    QPointer<QWidget> receiver = target();
    window.setAttribute(Qt::WA_KeyboardFocusChange);
    if (qt_sendShortcutOverrideEvent(receiver, 0, key, modifiers, text, false, 1))
        return;
    if (receiver) {
        QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
        QApplication::sendEvent(receiver, &down);
    }
    if (receiver) {
        QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
        QApplication::sendEvent(receiver, &up);
    }
}

/// Whether the widget shows the list of 今日 with at least one warning on it.
bool showsWarnings(const QWidget &widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget.parentWidget());
    return view && view->viewport() == &widget && view->objectName() == QLatin1String("today.list") && view->model() &&
           view->model()->rowCount() > 0;
}

bool write(const QString &path, const QJsonObject &object)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(QJsonDocument(object).toJson()) > 0;
}

} // namespace

std::optional<QSize> parseSize(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

QStringList parseKeys(const QString &text)
{
    static const QRegularExpression token(QStringLiteral("(text:\"[^\"]*\")|(\\S+)"));
    QStringList keys;
    auto matches = token.globalMatch(text);
    while (matches.hasNext()) {
        QString key = matches.next().captured(0);
        if (key.startsWith(QLatin1String("text:\"")))
            key = QStringLiteral("text:") + key.mid(6, key.size() - 7);
        keys << key;
    }
    return keys;
}

void sendKey(QWidget &window, const QString &token)
{
    if (token.startsWith(QLatin1String("text:"))) {
        for (const QChar letter : token.mid(5))
            press(window, letter.unicode() < 0x80 ? int(letter.toUpper().unicode()) : int(Qt::Key_unknown), Qt::NoModifier,
                  QString(letter));
        return;
    }
    const QKeySequence sequence = QKeySequence::fromString(token, QKeySequence::PortableText);
    if (sequence.isEmpty())
        return;
    const QKeyCombination combination = sequence[0];
    QString text;
    if (!(combination.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) &&
        combination.key() < 0x80) {
        const QChar letter(char16_t(combination.key()));
        text = combination.keyboardModifiers() & Qt::ShiftModifier ? QString(letter) : QString(letter.toLower());
    }
    press(window, combination.key(), combination.keyboardModifiers(), text);
}

PaintClock::PaintClock(QWidget &window, const QElapsedTimer &sinceStart) : m_window(window), m_since(sinceStart)
{
    qApp->installEventFilter(this);
}

void PaintClock::mark(const QString &name)
{
    m_marks.insert(name, double(m_since.nsecsElapsed()) / 1e6);
}

void PaintClock::expectKey(const QString &token)
{
    m_unansweredKeys += m_pendingKey >= 0 ? 1 : 0;
    m_pendingKey = -1;
    m_expected = token;
}

bool PaintClock::eventFilter(QObject *watched, QEvent *event)
{
    // A key that paints nothing is forgotten when the next one comes.
    if (event->type() == QEvent::ShortcutOverride || (event->type() == QEvent::KeyPress && m_pendingKey < 0)) {
        m_pendingKey = double(m_since.nsecsElapsed()) / 1e6;
    } else if (event->type() == QEvent::Paint && watched->isWidgetType() &&
               static_cast<QWidget *>(watched)->window() == &m_window) {
        m_paintsWarning = m_paintsWarning || (m_firstWarning < 0 && showsWarnings(*static_cast<QWidget *>(watched)));
        if (!m_pendingPaint) {
            m_pendingPaint = true;
            // Runs when the paint that has just begun is done and flushed.
            QTimer::singleShot(0, this, &PaintClock::painted);
        }
    }
    return QObject::eventFilter(watched, event);
}

void PaintClock::painted()
{
    const double now = double(m_since.nsecsElapsed()) / 1e6;
    m_pendingPaint = false;
    if (m_firstPaint < 0) {
        m_firstPaint = now;
        m_firstPaintAt = QDateTime::currentMSecsSinceEpoch();
    }
    if (m_paintsWarning && m_firstWarning < 0) {
        m_firstWarning = now;
        m_firstWarningAt = QDateTime::currentMSecsSinceEpoch();
    }
    if (m_pendingKey >= 0) {
        m_keys.push_back(now - m_pendingKey);
        m_keyNames << m_expected;
        m_pendingKey = -1;
    }
}

QJsonObject PaintClock::toJson() const
{
    std::vector<double> sorted = m_keys;
    std::sort(sorted.begin(), sorted.end());
    QJsonArray keys;
    for (const double key : m_keys)
        keys.append(key);
    QJsonObject json{{QStringLiteral("first_paint_ms"), m_firstPaint},
                     {QStringLiteral("first_paint_at"), m_firstPaintAt},
                     {QStringLiteral("first_warning_ms"), m_firstWarning},
                     {QStringLiteral("first_warning_at"), m_firstWarningAt},
                     {QStringLiteral("keys_without_paint"), m_unansweredKeys},
                     {QStringLiteral("marks_ms"), m_marks},
                     {QStringLiteral("key_to_paint_ms"), keys},
                     {QStringLiteral("keys"), QJsonArray::fromStringList(m_keyNames)}};
    if (!sorted.empty()) {
        json.insert(QStringLiteral("key_to_paint_median_ms"), sorted[sorted.size() / 2]);
        json.insert(QStringLiteral("key_to_paint_p95_ms"), sorted[std::min(sorted.size() - 1, sorted.size() * 95 / 100)]);
    }
    return json;
}

TestHooks::TestHooks(QWidget &window, PaintClock *clock, HookOptions options, WhenIdle whenIdle, QObject *parent)
    : QObject(parent), m_window(window), m_clock(clock), m_options(std::move(options)), m_whenIdle(std::move(whenIdle))
{
    if (m_options.size.isValid())
        window.resize(m_options.size);
}

void TestHooks::start()
{
    m_sinceStart.start();
    begin();
}

void TestHooks::begin()
{
    // Shortcuts count in the active window only; a screen without a window manager may never say that it is.
    if (!m_window.isActiveWindow() && m_sinceStart.elapsed() < longestActivation) {
        QTimer::singleShot(settleMilliseconds, this, &TestHooks::begin);
        return;
    }
    m_whenIdle([self = QPointer<TestHooks>(this)] {
        if (self)
            self->nextKey();
    });
}

void TestHooks::nextKey()
{
    if (m_next >= m_options.keys.size()) {
        finish();
        return;
    }
    const QString token = m_options.keys[m_next++];
    int wait = settleMilliseconds;
    if (token.startsWith(QLatin1String("wait:"))) {
        wait = token.mid(5).toInt();
    } else {
        if (m_clock)
            m_clock->expectKey(token);
        sendKey(m_window, token.startsWith(QLatin1String(hurry)) ? token.mid(int(sizeof hurry) - 1) : token);
    }
    if (m_next < m_options.keys.size() && m_options.keys[m_next].startsWith(QLatin1String(hurry))) {
        QTimer::singleShot(0, this, &TestHooks::nextKey);
        return;
    }
    QTimer::singleShot(wait, this, [this] {
        m_whenIdle([self = QPointer<TestHooks>(this)] {
            if (self)
                QTimer::singleShot(0, self, &TestHooks::nextKey);
        });
    });
}

void TestHooks::finish()
{
    QStringList problems;
    if (!m_options.shot.isEmpty() && !m_window.grab().save(m_options.shot))
        problems << QStringLiteral("cannot write ") + m_options.shot;
    if (!m_options.dump.isEmpty() && !write(m_options.dump, describeUi(m_window)))
        problems << QStringLiteral("cannot write ") + m_options.dump;
    if (!m_options.perf.isEmpty() && m_clock && !write(m_options.perf, m_clock->toJson()))
        problems << QStringLiteral("cannot write ") + m_options.perf;
    Q_EMIT finished(problems.join(QStringLiteral("; ")));
}

} // namespace sinan::shell
