#include "ui/screens/knowledge/article_editor.h"

#include "app/model/workspace.h"
#include "ui/screens/customers/field_text.h"
#include "ui/screens/customers/ink.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/model_words.h"

#include <QBoxLayout>
#include <QCompleter>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;
using widgets::toQt;

namespace {

constexpr int previewPause = 120;

} // namespace

ArticleEditor::ArticleEditor(widgets::Workbench &bench, KnowledgeDesk &desk, QWidget *parent) : QWidget(parent), m_bench(bench), m_desk(desk)
{
    setObjectName(QStringLiteral("knowledge.editor"));
    build();
    m_previewSoon.setSingleShot(true);
    m_previewSoon.setInterval(previewPause);
    connect(&m_previewSoon, &QTimer::timeout, this, &ArticleEditor::showPreview);
    connect(m_source, &QPlainTextEdit::textChanged, this, &ArticleEditor::take);
    for (QLineEdit *field : {m_title, m_owner, m_expires})
        connect(field, &QLineEdit::textChanged, this, &ArticleEditor::take);
    retranslate();
    restyle();
}

void ArticleEditor::build()
{
    const theme::Theme &look = m_bench.theme;
    m_heading = new Label(look, FontRole::Title, ColorRole::Text, this);
    m_chinese = new widgets::Chip(look, this);
    m_chinese->setObjectName(QStringLiteral("knowledge.editor.zh"));
    m_english = new widgets::Chip(look, this);
    m_english->setObjectName(QStringLiteral("knowledge.editor.en"));
    for (widgets::Chip *chip : {m_chinese, m_english})
        chip->setCheckable(true);
    connect(m_chinese, &QAbstractButton::clicked, this, [this] { setLanguageShown(Language::Chinese); });
    connect(m_english, &QAbstractButton::clicked, this, [this] { setLanguageShown(Language::English); });
    m_state = new Label(look, FontRole::Caption, ColorRole::Text2, this);
    m_state->setObjectName(QStringLiteral("knowledge.editor.state"));
    m_discard = new QPushButton(this);
    m_discard->setObjectName(QStringLiteral("knowledge.editor.discard"));
    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("knowledge.editor.save"));
    m_save->setDefault(true);
    m_save->setProperty("primary", true);
    connect(m_discard, &QPushButton::clicked, this, [this] { Q_EMIT commandAsked(QStringLiteral("knowledge.discard")); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT commandAsked(QStringLiteral("knowledge.save")); });
    auto *bar = new QHBoxLayout;
    bar->setSpacing(look.space(Space::Small));
    bar->addWidget(m_heading);
    bar->addWidget(m_chinese);
    bar->addWidget(m_english);
    bar->addStretch(1);
    bar->addWidget(m_state);
    bar->addWidget(m_discard);
    bar->addWidget(m_save);

    m_notice = new widgets::InlineMessage(look, this);
    m_notice->setObjectName(QStringLiteral("knowledge.editor.notice"));
    m_notice->QWidget::hide();
    m_title = new QLineEdit(this);
    m_title->setObjectName(QStringLiteral("knowledge.editor.title"));
    m_title->setMaxLength(90);
    m_sourceTitle = new Label(look, FontRole::Caption, ColorRole::Text2, this);
    m_previewTitle = new Label(look, FontRole::Caption, ColorRole::Text2, this);
    m_source = new QPlainTextEdit(this);
    m_source->setObjectName(QStringLiteral("knowledge.editor.source"));
    m_source->setTabChangesFocus(true);
    m_source->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_preview = new widgets::MarkdownView(look, this);
    m_preview->setObjectName(QStringLiteral("knowledge.editor.preview"));
    m_preview->setPictures([this](const QString &name) { return m_desk.picture(model::attachmentsIn(m_draft.attachments), name); });
    auto *halves = new QGridLayout;
    halves->setHorizontalSpacing(look.space(Space::Medium));
    halves->setVerticalSpacing(look.space(Space::Tiny));
    halves->addWidget(m_sourceTitle, 0, 0);
    halves->addWidget(m_previewTitle, 0, 1);
    halves->addWidget(m_source, 1, 0);
    halves->addWidget(m_preview, 1, 1);
    halves->setColumnStretch(0, 1);
    halves->setColumnStretch(1, 1);
    halves->setRowStretch(1, 1);

    const auto caption = [&] { return new Label(look, FontRole::Caption, ColorRole::Text2, this); };
    m_kindsTitle = caption();
    m_ownerTitle = caption();
    m_expiresTitle = caption();
    m_expiresNote = caption();
    m_kinds = new QPushButton(this);
    m_kinds->setObjectName(QStringLiteral("knowledge.editor.kinds"));
    m_kinds->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_kindsMenu = new QMenu(m_kinds);
    m_kindsMenu->setObjectName(QStringLiteral("knowledge.editor.kinds_menu"));
    m_kinds->setMenu(m_kindsMenu);
    m_owner = new QLineEdit(this);
    m_owner->setObjectName(QStringLiteral("knowledge.editor.owner"));
    m_owner->setMaxLength(60);
    m_expires = new QLineEdit(this);
    m_expires->setObjectName(QStringLiteral("knowledge.editor.expires"));
    m_expires->setMaxLength(30);
    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(look.space(Space::Medium));
    fields->setVerticalSpacing(look.space(Space::Tiny));
    fields->addWidget(m_kindsTitle, 0, 0);
    fields->addWidget(m_ownerTitle, 0, 1);
    fields->addWidget(m_expiresTitle, 0, 2);
    fields->addWidget(m_kinds, 1, 0);
    fields->addWidget(m_owner, 1, 1);
    fields->addWidget(m_expires, 1, 2);
    fields->addWidget(m_expiresNote, 1, 3);
    fields->setColumnStretch(0, 4);
    fields->setColumnStretch(1, 2);
    fields->setColumnStretch(2, 2);
    fields->setColumnStretch(3, 2);
    m_filesTitle = caption();
    m_addFile = new QPushButton(this);
    m_addFile->setObjectName(QStringLiteral("knowledge.editor.attach"));
    connect(m_addFile, &QPushButton::clicked, this, [this] { Q_EMIT commandAsked(QStringLiteral("knowledge.attach")); });
    m_files = new QWidget(this);
    new widgets::FlowLayout(look.space(Space::Small), m_files);
    m_files->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *fileRow = new QHBoxLayout;
    fileRow->setSpacing(look.space(Space::Small));
    fileRow->addWidget(m_filesTitle);
    fileRow->addWidget(m_files, 1);
    fileRow->addWidget(m_addFile);

    auto *column = new QVBoxLayout(this);
    const int margin = look.space(Space::Medium);
    column->setContentsMargins(margin, look.space(Space::Cozy), margin, look.space(Space::Cozy));
    column->setSpacing(look.space(Space::Small));
    column->addLayout(bar);
    column->addWidget(m_notice);
    column->addWidget(m_title);
    column->addLayout(halves, 1);
    column->addLayout(fields);
    column->addLayout(fileRow);
}

