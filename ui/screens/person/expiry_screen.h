#pragma once

#include "app/mutations/retention.h"
#include "ui/screens/customers/line_list.h"
#include "ui/widgets/background_reader.h"
#include "ui/widgets/screen.h"

#include <QTimer>

namespace sinan::widgets {
class Card;
class Label;
} // namespace sinan::widgets

namespace sinan::screens {

/// Contacts and recordings whose time is over, with the day on which each goes. They can be looked at and kept for another year.
class ExpiryScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    explicit ExpiryScreen(widgets::Workbench &bench, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override { return {m_list}; }
    [[nodiscard]] bool isReading() const override { return m_reader.isBusy(); }
    void committed(const store::Commit &commit) override;
    /// The selected one stays for another year from today.
    void keepCurrent();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void load();
    void showRows(std::vector<mutations::Expired> rows);
    void showTexts();
    void lineMenu(const Line &line, const QPoint &at);

    widgets::BackgroundReader m_reader;
    std::vector<mutations::Expired> m_rows;
    QTimer m_soon;
    widgets::Label *m_title;
    widgets::Label *m_none;
    LineList *m_list;
};

} // namespace sinan::screens
