#include "ui/screens/import/inspector.h"

#include "app/bridge/cell_values.h"
#include "app/bridge/phrases.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

/// So many values of a list can be mended here; longer lists are texts, not choices.
constexpr std::size_t mostValues = 24;

const model::FieldInfo *fieldOf(const bridge::TablePreview &table, const bridge::Target &target)
{
    if (target.kind != bridge::Target::Kind::Field || !table.collection)
        return nullptr;
    const auto &fields = model::tableOf(*table.collection);
    // "contact.role": of a row that goes beside.
    const std::size_t dot = target.name.find('.');
    const auto beside = dot == std::string::npos ? std::nullopt : model::parseCollection(std::string_view(target.name).substr(0, dot));
    const auto &owner = beside ? model::tableOf(*beside) : fields;
    const auto at = owner.indexOf(beside ? std::string_view(target.name).substr(dot + 1) : std::string_view(target.name));
    return at ? &owner.fields[*at] : nullptr;
}

} // namespace

Inspector::Inspector(const theme::Theme &theme, ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_flow(flow), m_phrases(phrases), m_language(std::move(language)), m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("import.inspector"));
    m_scroll->setObjectName(QStringLiteral("import.inspector.scroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->viewport()->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
}

QString Inspector::sentence(const bridge::Message &message) const
{
    return message.id.empty() ? QString() : toQt(m_phrases.sentence(message, m_language()));
}

void Inspector::begin()
{
    m_content = new QWidget;
    m_content->installEventFilter(this);
    m_form = new QGridLayout(m_content);
    m_form->setContentsMargins(m_theme.space(Space::Small), m_theme.space(Space::Small), m_theme.space(Space::Small), m_theme.space(Space::Small));
    m_form->setVerticalSpacing(m_theme.space(Space::Tiny));
    m_form->setHorizontalSpacing(m_theme.space(Space::Cozy));
    m_form->setColumnStretch(1, 1);
    m_scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
}

bool Inspector::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::eventFilter(watched, event);
}

// A scroll area asks for the least height of its contents; that of wrapped lines depends on the width.
void Inspector::fit()
{
    if (!m_content || !m_form)
        return;
    const int height = m_form->hasHeightForWidth() ? m_form->totalHeightForWidth(m_scroll->viewport()->width()) : m_form->totalSizeHint().height();
    m_content->setMinimumHeight(height);
    if (height != m_height) {
        m_height = height;
        updateGeometry();
    }
}

QSize Inspector::sizeHint() const
{
    return {QWidget::sizeHint().width(), m_height};
}

void Inspector::clear()
{
    begin();
}

void Inspector::addRow(QWidget *label, QWidget *value)
{
    const int row = m_form->rowCount();
    // A label of one line stands beside the first of several.
    m_form->addWidget(label, row, 0, qobject_cast<QLabel *>(value) ? Qt::AlignTop : Qt::AlignVCenter);
    m_form->addWidget(value, row, 1);
    // What is not shown yet has no height for fit().
    label->show();
    value->show();
}

void Inspector::addText(const QString &name, const QString &text)
{
    if (text.isEmpty())
        return;
    auto *label = new widgets::Label(m_theme, FontRole::Caption, ColorRole::Text2, m_content);
    label->setText(name);
    auto *value = new widgets::Label(m_theme, FontRole::Dense, ColorRole::Text, m_content);
    value->setText(text);
    value->setWordWrap(true);
    addRow(label, value);
}

void Inspector::addBox(const QString &name, const QString &objectName, const QList<MendChoice> &choices, const QVariant &chosen,
                       std::function<void(const QVariant &)> choose)
{
    auto *label = new widgets::Label(m_theme, FontRole::Caption, ColorRole::Text2, m_content);
    label->setText(name);
    auto *box = new QComboBox(m_content);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    for (const MendChoice &choice : choices)
        box->addItem(choice.text, choice.value);
    box->setCurrentIndex(box->findData(chosen));
    // Boxes in a scrolling form must not turn with the wheel that scrolls it.
    box->setFocusPolicy(Qt::StrongFocus);
    label->setBuddy(box);
    connect(box, &QComboBox::activated, this, [box, choose = std::move(choose)] { choose(box->currentData()); });
    addRow(label, box);
}

