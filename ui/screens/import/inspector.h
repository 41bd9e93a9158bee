#pragma once

#include "ui/screens/import/mend_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QGridLayout;
class QScrollArea;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// The details of the selected line: of a column its samples, the value list, how dates and amounts are read; of a conversation its channel,
/// its date and who speaks. Every guess is a box that mends it.
class Inspector final : public QWidget
{
    Q_OBJECT
public:
    Inspector(const theme::Theme &theme, ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QWidget *parent = nullptr);

    void showColumn(const ColumnsModel &model, int row);
    void showTalk(const TalksModel &model, int row);
    void clear();
    /// As tall as what it shows; the lines above get the rest.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    /// A line of the form with a box; `choose` gets the chosen value.
    void addBox(const QString &name, const QString &objectName, const QList<MendChoice> &choices, const QVariant &chosen,
                std::function<void(const QVariant &)> choose);
    void addText(const QString &name, const QString &text);
    void addRow(QWidget *label, QWidget *value);
    void begin();
    void addTime(std::size_t row, const bridge::TalkPreview &talk);
    void addValueMap(const ColumnsModel &model, int row, const bridge::ColumnPreview &column);
    void addFormat(const ColumnsModel &model, int row, const bridge::ColumnPreview &column);
    [[nodiscard]] QString sentence(const bridge::Message &message) const;

    const theme::Theme &m_theme;
    ImportFlow &m_flow;
    const bridge::Phrases &m_phrases;
    std::function<Language()> m_language;
    QScrollArea *m_scroll;
    QWidget *m_content = nullptr;
    QGridLayout *m_form = nullptr;
    int m_height = 0; ///< that the contents ask for
};

} // namespace sinan::screens
