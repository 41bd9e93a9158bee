#include "ui/screens/import/import_flow.h"

#include "app/model/customer.h"
#include "app/model/workspace.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>

namespace sinan::screens {

using bridge::ImportSession;

namespace {

constexpr int gatherMilliseconds = 30;

bool mayDefineFields(model::Role role)
{
    return role == model::Role::Manager || role == model::Role::Admin;
}

} // namespace

ImportFlow::ImportFlow(widgets::Workbench &bench, std::string resources, QObject *parent)
    : QObject(parent), m_bench(bench), m_resources(std::move(resources)), m_preview(std::make_shared<bridge::ImportPreview>()),
      m_worker(std::make_unique<QObject>()), m_inside(std::make_shared<Inside>()), m_wanted(std::make_shared<std::atomic<std::uint64_t>>(0))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &ImportFlow::plan);
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("import"));
    m_thread.start();
}

ImportFlow::~ImportFlow()
{
    ++*m_wanted;
    m_thread.quit();
    m_thread.wait();
}

void ImportFlow::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_worker.get(), std::move(job), Qt::QueuedConnection);
}

void ImportFlow::addPaths(const QStringList &paths)
{
    if (paths.isEmpty() || m_state == State::Importing)
        return;
    if (m_state == State::Done || m_state == State::Undone)
        clear();
    for (const QString &path : paths)
        m_mends.push_back([path = path.toStdString()](ImportSession &session) -> Result<void> {
            session.addPath(path);
            return {};
        });
    if (!m_since.isValid())
        m_since.start();
    m_soon.start();
    setState(State::Reading);
}

void ImportFlow::addText(const QString &name, const QString &text, bridge::TextKind kind)
{
    if (text.trimmed().isEmpty() || m_state == State::Importing)
        return;
    if (m_state == State::Done || m_state == State::Undone)
        clear();
    m_mends.push_back([name = name.toStdString(), text = text.toStdString(), kind](ImportSession &session) -> Result<void> {
        session.addText(name, text, kind);
        return {};
    });
    if (!m_since.isValid())
        m_since.start();
    m_soon.start();
    setState(State::Reading);
}

void ImportFlow::clear()
{
    if (m_state == State::Importing)
        return;
    ++*m_wanted;
    m_soon.stop();
    m_mends.clear();
    post([inside = m_inside] { inside->session.reset(); });
    m_preview = std::make_shared<bridge::ImportPreview>();
    m_targets.clear();
    m_refusedCsv.clear();
    m_recordings = 0;
    m_attested = false;
    m_error.reset();
    m_outcome = {};
    m_since.invalidate();
    m_stoppedAt = -1;
    setState(State::Empty);
}

void ImportFlow::mend(Mend mend)
{
    if (m_state != State::Ready && m_state != State::Reading)
        return;
    m_mends.push_back(std::move(mend));
    m_soon.start();
    setState(State::Reading);
}

