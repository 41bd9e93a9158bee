<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="shell.app_name"><translation>司南</translation></message>
    <message id="shell.window_title"><translation>%1 — 司南</translation></message>
    <message id="shell.rail"><translation>去处</translation></message>
    <message id="shell.top"><translation>导航与搜索</translation></message>
    <message id="shell.status"><translation>状态</translation></message>
    <message id="shell.search"><translation>搜索</translation></message>
    <message id="shell.search_placeholder"><translation>搜客户、预警、沟通、命令…  Ctrl+K</translation></message>
    <message id="shell.palette_places"><translation>去处</translation></message>
    <message id="shell.palette_commands"><translation>命令</translation></message>
    <message id="shell.palette_customers"><translation>客户</translation></message>
    <message id="shell.palette_contacts"><translation>联系人</translation></message>
    <message id="shell.palette_warnings"><translation>预警</translation></message>
    <message id="shell.palette_articles"><translation>知识库</translation></message>
    <message id="shell.palette_talks"><translation>沟通记录</translation></message>
    <message id="shell.palette_nothing"><translation>没有找到“%1”。可以试试拼音或首字母，或换个词。</translation></message>
    <message id="shell.palette_elsewhere"><translation>先到“%1”才能做这件事。</translation></message>
    <message id="shell.palette_not_here"><translation>在这个页面上不能做这件事。</translation></message>
    <message id="shell.command_palette"><translation>搜索和命令</translation></message>
    <message id="shell.command_undo"><translation>撤销</translation></message>
    <message id="shell.command_redo"><translation>重做</translation></message>
    <message id="shell.command_back"><translation>后退</translation></message>
    <message id="shell.command_forward"><translation>前进</translation></message>
    <message id="shell.command_import"><translation>导入表格或沟通记录…</translation></message>
    <message id="shell.command_paste"><translation>导入剪贴板里的文字</translation></message>
    <message id="shell.command_language"><translation>切换中文 / English</translation></message>
    <message id="shell.command_theme"><translation>切换深色 / 浅色</translation></message>
    <message id="shell.command_density"><translation>切换行高：紧凑、标准、野外</translation></message>
    <message id="shell.command_text_bigger"><translation>放大文字</translation></message>
    <message id="shell.command_text_smaller"><translation>缩小文字</translation></message>
    <message id="shell.command_text_normal"><translation>文字恢复标准大小</translation></message>
    <message id="shell.command_age"><translation>数据有多新</translation></message>
    <message id="shell.command_keys"><translation>本页快捷键</translation></message>
    <message id="shell.command_next_pane"><translation>到下一块</translation></message>
    <message id="shell.command_previous_pane"><translation>到上一块</translation></message>
    <message id="shell.undo_nothing"><translation>没有可以撤销的步骤。</translation></message>
    <message id="shell.redo_nothing"><translation>没有可以重做的步骤。</translation></message>
    <message id="shell.undo_conflict"><translation>“%1”之后又有人改过同一处，不能直接撤销；现在的内容没有动。</translation></message>
    <message id="shell.undo_failed"><translation>“%1”没能撤销；现在的内容没有动。</translation></message>
    <message id="shell.done"><translation>已完成：%1</translation></message>
    <message id="shell.undone"><translation>已撤销：%1</translation></message>
    <message id="shell.redone"><translation>已重做：%1</translation></message>
    <message id="shell.bar_undo"><translation>撤销 Ctrl+Z</translation></message>
    <message id="shell.bar_redo"><translation>重做 Ctrl+Shift+Z</translation></message>
    <message id="shell.back_nowhere"><translation>前面没有看过的页面了。</translation></message>
    <message id="shell.forward_nowhere"><translation>后面没有页面了。</translation></message>
    <message id="shell.paste_nothing"><translation>剪贴板里没有文字。</translation></message>
    <message id="shell.no_such_place"><translation>没有这个页面。</translation></message>
    <message id="shell.drop_here"><translation>松开鼠标就开始看这份数据；确认之前什么都不会改动。</translation></message>
    <message id="shell.demo"><translation>示例数据，均为虚构</translation></message>
    <message id="shell.demo_import"><translation>拖入我的表格</translation></message>
    <message id="shell.demo_forward"><translation>快进两周</translation></message>
    <message id="shell.demo_clear"><translation>清空示例</translation></message>
    <message id="shell.demo_forward_why"><translation>把时间拨到两周以后，看每件事的结果。</translation></message>
    <message id="shell.demo_clear_why"><translation>删掉全部示例，从自己的数据开始。</translation></message>
    <message id="shell.status_kept"><translation>仅存本机</translation></message>
    <message id="shell.status_kept_none"><translation>数据只存在这台电脑上，没有连接服务器。</translation></message>
    <message id="shell.status_kept_why" numerus="yes"><translation><numerusform>数据只存在这台电脑上，没有连接服务器；%n 处改动都已保存。</numerusform></translation></message>
    <message id="shell.status_fresh"><translation>数据截至 %1</translation></message>
    <message id="shell.status_no_data"><translation>还没有数据</translation></message>
    <message id="shell.status_no_data_why"><translation>拖入一张表格或几段对话就可以开始。</translation></message>
    <message id="shell.status_customers" numerus="yes"><translation><numerusform>%n 户客户</numerusform></translation></message>
    <message id="shell.status_stale" numerus="yes"><translation><numerusform>%n 个来源偏旧</numerusform></translation></message>
    <message id="shell.status_absent" numerus="yes"><translation><numerusform>%n 个来源未接入</numerusform></translation></message>
    <message id="shell.status_comma"><translation>，</translation></message>
    <message id="shell.status_palette"><translation>Ctrl+K 搜索</translation></message>
    <message id="shell.status_keys"><translation>F1 快捷键</translation></message>
    <message id="shell.age_title"><translation>数据有多新</translation></message>
    <message id="shell.age_when"><translation>%1（%2）</translation></message>
    <message id="shell.age_nothing_yet"><translation>已接入，还没有数据</translation></message>
    <message id="shell.age_stale"><translation>偏旧</translation></message>
    <message id="shell.age_from_talks"><translation>时间取自最新的一条沟通记录。</translation></message>
    <message id="shell.keys_title"><translation>快捷键：%1</translation></message>
    <message id="shell.keys_here"><translation>本页</translation></message>
    <message id="shell.keys_everywhere"><translation>到处可用</translation></message>
    <message id="shell.keys_ime"><translation>数字键、方向键、功能键和 Ctrl 组合键在中文输入法下照常可用。</translation></message>
    <message id="shell.palette_settings"><translation>设置项</translation></message>
    <message id="shell.keys_search"><translation>搜快捷键，支持拼音</translation></message>
    <message id="shell.keys_nothing"><translation>没有和“%1”对得上的快捷键。</translation></message>
    <message id="shell.demo_only"><translation>现在打开的不是示例工作区。</translation></message>
    <message id="shell.demo_busy"><translation>正在快进，请等它完成。</translation></message>
    <message id="shell.undo_erased"><translation>删除的个人信息无法恢复。再按一次，撤销更早的一步。</translation></message>
    <message id="shell.undone_without_erased"><translation>已撤销：%1。已删除的联系人不会恢复。</translation></message>
    <message id="shell.redone_without_erased"><translation>已重做：%1。已删除的联系人不会恢复。</translation></message>
    <message id="shell.note"><translation>随手记</translation></message>
    <message id="shell.note_close"><translation>收起（Esc），草稿留着</translation></message>
    <message id="shell.note_text"><translation>记下什么</translation></message>
    <message id="shell.note_hint"><translation>写下发生了什么，想到哪写到哪。
