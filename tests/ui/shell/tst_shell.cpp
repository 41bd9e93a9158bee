#include "shell_fixture.h"
class ShellShell final : public QObject { Q_OBJECT };
QTEST_MAIN(ShellShell)
#include "tst_shell.moc"
