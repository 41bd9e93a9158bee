#include "ui/screens/warning/article_reader.h"

#include "ui/widgets/label.h"
#include "ui/widgets/markdown_view.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

ArticleReader::ArticleReader(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_title(new widgets::Label(theme, FontRole::Title, ColorRole::Text, this)),
      m_detail(new widgets::Label(theme, FontRole::Caption, ColorRole::Text2, this)), m_page(new widgets::MarkdownView(theme, this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("warning.article"));
    m_title->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_page->setObjectName(QStringLiteral("article.page"));
    m_close->setObjectName(QStringLiteral("article.close"));
    m_close->setAutoRaise(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Cozy), theme.space(Space::Small), theme.space(Space::Small));
    column->setSpacing(theme.space(Space::Tiny));
    column->addLayout(top);
    column->addWidget(m_detail);
    column->addSpacing(theme.space(Space::Small));
    column->addWidget(m_page, 1);
    connect(m_close, &QToolButton::clicked, this, &ArticleReader::closeRequested);
    connect(&theme, &theme::Theme::changed, this, &ArticleReader::refill);
    retranslate();
}

void ArticleReader::retranslate()
{
    m_close->setToolTip(qtTrId("warning.article_close"));
    m_close->setAccessibleName(qtTrId("warning.article_close"));
    setAccessibleName(qtTrId("warning.article_name"));
}

void ArticleReader::show(const ArticleText &article)
{
    m_article = article;
    m_title->setText(article.title);
    m_detail->setText(article.detail);
    m_detail->setVisible(!article.detail.isEmpty());
    m_page->setAccessibleName(article.title);
    refill();
    QWidget::show();
}

void ArticleReader::refill()
{
    m_close->setIcon(m_theme.icon(QStringLiteral("verb.close")));
    m_page->show(m_article.markdown);
    update();
}

void ArticleReader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    painter.setPen(QPen(m_theme.color(ColorRole::Border), m_theme.width(theme::Width::Border)));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

} // namespace sinan::screens
