#pragma once

#include "app/insight/explanation.h"
#include "app/insight/misfit.h"
#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/interaction.h"
#include "app/model/library.h"
#include "app/model/opportunity.h"
#include "app/model/rule.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/model/workspace.h"
#include "app/mutations/row_store.h"

namespace sinan::screens {

/// Words that a warning stands on, with where they were said.
struct Quote {
    model::Signal signal;
    std::string title;        ///< of the conversation
    model::Channel channel = model::Channel::Note;
    std::string author;       ///< who wrote it down, of a note
    std::string speakerTitle; ///< job title where the conversation or the contacts name one
    std::string before;       ///< of the same sentence, at most a line
    std::string after;
};

/// A number that a warning stands on.
struct Figure {
    model::Fact fact;
    model::DataSource source; ///< default where the source is not listed
};

/// When something last happened that a warning stands on: "customer_word", "progress_update" …
struct Moment {
    std::string what;
    UtcTime at{};
};

/// One warning with everything that its explanation points at, as rows. What was deleted since is left out.
struct WarningData {
    model::Warning warning;
    std::optional<model::Customer> customer;
    std::optional<model::Opportunity> opportunity;
    std::optional<insight::Explanation> explanation; ///< nothing where it cannot be read
    std::vector<Quote> quotes;                       ///< newest first
    std::vector<Figure> figures;                     ///< newest first
    std::vector<model::Task> evidenceTasks;
    std::vector<Moment> moments;                     ///< newest first
    std::vector<model::KnowledgeArticle> articles; ///< in the order of the explanation
    std::vector<model::CaseRecord> cases;
    std::vector<model::Decision> decisions; ///< oldest first
    std::optional<insight::Misfit> misfit;  ///< what we did since that answers what the warning is not
    std::vector<model::Task> tasks;         ///< that began with this warning, oldest first
    std::optional<model::Rule> rule;        ///< at the version that fired, else the newest
};

/// Reads it; a few dozen indexed reads, fit for the UI thread.
/// @return nothing where there is no such warning
[[nodiscard]] Result<std::optional<WarningData>> readWarning(const mutations::RowReader &rows, const Uuid &warning);

/// The customer's own words of a warning's evidence, newest first, at most `limit`.
[[nodiscard]] std::vector<std::string> readQuotes(const mutations::RowReader &rows, const insight::Explanation &explanation, std::size_t limit);

} // namespace sinan::screens
