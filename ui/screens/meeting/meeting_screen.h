#pragma once

#include "ui/screens/meeting/meeting_data.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/widgets/background_reader.h"
#include "ui/widgets/screen.h"

class QToolButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

class SlideView;

/// 晨会: the rows of 马上处理 as slides for a room, one after the other, and a last one with the regions. What is decided here with 1–4 is decided.
/// Route "meeting", or "meeting/<warning>" with that slide first.
class MeetingScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    explicit MeetingScreen(widgets::Workbench &bench, QWidget *parent = nullptr);
    ~MeetingScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] widgets::Route route() const override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] QRect noticeRoom() const override;
    [[nodiscard]] bool fillsWindow() const override { return true; }
    [[nodiscard]] bool isReading() const override { return m_background.isBusy(); }
    [[nodiscard]] std::optional<Uuid> customerInView() const override;
    void committed(const store::Commit &commit) override;

    /// Slides before and behind; at the ends it stays.
    void step(int by);
    [[nodiscard]] int slideCount() const { return int(m_slides.size()) + 1; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] SlideView *slide() const { return m_view; }
    [[nodiscard]] VerbBar *verbs() const { return m_verbs; }

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void addCommands();
    void read();
    void take(MeetingPicture picture);
    void showSlide();
    void showRegions(const Wording &wording);
    void showWarning(const Wording &wording);
    void decide(const VerbChoice &choice);
    void leave();

    widgets::BackgroundReader m_background;
    std::optional<MeetingPicture> m_picture;
    std::vector<std::vector<Uuid>> m_slides; ///< the warnings of a slide, the leading one first; as it was when the talk began
    std::vector<VerbTarget> m_targets;       ///< of the slide that is shown; none where all is decided
    Uuid m_wanted;
    int m_current = 0;
    bool m_fresh = true;                     ///< the next answer begins a talk anew

    SlideView *m_view = nullptr;
    QWidget *m_foot = nullptr;
    widgets::Label *m_number = nullptr;
    widgets::Label *m_keys = nullptr;
    QToolButton *m_before = nullptr;
    QToolButton *m_after = nullptr;
    QToolButton *m_end = nullptr;
    VerbBar *m_verbs = nullptr;
};

} // namespace sinan::screens
