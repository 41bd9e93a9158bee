#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace sinan::widgets {

/// A text in one of the theme's fonts and colours. Plain text: what customers wrote is never taken for markup.
class Label : public QLabel
{
    Q_OBJECT
public:
    Label(const theme::Theme &theme, theme::FontRole font, theme::ColorRole color = theme::ColorRole::Text,
          QWidget *parent = nullptr);
};

/// One line that is shortened with … where it does not fit; the whole text is then in the tooltip.
class ElidedLabel : public QWidget
{
    Q_OBJECT
public:
    ElidedLabel(const theme::Theme &theme, theme::FontRole font, theme::ColorRole color = theme::ColorRole::Text,
                QWidget *parent = nullptr);

    void setText(const QString &text);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] bool isElided() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignVCenter | Qt::AlignLeft;
};

} // namespace sinan::widgets