void Inspector::addValueMap(const ColumnsModel &model, int row, const bridge::ColumnPreview &column)
{
    const auto &table = m_flow.preview().tables[model.table()];
    const model::FieldInfo *field = fieldOf(table, column.target);
    if (!field || field->choices.empty())
        return;
    std::map<std::string, std::string> all = column.valueMap;
    for (const std::string &unknown : column.unknownValues)
        all.emplace(unknown, std::string());
    QList<MendChoice> choices{MendChoice{qtTrId("import.value_unknown"), QString(), {}, true}};
    for (const model::Choice &choice : field->choices)
        choices.append(MendChoice{widgets::labelText(choice.label, m_language()), toQt(choice.name), {}, false});
    std::size_t shown = 0;
    for (const auto &[value, choice] : all) {
        if (++shown > mostValues)
            break;
        addBox(qtTrId("import.value_of").arg(toQt(value)), QStringLiteral("import.value.") + toQt(value), choices, toQt(choice),
               [this, table = model.table(), index = std::size_t(row), map = column.valueMap, value = value](const QVariant &picked) mutable {
                   if (picked.toString().isEmpty())
                       map.erase(value);
                   else
                       map[value] = picked.toString().toStdString();
                   m_flow.mend([table, index, map](bridge::ImportSession &session) { return session.setValueMap(table, index, map); });
               });
    }
}

void Inspector::addFormat(const ColumnsModel &model, int row, const bridge::ColumnPreview &column)
{
    const auto set = [this, table = model.table(), index = std::size_t(row)](const bridge::Format &format) {
        m_flow.mend([table, index, format](bridge::ImportSession &session) { return session.setFormat(table, index, format); });
    };
    const auto &table = m_flow.preview().tables[model.table()];
    const model::FieldInfo *field = fieldOf(table, column.target);
    const bool date = field ? field->type == model::FieldType::Date || field->type == model::FieldType::Time : column.shape == bridge::Shape::Date;
    if (date) {
        QList<MendChoice> orders;
        for (const char *order : {"", "ymd", "mdy", "dmy", "serial1900"})
            orders.append(MendChoice{dateOrderText(order), QString::fromLatin1(order), {}, false});
        addBox(qtTrId("import.format_date"), QStringLiteral("import.format.date"), orders, toQt(column.format.date), [set, format = column.format](const QVariant &picked) mutable {
            format.date = picked.toString().toStdString();
            set(format);
        });
    }
    const bool money = field && field->type == model::FieldType::Money;
    if (money || (field && field->type == model::FieldType::Real)) {
        QList<MendChoice> scales{MendChoice{qtTrId("import.scale_one"), 1.0, {}, false},
                                 MendChoice{qtTrId("import.scale_thousand"), 1000.0, {}, false},
                                 MendChoice{qtTrId("import.scale_wan"), 10000.0, {}, false},
                                 MendChoice{qtTrId("import.scale_million"), 1e6, {}, false},
                                 MendChoice{qtTrId("import.scale_yi"), 1e8, {}, false}};
        addBox(qtTrId("import.format_scale"), QStringLiteral("import.format.scale"), scales, column.format.scale, [set, format = column.format](const QVariant &picked) mutable {
            format.scale = picked.toDouble();
            set(format);
        });
    }
    if (money) {
        QList<MendChoice> currencies{MendChoice{qtTrId("import.currency_default"), QString(), {}, false}};
        for (const char *currency : {"CNY", "USD", "EUR", "JPY", "HKD"})
            currencies.append(MendChoice{QString::fromLatin1(currency), QString::fromLatin1(currency), {}, false});
        addBox(qtTrId("import.format_currency"), QStringLiteral("import.format.currency"), currencies, toQt(column.format.currency),
               [set, format = column.format](const QVariant &picked) mutable {
                   format.currency = picked.toString().toStdString();
                   set(format);
               });
    }
}

