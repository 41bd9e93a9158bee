// Works a little with a customer's name in memory, then crashes or ends. Arguments: folder, "on" or "off", "abort", "segv", "throw" or
// "end".
#include "app/main/crash_log.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 4)
        return 2;
    const std::string customer = "云帆机械";
    sinan::main::CrashLog log(argv[1], "1.2.3");
    log.set(std::string_view(argv[2]) == "on");
    log.note("place.customers");
    log.note("customer/" + customer + "/王总 13800138000");
    for (int i = 0; i < 20; ++i)
        log.note("today.snooze");
    log.note("import.start");
    const std::string_view how = argv[3];
    if (how == "abort")
        std::abort();
    if (how == "segv")
        std::raise(SIGSEGV);
    if (how == "throw")
        throw std::runtime_error(customer);
    return 0;
}
