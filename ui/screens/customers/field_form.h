#pragma once

#include "app/model/collection.h"
#include "ui/widgets/workbench.h"

#include <QFrame>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// The key of a new custom field: its English name as a word of the file format, else one made of its Chinese name; never one that exists.
[[nodiscard]] std::string fieldKey(const QString &zh, const QString &en, const std::vector<std::string> &taken);

/// 新增字段: name, kind, of customers or of opportunities. Stands on the page; nothing waits for it.
class FieldForm final : public QFrame
{
    Q_OBJECT
public:
    explicit FieldForm(widgets::Workbench &bench, QWidget *parent = nullptr);
    void start(model::Collection collection);
    void retranslate();

Q_SIGNALS:
    void added(const QString &name);
    void said(const QString &sentence);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void add();
    void finish();

    widgets::Workbench &m_bench;
    widgets::Label *m_title;
    QLineEdit *m_zh;
    QLineEdit *m_en;
    QComboBox *m_collection;
    QComboBox *m_type;
    QPushButton *m_add;
    QPushButton *m_cancel;
    widgets::Label *m_refusal;
};

} // namespace sinan::screens
