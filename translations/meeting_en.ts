<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="meeting.name"><translation>Morning talk</translation></message>
    <message id="meeting.begin"><translation>Begin the morning talk</translation></message>
    <message id="meeting.signal"><translation>Signal</translation></message>
    <message id="meeting.words"><translation>Their words</translation></message>
    <message id="meeting.action"><translation>What to do</translation></message>
    <message id="meeting.owner"><translation>Who does it</translation></message>
    <message id="meeting.quote"><translation>“%1”</translation></message>
    <message id="meeting.no_words"><translation>Figures raised this warning; nobody’s words.</translation></message>
    <message id="meeting.no_action"><translation>The rule gives no advice.</translation></message>
    <message id="meeting.no_owner"><translation>Nobody is named yet.</translation></message>
    <message id="meeting.not_this"><translation>It is not: %1</translation></message>
    <message id="meeting.regions"><translation>Regions: yesterday’s warnings, today’s talk</translation></message>
    <message id="meeting.since"><translation>Since %1</translation></message>
    <message id="meeting.cleared"><translation>%1: %2 has cleared</translation></message>
    <message id="meeting.ignored"><translation>%1: %2 was ignored</translation></message>
    <message id="meeting.ignored_why"><translation>%1: %2 was ignored (%3)</translation></message>
    <message id="meeting.taken"><translation>%1: %2 is in hand</translation></message>
    <message id="meeting.taken_by"><translation>%1: %2 is in hand with %3</translation></message>
    <message id="meeting.opened"><translation>%1: new, %2</translation></message>
    <message id="meeting.today_cleared"><translation>No longer a subject today</translation></message>
    <message id="meeting.today_ignored"><translation>Not a subject today</translation></message>
    <message id="meeting.today_done"><translation>Talk about the result today; %1 is done</translation></message>
    <message id="meeting.today_promised"><translation>Talk about “%1” today, promised for %2</translation></message>
    <message id="meeting.today_asked"><translation>Talk about “%1” today; no date is promised yet</translation></message>
    <message id="meeting.today_opened"><translation>Settle first today: %1</translation></message>
    <message id="meeting.change"><translation>%1. %2</translation></message>
    <message id="meeting.unchanged"><translation>Nothing changed since yesterday.</translation></message>
    <message id="meeting.no_region"><translation>No region</translation></message>
    <message id="meeting.no_regions"><translation>There are no regions in this workspace yet.</translation></message>
    <message id="meeting.nothing_open"><translation>This one is decided already.</translation></message>
    <message id="meeting.nothing_now"><translation>Nothing is due at once</translation></message>
    <message id="meeting.gone"><translation>This warning is gone.</translation></message>
    <message id="meeting.and_more"><translation>%1 and others, %2 of one cause</translation></message>
    <message id="meeting.number"><translation>%1 / %2</translation></message>
    <message id="meeting.next"><translation>Next slide</translation></message>
    <message id="meeting.previous"><translation>Previous slide</translation></message>
    <message id="meeting.first"><translation>First slide</translation></message>
    <message id="meeting.last"><translation>Last slide</translation></message>
    <message id="meeting.next_tip"><translation>Next slide (→)</translation></message>
    <message id="meeting.previous_tip"><translation>Previous slide (←)</translation></message>
    <message id="meeting.end"><translation>End the talk</translation></message>
    <message id="meeting.end_tip"><translation>End the talk (Esc)</translation></message>
    <message id="meeting.keys"><translation>← → to turn, 1 to 4 to decide, Esc to end</translation></message>
    <message id="meeting.trouble"><translation>The talk could not be read; please try again.</translation></message>
    <message id="meeting.standing" numerus="yes"><translation><numerusform>%n more stands open</numerusform><numerusform>%n more stand open</numerusform></translation></message>
    <message id="meeting.more" numerus="yes"><translation><numerusform>%n more change</numerusform><numerusform>%n more changes</numerusform></translation></message>
</context>
</TS>
