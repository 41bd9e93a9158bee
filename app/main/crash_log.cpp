#include "app/main/crash_log.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSysInfo>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>

#if __has_include(<execinfo.h>)
#include <execinfo.h>
#define SINAN_HAS_BACKTRACE 1
#endif

namespace sinan::main {

namespace {

constexpr std::size_t notesKept = 16;
constexpr std::size_t noteSize = 40;
constexpr std::array crashSignals{SIGSEGV, SIGABRT, SIGFPE, SIGILL};
constexpr const char *openPrefix = "crash-open-";
constexpr const char *crashMark = "crash: ";

/// What the handler uses: nothing that has to be allocated or locked.
struct Crashing
{
    std::FILE *file = nullptr; ///< open and unbuffered since logging was turned on
    std::array<std::array<char, noteSize>, notesKept> notes{};
    std::atomic<unsigned> next{0};
};
Crashing crashing;

void put(const char *text)
{
    std::fwrite(text, 1, std::strlen(text), crashing.file);
}

void putHex(std::uintptr_t number)
{
    char text[2 * sizeof number + 3];
    char *at = text + sizeof text - 1;
    *at = 0;
    do {
        *--at = "0123456789abcdef"[number % 16];
        number /= 16;
    } while (number);
    *--at = 'x';
    *--at = '0';
    put(at);
}

const char *nameOf(int signal)
{
    switch (signal) {
    case SIGSEGV:
        return "segmentation fault";
    case SIGABRT:
        return "abort";
    case SIGFPE:
        return "arithmetic";
    case SIGILL:
        return "illegal instruction";
    default:
        return "other";
    }
}

extern "C" void onCrash(int signal)
{
    // A second crash, in here, ends the program at once.
    std::signal(signal, SIG_DFL);
    if (crashing.file) {
        put(crashMark);
        put(nameOf(signal));
        put("\nlast:");
        const unsigned end = crashing.next.load();
        for (unsigned i = end > notesKept ? end - notesKept : 0; i < end; ++i) {
            put(" ");
            put(crashing.notes[i % notesKept].data());
        }
        put("\n");
#ifdef SINAN_HAS_BACKTRACE
        // Distances from a function of ours: they name the place in this version's program, and no folder of this computer.
        std::array<void *, 40> frames{};
        const int count = backtrace(frames.data(), int(frames.size()));
        put("frames from onCrash:");
        for (int i = 0; i < count; ++i) {
            const auto here = reinterpret_cast<std::uintptr_t>(frames[std::size_t(i)]);
            const auto base = reinterpret_cast<std::uintptr_t>(&onCrash);
            put(here < base ? " -" : " +");
            putHex(here < base ? base - here : here - base);
        }
        put("\n");
#endif
    }
    std::raise(signal);
}

std::FILE *openFile(const std::filesystem::path &path)
{
#ifdef _WIN32
    return _wfopen(path.c_str(), L"wb");
#else
    return std::fopen(path.c_str(), "wb");
#endif
}

bool tellsOfCrash(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with(crashMark))
            return true;
    }
    return false;
}

} // namespace

CrashLog::CrashLog(std::filesystem::path folder, std::string version) : m_folder(std::move(folder)), m_version(std::move(version)) {}

CrashLog::~CrashLog()
{
    set(false);
}

void CrashLog::set(bool on)
{
    if (on == m_on)
        return;
    std::error_code failed;
    if (!on) {
        for (const int signal : crashSignals)
            std::signal(signal, SIG_DFL);
        if (crashing.file)
            std::fclose(std::exchange(crashing.file, nullptr));
        std::filesystem::remove(m_file, failed);
        m_on = false;
        return;
    }
    std::filesystem::create_directories(m_folder, failed);
    tidy();
    m_file = m_folder / (openPrefix + std::to_string(QCoreApplication::applicationPid()) + ".txt");
    crashing.file = openFile(m_file);
    if (!crashing.file)
        return; // a log is not worth a word when its folder cannot be written
    std::setvbuf(crashing.file, nullptr, _IONBF, 0);
    const std::string head = "Sinan " + m_version + "\nQt " + qVersion() + "\nsystem: " + QSysInfo::prettyProductName().toStdString() + " " +
                             QSysInfo::currentCpuArchitecture().toStdString() + "\n";
    put(head.c_str());
#ifdef SINAN_HAS_BACKTRACE
    // The first call loads a library; in a crash it could not.
    std::array<void *, 2> frames{};
    (void)backtrace(frames.data(), int(frames.size()));
#endif
    for (const int signal : crashSignals)
        std::signal(signal, onCrash);
    m_on = true;
}

void CrashLog::note(std::string_view id)
{
    const unsigned at = crashing.next.load();
    auto &note = crashing.notes[at % notesKept];
    std::size_t size = 0;
    for (const char c : id) {
        if (size + 1 < noteSize && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_'))
            note[size++] = c;
    }
    note[size] = 0;
    crashing.next.store(at + 1);
}

std::vector<std::filesystem::path> CrashLog::logs() const
{
    std::vector<std::filesystem::path> found;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(m_folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with("crash-") && name.ends_with(".txt") && (!name.starts_with(openPrefix) || tellsOfCrash(entry->path())))
            found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

void CrashLog::tidy() const
{
    // What a crash left gets a name of its own, with the time at which it was found.
    std::error_code failed;
    const std::string stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toStdString();
    const auto freeName = [&] {
        for (int number = 1;; ++number) {
            std::filesystem::path name = m_folder / ("crash-" + stamp + "-" + std::to_string(number) + ".txt");
            if (!std::filesystem::exists(name, failed))
                return name;
        }
    };
    std::vector<std::filesystem::path> open;
    for (std::filesystem::directory_iterator entry(m_folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        if (entry->path().filename().string().starts_with(openPrefix))
            open.push_back(entry->path());
    }
    constexpr auto abandoned = std::chrono::hours(24);
    for (const auto &path : open) {
        if (tellsOfCrash(path))
            std::filesystem::rename(path, freeName(), failed);
        else if (std::filesystem::file_time_type::clock::now() - std::filesystem::last_write_time(path, failed) > abandoned)
            std::filesystem::remove(path, failed); // killed from outside; another Sinan's is younger or still open
    }
    const auto all = logs();
    for (std::size_t i = 0; all.size() > mostLogs && i < all.size() - mostLogs; ++i)
        std::filesystem::remove(all[i], failed);
}

} // namespace sinan::main
