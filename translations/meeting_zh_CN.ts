<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="meeting.name"><translation>晨会</translation></message>
    <message id="meeting.begin"><translation>开始晨会</translation></message>
    <message id="meeting.signal"><translation>信号</translation></message>
    <message id="meeting.words"><translation>原话</translation></message>
    <message id="meeting.action"><translation>怎么办</translation></message>
    <message id="meeting.owner"><translation>谁来做</translation></message>
    <message id="meeting.quote"><translation>“%1”</translation></message>
    <message id="meeting.no_words"><translation>这条预警由数据发出，没有原话。</translation></message>
    <message id="meeting.no_action"><translation>这条规则没有给建议。</translation></message>
    <message id="meeting.no_owner"><translation>还没有指定人。</translation></message>
    <message id="meeting.not_this"><translation>不等于：%1</translation></message>
    <message id="meeting.regions"><translation>各区域：昨天的预警，今天怎么谈</translation></message>
    <message id="meeting.since"><translation>%1 以来</translation></message>
    <message id="meeting.cleared"><translation>%1：%2已解除</translation></message>
    <message id="meeting.ignored"><translation>%1：%2已忽略</translation></message>
    <message id="meeting.ignored_why"><translation>%1：%2已忽略（%3）</translation></message>
    <message id="meeting.taken"><translation>%1：%2有人在处理</translation></message>
    <message id="meeting.taken_by"><translation>%1：%2由%3处理</translation></message>
    <message id="meeting.opened"><translation>%1：新发出%2</translation></message>
    <message id="meeting.today_cleared"><translation>今天不用再谈</translation></message>
    <message id="meeting.today_ignored"><translation>今天不谈这件事</translation></message>
    <message id="meeting.today_done"><translation>今天谈结果，%1已完成</translation></message>
    <message id="meeting.today_promised"><translation>今天谈“%1”，承诺 %2</translation></message>
    <message id="meeting.today_asked"><translation>今天谈“%1”，还没有承诺日期</translation></message>
    <message id="meeting.today_opened"><translation>今天先定：%1</translation></message>
    <message id="meeting.change"><translation>%1。%2</translation></message>
    <message id="meeting.unchanged"><translation>昨天以来没有变化。</translation></message>
    <message id="meeting.no_region"><translation>未分区域</translation></message>
    <message id="meeting.no_regions"><translation>工作区里还没有区域。</translation></message>
    <message id="meeting.nothing_open"><translation>这一条已经决定了。</translation></message>
    <message id="meeting.nothing_now"><translation>没有马上处理的事</translation></message>
    <message id="meeting.gone"><translation>这条预警已经不在了。</translation></message>
    <message id="meeting.and_more"><translation>%1等 %2 条同因</translation></message>
    <message id="meeting.number"><translation>%1 / %2</translation></message>
    <message id="meeting.next"><translation>下一页</translation></message>
    <message id="meeting.previous"><translation>上一页</translation></message>
    <message id="meeting.first"><translation>第一页</translation></message>
    <message id="meeting.last"><translation>最后一页</translation></message>
    <message id="meeting.next_tip"><translation>下一页（→）</translation></message>
    <message id="meeting.previous_tip"><translation>上一页（←）</translation></message>
    <message id="meeting.end"><translation>结束晨会</translation></message>
    <message id="meeting.end_tip"><translation>结束晨会（Esc）</translation></message>
    <message id="meeting.keys"><translation>← → 翻页，1 到 4 当场决定，Esc 结束</translation></message>
    <message id="meeting.trouble"><translation>晨会的内容没有读出来，请再试一次。</translation></message>
    <message id="meeting.standing" numerus="yes"><translation><numerusform>另有 %n 条待处理</numerusform></translation></message>
    <message id="meeting.more" numerus="yes"><translation><numerusform>还有 %n 条变化</numerusform></translation></message>
</context>
</TS>
