#pragma once

#include "ui/theme/severity.h"

#include <QAbstractButton>

namespace sinan::widgets {

/// A short text on a tint: a severity with its shape, a state, a tag.
class Pill : public QWidget
{
    Q_OBJECT
public:
    explicit Pill(const theme::Theme &theme, QWidget *parent = nullptr);

    /// A word on a tint; an icon of icons.list before it, if named.
    void set(const QString &text, theme::ColorRole ink, theme::ColorRole tint, const QString &icon = {});
    void setSeverity(theme::Severity severity);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const theme::Theme &m_theme;
    QString m_text;
    QString m_icon;
    theme::ColorRole m_ink = theme::ColorRole::Muted;
    theme::ColorRole m_tint = theme::ColorRole::MutedTint;
    std::optional<theme::Severity> m_severity;
};

/// A pill that can be pressed, and stays pressed where checkable: filters, time buckets, reasons.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(const theme::Theme &theme, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    const theme::Theme &m_theme;
};

} // namespace sinan::widgets
