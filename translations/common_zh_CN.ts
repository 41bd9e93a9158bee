<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="common.severity_critical"><translation>紧急</translation></message>
    <message id="common.severity_high"><translation>高</translation></message>
    <message id="common.severity_medium"><translation>中</translation></message>
    <message id="common.severity_low"><translation>低</translation></message>
    <message id="common.severity_good"><translation>好</translation></message>
    <message id="common.severity_too_little"><translation>样本不足</translation></message>
    <message id="common.tooltip_with_key"><translation>%1（%2）</translation></message>
    <message id="common.close"><translation>关闭</translation></message>
    <message id="common.score_sum"><translation>得分</translation></message>
    <message id="common.score_threshold"><translation>阈值 %1</translation></message>
    <message id="common.score_cause"><translation>原因</translation></message>
    <message id="common.score_points"><translation>分数</translation></message>
    <message id="common.score_row"><translation>%1：%2 分</translation></message>
    <message id="common.score_title"><translation>得分 %1，阈值 %2</translation></message>
    <message id="common.not_connected"><translation>未接入</translation></message>
    <message id="common.place_today"><translation>今日</translation></message>
    <message id="common.place_customers"><translation>客户</translation></message>
    <message id="common.place_settings"><translation>设置</translation></message>
</context>
</TS>
