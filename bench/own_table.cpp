#include "bench/own_table.h"

#include "app/base/clock.h"
#include "app/base/random_source.h"

#include <array>
#include <string_view>
#include <vector>

namespace sinan::bench {

namespace {

constexpr std::array places{"无锡", "苏州", "常州", "南通", "合肥", "芜湖", "宁波", "嘉兴", "绍兴", "扬州", "徐州", "盐城"};
constexpr std::array firstHalves{"云", "海", "松", "青", "远", "恒", "鼎", "博", "锐", "华", "瑞", "正",
                                 "晨", "同", "永", "天", "新", "盛", "安", "泰", "启", "宏", "凌", "江"};
constexpr std::array secondHalves{"帆", "湖", "桥", "峰", "达", "丰", "信", "源", "科", "润", "泽", "航",
                                  "澜", "川", "屹", "祥", "力", "辉", "图", "康", "林", "创", "诚", "阳"};
constexpr std::array kinds{"机械", "阀门", "包装", "食品", "软件", "电子", "医药", "物流"};
constexpr std::array industries{"制造业", "制造业", "制造业", "食品", "软件", "电子", "医药", "物流"};
constexpr std::array owners{"李明", "周楠", "孙悦", "赵磊", "陈静", "吴昊"};
constexpr std::array contacts{"王建国", "李秀兰", "张伟", "刘敏", "陈志强", "杨帆", "黄海涛", "郑洁"};
constexpr std::array titles{"采购总监", "设备科长", "生产副总", "信息部经理", "财务经理", "总经理助理"};
constexpr std::array stages{"线索", "需求确认", "方案", "比价", "谈判"};
constexpr std::array products{"网关", "产线改造", "备件框架", "数据平台", "检测台", "年度维保"};

/// What people say when nothing is wrong.
constexpr std::array calm{
    "今天过去看了现场，两条线都在正常跑，带了新的样册给他们，下周再约一次。",
    "电话里对了一下上个月的到货清单，数量没有出入，发票已经寄出。",
    "对方要了一份最新的产品目录，说下次见面再细看。",
    "一起吃了个便饭，聊了聊明年的扩产打算，具体还没有定。",
    "培训做完了，来了十一个人，操作工反映界面比以前清楚。",
    "把上次会议的纪要发过去了，对方确认收到，没有补充。",
    "交换了几位新同事的名片，互相认识了一下。",
    "例行回访，设备运行平稳，拍了几张照片存档。",
    "他们在准备年底盘点，这两周不方便安排拜访，改到下月初。",
    "寄了节日贺卡和新版手册，对方回了谢谢。",
};
/// What they say when something is.
constexpr std::array worried{
    "客户问：交付周期能写进合同吗？上一批晚了九天，这次一定要有准日子。",
    "对方又追问交期，说如果月底到不了货，他们的产线就要停。",
    "财务说今年预算冻结了，这个项目要往后推，什么时候恢复还不知道。",
    "信息部问等保三级谁来背书，没有认证的话内审过不了。",
    "客户说报价比另一家高了不少，希望再便宜一点，不然没法往上报。",
    "他们抱怨设备又坏了，修了三次还是老毛病，再这样就要换供应商。",
    "对方问售后响应几个小时到场，服务级别能不能写明白。",
    "客户问你们的系统如何对接现有的 MES，接口文档能不能先给一份。",
};

template <class T, std::size_t n> const T &pick(SeededRandom &random, const std::array<T, n> &from)
{
    return from[std::size_t(random.below(n))];
}

struct Owned
{
    std::string name;
    std::size_t kind = 0;
    std::string deal;
    std::int64_t amount = 0;
    const char *worry = nullptr; ///< what this customer comes back to, if anything
};

std::vector<Owned> inventCustomers(SeededRandom &random, std::size_t count)
{
    std::vector<Owned> all;
    for (std::size_t i = 0; i < count; ++i) {
        // Every pair of characters once, then with the next trade, then with the next town: no two are the same.
        Owned one;
        const std::size_t pairs = firstHalves.size() * secondHalves.size();
        const std::size_t pair = i * 37 % pairs;
        one.kind = (i / pairs + i) % kinds.size();
        const std::size_t town = i / pairs;
        one.name = std::string(town ? places[(town - 1) % places.size()] : "") + firstHalves[pair % firstHalves.size()] +
                   secondHalves[pair / firstHalves.size()] + kinds[one.kind];
        one.deal = std::string(pick(random, products)) + (random.below(2) ? "一期" : "二期");
        one.amount = std::int64_t(8 + random.below(480));
        if (random.below(8) == 0)
            one.worry = pick(random, worried);
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

std::string ownTable(const OwnTable &wanted)
{
    SeededRandom random(wanted.seed);
    const std::vector<Owned> customers = inventCustomers(random, wanted.customers);
    std::string csv = "客户名称,行业,城市,星级,负责人,联系人,职务,商机名称,阶段,金额(万元),最近沟通情况,最近沟通时间\n";
    csv.reserve(wanted.bytes + 1000);
    for (std::size_t row = 0; csv.size() < wanted.bytes || row < customers.size(); ++row) {
        const Owned &who = customers[row % customers.size()];
        SeededRandom fixed(wanted.seed * 1'000'003 + row % customers.size()); // what does not change from row to row
        const std::size_t contact = std::size_t(fixed.below(contacts.size()));
        csv += who.name;
        csv += ',';
        csv += industries[who.kind];
        csv += ',';
        csv += pick(fixed, places);
        csv += ',';
        csv += "ABC"[fixed.below(3)];
        csv += ',';
        csv += pick(fixed, owners);
        csv += ',';
        csv += contacts[contact];
        csv += ',';
        csv += pick(fixed, titles);
        csv += ',';
        csv += who.deal;
        csv += ',';
        csv += pick(fixed, stages);
        csv += ',' + std::to_string(who.amount) + ",\"";
        // The same note never comes twice: a date in it tells them apart.
        csv += "第 " + std::to_string(row / customers.size() + 1) + " 次沟通。";
        csv += pick(random, calm);
        if (who.worry)
            csv += who.worry;
        csv += pick(random, calm);
        csv += "\",";
        const std::int64_t minute = 60'000;
        const std::uint64_t days = who.worry ? 12 : 60;
        const std::int64_t back = std::int64_t(random.below(days * 24 * 60)) * minute;
        std::string when = toIso(fromMillis(wanted.now - back)).substr(0, 16);
        when[10] = ' ';
        csv += when;
        csv += '\n';
    }
    return csv;
}

} // namespace sinan::bench
