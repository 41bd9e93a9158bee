#include "ui/screens/warning/evidence_view.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using theme::Width;

namespace {

class EvidenceDelegate final : public QStyledItemDelegate
{
public:
    EvidenceDelegate(const theme::Theme &theme, const EvidenceModel &model, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = option.rect.width() > 0 ? option.rect.width() : 320;
        QTextLayout words;
        const int text = layoutWords(words, m_model.at(index.row()), textWidth(width));
        return {width, text + m_theme.lineHeight(FontRole::Caption) + 2 * m_theme.space(Space::Small)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const EvidenceText &evidence = m_model.at(index.row());
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const int radius = m_theme.radius(theme::Radius::Control);
        if (option.state.testFlag(QStyle::State_MouseOver) && evidence.canOpen()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.color(ColorRole::Hover));
            painter->drawRoundedRect(option.rect, radius, radius);
        }
        if (focused) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(m_theme.color(ColorRole::Accent), m_theme.width(Width::FocusRing)));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), radius, radius);
        }
        const int edge = m_theme.iconSize();
        const int pad = m_theme.space(Space::Small);
        const int line = m_theme.lineHeight(FontRole::Dense);
        const QRect icon(option.rect.left() + pad, option.rect.top() + pad + (line - edge) / 2, edge, edge);
        m_theme.icon(evidence.icon, ColorRole::Text2).paint(painter, icon);

        QTextLayout words;
        const int height = layoutWords(words, evidence, textWidth(option.rect.width()));
        const QPoint at(option.rect.left() + indent(), option.rect.top() + pad);
        painter->setPen(m_theme.color(ColorRole::Text));
        words.draw(painter, at);

        const QFont caption = m_theme.font(FontRole::Caption);
        const QRect meta(at.x(), at.y() + height, textWidth(option.rect.width()), m_theme.lineHeight(FontRole::Caption));
        painter->setFont(caption);
        painter->setPen(m_theme.color(ColorRole::Text2));
        painter->drawText(meta, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(caption).elidedText(metaLine(evidence), Qt::ElideRight, meta.width()));
        painter->restore();
    }

    static QString metaLine(const EvidenceText &evidence)
    {
        QStringList parts{evidence.who, evidence.when, evidence.where};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }

private:
    [[nodiscard]] int indent() const { return m_theme.space(Space::Small) * 2 + m_theme.iconSize(); }
    [[nodiscard]] int textWidth(int width) const { return std::max(80, width - indent() - m_theme.space(Space::Small)); }

    /// The sentence with the telling words marked by weight and a tint. @return its height
    int layoutWords(QTextLayout &layout, const EvidenceText &evidence, int width) const
    {
        const bool spoken = evidence.kind == EvidenceText::Kind::Words;
        const QString open = spoken ? QStringLiteral("“") : QString();
        const QString close = spoken ? QStringLiteral("”") : QString();
        layout.setText(open + evidence.before + evidence.words + evidence.after + close);
        layout.setFont(m_theme.font(FontRole::Dense));
        if (spoken && !(evidence.before.isEmpty() && evidence.after.isEmpty())) {
            QTextLayout::FormatRange range;
            range.start = int(open.size() + evidence.before.size());
            range.length = int(evidence.words.size());
            range.format.setFontWeight(QFont::DemiBold);
            range.format.setBackground(m_theme.color(ColorRole::MediumTint));
            range.format.setForeground(m_theme.color(ColorRole::Text));
            layout.setFormats({range});
        }
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(wrap);
        layout.beginLayout();
        const int lineHeight = m_theme.lineHeight(FontRole::Dense);
        int height = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition(QPointF(0, height + (lineHeight - line.height()) / 2));
            height += lineHeight;
        }
        layout.endLayout();
        return std::max(height, lineHeight);
    }

    const theme::Theme &m_theme;
    const EvidenceModel &m_model;
};

} // namespace

void EvidenceModel::show(QList<EvidenceText> evidence)
{
    beginResetModel();
    m_evidence = std::move(evidence);
    endResetModel();
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const EvidenceText &evidence = m_evidence.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return evidence.words;
    case Qt::AccessibleTextRole: return evidence.line();
    case Qt::ToolTipRole: return EvidenceDelegate::metaLine(evidence);
    default: return {};
    }
}

Qt::ItemFlags EvidenceModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

EvidenceView::EvidenceView(const theme::Theme &theme, QWidget *parent)
    : QListView(parent), m_theme(theme), m_model(new EvidenceModel(this))
{
    setObjectName(QStringLiteral("evidence.list"));
    setModel(m_model);
    setItemDelegate(new EvidenceDelegate(theme, *m_model, this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListView::clicked, this, &EvidenceView::openIndex);
    connect(&theme, &theme::Theme::changed, this, &EvidenceView::fit);
}

void EvidenceView::show(const QList<EvidenceText> &evidence, int most)
{
    const int row = std::clamp(currentIndex().row(), 0, int(std::max<qsizetype>(evidence.size() - 1, 0)));
    m_model->show(most > 0 ? evidence.mid(0, most) : evidence);
    // New rows leave no current one, and then neither Enter nor the arrows would do anything.
    setCurrentIndex(m_model->index(row, 0));
    fit();
}

void EvidenceView::fit()
{
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, viewport()->width(), 0);
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += itemDelegate()->sizeHint(option, m_model->index(row)).height();
    if (height != m_height) {
        m_height = height;
        updateGeometry();
    }
    scheduleDelayedItemsLayout();
}

void EvidenceView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    fit();
}

void EvidenceView::openIndex(const QModelIndex &index)
{
    if (index.isValid() && m_model->at(index.row()).canOpen())
        Q_EMIT opened(m_model->at(index.row()));
}

void EvidenceView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openIndex(currentIndex());
        return;
    }
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->at(currentIndex().row()).line());
        return;
    }
    // At either end the arrows go on to the page.
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0 && currentIndex().isValid()) {
        const QModelIndex next = m_model->index(currentIndex().row() + step, 0);
        if (next.isValid())
            setCurrentIndex(next);
        else
            focusNextPrevChild(step > 0);
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace sinan::screens
