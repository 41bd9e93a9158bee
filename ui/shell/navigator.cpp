#include "ui/shell/navigator.h"

namespace sinan::shell {

void Navigator::go(const widgets::Route &route)
{
    if (!m_steps.empty() && m_steps[m_at] == route) {
        Q_EMIT moved(route);
        return;
    }
    if (!m_steps.empty())
        m_steps.resize(m_at + 1);
    m_steps.push_back(route);
    if (m_steps.size() > mostSteps)
        m_steps.erase(m_steps.begin());
    m_at = m_steps.size() - 1;
    Q_EMIT moved(route);
}

void Navigator::update(const widgets::Route &route)
{
    if (!m_steps.empty() && m_steps[m_at].place == route.place)
        m_steps[m_at] = route;
}

void Navigator::back()
{
    if (!canGoBack())
        return;
    --m_at;
    Q_EMIT moved(m_steps[m_at]);
}

void Navigator::forward()
{
    if (!canGoForward())
        return;
    ++m_at;
    Q_EMIT moved(m_steps[m_at]);
}

} // namespace sinan::shell
