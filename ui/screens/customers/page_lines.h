#pragma once

#include "app/insight/customer_page.h"
#include "app/insight/phrasebook.h"
#include "ui/screens/customers/line_list.h"

namespace sinan::screens {

/// What the lines of a page are written with.
struct PageWords {
    Language language = Language::Chinese;
    UtcTime now{};
    const WorkCalendar *calendar = nullptr;
    const insight::Phrasebook *phrasebook = nullptr;
};

/// The parts of a customer's page as lines of its lists, in the reader's language. Pure but for the translations.
[[nodiscard]] std::vector<Line> warningLines(const std::vector<insight::PageWarning> &warnings, const PageWords &words);
[[nodiscard]] std::vector<Line> requestLines(const std::vector<insight::PageRequest> &requests, const PageWords &words);
[[nodiscard]] std::vector<Line> contactLines(const std::vector<model::Contact> &contacts, const PageWords &words);
[[nodiscard]] std::vector<Line> sourceLines(const std::vector<insight::PageSource> &sources, const PageWords &words);

/// What the timeline shows.
enum class TimelineFilter { All, Talks, Calls, Mails, Meetings, Decisions, Facts };
[[nodiscard]] bool passes(const insight::TimelineEntry &entry, TimelineFilter filter);
[[nodiscard]] std::vector<Line> timelineLines(const std::vector<insight::TimelineEntry> &timeline, TimelineFilter filter, std::size_t limit,
                                              const PageWords &words);
/// "预警 剩 21 时": what runs out next; empty where nothing does.
[[nodiscard]] QString deadlineText(const insight::CustomerPage &page, const PageWords &words);

/// The next visit: in the header, and with place, purpose and way as its tooltip.
struct VisitWords {
    QString line;
    QString whole;
};
/// @pre page.nextVisit
[[nodiscard]] VisitWords visitWords(const insight::CustomerPage &page, const PageWords &words);

} // namespace sinan::screens
