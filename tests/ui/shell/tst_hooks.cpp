#include "shell_fixture.h"
class ShellHooks final : public QObject { Q_OBJECT };
QTEST_MAIN(ShellHooks)
#include "tst_hooks.moc"
