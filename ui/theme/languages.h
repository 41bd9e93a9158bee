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
    /// A text in either language, whichever is current; for search. An unknown id gives an empty text.
    [[nodiscard]] QString in(Language language, const char *id) const;
    /// The language of the desktop where we speak it, else Chinese.
    [[nodiscard]] static Language ofSystem();

Q_SIGNALS:
    /// The new texts are in place; widgets hear of it by QEvent::LanguageChange.
    void changed(sinan::Language language);

private:
    [[nodiscard]] QTranslator &texts(Language language) const { return language == Language::Chinese ? m_chinese : m_english; }

    mutable QTranslator m_chinese; ///< QTranslator::translate() is const, installing it is not
    mutable QTranslator m_english;
    QTranslator m_qtTexts; ///< Qt's own: context menus of text fields
    Language m_current = Language::Chinese;
    bool m_installed = false;
};

} // namespace sinan::theme
