#pragma once

#include "ui/widgets/route.h"

#include <QObject>

#include <vector>

namespace sinan::shell {

/// Where the person has been: back and forward, as in a browser.
class Navigator final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t mostSteps = 100;

    using QObject::QObject;

    /// Goes to a new place; what lay ahead is forgotten. Going where one is already changes nothing.
    void go(const widgets::Route &route);
    /// What is shown has moved on (another row selected): back will return to this.
    void update(const widgets::Route &route);
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_steps.size(); }
    [[nodiscard]] widgets::Route current() const { return m_steps.empty() ? widgets::Route{} : m_steps[m_at]; }

Q_SIGNALS:
    /// The place to show now.
    void moved(const sinan::widgets::Route &route);

private:
    std::vector<widgets::Route> m_steps;
    std::size_t m_at = 0;
};

} // namespace sinan::shell