void ImportFlow::plan()
{
    const std::uint64_t number = ++*m_wanted;
    bridge::ImportOptions options;
    options.resources = m_resources;
    options.zone = m_bench.calendar.zone();
    options.mayDefineFields = mayDefineFields(m_bench.actor.role);
    if (auto rows = mutations::selectAs<model::Workspace>(m_bench.reader, {}); rows.ok() && !rows->empty() && !rows->front().currency.empty())
        options.currency = rows->front().currency;
    m_work = {};
    const bool chinese = m_bench.language() == Language::Chinese;
    post([this, self = QPointer<ImportFlow>(this), inside = m_inside, wanted = m_wanted, number, options, mends = std::exchange(m_mends, {}), chinese,
          now = m_bench.clock.now()] {
        const auto work = [&]() -> Result<Planned> {
            if (!inside->reader) {
                SINAN_ASSIGN(inside->reader, m_bench.store.reader());
            }
            if (!inside->session)
                inside->session = std::make_unique<ImportSession>(options);
            for (const Mend &mend : mends) {
                if (const auto mended = mend(*inside->session); !mended.ok())
                    QMetaObject::invokeMethod(
                        this, [this, where = QString::fromStdString(mended.error().where)] { Q_EMIT refusedMend(where); }, Qt::QueuedConnection);
            }
            bridge::Progress progress;
            progress.cancelled = [wanted, number] { return *wanted != number; };
            progress.report = [this, wanted, number](std::string_view step, std::int64_t done, std::int64_t total) {
                const Work at{QString::fromUtf8(step.data(), qsizetype(step.size())), done, total};
                QMetaObject::invokeMethod(
                    this,
                    [this, wanted, number, at] {
                        if (*wanted != number)
                            return;
                        m_work = at;
                        Q_EMIT progressed();
                    },
                    Qt::QueuedConnection);
            };
            SINAN_TRY(inside->session->plan(*inside->reader, now, progress));
            Planned planned;
            planned.preview = inside->session->preview();
            for (std::size_t i = 0; i < planned.preview.tables.size(); ++i)
                planned.targets.push_back(inside->session->targets(i));
            planned.recordings = inside->session->recordings();
            planned.refusedCsv = inside->session->refusedAsCsv(chinese);
            if (!planned.preview.talks.empty()) {
                SINAN_ASSIGN(const auto customers, mutations::selectAs<model::Customer>(*inside->reader, {}));
                for (const model::Customer &customer : customers)
                    planned.customers.emplace_back(customer.id, QString::fromStdString(customer.name));
            }
            return planned;
        };
        // A plan that is no longer wanted still hands its mends to the session: only the long part is skipped.
        auto answer = std::make_shared<Result<Planned>>(work());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, number, answer] {
                if (self)
                    self->planned(number, std::move(*answer));
            },
            Qt::QueuedConnection);
    });
}

void ImportFlow::planned(std::uint64_t number, Result<Planned> answer)
{
    if (number != *m_wanted || m_soon.isActive())
        return;
    m_work = {};
    if (!answer.ok()) {
        m_error = answer.error();
        setState(State::Failed);
        return;
    }
    m_error.reset();
    m_preview = std::make_shared<bridge::ImportPreview>(std::move(answer->preview));
    m_targets = std::move(answer->targets);
    m_customers = std::move(answer->customers);
    m_recordings = answer->recordings;
    m_refusedCsv = QByteArray::fromStdString(answer->refusedCsv);
    setState(State::Ready);
}

void ImportFlow::setAttested(bool attested)
{
    if (m_attested == attested)
        return;
    m_attested = attested;
    Q_EMIT changed();
}

const std::vector<bridge::Target> &ImportFlow::targets(std::size_t table) const
{
    static const std::vector<bridge::Target> none;
    return table < m_targets.size() ? m_targets[table] : none;
}

QString ImportFlow::whyNot() const
{
    switch (m_state) {
    case State::Empty:
        return qtTrId("import.why_empty");
    case State::Reading:
        return qtTrId("import.why_reading");
    case State::Importing:
        return qtTrId("import.why_importing");
    case State::Done:
    case State::Undone:
        return qtTrId("import.why_done");
    case State::Failed:
        return qtTrId("import.why_failed");
    case State::Ready:
        break;
    }
    if (m_preview->hasWork())
        return {};
    const bridge::Counts &counts = m_preview->counts;
    if (counts.refused > 0)
        return counts.refused == counts.rows ? qtTrId("import.why_all_refused") : qtTrId("import.why_rest_refused");
    return counts.rows > 0 || !m_preview->talks.empty() ? qtTrId("import.why_nothing_new") : qtTrId("import.why_nothing");
}

