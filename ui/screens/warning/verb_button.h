#pragma once

#include <QPushButton>

namespace sinan::screens {

/// A button that shows the digit of its key before its text, and shortens the text where there is no room; the tooltip has all of it.
class VerbButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit VerbButton(QWidget *parent = nullptr);

    /// @param digit  1 … 9, 0 = none
    void set(int digit, const QString &text, const QString &tooltip = {});
    [[nodiscard]] QString whole() const { return m_whole; }
    [[nodiscard]] int digit() const { return m_digit; }
    [[nodiscard]] bool isShortened() const { return m_shortened; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    /// Enter presses it too, not only Space.
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    [[nodiscard]] int chrome() const;

    QString m_whole;
    QString m_tooltip;
    int m_digit = 0;
    bool m_shortened = false;
};

} // namespace sinan::screens
