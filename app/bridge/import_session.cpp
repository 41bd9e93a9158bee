#include "app/bridge/import_session.h"

namespace sinan::bridge {

struct ImportSession::State {
    ImportOptions options;
    std::vector<std::string> paths;
    ImportPreview preview;
};

namespace {
Error notYet()
{
    return Error{ErrorCode::Unsupported, "import", "not built yet", {}};
}
} // namespace

ImportSession::ImportSession(ImportOptions options) : m_state(std::make_unique<State>())
{
    m_state->options = std::move(options);
}
ImportSession::~ImportSession() = default;
ImportSession::ImportSession(ImportSession &&) noexcept = default;
ImportSession &ImportSession::operator=(ImportSession &&) noexcept = default;

void ImportSession::addPath(std::string path)
{
    m_state->paths.push_back(std::move(path));
}
void ImportSession::addText(std::string name, std::string, TextKind)
{
    m_state->paths.push_back(std::move(name));
}
void ImportSession::clear()
{
    m_state->paths.clear();
}
bool ImportSession::isEmpty() const
{
    return m_state->paths.empty();
}
Result<void> ImportSession::setTarget(std::size_t, std::size_t, Target) { return notYet(); }
Result<void> ImportSession::setFormat(std::size_t, std::size_t, Format) { return notYet(); }
Result<void> ImportSession::setValueMap(std::size_t, std::size_t, std::map<std::string, std::string>) { return notYet(); }
Result<void> ImportSession::setCollection(std::size_t, std::optional<model::Collection>) { return notYet(); }
Result<void> ImportSession::setIncluded(std::size_t, bool) { return notYet(); }
Result<void> ImportSession::setLookup(std::size_t, bool) { return notYet(); }
Result<void> ImportSession::setEncoding(std::size_t, Encoding) { return notYet(); }
Result<void> ImportSession::setDelimiter(std::size_t, std::string) { return notYet(); }
Result<void> ImportSession::setHeaderRow(std::size_t, std::int64_t) { return notYet(); }
Result<void> ImportSession::setTalkCustomer(std::size_t, std::optional<Uuid>) { return notYet(); }
Result<void> ImportSession::setTalkChannel(std::size_t, model::Channel) { return notYet(); }
Result<void> ImportSession::setTalkIncluded(std::size_t, bool) { return notYet(); }
std::vector<Target> ImportSession::targets(std::size_t) const { return {}; }
Result<void> ImportSession::plan(const mutations::RowReader &, UtcTime, const Progress &) { return notYet(); }
const ImportPreview &ImportSession::preview() const
{
    return m_state->preview;
}
Result<std::vector<mutations::Mutation>> ImportSession::mutations(const Clock &, RandomSource &, std::string) const { return notYet(); }
std::string ImportSession::refusedAsCsv(bool) const { return {}; }

} // namespace sinan::bridge
