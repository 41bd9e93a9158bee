#pragma once

#include "app/base/format.h"
#include "app/model/library.h"
#include "app/model/signal_kind.h"
#include "app/mutations/row_store.h"
#include "ui/widgets/text_match.h"

#include <QString>

#include <vector>

namespace sinan::screens {

/// How an article stands with its date.
enum class Validity { NoDate, Valid, Soon, Expired };
/// From so many days before its end on an article is called 快到期.
inline constexpr int soonDays = 30;
[[nodiscard]] Validity validityOf(const std::optional<LocalDate> &expires, LocalDate today);

/// An article as the list and the search know it.
struct LibraryArticle {
    model::KnowledgeArticle row;
    widgets::Searchable names; ///< titles, owner, kinds
    std::string folded;        ///< both texts, for words inside
};

/// All articles and cases of the workspace: some hundreds, read as a whole.
struct Library {
    std::vector<LibraryArticle> articles; ///< in the order of their keys
    std::vector<model::CaseRecord> cases;

    [[nodiscard]] const model::KnowledgeArticle *find(const std::string &key) const;
    [[nodiscard]] const model::KnowledgeArticle *find(const Uuid &id) const;
    [[nodiscard]] std::vector<const model::KnowledgeArticle *> articlesFor(model::SignalKind kind) const;
    /// Those that ended well and those that did not, in turn, so that neither hides the other.
    [[nodiscard]] std::vector<const model::CaseRecord *> casesFor(model::SignalKind kind) const;
    [[nodiscard]] std::vector<std::string> owners() const;
};
[[nodiscard]] Result<Library> readLibrary(const mutations::RowReader &reader);
[[nodiscard]] bool endedWell(const model::CaseRecord &record);

/// Names of kinds in a row's list, in the order on screen; unknown ones are left out.
[[nodiscard]] std::vector<model::SignalKind> kindsIn(const Json &kinds);

/// What the list shows. Empty members filter nothing.
struct LibraryQuery {
    QString words;
    std::optional<model::SignalKind> kind;
    std::optional<std::string> owner; ///< empty text: nobody's
    std::optional<Validity> validity;
};
/// Indices into `articles`, best first; without words the expired ones first, then those that end soon, then by title.
[[nodiscard]] std::vector<std::size_t> matching(const Library &library, const LibraryQuery &query, Language language, LocalDate today);

} // namespace sinan::screens
