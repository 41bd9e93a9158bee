#pragma once

#include "app/insight/meeting.h"
#include "ui/screens/warning/warning_text.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace sinan::screens {

/// One line of a slide: what it is (信号, 原话 …) and what it says.
struct SlideLine {
    QString label;
    QString text;
    QString detail; ///< smaller, below it
    bool strong = false;
    theme::ColorRole ink = theme::ColorRole::Text;
    friend bool operator==(const SlideLine &, const SlideLine &) = default;
};

struct SlideText {
    std::optional<theme::Severity> severity;
    QString title;
    QString facts; ///< at risk, time left
    QString state; ///< what was decided already; empty while it is open
    QList<SlideLine> lines;
    [[nodiscard]] QString spoken() const;
};

/// A warning as a slide: signal → words → action → owner.
[[nodiscard]] SlideText warningSlide(const WarningText &warning, const Wording &wording);
/// At most so many changes of a region are spelt out; the others are counted.
inline constexpr int mostChanges = 3;
/// Every region: what was settled, taken up and opened since yesterday, and what is therefore talked about.
/// @param changes  spelt out of each region, 1 … mostChanges
[[nodiscard]] SlideText regionSlide(const insight::MorningTalk &talk, const Wording &wording, int changes = mostChanges);

/// A slide that is read from three metres: its letters grow with the window and shrink only where it would not fit.
class SlideView final : public QWidget
{
    Q_OBJECT
public:
    explicit SlideView(const theme::Theme &theme, QWidget *parent = nullptr);
    void show(const SlideText &slide);
    [[nodiscard]] const SlideText &slide() const { return m_slide; }
    /// Pixels of its ordinary letters.
    [[nodiscard]] int letterSize() const { return m_letters; }
    /// What it needs in them; more than it has only where even the least letters are too large.
    [[nodiscard]] int wantedHeight() const { return lay(m_letters, nullptr); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Lays it out in letters of that size, and paints it where there is a painter. @return the height that it takes
    int lay(int letters, QPainter *painter) const;
    int layLine(const SlideLine &line, const QRect &room, int letters, QPainter *painter) const;
    void fit();

    const theme::Theme &m_theme;
    SlideText m_slide;
    int m_letters = 0;
};

} // namespace sinan::screens