void ArticleEditor::retranslate()
{
    m_chinese->setText(qtTrId("knowledge.in_chinese"));
    m_english->setText(qtTrId("knowledge.in_english"));
    m_discard->setText(qtTrId("knowledge.discard"));
    m_discard->setToolTip(qtTrId("knowledge.discard_tip"));
    m_save->setText(qtTrId("knowledge.save"));
    m_save->setToolTip(qtTrId("knowledge.save_tip"));
    m_title->setPlaceholderText(qtTrId("knowledge.title_hint"));
    m_title->setAccessibleName(qtTrId("knowledge.title_hint"));
    m_sourceTitle->setText(qtTrId("knowledge.source"));
    m_source->setAccessibleName(qtTrId("knowledge.source"));
    m_source->setPlaceholderText(qtTrId("knowledge.source_hint"));
    m_previewTitle->setText(qtTrId("knowledge.preview"));
    m_preview->setAccessibleName(qtTrId("knowledge.preview"));
    m_kindsTitle->setText(qtTrId("knowledge.kinds_field"));
    m_kinds->setAccessibleName(qtTrId("knowledge.kinds_field"));
    m_ownerTitle->setText(qtTrId("knowledge.owner_field"));
    m_owner->setAccessibleName(qtTrId("knowledge.owner_field"));
    m_owner->setPlaceholderText(qtTrId("knowledge.owner_hint"));
    m_expiresTitle->setText(qtTrId("knowledge.expires_field"));
    m_expires->setAccessibleName(qtTrId("knowledge.expires_field"));
    m_expires->setPlaceholderText(qtTrId("knowledge.expires_hint"));
    m_filesTitle->setText(qtTrId("knowledge.attachments"));
    m_addFile->setText(qtTrId("knowledge.add_file"));
    m_addFile->setToolTip(qtTrId("knowledge.add_file_tip"));
    fillKinds();
    m_heading->setText(m_draft.version > 0 ? qtTrId("knowledge.editing") : qtTrId("knowledge.writing"));
    take();
    showAttachments();
}

