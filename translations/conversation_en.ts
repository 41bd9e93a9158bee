<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="conversation.name"><translation>Conversation</translation></message>
    <message id="conversation.when"><translation>%1 · %2</translation></message>
    <message id="conversation.customer"><translation>Customer</translation></message>
    <message id="conversation.whose"><translation>Whose conversation is it?</translation></message>
    <message id="conversation.find_customer"><translation>A few letters of the customer's name</translation></message>
    <message id="conversation.no_such_customer"><translation>No such customer was found.</translation></message>
    <message id="conversation.assign_to"><translation>File it under %1</translation></message>
    <message id="conversation.assign_failed"><translation>It was not filed. Please try again.</translation></message>
    <message id="conversation.people"><translation>Who speaks</translation></message>
    <message id="conversation.nobody_named"><translation>Nobody is named</translation></message>
    <message id="conversation.heard" numerus="yes"><translation><numerusform>%n signal heard</numerusform><numerusform>%n signals heard</numerusform></translation></message>
    <message id="conversation.heard_name"><translation>Signals heard</translation></message>
    <message id="conversation.heard_none"><translation>No risk signal was heard.</translation></message>
    <message id="conversation.source"><translation>Source: %1</translation></message>
    <message id="conversation.about"><translation>About this conversation</translation></message>
    <message id="conversation.next"><translation>Next signal</translation></message>
    <message id="conversation.previous"><translation>Previous signal</translation></message>
    <message id="conversation.back_tip"><translation>Back to where you came from (Esc)</translation></message>
    <message id="conversation.gone"><translation>This conversation no longer exists.</translation></message>
    <message id="conversation.gone_detail"><translation>Its import may have been undone.</translation></message>
</context>
</TS>
