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
    <message id="common.place_import"><translation>Import</translation></message>
    <message id="common.place_settings"><translation>Settings</translation></message>
    <message id="undo.with_subject"><translation>%1 (%2)</translation></message>
    <message id="undo.change"><translation>Change</translation></message>
    <message id="undo.warning_act"><translation>Take the advice</translation></message>
    <message id="undo.warning_assign"><translation>Assign the warning</translation></message>
    <message id="undo.warning_ignore"><translation>Ignore the warning</translation></message>
    <message id="undo.warning_snooze"><translation>Snooze the warning</translation></message>
    <message id="undo.warning_note"><translation>Add a note</translation></message>
    <message id="undo.decision_settle"><translation>Settle the disagreement</translation></message>
    <message id="undo.customer_add"><translation>Add a customer</translation></message>
    <message id="undo.customer_edit"><translation>Edit the customer</translation></message>
    <message id="undo.customer_bulk_edit"><translation>Edit several customers</translation></message>
    <message id="undo.view_save"><translation>Save the view</translation></message>
    <message id="undo.view_remove"><translation>Delete the view</translation></message>
    <message id="undo.contact_add"><translation>Add a contact</translation></message>
    <message id="undo.contact_edit"><translation>Edit the contact</translation></message>
    <message id="undo.opportunity_add"><translation>Add an opportunity</translation></message>
    <message id="undo.opportunity_edit"><translation>Edit the opportunity</translation></message>
    <message id="undo.interaction_add"><translation>Add a conversation</translation></message>
    <message id="undo.interaction_assign"><translation>File the conversation under a customer</translation></message>
    <message id="undo.fact_add"><translation>Add customer data</translation></message>
    <message id="undo.consent_record"><translation>Record the customer's consent</translation></message>
    <message id="undo.workspace_edit"><translation>Change a setting</translation></message>
    <message id="undo.field_definition_add"><translation>Add a custom field</translation></message>
    <message id="undo.import_start"><translation>Import</translation></message>
    <message id="undo.import_chunk"><translation>Import</translation></message>
    <message id="undo.import_finish"><translation>Import</translation></message>
    <message id="undo.mapping_save"><translation>Save the field mapping</translation></message>
    <message id="undo.card_edit"><translation>Edit the progress card</translation></message>
    <message id="undo.task_add"><translation>Ask for help</translation></message>
    <message id="undo.task_promise"><translation>Make a promise</translation></message>
    <message id="undo.task_close"><translation>Close the request</translation></message>
    <message id="undo.promise_settle"><translation>Settle the promise</translation></message>
    <message id="undo.customer_tag"><translation>Tag the customer</translation></message>
    <message id="undo.demand_count"><translation>Count the product demand</translation></message>
    <message id="undo.rule_mark"><translation>Mark the rule</translation></message>
    <message id="undo.workspace_install"><translation>Install the demo</translation></message>
    <message id="undo.workspace_days"><translation>Change the working days</translation></message>
    <message id="undo.contact_erase"><translation>Erase a contact</translation></message>
    <message id="undo.consent_give"><translation>Record a consent</translation></message>
    <message id="undo.consent_withdraw"><translation>Record a withdrawn consent</translation></message>
    <message id="undo.retention"><translation>Act on the time of keeping</translation></message>
    <message id="undo.retention_keep"><translation>Keep longer</translation></message>
    <message id="undo.note"><translation>Take a note</translation></message>
    <message id="undo.card_append"><translation>Add to the progress card</translation></message>
    <message id="undo.promise_add"><translation>Make a promise</translation></message>
    <message id="undo.visit_add"><translation>Plan a visit</translation></message>
    <message id="undo.visit_move"><translation>Move the visit</translation></message>
    <message id="undo.visit_cancel"><translation>Cancel the visit</translation></message>
    <message id="undo.article_save"><translation>Save the article</translation></message>
    <message id="undo.article_bring_back"><translation>Bring back an earlier version</translation></message>
    <message id="undo.article_remove"><translation>Delete the article</translation></message>
</context>
</TS>
