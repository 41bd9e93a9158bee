#pragma once

#include "app/bridge/phrases.h"
#include "ui/screens/import/import_flow.h"
#include "ui/screens/import/mend_model.h"
#include "ui/widgets/screen.h"

class QLabel;
class QProgressBar;
class QCheckBox;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sinan::widgets {
class EmptyState;
class InlineMessage;
class Label;
class ElidedLabel;
} // namespace sinan::widgets

namespace sinan::screens {

class Inspector;
class LineList;
class MendTable;
class PreviewPane;
class TableBar;

/// 导入: files and pasted text on their way in. Left what came, in the middle what its columns or conversations are taken for, right what
/// would become of the rows. Nothing is asked in a row of dialogs; every guess stands there and is mended by a click or a key.
class ImportScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    /// @param resources  the folder resources/
    ImportScreen(widgets::Workbench &bench, const std::string &resources, QWidget *parent = nullptr);

    /// What was dropped or pasted; empty values are left alone.
    void accept(const QStringList &paths, const QString &text = {});
    /// Takes what is on the clipboard: files, a table, a conversation.
    void paste();

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] bool isReading() const override
    {
        return m_flow.state() == ImportFlow::State::Reading || m_flow.state() == ImportFlow::State::Importing;
    }

    [[nodiscard]] ImportFlow &flow() { return m_flow; }
    /// The table that is selected; nothing: the conversations are.
    [[nodiscard]] std::optional<std::size_t> selectedTable() const;

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QWidget *buildInputs();
    QWidget *buildMiddle();
    void addCommands();
    void refresh();
    void showInputs();
    void showSelected();
    void showMiddle();
    void showFoot();
    void showClock();
    void showResult();
    void chooseFiles();
    [[nodiscard]] QString countsSentence(const bridge::Counts &counts) const;
    void fit();
    bool m_dragged = false;  ///< the person has set the widths

    Result<bridge::Phrases> m_loaded;
    bridge::Phrases m_phrases;
    ImportFlow m_flow;
    ColumnsModel m_columns;
    TalksModel m_talks;
    QTimer m_tick;
    int m_pasted = 0;   ///< number of pasted texts, for their names

    widgets::Label *m_title = nullptr;
    widgets::Label *m_clock = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_clear = nullptr;
    widgets::InlineMessage *m_result = nullptr;
    QStackedWidget *m_stack = nullptr;
    widgets::EmptyState *m_empty = nullptr;
    QSplitter *m_split = nullptr;
    widgets::Label *m_inputsTitle = nullptr;
    LineList *m_inputs = nullptr;
    TableBar *m_bar = nullptr;
    QStackedWidget *m_mends = nullptr;
    MendTable *m_columnTable = nullptr;
    MendTable *m_talkTable = nullptr;
    Inspector *m_inspector = nullptr;
    PreviewPane *m_preview = nullptr;
    QCheckBox *m_attest = nullptr;
    QWidget *m_foot = nullptr;
    widgets::ElidedLabel *m_work = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace sinan::screens
