#include "ui/shell/sheets.h"

#include "app/base/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"
#include "ui/widgets/text_match.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;
using widgets::toQt;

namespace {

QScrollArea *scrollAreaIn(Overlay &overlay, const QString &name)
{
    auto *area = new QScrollArea(&overlay);
    area->setObjectName(name);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    overlay.body()->addWidget(area);
    return area;
}

void fit(Overlay &overlay, QScrollArea &area, QWidget *content, int width, int above = 0)
{
    area.setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    const QSize window = overlay.parentWidget()->size();
    const int margin = 48;
    const int wide = std::min(width, window.width() - 2 * margin);
    const int frame = 2 * overlay.body()->contentsMargins().left();
    const int needed =
        (content->hasHeightForWidth() ? content->heightForWidth(wide - frame) : content->sizeHint().height()) + frame + 2 + above;
    const int tall = std::min(needed, window.height() - 2 * margin);
    overlay.setGeometry((window.width() - wide) / 2, (window.height() - tall) / 2, wide, tall);
    overlay.open(&area);
}

QString keysText(const widgets::Command &command)
{
    QStringList keys;
    for (const QKeySequence &key : command.shortcuts)
        keys << widgets::keyText(key);
    return keys.join(QStringLiteral("  "));
}

} // namespace

KeySheet::KeySheet(widgets::Workbench &bench, QWidget *window)
    : Overlay(bench.theme, window), m_bench(bench), m_search(new QLineEdit(this))
{
    setObjectName(QStringLiteral("keys"));
    m_search->setObjectName(QStringLiteral("keys.search"));
    m_search->setClearButtonEnabled(true);
    body()->addWidget(m_search);
    m_area = scrollAreaIn(*this, QStringLiteral("keys.area"));
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        QWidget *lines = content();
        m_area->setWidget(lines);
        lines->setAutoFillBackground(false);
    });
}

void KeySheet::present(const QString &page)
{
    m_page = page;
    setAccessibleName(qtTrId("shell.keys_title").arg(page));
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    m_search->setPlaceholderText(qtTrId("shell.keys_search"));
    m_search->setAccessibleName(qtTrId("shell.keys_search"));
    fit(*this, *m_area, content(), theme().scaled(720), m_search->sizeHint().height() + body()->spacing());
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void KeySheet::keyPressEvent(QKeyEvent *event)
{
    // The search box leaves these to us: the list is as long as the page has keys.
    QScrollBar *bar = m_area->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Up:
        return bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Down:
        return bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_PageUp:
        return bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown:
        return bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    default:
        Overlay::keyPressEvent(event);
    }
}

