#include "shell_fixture.h"
class ShellPalette final : public QObject { Q_OBJECT };
QTEST_MAIN(ShellPalette)
#include "tst_palette.moc"
