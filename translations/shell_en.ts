<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="shell.app_name"><translation>Sinan</translation></message>
    <message id="shell.window_title"><translation>%1 — Sinan</translation></message>
    <message id="shell.rail"><translation>Places</translation></message>
    <message id="shell.top"><translation>Navigation and search</translation></message>
    <message id="shell.status"><translation>Status</translation></message>
    <message id="shell.search"><translation>Search</translation></message>
    <message id="shell.search_placeholder"><translation>Search customers, warnings, talks, commands…  Ctrl+K</translation></message>
    <message id="shell.palette_places"><translation>Places</translation></message>
    <message id="shell.palette_commands"><translation>Commands</translation></message>
    <message id="shell.palette_customers"><translation>Customers</translation></message>
    <message id="shell.palette_contacts"><translation>Contacts</translation></message>
    <message id="shell.palette_warnings"><translation>Warnings</translation></message>
    <message id="shell.palette_articles"><translation>Knowledge</translation></message>
    <message id="shell.palette_talks"><translation>Conversations</translation></message>
    <message id="shell.palette_nothing"><translation>Nothing found for “%1”. Try another word, or the pinyin of a Chinese name.</translation></message>
    <message id="shell.palette_elsewhere"><translation>Go to %1 first.</translation></message>
    <message id="shell.palette_not_here"><translation>This cannot be done on this page.</translation></message>
    <message id="shell.command_palette"><translation>Search and commands</translation></message>
    <message id="shell.command_undo"><translation>Undo</translation></message>
    <message id="shell.command_redo"><translation>Redo</translation></message>
    <message id="shell.command_back"><translation>Back</translation></message>
    <message id="shell.command_forward"><translation>Forward</translation></message>
    <message id="shell.command_import"><translation>Import a table or conversations…</translation></message>
    <message id="shell.command_paste"><translation>Import the text on the clipboard</translation></message>
    <message id="shell.command_language"><translation>Switch between 中文 and English</translation></message>
    <message id="shell.command_theme"><translation>Switch between light and dark</translation></message>
    <message id="shell.command_density"><translation>Change the row height: compact, standard, field</translation></message>
    <message id="shell.command_text_bigger"><translation>Larger text</translation></message>
    <message id="shell.command_text_smaller"><translation>Smaller text</translation></message>
    <message id="shell.command_text_normal"><translation>Normal text size</translation></message>
    <message id="shell.command_age"><translation>How fresh the data is</translation></message>
    <message id="shell.command_keys"><translation>Keys of this page</translation></message>
    <message id="shell.command_next_pane"><translation>Next pane</translation></message>
    <message id="shell.command_previous_pane"><translation>Previous pane</translation></message>
    <message id="shell.undo_nothing"><translation>There is nothing to undo.</translation></message>
    <message id="shell.redo_nothing"><translation>There is nothing to redo.</translation></message>
    <message id="shell.undo_conflict"><translation>“%1” cannot be undone: something built on it has changed since. Nothing was touched.</translation></message>
    <message id="shell.undo_failed"><translation>“%1” could not be undone. Nothing was touched.</translation></message>
    <message id="shell.done"><translation>Done: %1</translation></message>
    <message id="shell.undone"><translation>Undone: %1</translation></message>
    <message id="shell.redone"><translation>Redone: %1</translation></message>
    <message id="shell.bar_undo"><translation>Undo Ctrl+Z</translation></message>
    <message id="shell.bar_redo"><translation>Redo Ctrl+Shift+Z</translation></message>
    <message id="shell.back_nowhere"><translation>There is no earlier page.</translation></message>
    <message id="shell.forward_nowhere"><translation>There is no later page.</translation></message>
    <message id="shell.paste_nothing"><translation>There is no text on the clipboard.</translation></message>
    <message id="shell.no_such_place"><translation>There is no such page.</translation></message>
    <message id="shell.drop_here"><translation>Let go to look at this data. Nothing changes until you confirm.</translation></message>
    <message id="shell.demo"><translation>Demo data, all invented</translation></message>
    <message id="shell.demo_import"><translation>Bring my own table</translation></message>
    <message id="shell.demo_forward"><translation>Skip two weeks</translation></message>
    <message id="shell.demo_clear"><translation>Clear the demo</translation></message>
    <message id="shell.demo_forward_why"><translation>Moves the clock two weeks on, so that you see how things turn out.</translation></message>
    <message id="shell.demo_clear_why"><translation>Takes the demo away, so that you begin with your own data.</translation></message>
    <message id="shell.status_kept"><translation>On this computer only</translation></message>
    <message id="shell.status_kept_none"><translation>The data is on this computer only; no server is connected.</translation></message>
    <message id="shell.status_kept_why" numerus="yes"><translation><numerusform>The data is on this computer only; no server is connected. %n change is saved.</numerusform><numerusform>The data is on this computer only; no server is connected. All %n changes are saved.</numerusform></translation></message>
    <message id="shell.status_fresh"><translation>Data up to %1</translation></message>
    <message id="shell.status_no_data"><translation>No data yet</translation></message>
    <message id="shell.status_no_data_why"><translation>Drop a table or a few conversations to begin.</translation></message>
    <message id="shell.status_customers" numerus="yes"><translation><numerusform>%n customer</numerusform><numerusform>%n customers</numerusform></translation></message>
    <message id="shell.status_stale" numerus="yes"><translation><numerusform>%n source is old</numerusform><numerusform>%n sources are old</numerusform></translation></message>
    <message id="shell.status_absent" numerus="yes"><translation><numerusform>%n source not connected</numerusform><numerusform>%n sources not connected</numerusform></translation></message>
    <message id="shell.status_comma"><translation>, </translation></message>
    <message id="shell.status_palette"><translation>Ctrl+K search</translation></message>
    <message id="shell.status_keys"><translation>F1 keys</translation></message>
    <message id="shell.age_title"><translation>How fresh the data is</translation></message>
    <message id="shell.age_when"><translation>%1 (%2)</translation></message>
    <message id="shell.age_nothing_yet"><translation>Connected, nothing received yet</translation></message>
    <message id="shell.age_stale"><translation>Old</translation></message>
    <message id="shell.age_from_talks"><translation>The time is that of the newest conversation.</translation></message>
    <message id="shell.keys_title"><translation>Keys: %1</translation></message>
    <message id="shell.keys_here"><translation>This page</translation></message>
    <message id="shell.keys_everywhere"><translation>Everywhere</translation></message>
    <message id="shell.keys_ime"><translation>Digits, arrows, function keys and Ctrl combinations also work under a Chinese input method.</translation></message>
    <message id="shell.palette_settings"><translation>Settings</translation></message>
    <message id="shell.keys_search"><translation>Search the keys</translation></message>
    <message id="shell.keys_nothing"><translation>No key answers to “%1”.</translation></message>
    <message id="shell.demo_only"><translation>The demo workspace is not open.</translation></message>
    <message id="shell.demo_busy"><translation>The clock is being moved on; wait until it is done.</translation></message>
    <message id="shell.undo_erased"><translation>Erased personal data cannot be brought back. Press again to undo the step before.</translation></message>
    <message id="shell.undone_without_erased"><translation>Undone: %1. The erased contact does not come back.</translation></message>
    <message id="shell.redone_without_erased"><translation>Redone: %1. The erased contact does not come back.</translation></message>
    <message id="shell.note"><translation>Quick note</translation></message>
    <message id="shell.note_close"><translation>Put away (Esc); the draft stays</translation></message>
    <message id="shell.note_text"><translation>What to write down</translation></message>
    <message id="shell.note_hint"><translation>Write down what happened, in any order.
