<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="common.severity_critical"><translation>紧急</translation></message>
    <message id="common.severity_high"><translation>高</translation></message>
    <message id="common.severity_medium"><translation>中</translation></message>
    <message id="common.severity_low"><translation>低</translation></message>
    <message id="common.severity_good"><translation>好</translation></message>
    <message id="common.severity_too_little"><translation>样本不足</translation></message>
    <message id="common.tooltip_with_key"><translation>%1（%2）</translation></message>
    <message id="common.close"><translation>关闭</translation></message>
    <message id="common.score_sum"><translation>得分</translation></message>
    <message id="common.score_threshold"><translation>阈值 %1</translation></message>
    <message id="common.score_cause"><translation>原因</translation></message>
    <message id="common.score_points"><translation>分数</translation></message>
    <message id="common.score_row"><translation>%1：%2 分</translation></message>
    <message id="common.score_title"><translation>得分 %1，阈值 %2</translation></message>
    <message id="common.not_connected"><translation>未接入</translation></message>
    <message id="common.place_today"><translation>今日</translation></message>
    <message id="common.place_customers"><translation>客户</translation></message>
    <message id="common.place_import"><translation>导入</translation></message>
    <message id="common.place_settings"><translation>设置</translation></message>
    <message id="undo.with_subject"><translation>%1（%2）</translation></message>
    <message id="undo.change"><translation>修改</translation></message>
    <message id="undo.warning_act"><translation>采取建议</translation></message>
    <message id="undo.warning_assign"><translation>指派预警</translation></message>
    <message id="undo.warning_ignore"><translation>忽略预警</translation></message>
    <message id="undo.warning_snooze"><translation>预警稍后提醒</translation></message>
    <message id="undo.warning_note"><translation>记一笔</translation></message>
    <message id="undo.decision_settle"><translation>判断复盘</translation></message>
    <message id="undo.customer_add"><translation>新增客户</translation></message>
    <message id="undo.customer_edit"><translation>修改客户</translation></message>
    <message id="undo.customer_bulk_edit"><translation>批量修改客户</translation></message>
    <message id="undo.view_save"><translation>保存视图</translation></message>
    <message id="undo.view_remove"><translation>删除视图</translation></message>
    <message id="undo.contact_add"><translation>新增联系人</translation></message>
    <message id="undo.contact_edit"><translation>修改联系人</translation></message>
    <message id="undo.opportunity_add"><translation>新增商机</translation></message>
    <message id="undo.opportunity_edit"><translation>修改商机</translation></message>
    <message id="undo.interaction_add"><translation>新增沟通记录</translation></message>
    <message id="undo.interaction_assign"><translation>沟通记录归到客户</translation></message>
    <message id="undo.fact_add"><translation>新增客户数据</translation></message>
    <message id="undo.consent_record"><translation>记录客户授权</translation></message>
    <message id="undo.workspace_edit"><translation>修改设置</translation></message>
    <message id="undo.field_definition_add"><translation>新增自定义字段</translation></message>
    <message id="undo.import_start"><translation>导入</translation></message>
    <message id="undo.import_chunk"><translation>导入</translation></message>
    <message id="undo.import_finish"><translation>导入</translation></message>
    <message id="undo.mapping_save"><translation>保存字段映射</translation></message>
    <message id="undo.card_edit"><translation>修改进展卡</translation></message>
    <message id="undo.task_add"><translation>发起协同</translation></message>
    <message id="undo.task_promise"><translation>作出承诺</translation></message>
    <message id="undo.task_close"><translation>完成协同</translation></message>
    <message id="undo.promise_settle"><translation>承诺销账</translation></message>
    <message id="undo.customer_tag"><translation>给客户加标签</translation></message>
    <message id="undo.demand_count"><translation>计入产品需求</translation></message>
    <message id="undo.rule_mark"><translation>标记规则</translation></message>
    <message id="undo.workspace_install"><translation>装入示例</translation></message>
    <message id="undo.workspace_days"><translation>修改工作日历</translation></message>
    <message id="undo.contact_erase"><translation>删除联系人</translation></message>
    <message id="undo.consent_give"><translation>记录同意</translation></message>
    <message id="undo.consent_withdraw"><translation>记录撤回授权</translation></message>
    <message id="undo.retention"><translation>按保留期处理</translation></message>
    <message id="undo.retention_keep"><translation>延长保留</translation></message>
    <message id="undo.note"><translation>随手记</translation></message>
    <message id="undo.card_append"><translation>补充进展卡</translation></message>
    <message id="undo.promise_add"><translation>做出承诺</translation></message>
    <message id="undo.visit_add"><translation>安排拜访</translation></message>
    <message id="undo.visit_move"><translation>拜访改期</translation></message>
    <message id="undo.visit_cancel"><translation>取消拜访</translation></message>
    <message id="undo.article_save"><translation>保存知识库文章</translation></message>
    <message id="undo.article_bring_back"><translation>恢复文章旧版本</translation></message>
    <message id="undo.article_remove"><translation>删除知识库文章</translation></message>
</context>
</TS>
