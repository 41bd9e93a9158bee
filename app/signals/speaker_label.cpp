#include "app/signals/speaker_label.h"

#include "app/base/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace sinan::signals {

using model::SpeakerRole;

namespace {

struct RoleWord {
    std::string_view word;
    SpeakerRole role;
};

// Longer words first where one contains another: 客户经理 is ours, 客户 is not.
constexpr std::array roleWords{
    RoleWord{"客户成功", SpeakerRole::Us},       RoleWord{"客户经理", SpeakerRole::Us},      RoleWord{"客户代表", SpeakerRole::Us},
    RoleWord{"大客户部", SpeakerRole::Us},       RoleWord{"客户服务", SpeakerRole::Us},      RoleWord{"客服", SpeakerRole::Us},
    RoleWord{"销售", SpeakerRole::Us},           RoleWord{"我方", SpeakerRole::Us},          RoleWord{"我司", SpeakerRole::Us},
    RoleWord{"乙方", SpeakerRole::Us},           RoleWord{"卖方", SpeakerRole::Us},          RoleWord{"供方", SpeakerRole::Us},
    RoleWord{"坐席", SpeakerRole::Us},           RoleWord{"座席", SpeakerRole::Us},          RoleWord{"售前", SpeakerRole::Us},
    RoleWord{"售后", SpeakerRole::Us},           RoleWord{"业务员", SpeakerRole::Us},        RoleWord{"供应商", SpeakerRole::Us},
    RoleWord{"客户", SpeakerRole::Customer},     RoleWord{"甲方", SpeakerRole::Customer},    RoleWord{"买方", SpeakerRole::Customer},
    RoleWord{"需方", SpeakerRole::Customer},     RoleWord{"采购方", SpeakerRole::Customer},  RoleWord{"用户", SpeakerRole::Customer},
    RoleWord{"顾客", SpeakerRole::Customer},     RoleWord{"采购", SpeakerRole::Customer},    RoleWord{"买家", SpeakerRole::Customer},
    RoleWord{"第三方", SpeakerRole::Third},      RoleWord{"监理", SpeakerRole::Third},       RoleWord{"主持人", SpeakerRole::Third},
    RoleWord{"旁白", SpeakerRole::Third},        RoleWord{"代理商", SpeakerRole::Third},     RoleWord{"咨询顾问", SpeakerRole::Third},
};
constexpr std::array latinRoles{
    RoleWord{"customer success", SpeakerRole::Us},   RoleWord{"customer service", SpeakerRole::Us}, RoleWord{"customer support", SpeakerRole::Us},
    RoleWord{"account manager", SpeakerRole::Us},    RoleWord{"account executive", SpeakerRole::Us}, RoleWord{"sales", SpeakerRole::Us},
    RoleWord{"rep", SpeakerRole::Us},                RoleWord{"agent", SpeakerRole::Us},            RoleWord{"seller", SpeakerRole::Us},
    RoleWord{"vendor", SpeakerRole::Us},             RoleWord{"support", SpeakerRole::Us},          RoleWord{"sys", SpeakerRole::Us},
    RoleWord{"system", SpeakerRole::Us},             RoleWord{"assistant", SpeakerRole::Us},        RoleWord{"bot", SpeakerRole::Us},
    RoleWord{"me", SpeakerRole::Us},                 RoleWord{"us", SpeakerRole::Us},               RoleWord{"csm", SpeakerRole::Us},
    RoleWord{"ae", SpeakerRole::Us},                 RoleWord{"sdr", SpeakerRole::Us},              RoleWord{"customer", SpeakerRole::Customer},
    RoleWord{"client", SpeakerRole::Customer},       RoleWord{"buyer", SpeakerRole::Customer},      RoleWord{"prospect", SpeakerRole::Customer},
    RoleWord{"usr", SpeakerRole::Customer},          RoleWord{"user", SpeakerRole::Customer},       RoleWord{"procurement", SpeakerRole::Customer},
    RoleWord{"purchasing", SpeakerRole::Customer},   RoleWord{"caller", SpeakerRole::Customer},     RoleWord{"third party", SpeakerRole::Third},
    RoleWord{"third", SpeakerRole::Third},           RoleWord{"moderator", SpeakerRole::Third},     RoleWord{"consultant", SpeakerRole::Third},
    RoleWord{"auditor", SpeakerRole::Third},         RoleWord{"integrator", SpeakerRole::Third},
};
// Lines of minutes and forms that look like "name: words" and are none.
constexpr std::string_view fieldWords[] = {
    "备注", "主题", "时间", "地点", "问题", "需求", "原因", "结论", "痛点", "价格", "交期", "日期", "会议", "参会", "出席", "议题", "内容", "事项", "下一步",
    "背景", "目标", "风险", "进展", "状态", "说明", "描述", "标题", "编号", "单号", "订单", "电话", "邮箱", "地址", "联系", "附件", "抄送", "收件", "发件",
    "注", "另", "附", "其中", "例如", "比如", "总结", "总之", "补充", "诉求", "建议", "意见", "要求", "反馈", "记录", "记录人", "客户名称", "客户编号", "第一", "第二",
    "第三", "其一", "其二", "一是", "二是", "待办", "预算", "产品", "型号", "数量", "金额", "合同", "服务", "方案", "note", "notes", "subject", "re", "fw", "fwd",
    "fyi", "ps", "p.s.", "date", "time", "to", "cc", "from", "bcc", "question", "issue", "problem", "price", "status", "next steps", "action", "summary", "update", "ticket"};
constexpr std::string_view titles[] = {
    "总监", "经理", "主任", "院长", "处长", "科长", "厂长", "部长", "局长", "老师", "博士", "校长", "主管", "工程师", "书记", "店长", "所长", "会计", "总",
    "工", "董", "姐", "哥", "院", "医生", "护士长", "队长", "班长", "站长", "组长", "行长", "专员", "助理", "秘书", "教授", "律师", "老板", "先生", "女士",
    "cio", "cto", "cfo", "ceo", "coo", "vp"};
constexpr std::string_view surnames =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫"
    "段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷"
    "盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// One to three capitalised Latin words: "Dana", "Mr. Reyes", "Ana de Vries".
bool isLatinName(std::string_view original)
{
    int words = 0;
    bool capital = false;
    for (std::size_t at = 0; at < original.size();) {
        if (original[at] == ' ') {
            ++at;
            continue;
        }
        std::size_t end = std::min(original.find(' ', at), original.size());
        const std::string_view word = original.substr(at, end - at);
        for (const char c : word) {
            if (!isWordLetter(std::uint8_t(c)) && c != '.' && c != '-' && c != '\'' && (std::uint8_t(c) < 0x80))
                return false;
        }
        capital = capital || isUpper(word[0]);
        if (!isUpper(word[0]) && word.size() > 3)
            return false;
        ++words;
        at = end;
    }
    return words >= 1 && words <= 3 && capital;
}

bool startsWithSurname(std::string_view folded)
{
    return folded.size() >= 6 && std::uint8_t(folded[0]) >= 0xe0 && surnames.find(folded.substr(0, 3)) != std::string_view::npos;
}

bool isHan(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (!isCjk(nextCodePoint(text, at)))
            return false;
    }
    return !text.empty();
}

