#pragma once

#include "ui/screens/customers/card_draft.h"
#include "ui/screens/customers/customers_desk.h"
#include "ui/screens/customers/fields_model.h"
#include "ui/screens/customers/page_lines.h"
#include "ui/widgets/screen.h"

#include <QTimer>

class QBoxLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace sinan::widgets {
class Card;
class InlineMessage;
class Label;
class Section;
class SectionHeader;
} // namespace sinan::widgets

namespace sinan::screens {

class CardView;
class ConsentsView;
class CustomerHeader;
class FieldForm;
class FieldsView;
class RequestsView;
class TimelineView;

/// One customer: what runs out, what hurts, who owes what, what was said, and every fact, to read and to mend in place.
class CustomerScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    CustomerScreen(widgets::Workbench &bench, std::shared_ptr<CustomersDesk> desk, QWidget *parent = nullptr);
    ~CustomerScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] bool isReading() const override { return m_desk->reader().isBusy(); }
    void committed(const store::Commit &commit) override;
    [[nodiscard]] std::optional<Uuid> customerInView() const override { return m_customer; }

    /// Goes along the list that one came from.
    void step(int by);
    [[nodiscard]] bool isLoaded() const { return m_page.has_value(); }
    [[nodiscard]] CardDraft &card() { return m_card; }
    [[nodiscard]] FieldsModel &facts() { return m_facts; }

Q_SIGNALS:
    /// The page shows what was read; for tests and for the measurement of speed.
    void shown();

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Part {
        widgets::Card *card = nullptr;
        widgets::SectionHeader *header = nullptr;
    };
    /// One opportunity's fields, folded away but for the leading one.
    struct Deal {
        Uuid id;
        widgets::Section *section = nullptr;
        std::unique_ptr<FieldsModel> model;
        FieldsView *view = nullptr;
    };

    void build();
    Part addPart(QVBoxLayout *column, const char *name);
    void buildMain(QVBoxLayout *column);
    void buildSide(QVBoxLayout *column);
    void addCommands();
    void load();
    void show(insight::CustomerPage page);
    void showTexts();
    void showDeals(const PageWords &words);
    void showPlace();
    void showFailure(const Error &error);
    void askStage(model::Stage stage, const QPoint &at);
    void setStage(model::Stage stage);
    void contactMenu(const Line &line, const QPoint &at);
    void openContact();
    void editContact(const Uuid &contact, const char *field, std::string_view value);
    void lineMenu(const Line &line, const QPoint &at);
    void goToSection(int number);
    void copyLine(const Line &line);
    [[nodiscard]] PageWords words() const;
    void arrangeColumns();
    void noteSaved();

    std::shared_ptr<CustomersDesk> m_desk;
    std::optional<Uuid> m_customer;
    std::optional<insight::CustomerPage> m_page;
    std::uint64_t m_asked = 0;
    QTimer m_soon;
    CardDraft m_card;
    FieldsModel m_facts;
    RowEditor m_contactEditor;
    std::vector<Deal> m_deals;
    std::optional<UtcTime> m_factsSaved;

    CustomerHeader *m_header = nullptr;
    widgets::InlineMessage *m_message = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_content = nullptr;
    QBoxLayout *m_columns = nullptr;
    QWidget *m_main = nullptr;
    QWidget *m_side = nullptr;
    Part m_warningPart, m_cardPart, m_requestPart, m_timelinePart, m_factPart, m_dealPart, m_contactPart, m_consentPart, m_sourcePart;
    LineList *m_warnings = nullptr;
    widgets::Label *m_noWarnings = nullptr;
    widgets::Section *m_pastSection = nullptr;
    LineList *m_past = nullptr;
    CardView *m_cardView = nullptr;
    RequestsView *m_requests = nullptr;
    TimelineView *m_timeline = nullptr;
    FieldsView *m_factsView = nullptr;
    QPushButton *m_addField = nullptr;
    FieldForm *m_fieldForm = nullptr;
    QVBoxLayout *m_dealColumn = nullptr;
    widgets::Label *m_noDeals = nullptr;
    LineList *m_contacts = nullptr;
    widgets::Label *m_noContacts = nullptr;
    ConsentsView *m_consents = nullptr;
    LineList *m_sources = nullptr;
};

} // namespace sinan::screens
