#include "app/bridge/zip_parts.h"

#include <QFile>

#include <zip.h>

namespace sinan::bridge {

namespace {

/// Text compresses a thousandfold where it repeats itself; small parts may do so without harm.
constexpr std::int64_t freeBytes = 1 << 20;

} // namespace

struct ZipParts::State
{
    std::string name;
    InputLimits limits;
    QByteArray bytes; ///< of pasted input; libzip reads files itself
    zip_t *archive = nullptr;
    std::map<zip_uint64_t, std::int64_t> inflated; ///< the most that was seen of each part; a second reading costs nothing new
    std::optional<Error> failure;

    [[nodiscard]] std::int64_t inflatedBytes() const
    {
        std::int64_t sum = 0;
        for (const auto &[part, most] : inflated)
            sum += most;
        return sum;
    }
};

class ZipParts::PartDevice final : public QIODevice
{
public:
    PartDevice(State &state, zip_file_t *file, zip_uint64_t part, std::int64_t packed)
        : m_state(state), m_file(file), m_part(part), m_packed(packed)
    {
        open(QIODevice::ReadOnly);
    }
    ~PartDevice() override { zip_fclose(m_file); }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_done && bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_done)
            return -1;
        // QIODevice asks for nothing where its buffer holds just what is wanted; that is not the end.
        if (size == 0)
            return 0;
        const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(size));
        if (got <= 0) {
            if (got < 0)
                m_state.failure =
                    inputError(ErrorCode::Unreadable, m_state.name, "import.error.workbook_damaged", "import.mend.save_again");
            m_done = true;
            return -1;
        }
        m_inflated += got;
        auto &most = m_state.inflated[m_part];
        most = std::max(most, m_inflated);
        const bool bomb =
            m_inflated > freeBytes && m_inflated / std::max<std::int64_t>(m_packed, 1) > m_state.limits.inflationRatio;
        if (bomb || m_state.inflatedBytes() > m_state.limits.inflatedBytes) {
            m_state.failure =
                inputError(ErrorCode::TooLarge, m_state.name, "import.error.workbook_inflates", "import.mend.split_file",
                           {{"limit", numberArgument(m_state.limits.inflatedBytes >> 20)},
                            {"ratio", numberArgument(m_state.limits.inflationRatio)}});
            m_done = true;
            return -1;
        }
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    State &m_state;
    zip_file_t *m_file;
    zip_uint64_t m_part;
    std::int64_t m_packed;
    std::int64_t m_inflated = 0;
    bool m_done = false;
};

ZipParts::ZipParts() : m_state(std::make_unique<State>()) {}

ZipParts::~ZipParts()
{
    if (m_state->archive)
        zip_discard(m_state->archive);
}

Result<std::unique_ptr<ZipParts>> ZipParts::open(const Input &input, const InputLimits &limits)
{
    std::unique_ptr<ZipParts> parts(new ZipParts);
    State &state = *parts->m_state;
    state.name = input.name;
    state.limits = limits;
    // libzip's own file functions take names in the system's code page on Windows; a buffer works everywhere alike.
    QFile file(QString::fromStdString(input.path));
    if (!file.open(QIODevice::ReadOnly))
        return inputError(ErrorCode::Io, input.name, "import.error.file_locked", "import.mend.close_elsewhere",
                          {{"detail", textArgument(file.errorString().toStdString())}});
    if (file.size() > limits.fileBytes)
        return inputError(ErrorCode::TooLarge, input.name, "import.error.file_too_large", "import.mend.split_file",
                          {{"limit", numberArgument(limits.fileBytes >> 20)}});
    state.bytes = file.readAll();
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(state.bytes.constData(), zip_uint64_t(state.bytes.size()), 0, &error);
    if (source)
        state.archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!state.archive) {
        if (source)
            zip_source_free(source);
        zip_error_fini(&error);
        return inputError(ErrorCode::Unreadable, input.name, "import.error.workbook_damaged", "import.mend.save_again");
    }
    zip_error_fini(&error);
    return parts;
}

bool ZipParts::has(const std::string &part) const
{
    return zip_name_locate(m_state->archive, part.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

Result<std::unique_ptr<QIODevice>> ZipParts::device(const std::string &part)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(m_state->archive, part.c_str(), ZIP_FL_ENC_GUESS, &stat) != 0)
        return inputError(ErrorCode::Unreadable, m_state->name, "import.error.workbook_part_missing", "import.mend.save_again",
                          {{"part", textArgument(part)}});
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return inputError(ErrorCode::Unreadable, m_state->name, "import.error.workbook_locked", "import.mend.remove_password");
    zip_file_t *file = zip_fopen_index(m_state->archive, stat.index, 0);
    if (!file)
        return inputError(ErrorCode::Unreadable, m_state->name, "import.error.workbook_damaged", "import.mend.save_again");
    m_state->failure.reset();
    const std::int64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) ? std::int64_t(stat.comp_size) : 0;
    return std::unique_ptr<QIODevice>(std::make_unique<PartDevice>(*m_state, file, stat.index, packed));
}

const std::optional<Error> &ZipParts::failure() const
{
    return m_state->failure;
}

Result<QByteArray> ZipParts::readAll(const std::string &part)
{
    SINAN_ASSIGN(const auto opened, device(part));
    QByteArray all;
    for (;;) {
        const QByteArray piece = opened->read(64 * 1024);
        if (piece.isEmpty())
            break;
        all += piece;
    }
    if (m_state->failure)
        return *m_state->failure;
    return all;
}

} // namespace sinan::bridge
