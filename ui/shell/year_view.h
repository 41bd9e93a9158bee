#pragma once

#include "app/base/calendar.h"
#include "ui/theme/languages.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace sinan::shell {

/// The twelve months of a year: which days are worked, which of them differ from Monday to Friday, which the workspace has set itself.
/// A click, Enter or Space turns a day round; arrows move, Page Up and Down change the year.
class YearView final : public QWidget
{
    Q_OBJECT
public:
    YearView(const theme::Theme &theme, const theme::Languages &languages, QWidget *parent = nullptr);

    /// @param base  what it is compared with
    void set(const WorkCalendar &calendar, const WorkCalendar &base);
    void setYear(int year);
    [[nodiscard]] int year() const { return m_year; }
    /// The day that the keys act on.
    void setCurrent(LocalDate day);
    [[nodiscard]] LocalDate current() const { return m_current; }
    /// Where the day is painted; empty where it is not in this year.
    [[nodiscard]] QRect dayRect(LocalDate day) const;
    /// "2月17日 周二：放假".
    [[nodiscard]] QString describe(LocalDate day) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    static constexpr int firstYear = 2000;
    static constexpr int lastYear = 2099;

Q_SIGNALS:
    /// The person wants it the other way round.
    void dayTurned(sinan::LocalDate day);
    void currentChanged(sinan::LocalDate day);
    void yearChanged(int year);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Sizes
    {
        int cell;   ///< edge of a day
        int title;  ///< height of a month's name
        int gap;
        int month() const { return 7 * cell; }
        int tall() const { return title + 6 * cell; }
    };
    [[nodiscard]] Sizes sizes() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::optional<LocalDate> dayAt(QPoint point) const;
    void paintDay(QPainter &painter, LocalDate day) const;

    const theme::Theme &m_theme;
    const theme::Languages &m_languages;
    WorkCalendar m_calendar{"UTC"};
    WorkCalendar m_base{"UTC"};
    int m_year = 2026;
    LocalDate m_current{};
};

} // namespace sinan::shell
