<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="warning.title"><translation>Explanation</translation></message>
    <message id="warning.title_of"><translation>%1 · Explanation</translation></message>
    <message id="warning.verb_act"><translation>Take the advice</translation></message>
    <message id="warning.verb_act_advice"><translation>Take the advice: %1</translation></message>
    <message id="warning.verb_act_none"><translation>I will handle it</translation></message>
    <message id="warning.verb_assign"><translation>Assign</translation></message>
    <message id="warning.verb_ignore"><translation>Ignore</translation></message>
    <message id="warning.verb_snooze"><translation>Later</translation></message>
    <message id="warning.verb_note"><translation>Note</translation></message>
    <message id="warning.tip_act"><translation>Start on the advice and make its task</translation></message>
    <message id="warning.tip_assign"><translation>Hand it to a colleague</translation></message>
    <message id="warning.tip_ignore"><translation>Close this one and say why; the rule keeps listening</translation></message>
    <message id="warning.tip_snooze"><translation>Remind me then, or when it gets worse</translation></message>
    <message id="warning.tip_note"><translation>Write a line on this warning</translation></message>
    <message id="warning.nothing_selected"><translation>Choose a warning first.</translation></message>
    <message id="warning.command_act"><translation>Take the advice</translation></message>
    <message id="warning.command_assign"><translation>Assign the warning</translation></message>
    <message id="warning.command_ignore"><translation>Ignore the warning</translation></message>
    <message id="warning.command_snooze"><translation>Snooze the warning</translation></message>
    <message id="warning.command_note"><translation>Add a note</translation></message>
    <message id="warning.command_choice"><translation>Take this choice</translation></message>
    <message id="warning.ask_assign"><translation>Who takes it?</translation></message>
    <message id="warning.ask_ignore"><translation>Why ignore it?</translation></message>
    <message id="warning.ask_snooze"><translation>When to remind you?</translation></message>
    <message id="warning.ask_note"><translation>Note</translation></message>
    <message id="warning.strip_close"><translation>Cancel (Esc)</translation></message>
    <message id="warning.assign_other"><translation>Someone else</translation></message>
    <message id="warning.assign_confirm"><translation>Assign</translation></message>
    <message id="warning.snooze_tonight"><translation>Tonight %1</translation></message>
    <message id="warning.snooze_tomorrow"><translation>In the morning, %1</translation></message>
    <message id="warning.snooze_next_day"><translation>%1</translation></message>
    <message id="warning.snooze_worse"><translation>When it gets worse</translation></message>
    <message id="warning.snooze_pick"><translation>Choose a date</translation></message>
    <message id="warning.snooze_date"><translation>Date of the reminder</translation></message>
    <message id="warning.snooze_confirm"><translation>Remind me that morning</translation></message>
    <message id="warning.date_format"><translation>d MMM yyyy</translation></message>
    <message id="warning.note_field"><translation>Write a line, Enter saves it</translation></message>
    <message id="warning.note_confirm"><translation>Save</translation></message>
    <message id="warning.verb_conflict"><translation>This warning has just changed, so nothing was done. Please look again.</translation></message>
    <message id="warning.verb_failed"><translation>It was not saved; the warning is where it was. Please try again.</translation></message>
    <message id="warning.judged_differently_kept"><translation>Kept for the review of judgements: what happens will show who was right.</translation></message>
    <message id="warning.part_what"><translation>What happened</translation></message>
    <message id="warning.part_words"><translation>In their words</translation></message>
    <message id="warning.part_advice"><translation>What to do</translation></message>
    <message id="warning.part_score"><translation>Why this score</translation></message>
    <message id="warning.part_clears"><translation>What would clear it</translation></message>
    <message id="warning.part_cases"><translation>Similar cases</translation></message>
    <message id="warning.part_knowledge"><translation>Knowledge</translation></message>
    <message id="warning.part_freshness"><translation>How fresh the data is</translation></message>
    <message id="warning.part_rule"><translation>Rule and timeline</translation></message>
    <message id="warning.part_misses"><translation>What was one step short</translation></message>
    <message id="warning.not_this"><translation>Does not mean: %1</translation></message>
    <message id="warning.but_this"><translation>It means: %1</translation></message>
    <message id="warning.quoted"><translation>“%1”</translation></message>
    <message id="warning.figure"><translation>%1: %2</translation></message>
    <message id="warning.series_login"><translation>Logins</translation></message>
    <message id="warning.series_competitor_search"><translation>Searches for rivals</translation></message>
    <message id="warning.series_order_late"><translation>Late orders</translation></message>
    <message id="warning.series_delivery_sd_ratio"><translation>Spread of delivery time (times the industry mean)</translation></message>
    <message id="warning.series_progress_update"><translation>Progress updates</translation></message>
    <message id="warning.job_supply_chain"><translation>Supply chain</translation></message>
    <message id="warning.job_compliance"><translation>Compliance</translation></message>
    <message id="warning.job_customer_success"><translation>Customer success</translation></message>
    <message id="warning.job_service"><translation>Service</translation></message>
    <message id="warning.job_owner"><translation>Account owner</translation></message>
    <message id="warning.advice_by"><translation>by %1</translation></message>
    <message id="warning.consent_standing"><translation>standing consent is on record</translation></message>
    <message id="warning.consent_needed"><translation>ask for the customer’s consent before sending</translation></message>
    <message id="warning.open_article"><translation>Read</translation></message>
    <message id="warning.open_article_of"><translation>Open the article for “%1”</translation></message>
    <message id="warning.take_this"><translation>Take this one</translation></message>
    <message id="warning.take_this_of"><translation>Take “%1”</translation></message>
    <message id="warning.outcome_won"><translation>Won</translation></message>
    <message id="warning.outcome_lost"><translation>Lost</translation></message>
    <message id="warning.outcome_kept"><translation>Kept</translation></message>
    <message id="warning.outcome_cleared"><translation>Cleared</translation></message>
    <message id="warning.case_days" numerus="yes"><translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation></message>
    <message id="warning.cases_summary"><translation>%1 cases: %2 ended well, %3 failed</translation></message>
    <message id="warning.no_cases"><translation>No case is similar enough.</translation></message>
    <message id="warning.article_updated"><translation>updated %1</translation></message>
    <message id="warning.article_expired"><translation>expired %1</translation></message>
    <message id="warning.article_valid"><translation>valid until %1</translation></message>
    <message id="warning.no_articles"><translation>There is no article for this.</translation></message>
    <message id="warning.source_not_connected"><translation>Not connected</translation></message>
    <message id="warning.source_silent"><translation>No data yet</translation></message>
    <message id="warning.source_stale"><translation>%1, getting old</translation></message>
    <message id="warning.sources_missing" numerus="yes"><translation><numerusform>%n source is not connected</numerusform><numerusform>%n sources are not connected</numerusform></translation></message>
    <message id="warning.sources_all"><translation>All sources are up to date</translation></message>
    <message id="warning.step_opened"><translation>The warning was raised</translation></message>
    <message id="warning.step_evidence" numerus="yes"><translation><numerusform>Latest of %n piece of evidence</numerusform><numerusform>Latest of %n pieces of evidence</numerusform></translation></message>
    <message id="warning.step_act"><translation>%1 took the advice</translation></message>
    <message id="warning.step_assign"><translation>%1 assigned it to %2</translation></message>
    <message id="warning.step_ignore"><translation>%1 ignored it: %2</translation></message>
    <message id="warning.step_snooze"><translation>%1 snoozed it until %2</translation></message>
    <message id="warning.step_snooze_worse"><translation>%1 snoozed it until it gets worse</translation></message>
    <message id="warning.step_note"><translation>%1 noted: %2</translation></message>
    <message id="warning.step_task"><translation>Request made: %1</translation></message>
    <message id="warning.step_task_for"><translation>Request made: %1 (%2)</translation></message>
    <message id="warning.step_task_done"><translation>Request closed: %1</translation></message>
    <message id="warning.step_cleared"><translation>It cleared itself: the condition was met</translation></message>
    <message id="warning.rule_version"><translation>Rule %1, version %2</translation></message>
    <message id="warning.rule_author"><translation>by %1</translation></message>
    <message id="warning.record"><translation>right in %1 of %2</translation></message>
    <message id="warning.record_none"><translation>no settled case yet</translation></message>
    <message id="warning.confidence_high"><translation>High · %1</translation></message>
    <message id="warning.confidence_medium"><translation>Medium · %1</translation></message>
    <message id="warning.confidence_low"><translation>Low · %1</translation></message>
    <message id="warning.fact"><translation>%1: %2</translation></message>
    <message id="warning.fact_risk"><translation>At risk</translation></message>
    <message id="warning.fact_due"><translation>Deadline</translation></message>
    <message id="warning.fact_since"><translation>Raised</translation></message>
    <message id="warning.fact_opportunity"><translation>Opportunity</translation></message>
    <message id="warning.fact_confidence"><translation>Confidence</translation></message>
    <message id="warning.state_with"><translation>%1 is on it</translation></message>
    <message id="warning.state_snoozed"><translation>Snoozed until %1</translation></message>
    <message id="warning.state_snoozed_worse"><translation>Snoozed until it gets worse</translation></message>
    <message id="warning.no_evidence"><translation>There is no evidence to open.</translation></message>
    <message id="warning.more_evidence" numerus="yes"><translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation></message>
    <message id="warning.no_score"><translation>There is no score for this warning.</translation></message>
    <message id="warning.show_table"><translation>Show as a table (T)</translation></message>
    <message id="warning.show_chart"><translation>Show as bars (T)</translation></message>
    <message id="warning.command_back"><translation>Back to Today</translation></message>
    <message id="warning.command_table"><translation>Switch between bars and table</translation></message>
    <message id="warning.command_unfold"><translation>Unfold all</translation></message>
    <message id="warning.back"><translation>Back</translation></message>
    <message id="warning.back_tip"><translation>Back to its row in the list (Esc)</translation></message>
    <message id="warning.open_customer"><translation>Open the customer</translation></message>
    <message id="warning.copy"><translation>Copy</translation></message>
    <message id="warning.copy_tip"><translation>Copy for the team, without phone numbers, quotes and amounts</translation></message>
    <message id="warning.gone"><translation>This warning no longer exists.</translation></message>
    <message id="warning.gone_detail"><translation>It may have been undone.</translation></message>
    <message id="warning.gone_action"><translation>Back to Today</translation></message>
    <message id="warning.article_close"><translation>Close the article (Esc)</translation></message>
    <message id="warning.article_name"><translation>Knowledge article</translation></message>
    <message id="warning.column_misses"><translation>Nothing was one step short.</translation></message>
    <message id="warning.clears_none"><translation>No clearing condition is given.</translation></message>
    <message id="warning.clears_count" numerus="yes"><translation><numerusform>%n condition</numerusform><numerusform>%n conditions</numerusform></translation></message>
    <message id="warning.misses_count" numerus="yes"><translation><numerusform>%n item</numerusform><numerusform>%n items</numerusform></translation></message>
    <message id="warning.articles_count" numerus="yes"><translation><numerusform>%n article</numerusform><numerusform>%n articles</numerusform></translation></message>
</context>
</TS>
