<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="common.severity_critical"><translation>Critical</translation></message>
    <message id="common.severity_high"><translation>High</translation></message>
    <message id="common.severity_medium"><translation>Medium</translation></message>
    <message id="common.severity_low"><translation>Low</translation></message>
    <message id="common.severity_good"><translation>Good</translation></message>
    <message id="common.severity_too_little"><translation>Too little data</translation></message>
</context>
</TS>
