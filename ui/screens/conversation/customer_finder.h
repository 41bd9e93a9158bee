#pragma once

#include "app/base/uuid.h"
#include "ui/widgets/workbench.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// Finds a customer by a few characters of the name and hands it over: a field, and the first hits below it as buttons.
class CustomerFinder final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int hitsShown = 5;

    explicit CustomerFinder(widgets::Workbench &bench, QWidget *parent = nullptr);
    void retranslate();
    void clear();
    [[nodiscard]] QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void chosen(const sinan::Uuid &customer, const QString &name);

private:
    void search();

    widgets::Workbench &m_bench;
    QLineEdit *m_field;
    QVBoxLayout *m_hits;
    widgets::Label *m_none;
    QTimer m_wait;
    QList<QPair<Uuid, QString>> m_found;
};

} // namespace sinan::screens
