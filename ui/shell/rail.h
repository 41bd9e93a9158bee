#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace sinan::shell {

/// The left edge: one button a place, icon above its name. It is as wide as its longest name asks for, at least 64 px (48 when
/// narrow).
class Rail final : public QWidget
{
    Q_OBJECT
public:
    explicit Rail(const theme::Theme &theme, QWidget *parent = nullptr);

    enum class End { Top, Bottom };
    void addPlace(const QString &place, const char *title, const QString &icon, End end);
    void setCurrent(const QString &place);
    void setNarrow(bool narrow);
    void setShortcut(const QString &place, const QString &keys);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Button;
    void resize();

    const theme::Theme &m_theme;
    QVBoxLayout *m_column;
    QList<Button *> m_buttons;
    bool m_narrow = false;
    int m_tops = 0;
};

} // namespace sinan::shell
