#include "app/bridge/mail_people.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <algorithm>
#include <array>

namespace sinan::bridge {

namespace {

constexpr std::array<std::string_view, 31> anybodysDomains{
    "qq.com",   "vip.qq.com",   "foxmail.com", "163.com",     "vip.163.com", "126.com", "yeah.net",   "188.com",
    "sina.com", "sina.cn",      "sohu.com",    "139.com",     "189.cn",      "wo.cn",   "aliyun.com", "tom.com",
    "21cn.com", "gmail.com",    "outlook.com", "hotmail.com", "live.com",    "live.cn", "msn.com",    "yahoo.com",
    "yahoo.cn", "yahoo.com.cn", "icloud.com",  "me.com",      "proton.me",   "gmx.de",  "aol.com"};

} // namespace

std::vector<std::string> mailAddressesIn(std::string_view text)
{
    static constexpr std::string_view around = " \t<>;,\"'()[]:";
    std::vector<std::string> addresses;
    for (std::size_t at = text.find('@'); at != std::string_view::npos && addresses.size() < 200; at = text.find('@', at + 1)) {
        const std::size_t before = text.find_last_of(around, at);
        const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
        const std::size_t end = std::min(text.find_first_of(around, at), text.size());
        if (from < at && end > at + 3 && end - from < 200)
            addresses.push_back(fold(text.substr(from, end - from)));
    }
    return addresses;
}

std::string companyDomain(std::string_view mail)
{
    const std::size_t at = mail.rfind('@');
    if (at == std::string_view::npos)
        return {};
    std::string domain = fold(trimmed(mail.substr(at + 1)));
    if (domain.find('.') == std::string::npos ||
        std::find(anybodysDomains.begin(), anybodysDomains.end(), domain) != anybodysDomains.end())
        return {};
    return domain;
}

std::string domainOfWebsite(std::string_view website)
{
    std::string host = fold(trimmed(website));
    if (const std::size_t scheme = host.find("://"); scheme != std::string::npos)
        host.erase(0, scheme + 3);
    host = host.substr(0, host.find_first_of("/:?#"));
    if (host.starts_with("www."))
        host.erase(0, 4);
    return host.find('.') == std::string::npos ? std::string() : companyDomain("@" + host);
}

} // namespace sinan::bridge
