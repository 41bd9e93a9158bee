#include "ui/shell/setting_list.h"

#include "ui/theme/languages.h"

namespace sinan::shell {

namespace {

constexpr const char *lookSection = QT_TRID_NOOP("settings.section_look");
constexpr const char *daySection = QT_TRID_NOOP("settings.section_day");
constexpr const char *calendarSection = QT_TRID_NOOP("settings.section_calendar");
constexpr const char *dataSection = QT_TRID_NOOP("settings.section_data");
constexpr const char *backupSection = QT_TRID_NOOP("settings.section_backup");
constexpr const char *programSection = QT_TRID_NOOP("settings.section_program");

constexpr SettingInfo settings[] = {
    {"language", lookSection, QT_TRID_NOOP("settings.language"), "中文 英文 chinese english"},
    {"theme", lookSection, QT_TRID_NOOP("settings.theme"), "深色 浅色 夜间 dark light mode"},
    {"text", lookSection, QT_TRID_NOOP("settings.text"), "字号 缩放 font zoom"},
    {"density", lookSection, QT_TRID_NOOP("settings.density"), "密度 紧凑 compact touch"},
    {"budget", daySection, QT_TRID_NOOP("settings.budget"), "马上处理 上限 今日 attention limit act now"},
    {"interruptions", daySection, QT_TRID_NOOP("settings.interruptions"), "提醒 通知 打扰 notification"},
    {"quiet", daySection, QT_TRID_NOOP("settings.quiet"), "勿扰 安静 do not disturb"},
    {"calendar", calendarSection, QT_TRID_NOOP("settings.calendar"), "节假日 调休 工作日 春节 国庆 holiday working day"},
    {"data", dataSection, QT_TRID_NOOP("settings.data"), "文件夹 位置 大小 空间 folder path size"},
    {"backups", backupSection, QT_TRID_NOOP("settings.backups"), "现在备份 save copy"},
    {"daily_backup", backupSection, QT_TRID_NOOP("settings.daily_backup"), "自动备份 automatic"},
    {"restore", backupSection, QT_TRID_NOOP("settings.restore"), "还原 找回 回到以前 recover"},
    {"about", programSection, QT_TRID_NOOP("settings.about"), "版本 version"},
    {"licences", programSection, QT_TRID_NOOP("settings.licences"), "开源 license gpl"},
    {"diagnostics", programSection, QT_TRID_NOOP("settings.diagnostics"), "故障 报错 复制 support bug"},
    {"crash", programSection, QT_TRID_NOOP("settings.crash"), "崩溃 日志 crash report"},
};

} // namespace

std::span<const SettingInfo> allSettings()
{
    return settings;
}

const SettingInfo *findSetting(const QString &key)
{
    for (const SettingInfo &setting : settings) {
        if (key == QLatin1String(setting.key))
            return &setting;
    }
    return nullptr;
}

QStringList searchTexts(const SettingInfo &setting, const theme::Languages &languages)
{
    QStringList texts;
    for (const Language language : {Language::Chinese, Language::English})
        texts << languages.in(language, setting.title) << languages.in(language, setting.section);
    texts << QString::fromUtf8(setting.keywords).split(QLatin1Char(' ')) << QString::fromUtf8(setting.keywords);
    return texts;
}

} // namespace sinan::shell
