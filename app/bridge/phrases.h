#pragma once

#include "app/base/format.h"
#include "app/bridge/place.h"

#include <map>

namespace sinan::bridge {

/// The sentences of the bridge by message id, from resources/mapping/phrases.json: {"id": {"zh": "… {name} …", "en": "…"}}.
class Phrases
{
public:
    /// @retval ErrorCode::Unreadable, ErrorCode::Io
    [[nodiscard]] static Result<Phrases> load(const std::string &resources);
    /// The sentence with its arguments put in; the id itself where there is none.
    [[nodiscard]] std::string sentence(const Message &message, Language language) const;
    /// "客户.xlsx › Sheet1 › 第 12 行 › 列“日期”".
    [[nodiscard]] std::string place(const Place &place, Language language) const;
    [[nodiscard]] bool has(std::string_view id) const { return m_texts.contains(std::string(id)); }

private:
    std::map<std::string, insight::BothTexts> m_texts;
};

} // namespace sinan::bridge
