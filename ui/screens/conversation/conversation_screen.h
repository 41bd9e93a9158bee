#pragma once

#include "ui/screens/conversation/conversation_data.h"
#include "ui/widgets/screen.h"

class QScrollArea;

namespace sinan::widgets {
class EmptyState;
class Label;
}

namespace sinan::screens {

class CustomerFinder;
class EvidenceView;
class TranscriptView;
class VerbButton;

/// One conversation: who said what, the words that were heard as signals, and whose it is. Route "conversation/<id>#<from>-<to>" brings the
/// words at those bytes into sight.
class ConversationScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    explicit ConversationScreen(widgets::Workbench &bench, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void committed(const store::Commit &commit) override;
    [[nodiscard]] std::optional<Uuid> customerInView() const override { return m_conversation.talk.customer; }

    [[nodiscard]] TranscriptView *transcript() const { return m_transcript; }
    [[nodiscard]] EvidenceView *heard() const { return m_heard; }
    [[nodiscard]] CustomerFinder *finder() const { return m_finder; }
    [[nodiscard]] const ConversationData &conversation() const { return m_conversation; }

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void addCommands();
    void reload();
    void refresh();
    void turnTo(std::int64_t from, std::int64_t to);
    void step(int by);
    void assign(const Uuid &customer, const QString &name);

    Uuid m_id;
    ConversationData m_conversation;
    std::int64_t m_from = 0;
    std::int64_t m_to = 0;

    VerbButton *m_back = nullptr;
    widgets::Label *m_title = nullptr;
    widgets::Label *m_when = nullptr;
    QWidget *m_top = nullptr;
    QWidget *m_middle = nullptr;
    QScrollArea *m_side = nullptr;
    TranscriptView *m_transcript = nullptr;
    widgets::Label *m_customerTitle = nullptr;
    VerbButton *m_customer = nullptr;
    CustomerFinder *m_finder = nullptr;
    widgets::Label *m_peopleTitle = nullptr;
    widgets::Label *m_people = nullptr;
    widgets::Label *m_heardTitle = nullptr;
    EvidenceView *m_heard = nullptr;
    widgets::Label *m_heardNone = nullptr;
    widgets::Label *m_source = nullptr;
    widgets::EmptyState *m_gone = nullptr;
};

} // namespace sinan::screens
