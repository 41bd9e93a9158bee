#include "ui/screens/knowledge/article_page.h"

#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/model_words.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;

namespace {

/// Longer lines are hard to read.
constexpr int widestText = 760;

} // namespace

ArticlePage::ArticlePage(KnowledgeDesk &desk, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_theme(theme), m_scroll(new QScrollArea(this))
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("knowledge.page"));
    m_title = new Label(theme, FontRole::Heading, ColorRole::Text, page);
    m_title->setObjectName(QStringLiteral("knowledge.page.title"));
    m_title->setWordWrap(true);
    m_detail = new Label(theme, FontRole::Caption, ColorRole::Text2, page);
    m_detail->setWordWrap(true);
    m_detail->setObjectName(QStringLiteral("knowledge.page.detail"));
    m_notice = new widgets::InlineMessage(theme, page);
    m_notice->setObjectName(QStringLiteral("knowledge.page.notice"));
    m_text = new widgets::MarkdownView(theme, page);
    m_text->setObjectName(QStringLiteral("knowledge.page.text"));
    m_text->setWhole(true);
    m_text->setPictures([this](const QString &name) { return m_desk.picture(model::attachmentsIn(m_article.attachments), name); });
    m_kindsTitle = new Label(theme, FontRole::Caption, ColorRole::Text2, page);
    m_kinds = new QWidget(page);
    new widgets::FlowLayout(theme.space(Space::Small), m_kinds);
    m_filesTitle = new Label(theme, FontRole::Caption, ColorRole::Text2, page);
    m_files = new QVBoxLayout;
    m_files->setSpacing(theme.space(Space::Tiny));
    auto *column = new QVBoxLayout;
    column->setSpacing(theme.space(Space::Small));
    column->addWidget(m_title);
    column->addWidget(m_detail);
    column->addWidget(m_notice);
    column->addSpacing(theme.space(Space::Small));
    column->addWidget(m_text);
    column->addWidget(m_filesTitle);
    column->addLayout(m_files);
    column->addSpacing(theme.space(Space::Small));
    column->addWidget(m_kindsTitle);
    column->addWidget(m_kinds);
    column->addStretch(1);
    auto *room = new QHBoxLayout(page);
    room->setContentsMargins(theme.space(Space::Large), theme.space(Space::Medium), theme.space(Space::Large), theme.space(Space::Medium));
    room->addLayout(column, 1000);
    room->addStretch(1);
    page->setMaximumWidth(theme.scaled(widestText) + 2 * theme.space(Space::Large));
    m_scroll->setObjectName(QStringLiteral("knowledge.page.scroll"));
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(theme.space(Space::Large), theme.space(Space::Small), theme.space(Space::Medium), theme.space(Space::Small));
    bar->setSpacing(theme.space(Space::Small));
    const auto button = [&](const char *command) {
        auto *made = new VerbButton(this);
        made->setObjectName(QString::fromLatin1(command) + QStringLiteral("_button"));
        connect(made, &VerbButton::clicked, this, [this, command] { Q_EMIT commandAsked(QString::fromLatin1(command)); });
        bar->addWidget(made);
        return made;
    };
    m_edit = button("knowledge.edit");
    m_versions = button("knowledge.versions");
    m_copy = button("knowledge.copy");
    bar->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addWidget(m_scroll, 1);
    retranslate();
    restyle();
}

void ArticlePage::retranslate()
{
    m_edit->set(0, qtTrId("knowledge.edit"), qtTrId("knowledge.edit_tip"));
    m_versions->set(0, qtTrId("knowledge.versions"), qtTrId("knowledge.versions_tip"));
    m_copy->set(0, qtTrId("knowledge.copy"), qtTrId("knowledge.copy_tip"));
    m_kindsTitle->setText(qtTrId("knowledge.serves"));
    m_filesTitle->setText(qtTrId("knowledge.attachments"));
    m_scroll->setAccessibleName(qtTrId("knowledge.page_name"));
}

