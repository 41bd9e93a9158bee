#include "ui/screens/import/choice_box.h"

#include "ui/widgets/text_match.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

namespace sinan::screens {

namespace {

/// Completes by the words that find a choice, shows the choice's text.
class ChoiceCompleter final : public QCompleter
{
public:
    using QCompleter::QCompleter;
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override { return index.data(Qt::DisplayRole).toString(); }
};

constexpr int searchRole = Qt::UserRole + 1;

} // namespace

ChoiceBox::ChoiceBox(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMaxVisibleItems(14);
    setModel(&m_items);
    auto *completer = new ChoiceCompleter(&m_items, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionRole(searchRole);
    completer->setMaxVisibleItems(14);
    setCompleter(completer);
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) {
        setCurrentIndex(findText(index.data().toString()));
        Q_EMIT picked();
    });
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT picked(); });
}

void ChoiceBox::setChoices(const QList<MendChoice> &choices, const QVariant &chosen)
{
    m_choices = choices;
    m_chosen = chosen;
    m_items.clear();
    int current = -1;
    for (const MendChoice &choice : choices) {
        auto *item = new QStandardItem(choice.text);
        item->setData(choice.value, Qt::UserRole);
        item->setData(choice.text + QLatin1Char(' ') + choice.search, searchRole);
        item->setData(choice.text, Qt::AccessibleTextRole);
        if (choice.value == chosen)
            current = m_items.rowCount();
        m_items.appendRow(item);
    }
    setCurrentIndex(current);
    lineEdit()->selectAll();
}

int ChoiceBox::firstMatch() const
{
    const QString typed = currentText().trimmed();
    for (int i = 0; i < m_choices.size(); ++i) {
        if (m_choices[i].text.compare(typed, Qt::CaseInsensitive) == 0)
            return i;
    }
    const widgets::SearchQuery query = widgets::foldQuery(typed);
    int best = -1;
    int bestScore = 0;
    for (int i = 0; i < m_choices.size() && !query.isEmpty(); ++i) {
        const int score = widgets::Searchable({m_choices[i].text, m_choices[i].search}).score(query);
        if (score > bestScore) {
            bestScore = score;
            best = i;
        }
    }
    return best;
}

QVariant ChoiceBox::value() const
{
    const int match = firstMatch();
    return match >= 0 ? m_choices[match].value : m_chosen;
}

void ChoiceBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const int match = firstMatch(); match >= 0)
            setCurrentIndex(match);
        Q_EMIT picked();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        // Esc gives up: the editor goes, what was chosen before stays.
        setCurrentIndex(findData(m_chosen));
        event->ignore();
        return;
    }
    QComboBox::keyPressEvent(event);
}

} // namespace sinan::screens
