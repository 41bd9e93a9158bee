#pragma once

#include "app/base/uuid.h"
#include "app/model/collection.h"

#include <QObject>

#include <string>
#include <vector>

namespace sinan::store {

struct ChangedRow
{
    model::Collection collection = model::Collection::Workspace;
    Uuid id;
    Uuid customer; ///< whom it is about; null where it is about none
};

/// What one commit changed.
struct Commit
{
    std::int64_t sequence = 0; ///< counts the commits of this database
    std::vector<ChangedRow> rows;
    bool large = false; ///< rows was cut (an import): reload what you show

    [[nodiscard]] bool touches(model::Collection collection) const;
};

/// The one feed: says, after commit, which rows changed. Emitted on the writer thread; connect with a context object of your
/// thread.
class ChangeFeed final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void committed(const sinan::store::Commit &commit);
};

} // namespace sinan::store

Q_DECLARE_METATYPE(sinan::store::Commit)
