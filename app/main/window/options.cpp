#include "app/main/window/options.h"

#include <QCommandLineParser>

namespace sinan::main {

namespace {

Error wrong(const char *flag, const QString &value)
{
    return Error{ErrorCode::InvalidArgument, flag, "not a value of this flag", {}}.with("value", value.toStdString());
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("司南 Sinan — 离线可用的销售驾驶舱 · a sales cockpit that works offline"));
    parser.addOptions({
        {QStringLiteral("demo"), QStringLiteral("打开示例工作区 · open the demo workspace")},
        {QStringLiteral("workspace"), QStringLiteral("工作区文件夹 · workspace folder"), QStringLiteral("dir")},
        {QStringLiteral("clock"), QStringLiteral("固定的当前时间 · a clock that stands still"), QStringLiteral("time")},
        {QStringLiteral("route"), QStringLiteral("打开的位置,如 today、customer/ID · where to open"), QStringLiteral("route")},
        {QStringLiteral("lang"), QStringLiteral("zh | en"), QStringLiteral("language")},
        {QStringLiteral("theme"), QStringLiteral("light | dark | system"), QStringLiteral("theme")},
        {QStringLiteral("scale"), QStringLiteral("文字大小 0.9–1.5 · text size"), QStringLiteral("factor")},
        {QStringLiteral("size"), QStringLiteral("窗口大小 · window size, e.g. 1092x614"), QStringLiteral("WxH")},
        {QStringLiteral("offline"), QStringLiteral("不使用网络(目前本来就不用) · no network (none is used yet)")},
        {QStringLiteral("no-anim"), QStringLiteral("不要动画 · no animation")},
        {QStringLiteral("keys"), QStringLiteral("依次按键后退出 · press keys, e.g. \"Down 1 Ctrl+Z\", then end"), QStringLiteral("keys")},
        {QStringLiteral("shot"), QStringLiteral("截图后退出 · save a picture, then end"), QStringLiteral("png")},
        {QStringLiteral("dump-ui"), QStringLiteral("写出界面结构后退出 · write what is on screen, then end"), QStringLiteral("json")},
        {QStringLiteral("perf"), QStringLiteral("写出耗时后退出 · write timings, then end"), QStringLiteral("json")},
    });
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("要导入的文件 · files to import"), QStringLiteral("[files…]"));
}

} // namespace

QString optionsHelp()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return Error{ErrorCode::InvalidArgument, "sinan", parser.errorText().toStdString(), {}};
    Options options;
    const auto value = [&](const char *name) { return parser.value(QLatin1String(name)); };
    const auto isSet = [&](const char *name) { return parser.isSet(QLatin1String(name)); };
    options.demo = isSet("demo");
    options.workspace = std::filesystem::path(value("workspace").toStdU16String());
    if (isSet("clock")) {
        options.clock = parseIso(value("clock").toStdString(), "Asia/Shanghai");
        if (!options.clock)
            return wrong("--clock", value("clock"));
    }
    options.route = value("route");
    if (isSet("lang")) {
        options.language = parseLanguage(value("lang").toStdString());
        if (!options.language)
            return wrong("--lang", value("lang"));
    }
    options.theme = value("theme");
    if (!options.theme.isEmpty() && !QStringList{"light", "dark", "system"}.contains(options.theme))
        return wrong("--theme", options.theme);
    if (isSet("scale")) {
        bool number = false;
        const double factor = value("scale").toDouble(&number);
        if (!number || factor < 0.9 || factor > 1.5)
            return wrong("--scale", value("scale"));
        options.textPercent = int(factor * 100 + 0.5);
    }
    if (isSet("size")) {
        const QStringList parts = value("size").split(QLatin1Char('x'));
        options.size = parts.size() == 2 ? QSize(parts.at(0).toInt(), parts.at(1).toInt()) : QSize();
        if (options.size.width() < 640 || options.size.height() < 400 || options.size.width() > 8000 || options.size.height() > 8000)
            return wrong("--size", value("size"));
    }
    options.offline = isSet("offline");
    options.still = isSet("no-anim");
    options.keys = value("keys");
    options.shot = value("shot");
    options.dump = value("dump-ui");
    options.perf = value("perf");
    options.files = parser.positionalArguments();
    return options;
}

} // namespace sinan::main
