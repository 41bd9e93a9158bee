#include "ui/shell/settings_backup.h"

#include "app/base/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>

namespace sinan::shell {

using model::Collection;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr int shownBackups = 8;

QString pathText(const std::filesystem::path &path)
{
    return QDir::toNativeSeparators(QString::fromStdU16String(path.u16string()));
}

} // namespace

BackupSection::BackupSection(widgets::Workbench &bench, Preferences &preferences, BackupControl &control, QWidget *parent)
    : SettingsSection(bench.theme, QStringLiteral("backup"), "settings.section_backup", parent), m_bench(bench),
      m_preferences(preferences), m_control(control)
{
    m_backups = addRow("backups");
    m_now = m_backups->addButton(QStringLiteral("now"), [this] { m_control.make(store::BackupKind::ByHand); });
    m_last = new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text2, m_backups);
    m_last->setWordWrap(true);
    m_backups->line()->addWidget(m_last, 1);
    m_list = new QWidget(m_backups);
    m_grid = new QGridLayout(m_list);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(bench.theme.space(Space::Medium));
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(3, 1);
    m_backups->body()->addWidget(m_list);

    m_daily = addRow("daily_backup");
    m_dailyChips = m_daily->addChoices(2, [this](int id) {
        if (m_filling)
            return;
        Habits habits = m_preferences.habits();
        habits.dailyBackup = id == 0;
        m_preferences.set(habits);
    });

    m_restore = addRow("restore");
    m_choose = m_restore->addButton(QStringLiteral("choose"), [this] { choose(); });
    m_restore->line()->addStretch(1);
    m_preview = new widgets::InlineMessage(bench.theme, m_restore);
    m_preview->setObjectName(QStringLiteral("setting.restore.preview"));
    m_preview->hide();
    m_restore->body()->addWidget(m_preview);

    connect(m_daily, &SettingRow::resetRequested, this, [this] {
        Habits habits = m_preferences.habits();
        habits.dailyBackup = Habits{}.dailyBackup;
        m_preferences.set(habits);
    });
    connect(&preferences, &Preferences::changed, this, &BackupSection::refresh);
    connect(&control, &BackupControl::changed, this, &BackupSection::refresh);
}

QString BackupSection::when(UtcTime at) const
{
    return toQt(format::dateTime(at, m_bench.clock.now(), m_bench.calendar, m_bench.language()));
}

QString BackupSection::kindText(store::BackupKind kind) const
{
    switch (kind) {
    case store::BackupKind::Daily:
        return qtTrId("settings.backup_daily");
    case store::BackupKind::ByHand:
        return qtTrId("settings.backup_by_hand");
    case store::BackupKind::BeforeRestore:
        break;
    }
    return qtTrId("settings.backup_before_restore");
}

void BackupSection::list()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const auto files = m_control.backups().list();
    m_list->setVisible(!files.empty());
    std::int64_t bytes = 0;
    int row = 0;
    for (const store::BackupFile &file : files) {
        bytes += file.bytes;
        if (row >= shownBackups)
            continue;
        int column = 0;
        for (const QString &text : {when(file.at), kindText(file.kind), bytesText(file.bytes)}) {
            auto *label = new widgets::Label(theme(), FontRole::Dense, column == 0 ? ColorRole::Text : ColorRole::Text2, m_list);
            label->setText(text);
            m_grid->addWidget(label, row, column++);
            label->show();
        }
        auto *button = new QPushButton(qtTrId("settings.restore_this"), m_list);
        button->setObjectName(QStringLiteral("setting.backups.restore%1").arg(row));
        button->setFlat(true);
        button->setAccessibleName(qtTrId("settings.restore_from").arg(when(file.at)));
        theme().dress(button, FontRole::Dense, ColorRole::Link);
        connect(button, &QPushButton::clicked, this, [this, path = file.path] { preview(path); });
        m_grid->addWidget(button, row, 3, Qt::AlignLeft);
        button->show();
        ++row;
    }
    if (files.empty())
        m_last->setText(qtTrId("settings.backup_none"));
    else
        m_last->setText(qtTrId("settings.backup_last").arg(toQt(format::ago(files.front().at, m_bench.clock.now(), m_bench.calendar, m_bench.language())))
                            .arg(files.size()).arg(bytesText(bytes)));
    m_backups->setHint(int(files.size()) > shownBackups ? qtTrId("settings.backup_more").arg(int(files.size()) - shownBackups) : QString());
}

