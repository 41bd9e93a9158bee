<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="person.page"><translation>联系人</translation></message>
    <message id="person.held"><translation>登记的信息</translation></message>
    <message id="person.held_hint"><translation>选中一项就能改</translation></message>
    <message id="person.traces"><translation>出现之处</translation></message>
    <message id="person.traces_none"><translation>除了上面登记的，别处没有提到此人。</translation></message>
    <message id="person.consents"><translation>授权</translation></message>
    <message id="person.consents_none"><translation>还没有授权记录。</translation></message>
    <message id="person.consent_record"><translation>记录同意</translation></message>
    <message id="person.consent_withdraw"><translation>记录撤回</translation></message>
    <message id="person.consent_give_again"><translation>记录重新同意</translation></message>
    <message id="person.consent_own"><translation>本人</translation></message>
    <message id="person.consent_customer"><translation>客户</translation></message>
    <message id="person.consent_standing"><translation>长期有效</translation></message>
    <message id="person.to_customer"><translation>打开客户 %1</translation></message>
    <message id="person.export"><translation>导出</translation></message>
    <message id="person.erase"><translation>删除此人</translation></message>
    <message id="person.command_export"><translation>导出此人的信息</translation></message>
    <message id="person.command_erase"><translation>删除此人的全部信息</translation></message>
    <message id="person.why_nobody"><translation>这里没有打开联系人。</translation></message>
    <message id="person.gone"><translation>这位联系人已经不在了。</translation></message>
    <message id="person.read_failed"><translation>没能读出来，磁盘上的数据没有动过。</translation></message>
    <message id="person.write_failed"><translation>没有写进去，什么都没有改。</translation></message>
    <message id="person.exported"><translation>已导出：%1 和 %2</translation></message>
    <message id="person.export_failed"><translation>没能写到那里，换个文件夹再试。</translation></message>
    <message id="person.erase_question"><translation>删除 %1 的全部信息？删除后无法撤销，也无法恢复。</translation></message>
    <message id="person.erase_namesakes"><translation>别的客户也有同名的人（%1），他们的记录不动。</translation></message>
    <message id="person.erase_yes"><translation>删除</translation></message>
    <message id="person.erase_no"><translation>不删</translation></message>
    <message id="person.erasing"><translation>正在删除，并重写数据文件…</translation></message>
    <message id="person.erase_failed"><translation>没有删掉，什么都没有改。可以再试一次。</translation></message>
    <message id="person.erased"><translation>已删除。提到此人的地方改成了「已删除的联系人」。</translation></message>
    <message id="person.erased_bytes_remain"><translation>已删除。数据文件还没清理干净，稍后自动再清，最迟在下次打开时。</translation></message>
    <message id="person.expiry_page"><translation>保留期已到</translation></message>
    <message id="person.command_expiry"><translation>查看保留期已到的信息</translation></message>
    <message id="person.command_keep"><translation>再保留一年</translation></message>
    <message id="person.expiry_none"><translation>没有到期的联系人或录音。</translation></message>
    <message id="person.expired_on"><translation>保留到 %1</translation></message>
    <message id="person.goes_on"><translation>%1 删除</translation></message>
    <message id="person.goes_after_notice"><translation>待提示</translation></message>
    <message id="person.kept"><translation>改为保留到 %1</translation></message>
    <message id="person.expiry_failed"><translation>到期信息这次没有处理成，明天再试。</translation></message>
    <message id="person.erase_detail" numerus="yes"><translation><numerusform>电话、邮箱、微信、职务、他说的话，以及 %n 处提到他的地方，连同修改记录一起删。预警和分数保留，原话换成标记。以前另存的备份和导出的文件不在此列。</numerusform></translation></message>
    <message id="person.expiry_removed" numerus="yes"><translation><numerusform>%n 条信息的保留期和缓冲期都已过，已经删除。</numerusform></translation></message>
    <message id="person.expiry_noticed" numerus="yes"><translation><numerusform>%n 条信息的保留期已到，%1 天后删除；要留就在「保留期已到」里延长。</numerusform></translation></message>
    <message id="person.expiry_waiting" numerus="yes"><translation><numerusform>%n 条信息的保留期已到，等待删除；见「保留期已到」。</numerusform></translation></message>
</context>
</TS>