QWidget *KeySheet::content() const
{
    const widgets::SearchQuery query = widgets::foldQuery(m_search->text());
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(theme().space(Space::Tiny));
    auto *title = new Label(theme(), FontRole::Title, ColorRole::Text, content);
    title->setText(qtTrId("shell.keys_title").arg(m_page));
    column->addWidget(title);
    auto &commands = m_bench.commands;
    bool any = false;
    const auto group = [&](const QString &heading, bool here) {
        struct Line
        {
            QString keys;
            QString what;
            QString whyNot;
        };
        QList<Line> chosen;
        for (const widgets::Command *command : commands.all()) {
            const QAction *action = commands.action(command->id);
            const bool everywhere = action->shortcutContext() == Qt::WindowShortcut;
            if (command->shortcuts.isEmpty() || everywhere == here || !commands.isReachable(command->id))
                continue;
            if (!query.isEmpty() && widgets::Searchable(commands.searchTexts(*command) << keysText(*command)).score(query) == 0)
                continue;
            // What several commands do under one name is told once.
            const QString what = commands.title(*command);
            const auto same = std::find_if(chosen.begin(), chosen.end(), [&what](const Line &line) { return line.what == what; });
            if (same != chosen.end())
                same->keys += QStringLiteral("  ") + keysText(*command);
            else
                chosen << Line{keysText(*command), what, command->whyNot ? command->whyNot() : QString()};
        }
        if (chosen.isEmpty())
            return;
        any = true;
        auto *header = new widgets::SectionHeader(theme(), content);
        header->set(heading);
        column->addWidget(header);
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(theme().space(Space::Medium));
        grid->setVerticalSpacing(theme().space(Space::Tiny));
        const int half = int(chosen.size() + 1) / 2;
        for (int i = 0; i < chosen.size(); ++i) {
            const int right = i >= half ? 2 : 0;
            auto *keys = new Label(theme(), FontRole::Dense, ColorRole::Text2, content);
            keys->setText(chosen[i].keys);
            // What cannot be done now is grey and says why.
            const bool can = chosen[i].whyNot.isEmpty();
            auto *what = new widgets::ElidedLabel(theme(), FontRole::Dense, can ? ColorRole::Text : ColorRole::Text3, content);
            what->setText(can ? chosen[i].what : chosen[i].what + QStringLiteral(" · ") + chosen[i].whyNot);
            grid->addWidget(keys, i % half, right);
            grid->addWidget(what, i % half, right + 1);
        }
        grid->setColumnStretch(1, 1);
        grid->setColumnStretch(3, 1);
        column->addLayout(grid);
    };
    group(qtTrId("shell.keys_here"), true);
    group(qtTrId("shell.keys_everywhere"), false);
    auto *hint = new Label(theme(), FontRole::Caption, ColorRole::Text2, content);
    hint->setWordWrap(true);
    hint->setText(any ? qtTrId("shell.keys_ime") : qtTrId("shell.keys_nothing").arg(m_search->text()));
    column->addWidget(hint);
    column->addStretch(1);
    return content;
}

AgeSheet::AgeSheet(widgets::Workbench &bench, QWidget *window)
    : Overlay(bench.theme, window), m_bench(bench), m_area(scrollAreaIn(*this, QStringLiteral("age.area")))
{
    setObjectName(QStringLiteral("age"));
}

void AgeSheet::present(const DataAge &age)
{
    const UtcTime now = m_bench.clock.now();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(theme().space(Space::Tiny));
    auto *title = new Label(theme(), FontRole::Title, ColorRole::Text, content);
    title->setText(qtTrId("shell.age_title"));
    setAccessibleName(title->text());
    column->addWidget(title);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme().space(Space::Large));
    grid->setVerticalSpacing(theme().space(Space::Tiny));
    int row = 0;
    for (const SourceAge &source : age.sources) {
        auto *name = new Label(theme(), FontRole::Dense, ColorRole::Text, content);
        name->setText(source.name);
        auto *when = new Label(theme(), FontRole::Dense, ColorRole::Text2, content);
        if (!source.connected)
            when->setText(qtTrId("common.not_connected"));
        else if (!source.newest)
            when->setText(qtTrId("shell.age_nothing_yet"));
        else
            when->setText(qtTrId("shell.age_when")
                              .arg(toQt(format::dateTime(*source.newest, now, m_bench.calendar, m_bench.language())),
                                   toQt(format::ago(*source.newest, now, m_bench.calendar, m_bench.language()))));
        grid->addWidget(name, row, 0);
        grid->addWidget(when, row, 1);
        if (source.stale) {
            auto *old = new Label(theme(), FontRole::Dense, ColorRole::Medium, content);
            old->setText(qtTrId("shell.age_stale"));
            grid->addWidget(old, row, 2);
        }
        ++row;
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    if (age.sources.isEmpty()) {
        auto *none = new Label(theme(), FontRole::Dense, ColorRole::Text2, content);
        none->setWordWrap(true);
        none->setText(age.newest ? qtTrId("shell.age_from_talks") : qtTrId("shell.status_no_data_why"));
        column->addWidget(none);
    }
    auto *kept = new Label(theme(), FontRole::Dense, ColorRole::Text2, content);
    kept->setWordWrap(true);
    kept->setText(age.changes == 0 ? qtTrId("shell.status_kept_none") : qtTrId("shell.status_kept_why", int(age.changes)));
    column->addSpacing(theme().space(Space::Small));
    column->addWidget(kept);
    column->addStretch(1);
    fit(*this, *m_area, content, theme().scaled(480));
}

} // namespace sinan::shell
