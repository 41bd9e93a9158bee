<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="today.title"><translation>Today</translation></message>
    <message id="today.group_now"><translation>Now</translation></message>
    <message id="today.group_today"><translation>Today</translation></message>
    <message id="today.group_week"><translation>This week</translation></message>
    <message id="today.group_watch"><translation>Watch</translation></message>
    <message id="today.group_in_hand"><translation>In hand</translation></message>
    <message id="today.chip_all"><translation>All</translation></message>
    <message id="today.chip"><translation>%1 %2</translation></message>
    <message id="today.list"><translation>List of warnings</translation></message>
    <message id="today.comma"><translation>, </translation></message>
    <message id="today.customer_and_more"><translation>%1 and others (%2)</translation></message>
    <message id="today.same_cause_customers" numerus="yes"><translation><numerusform>%n customer, same cause</numerusform><numerusform>%n customers, same cause</numerusform></translation></message>
    <message id="today.same_cause_warnings" numerus="yes"><translation><numerusform>%n warning, same cause</numerusform><numerusform>%n warnings, same cause</numerusform></translation></message>
    <message id="today.evidence" numerus="yes"><translation><numerusform>%n piece of evidence</numerusform><numerusform>%n pieces of evidence</numerusform></translation></message>
    <message id="today.advice"><translation>Next: %1</translation></message>
    <message id="today.in_hand"><translation>In hand</translation></message>
    <message id="today.in_hand_of"><translation>%1 is on it</translation></message>
    <message id="today.risk"><translation>%1 at risk</translation></message>
    <message id="today.risk_in_full"><translation>At risk: %1</translation></message>
    <message id="today.due_at"><translation>Due %1</translation></message>
    <message id="today.now_of_budget"><translation>%1 of at most %2</translation></message>
    <message id="today.over_budget"><translation>%1, of which %2 moved here because Now is full</translation></message>
    <message id="today.header_spoken"><translation>%1: %2</translation></message>
    <message id="today.headline_one"><translation>Start with one item: %1.</translation></message>
    <message id="today.headline_one_amount"><translation>Start with one item: %1, %2 at risk.</translation></message>
    <message id="today.headline_now"><translation>Start with these %1, all due within 24 hours.</translation></message>
    <message id="today.headline_now_amount"><translation>Start with these %1, all due within 24 hours, with %2 at risk.</translation></message>
    <message id="today.headline_over"><translation>Start with these %1, %2 already overdue.</translation></message>
    <message id="today.headline_over_amount"><translation>Start with these %1, %2 already overdue. %3 is at risk.</translation></message>
    <message id="today.headline_today" numerus="yes"><translation><numerusform>Nothing is due within 24 hours. %n item can be looked at today.</numerusform><numerusform>Nothing is due within 24 hours. %n items can be looked at today.</numerusform></translation></message>
    <message id="today.headline_week" numerus="yes"><translation><numerusform>Nothing is due in the next two days. %n item is due this week.</numerusform><numerusform>Nothing is due in the next two days. %n items are due this week.</numerusform></translation></message>
    <message id="today.headline_none"><translation>Nothing needs you today.</translation></message>
    <message id="today.headline_two"><translation>%1 %2</translation></message>
    <message id="today.fewer_than_yesterday"><translation>%1 fewer than yesterday.</translation></message>
    <message id="today.more_than_yesterday"><translation>%1 more than yesterday.</translation></message>
    <message id="today.as_yesterday"><translation>As many as yesterday.</translation></message>
    <message id="today.nothing_detail"><translation>Looked at %2 customers at %1: none needs you now.</translation></message>
    <message id="today.nothing_in_hand" numerus="yes"><translation><numerusform>%n more is already in hand.</numerusform><numerusform>%n more are already in hand.</numerusform></translation></message>
    <message id="today.see_watched" numerus="yes"><translation><numerusform>See the one being watched</numerusform><numerusform>See the %n being watched</numerusform></translation></message>
    <message id="today.no_data"><translation>There is no customer data yet</translation></message>
    <message id="today.no_data_detail"><translation>Drop in a customer table or a few conversations to see who needs help first.</translation></message>
    <message id="today.no_data_action"><translation>Import my table</translation></message>
    <message id="today.filtered_out" numerus="yes"><translation><numerusform>The filter hides %n warning</numerusform><numerusform>The filter hides %n warnings</numerusform></translation></message>
    <message id="today.clear_filter"><translation>Clear the filter</translation></message>
    <message id="today.trouble"><translation>Today's warnings could not be read.</translation></message>
    <message id="today.trouble_kept"><translation>What you see is from before. Nothing is lost.</translation></message>
    <message id="today.again"><translation>Try again</translation></message>
    <message id="today.filter_hint"><translation>Filter</translation></message>
    <message id="today.filter_name"><translation>Filter by customer, signal or advice</translation></message>
    <message id="today.filter_tip"><translation>Filter by customer, signal or advice (/ or Ctrl+F); pinyin initials work too</translation></message>
    <message id="today.rank_button"><translation>Why this order</translation></message>
    <message id="today.rank_tip"><translation>Ordered by money at risk × confidence × urgency; see this row's numbers (F2)</translation></message>
    <message id="today.reason_button"><translation>Reason</translation></message>
    <message id="today.reason_tip"><translation>Show or hide the reason (Space)</translation></message>
    <message id="today.reason"><translation>Why this warning</translation></message>
    <message id="today.reason_close"><translation>Hide the reason (Esc)</translation></message>
    <message id="today.whole_explanation"><translation>Full explanation: what clears it, cases, knowledge, data, rule</translation></message>
    <message id="today.whole_explanation_tip"><translation>Open the explanation (Enter)</translation></message>
    <message id="today.nothing_chosen"><translation>Choose a warning to see its reason here.</translation></message>
    <message id="today.open_customer"><translation>Open the customer</translation></message>
    <message id="today.open_member"><translation>Open the warning of %1</translation></message>
    <message id="today.command_open"><translation>Open the explanation</translation></message>
    <message id="today.command_reason"><translation>Show or hide the reason</translation></message>
    <message id="today.command_filter"><translation>Filter the list</translation></message>
    <message id="today.command_back"><translation>Back to the list</translation></message>
    <message id="today.copy_line"><translation>Copy as a line</translation></message>
    <message id="today.copy_message"><translation>Copy as text for the team chat</translation></message>
    <message id="today.copy_picture"><translation>Copy as a picture</translation></message>
    <message id="today.copy_details"><translation>Include amounts and quotes when copying</translation></message>
    <message id="today.copied_text" numerus="yes"><translation><numerusform>%n warning is copied, ready to paste into a chat.</numerusform><numerusform>%n warnings are copied, ready to paste into a chat.</numerusform></translation></message>
    <message id="today.copied_picture" numerus="yes"><translation><numerusform>%n warning is copied as a picture.</numerusform><numerusform>%n warnings are copied as a picture.</numerusform></translation></message>
    <message id="today.rank_title"><translation>Why %1 stands here</translation></message>
    <message id="today.rank_formula"><translation>At risk × confidence × urgency = %1</translation></message>
    <message id="today.rank_risk"><translation>At risk: %1</translation></message>
    <message id="today.rank_risk_least"><translation>No amount to count, so %1 is used</translation></message>
    <message id="today.rank_confidence"><translation>Confidence: %1 (score %2)</translation></message>
    <message id="today.rank_urgency"><translation>Urgency: %1 (%2)</translation></message>
    <message id="today.rank_urgency_none"><translation>Urgency: %1 (no deadline)</translation></message>
    <message id="today.rank_above_risk"><translation>It stands above %1 mainly because more money is at risk.</translation></message>
    <message id="today.rank_above_confidence"><translation>It stands above %1 mainly because it is more certain.</translation></message>
    <message id="today.rank_above_urgency"><translation>It stands above %1 mainly because it is more urgent.</translation></message>
    <message id="today.visit_next"><translation>Next visit</translation></message>
    <message id="today.visit_on"><translation>Visit on now</translation></message>
    <message id="today.visit_none"><translation>No visit is planned for the next two weeks.</translation></message>
    <message id="today.visit_what"><translation>%1, %2</translation></message>
    <message id="today.visit_with"><translation>%1, %2 · %3</translation></message>
    <message id="today.visit_read"><translation>To read before leaving: %1 (%2 min on the way)</translation></message>
    <message id="today.visit_read_there"><translation>To read before you meet: %1</translation></message>
    <message id="today.visit_leave_now"><translation>Time to leave</translation></message>
    <message id="today.visit_open"><translation>Open customer  Ctrl+P</translation></message>
    <message id="today.visit_open_tip"><translation>Open the customer of the next visit (P or Ctrl+P)</translation></message>
    <message id="today.visit_command"><translation>Open the customer of the next visit</translation></message>
</context>
</TS>
