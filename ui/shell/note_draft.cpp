#include "ui/shell/note_draft.h"

#include "ui/widgets/model_words.h"

namespace sinan::shell {

NoteDraft::NoteDraft(widgets::Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(keptEveryMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &NoteDraft::keep);
    const auto stored = bench.reader.setting(setting);
    if (!stored.ok() || !stored.value() || stored.value()->empty())
        return;
    const auto json = parseJson(*stored.value());
    if (!json.ok())
        return;
    m_text = widgets::toQt(textOr(*json, "text"));
    m_customer = Uuid::parse(textOr(*json, "customer"));
}

NoteDraft::~NoteDraft()
{
    if (m_soon.isActive())
        keep();
}

void NoteDraft::set(const QString &text, const std::optional<Uuid> &customer)
{
    if (text == m_text && customer == m_customer)
        return;
    m_text = text;
    m_customer = customer;
    // Not started anew with every key: whoever types on and on is kept as well.
    if (!m_soon.isActive())
        m_soon.start();
}

void NoteDraft::keep()
{
    m_soon.stop();
    std::string stored = emptied();
    if (!m_text.trimmed().isEmpty()) {
        Json json{{"text", m_text.toStdString()}};
        if (m_customer)
            json["customer"] = m_customer->toString();
        stored = dumpJson(json);
    }
    m_bench.store.writer().submitJob(
        [stored = std::move(stored)](store::Transaction &transaction) { return transaction.setSetting(setting, stored); }, this,
        [this](const Result<void> &done) {
            if (done.ok())
                Q_EMIT kept();
            else
                Q_EMIT failed();
        });
}

void NoteDraft::taken()
{
    m_soon.stop();
    m_text.clear();
    m_customer.reset();
}

} // namespace sinan::shell
