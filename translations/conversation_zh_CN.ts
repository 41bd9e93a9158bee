<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="conversation.name"><translation>沟通记录</translation></message>
    <message id="conversation.when"><translation>%1 · %2</translation></message>
    <message id="conversation.customer"><translation>客户</translation></message>
    <message id="conversation.whose"><translation>这是哪个客户的？</translation></message>
    <message id="conversation.find_customer"><translation>输入客户名称的几个字</translation></message>
    <message id="conversation.no_such_customer"><translation>没有找到这个客户。</translation></message>
    <message id="conversation.assign_to"><translation>归到 %1</translation></message>
    <message id="conversation.assign_failed"><translation>没有归成，请再试一次。</translation></message>
    <message id="conversation.people"><translation>谁在说</translation></message>
    <message id="conversation.nobody_named"><translation>没有写明说话人</translation></message>
    <message id="conversation.heard" numerus="yes"><translation><numerusform>听出的信号 %n 处</numerusform></translation></message>
    <message id="conversation.heard_name"><translation>听出的信号</translation></message>
    <message id="conversation.heard_none"><translation>没有听出风险信号。</translation></message>
    <message id="conversation.source"><translation>来源：%1</translation></message>
    <message id="conversation.about"><translation>关于这次沟通</translation></message>
    <message id="conversation.next"><translation>下一处信号</translation></message>
    <message id="conversation.previous"><translation>上一处信号</translation></message>
    <message id="conversation.back_tip"><translation>回到来处（Esc）</translation></message>
    <message id="conversation.gone"><translation>这条沟通记录不在了。</translation></message>
    <message id="conversation.gone_detail"><translation>它可能已被撤销导入。</translation></message>
</context>
</TS>
