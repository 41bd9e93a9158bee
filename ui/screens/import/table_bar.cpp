#include "ui/screens/import/table_bar.h"

#include "app/bridge/phrases.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr std::array<bridge::Encoding, 4> encodings{bridge::Encoding::Utf8, bridge::Encoding::Gb18030, bridge::Encoding::Utf16Le, bridge::Encoding::Utf16Be};

QStringList named(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names)
        list << toQt(name);
    return list;
}

} // namespace

TableBar::TableBar(const theme::Theme &theme, ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QWidget *parent)
    : QWidget(parent), m_flow(flow), m_phrases(phrases), m_language(std::move(language)),
      m_title(new widgets::Label(theme, FontRole::Strong, ColorRole::Text, this)), m_included(new QCheckBox(this)), m_collection(new QComboBox(this)),
      m_encoding(new QComboBox(this)), m_delimiter(new QComboBox(this)), m_reason(new widgets::ElidedLabel(theme, FontRole::Caption, ColorRole::Text2, this)),
      m_message(new widgets::InlineMessage(theme, this))
{
    m_included->setObjectName(QStringLiteral("import.table.included"));
    m_collection->setObjectName(QStringLiteral("import.table.collection"));
    m_encoding->setObjectName(QStringLiteral("import.table.encoding"));
    m_delimiter->setObjectName(QStringLiteral("import.table.delimiter"));
    for (QComboBox *box : {m_collection, m_encoding, m_delimiter})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_message->QWidget::hide();
    auto *first = new QHBoxLayout;
    first->setSpacing(theme.space(Space::Small));
    first->addWidget(m_title);
    first->addStretch();
    first->addWidget(m_included);
    auto *second = new QHBoxLayout;
    second->setSpacing(theme.space(Space::Small));
    second->addWidget(m_collection);
    second->addWidget(m_encoding);
    second->addWidget(m_delimiter);
    second->addWidget(m_reason, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(Space::Small));
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_message);

    connect(m_included, &QCheckBox::clicked, this, [this](bool on) {
        if (m_table)
            m_flow.mend([table = *m_table, on](bridge::ImportSession &session) { return session.setIncluded(table, on); });
    });
    connect(m_collection, &QComboBox::activated, this, [this] {
        const auto collection = model::parseCollection(m_collection->currentData().toString().toStdString());
        if (m_table)
            m_flow.mend([table = *m_table, collection](bridge::ImportSession &session) { return session.setCollection(table, collection); });
    });
    connect(m_encoding, &QComboBox::activated, this, [this] {
        const auto encoding = bridge::Encoding(m_encoding->currentData().toInt());
        if (m_table)
            m_flow.mend([table = *m_table, encoding](bridge::ImportSession &session) { return session.setEncoding(table, encoding); });
    });
    connect(m_delimiter, &QComboBox::activated, this, [this] {
        const std::string delimiter = m_delimiter->currentData().toString().toStdString();
        if (m_table)
            m_flow.mend([table = *m_table, delimiter](bridge::ImportSession &session) { return session.setDelimiter(table, delimiter); });
    });
    retranslate();
}

void TableBar::retranslate()
{
    m_included->setText(qtTrId("import.table_included"));
    m_included->setAccessibleName(qtTrId("import.table_included"));
    m_collection->setAccessibleName(qtTrId("import.table_collection"));
    m_encoding->setAccessibleName(qtTrId("import.table_encoding"));
    m_delimiter->setAccessibleName(qtTrId("import.table_delimiter"));
    m_collection->setToolTip(qtTrId("import.table_collection"));
    m_encoding->setToolTip(qtTrId("import.table_encoding"));
    m_delimiter->setToolTip(qtTrId("import.table_delimiter"));
    m_collection->clear();
    m_collection->addItem(qtTrId("import.table_no_place"), QString());
    for (const model::CollectionTable &table : model::allCollections()) {
        if (table.info.importable)
            m_collection->addItem(widgets::labelText(table.info.label, m_language()), toQt(table.info.name));
    }
    m_encoding->clear();
    for (const bridge::Encoding encoding : encodings)
        m_encoding->addItem(toQt(toText(encoding)), int(encoding));
    m_delimiter->clear();
    m_delimiter->addItem(qtTrId("import.delimiter_comma"), QStringLiteral(","));
    m_delimiter->addItem(qtTrId("import.delimiter_semicolon"), QStringLiteral(";"));
    m_delimiter->addItem(qtTrId("import.delimiter_tab"), QStringLiteral("\t"));
    show(m_table);
}

