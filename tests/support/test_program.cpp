// The main() of every test program: one program a folder, one class of tests a file.
//   tests_base                        runs every file's tests
//   tests_base tst_text [arguments]   runs those of tst_text.cpp; the arguments are Qt Test's
#include "tests/support/test_program.h"

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif
#include <QFileInfo>
#include <QtTest>

#include <cstdio>
#include <map>

namespace sinan::testing {

namespace {

std::map<QByteArray, std::function<std::unique_ptr<QObject>()>> &registered()
{
    static std::map<QByteArray, std::function<std::unique_ptr<QObject>()>> tests;
    return tests;
}

} // namespace

Registration::Registration(const char *file, std::function<std::unique_ptr<QObject>()> make)
{
    registered().emplace(QFileInfo(QString::fromUtf8(file)).completeBaseName().toUtf8(), std::move(make));
}

} // namespace sinan::testing

int main(int argc, char **argv)
{
    const auto &tests = sinan::testing::registered();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const bool named = argc > 1 && tests.contains(argv[1]);
    if (argc > 1 && !named && argv[1][0] != '-') {
        std::fprintf(stderr, "%s: no tests called %s; there are:", argv[0], argv[1]);
        for (const auto &[name, make] : tests)
            std::fprintf(stderr, " %s", name.constData());
        std::fprintf(stderr, "\n");
        return 2;
    }
    if (named)
        arguments.removeAt(1);

#ifdef QT_WIDGETS_LIB
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi, true);
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    int failed = 0;
    for (const auto &[name, make] : tests) {
        if (!named || name == argv[1])
            failed += QTest::qExec(make().get(), arguments);
    }
    return failed;
}
