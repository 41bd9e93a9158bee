#include "ui/theme/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sinan::theme {

Languages::Languages(QObject *parent) : QObject(parent)
{
    const bool loaded = m_chinese.load(QStringLiteral(":/sinan/translations/sinan_zh_CN.qm")) &&
                        m_english.load(QStringLiteral(":/sinan/translations/sinan_en.qm"));
    Q_ASSERT_X(loaded, "Languages", "the texts are missing from the resources");
    (void)loaded;
}

Languages::~Languages()
{
    if (QCoreApplication::instance()) {
        QCoreApplication::removeTranslator(&texts(m_current));
        QCoreApplication::removeTranslator(&m_qtTexts);
    }
}

QString Languages::in(Language language, const char *id) const
{
    return texts(language).translate(nullptr, id);
}

void Languages::set(Language language)
{
    if (m_installed && language == m_current)
        return;
    QCoreApplication::removeTranslator(&m_qtTexts);
    QCoreApplication::removeTranslator(&texts(m_current));
    m_current = language;
    const bool chinese = language == Language::Chinese;
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (chinese && m_qtTexts.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    // Each installation tells every widget; ours comes last so that they find all texts in place.
    QCoreApplication::installTranslator(&texts(language));
    m_installed = true;
    Q_EMIT changed(language);
}

Language Languages::ofSystem()
{
    return QLocale::system().language() == QLocale::English ? Language::English : Language::Chinese;
}

} // namespace sinan::theme
