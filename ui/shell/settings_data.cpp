#include "ui/shell/settings_data.h"

#include "app/model/workspace.h"
#include "ui/shell/backup_control.h"
#include "ui/shell/status_bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using widgets::toQt;

DataSection::DataSection(widgets::Workbench &bench, QWidget *parent)
    : SettingsSection(bench.theme, QStringLiteral("data"), "settings.section_data", parent), m_bench(bench)
{
    m_row = addRow("data");
    const auto folder = [this] { return QString::fromStdU16String(m_bench.store.backups().workspace().parent_path().u16string()); };
    m_open = m_row->addButton(QStringLiteral("open"), [this, folder] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder())))
            Q_EMIT said(qtTrId("settings.folder_not_opened"));
    });
    m_copy = m_row->addButton(QStringLiteral("copy"), [this, folder] {
        QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(folder()));
        Q_EMIT said(qtTrId("settings.path_copied"));
    });
    m_row->line()->addStretch(1);
    for (widgets::Label **label : {&m_where, &m_size, &m_fresh, &m_protection}) {
        *label = new widgets::Label(bench.theme, FontRole::Dense, label == &m_where ? ColorRole::Text : ColorRole::Text2, m_row);
        (*label)->setWordWrap(true);
        m_row->body()->addWidget(*label);
    }
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void DataSection::refresh()
{
    m_where->setText(QDir::toNativeSeparators(QString::fromStdString(m_bench.store.path().generic_string())));
    std::int64_t backups = 0;
    const auto files = m_bench.store.backups().list();
    for (const store::BackupFile &file : files)
        backups += file.bytes;
    const std::int64_t database = store::sizeOnDisk(m_bench.store.path());
    m_size->setText(qtTrId("settings.data_size").arg(bytesText(database + backups), bytesText(database), bytesText(backups)));
    const UtcTime now = m_bench.clock.now();
    const DataAge age = readDataAge(m_bench.reader, now, m_bench.language());
    m_fresh->setText(age.newest ? qtTrId("settings.data_fresh")
                                      .arg(toQt(format::ago(*age.newest, now, m_bench.calendar, m_bench.language())),
                                           toQt(format::integer(age.customers)))
                                : qtTrId("settings.data_none"));
    const auto workspaces = mutations::selectAs<model::Workspace>(m_bench.reader, {});
    const bool demo = workspaces.ok() && !workspaces->empty() && workspaces->front().demo;
    m_protection->setText(m_bench.store.encrypted() ? qtTrId("settings.encrypted")
                          : demo                    ? qtTrId("settings.plain_demo")
                                                    : qtTrId("settings.plain"));
}

void DataSection::retranslate()
{
    SettingsSection::retranslate();
    name(m_row);
    SettingRow::nameButton(m_open, qtTrId("settings.open_folder"));
    SettingRow::nameButton(m_copy, qtTrId("settings.copy_path"));
    refresh();
}

} // namespace sinan::shell
