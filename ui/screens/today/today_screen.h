#pragma once

#include "ui/widgets/background_reader.h"
#include "ui/screens/today/today_model.h"
#include "ui/screens/warning/warning_text.h"
#include "ui/widgets/screen.h"

#include <QTimer>

#include <mutex>

class QAction;
class QButtonGroup;
class QLineEdit;
class QMenu;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace sinan::widgets {
class EmptyState;
class FlowLayout;
class InlineMessage;
class Label;
}

namespace sinan::screens {

class NothingToDo;
class Needle;
class RankCard;
class ReasonPane;
class TodayDelegate;
class TodayList;
class VerbBar;
class VisitStrip;

/// 今日: what needs me first, and why. Route "today", or "today/<warning>" with that row selected.
class TodayScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    /// Below this width the reason lies over the list instead of beside it.
    static constexpr int wideFrom = 1180;

    explicit TodayScreen(widgets::Workbench &bench, QWidget *parent = nullptr);
    ~TodayScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] widgets::Route route() const override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] QRect noticeRoom() const override;
    [[nodiscard]] bool isReading() const override { return m_background.isBusy() || m_reasonTimer.isActive(); }
    void committed(const store::Commit &commit) override;
    /// Of the selected row, unless it stands for several.
    [[nodiscard]] std::optional<Uuid> customerInView() const override;

    // For tests and for what floats over the window.
    [[nodiscard]] TodayModel &model() { return *m_model; }
    [[nodiscard]] TodayList *list() const { return m_list; }
    [[nodiscard]] VerbBar *verbs() const { return m_verbs; }
    [[nodiscard]] VisitStrip *visit() const { return m_visit; }
    [[nodiscard]] ReasonPane *reason() const { return m_pane; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] TodayDelegate *delegate() const { return m_delegate; }
    /// The right-click menu, for the rows that are selected.
    [[nodiscard]] QMenu *menu() const { return m_menu; }

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Feed; ///< what the other thread works on

    void build();
    void connectParts();
    void addCommands();
    void addCopyCommands();
    void buildMenu();

    void reload(bool all);
    void take(TodayPicture picture);
    void failed(const Error &error);
    void tick();
    void applyFilter(const TodayFilter &filter);
    void showCounts();
    void showBody();
    void scheduleReason();
    void showReason();
    void place();
    void setPaneShown(bool shown);
    void closeTopmost();
    void showRank();
    void openVisit();

    [[nodiscard]] int currentRow() const;
    [[nodiscard]] std::vector<VerbTarget> chosenTargets() const;
    void decide(const VerbChoice &choice);
    void write(std::vector<VerbTarget> targets, const VerbChoice &choice);
    void openRow(int row);
    void copy(bool asPicture, bool asMessage);
    [[nodiscard]] std::vector<insight::CopyItem> chosenItems() const;
    [[nodiscard]] Wording wording() const;

    TodayModel *m_model;
    TodayDelegate *m_delegate = nullptr;
    std::shared_ptr<Feed> m_feed;
    widgets::BackgroundReader m_background;
    QTimer m_clock;
    QTimer m_reasonTimer;
    bool m_loaded = false;
    bool m_wide = true;
    bool m_paneShown = true;       ///< in the wide form
    bool m_paneFloating = false;   ///< opened over the list in the narrow form
    bool m_copyDetails = false;
    Uuid m_wanted;                 ///< to be selected when it comes

    Needle *m_needle = nullptr;
    widgets::Label *m_headline = nullptr;
    widgets::InlineMessage *m_trouble = nullptr;
    widgets::FlowLayout *m_tools = nullptr;
    QWidget *m_toolHost = nullptr;
    static constexpr int allChip = 100; ///< the chip of all groups; the others have their group as id
    QButtonGroup *m_chips = nullptr;
    QLineEdit *m_search = nullptr;
    QToolButton *m_rankButton = nullptr;
    QToolButton *m_meetingButton = nullptr;
    QToolButton *m_reasonButton = nullptr;
    QWidget *m_body = nullptr;
    QWidget *m_listHost = nullptr;
    QStackedLayout *m_pages = nullptr;
    TodayList *m_list = nullptr;
    QWidget *m_loading = nullptr;
    NothingToDo *m_nothing = nullptr;
    widgets::EmptyState *m_noData = nullptr;
    widgets::EmptyState *m_filtered = nullptr;
    ReasonPane *m_pane = nullptr;
    VerbBar *m_verbs = nullptr;
    QVBoxLayout *m_bottom = nullptr;
    RankCard *m_rank = nullptr;
    VisitStrip *m_visit = nullptr;
    QMenu *m_menu = nullptr;
    QWidget *m_standIn = nullptr;  ///< has the keys where there is neither a list nor an offer
    QAction *m_detailsAction = nullptr;
};

} // namespace sinan::screens