std::optional<SpeakerRole> latinRole(std::string_view folded)
{
    for (const RoleWord &role : latinRoles) {
        if (!folded.starts_with(role.word))
            continue;
        const std::string_view rest = folded.substr(role.word.size());
        if (rest.empty() || !isWordLetter(std::uint8_t(rest[0])) || (rest[0] >= '0' && rest[0] <= '9'))
            return role.role;
    }
    return std::nullopt;
}

} // namespace

LabelReading readLabel(std::string_view folded, std::string_view original)
{
    const std::size_t characters = codePointCount(folded);
    if (folded.empty() || characters > 24)
        return {};
    if (std::find(std::begin(fieldWords), std::end(fieldWords), folded) != std::end(fieldWords))
        return {};
    if (characters <= 12) {
        for (const RoleWord &role : roleWords) {
            const std::size_t at = folded.find(role.word);
            if (at == std::string_view::npos)
                continue;
            // 客户反馈: and 客户要求: head a paragraph of a note; 客户, 客户2, 客户(张总), 华信客户 speak.
            const std::string_view behind = folded.substr(at + role.word.size());
            const bool field = std::any_of(std::begin(fieldWords), std::end(fieldWords), [&](std::string_view word) { return behind.starts_with(word); });
            return field ? LabelReading{} : LabelReading{LabelKind::Role, role.role};
        }
    }
    if (const auto role = latinRole(folded))
        return {LabelKind::Role, *role};
    if (const std::size_t open = folded.find('('); open != std::string_view::npos && folded.ends_with(')')) {
        const std::string_view inside = folded.substr(open + 1, folded.size() - open - 2);
        if (const auto role = latinRole(inside))
            return {LabelKind::Role, *role};
        if (open > 0)
            return {LabelKind::Person, SpeakerRole::Unknown};
    }
    for (const std::string_view title : titles) {
        if (characters <= 8 && folded.ends_with(title))
            return {startsWithSurname(folded) || folded == title || title.size() > 3 ? LabelKind::Person : LabelKind::MaybeSpeaker, SpeakerRole::Unknown};
    }
    if (isHan(folded) && characters <= 4)
        return {startsWithSurname(folded) && characters >= 2 ? LabelKind::Person : LabelKind::MaybeSpeaker, SpeakerRole::Unknown};
    if (isLatinName(original) || (folded.size() <= 2 && isWordLetter(std::uint8_t(folded[0]))))
        return {LabelKind::MaybeSpeaker, SpeakerRole::Unknown};
    return {};
}

