#pragma once

#include "ui/screens/customers/customer_export.h"
#include "ui/widgets/workbench.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace sinan::widgets {
class InlineMessage;
class Label;
} // namespace sinan::widgets

namespace sinan::screens {

/// What becomes of an export, above the list: how far it is and how to stop it; where the file lies, or why there is none.
class ExportStrip final : public QWidget
{
    Q_OBJECT
public:
    ExportStrip(widgets::Workbench &bench, QWidget *parent = nullptr);

    void start(CustomerExport::Job job);
    [[nodiscard]] CustomerExport &work() { return m_work; }
    void retranslate();

Q_SIGNALS:
    void said(const QString &sentence);

private:
    void progress(int done, int total);
    void finish(const QString &path, int rows);
    void fail(const QString &path, const Error &error);
    QPushButton *addClose();

    widgets::Workbench &m_bench;
    CustomerExport m_work;
    QWidget *m_running;
    widgets::Label *m_sentence;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    widgets::InlineMessage *m_outcome;
};

} // namespace sinan::screens