void BackupSection::refresh()
{
    m_filling = true;
    const bool daily = m_preferences.habits().dailyBackup;
    m_dailyChips[daily ? 0 : 1]->setChecked(true);
    m_daily->setChanged(daily != Habits{}.dailyBackup);
    m_filling = false;
    m_now->setEnabled(!m_control.isBusy());
    m_choose->setEnabled(!m_control.isBusy());
    if (m_control.isBusy())
        m_last->setText(qtTrId("settings.backup_running"));
    else
        list();
}

void BackupSection::choose()
{
    const QString file = QFileDialog::getOpenFileName(this, qtTrId("settings.restore_choose"), pathText(m_control.backups().folder()),
                                                      qtTrId("settings.restore_files") + QStringLiteral(" (*.sinanbackup *.db);;") +
                                                          qtTrId("settings.all_files") + QStringLiteral(" (*)"));
    if (!file.isEmpty())
        preview(std::filesystem::path(file.toStdU16String()));
}

void BackupSection::preview(const std::filesystem::path &file)
{
    m_chosen = file;
    m_control.lookInto(file, this, [this, file](const Result<store::BackupContents> &looked) {
        if (file == m_chosen)
            showPreview(file, looked);
    });
}

void BackupSection::showPreview(const std::filesystem::path &file, const Result<store::BackupContents> &looked)
{
    using Kind = widgets::InlineMessage::Kind;
    const QString name = QString::fromStdU16String(file.filename().u16string());
    if (!looked.ok()) {
        m_preview->show(Kind::Error, backupProblem(looked.error(), true), name);
        m_restore->pointOut();
        return;
    }
    const store::BackupContents &contents = *looked;
    const auto present = mutations::selectAs<model::Workspace>(m_bench.reader, {});
    const bool demo = present.ok() && !present->empty() && present->front().demo;
    if (contents.demo != demo) {
        m_preview->show(Kind::Warning, demo ? qtTrId("settings.restore_into_demo") : qtTrId("settings.restore_demo"), name);
        m_restore->pointOut();
        return;
    }
    const QString made = contents.madeAt ? qtTrId("settings.restore_made").arg(when(*contents.madeAt)) : qtTrId("settings.restore_no_backup");
    QStringList details{qtTrId("settings.restore_holds")
                            .arg(toQt(format::integer(contents.count(Collection::Customer))), toQt(format::integer(contents.count(Collection::Interaction))),
                                 toQt(format::integer(contents.count(Collection::Warning))), bytesText(contents.bytes))};
    if (contents.newestTalk)
        details << qtTrId("settings.restore_newest").arg(when(*contents.newestTalk));
    mutations::Query customers;
    customers.collection = Collection::Customer;
    details << qtTrId("settings.restore_now").arg(toQt(format::integer(m_bench.reader.count(customers).valueOr(0))));
    details << name;
    m_preview->show(Kind::Info, made, details.join(QLatin1Char('\n')));
    QPushButton *go = m_preview->addAction(QStringLiteral("setting.restore.go"), qtTrId("settings.restore_go"));
    connect(go, &QPushButton::clicked, this, &BackupSection::restore);
    QPushButton *leave = m_preview->addAction(QStringLiteral("setting.restore.cancel"), qtTrId("settings.restore_cancel"));
    connect(leave, &QPushButton::clicked, m_preview, &QWidget::hide);
    go->setFocus(Qt::OtherFocusReason);
}

void BackupSection::restore()
{
    m_preview->show(widgets::InlineMessage::Kind::Info, qtTrId("settings.restore_running"));
    m_control.prepare(m_chosen, this, [this](const Result<std::shared_ptr<store::PreparedRestore>> &prepared) {
        if (!prepared.ok()) {
            m_preview->show(widgets::InlineMessage::Kind::Error, backupProblem(prepared.error(), true));
            return;
        }
        m_preview->hide();
        Q_EMIT restorePrepared(*prepared);
    });
}

void BackupSection::retranslate()
{
    SettingsSection::retranslate();
    name(m_backups);
    name(m_daily, qtTrId("settings.daily_backup_why"));
    name(m_restore, qtTrId("settings.restore_why"));
    SettingRow::nameButton(m_now, qtTrId("settings.backup_now"));
    SettingRow::nameButton(m_choose, qtTrId("settings.restore_choose_button"));
    SettingRow::nameChoices(m_dailyChips, {qtTrId("settings.on"), qtTrId("settings.off")});
    m_preview->hide();
    refresh();
}

} // namespace sinan::shell