void ArticlePage::restyle()
{
    m_edit->setIcon(m_theme.icon(QStringLiteral("verb.note")));
    m_versions->setIcon(m_theme.icon(QStringLiteral("mark.history")));
    m_copy->setIcon(m_theme.icon(QStringLiteral("verb.copy")));
}

void ArticlePage::show(const model::KnowledgeArticle &article, const Wording &wording)
{
    const bool other = article.id != m_article.id;
    m_article = article;
    m_title->setText(wording.pick(article.titleZh, article.titleEn));
    m_detail->setText(articleDetail(article, wording));
    const LocalDate today = m_desk.today();
    const Validity validity = validityOf(article.expires, today);
    const bool owned = !article.owner.empty();
    const bool inReadersLanguage = !(wording.language == Language::Chinese ? article.textZh : article.textEn).empty();
    m_notice->setVisible(true);
    if (validity == Validity::Expired)
        m_notice->show(widgets::InlineMessage::Kind::Warning, qtTrId("knowledge.expired_notice").arg(wording.date(*article.expires)),
                       owned ? qtTrId("knowledge.expired_ask").arg(toQString(article.owner)) : qtTrId("knowledge.expired_check"));
    else if (validity == Validity::Soon)
        m_notice->show(widgets::InlineMessage::Kind::Info, qtTrId("knowledge.soon_notice").arg(wording.date(*article.expires)), {});
    else if (!inReadersLanguage)
        m_notice->show(widgets::InlineMessage::Kind::Info, qtTrId("knowledge.other_language"), {});
    else
        m_notice->setVisible(false);
    m_text->show(wording.pick(article.textZh, article.textEn));
    m_text->setAccessibleName(m_title->text());
    const bool mayWrite = m_desk.whyNotWrite().isEmpty();
    m_edit->setVisible(mayWrite);
    showKinds(wording);
    showAttachments();
    if (other)
        m_scroll->ensureVisible(0, 0);
}

void ArticlePage::showKinds(const Wording &wording)
{
    widgets::clearLayout(m_kinds->layout());
    const auto kinds = kindsIn(m_article.kinds);
    for (const model::SignalKind kind : kinds) {
        auto *open = new VerbButton(m_kinds);
        open->setObjectName(QStringLiteral("knowledge.kind.") + toQString(model::nameOf(kind)));
        open->set(0, wording.choice(kind), qtTrId("knowledge.kind_tip").arg(wording.choice(kind)));
        open->setIcon(m_theme.icon(widgets::signalIcon(kind)));
        connect(open, &VerbButton::clicked, this, [this, kind] { Q_EMIT kindAsked(kind); });
        m_kinds->layout()->addWidget(open);
        open->show();
    }
    m_kindsTitle->setVisible(!kinds.empty());
    m_kinds->setVisible(!kinds.empty());
}

void ArticlePage::showAttachments()
{
    widgets::clearLayout(m_files);
    const auto files = model::attachmentsIn(m_article.attachments);
    for (const model::AttachmentRef &file : files) {
        auto *row = new QHBoxLayout;
        auto *open = new VerbButton(m_scroll->widget());
        open->setObjectName(QStringLiteral("knowledge.attachment.") + toQString(file.name));
        open->set(0, toQString(file.name), qtTrId("knowledge.open_file_tip"));
        open->setIcon(m_theme.icon(QStringLiteral("verb.open")));
        connect(open, &VerbButton::clicked, this, [this, file] {
            m_desk.openAttachment(file, this, [this](const QString &sentence) { Q_EMIT said(sentence); });
        });
        auto *size = new Label(m_theme, FontRole::Caption, ColorRole::Text2, m_scroll->widget());
        size->setText(sizeText(file.size));
        row->addWidget(open);
        row->addWidget(size);
        row->addStretch(1);
        m_files->addLayout(row);
    }
    m_filesTitle->setVisible(!files.empty());
}

QString ArticlePage::titleText() const
{
    return m_title->text();
}

QString ArticlePage::copyText() const
{
    return m_title->text() + QStringLiteral("\n\n") + m_text->toPlainText().trimmed() + QLatin1Char('\n');
}

} // namespace sinan::screens
