#pragma once

#include "app/base/calendar.h"
#include "app/insight/meeting.h"
#include "app/store/reader.h"
#include "ui/screens/today/today_source.h"

namespace sinan::screens {

/// What the morning's talk is about, as it was when it began.
struct MeetingPicture {
    TodayPicture today;
    insight::MorningTalk regions;
};

/// Reads it; not on the UI thread.
[[nodiscard]] Result<MeetingPicture> readMeeting(const store::Reader &reader, UtcTime now, const WorkCalendar &calendar);

} // namespace sinan::screens
