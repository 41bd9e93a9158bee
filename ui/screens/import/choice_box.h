#pragma once

#include "ui/screens/import/mend_model.h"

#include <QComboBox>
#include <QStandardItemModel>

namespace sinan::screens {

/// A box of choices with search: typing narrows the list to what has the letters anywhere, in the words, their pinyin initials or the name.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceBox(QWidget *parent = nullptr);
    void setChoices(const QList<MendChoice> &choices, const QVariant &chosen);
    /// The choice that the text stands for; the chosen one where it stands for none.
    [[nodiscard]] QVariant value() const;

Q_SIGNALS:
    /// Enter, or a click in the list.
    void picked();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int firstMatch() const;

    QList<MendChoice> m_choices;
    QVariant m_chosen;
    QStandardItemModel m_items;
};

} // namespace sinan::screens
