#include "app/insight/copy_text.h"

#include <QRegularExpression>
#include <QString>

namespace sinan::insight {

namespace {

std::string replaced(std::string_view text, const QRegularExpression &pattern)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).replace(pattern, QStringLiteral("***")).toStdString();
}

/// The sentence without what must not leave: personal numbers always, amounts and quoted words unless asked.
std::string cleaned(const std::string &text, const CopyItem &item, const CopyChoice &choice)
{
    std::string clean = withoutContactData(text);
    if (choice.details)
        return clean;
    for (const std::string &quote : item.quotes) {
        for (std::size_t at = quote.empty() ? std::string::npos : clean.find(quote); at != std::string::npos; at = clean.find(quote, at + 3))
            clean.replace(at, quote.size(), "***");
    }
    return withoutAmounts(clean);
}

std::string amountsText(const std::vector<Money> &amounts, Language language)
{
    std::string text;
    for (const Money &amount : amounts)
        text += (text.empty() ? "" : " + ") + format::money(amount, language);
    return text;
}

bool isChinese(const CopyMoment &moment)
{
    return moment.language == Language::Chinese;
}

std::string dueText(UtcTime dueAt, const CopyMoment &moment)
{
    const std::string left = format::remaining(dueAt - moment.now, moment.language);
    const std::string when = format::dateTime(dueAt, moment.now, *moment.calendar, moment.language);
    return isChinese(moment) ? when + "（" + left + "）" : when + " (" + left + ")";
}

CopySheet::Entry entryOf(const CopyItem &item, const CopyChoice &choice, const CopyMoment &moment)
{
    const bool zh = isChinese(moment);
    CopySheet::Entry entry;
    entry.severity = item.severity;
    entry.customer = withoutContactData(item.customer);
    entry.sentence = cleaned(item.sentence, item, choice);
    if (item.dueAt)
        entry.lines.push_back((zh ? "期限：" : "Due: ") + dueText(*item.dueAt, moment));
    if (choice.details && !item.amounts.empty())
        entry.lines.push_back((zh ? "风险金额：" : "At risk: ") + amountsText(item.amounts, moment.language));
    if (!item.notThis.empty())
        entry.lines.push_back((zh ? "不等于：" : "Does not mean: ") + cleaned(item.notThis, item, choice));
    if (!item.advice.empty()) {
        const std::string advice = cleaned(item.advice, item, choice);
        const std::string owner = item.owner.empty() ? "" : (zh ? "（" + item.owner + "）" : " (" + item.owner + ")");
        entry.lines.push_back((zh ? "建议：" : "Next step: ") + advice + owner);
    }
    if (choice.details) {
        for (const std::string &quote : item.quotes)
            entry.lines.push_back((zh ? "原话：“" : "In their words: “") + withoutContactData(quote) + "”");
    }
    return entry;
}

} // namespace

std::string withoutContactData(std::string_view text)
{
    // Mobile and landline numbers with or without separators, +country numbers, mail addresses. Amounts and dates must survive:
    // a number counts as a phone number from 11 digits on, or 7 with an area code in front.
    static const QRegularExpression phone(
        QStringLiteral("(?<![\\d.])(?:\\+\\d{1,3}[\\s-]?)?(?:1[3-9]\\d(?:[\\s-]?\\d{4}){2}|0\\d{2,3}[\\s-]?\\d{7,8}|400[\\s-]?\\d{3}[\\s-]?\\d{4}|"
                       "\\(\\d{3}\\)\\s?\\d{3}-\\d{4})(?!\\d)|\\+\\d{1,3}(?:[\\s-]?\\d{2,5}){2,5}"));
    static const QRegularExpression mail(QStringLiteral("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"));
    return replaced(replaced(text, mail), phone);
}

std::string withoutAmounts(std::string_view text)
{
    static const QRegularExpression amount(
        QStringLiteral("(?:[¥￥$€£]|(?:CNY|RMB|USD|EUR|GBP|JPY|HKD)\\s?)\\s?\\d[\\d,]*(?:\\.\\d+)?(?:\\s?(?:[万亿]+元?|[KMB]\\b|million|billion))?|"
                       "\\d[\\d,]*(?:\\.\\d+)?\\s?(?:[万亿]+元?|元|块钱|万块|美元|欧元)(?![户台件次条人])"));
    return replaced(text, amount);
}

CopySheet copySheet(std::span<const CopyItem> items, const CopyChoice &choice, const CopyMoment &moment)
{
    const bool zh = isChinese(moment);
    CopySheet sheet;
    const std::string when = format::dateTime(moment.now, moment.now, *moment.calendar, moment.language);
    const std::string count = std::to_string(items.size());
    if (zh)
        sheet.heading = "【预警】" + when + "，共 " + count + " 件";
    else
        sheet.heading = "Warnings, " + when + (items.size() == 1 ? ": 1 item" : ": " + count + " items");
    bool hidden = false;
    for (const CopyItem &item : items) {
        sheet.entries.push_back(entryOf(item, choice, moment));
        hidden |= !item.amounts.empty() || !item.quotes.empty();
    }
    if (hidden && !choice.details)
        sheet.footing = zh ? "金额与原话未附，需要时在司南里查看。" : "Amounts and quotes are left out; see Sinan for them.";
    return sheet;
}

std::string copyMessage(std::span<const CopyItem> items, const CopyChoice &choice, const CopyMoment &moment)
{
    const CopySheet sheet = copySheet(items, choice, moment);
    std::string text = sheet.heading;
    for (std::size_t i = 0; i < sheet.entries.size(); ++i) {
        const CopySheet::Entry &entry = sheet.entries[i];
        text += "\n\n" + std::to_string(i + 1) + ". " + entry.severity + " · " + entry.customer;
        text += "\n" + entry.sentence;
        for (const std::string &line : entry.lines)
            text += "\n" + line;
    }
    if (!sheet.footing.empty())
        text += "\n\n" + sheet.footing;
    return text;
}

std::string copyLines(std::span<const CopyItem> items, const CopyChoice &choice, const CopyMoment &moment)
{
    std::string text;
    for (const CopyItem &item : items) {
        const CopySheet::Entry entry = entryOf(item, choice, moment);
        text += text.empty() ? "" : "\n";
        text += entry.severity + " · " + entry.customer + " · " + entry.sentence;
        for (const std::string &line : entry.lines)
            text += " · " + line;
    }
    return text;
}

} // namespace sinan::insight
