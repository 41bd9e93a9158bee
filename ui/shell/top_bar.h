#pragma once

#include "ui/widgets/workbench.h"

#include <QWidget>

class QLineEdit;
class QHBoxLayout;
class QToolButton;

namespace sinan::widgets {
class ElidedLabel;
class Label;
} // namespace sinan::widgets

namespace sinan::shell {

/// Back, forward, the search box, pages to look things up in, whose workspace this is.
class TopBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(widgets::Workbench &bench, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *search() const { return m_search; }
    [[nodiscard]] QToolButton *backButton() const { return m_back; }
    [[nodiscard]] QToolButton *forwardButton() const { return m_forward; }
    [[nodiscard]] QToolButton *noteButton() const { return m_note; }
    void setWhere(const QString &workspace, const QString &person);
    /// A button for a page to look things up in.
    void addReference(const widgets::Command &command);
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void nameReferences();

    struct Reference
    {
        QToolButton *button;
        QString id;
        QString icon;
    };
    widgets::Workbench &m_bench;
    QHBoxLayout *m_row = nullptr;
    QList<Reference> m_references;
    widgets::Label *m_name;
    QToolButton *m_back;
    QToolButton *m_forward;
    QLineEdit *m_search;
    QAction *m_glass;
    QToolButton *m_note;
    widgets::ElidedLabel *m_where;
};

} // namespace sinan::shell
