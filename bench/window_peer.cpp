// The peer of bench_window: a window with one empty chart, made with Qt Charts. Writes when its first paint was done (UTC
// milliseconds, as JSON) to the file named, stays as long as it is told, and ends. Arguments: file, milliseconds.
#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QFile>
#include <QLineSeries>
#include <QMainWindow>
#include <QTimer>
#include <QValueAxis>

namespace {

class FirstPaint final : public QObject
{
public:
    explicit FirstPaint(QString file) : m_file(std::move(file)) {}

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QTimer::singleShot(0, this, [this] {
                QFile file(m_file);
                if (file.open(QIODevice::WriteOnly))
                    file.write("{\"first_paint_at\":" + QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + "}");
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QString m_file;
    bool m_seen = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 3)
        return 2;
    FirstPaint watch(QString::fromLocal8Bit(argv[1]));
    QMainWindow window;
    auto *chart = new QChart;
    chart->setTitle(QStringLiteral("司南"));
    auto *series = new QLineSeries;
    chart->addSeries(series);
    chart->createDefaultAxes();
    auto *view = new QChartView(chart);
    view->setRenderHint(QPainter::Antialiasing);
    view->viewport()->installEventFilter(&watch);
    window.setCentralWidget(view);
    window.resize(1440, 900);
    window.show();
    QTimer::singleShot(QByteArray(argv[2]).toInt(), &application, &QApplication::quit);
    return QApplication::exec();
}
