#pragma once

#include "ui/screens/today/today_source.h"
#include "ui/screens/warning/wording.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace sinan::widgets {
class ElidedLabel;
class Label;
} // namespace sinan::widgets

namespace sinan::screens {

class VerbButton;

/// The next visit in words.
struct VisitText {
    QString lead;  ///< 下个拜访, or 正在拜访
    QString what;  ///< "今天 14:00 云帆机械 · 王建国"; empty where none is planned
    QString left;  ///< how long one may still read before leaving; where none is planned: that it is so
    QString whole; ///< with place, purpose and way, for the tooltip and for screen readers
    theme::ColorRole leftRole = theme::ColorRole::Text2;
};
[[nodiscard]] VisitText visitText(const std::optional<NextVisit> &next, const Wording &wording);

/// The line at the bottom of 今日: where one goes next, how long is left to read for it, and the way to that customer's page.
class VisitStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit VisitStrip(const theme::Theme &theme, QWidget *parent = nullptr);

    void show(const std::optional<NextVisit> &next, const Wording &wording);
    [[nodiscard]] VerbButton *button() const { return m_open; }

Q_SIGNALS:
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const theme::Theme &m_theme;
    QLabel *m_icon;
    widgets::Label *m_lead;
    widgets::ElidedLabel *m_what;
    widgets::Label *m_left;
    VerbButton *m_open;
};

} // namespace sinan::screens
