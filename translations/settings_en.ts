<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="settings.subtitle"><translation>Changes apply at once and are kept on this computer.</translation></message>
    <message id="settings.language"><translation>Language</translation></message>
    <message id="settings.theme"><translation>Theme</translation></message>
    <message id="settings.text"><translation>Text size</translation></message>
    <message id="settings.density"><translation>Row height</translation></message>
    <message id="settings.density_why"><translation>Field has larger rows and buttons, for a car seat or a touch screen.</translation></message>
    <message id="settings.data"><translation>Data</translation></message>
    <message id="settings.about"><translation>About</translation></message>
    <message id="settings.follow_system"><translation>Same as the system</translation></message>
    <message id="settings.light"><translation>Light</translation></message>
    <message id="settings.dark"><translation>Dark</translation></message>
    <message id="settings.compact"><translation>Compact</translation></message>
    <message id="settings.standard"><translation>Standard</translation></message>
    <message id="settings.field"><translation>Field (large)</translation></message>
    <message id="settings.text_percent"><translation>%1 %</translation></message>
    <message id="settings.sample"><translation>East Precision ¥3.1M 6 h 12 min left</translation></message>
    <message id="settings.encrypted"><translation>The data is encrypted on this computer.</translation></message>
    <message id="settings.plain_demo"><translation>The data is not encrypted: the demo is all invented.</translation></message>
    <message id="settings.plain"><translation>The data is not encrypted: whoever can open this file can read it.</translation></message>
    <message id="settings.version"><translation>Sinan %1 · GPL-3.0 or later · icons by Tabler (MIT)</translation></message>
    <message id="settings.reset"><translation>Reset</translation></message>
    <message id="settings.reset_of"><translation>Reset: %1</translation></message>
    <message id="settings.not_saved"><translation>The settings could not be saved; they stay in effect until you close Sinan.</translation></message>
</context>
</TS>
