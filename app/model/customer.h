#pragma once

#include "app/model/described.h"

namespace sinan::model {

enum class Stars { Unknown, A, B, C };
template <>
struct Choices<Stars> {
    static constexpr Choice choices[] = {{"unknown", {"未定", "Not set"}}, {"A", {"A", "A"}}, {"B", {"B", "B"}}, {"C", {"C", "C"}}};
};

/// A company that buys, or may buy, from us.
struct Customer : Entity {
    std::string name;
    std::string nameEn;
    std::string industry;  ///< key such as "manufacturing", or the text of the source
    Uuid region;
    std::string city;
    Stars stars = Stars::Unknown;
    std::optional<std::int64_t> employees;
    std::optional<std::int64_t> annualRevenueMinor;
    std::string currency;
    std::string ownerName;  ///< who looks after this customer
    std::optional<LocalDate> since;
    Json tags;  ///< array of texts
    std::string website;
    std::string parentCompany;
    std::string remark;
    std::string externalKey;
};

template <>
struct Described<Customer> {
    static constexpr CollectionInfo info{Collection::Customer, "customer", {"客户", "Customers"}, true, true};
    static constexpr std::array fields{
        bind<&Customer::name>("name", {"客户名称", "Customer"}, Required | Importable | Searchable | Indexed | InRules),
        bind<&Customer::nameEn>("name_en", {"英文名", "English name"}, Importable | Searchable),
        bind<&Customer::industry>("industry", {"行业", "Industry"}, Importable | Indexed | InRules),
        bind<&Customer::region>("region", {"区域", "Region"}, Importable | Indexed | InRules, "region"),
        bind<&Customer::city>("city", {"城市", "City"}, Importable | InRules),
        bind<&Customer::stars>("stars", {"星级", "Rating"}, Importable | InRules),
        bind<&Customer::employees>("employees", {"员工数", "Employees"}, Importable | InRules, {}, MergePolicy::ServerOrder,
                                   Visibility::Everyone, "人"),
        bind<&Customer::annualRevenueMinor>("annual_revenue", {"年营收", "Annual revenue"}, Importable | InRules | MinorUnits),
        bind<&Customer::currency>("currency", {"币种", "Currency"}, Importable),
        bind<&Customer::ownerName>("owner", {"负责人", "Owner"}, Importable | Indexed | InRules, {}, MergePolicy::Manual),
        bind<&Customer::since>("since", {"合作起始", "Customer since"}, Importable),
        bind<&Customer::tags>("tags", {"标签", "Tags"}, InRules, {}, MergePolicy::SetUnion),
        bind<&Customer::website>("website", {"网站", "Website"}, Importable),
        bind<&Customer::parentCompany>("parent_company", {"上级公司", "Parent company"}, Importable),
        bind<&Customer::remark>("remark", {"备注", "Remark"}, Importable | Searchable | Long),
        bind<&Customer::externalKey>("external_key", {"客户编号", "Customer no."}, Importable | Indexed | ExternalKey),
    };
};

enum class BuyingRole { Unknown, EconomicBuyer, TechnicalBuyer, Champion, User, Legal, Blocker };
template <>
struct Choices<BuyingRole> {
    static constexpr Choice choices[] = {{"unknown", {"未知", "Unknown"}},
                                         {"economic_buyer", {"拍板人", "Economic buyer"}},
                                         {"technical_buyer", {"技术把关", "Technical buyer"}},
                                         {"champion", {"支持者", "Champion"}},
                                         {"user", {"使用者", "User"}},
                                         {"legal", {"法务", "Legal"}},
                                         {"blocker", {"反对者", "Blocker"}}};
};

enum class Stance { Unknown, Support, Neutral, Doubtful, Against };
template <>
struct Choices<Stance> {
    static constexpr Choice choices[] = {{"unknown", {"未知", "Unknown"}},
                                         {"support", {"支持", "Supports"}},
                                         {"neutral", {"中立", "Neutral"}},
                                         {"doubtful", {"疑虑", "Doubtful"}},
                                         {"against", {"反对", "Against"}}};
};

/// What we hold a person's data for.
enum class ContactPurpose { Unknown, Sales, Contract, Service, Event };
template <>
struct Choices<ContactPurpose> {
    static constexpr Choice choices[] = {{"unknown", {"未登记", "Not recorded"}},
                                         {"sales", {"商务联系与跟进", "Sales contact"}},
                                         {"contract", {"订立与履行合同", "Contract and delivery"}},
                                         {"service", {"售后服务", "After-sales service"}},
                                         {"event", {"活动邀请", "Events"}}};
};

/// Why we may hold it: the cases of PIPL Art. 13 that selling knows.
enum class LegalBasis { Unknown, Consent, Contract, LegalDuty, MadePublic, Other };
template <>
struct Choices<LegalBasis> {
    static constexpr Choice choices[] = {{"unknown", {"未登记", "Not recorded"}},
                                         {"consent", {"取得个人同意", "The person agreed"}},
                                         {"contract", {"订立、履行合同所必需", "Needed for a contract with the person"}},
                                         {"legal_duty", {"履行法定义务所必需", "Needed for a duty by law"}},
                                         {"made_public", {"本人公开或已合法公开", "Published by the person, or lawfully"}},
                                         {"other", {"法律、行政法规规定的其他情形", "Another case that the law names"}}};
};

/// A person at a customer. Every field is personal data: purpose, legal basis, source and expiry stand in the row.
struct Contact : Entity {
    Uuid customer;
    std::string name;
    std::string title;
    BuyingRole role = BuyingRole::Unknown;
    Stance stance = Stance::Unknown;
    std::string phone;
    std::string mail;
    std::string source;
    std::optional<LocalDate> expires;
    std::string externalKey;
    std::optional<UtcTime> stanceSince;      ///< when the stance last changed here
    Stance stanceBefore = Stance::Unknown;   ///< what it was before
    std::string wechat;
    ContactPurpose purpose = ContactPurpose::Unknown;
    LegalBasis legalBasis = LegalBasis::Unknown;
    std::optional<LocalDate> collectedOn;    ///< when it came from the source
    std::optional<LocalDate> noticeOn;       ///< when the person was told that we hold it
    std::optional<LocalDate> expiryNoticeOn; ///< when the end of its time was first listed; removal counts from here
    std::optional<UtcTime> erasedAt;         ///< of a tombstone: the person asked; imports do not bring the row back
};

template <>
struct Described<Contact> {
    static constexpr CollectionInfo info{Collection::Contact, "contact", {"联系人", "Contacts"}, true, false};
    static constexpr std::array fields{
        bind<&Contact::customer>("customer", {"客户", "Customer"}, Required | Importable | Indexed, "customer"),
        bind<&Contact::name>("name", {"姓名", "Name"}, Required | Importable | Searchable | Personal),
        bind<&Contact::title>("title", {"职务", "Title"}, Importable | Personal | InRules),
        bind<&Contact::role>("role", {"采购角色", "Buying role"}, Importable | Personal | InRules),
        bind<&Contact::stance>("stance", {"态度", "Stance"}, Importable | Personal | InRules, {}, MergePolicy::Manual, Visibility::Team),
        bind<&Contact::phone>("phone", {"电话", "Phone"}, Importable | Personal, {}, MergePolicy::ServerOrder, Visibility::Team),
        bind<&Contact::mail>("mail", {"邮箱", "Mail"}, Importable | Personal, {}, MergePolicy::ServerOrder, Visibility::Team),
        bind<&Contact::source>("source", {"来源", "Source"}, Importable),
        bind<&Contact::expires>("expires", {"保留到", "Keep until"}, Importable),
        bind<&Contact::externalKey>("external_key", {"联系人编号", "Contact no."}, Importable | Indexed | ExternalKey),
        bind<&Contact::stanceSince>("stance_since", {"态度变化", "Stance since"}, Personal, {}, MergePolicy::Manual, Visibility::Team),
        bind<&Contact::stanceBefore>("stance_before", {"之前的态度", "Stance before"}, Personal, {}, MergePolicy::Manual, Visibility::Team),
        bind<&Contact::wechat>("wechat", {"微信", "WeChat"}, Importable | Personal, {}, MergePolicy::ServerOrder, Visibility::Team),
        bind<&Contact::purpose>("purpose", {"处理目的", "Purpose"}, Importable),
        bind<&Contact::legalBasis>("legal_basis", {"合法性基础", "Legal basis"}, Importable),
        bind<&Contact::collectedOn>("collected_on", {"收集日期", "Collected on"}, Importable),
        bind<&Contact::noticeOn>("notice_on", {"告知日期", "Told on"}, Importable),
        bind<&Contact::expiryNoticeOn>("expiry_notice_on", {"到期提示日", "Expiry listed on"}),
        bind<&Contact::erasedAt>("erased_at", {"删除时间", "Erased"}),
    };
};

} // namespace sinan::model