void ArticleEditor::restyle()
{
    m_source->setFont(m_bench.theme.font(FontRole::Body));
    m_title->setFont(m_bench.theme.font(FontRole::Strong));
    m_addFile->setIcon(m_bench.theme.icon(QStringLiteral("verb.add")));
    m_preview->setContentsMargins(m_bench.theme.space(Space::Small), 0, 0, 0);
}

void ArticleEditor::edit(const ArticleDraft &draft)
{
    m_filling = true;
    m_draft = draft;
    if (!m_draft.kinds.is_array())
        m_draft.kinds = Json::array();
    if (!m_draft.attachments.is_array())
        m_draft.attachments = Json::array();
    m_notice->QWidget::hide();
    QStringList names;
    if (const auto users = mutations::selectAs<model::User>(m_bench.reader, {}); users.ok()) {
        for (const model::User &user : *users)
            names << toQt(user.name);
    }
    auto *completer = new QCompleter(names, m_owner);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_owner->completer();
    m_owner->setCompleter(completer);
    m_owner->setText(toQt(draft.owner));
    m_expires->setText(toQt(draft.expires));
    m_filling = false;
    setLanguageShown(m_language);
    retranslate();
}

void ArticleEditor::setLanguageShown(Language language)
{
    m_language = language;
    m_chinese->setChecked(language == Language::Chinese);
    m_english->setChecked(language == Language::English);
    m_filling = true;
    m_title->setText(toQt(language == Language::Chinese ? m_draft.titleZh : m_draft.titleEn));
    m_source->setPlainText(toQt(language == Language::Chinese ? m_draft.textZh : m_draft.textEn));
    m_filling = false;
    showPreview();
}

std::optional<LocalDate> ArticleEditor::expires(bool &ok) const
{
    const QString typed = m_expires->text().trimmed();
    const auto day = typed.isEmpty() ? std::nullopt : parseDay(typed, m_desk.today());
    ok = typed.isEmpty() || day.has_value();
    return day;
}

void ArticleEditor::take()
{
    bool isDay = true;
    const auto day = expires(isDay);
    const QString note = !isDay ? qtTrId("knowledge.expires_unread")
        : day                   ? (*day < m_desk.today() ? qtTrId("knowledge.expired") : wordingOf(m_bench).date(*day))
                                : QString();
    m_expiresNote->setText(note);
    ink(m_expiresNote, m_bench.theme, !isDay ? ColorRole::Critical : ColorRole::Text2);
    if (m_filling)
        return;
    ArticleDraft before = m_draft;
    (m_language == Language::Chinese ? m_draft.titleZh : m_draft.titleEn) = m_title->text().toStdString();
    (m_language == Language::Chinese ? m_draft.textZh : m_draft.textEn) = m_source->toPlainText().toStdString();
    m_draft.owner = m_owner->text().trimmed().toStdString();
    m_draft.expires = m_expires->text().trimmed().toStdString();
    if (m_draft == before)
        return;
    m_previewSoon.start();
    Q_EMIT edited();
}

void ArticleEditor::showPreview()
{
    m_preview->show(m_source->toPlainText());
}

