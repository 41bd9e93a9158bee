#include "ui/theme/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sinan::theme {

Languages::Languages(QObject *parent)
    : QObject(parent)
{
}

Languages::~Languages()
{
    if (QCoreApplication::instance()) {
        QCoreApplication::removeTranslator(&m_texts);
        QCoreApplication::removeTranslator(&m_qtTexts);
    }
}

void Languages::set(Language language)
{
    if (m_installed && language == m_current)
        return;
    m_current = language;
    const bool chinese = language == Language::Chinese;
    QCoreApplication::removeTranslator(&m_qtTexts);
    QCoreApplication::removeTranslator(&m_texts);
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (chinese && m_qtTexts.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    // Each installation tells every widget; ours comes last so that they find all texts in place.
    if (m_texts.load(chinese ? QStringLiteral(":/sinan/translations/sinan_zh_CN.qm") : QStringLiteral(":/sinan/translations/sinan_en.qm")))
        QCoreApplication::installTranslator(&m_texts);
    m_installed = true;
    Q_EMIT changed(language);
}

Language Languages::ofSystem()
{
    return QLocale::system().language() == QLocale::English ? Language::English : Language::Chinese;
}

} // namespace sinan::theme
