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
</context>
</TS>
