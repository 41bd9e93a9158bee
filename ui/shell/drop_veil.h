#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace sinan::shell {

/// Lies over the window while files are dragged across it and says what letting go would do.
class DropVeil final : public QWidget
{
    Q_OBJECT
public:
    DropVeil(const theme::Theme &theme, QWidget *window);
    void present(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const theme::Theme &m_theme;
    QString m_sentence;
};

} // namespace sinan::shell
