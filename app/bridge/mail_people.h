#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sinan::bridge {

/// "王建国 <Wang@yunfan.com>; li@x.cn" → the addresses, folded.
[[nodiscard]] std::vector<std::string> mailAddressesIn(std::string_view text);
/// What stands behind the @; empty for mail services that anybody may use (qq.com, 163.com, gmail.com …).
[[nodiscard]] std::string companyDomain(std::string_view mail);
/// "https://www.yunfan.com.cn/about" → "yunfan.com.cn".
[[nodiscard]] std::string domainOfWebsite(std::string_view website);

} // namespace sinan::bridge
