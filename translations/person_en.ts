<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="person.page"><translation>Contact</translation></message>
    <message id="person.held"><translation>What we hold</translation></message>
    <message id="person.held_hint"><translation>Select a line to correct it</translation></message>
    <message id="person.traces"><translation>Where the person appears</translation></message>
    <message id="person.traces_none"><translation>Nothing else in this workspace mentions the person.</translation></message>
    <message id="person.consents"><translation>Consents</translation></message>
    <message id="person.consents_none"><translation>No answers on record yet.</translation></message>
    <message id="person.consent_record"><translation>Record a consent</translation></message>
    <message id="person.consent_withdraw"><translation>Record the withdrawal</translation></message>
    <message id="person.consent_give_again"><translation>Record a new consent</translation></message>
    <message id="person.consent_own"><translation>The person</translation></message>
    <message id="person.consent_customer"><translation>The customer</translation></message>
    <message id="person.consent_standing"><translation>Standing</translation></message>
    <message id="person.to_customer"><translation>Open the customer %1</translation></message>
    <message id="person.export"><translation>Export</translation></message>
    <message id="person.erase"><translation>Erase the person</translation></message>
    <message id="person.command_export"><translation>Export what we hold of the person</translation></message>
    <message id="person.command_erase"><translation>Erase everything about the person</translation></message>
    <message id="person.why_nobody"><translation>No contact is open here.</translation></message>
    <message id="person.gone"><translation>This contact is no longer here.</translation></message>
    <message id="person.read_failed"><translation>This could not be read. The data on disk was not touched.</translation></message>
    <message id="person.write_failed"><translation>That was not written. Nothing has changed.</translation></message>
    <message id="person.exported"><translation>Exported: %1 and %2</translation></message>
    <message id="person.export_failed"><translation>It could not be written there. Try another folder.</translation></message>
    <message id="person.erase_question"><translation>Erase everything about %1? This cannot be undone or brought back.</translation></message>
    <message id="person.erase_namesakes"><translation>Other customers have someone of the same name (%1); their records stay.</translation></message>
    <message id="person.erase_yes"><translation>Erase</translation></message>
    <message id="person.erase_no"><translation>Keep</translation></message>
    <message id="person.erasing"><translation>Erasing, and writing the data file anew…</translation></message>
    <message id="person.erase_failed"><translation>Nothing was erased and nothing has changed. You can try again.</translation></message>
    <message id="person.erased"><translation>Erased. Where the person was named it now reads “erased contact”.</translation></message>
    <message id="person.erased_bytes_remain"><translation>Erased. The data file could not be cleaned yet; it will be tried again, at the latest when Sinan is next opened.</translation></message>
    <message id="person.expiry_page"><translation>Past their time</translation></message>
    <message id="person.command_expiry"><translation>Show what is past its time</translation></message>
    <message id="person.command_keep"><translation>Keep for another year</translation></message>
    <message id="person.expiry_none"><translation>No contact or recording is past its time.</translation></message>
    <message id="person.expired_on"><translation>Kept until %1</translation></message>
    <message id="person.goes_on"><translation>Goes on %1</translation></message>
    <message id="person.goes_after_notice"><translation>To be announced</translation></message>
    <message id="person.kept"><translation>Now kept until %1</translation></message>
    <message id="person.expiry_failed"><translation>What is past its time could not be dealt with; it will be tried again tomorrow.</translation></message>
    <message id="person.erase_detail" numerus="yes"><translation><numerusform>Phone, mail, WeChat, title, what they said and %n place that names them go, with the history of changes. Warnings and scores stay; the quotes become a mark. Backups and exports that you saved elsewhere earlier are not touched.</numerusform><numerusform>Phone, mail, WeChat, title, what they said and %n places that name them go, with the history of changes. Warnings and scores stay; the quotes become a mark. Backups and exports that you saved elsewhere earlier are not touched.</numerusform></translation></message>
    <message id="person.expiry_removed" numerus="yes"><translation><numerusform>%n entry was past its time and its days of grace and has been removed.</numerusform><numerusform>%n entries were past their time and their days of grace and have been removed.</numerusform></translation></message>
    <message id="person.expiry_noticed" numerus="yes"><translation><numerusform>%n entry is past its time and goes in %1 days; to keep it see “Past their time”.</numerusform><numerusform>%n entries are past their time and go in %1 days; to keep them see “Past their time”.</numerusform></translation></message>
    <message id="person.expiry_waiting" numerus="yes"><translation><numerusform>%n entry is past its time and waits to be removed; see “Past their time”.</numerusform><numerusform>%n entries are past their time and wait to be removed; see “Past their time”.</numerusform></translation></message>
</context>
</TS>
