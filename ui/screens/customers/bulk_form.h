#pragma once

#include "ui/screens/customers/customer_texts.h"
#include "ui/screens/customers/field_text.h"
#include "ui/widgets/background_reader.h"
#include "ui/widgets/workbench.h"

#include <QFrame>

class QComboBox;
class QPushButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// 批量修改: one field of all selected customers, as one step that one undo takes back. Stands above the list; nothing waits for it.
class BulkForm final : public QFrame
{
    Q_OBJECT
public:
    /// More at once would keep the writer from everything else for seconds.
    static constexpr std::size_t mostCustomers = 20'000;

    BulkForm(widgets::Workbench &bench, widgets::BackgroundReader &reader, QWidget *parent = nullptr);

    /// @param numbers  of the customers' rows in the store
    void start(std::vector<std::int64_t> numbers, const CustomerTexts &texts);
    /// Who would be changed now; the form stays open while the selection moves.
    void setCustomers(std::vector<std::int64_t> numbers);
    void retranslate();
    [[nodiscard]] bool isWorking() const { return m_working; }

Q_SIGNALS:
    void said(const QString &sentence);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Way { Field, AddTag, RemoveTag };
    struct Choice {
        Way way = Way::Field;
        FieldSpec spec;
    };
    void fillFields(const CustomerTexts &texts);
    void offerValues();
    void apply();
    /// Arguments beside the ids; nothing where what was typed cannot be taken.
    [[nodiscard]] std::optional<Json> change();
    void submit(const std::vector<store::CustomerLine> &lines, const Json &change);
    void refuse(const QString &sentence);
    void finish();
    void showCount();

    widgets::Workbench &m_bench;
    widgets::BackgroundReader &m_reader;
    std::vector<std::int64_t> m_numbers;
    std::vector<model::Region> m_regions;
    std::vector<Choice> m_choices;
    bool m_working = false;
    widgets::Label *m_title;
    QComboBox *m_field;
    QComboBox *m_value;
    QPushButton *m_apply;
    QPushButton *m_cancel;
    widgets::Label *m_refusal;
};

} // namespace sinan::screens