void Inspector::showColumn(const ColumnsModel &model, int row)
{
    const bridge::ColumnPreview *column = model.column(row);
    if (!column) {
        clear();
        return;
    }
    begin();
    QStringList samples;
    for (const std::string &sample : column->samples)
        samples << toQt(sample).simplified();
    addText(qtTrId("import.samples"), samples.join(QStringLiteral("  ·  ")));
    addText(qtTrId("import.filled"), qtTrId("import.filled_of").arg(column->filled).arg(column->filled + column->empty));
    addText(qtTrId("import.why"), sentence(column->reason));
    addFormat(model, row, *column);
    addValueMap(model, row, *column);
    if (column->personal)
        addText(qtTrId("import.personal"), qtTrId("import.personal_note"));
    fit();
}

void Inspector::addTime(std::size_t row, const bridge::TalkPreview &talk)
{
    auto *label = new widgets::Label(m_theme, FontRole::Caption, ColorRole::Text2, m_content);
    label->setText(qtTrId("import.talk_date"));
    const WorkCalendar &calendar = m_flow.calendar();
    QString shown;
    if (talk.occurredAt) {
        const int minute = calendar.minuteOfDay(*talk.occurredAt);
        shown = QStringLiteral("%1 %2:%3").arg(QString::fromStdString(toIso(calendar.dateOf(*talk.occurredAt)))).arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
    }
    auto *edit = new QLineEdit(shown, m_content);
    edit->setObjectName(QStringLiteral("import.talk.time"));
    edit->setAccessibleName(qtTrId("import.talk_date"));
    edit->setToolTip(qtTrId("import.talk_date_hint"));
    label->setBuddy(edit);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, row, shown] {
        if (edit->text() == shown)
            return;
        const auto date = bridge::readDate(edit->text().toStdString());
        if (!date) {
            edit->setText(shown);
            Q_EMIT m_flow.refusedMend(QString());
            return;
        }
        m_flow.mend([row, at = bridge::toMoment(*date, m_flow.calendar())](bridge::ImportSession &session) { return session.setTalkTime(row, at); });
    });
    addRow(label, edit);
    addText(QString(), sentence(talk.dateReason));
}

void Inspector::showTalk(const TalksModel &model, int row)
{
    const bridge::TalkPreview *talk = model.talk(row);
    if (!talk) {
        clear();
        return;
    }
    begin();
    auto *included = new QCheckBox(qtTrId("import.talk_included"), m_content);
    included->setObjectName(QStringLiteral("import.talk.included"));
    included->setAccessibleName(qtTrId("import.talk_included"));
    included->setChecked(talk->included);
    connect(included, &QCheckBox::clicked, this, [this, index = std::size_t(row)](bool on) {
        m_flow.mend([index, on](bridge::ImportSession &session) { return session.setTalkIncluded(index, on); });
    });
    m_form->addWidget(included, m_form->rowCount(), 0, 1, 2);
    QList<MendChoice> channels;
    for (const model::Choice &choice : model::Choices<model::Channel>::choices)
        channels.append(MendChoice{widgets::labelText(choice.label, m_language()), toQt(choice.name), {}, false});
    addBox(qtTrId("import.talk_channel"), QStringLiteral("import.talk.channel"), channels, toQt(nameOf(talk->channel)),
           [this, index = std::size_t(row)](const QVariant &picked) {
               const auto channel = model::parseChoice<model::Channel>(picked.toString().toStdString());
               if (channel)
                   m_flow.mend([index, channel](bridge::ImportSession &session) { return session.setTalkChannel(index, *channel); });
           });
    addTime(std::size_t(row), *talk);
    QStringList speakers;
    for (const auto &speaker : talk->speakers)
        speakers << qtTrId("import.talk_speaker").arg(toQt(speaker.name), widgets::choiceText(speaker.role, m_language()));
    addText(qtTrId("import.talk_speakers"), speakers.join(qtTrId("import.comma")));
    addText(qtTrId("import.talk_words"), toQt(talk->firstWords).simplified());
    fit();
}

} // namespace sinan::screens
