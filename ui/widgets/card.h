#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QVBoxLayout>

class QToolButton;

namespace sinan::widgets {

class ElidedLabel;
class Label;

/// A surface with a thin border and rounded corners.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const theme::Theme &theme, QWidget *parent = nullptr);
    /// Where its contents go; has margins already.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const theme::Theme &m_theme;
    QVBoxLayout *m_body;
};

/// The line above a group: its title, what it counts, and a thin rule.
class SectionHeader : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHeader(const theme::Theme &theme, QWidget *parent = nullptr);
    void set(const QString &title, const QString &detail = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const theme::Theme &m_theme;
    Label *m_title;
    Label *m_detail;
};

/// A title that folds its contents away: by click, Space or Enter.
class Section : public QWidget
{
    Q_OBJECT
public:
    explicit Section(const theme::Theme &theme, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// What the closed section says beside its title.
    void setSummary(const QString &summary);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QToolButton *header() const { return m_header; }

Q_SIGNALS:
    void toggled(bool open);

private:
    void refresh();

    const theme::Theme &m_theme;
    QToolButton *m_header;
    ElidedLabel *m_summary;
    QWidget *m_content;
    QVBoxLayout *m_body;
    bool m_open = false;
};

} // namespace sinan::widgets
