#pragma once

#include "ui/shell/overlay.h"
#include "ui/shell/status_bar.h"

class QLineEdit;
class QScrollArea;

namespace sinan::shell {

/// F1: the keys of this page, then those that work everywhere; searchable. Made from the registry each time it opens.
class KeySheet final : public Overlay
{
    Q_OBJECT
public:
    KeySheet(widgets::Workbench &bench, QWidget *window);
    void present(const QString &page);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *content() const;

    widgets::Workbench &m_bench;
    QString m_page;
    QLineEdit *m_search;
    QScrollArea *m_area;
};

/// What the status bar's age is made of: each source with its newest data, or 未接入; and where the data is kept.
class AgeSheet final : public Overlay
{
    Q_OBJECT
public:
    AgeSheet(widgets::Workbench &bench, QWidget *window);
    void present(const DataAge &age);

private:
    widgets::Workbench &m_bench;
    QScrollArea *m_area;
};

} // namespace sinan::shell
