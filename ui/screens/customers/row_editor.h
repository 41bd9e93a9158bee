#pragma once

#include "app/mutations/mutation.h"
#include "app/store/store.h"
#include "ui/widgets/workbench.h"

#include <QObject>

#include <deque>

namespace sinan::screens {

/// Writes one row, edit after edit, each on the version that the one before left behind. Where somebody else changed the row meanwhile, an
/// edit goes in all the same if what it touches still reads as the person saw it; otherwise it is refused and the text stays with the person.
/// @note UI thread. "saved" is said after the commit only.
class RowEditor final : public QObject
{
    Q_OBJECT
public:
    /// One field's change, or several.
    struct Edit {
        std::string mutation;                ///< "customer.edit@1"
        Json arguments;                      ///< as the mutation takes them
        std::string label;                   ///< message id of the undo step
        Json labelArguments;
        std::map<std::string, model::Value> seen;  ///< fields that it touches, as the person saw them
        std::map<std::string, Json> seenCustom;
    };
    using Done = std::function<void(const Result<store::Receipt> &)>;

    RowEditor(widgets::Workbench &bench, model::Collection collection, QObject *parent = nullptr);

    /// From now on this row, in this version (0: there is none yet). Edits of the row before go on.
    void setRow(const Uuid &id, std::int64_t version);
    /// A newer version of the same row was read.
    void seen(const Uuid &id, std::int64_t version);
    void submit(Edit edit, Done done = {});
    [[nodiscard]] bool busy() const { return m_sending || !m_waiting.empty(); }

Q_SIGNALS:
    void saved(const QString &row, sinan::UtcTime at);
    void refused(const QString &row, const sinan::Error &error);

private:
    struct Pending {
        Uuid row;
        Edit edit;
        Done done;
        bool again = false;   ///< already retried on a newer version
    };
    void next();
    void answered(const Result<store::Receipt> &receipt);
    [[nodiscard]] std::string rowKey(const Uuid &id) const;
    /// Whether what the edit touches still reads as the person saw it; the stored version goes to `version`.
    [[nodiscard]] bool stillAsSeen(const Pending &pending, std::int64_t &version) const;

    widgets::Workbench &m_bench;
    model::Collection m_collection;
    std::map<Uuid, std::int64_t> m_versions;
    Uuid m_row;
    std::deque<Pending> m_waiting;
    bool m_sending = false;
};

} // namespace sinan::screens
