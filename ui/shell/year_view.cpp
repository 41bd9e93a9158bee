#include "ui/shell/year_view.h"

#include "ui/widgets/model_words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

std::chrono::year_month_day partsOf(LocalDate day)
{
    return std::chrono::year_month_day(day);
}

LocalDate dayOf(int year, unsigned month, unsigned day)
{
    return LocalDate(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

/// 0 = Monday.
int columnOf(LocalDate day)
{
    return int((std::chrono::weekday(day) - std::chrono::Monday).count());
}

bool isWeekend(LocalDate day)
{
    return columnOf(day) > 4;
}

} // namespace

YearView::YearView(const theme::Theme &theme, const theme::Languages &languages, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_languages(languages)
{
    setObjectName(QStringLiteral("setting.calendar.year"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    connect(&theme, &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    m_current = dayOf(m_year, 1, 1);
}

void YearView::set(const WorkCalendar &calendar, const WorkCalendar &base)
{
    m_calendar = calendar;
    m_base = base;
    update();
}

void YearView::setYear(int year)
{
    year = std::clamp(year, firstYear, lastYear);
    if (year == m_year)
        return;
    m_year = year;
    const auto parts = partsOf(m_current);
    const bool leapDay = unsigned(parts.month()) == 2 && unsigned(parts.day()) == 29;
    m_current = dayOf(year, unsigned(parts.month()), leapDay ? 28 : unsigned(parts.day()));
    update();
    Q_EMIT yearChanged(year);
    Q_EMIT currentChanged(m_current);
}

void YearView::setCurrent(LocalDate day)
{
    setYear(int(partsOf(day).year()));
    if (int(partsOf(day).year()) != m_year || day == m_current)
        return;
    m_current = day;
    update();
    Q_EMIT currentChanged(day);
}

YearView::Sizes YearView::sizes() const
{
    const int cell = std::max(m_theme.scaled(24), fontMetrics().height() + 2);
    return {cell, m_theme.lineHeight(FontRole::Strong), m_theme.space(Space::Medium)};
}

int YearView::columns() const
{
    const Sizes size = sizes();
    return std::clamp((width() + size.gap) / (size.month() + size.gap), 2, 4);
}

QSize YearView::sizeHint() const
{
    const Sizes size = sizes();
    const int across = width() > 0 ? columns() : 4;
    const int down = (12 + across - 1) / across;
    return {2 * size.month() + size.gap, down * size.tall() + (down - 1) * size.gap / 2};
}

QRect YearView::dayRect(LocalDate day) const
{
    const auto parts = partsOf(day);
    if (int(parts.year()) != m_year)
        return {};
    const Sizes size = sizes();
    const int month = int(unsigned(parts.month())) - 1;
    const int first = columnOf(dayOf(m_year, unsigned(parts.month()), 1));
    const int place = first + int(unsigned(parts.day())) - 1;
    const int left = month % columns() * (size.month() + size.gap);
    const int top = month / columns() * (size.tall() + size.gap / 2) + size.title;
    return {left + place % 7 * size.cell, top + place / 7 * size.cell, size.cell, size.cell};
}

std::optional<LocalDate> YearView::dayAt(QPoint point) const
{
    for (LocalDate day = dayOf(m_year, 1, 1); int(partsOf(day).year()) == m_year; day += std::chrono::days(1)) {
        if (dayRect(day).contains(point))
            return day;
    }
    return std::nullopt;
}

QString YearView::describe(LocalDate day) const
{
    const Language language = m_languages.current();
    const QString date = widgets::toQt(format::date(day, dayOf(m_year, 1, 1), language));
    const bool works = m_calendar.isWorkingDay(day);
    QString what = works ? (isWeekend(day) ? qtTrId("settings.day_make_up") : qtTrId("settings.day_working"))
                         : (isWeekend(day) ? qtTrId("settings.day_weekend") : qtTrId("settings.day_holiday"));
    if (works != m_base.isWorkingDay(day))
        what = qtTrId("settings.day_own").arg(what);
    return qtTrId("settings.day_is").arg(date, what);
}

void YearView::paintDay(QPainter &painter, LocalDate day) const
{
    const QRect cell = dayRect(day).adjusted(1, 1, -1, -1);
    const bool works = m_calendar.isWorkingDay(day);
    const bool weekend = isWeekend(day);
    const bool special = works == weekend; // a holiday on a weekday, or work at a weekend
    if (special) {
        painter.setPen(works ? QPen(m_theme.color(ColorRole::BorderStrong), 1) : QPen(Qt::NoPen));
        painter.setBrush(works ? QBrush(Qt::NoBrush) : QBrush(m_theme.color(ColorRole::LowTint)));
        painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    painter.setPen(m_theme.color(!special && weekend ? ColorRole::Text3 : special && !works ? ColorRole::Low : ColorRole::Text));
    painter.drawText(cell, Qt::AlignCenter, QString::number(unsigned(partsOf(day).day())));
    if (works != m_base.isWorkingDay(day))
        painter.fillRect(QRect(cell.left() + 3, cell.bottom() - 2, cell.width() - 6, 2), m_theme.color(ColorRole::Accent));
    if (day == m_current && hasFocus()) {
        painter.setPen(QPen(m_theme.color(ColorRole::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(cell).adjusted(0, 0, 0, 0), 4, 4);
    }
}

void YearView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Sizes size = sizes();
    for (unsigned month = 1; month <= 12; ++month) {
        const QRect first = dayRect(dayOf(m_year, month, 1));
        const int left = int(month - 1) % columns() * (size.month() + size.gap);
        painter.setFont(m_theme.font(FontRole::Strong));
        painter.setPen(m_theme.color(ColorRole::Text));
        const QString name = m_languages.current() == Language::Chinese
                                 ? QStringLiteral("%1月").arg(month)
                                 : QLocale(QLocale::English).standaloneMonthName(int(month), QLocale::ShortFormat);
        painter.drawText(QRect(left + 4, first.top() - size.title, size.month(), size.title), Qt::AlignVCenter | Qt::AlignLeft, name);
    }
    painter.setFont(m_theme.font(FontRole::Caption));
    for (LocalDate day = dayOf(m_year, 1, 1); int(partsOf(day).year()) == m_year; day += std::chrono::days(1))
        paintDay(painter, day);
}

void YearView::keyPressEvent(QKeyEvent *event)
{
    const auto move = [this](int days) { setCurrent(m_current + std::chrono::days(days)); };
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-1);
    case Qt::Key_Right:
        return move(1);
    case Qt::Key_Up:
        return move(-7);
    case Qt::Key_Down:
        return move(7);
    case Qt::Key_Home:
        return setCurrent(dayOf(m_year, 1, 1));
    case Qt::Key_End:
        return setCurrent(dayOf(m_year, 12, 31));
    case Qt::Key_PageUp:
        return setYear(m_year - 1);
    case Qt::Key_PageDown:
        return setYear(m_year + 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT dayTurned(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void YearView::mousePressEvent(QMouseEvent *event)
{
    const auto day = event->button() == Qt::LeftButton ? dayAt(event->pos()) : std::nullopt;
    if (!day)
        return QWidget::mousePressEvent(event);
    setCurrent(*day);
    Q_EMIT dayTurned(*day);
}

void YearView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    Q_EMIT currentChanged(m_current);
    update();
}

void YearView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool YearView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        if (const auto day = dayAt(help->pos()))
            QToolTip::showText(help->globalPos(), describe(*day), this, dayRect(*day));
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Resize)
        updateGeometry(); // fewer months abreast are more below one another
    return QWidget::event(event);
}

} // namespace sinan::shell
