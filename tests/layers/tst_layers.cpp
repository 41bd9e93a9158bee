#include "tests/support/test_program.h"
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

/// Holds every include to the layer table of cmake/SinanModule.cmake.
class TestLayers : public QObject
{
    Q_OBJECT

    struct Include {
        QString file;
        QString target;
    };

    static QList<Include> includesUnder(const QString &folder)
    {
        static const QRegularExpression pattern(QStringLiteral("^\\s*#include\\s+[\"<]([^\">]+)[\">]"), QRegularExpression::MultilineOption);
        QList<Include> includes;
        QDirIterator files(QStringLiteral(SINAN_SOURCE_DIR "/") + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                includes.append({QDir(SINAN_SOURCE_DIR).relativeFilePath(file.fileName()), matches.next().captured(1)});
        }
        return includes;
    }

    static QString folderOf(const QString &module)
    {
        static const QStringList ui{"theme", "widgets", "screens", "shell"};
        return (ui.contains(module) ? QStringLiteral("ui/") : QStringLiteral("app/")) + module;
    }

private Q_SLOTS:
    void everyModuleIncludesOnlyItselfAndWhatItsLineAllows_data()
    {
        QTest::addColumn<QString>("module");
        QTest::addColumn<QStringList>("mayUse");
        QFile table(QStringLiteral(SINAN_LAYERS_FILE));
        QVERIFY2(table.open(QIODevice::ReadOnly), "CMake writes the layer table");
        for (const QString &line : QString::fromUtf8(table.readAll()).split('\n', Qt::SkipEmptyParts)) {
            const QString module = line.section(':', 0, 0);
            QTest::newRow(qPrintable(module)) << module << line.section(':', 1).split(' ', Qt::SkipEmptyParts);
        }
    }
    void everyModuleIncludesOnlyItselfAndWhatItsLineAllows()
    {
        QFETCH(QString, module);
        QFETCH(QStringList, mayUse);
        const QList<Include> includes = includesUnder(folderOf(module));
        QVERIFY2(!includes.isEmpty(), "the module has sources");
        for (const Include &include : includes) {
            if (!include.target.startsWith("app/") && !include.target.startsWith("ui/"))
                continue;
            const QString used = include.target.section('/', 1, 1);
            const bool right = used == module || mayUse.contains(used);
            QVERIFY2(right && include.target.startsWith(folderOf(used) + '/'), qPrintable(include.file + " includes " + include.target));
        }
    }

    void nothingWithoutAScreenKnowsOfOne()
    {
        static const QRegularExpression gui(
            QStringLiteral("^Q(Widget|Application|GuiApplication|Window|Painter|Pixmap|Image|Color|Font|Icon|Palette|Action|Style|Graphics\\w*|(?:Tree|List|Table|Column|Header|Abstract\\w*)View|Dialog|MainWindow|Label|Clipboard|Screen)"));
        int checked = 0;
        for (const Include &include : includesUnder("app")) {
            if (include.file.startsWith("app/main/"))
                continue;
            ++checked;
            QVERIFY2(!include.target.startsWith("ui/"), qPrintable(include.file + " includes " + include.target));
            QVERIFY2(!gui.match(include.target).hasMatch() && !include.target.startsWith("QtGui") && !include.target.startsWith("QtWidgets"),
                     qPrintable(include.file + " includes " + include.target));
        }
        QVERIFY(checked > 50);
    }

    void nothingIsPosixOnly()
    {
        static const QRegularExpression posix(QStringLiteral("^(unistd\\.h|sys/.*|fcntl\\.h|dirent\\.h|pthread\\.h|dlfcn\\.h|signal\\.h|pwd\\.h|termios\\.h)$"));
        for (const QString &folder : {QStringLiteral("app"), QStringLiteral("ui")}) {
            for (const Include &include : includesUnder(folder))
                QVERIFY2(!posix.match(include.target).hasMatch(), qPrintable(include.file + " includes " + include.target));
        }
    }
};

SINAN_TEST(TestLayers)
#include "tst_layers.moc"
