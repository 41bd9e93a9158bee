<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="settings.subtitle"><translation>改了立即生效，自动保存在这台电脑上。</translation></message>
    <message id="settings.language"><translation>语言</translation></message>
    <message id="settings.theme"><translation>主题</translation></message>
    <message id="settings.text"><translation>文字大小</translation></message>
    <message id="settings.density"><translation>行高</translation></message>
    <message id="settings.density_why"><translation>“野外”的行和按钮更大，适合在车上或触屏上用。</translation></message>
    <message id="settings.data"><translation>数据</translation></message>
    <message id="settings.about"><translation>关于</translation></message>
    <message id="settings.follow_system"><translation>跟随系统</translation></message>
    <message id="settings.light"><translation>浅色</translation></message>
    <message id="settings.dark"><translation>深色</translation></message>
    <message id="settings.compact"><translation>紧凑</translation></message>
    <message id="settings.standard"><translation>标准</translation></message>
    <message id="settings.field"><translation>野外（大）</translation></message>
    <message id="settings.text_percent"><translation>%1 %</translation></message>
    <message id="settings.sample"><translation>华东精密 ¥310 万 剩 6 时 12 分</translation></message>
    <message id="settings.encrypted"><translation>数据在本机加密保存。</translation></message>
    <message id="settings.plain_demo"><translation>数据没有加密：示例里全是虚构内容。</translation></message>
    <message id="settings.plain"><translation>数据没有加密，能打开这个文件的人都能看到内容。</translation></message>
    <message id="settings.version"><translation>司南 %1 · GPL-3.0 或更高版本 · 图标 Tabler（MIT）</translation></message>
    <message id="settings.reset"><translation>恢复默认</translation></message>
    <message id="settings.reset_of"><translation>恢复默认：%1</translation></message>
    <message id="settings.not_saved"><translation>设置没能保存到磁盘，这次打开期间仍然有效。</translation></message>
</context>
</TS>
