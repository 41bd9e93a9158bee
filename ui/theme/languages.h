#pragma once

#include "app/base/format.h"

#include <QObject>
#include <QTranslator>

namespace sinan::theme {

/// The language of the window. Changing it sends QEvent::LanguageChange to every widget, which then writes its texts anew.
/// @note UI thread only; one per program.
class Languages final : public QObject
{
    Q_OBJECT
public:
    explicit Languages(QObject *parent = nullptr);
    ~Languages() override;

    /// Loads the texts of that language into the application.
    void set(Language language);
    [[nodiscard]] Language current() const { return m_current; }
    /// The language of the desktop where we speak it, else Chinese.
    [[nodiscard]] static Language ofSystem();

Q_SIGNALS:
    /// The new texts are in place; widgets hear of it by QEvent::LanguageChange.
    void changed(sinan::Language language);

private:
    QTranslator m_texts;
    QTranslator m_qtTexts; ///< Qt's own: context menus of text fields
    Language m_current = Language::Chinese;
    bool m_installed = false;
};

} // namespace sinan::theme
