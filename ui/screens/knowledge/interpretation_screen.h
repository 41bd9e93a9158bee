#pragma once

#include "ui/screens/knowledge/knowledge_desk.h"
#include "ui/screens/warning/wording.h"
#include "ui/widgets/screen.h"

class QBoxLayout;
class QComboBox;
class QScrollArea;
class QVBoxLayout;

namespace sinan::widgets {
class Card;
class Label;
class Pill;
}

namespace sinan::screens {

class LineList;
class VerbButton;

/// 解读卡 of one kind of signal: what it means, what it does not, what to say, what to send, what came of it elsewhere, failures included.
/// Works from what lies on this computer alone. Routes: "interpretation/<kind>", "interpretation/<kind>#<warning>" from an explanation.
class InterpretationScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    /// From this width on the parts stand in two columns.
    static constexpr int twoColumnsFrom = 900;

    InterpretationScreen(widgets::Workbench &bench, std::shared_ptr<KnowledgeDesk> desk, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] bool isReading() const override { return m_desk->isReading(); }
    void committed(const store::Commit &commit) override { m_desk->committed(commit); }

    [[nodiscard]] model::SignalKind kind() const { return m_kind; }
    [[nodiscard]] QString meansText() const;
    [[nodiscard]] QString notText() const;
    [[nodiscard]] QString sayText() const;
    [[nodiscard]] LineList *articles() const { return m_articles; }
    [[nodiscard]] int caseCount() const { return m_caseCount; }

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void addCommands();
    void refresh();
    void addCase(const model::CaseRecord &record, const Wording &wording);
    void copySay();
    void step(int by);
    void leave();

    std::shared_ptr<KnowledgeDesk> m_desk;
    model::SignalKind m_kind{};
    int m_caseCount = 0;
    QComboBox *m_kinds = nullptr;
    VerbButton *m_back = nullptr;
    VerbButton *m_copy = nullptr;
    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_columns = nullptr;
    widgets::Label *m_meansTitle = nullptr;
    widgets::Label *m_means = nullptr;
    widgets::Label *m_notTitle = nullptr;
    widgets::Label *m_not = nullptr;
    widgets::Label *m_sayTitle = nullptr;
    widgets::Label *m_say = nullptr;
    widgets::Label *m_talk = nullptr;
    widgets::Label *m_sendTitle = nullptr;
    widgets::Label *m_sendNone = nullptr;
    LineList *m_articles = nullptr;
    widgets::Label *m_casesTitle = nullptr;
    QVBoxLayout *m_cases = nullptr;
};

} // namespace sinan::screens
