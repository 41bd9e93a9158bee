#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace sinan::testing {

/// Tells the test program (test_program.cpp) of a class of tests, under its file's name: tst_text.cpp is run by `tests_base tst_text`.
class Registration
{
public:
    Registration(const char *file, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace sinan::testing

/// Once at the end of each tst_*.cpp, where QTEST_MAIN would stand.
#define SINAN_TEST(Class)                                                                                                        \
    static const sinan::testing::Registration registration(__FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