#痛点 交期比他们的计划晚两周
#待协同 @王芳 给首批到货日期
！承诺 3-12 把交付计划发过去</translation></message>
    <message id="shell.note_customer"><translation>记在哪个客户名下</translation></message>
    <message id="shell.note_customer_hint"><translation>客户：名字、拼音或首字母，不填也行</translation></message>
    <message id="shell.note_customer_hits"><translation>找到的客户</translation></message>
    <message id="shell.note_mark_pain"><translation>#痛点</translation></message>
    <message id="shell.note_mark_response"><translation>#响应</translation></message>
    <message id="shell.note_mark_pending"><translation>#待协同</translation></message>
    <message id="shell.note_mark_promise"><translation>！承诺</translation></message>
    <message id="shell.note_mark_person"><translation>@</translation></message>
    <message id="shell.note_insert"><translation>插入 %1</translation></message>
    <message id="shell.note_pain"><translation>痛点：%1</translation></message>
    <message id="shell.note_response"><translation>响应：%1</translation></message>
    <message id="shell.note_pending"><translation>待协同：%1</translation></message>
    <message id="shell.note_promise"><translation>承诺 %1：%2</translation></message>
    <message id="shell.note_promise_by"><translation>承诺 %1：%2（%3）</translation></message>
    <message id="shell.note_past"><translation>%1，日期已经过去</translation></message>
    <message id="shell.note_person"><translation>%1 · %2</translation></message>
    <message id="shell.note_nobody"><translation>@%1：没找到，按文字记下</translation></message>
    <message id="shell.note_words"><translation>记录：%1</translation></message>
    <message id="shell.note_no_customer"><translation>没有选客户：整段先记下，以后可以归到客户名下</translation></message>
    <message id="shell.note_no_day"><translation>承诺没写日期：先按记录存</translation></message>
    <message id="shell.note_no_words"><translation>承诺没写内容：先按记录存</translation></message>
    <message id="shell.note_save"><translation>记下</translation></message>
    <message id="shell.note_keys"><translation>Ctrl+Enter 记下，Esc 收起</translation></message>
    <message id="shell.note_guessed"><translation>客户是从文字里认出来的</translation></message>
    <message id="shell.note_saving"><translation>正在写入本机…</translation></message>
    <message id="shell.note_draft_kept"><translation>草稿已存本机。Ctrl+Enter 记下，Esc 收起</translation></message>
    <message id="shell.note_empty"><translation>还没有写内容。</translation></message>
    <message id="shell.note_marks_only"><translation>只有标记，还没有内容。</translation></message>
    <message id="shell.note_too_long"><translation>一条最多 %1 字，现在有 %2 字。请分成几条记。</translation></message>
    <message id="shell.note_failed"><translation>没有记下。</translation></message>
    <message id="shell.note_failed_detail"><translation>文字还在这里，可以再试一次。</translation></message>
    <message id="shell.note_draft_failed"><translation>草稿没能存到本机。</translation></message>
</context>
</TS>