namespace {

/// "00:12", "10:22:33", "2026-03-01 10:22", also in brackets; returns the bytes it takes, 0 if there is none.
std::size_t timeStamp(std::string_view text)
{
    std::size_t at = 0;
    const bool bracket = !text.empty() && (text[0] == '[' || text[0] == '(');
    if (bracket)
        ++at;
    const std::size_t from = at;
    int colons = 0;
    int digits = 0;
    while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == ':' || text[at] == '-' || text[at] == '/' || text[at] == '.'
                                || (text[at] == ' ' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9' && at > from))) {
        // A colon that closes the stamp belongs to the label.
        if (text[at] == ':' && (at + 1 >= text.size() || text[at + 1] < '0' || text[at + 1] > '9'))
            break;
        colons += text[at] == ':';
        digits += text[at] >= '0' && text[at] <= '9';
        ++at;
    }
    if (colons < 1 || digits < 3)
        return 0;
    if (bracket) {
        if (at >= text.size() || (text[at] != ']' && text[at] != ')'))
            return 0;
        ++at;
    }
    for (const std::string_view half : {" am", " pm", "am", "pm"}) {
        if (text.substr(at).starts_with(half))
            return at + half.size();
    }
    return at;
}

std::size_t skipBlanks(std::string_view line, std::size_t at)
{
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t' || line[at] == '*' || line[at] == '#'))
        ++at;
    return at;
}

} // namespace

std::optional<LabelSpan> findLabel(std::string_view line)
{
    LabelSpan span;
    std::size_t at = skipBlanks(line, 0);
    if (const std::size_t stamp = timeStamp(line.substr(at))) {
        span.hasTime = true;
        at = skipBlanks(line, at + stamp);
        if (at < line.size() && line[at] == '-')
            at = skipBlanks(line, at + 1);
    }
    span.nameBegin = at;
    constexpr std::size_t longestLabel = 60;
    const std::size_t limit = std::min(line.size(), at + longestLabel);
    for (; at < limit; ++at) {
        const char c = line[at];
        if (c == ':') {
            if (at + 2 < line.size() && line[at + 1] == '/' && line[at + 2] == '/')
                return std::nullopt;
            span.nameEnd = span.nameEnd ? span.nameEnd : at;
            span.wordsBegin = at + 1;
            return span.nameEnd > span.nameBegin ? std::optional(span) : std::nullopt;
        }
        if (c == '!' || c == '?' || c == ';' || c == '"' || c == '\'' || (c == '\xe3' && line.substr(at).starts_with("。")))
            return std::nullopt;
        if ((c >= '0' && c <= '9') || c == '[') {
            const std::size_t stamp = timeStamp(line.substr(at));
            if (stamp == 0)
                continue;
            span.hasTime = true;
            span.nameEnd = at;
            std::size_t behind = at + stamp;
            while (behind < line.size() && (line[behind] == ' ' || line[behind] == ')' || line[behind] == ']'))
                ++behind;
            if (behind >= line.size()) {
                span.alone = true;
                span.wordsBegin = line.size();
                return span.nameEnd > span.nameBegin ? std::optional(span) : std::nullopt;
            }
            if (line[behind] != ':' && line[behind] != '-')
                return std::nullopt;
            span.wordsBegin = behind + 1;
            return span.nameEnd > span.nameBegin ? std::optional(span) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace sinan::signals
