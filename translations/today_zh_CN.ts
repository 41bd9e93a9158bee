<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="today.title"><translation>今日</translation></message>
    <message id="today.group_now"><translation>马上处理</translation></message>
    <message id="today.group_today"><translation>今天</translation></message>
    <message id="today.group_week"><translation>本周</translation></message>
    <message id="today.group_watch"><translation>先观察</translation></message>
    <message id="today.group_in_hand"><translation>处理中</translation></message>
    <message id="today.chip_all"><translation>全部</translation></message>
    <message id="today.chip"><translation>%1 %2</translation></message>
    <message id="today.list"><translation>预警列表</translation></message>
    <message id="today.comma"><translation>，</translation></message>
    <message id="today.customer_and_more"><translation>%1等 %2 户</translation></message>
    <message id="today.same_cause_customers" numerus="yes"><translation><numerusform>%n 户同因</numerusform></translation></message>
    <message id="today.same_cause_warnings" numerus="yes"><translation><numerusform>%n 条同因</numerusform></translation></message>
    <message id="today.evidence" numerus="yes"><translation><numerusform>证据 %n 条</numerusform></translation></message>
    <message id="today.advice"><translation>建议：%1</translation></message>
    <message id="today.in_hand"><translation>处理中</translation></message>
    <message id="today.in_hand_of"><translation>%1 在处理</translation></message>
    <message id="today.risk"><translation>风险金额 %1</translation></message>
    <message id="today.risk_in_full"><translation>风险金额 %1</translation></message>
    <message id="today.due_at"><translation>期限 %1</translation></message>
    <message id="today.now_of_budget"><translation>%1 / 上限 %2</translation></message>
    <message id="today.over_budget"><translation>%1，其中 %2 件因马上处理已满顺延</translation></message>
    <message id="today.header_spoken"><translation>%1：%2</translation></message>
    <message id="today.headline_one"><translation>今天先看 1 件，%1。</translation></message>
    <message id="today.headline_one_amount"><translation>今天先看 1 件，%1，风险金额 %2。</translation></message>
    <message id="today.headline_now"><translation>今天先看 %1 件，都在 24 小时内到期。</translation></message>
    <message id="today.headline_now_amount"><translation>今天先看 %1 件，都在 24 小时内到期，风险金额 %2。</translation></message>
    <message id="today.headline_over"><translation>今天先看 %1 件，其中 %2 件已过期限。</translation></message>
    <message id="today.headline_over_amount"><translation>今天先看 %1 件，其中 %2 件已过期限，风险金额 %3。</translation></message>
    <message id="today.headline_today" numerus="yes"><translation><numerusform>24 小时内没有到期的事，今天可以看 %n 件。</numerusform></translation></message>
    <message id="today.headline_week" numerus="yes"><translation><numerusform>今明两天没有到期的事，本周还有 %n 件。</numerusform></translation></message>
    <message id="today.headline_none"><translation>今天没有需要你的事。</translation></message>
    <message id="today.headline_two"><translation>%1%2</translation></message>
    <message id="today.fewer_than_yesterday"><translation>比昨天少 %1 件。</translation></message>
    <message id="today.more_than_yesterday"><translation>比昨天多 %1 件。</translation></message>
    <message id="today.as_yesterday"><translation>和昨天一样多。</translation></message>
    <message id="today.nothing_detail"><translation>%1 看过 %2 户，没有要马上处理的。</translation></message>
    <message id="today.nothing_in_hand" numerus="yes"><translation><numerusform>另有 %n 件已有人在处理。</numerusform></translation></message>
    <message id="today.see_watched" numerus="yes"><translation><numerusform>看先观察的 %n 件</numerusform></translation></message>
    <message id="today.no_data"><translation>这里还没有客户数据</translation></message>
    <message id="today.no_data_detail"><translation>拖入一张客户表或几段对话，就能看到谁需要先照顾。</translation></message>
    <message id="today.no_data_action"><translation>导入我的表格</translation></message>
    <message id="today.filtered_out" numerus="yes"><translation><numerusform>筛选隐藏了 %n 条</numerusform></translation></message>
    <message id="today.clear_filter"><translation>清除筛选</translation></message>
    <message id="today.trouble"><translation>今天的预警没有读出来。</translation></message>
    <message id="today.trouble_kept"><translation>下面是上一次读到的，数据没有丢。</translation></message>
    <message id="today.again"><translation>重试</translation></message>
    <message id="today.filter_hint"><translation>筛选</translation></message>
    <message id="today.filter_name"><translation>按客户、信号或建议筛选</translation></message>
    <message id="today.filter_tip"><translation>按客户、信号或建议筛选（/ 或 Ctrl+F），拼音首字母也行</translation></message>
    <message id="today.rank_button"><translation>为什么这样排</translation></message>
    <message id="today.rank_tip"><translation>按 风险金额 × 把握 × 紧迫 排序；看这一条的数字（F2）</translation></message>
    <message id="today.reason_button"><translation>原因</translation></message>
    <message id="today.reason_tip"><translation>显示或收起原因（空格）</translation></message>
    <message id="today.reason"><translation>为什么有这条预警</translation></message>
    <message id="today.reason_close"><translation>收起原因（Esc）</translation></message>
    <message id="today.whole_explanation"><translation>完整解读：解除条件、案例、知识库、数据、规则</translation></message>
    <message id="today.whole_explanation_tip"><translation>打开解读（Enter）</translation></message>
    <message id="today.nothing_chosen"><translation>选一条预警，这里说明原因。</translation></message>
    <message id="today.open_customer"><translation>打开客户</translation></message>
    <message id="today.open_member"><translation>打开 %1 的预警</translation></message>
    <message id="today.command_open"><translation>打开解读</translation></message>
    <message id="today.command_reason"><translation>显示或收起原因</translation></message>
    <message id="today.command_filter"><translation>筛选列表</translation></message>
    <message id="today.command_back"><translation>返回列表</translation></message>
    <message id="today.copy_line"><translation>复制为一行文字</translation></message>
    <message id="today.copy_message"><translation>复制为企业微信文字</translation></message>
    <message id="today.copy_picture"><translation>复制为图片</translation></message>
    <message id="today.copy_details"><translation>复制时带上金额和原话</translation></message>
    <message id="today.copied_text" numerus="yes"><translation><numerusform>已复制 %n 条，可以直接粘贴到群里。</numerusform></translation></message>
    <message id="today.copied_picture" numerus="yes"><translation><numerusform>已把 %n 条复制为图片。</numerusform></translation></message>
    <message id="today.rank_title"><translation>%1为什么排在这里</translation></message>
    <message id="today.rank_formula"><translation>风险金额 × 把握 × 紧迫 = %1</translation></message>
    <message id="today.rank_risk"><translation>风险金额 %1</translation></message>
    <message id="today.rank_risk_least"><translation>没有可计的金额，按 %1 算</translation></message>
    <message id="today.rank_confidence"><translation>把握 %1（得分 %2）</translation></message>
    <message id="today.rank_urgency"><translation>紧迫 %1（%2）</translation></message>
    <message id="today.rank_urgency_none"><translation>紧迫 %1（没有期限）</translation></message>
    <message id="today.rank_above_risk"><translation>排在 %1 前面，主要因为风险金额更大。</translation></message>
    <message id="today.rank_above_confidence"><translation>排在 %1 前面，主要因为把握更大。</translation></message>
    <message id="today.rank_above_urgency"><translation>排在 %1 前面，主要因为更紧迫。</translation></message>
    <message id="today.visit_next"><translation>下个拜访</translation></message>
    <message id="today.visit_on"><translation>正在拜访</translation></message>
    <message id="today.visit_none"><translation>接下来两周没有安排拜访。</translation></message>
    <message id="today.visit_what"><translation>%1 %2</translation></message>
    <message id="today.visit_with"><translation>%1 %2 · %3</translation></message>
    <message id="today.visit_read"><translation>出发前可读材料：%1（路上 %2 分钟）</translation></message>
    <message id="today.visit_read_there"><translation>见面前可读材料：%1</translation></message>
    <message id="today.visit_leave_now"><translation>该出发了</translation></message>
    <message id="today.visit_open"><translation>看客户  Ctrl+P</translation></message>
    <message id="today.visit_open_tip"><translation>打开下个拜访的客户（P 或 Ctrl+P）</translation></message>
    <message id="today.visit_command"><translation>打开下个拜访的客户</translation></message>
</context>
</TS>