void ArticleEditor::fillKinds()
{
    m_kindsMenu->clear();
    for (std::size_t i = 0; i < model::signalKindCount; ++i) {
        const auto kind = model::SignalKind(i);
        QAction *action = m_kindsMenu->addAction(m_bench.theme.icon(widgets::signalIcon(kind)), widgets::choiceText(kind, m_bench.language()));
        action->setCheckable(true);
        const std::string name(model::nameOf(kind));
        action->setObjectName(QStringLiteral("knowledge.editor.kind.") + toQt(name));
        action->setChecked(std::find(m_draft.kinds.begin(), m_draft.kinds.end(), Json(name)) != m_draft.kinds.end());
        connect(action, &QAction::toggled, this, [this, name](bool on) {
            const auto found = std::find(m_draft.kinds.begin(), m_draft.kinds.end(), Json(name));
            if (on && found == m_draft.kinds.end())
                m_draft.kinds.push_back(name);
            else if (!on && found != m_draft.kinds.end())
                m_draft.kinds.erase(found);
            showKinds();
            Q_EMIT edited();
        });
    }
    showKinds();
}

void ArticleEditor::showKinds()
{
    QStringList names;
    for (const model::SignalKind kind : kindsIn(m_draft.kinds))
        names << widgets::choiceText(kind, m_bench.language());
    const QString all = names.join(m_bench.language() == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
    m_kinds->setToolTip(all);
    m_kinds->setText(names.isEmpty()       ? qtTrId("knowledge.kinds_none")
                     : names.size() <= 1 ? all
                                           : qtTrId("knowledge.kinds_more").arg(names.first()).arg(names.size()));
}

void ArticleEditor::showAttachments()
{
    widgets::clearLayout(m_files->layout());
    for (const model::AttachmentRef &file : model::attachmentsIn(m_draft.attachments)) {
        auto *remove = new QPushButton(m_files);
        remove->setObjectName(QStringLiteral("knowledge.editor.file.") + toQt(file.name));
        remove->setText(QStringLiteral("%1 · %2").arg(toQt(file.name), sizeText(file.size)));
        remove->setIcon(m_bench.theme.icon(QStringLiteral("verb.close")));
        remove->setToolTip(qtTrId("knowledge.remove_file").arg(toQt(file.name)));
        connect(remove, &QPushButton::clicked, this, [this, name = file.name] {
            auto files = model::attachmentsIn(m_draft.attachments);
            std::erase_if(files, [&](const model::AttachmentRef &entry) { return entry.name == name; });
            m_draft.attachments = model::toJson(files);
            showAttachments();
            showPreview();
            Q_EMIT edited();
        });
        m_files->layout()->addWidget(remove);
        remove->show();
    }
}

void ArticleEditor::askForFiles()
{
    auto *dialog = new QFileDialog(this, qtTrId("knowledge.add_file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(qtTrId("knowledge.file_filter") + QStringLiteral(" (*.pdf *.docx *.png *.jpg *.jpeg)"));
    connect(dialog, &QFileDialog::filesSelected, this, &ArticleEditor::attach);
    dialog->open();
}

void ArticleEditor::attach(const QStringList &paths)
{
    for (const QString &path : paths) {
        m_desk.reader().ask<model::AttachmentRef>(
            this, [files = m_desk.files(), path](const store::Reader &) { return files.take(std::filesystem::path(path.toStdU16String())); },
            [this, article = m_draft.article](const Result<model::AttachmentRef> &taken) {
                if (article != m_draft.article)
                    return;
                if (!taken.ok()) {
                    Q_EMIT said(attachmentRefused(taken.error()));
                    return;
                }
                auto files = model::attachmentsIn(m_draft.attachments);
                const bool known = std::any_of(files.begin(), files.end(), [&](const model::AttachmentRef &file) { return file.sha256 == taken->sha256; });
                if (known)
                    return;
                // A newer file of the same name takes the older one's place.
                std::erase_if(files, [&](const model::AttachmentRef &file) { return file.name == taken->name; });
                files.push_back(*taken);
                m_draft.attachments = model::toJson(files);
                showAttachments();
                showPreview();
                Q_EMIT edited();
            });
    }
}

void ArticleEditor::sayState(const QString &state)
{
    m_state->setText(state);
}

} // namespace sinan::screens
