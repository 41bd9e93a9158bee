#include "ui/screens/customers/export_strip.h"

#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

ExportStrip::ExportStrip(widgets::Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_work(bench.store), m_running(new QWidget(this)),
      m_sentence(new widgets::Label(bench.theme, FontRole::Body, ColorRole::Text, m_running)), m_bar(new QProgressBar(m_running)),
      m_cancel(new QPushButton(m_running)), m_outcome(new widgets::InlineMessage(bench.theme, this))
{
    setObjectName(QStringLiteral("customers.export_strip"));
    m_bar->setObjectName(QStringLiteral("customers.export_progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(bench.theme.scaled(200));
    m_cancel->setObjectName(QStringLiteral("customers.export_cancel"));
    auto *row = new QHBoxLayout(m_running);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(bench.theme.space(Space::Cozy));
    row->addWidget(m_sentence);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_running);
    column->addWidget(m_outcome);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_work.cancel(); });
    connect(&m_work, &CustomerExport::progressed, this, &ExportStrip::progress);
    connect(&m_work, &CustomerExport::finished, this, &ExportStrip::finish);
    connect(&m_work, &CustomerExport::failed, this, &ExportStrip::fail);
    retranslate();
    hide();
}

void ExportStrip::retranslate()
{
    m_cancel->setText(qtTrId("customers.cancel"));
    m_cancel->setAccessibleName(qtTrId("customers.export_cancel"));
    m_bar->setAccessibleName(qtTrId("customers.export_progress"));
}

void ExportStrip::start(CustomerExport::Job job)
{
    m_outcome->hide();
    m_running->show();
    show();
    progress(0, int(job.order->rows.size()));
    m_work.start(std::move(job));
}

void ExportStrip::progress(int done, int total)
{
    m_bar->setRange(0, std::max(total, 1));
    m_bar->setValue(done);
    m_sentence->setText(qtTrId("customers.exporting").arg(widgets::toQt(format::integer(done)), widgets::toQt(format::integer(total))));
}

QPushButton *ExportStrip::addClose()
{
    QPushButton *close = m_outcome->addAction(QStringLiteral("customers.export_close"), qtTrId("customers.export_close"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    return close;
}

void ExportStrip::finish(const QString &path, int rows)
{
    m_running->hide();
    const QString native = QDir::toNativeSeparators(path);
    m_outcome->show(widgets::InlineMessage::Kind::Good, qtTrId("customers.exported", rows), native);
    QPushButton *folder = m_outcome->addAction(QStringLiteral("customers.export_folder"), qtTrId("customers.export_folder"));
    connect(folder, &QPushButton::clicked, this, [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
    QPushButton *copy = m_outcome->addAction(QStringLiteral("customers.export_copy_path"), qtTrId("customers.export_copy_path"));
    connect(copy, &QPushButton::clicked, this, [this, native] {
        QGuiApplication::clipboard()->setText(native);
        Q_EMIT said(qtTrId("customers.said_copied"));
    });
    addClose();
    static_cast<QWidget *>(m_outcome)->show();
    Q_EMIT said(qtTrId("customers.exported", rows));
}

void ExportStrip::fail(const QString &path, const Error &error)
{
    m_running->hide();
    if (error.code == ErrorCode::Cancelled) {
        hide();
        Q_EMIT said(qtTrId("customers.export_stopped"));
        return;
    }
    const QString why = error.code == ErrorCode::DiskFull ? qtTrId("customers.export_disk_full")
        : error.code == ErrorCode::TooLarge               ? qtTrId("customers.export_too_many_rows")
        : error.code == ErrorCode::ReadOnly               ? qtTrId("customers.export_not_allowed")
                                                          : qtTrId("customers.export_not_written");
    m_outcome->show(widgets::InlineMessage::Kind::Error, qtTrId("customers.export_failed").arg(QFileInfo(path).fileName()), why);
    addClose();
    static_cast<QWidget *>(m_outcome)->show();
}

} // namespace sinan::screens
