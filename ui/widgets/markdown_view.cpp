#include "ui/widgets/markdown_view.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextList>
#include <QWheelEvent>

namespace sinan::widgets {

using theme::FontRole;
using theme::Space;

namespace {

/// The document in the theme's fonts: Markdown brings sizes of its own.
void dressMarkdown(QTextDocument &document, const theme::Theme &theme)
{
    document.setDefaultFont(theme.font(FontRole::Body));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(theme.lineHeight(FontRole::Body), QTextBlockFormat::MinimumHeight);
        format.setBottomMargin(block.textList() ? theme.space(Space::Tiny) : theme.space(Space::Small));
        format.setTopMargin(0);
        if (const int level = format.headingLevel(); level > 0) {
            const FontRole role = level == 1 ? FontRole::Title : FontRole::Strong;
            format.setLineHeight(theme.lineHeight(role), QTextBlockFormat::MinimumHeight);
            format.setTopMargin(theme.space(Space::Small));
            QTextCharFormat letters;
            letters.setFont(theme.font(role));
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(letters);
        }
        cursor.mergeBlockFormat(format);
    }
}

} // namespace

MarkdownView::MarkdownView(const theme::Theme &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &theme::Theme::changed, this, &MarkdownView::refill);
}

void MarkdownView::show(const QString &markdown)
{
    const bool other = markdown != m_markdown;
    m_markdown = markdown;
    refill();
    if (other)
        verticalScrollBar()->setValue(0);
}

void MarkdownView::setPictures(Pictures pictures)
{
    m_pictures = std::move(pictures);
}

void MarkdownView::setWhole(bool whole)
{
    m_whole = whole;
    setVerticalScrollBarPolicy(whole ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, whole ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

void MarkdownView::refill()
{
    const int place = verticalScrollBar()->value();
    document()->setMarkdown(m_markdown, QTextDocument::MarkdownFeatures(int(QTextDocument::MarkdownDialectGitHub) | int(QTextDocument::MarkdownNoHTML)));
    dressMarkdown(*document(), m_theme);
    verticalScrollBar()->setValue(place);
    updateGeometry();
}

QVariant MarkdownView::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource || !m_pictures)
        return {};
    const QImage picture = m_pictures(name.toString());
    if (picture.isNull())
        return {};
    const int most = std::max(m_theme.scaled(120), viewport()->width() - m_theme.space(Space::Small));
    return picture.width() > most ? picture.scaledToWidth(most, Qt::SmoothTransformation) : picture;
}

QSize MarkdownView::sizeHint() const
{
    if (!m_whole)
        return QTextBrowser::sizeHint();
    return {m_theme.scaled(300), int(document()->documentLayout()->documentSize().height()) + m_theme.space(Space::Tiny)};
}

QSize MarkdownView::minimumSizeHint() const
{
    return {m_theme.scaled(120), m_whole ? sizeHint().height() : m_theme.scaled(60)};
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (m_whole && event->size().width() != event->oldSize().width())
        updateGeometry();
}

void MarkdownView::wheelEvent(QWheelEvent *event)
{
    if (m_whole)
        event->ignore();
    else
        QTextBrowser::wheelEvent(event);
}

} // namespace sinan::widgets