void ImportFlow::start()
{
    if (!whyNot().isEmpty())
        return;
    m_cancelWriting = false;
    m_work = Work{QStringLiteral("import.step.write"), 0, m_preview->counts.added + m_preview->counts.updated};
    setState(State::Importing);
    const std::string group = Uuid::v7(m_bench.clock, m_bench.random).toString();
    post([this, self = QPointer<ImportFlow>(this), inside = m_inside, group, attested = m_attested] {
        if (inside->session)
            inside->session->setAttested(attested);
        auto made = std::make_shared<Result<std::vector<mutations::Mutation>>>(
            inside->session ? inside->session->mutations(m_bench.clock, m_bench.random, group)
                            : Result<std::vector<mutations::Mutation>>(Error{ErrorCode::Cancelled, "import", "nothing planned", {}}));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, made] {
                if (!self)
                    return;
                if (!made->ok()) {
                    self->takeBack(made->error());
                    return;
                }
                self->m_mutations = std::move(*made).value();
                self->m_outcome = {};
                self->send(0);
            },
            Qt::QueuedConnection);
    });
}

void ImportFlow::send(std::size_t next)
{
    if (m_cancelWriting) {
        takeBack(Error{ErrorCode::Cancelled, "import", "stopped by the person", {}});
        return;
    }
    if (next >= m_mutations.size()) {
        m_stoppedAt = seconds();
        m_outcome.counts = m_preview->counts;
        m_outcome.seconds = m_stoppedAt;
        for (const bridge::TablePreview &table : m_preview->tables) {
            const QString file = QString::fromStdString(table.file);
            if (table.included && !m_outcome.files.contains(file))
                m_outcome.files << file;
        }
        m_mutations.clear();
        setState(State::Done);
        Q_EMIT finished();
        return;
    }
    m_work.done = m_work.total * std::int64_t(next) / std::int64_t(m_mutations.size());
    Q_EMIT progressed();
    const Uuid id = m_mutations[next].id;
    m_bench.store.writer().submit(m_bench.actor, m_mutations[next], this, [this, next, id](const Result<store::Receipt> &receipt) {
        if (!receipt.ok()) {
            takeBack(receipt.error());
            return;
        }
        m_outcome.lastMutation = id;
        send(next + 1);
    });
}

void ImportFlow::takeBack(const Error &error)
{
    m_mutations.clear();
    m_error = error;
    const Uuid last = std::exchange(m_outcome.lastMutation, Uuid{});
    const State after = error.code == ErrorCode::Cancelled ? State::Ready : State::Failed;
    if (last.isNull()) {
        setState(after);
        return;
    }
    // All chunks are one group: undoing any of them undoes what was written of it. Not a step of the person's: repeating it would bring
    // half an import back.
    m_bench.store.writer().undo(mutations::Actor::system(), last, this, [this, after](const Result<store::Receipt> &receipt) {
        if (!receipt.ok())
            m_error = receipt.error();
        setState(receipt.ok() ? after : State::Failed);
        // Rows were written and removed again: the versions that the plan was made on are old.
        if (after == State::Ready)
            m_soon.start();
    });
}

void ImportFlow::cancel()
{
    if (m_state == State::Importing) {
        m_cancelWriting = true;
        return;
    }
    // The session has taken the new input already and cannot give it back: reading is stopped by beginning anew.
    if (m_state == State::Reading)
        clear();
}

void ImportFlow::undo()
{
    if (m_state != State::Done || m_outcome.lastMutation.isNull())
        return;
    m_bench.store.writer().undo(m_bench.actor, m_outcome.lastMutation, this, [this](const Result<store::Receipt> &receipt) {
        if (!receipt.ok()) {
            m_error = receipt.error();
            Q_EMIT changed();
            return;
        }
        setState(State::Undone);
    });
}

void ImportFlow::saveRefused(const QString &path)
{
    post([this, path, csv = m_refusedCsv] {
        QSaveFile file(path);
        const bool saved = file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit();
        QMetaObject::invokeMethod(
            this, [this, path, saved] { Q_EMIT refusedSaved(path, saved); }, Qt::QueuedConnection);
    });
}

int ImportFlow::seconds() const
{
    if (m_stoppedAt >= 0)
        return m_stoppedAt;
    return m_since.isValid() ? int(m_since.elapsed() / 1000) : 0;
}

void ImportFlow::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace sinan::screens
