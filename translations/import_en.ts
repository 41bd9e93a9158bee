<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="import.title"><translation>Import</translation></message>
    <message id="import.command_start"><translation>Import now</translation></message>
    <message id="import.command_add"><translation>Add files…</translation></message>
    <message id="import.command_paste"><translation>Paste a table or a conversation</translation></message>
    <message id="import.command_undo"><translation>Undo this import</translation></message>
    <message id="import.clock"><translation>%1 (goal: within %2)</translation></message>
    <message id="import.empty"><translation>Drop files here, or just paste</translation></message>
    <message id="import.empty_detail"><translation>Tables (Excel, CSV, JSON), mails (.eml, mbox), WeChat or WeCom chats, minutes from Word, transcripts, subtitles, contact cards (.vcf) and calendars (.ics), several at once. You see what would change before anything does.</translation></message>
    <message id="import.choose"><translation>Choose files…</translation></message>
    <message id="import.reading"><translation>Reading…</translation></message>
    <message id="import.add"><translation>Add files…</translation></message>
    <message id="import.clear"><translation>Start over</translation></message>
    <message id="import.cancel"><translation>Cancel</translation></message>
    <message id="import.start"><translation>Import</translation></message>
    <message id="import.start_rows" numerus="yes"><translation><numerusform>Import %n record</numerusform><numerusform>Import %n records</numerusform></translation></message>
    <message id="import.filter_known"><translation>Tables, mails and texts (*.xlsx *.xlsm *.xls *.csv *.tsv *.json *.jsonl *.eml *.mbox *.docx *.txt *.md *.srt *.vtt *.vcf *.ics)</translation></message>
    <message id="import.filter_all"><translation>All files (*)</translation></message>
    <message id="import.pasted"><translation>Pasted text</translation></message>
    <message id="import.pasted_number"><translation>Pasted text %1</translation></message>
    <message id="import.paste_nothing"><translation>There is neither text nor a file on the clipboard.</translation></message>
    <message id="import.mend_refused"><translation>It cannot be read that way; nothing was changed.</translation></message>
    <message id="import.why_empty"><translation>Drop or paste something to import first.</translation></message>
    <message id="import.why_reading"><translation>Still reading.</translation></message>
    <message id="import.why_importing"><translation>The import is running.</translation></message>
    <message id="import.cut_off_taken_back"><translation>The last import of %1 was cut off, so nothing of it is kept. Bring it in again.</translation></message>
    <message id="import.cut_off_kept"><translation>The last import of %1 was cut off. Bring it in again to add what is missing.</translation></message>
    <message id="import.why_done"><translation>This is already in.</translation></message>
    <message id="import.why_failed"><translation>This could not be read; please start over.</translation></message>
    <message id="import.why_all_refused"><translation>No row could be read: see why under Refused, then change what the columns stand for.</translation></message>
    <message id="import.why_rest_refused"><translation>Nothing new: the rows that could be read are already here, the others are under Refused.</translation></message>
    <message id="import.why_nothing_new"><translation>Nothing new: it says the same as what is already here.</translation></message>
    <message id="import.why_nothing"><translation>There is nothing to import.</translation></message>
    <message id="import.why_no_undo"><translation>There is no import to undo.</translation></message>
    <message id="import.inputs"><translation>What came in</translation></message>
    <message id="import.sheet_of"><translation>%1 › %2</translation></message>
    <message id="import.rows_of" numerus="yes"><translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation></message>
    <message id="import.talks"><translation>Conversations: %1</translation></message>
    <message id="import.talks_homeless"><translation>%1 without a customer</translation></message>
    <message id="import.talks_placed"><translation>All have their customer</translation></message>
    <message id="import.table_included"><translation>Import this table</translation></message>
    <message id="import.table_collection"><translation>Import as</translation></message>
    <message id="import.table_no_place"><translation>Not imported</translation></message>
    <message id="import.table_encoding"><translation>Encoding</translation></message>
    <message id="import.table_delimiter"><translation>Separator</translation></message>
    <message id="import.delimiter_comma"><translation>Comma</translation></message>
    <message id="import.delimiter_semicolon"><translation>Semicolon</translation></message>
    <message id="import.delimiter_tab"><translation>Tab</translation></message>
    <message id="import.columns_title"><translation>Columns (%1)</translation></message>
    <message id="import.columns_name"><translation>Columns</translation></message>
    <message id="import.talks_title"><translation>Conversations</translation></message>
    <message id="import.talks_name"><translation>Conversations</translation></message>
    <message id="import.target_skip"><translation>Leave out</translation></message>
    <message id="import.target_new"><translation>New field “%1”</translation></message>
    <message id="import.column_empty"><translation>(empty)</translation></message>
    <message id="import.column_accessible"><translation>%1 → %2. %3 %4</translation></message>
    <message id="import.note_unknown_values" numerus="yes"><translation><numerusform>%n value not known</numerusform><numerusform>%n values not known</numerusform></translation></message>
    <message id="import.note_values" numerus="yes"><translation><numerusform>Its value is known</numerusform><numerusform>All %n values known</numerusform></translation></message>
    <message id="import.note_date"><translation>Dates as %1</translation></message>
    <message id="import.note_scale"><translation>× %1</translation></message>
    <message id="import.note_refused" numerus="yes"><translation><numerusform>%n cell refused</numerusform><numerusform>%n cells refused</numerusform></translation></message>
    <message id="import.note_personal"><translation>Personal data</translation></message>
    <message id="import.date_any"><translation>As it looks</translation></message>
    <message id="import.date_ymd"><translation>year/month/day</translation></message>
    <message id="import.date_dmy"><translation>day/month/year</translation></message>
    <message id="import.date_mdy"><translation>month/day/year</translation></message>
    <message id="import.date_serial"><translation>Excel numbers</translation></message>
    <message id="import.samples"><translation>Samples</translation></message>
    <message id="import.filled"><translation>Filled</translation></message>
    <message id="import.filled_of"><translation>%1 of %2 rows</translation></message>
    <message id="import.why"><translation>Why</translation></message>
    <message id="import.format_date"><translation>Dates are</translation></message>
    <message id="import.format_scale"><translation>Unit</translation></message>
    <message id="import.format_currency"><translation>Currency</translation></message>
    <message id="import.scale_one"><translation>As they stand</translation></message>
    <message id="import.scale_thousand"><translation>Thousands</translation></message>
    <message id="import.scale_wan"><translation>Ten thousands</translation></message>
    <message id="import.scale_million"><translation>Millions</translation></message>
    <message id="import.scale_yi"><translation>Hundred millions</translation></message>
    <message id="import.currency_default"><translation>Ours, where none is written</translation></message>
    <message id="import.value_of"><translation>“%1” means</translation></message>
    <message id="import.value_unknown"><translation>Not known</translation></message>
    <message id="import.personal"><translation>Personal data</translation></message>
    <message id="import.personal_note"><translation>This column is about people: shown to those who need it, exported or erased on request.</translation></message>
    <message id="import.talk_nobody"><translation>No customer</translation></message>
    <message id="import.talk_turns" numerus="yes"><translation><numerusform>%n turn</numerusform><numerusform>%n turns</numerusform></translation></message>
    <message id="import.talk_there"><translation>Already here</translation></message>
    <message id="import.talk_included"><translation>Import this one</translation></message>
    <message id="import.talk_channel"><translation>Channel</translation></message>
    <message id="import.talk_date_hint"><translation>Type it like 2026-02-26 10:30 and press Enter</translation></message>
    <message id="import.talk_date"><translation>Time</translation></message>
    <message id="import.talk_speakers"><translation>Speakers</translation></message>
    <message id="import.talk_speaker"><translation>%1 (%2)</translation></message>
    <message id="import.talk_words"><translation>Begins</translation></message>
    <message id="import.comma"><translation>, </translation></message>
    <message id="import.drift"><translation>This table differs from last time</translation></message>
    <message id="import.drift_added"><translation>New: %1.</translation></message>
    <message id="import.drift_gone"><translation>Gone: %1.</translation></message>
    <message id="import.drift_keep"><translation>Keep last time's mapping</translation></message>
    <message id="import.drift_anew"><translation>Map it anew</translation></message>
    <message id="import.mapping_reused"><translation>Mapped as last time.</translation></message>
    <message id="import.lookup"><translation>This table can fill fields of %1</translation></message>
    <message id="import.lookup_used"><translation>This table fills fields of %1</translation></message>
    <message id="import.lookup_detail"><translation>%1% of its values match by a shared column</translation></message>
    <message id="import.lookup_use"><translation>Use it</translation></message>
    <message id="import.lookup_drop"><translation>Don't use it</translation></message>
    <message id="import.preview"><translation>What would change</translation></message>
    <message id="import.count_added"><translation>New</translation></message>
    <message id="import.count_updated"><translation>Updated</translation></message>
    <message id="import.count_unchanged"><translation>Unchanged</translation></message>
    <message id="import.count_refused"><translation>Refused</translation></message>
    <message id="import.count_accessible"><translation>%1: %2</translation></message>
    <message id="import.page_rows"><translation>Rows</translation></message>
    <message id="import.page_refused"><translation>Refused</translation></message>
    <message id="import.page_notices"><translation>Notes</translation></message>
    <message id="import.page_count"><translation>%1 %2</translation></message>
    <message id="import.rows_name"><translation>Rows of the preview</translation></message>
    <message id="import.row_fate"><translation>Result</translation></message>
    <message id="import.row_number"><translation>Row %1</translation></message>
    <message id="import.row_change"><translation>%1: %2 → %3</translation></message>
    <message id="import.fate_added"><translation>+ New</translation></message>
    <message id="import.fate_updated"><translation>⟳ Update</translation></message>
    <message id="import.fate_unchanged"><translation>= Same</translation></message>
    <message id="import.fate_duplicate"><translation>= Repeat</translation></message>
    <message id="import.fate_refused"><translation>✗ Refused</translation></message>
    <message id="import.refused_name"><translation>Refused rows</translation></message>
    <message id="import.refused_none"><translation>No row is refused.</translation></message>
    <message id="import.notices_name"><translation>Notes</translation></message>
    <message id="import.notices_none"><translation>Nothing special to note.</translation></message>
    <message id="import.refused_copy"><translation>Copy the list</translation></message>
    <message id="import.refused_save"><translation>Save as CSV…</translation></message>
    <message id="import.refused_file"><translation>refused rows.csv</translation></message>
    <message id="import.refused_saved"><translation>Saved to %1</translation></message>
    <message id="import.refused_not_saved"><translation>Could not save to %1; try another folder.</translation></message>
    <message id="import.said_copied"><translation>Copied, ready to paste.</translation></message>
    <message id="import.issue_value"><translation>“%1”: %2</translation></message>
    <message id="import.did_you_mean"><translation>Is “%1” meant to be “%2”?</translation></message>
    <message id="import.did_you_mean_place"><translation>%1, %2 rows; kept as it stands</translation></message>
    <message id="import.customers_created" numerus="yes"><translation><numerusform>%n customer will be created</numerusform><numerusform>%n customers will be created</numerusform></translation></message>
    <message id="import.counts"><translation>%1 new, %2 updated, %3 unchanged, %4 refused</translation></message>
    <message id="import.writing"><translation>Importing, %1 of %2 written</translation></message>
    <message id="import.progress_name"><translation>Progress</translation></message>
    <message id="import.done"><translation>Imported: %1</translation></message>
    <message id="import.done_detail"><translation>It took %1. One undo takes all of it back.</translation></message>
    <message id="import.to_today"><translation>See Today</translation></message>
    <message id="import.undo"><translation>Undo</translation></message>
    <message id="import.undone"><translation>The import has been undone; everything is as it was before.</translation></message>
    <message id="import.again"><translation>Import something else</translation></message>
    <message id="import.failed_read"><translation>It could not be read.</translation></message>
    <message id="import.failed_full"><translation>The disk is full; the import stopped.</translation></message>
    <message id="import.failed_write"><translation>The import failed.</translation></message>
    <message id="import.failed_detail"><translation>What was here is unchanged, and what was half written has been taken back.</translation></message>
    <message id="import.copy_details"><translation>Copy the details</translation></message>
</context>
</TS>
