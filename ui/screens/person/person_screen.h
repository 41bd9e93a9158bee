#pragma once

#include "app/insight/person_record.h"
#include "ui/screens/customers/fields_model.h"
#include "ui/screens/customers/line_list.h"
#include "ui/widgets/background_reader.h"
#include "ui/widgets/screen.h"

#include <QTimer>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace sinan::widgets {
class Card;
class InlineMessage;
class Label;
class SectionHeader;
} // namespace sinan::widgets

namespace sinan::screens {

class ConsentsView;
class FieldsView;

/// One contact as a person with rights: what we hold (access), mended in place (correction), taken along as a file (export), and erased.
class PersonScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    explicit PersonScreen(widgets::Workbench &bench, QWidget *parent = nullptr);
    ~PersonScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] bool isReading() const override { return m_reader.isBusy() || m_erasing; }
    void committed(const store::Commit &commit) override;

    /// Writes <path without ending>.txt and .json.
    void exportTo(const QString &path);
    void askErase();
    void erase();

Q_SIGNALS:
    void exported(const QStringList &paths);
    void erased();

protected:
    void retranslate() override;
    void restyle() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void addCommands();
    void load();
    void showRecord(insight::PersonRecord record);
    void showTexts();
    void showGone(const Error &error);
    void chooseExport();
    void closeQuestion();

    widgets::BackgroundReader m_reader;
    std::optional<Uuid> m_contact;
    std::optional<insight::PersonRecord> m_record;
    QTimer m_soon;
    FieldsModel m_fields;
    bool m_erasing = false;
    bool m_asking = false;

    widgets::Label *m_title = nullptr;
    QPushButton *m_customerButton = nullptr;
    QPushButton *m_exportButton = nullptr;
    QPushButton *m_eraseButton = nullptr;
    widgets::InlineMessage *m_message = nullptr;
    QScrollArea *m_scroll = nullptr;
    widgets::SectionHeader *m_fieldHeader = nullptr;
    widgets::SectionHeader *m_consentHeader = nullptr;
    widgets::SectionHeader *m_traceHeader = nullptr;
    FieldsView *m_fieldsView = nullptr;
    ConsentsView *m_consents = nullptr;
    LineList *m_traces = nullptr;
    widgets::Label *m_noTraces = nullptr;
};

} // namespace sinan::screens