void TableBar::show(std::optional<std::size_t> table)
{
    m_table = table;
    const bool any = table && *table < m_flow.preview().tables.size();
    for (QWidget *widget : {static_cast<QWidget *>(m_included), static_cast<QWidget *>(m_collection), static_cast<QWidget *>(m_reason)})
        widget->setVisible(any);
    m_encoding->setVisible(any && !m_flow.preview().tables[*table].delimiter.empty());
    m_delimiter->setVisible(any && !m_flow.preview().tables[*table].delimiter.empty());
    if (!any) {
        m_title->setText(qtTrId("import.talks_title"));
        m_message->QWidget::hide();
        return;
    }
    const bridge::TablePreview &preview = m_flow.preview().tables[*table];
    m_title->setText(qtTrId("import.columns_title").arg(preview.columns.size()));
    m_included->setChecked(preview.included);
    m_included->setEnabled(preview.collection.has_value());
    m_collection->setCurrentIndex(m_collection->findData(preview.collection ? toQt(model::tableOf(*preview.collection).info.name) : QString()));
    m_encoding->setCurrentIndex(m_encoding->findData(int(preview.encoding)));
    m_delimiter->setCurrentIndex(m_delimiter->findData(toQt(preview.delimiter)));
    m_reason->setText(preview.collectionReason.id.empty() ? QString() : toQt(m_phrases.sentence(preview.collectionReason, m_language())));
    showMessage(preview);
}

void TableBar::showMessage(const bridge::TablePreview &table)
{
    using Kind = widgets::InlineMessage::Kind;
    const QString signature = toQt(table.signature);
    if (table.drift && m_dismissed != signature) {
        const QStringList gone = named(table.drift->gone);
        const QStringList added = named(table.drift->added);
        QStringList detail;
        if (!added.isEmpty())
            detail << qtTrId("import.drift_added").arg(added.join(qtTrId("import.comma")));
        if (!gone.isEmpty())
            detail << qtTrId("import.drift_gone").arg(gone.join(qtTrId("import.comma")));
        m_message->show(Kind::Warning, qtTrId("import.drift"), detail.join(QLatin1Char(' ')));
        connect(m_message->addAction(QStringLiteral("import.drift.keep"), qtTrId("import.drift_keep")), &QPushButton::clicked, this, [this, signature] {
            m_dismissed = signature;
            show(m_table);
        });
        connect(m_message->addAction(QStringLiteral("import.drift.anew"), qtTrId("import.drift_anew")), &QPushButton::clicked, this, [this, signature] {
            m_dismissed = signature;
            const auto collection = m_flow.preview().tables[*m_table].collection;
            m_flow.mend([index = *m_table, collection](bridge::ImportSession &session) { return session.setCollection(index, collection); });
        });
    } else if (table.lookup) {
        const bridge::TablePreview::Lookup lookup = *table.lookup;
        const QString other = lookup.table < m_flow.preview().tables.size() ? toQt(m_flow.preview().tables[lookup.table].file) : QString();
        m_message->show(Kind::Info, lookup.used ? qtTrId("import.lookup_used").arg(other) : qtTrId("import.lookup").arg(other),
                        qtTrId("import.lookup_detail").arg(int(lookup.coverage * 100)));
        connect(m_message->addAction(QStringLiteral("import.lookup.use"), lookup.used ? qtTrId("import.lookup_drop") : qtTrId("import.lookup_use")),
                &QPushButton::clicked, this, [this, used = !lookup.used] {
                    m_flow.mend([index = *m_table, used](bridge::ImportSession &session) { return session.setLookup(index, used); });
                });
    } else if (table.mappingReused) {
        m_message->show(Kind::Good, qtTrId("import.mapping_reused"));
    } else {
        m_message->QWidget::hide();
        return;
    }
    m_message->QWidget::show();
}

} // namespace sinan::screens
