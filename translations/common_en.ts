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
    <message id="common.tooltip_with_key"><translation>%1 (%2)</translation></message>
    <message id="common.close"><translation>Close</translation></message>
    <message id="common.score_sum"><translation>Score</translation></message>
    <message id="common.score_threshold"><translation>Threshold %1</translation></message>
    <message id="common.score_cause"><translation>Reason</translation></message>
    <message id="common.score_points"><translation>Points</translation></message>
    <message id="common.score_row"><translation>%1: %2 points</translation></message>
    <message id="common.score_title"><translation>Score %1, threshold %2</translation></message>
    <message id="common.not_connected"><translation>Not connected</translation></message>
    <message id="common.place_today"><translation>Today</translation></message>
    <message id="common.place_customers"><translation>Customers</translation></message>
    <message id="common.place_settings"><translation>Settings</translation></message>
</context>
</TS>
