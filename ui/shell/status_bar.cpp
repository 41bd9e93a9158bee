#include "ui/shell/status_bar.h"

#include "app/base/format.h"
#include "app/model/fact.h"
#include "app/model/interaction.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace sinan::shell {

using model::Collection;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr int refreshMilliseconds = 30'000;
constexpr int soonMilliseconds = 200;

std::optional<UtcTime> newestTalk(const store::Reader &reader)
{
    mutations::Query query;
    query.orderBy = "occurred_at";
    query.descending = true;
    query.limit = 1;
    const auto rows = mutations::selectAs<model::Interaction>(reader, query);
    if (!rows.ok() || rows.value().empty())
        return std::nullopt;
    return rows.value().front().occurredAt;
}

} // namespace

DataAge readDataAge(const store::Reader &reader, UtcTime now, Language language)
{
    DataAge age;
    const auto sources = mutations::selectAs<model::DataSource>(reader, {});
    if (sources.ok()) {
        for (const auto &source : sources.value()) {
            SourceAge shown;
            shown.name = toQt(language == Language::Chinese ? source.labelZh : source.labelEn);
            shown.connected = source.connected;
            if (source.connected)
                shown.newest = source.lastReceivedAt;
            shown.stale = source.connected && source.lastReceivedAt &&
                          now - *source.lastReceivedAt > std::chrono::hours(source.staleAfterHours);
            if (shown.newest && (!age.newest || *shown.newest > *age.newest))
                age.newest = shown.newest;
            age.sources << shown;
        }
    }
    std::stable_sort(age.sources.begin(), age.sources.end(), [](const SourceAge &a, const SourceAge &b) {
        return a.connected != b.connected ? a.connected : a.newest.value_or(UtcTime{}) > b.newest.value_or(UtcTime{});
    });
    // A table of one's own brings no sources with it: its newest conversation is what can be said.
    if (const auto talk = newestTalk(reader); talk && *talk <= now && (!age.newest || *talk > *age.newest))
        age.newest = talk;
    age.changes = reader.outboxSize().valueOr(0);
    mutations::Query customers;
    customers.collection = Collection::Customer;
    age.customers = reader.count(customers).valueOr(0);
    return age;
}

StatusBar::StatusBar(widgets::Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_kept(new QToolButton(this)), m_fresh(new QToolButton(this)),
      m_counted(new widgets::ElidedLabel(bench.theme, FontRole::Caption, ColorRole::Text2, this)),
      m_palette(new QToolButton(this)), m_keys(new QToolButton(this))
{
    setObjectName(QStringLiteral("status"));
    m_kept->setObjectName(QStringLiteral("status.kept"));
    m_fresh->setObjectName(QStringLiteral("status.fresh"));
    m_counted->setObjectName(QStringLiteral("status.counted"));
    m_palette->setObjectName(QStringLiteral("status.palette"));
    m_keys->setObjectName(QStringLiteral("status.keys"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(bench.theme.space(Space::Small), 0, bench.theme.space(Space::Small), 0);
    row->setSpacing(bench.theme.space(Space::Tiny));
    for (QToolButton *button : {m_kept, m_fresh, m_palette, m_keys}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setProperty("small", true);
        button->setFocusPolicy(Qt::TabFocus);
        bench.theme.dress(button, FontRole::Caption, ColorRole::Text2);
    }
    m_palette->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_keys->setToolButtonStyle(Qt::ToolButtonTextOnly);
    row->addWidget(m_kept);
    row->addWidget(m_fresh);
    row->addWidget(m_counted, 1);
    row->addWidget(m_palette);
    row->addWidget(m_keys);
    connect(m_kept, &QToolButton::clicked, this, &StatusBar::ageAsked);
    connect(m_fresh, &QToolButton::clicked, this, &StatusBar::ageAsked);
    connect(m_palette, &QToolButton::clicked, this, &StatusBar::paletteAsked);
    connect(m_keys, &QToolButton::clicked, this, &StatusBar::keysAsked);
    connect(&bench.theme, &theme::Theme::changed, this, &StatusBar::restyle);
    connect(&m_clock, &QTimer::timeout, this, &StatusBar::write);
    m_clock.start(refreshMilliseconds);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &StatusBar::refresh);
    restyle();
}

void StatusBar::refresh()
{
    m_age = readDataAge(m_bench.reader, m_bench.clock.now(), m_bench.language());
    write();
}

void StatusBar::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void StatusBar::retranslate()
{
    setAccessibleName(qtTrId("shell.status"));
    m_palette->setText(qtTrId("shell.status_palette"));
    m_keys->setText(qtTrId("shell.status_keys"));
    for (QToolButton *button : {m_palette, m_keys})
        button->setAccessibleName(button->text());
    refresh();
}

void StatusBar::setNarrow(bool narrow)
{
    m_palette->setVisible(!narrow);
}

void StatusBar::write()
{
    const UtcTime now = m_bench.clock.now();
    m_kept->setText(qtTrId("shell.status_kept"));
    m_kept->setToolTip(m_age.changes == 0 ? qtTrId("shell.status_kept_none")
                                          : qtTrId("shell.status_kept_why", int(m_age.changes)));
    if (m_age.newest) {
        const bool today = m_bench.calendar.dateOf(*m_age.newest) == m_bench.calendar.dateOf(now);
        const std::string time = today ? format::timeOfDay(*m_age.newest, m_bench.calendar)
                                       : format::dateTime(*m_age.newest, now, m_bench.calendar, m_bench.language());
        m_fresh->setText(qtTrId("shell.status_fresh").arg(toQt(time)));
        m_fresh->setToolTip(toQt(format::ago(*m_age.newest, now, m_bench.calendar, m_bench.language())));
    } else {
        m_fresh->setText(qtTrId("shell.status_no_data"));
        m_fresh->setToolTip(qtTrId("shell.status_no_data_why"));
    }
    QStringList parts;
    parts << qtTrId("shell.status_customers", int(m_age.customers));
    const auto stale =
        std::count_if(m_age.sources.begin(), m_age.sources.end(), [](const SourceAge &source) { return source.stale; });
    const auto absent =
        std::count_if(m_age.sources.begin(), m_age.sources.end(), [](const SourceAge &source) { return !source.connected; });
    if (stale > 0)
        parts << qtTrId("shell.status_stale", int(stale));
    if (absent > 0)
        parts << qtTrId("shell.status_absent", int(absent));
    m_counted->setText(parts.join(qtTrId("shell.status_comma")));
    for (QToolButton *button : {m_kept, m_fresh})
        button->setAccessibleName(button->text());
}

void StatusBar::restyle()
{
    const int edge = m_bench.theme.iconSize();
    m_kept->setIcon(m_bench.theme.icon(QStringLiteral("mark.local")));
    m_fresh->setIcon(m_bench.theme.icon(QStringLiteral("mark.data")));
    for (QToolButton *button : {m_kept, m_fresh, m_palette, m_keys})
        button->setIconSize(QSize(edge, edge));
    setFixedHeight(m_bench.theme.lineHeight(FontRole::Caption) + m_bench.theme.space(Space::Small));
    update();
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_bench.theme.color(ColorRole::Sunken));
    painter.fillRect(QRect(0, 0, width(), 1), m_bench.theme.color(ColorRole::Border));
}

} // namespace sinan::shell
