#include "ui/shell/setting_list.h"

#include "ui/theme/languages.h"

namespace sinan::shell {

namespace {

constexpr const char *look = QT_TRID_NOOP("settings.section_look");
constexpr const char *day = QT_TRID_NOOP("settings.section_day");
constexpr const char *calendar = QT_TRID_NOOP("settings.section_calendar");
constexpr const char *data = QT_TRID_NOOP("settings.section_data");
constexpr const char *backup = QT_TRID_NOOP("settings.section_backup");
constexpr const char *program = QT_TRID_NOOP("settings.section_program");

constexpr SettingInfo settings[] = {
    {"language", look, QT_TRID_NOOP("settings.language"), "中文 英文 chinese english"},
    {"theme", look, QT_TRID_NOOP("settings.theme"), "深色 浅色 夜间 dark light mode"},
    {"text", look, QT_TRID_NOOP("settings.text"), "字号 缩放 font zoom"},
    {"density", look, QT_TRID_NOOP("settings.density"), "密度 紧凑 compact touch"},
    {"budget", day, QT_TRID_NOOP("settings.budget"), "马上处理 上限 今日 attention limit act now"},
    {"interruptions", day, QT_TRID_NOOP("settings.interruptions"), "提醒 通知 打扰 notification"},
    {"quiet", day, QT_TRID_NOOP("settings.quiet"), "勿扰 安静 do not disturb"},
    {"calendar", calendar, QT_TRID_NOOP("settings.calendar"), "节假日 调休 工作日 春节 国庆 holiday working day"},
    {"data", data, QT_TRID_NOOP("settings.data"), "文件夹 位置 大小 空间 folder path size"},
    {"backups", backup, QT_TRID_NOOP("settings.backups"), "现在备份 save copy"},
    {"daily_backup", backup, QT_TRID_NOOP("settings.daily_backup"), "自动备份 automatic"},
    {"restore", backup, QT_TRID_NOOP("settings.restore"), "还原 找回 回到以前 recover"},
    {"about", program, QT_TRID_NOOP("settings.about"), "版本 version"},
    {"licences", program, QT_TRID_NOOP("settings.licences"), "开源 license gpl"},
    {"diagnostics", program, QT_TRID_NOOP("settings.diagnostics"), "故障 报错 复制 support bug"},
    {"crash", program, QT_TRID_NOOP("settings.crash"), "崩溃 日志 crash report"},
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
