#include "ui/screens/knowledge/versions_view.h"

#include "ui/screens/customers/line_list.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTextBrowser>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;

namespace {

constexpr int versionsWidth = 300;

QString kindNames(const Json &kinds, const Wording &wording)
{
    QStringList names;
    for (const model::SignalKind kind : kindsIn(kinds))
        names << wording.choice(kind);
    return names.isEmpty() ? qtTrId("knowledge.nothing") : names.join(wording.language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString fileNames(const Json &files, const Wording &wording)
{
    QStringList names;
    for (const model::AttachmentRef &file : model::attachmentsIn(files))
        names << QStringLiteral("%1 (%2)").arg(toQString(file.name), sizeText(file.size));
    return names.isEmpty() ? qtTrId("knowledge.nothing") : names.join(wording.language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

std::string wholeText(const model::ArticleVersion &version, Language language)
{
    const bool zh = language == Language::Chinese;
    return (zh ? version.titleZh : version.titleEn) + "\n\n" + (zh ? version.textZh : version.textEn);
}

} // namespace

model::ArticleVersion versionOf(const model::KnowledgeArticle &article)
{
    model::ArticleVersion version;
    version.article = article.id;
    version.revision = article.revision;
    version.titleZh = article.titleZh;
    version.titleEn = article.titleEn;
    version.textZh = article.textZh;
    version.textEn = article.textEn;
    version.kinds = article.kinds;
    version.owner = article.owner;
    version.expires = article.expires;
    version.attachments = article.attachments;
    version.savedBy = article.updatedBy;
    return version;
}

QStringList changedFields(const model::ArticleVersion &before, const model::ArticleVersion &after, const Wording &wording)
{
    QStringList lines;
    const auto compare = [&lines](const QString &name, const QString &was, const QString &is) {
        if (was != is)
            lines << qtTrId("knowledge.field_changed").arg(name, was, is);
    };
    const auto date = [&](const std::optional<LocalDate> &day) { return day ? wording.date(*day) : qtTrId("knowledge.no_date"); };
    const auto owner = [](const std::string &name) { return name.empty() ? qtTrId("knowledge.no_owner") : toQString(name); };
    compare(qtTrId("knowledge.owner_field"), owner(before.owner), owner(after.owner));
    compare(qtTrId("knowledge.expires_field"), date(before.expires), date(after.expires));
    compare(qtTrId("knowledge.kinds_field"), kindNames(before.kinds, wording), kindNames(after.kinds, wording));
    compare(qtTrId("knowledge.attachments"), fileNames(before.attachments, wording), fileNames(after.attachments, wording));
    return lines;
}

VersionsView::VersionsView(KnowledgeDesk &desk, const theme::Theme &theme, QWidget *parent) : QWidget(parent), m_desk(desk), m_theme(theme)
{
    setObjectName(QStringLiteral("knowledge.versions_view"));
    m_heading = new Label(theme, FontRole::Title, ColorRole::Text, this);
    const auto chip = [&](const char *name, auto clicked) {
        auto *made = new widgets::Chip(theme, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setCheckable(true);
        connect(made, &QAbstractButton::clicked, this, clicked);
        return made;
    };
    m_chinese = chip("versions.zh", [this] { setLanguageShown(Language::Chinese); });
    m_english = chip("versions.en", [this] { setLanguageShown(Language::English); });
    m_read = chip("versions.read", [this] { setAgainst(Against::Nothing); });
    m_earlier = chip("versions.earlier", [this] { setAgainst(Against::Earlier); });
    m_current = chip("versions.current", [this] { setAgainst(Against::Current); });
    m_bringBack = new QPushButton(this);
    m_bringBack->setObjectName(QStringLiteral("versions.bring_back"));
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("versions.close"));
    connect(m_bringBack, &QPushButton::clicked, this, [this] { Q_EMIT commandAsked(QStringLiteral("knowledge.bring_back")); });
    connect(m_close, &QPushButton::clicked, this, [this] { Q_EMIT commandAsked(QStringLiteral("knowledge.escape")); });
    auto *bar = new QHBoxLayout;
    bar->setSpacing(theme.space(Space::Small));
    bar->addWidget(m_heading, 1);
    bar->addWidget(m_bringBack);
    bar->addWidget(m_close);
    m_list = new LineList(theme, this);
    m_list->setObjectName(QStringLiteral("versions.list"));
    m_scroll = new QScrollArea(this);
    auto *inside = new QWidget;
    auto *listColumn = new QVBoxLayout(inside);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->addWidget(m_list);
    listColumn->addStretch(1);
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFixedWidth(theme.scaled(versionsWidth));
    m_text = new QTextBrowser(this);
    m_text->setObjectName(QStringLiteral("versions.text"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setUndoRedoEnabled(false);
    m_legend = new Label(theme, FontRole::Caption, ColorRole::Text2, this);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(theme.space(Space::Small));
    for (QWidget *one : {static_cast<QWidget *>(m_read), static_cast<QWidget *>(m_earlier), static_cast<QWidget *>(m_current)})
        choices->addWidget(one);
    choices->addStretch(1);
    choices->addWidget(m_chinese);
    choices->addWidget(m_english);
    auto *right = new QVBoxLayout;
    right->setSpacing(theme.space(Space::Small));
    right->addLayout(choices);
    right->addWidget(m_legend);
    right->addWidget(m_text, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme.space(Space::Medium));
    middle->addWidget(m_scroll);
    middle->addLayout(right, 1);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.space(Space::Medium);
    column->setContentsMargins(margin, theme.space(Space::Cozy), margin, theme.space(Space::Cozy));
    column->setSpacing(theme.space(Space::Cozy));
    column->addLayout(bar);
    column->addLayout(middle, 1);
    connect(m_list, &LineList::currentLineChanged, this, &VersionsView::refresh);
    connect(&theme, &theme::Theme::changed, this, &VersionsView::refresh);
    retranslate();
}

void VersionsView::retranslate()
{
    m_chinese->setText(qtTrId("knowledge.in_chinese"));
    m_english->setText(qtTrId("knowledge.in_english"));
    m_read->setText(qtTrId("knowledge.read_version"));
    m_earlier->setText(qtTrId("knowledge.against_earlier"));
    m_current->setText(qtTrId("knowledge.against_current"));
    m_bringBack->setText(qtTrId("knowledge.bring_back"));
    m_bringBack->setToolTip(qtTrId("knowledge.bring_back_tip"));
    m_close->setText(qtTrId("knowledge.close_versions"));
    m_legend->setText(qtTrId("knowledge.legend"));
    m_list->setAccessibleName(qtTrId("knowledge.versions"));
    m_text->setAccessibleName(qtTrId("knowledge.version_text"));
}

void VersionsView::show(const model::KnowledgeArticle &article, std::vector<model::ArticleVersion> versions, const Wording &wording)
{
    const bool another = article.id != m_article.id;
    m_article = article;
    m_wording = wording;
    m_versions = std::move(versions);
    if (m_versions.empty())
        m_versions.push_back(versionOf(article));
    if (another)
        m_language = wording.language;
    m_heading->setText(qtTrId("knowledge.versions_of").arg(wording.pick(article.titleZh, article.titleEn)));
    std::vector<Line> lines;
    for (const model::ArticleVersion &version : m_versions) {
        Line line;
        line.key = QString::number(version.revision);
        line.title = qtTrId("knowledge.version_number").arg(version.revision);
        line.right = version.revision == article.revision ? qtTrId("knowledge.now") : QString();
        QStringList detail{version.savedAt == UtcTime{} ? (article.shipped ? qtTrId("knowledge.shipped") : qtTrId("knowledge.first_version"))
                                                        : wording.dateTime(version.savedAt)};
        if (!version.savedBy.empty())
            detail << toQString(version.savedBy);
        if (version.from > 0)
            detail << qtTrId("knowledge.brought_from").arg(version.from);
        line.detail = detail.join(QStringLiteral(" · "));
        line.route = {QStringLiteral("version"), line.key, {}};
        lines.push_back(std::move(line));
    }
    m_list->show(std::move(lines));
    refresh();
}

const model::ArticleVersion *VersionsView::selected() const
{
    const Line *line = m_list->current();
    for (const model::ArticleVersion &version : m_versions) {
        if (line && QString::number(version.revision) == line->key)
            return &version;
    }
    return m_versions.empty() ? nullptr : &m_versions.front();
}

const model::ArticleVersion *VersionsView::other() const
{
    const model::ArticleVersion *here = selected();
    if (!here || m_against == Against::Nothing)
        return nullptr;
    if (m_against == Against::Current)
        return here->revision == m_versions.front().revision ? nullptr : &m_versions.front();
    const auto next = std::find_if(m_versions.begin(), m_versions.end(), [&](const auto &version) { return version.revision < here->revision; });
    return next == m_versions.end() ? nullptr : &*next;
}

void VersionsView::setAgainst(Against against)
{
    m_against = against;
    refresh();
}

void VersionsView::setLanguageShown(Language language)
{
    m_language = language;
    refresh();
}

void VersionsView::refresh()
{
    m_chinese->setChecked(m_language == Language::Chinese);
    m_english->setChecked(m_language == Language::English);
    m_read->setChecked(m_against == Against::Nothing);
    m_earlier->setChecked(m_against == Against::Earlier);
    m_current->setChecked(m_against == Against::Current);
    const model::ArticleVersion *here = selected();
    const model::ArticleVersion *there = other();
    m_legend->setVisible(there != nullptr);
    m_bringBack->setVisible(m_desk.whyNotWrite().isEmpty());
    m_bringBack->setEnabled(here && here->revision != m_article.revision);
    m_text->clear();
    if (!here)
        return;
    QTextDocument &document = *m_text->document();
    document.setDefaultFont(m_theme.font(FontRole::Body));
    QTextCursor cursor(&document);
    // Bold: the ink alone would not tell it from the text that was there already.
    QTextCharFormat same;
    same.setFont(m_theme.font(FontRole::Body));
    same.setForeground(m_theme.color(ColorRole::Text));
    QTextCharFormat added = same;
    added.setFontWeight(QFont::DemiBold);
    added.setFontUnderline(true);
    added.setForeground(m_theme.color(ColorRole::Good));
    added.setBackground(m_theme.color(ColorRole::GoodTint));
    QTextCharFormat removed = same;
    removed.setFontStrikeOut(true);
    removed.setForeground(m_theme.color(ColorRole::Critical));
    removed.setBackground(m_theme.color(ColorRole::CriticalTint));
    QTextCharFormat quiet = same;
    quiet.setFont(m_theme.font(FontRole::Dense));
    quiet.setForeground(m_theme.color(ColorRole::Text2));
    if (!there) {
        if (m_against != Against::Nothing)
            cursor.insertText(m_against == Against::Earlier ? qtTrId("knowledge.nothing_earlier") + QStringLiteral("\n\n")
                                                            : qtTrId("knowledge.is_current") + QStringLiteral("\n\n"),
                              quiet);
        cursor.insertText(toQString(wholeText(*here, m_language)), same);
    } else {
        const bool forward = there->revision < here->revision;
        const model::ArticleVersion &before = forward ? *there : *here;
        const model::ArticleVersion &after = forward ? *here : *there;
        for (const QString &line : changedFields(before, after, m_wording))
            cursor.insertText(line + QLatin1Char('\n'), quiet);
        if (document.characterCount() > 1)
            cursor.insertText(QStringLiteral("\n"), quiet);
        for (const DiffPart &part : diffWords(wholeText(before, m_language), wholeText(after, m_language)))
            cursor.insertText(toQString(part.text), part.kind == DiffPart::Kind::Same ? same : part.kind == DiffPart::Kind::Added ? added : removed);
    }
    m_text->moveCursor(QTextCursor::Start);
}

} // namespace sinan::screens