#pain delivery is two weeks behind their plan
#help @Wang Fang a date for the first batch
!promise Mar 12 send the delivery plan</translation></message>
    <message id="shell.note_customer"><translation>Which customer the note belongs to</translation></message>
    <message id="shell.note_customer_hint"><translation>Customer: name, pinyin or initials; may stay empty</translation></message>
    <message id="shell.note_customer_hits"><translation>Customers found</translation></message>
    <message id="shell.note_mark_pain"><translation>#pain</translation></message>
    <message id="shell.note_mark_response"><translation>#response</translation></message>
    <message id="shell.note_mark_pending"><translation>#help</translation></message>
    <message id="shell.note_mark_promise"><translation>!promise</translation></message>
    <message id="shell.note_mark_person"><translation>@</translation></message>
    <message id="shell.note_insert"><translation>Insert %1</translation></message>
    <message id="shell.note_pain"><translation>Pain: %1</translation></message>
    <message id="shell.note_response"><translation>Response: %1</translation></message>
    <message id="shell.note_pending"><translation>Help needed: %1</translation></message>
    <message id="shell.note_promise"><translation>Promise for %1: %2</translation></message>
    <message id="shell.note_promise_by"><translation>Promise for %1: %2 (%3)</translation></message>
    <message id="shell.note_past"><translation>%1; this day has passed</translation></message>
    <message id="shell.note_person"><translation>%1 · %2</translation></message>
    <message id="shell.note_nobody"><translation>@%1: nobody found, kept as text</translation></message>
    <message id="shell.note_words"><translation>Note: %1</translation></message>
    <message id="shell.note_no_customer"><translation>No customer chosen: kept whole, to be filed under a customer later</translation></message>
    <message id="shell.note_no_day"><translation>Promise without a day: kept as a note</translation></message>
    <message id="shell.note_no_words"><translation>Promise without words: kept as a note</translation></message>
    <message id="shell.note_save"><translation>Save note</translation></message>
    <message id="shell.note_keys"><translation>Ctrl+Enter saves, Esc puts away</translation></message>
    <message id="shell.note_guessed"><translation>The customer was read from the text</translation></message>
    <message id="shell.note_saving"><translation>Writing to this computer…</translation></message>
    <message id="shell.note_draft_kept"><translation>Draft kept on this computer. Ctrl+Enter saves, Esc puts away</translation></message>
    <message id="shell.note_empty"><translation>Nothing is written yet.</translation></message>
    <message id="shell.note_marks_only"><translation>Only marks so far, no words.</translation></message>
    <message id="shell.note_too_long"><translation>A note holds up to %1 characters; this one has %2. Please split it.</translation></message>
    <message id="shell.note_failed"><translation>The note was not saved.</translation></message>
    <message id="shell.note_failed_detail"><translation>The text is still here; try again.</translation></message>
    <message id="shell.note_draft_failed"><translation>The draft could not be kept on this computer.</translation></message>
</context>
</TS>
