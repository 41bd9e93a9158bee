#include "ui/shell/settings_section.h"

#include "ui/shell/setting_list.h"
#include "ui/widgets/card.h"

#include <QVBoxLayout>

namespace sinan::shell {

SettingsSection::SettingsSection(const theme::Theme &theme, const QString &name, const char *title, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_titleId(title), m_header(new widgets::SectionHeader(theme, this))
{
    setObjectName(QStringLiteral("settings.section.") + name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, theme.space(theme::Space::Medium));
    column->setSpacing(theme.space(theme::Space::Tiny));
    column->addWidget(m_header);
}

QString SettingsSection::title() const
{
    return qtTrId(m_titleId);
}

void SettingsSection::retranslate()
{
    m_header->set(title());
    setAccessibleName(title());
}

SettingRow *SettingsSection::addRow(const char *key)
{
    auto *row = new SettingRow(m_theme, QString::fromLatin1(key), this);
    layout()->addWidget(row);
    m_rows << row;
    return row;
}

void SettingsSection::name(SettingRow *row, const QString &hint)
{
    const SettingInfo *setting = findSetting(row->key());
    row->setTexts(setting ? qtTrId(setting->title) : QString(), hint);
}

} // namespace sinan::shell
