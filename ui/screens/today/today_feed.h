#pragma once

#include "app/store/reader.h"
#include "ui/screens/today/today_screen.h"
#include "ui/screens/today/today_source.h"

#include <mutex>

namespace sinan::screens {

/// What the UI thread notes and the reading thread works off: commits in, a picture out.
struct TodayScreen::Feed {
    void note(const store::Commit &commit)
    {
        const std::lock_guard lock(m_mutex);
        m_noted.push_back(commit);
    }

    /// On the reading thread only.
    [[nodiscard]] Result<TodayPicture> read(const store::Reader &reader, UtcTime now, bool all)
    {
        std::vector<store::Commit> noted;
        {
            const std::lock_guard lock(m_mutex);
            noted.swap(m_noted);
        }
        bool customersChanged = all;
        if (all || !m_filled) {
            SINAN_TRY(m_source.readAll(reader, now));
            m_filled = true;
            customersChanged = true;
        } else {
            for (const store::Commit &commit : noted) {
                SINAN_TRY(m_source.readChanged(reader, commit, now));
                customersChanged |= commit.large || commit.touches(model::Collection::Customer);
            }
        }
        // The horizon moves with the clock.
        SINAN_TRY(m_source.readVisits(reader, now));
        if (customersChanged) {
            mutations::Query query;
            query.collection = model::Collection::Customer;
            SINAN_ASSIGN(const auto count, reader.count(query));
            m_source.setCustomerCount(count);
        }
        return m_source.picture(now);
    }

private:
    std::mutex m_mutex;
    std::vector<store::Commit> m_noted;
    TodaySource m_source;
    bool m_filled = false;
};

} // namespace sinan::screens
