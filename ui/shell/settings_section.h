#pragma once

#include "app/store/change_feed.h"
#include "ui/shell/setting_row.h"

namespace sinan::widgets {
class SectionHeader;
}

namespace sinan::shell {

/// A heading and the settings under it. Sections know nothing of each other; the page puts them below one another.
class SettingsSection : public QWidget
{
    Q_OBJECT
public:
    /// @param name   of the object, "look"
    /// @param title  message id, as in allSettings()
    SettingsSection(const theme::Theme &theme, const QString &name, const char *title, QWidget *parent = nullptr);

    [[nodiscard]] const QList<SettingRow *> &rows() const { return m_rows; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] const char *titleId() const { return m_titleId; }
    /// Writes every text anew.
    virtual void retranslate();
    /// Shows what is kept now: called when the page opens.
    virtual void refresh() {}
    virtual void restyle() {}
    virtual void committed(const store::Commit &commit) { (void)commit; }
    /// Whether something is still being read or written.
    [[nodiscard]] virtual bool isBusy() const { return false; }

Q_SIGNALS:
    /// A sentence for the bar at the bottom.
    void said(const QString &sentence);
    /// Something failed; stays on the page.
    void failed(const QString &sentence);

protected:
    SettingRow *addRow(const char *key);
    /// The title from allSettings(), with this hint.
    static void name(SettingRow *row, const QString &hint = {});
    [[nodiscard]] const theme::Theme &theme() const { return m_theme; }

private:
    const theme::Theme &m_theme;
    const char *m_titleId;
    widgets::SectionHeader *m_header;
    QList<SettingRow *> m_rows;
};

} // namespace sinan::shell
