<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="warning.title"><translation>预警解读</translation></message>
    <message id="warning.title_of"><translation>%1 · 预警解读</translation></message>
    <message id="warning.verb_act"><translation>采取建议</translation></message>
    <message id="warning.verb_act_advice"><translation>采取建议：%1</translation></message>
    <message id="warning.verb_act_none"><translation>我来处理</translation></message>
    <message id="warning.verb_assign"><translation>指派</translation></message>
    <message id="warning.verb_ignore"><translation>忽略</translation></message>
    <message id="warning.verb_snooze"><translation>稍后</translation></message>
    <message id="warning.verb_note"><translation>记一笔</translation></message>
    <message id="warning.tip_act"><translation>按建议开始处理，建出待办</translation></message>
    <message id="warning.tip_assign"><translation>交给同事处理</translation></message>
    <message id="warning.tip_ignore"><translation>关掉这一条，并说明原因；规则继续听</translation></message>
    <message id="warning.tip_snooze"><translation>到时候再提醒，或变糟再提</translation></message>
    <message id="warning.tip_note"><translation>写一句，留在这条预警上</translation></message>
    <message id="warning.nothing_selected"><translation>先选一条预警。</translation></message>
    <message id="warning.command_act"><translation>采取建议</translation></message>
    <message id="warning.command_assign"><translation>指派预警</translation></message>
    <message id="warning.command_ignore"><translation>忽略预警</translation></message>
    <message id="warning.command_snooze"><translation>稍后再看</translation></message>
    <message id="warning.command_note"><translation>记一笔</translation></message>
    <message id="warning.command_choice"><translation>选这一项</translation></message>
    <message id="warning.ask_assign"><translation>交给谁？</translation></message>
    <message id="warning.ask_ignore"><translation>为什么忽略？</translation></message>
    <message id="warning.ask_snooze"><translation>什么时候再提醒？</translation></message>
    <message id="warning.ask_note"><translation>记一笔</translation></message>
    <message id="warning.strip_close"><translation>取消（Esc）</translation></message>
    <message id="warning.assign_other"><translation>其他人</translation></message>
    <message id="warning.assign_confirm"><translation>指派</translation></message>
    <message id="warning.snooze_tonight"><translation>今晚 %1</translation></message>
    <message id="warning.snooze_tomorrow"><translation>明早 %1</translation></message>
    <message id="warning.snooze_next_day"><translation>%1</translation></message>
    <message id="warning.snooze_worse"><translation>变糟再提</translation></message>
    <message id="warning.snooze_pick"><translation>选日期</translation></message>
    <message id="warning.snooze_date"><translation>再提醒的日期</translation></message>
    <message id="warning.snooze_confirm"><translation>到那天早上提醒</translation></message>
    <message id="warning.date_format"><translation>yyyy年M月d日</translation></message>
    <message id="warning.note_field"><translation>写一句，回车保存</translation></message>
    <message id="warning.note_confirm"><translation>记下</translation></message>
    <message id="warning.verb_conflict"><translation>这条预警刚有变化，没有改动；请再看一眼。</translation></message>
    <message id="warning.verb_failed"><translation>没有保存成功，预警还在原处；请再试一次。</translation></message>
    <message id="warning.judged_differently_kept"><translation>已记入判断复盘，等结果出来再看谁说得准。</translation></message>
    <message id="warning.part_what"><translation>发生了什么</translation></message>
    <message id="warning.part_words"><translation>原话</translation></message>
    <message id="warning.part_advice"><translation>建议</translation></message>
    <message id="warning.part_score"><translation>为什么这个分</translation></message>
    <message id="warning.part_clears"><translation>怎样会解除</translation></message>
    <message id="warning.part_cases"><translation>相似案例</translation></message>
    <message id="warning.part_knowledge"><translation>知识库</translation></message>
    <message id="warning.part_freshness"><translation>数据新鲜度</translation></message>
    <message id="warning.part_rule"><translation>规则与时间线</translation></message>
    <message id="warning.part_misses"><translation>差一点的其他判断</translation></message>
    <message id="warning.not_this"><translation>不等于：%1</translation></message>
    <message id="warning.but_this"><translation>而是：%1</translation></message>
    <message id="warning.quoted"><translation>“%1”</translation></message>
    <message id="warning.figure"><translation>%1：%2</translation></message>
    <message id="warning.series_login"><translation>登录次数</translation></message>
    <message id="warning.series_competitor_search"><translation>竞品搜索量</translation></message>
    <message id="warning.series_order_late"><translation>延期订单</translation></message>
    <message id="warning.series_delivery_sd_ratio"><translation>履约周期波动（行业均值的倍数）</translation></message>
    <message id="warning.series_progress_update"><translation>进展更新</translation></message>
    <message id="warning.job_supply_chain"><translation>供应链</translation></message>
    <message id="warning.job_compliance"><translation>合规</translation></message>
    <message id="warning.job_customer_success"><translation>客户成功</translation></message>
    <message id="warning.job_service"><translation>售后</translation></message>
    <message id="warning.job_owner"><translation>客户负责人</translation></message>
    <message id="warning.advice_by"><translation>%1 前</translation></message>
    <message id="warning.consent_standing"><translation>客户已长期同意</translation></message>
    <message id="warning.consent_needed"><translation>发给客户前先征得同意</translation></message>
    <message id="warning.open_article"><translation>看话术</translation></message>
    <message id="warning.open_article_of"><translation>打开“%1”的话术</translation></message>
    <message id="warning.take_this"><translation>采取这一条</translation></message>
    <message id="warning.take_this_of"><translation>采取“%1”</translation></message>
    <message id="warning.outcome_won"><translation>赢单</translation></message>
    <message id="warning.outcome_lost"><translation>丢单</translation></message>
    <message id="warning.outcome_kept"><translation>留住</translation></message>
    <message id="warning.outcome_cleared"><translation>解除</translation></message>
    <message id="warning.case_days" numerus="yes"><translation><numerusform>%n 天</numerusform></translation></message>
    <message id="warning.cases_summary"><translation>%1 例：%2 例好转，%3 例失败</translation></message>
    <message id="warning.no_cases"><translation>没有足够相似的案例。</translation></message>
    <message id="warning.article_updated"><translation>更新于 %1</translation></message>
    <message id="warning.article_expired"><translation>%1 已过有效期</translation></message>
    <message id="warning.article_valid"><translation>有效至 %1</translation></message>
    <message id="warning.no_articles"><translation>没有配套的话术或模板。</translation></message>
    <message id="warning.source_not_connected"><translation>未接入</translation></message>
    <message id="warning.source_silent"><translation>还没有数据</translation></message>
    <message id="warning.source_stale"><translation>%1，偏旧</translation></message>
    <message id="warning.sources_missing" numerus="yes"><translation><numerusform>%n 个来源未接入</numerusform></translation></message>
    <message id="warning.sources_all"><translation>来源都在更新</translation></message>
    <message id="warning.step_opened"><translation>预警发出</translation></message>
    <message id="warning.step_evidence" numerus="yes"><translation><numerusform>最近一条证据，共 %n 条</numerusform></translation></message>
    <message id="warning.step_act"><translation>%1 采取建议</translation></message>
    <message id="warning.step_assign"><translation>%1 指派给 %2</translation></message>
    <message id="warning.step_ignore"><translation>%1 忽略，原因：%2</translation></message>
    <message id="warning.step_snooze"><translation>%1 设为稍后，到 %2</translation></message>
    <message id="warning.step_snooze_worse"><translation>%1 设为变糟再提</translation></message>
    <message id="warning.step_note"><translation>%1 记下：%2</translation></message>
    <message id="warning.step_task"><translation>协同开始：%1</translation></message>
    <message id="warning.step_task_for"><translation>协同开始：%1（%2）</translation></message>
    <message id="warning.step_task_done"><translation>协同完成：%1</translation></message>
    <message id="warning.step_cleared"><translation>条件满足，预警自动解除</translation></message>
    <message id="warning.rule_version"><translation>规则 %1 第 %2 版</translation></message>
    <message id="warning.rule_author"><translation>%1 制定</translation></message>
    <message id="warning.record"><translation>命中 %1/%2</translation></message>
    <message id="warning.record_none"><translation>还没有结案的先例</translation></message>
    <message id="warning.confidence_high"><translation>高 · %1</translation></message>
    <message id="warning.confidence_medium"><translation>中 · %1</translation></message>
    <message id="warning.confidence_low"><translation>低 · %1</translation></message>
    <message id="warning.fact"><translation>%1 %2</translation></message>
    <message id="warning.fact_risk"><translation>风险金额</translation></message>
    <message id="warning.fact_due"><translation>期限</translation></message>
    <message id="warning.fact_since"><translation>发出</translation></message>
    <message id="warning.fact_opportunity"><translation>商机</translation></message>
    <message id="warning.fact_confidence"><translation>可信度</translation></message>
    <message id="warning.state_with"><translation>%1 在处理</translation></message>
    <message id="warning.state_snoozed"><translation>稍后，到 %1</translation></message>
    <message id="warning.state_snoozed_worse"><translation>稍后，变糟再提</translation></message>
    <message id="warning.no_evidence"><translation>没有可打开的证据。</translation></message>
    <message id="warning.more_evidence" numerus="yes"><translation><numerusform>还有 %n 条</numerusform></translation></message>
    <message id="warning.no_score"><translation>这条预警没有分数明细。</translation></message>
    <message id="warning.show_table"><translation>看表格（T）</translation></message>
    <message id="warning.show_chart"><translation>看图（T）</translation></message>
    <message id="warning.command_back"><translation>返回今日</translation></message>
    <message id="warning.command_table"><translation>图与表切换</translation></message>
    <message id="warning.command_unfold"><translation>展开全部</translation></message>
    <message id="warning.back"><translation>返回</translation></message>
    <message id="warning.back_tip"><translation>回到列表里的这一行（Esc）</translation></message>
    <message id="warning.open_customer"><translation>打开客户</translation></message>
    <message id="warning.copy"><translation>复制</translation></message>
    <message id="warning.copy_tip"><translation>复制给团队，不带电话、原话和金额</translation></message>
    <message id="warning.gone"><translation>这条预警不在了。</translation></message>
    <message id="warning.gone_detail"><translation>它可能已被撤销。</translation></message>
    <message id="warning.gone_action"><translation>回到今日</translation></message>
    <message id="warning.article_close"><translation>关闭文章（Esc）</translation></message>
    <message id="warning.article_name"><translation>知识库文章</translation></message>
    <message id="warning.column_misses"><translation>没有差一步的判断。</translation></message>
    <message id="warning.clears_none"><translation>没有写明解除条件。</translation></message>
    <message id="warning.clears_count" numerus="yes"><translation><numerusform>%n 个条件</numerusform></translation></message>
    <message id="warning.misses_count" numerus="yes"><translation><numerusform>%n 条</numerusform></translation></message>
    <message id="warning.articles_count" numerus="yes"><translation><numerusform>%n 篇</numerusform></translation></message>
</context>
</TS>
