#pragma once

#include "ui/screens/import/import_flow.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace sinan::bridge {
class Phrases;
}

namespace sinan::widgets {
class ElidedLabel;
class InlineMessage;
class Label;
} // namespace sinan::widgets

namespace sinan::screens {

/// What the selected table is taken for: its collection, encoding, delimiter; whether last time's mapping was used and still fits.
class TableBar final : public QWidget
{
    Q_OBJECT
public:
    TableBar(const theme::Theme &theme, ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QWidget *parent = nullptr);

    /// Nothing: the conversations are selected.
    void show(std::optional<std::size_t> table);
    void retranslate();

private:
    void showMessage(const bridge::TablePreview &table);

    ImportFlow &m_flow;
    const bridge::Phrases &m_phrases;
    std::function<Language()> m_language;
    std::optional<std::size_t> m_table;
    widgets::Label *m_title;
    QCheckBox *m_included;
    QComboBox *m_collection;
    QComboBox *m_encoding;
    QComboBox *m_delimiter;
    widgets::ElidedLabel *m_reason;
    widgets::InlineMessage *m_message;
    QString m_dismissed;   ///< signature of the table whose drift was answered
};

} // namespace sinan::screens
