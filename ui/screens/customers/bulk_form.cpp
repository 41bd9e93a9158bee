#include "ui/screens/customers/bulk_form.h"

#include "ui/screens/customers/customer_words.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

/// Names are written one by one; money has its currency beside it.
const std::vector<std::string_view> notInBulk{"name", "name_en", "currency", "annual_revenue"};
/// A mutation's worth of customers; the gesture holds as many mutations as it takes.
constexpr std::size_t customersAMutation = 500;
constexpr qsizetype longestTag = 60;

const char *refusalText(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NotANumber:
        return "customers.refused_number";
    case Refusal::NotADate:
        return "customers.refused_date";
    case Refusal::NotAChoice:
        return "customers.refused_choice";
    case Refusal::TooLong:
        return "customers.refused_long";
    case Refusal::Empty:
        break;
    }
    return "customers.refused_empty";
}

} // namespace

BulkForm::BulkForm(widgets::Workbench &bench, widgets::BackgroundReader &reader, QWidget *parent)
    : QFrame(parent), m_bench(bench), m_reader(reader), m_title(new widgets::Label(bench.theme, FontRole::Strong, ColorRole::Text, this)),
      m_field(new QComboBox(this)), m_value(new QComboBox(this)), m_apply(new QPushButton(this)), m_cancel(new QPushButton(this)),
      m_refusal(new widgets::Label(bench.theme, FontRole::Caption, ColorRole::Critical, this))
{
    setObjectName(QStringLiteral("customers.bulk"));
    m_field->setObjectName(QStringLiteral("customers.bulk.field"));
    m_value->setObjectName(QStringLiteral("customers.bulk.value"));
    m_apply->setObjectName(QStringLiteral("customers.bulk.apply"));
    m_cancel->setObjectName(QStringLiteral("customers.bulk.cancel"));
    m_value->setEditable(true);
    m_value->setInsertPolicy(QComboBox::NoInsert);
    m_value->lineEdit()->setObjectName(QStringLiteral("customers.bulk.text"));
    m_value->setMinimumWidth(bench.theme.scaled(180));
    m_apply->setProperty("primary", true);
    m_refusal->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(bench.theme.space(Space::Small));
    row->addWidget(m_title);
    row->addWidget(m_field);
    row->addWidget(m_value);
    row->addWidget(m_apply);
    row->addWidget(m_cancel);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(bench.theme.space(Space::Tiny));
    column->addLayout(row);
    column->addWidget(m_refusal);
    connect(m_field, qOverload<int>(&QComboBox::currentIndexChanged), this, &BulkForm::offerValues);
    connect(m_apply, &QPushButton::clicked, this, &BulkForm::apply);
    connect(m_cancel, &QPushButton::clicked, this, &BulkForm::finish);
    connect(m_value->lineEdit(), &QLineEdit::returnPressed, this, &BulkForm::apply);
    retranslate();
    hide();
}

void BulkForm::retranslate()
{
    m_field->setAccessibleName(qtTrId("customers.bulk_field"));
    m_value->setAccessibleName(qtTrId("customers.bulk_value"));
    m_value->lineEdit()->setAccessibleName(qtTrId("customers.bulk_value"));
    m_cancel->setText(qtTrId("customers.cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    showCount();
}

void BulkForm::showCount()
{
    m_title->setText(qtTrId("customers.bulk_title", int(m_numbers.size())));
    m_apply->setText(qtTrId("customers.bulk_apply"));
    m_apply->setAccessibleName(qtTrId("customers.bulk_title", int(m_numbers.size())));
}

void BulkForm::start(std::vector<std::int64_t> numbers, const CustomerTexts &texts)
{
    setCustomers(std::move(numbers));
    m_refusal->hide();
    fillFields(texts);
    show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void BulkForm::setCustomers(std::vector<std::int64_t> numbers)
{
    m_numbers = std::move(numbers);
    showCount();
}

void BulkForm::fillFields(const CustomerTexts &texts)
{
    const QSignalBlocker quiet(m_field);
    const Language language = m_bench.language();
    m_regions = texts.regions();
    m_choices.clear();
    m_field->clear();
    auto specs = fieldSpecs(model::Collection::Customer, texts.fields(), notInBulk);
    // What is most often set for many comes first.
    const auto rank = [](const FieldSpec &spec) { return spec.name == "owner" ? 0 : spec.name == "stars" ? 1 : spec.name == "region" ? 2 : 3; };
    std::stable_sort(specs.begin(), specs.end(), [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
    for (const FieldSpec &spec : specs) {
        m_choices.push_back({Way::Field, spec});
        m_field->addItem(spec.title(language));
    }
    std::size_t at = 3;
    for (const Way way : {Way::AddTag, Way::RemoveTag}) {
        m_choices.insert(m_choices.begin() + std::ptrdiff_t(at), {way, {}});
        m_field->insertItem(int(at), way == Way::AddTag ? qtTrId("customers.bulk_add_tag") : qtTrId("customers.bulk_remove_tag"));
        ++at;
    }
    m_field->setCurrentIndex(0);
    offerValues();
}

void BulkForm::offerValues()
{
    m_value->clear();
    m_refusal->hide();
    const auto at = std::size_t(std::max(m_field->currentIndex(), 0));
    if (at >= m_choices.size())
        return;
    const Choice &choice = m_choices[at];
    const Language language = m_bench.language();
    QStringList offered;
    if (choice.way == Way::Field && choice.spec.name == "owner" && !choice.spec.custom) {
        for (const model::User &user : mutations::selectAs<model::User>(m_bench.reader, {}).valueOr({}))
            offered << widgets::toQt(user.name);
    } else if (choice.way == Way::Field && choice.spec.type == model::FieldType::Enumeration) {
        for (const model::Choice &one : choice.spec.choices)
            offered << (one.name == "unknown" ? QString() : widgets::labelText(one.label, language));
    } else if (choice.way == Way::Field && choice.spec.type == model::FieldType::Reference) {
        for (const model::Region &region : m_regions)
            offered << widgets::toQt(language == Language::Chinese || region.nameEn.empty() ? region.nameZh : region.nameEn);
    } else if (choice.way == Way::Field && choice.spec.type == model::FieldType::Boolean) {
        offered << qtTrId("customers.yes") << qtTrId("customers.no");
    } else if (choice.way == Way::Field && choice.spec.name == "industry" && !choice.spec.custom) {
        offered = industryWords().values();
    }
    offered.removeAll(QString());
    offered.removeDuplicates();
    m_value->addItems(offered);
    m_value->setCurrentIndex(-1);
    m_value->clearEditText();
    m_value->lineEdit()->setPlaceholderText(choice.way == Way::Field ? qtTrId("customers.bulk_empties") : QString());
}

std::optional<Json> BulkForm::change()
{
    const Choice &choice = m_choices[std::size_t(m_field->currentIndex())];
    const QString typed = m_value->currentText().trimmed();
    if (choice.way != Way::Field) {
        if (typed.isEmpty() || typed.size() > longestTag) {
            refuse(qtTrId("customers.bulk_tag_needed"));
            return std::nullopt;
        }
        return Json{{choice.way == Way::AddTag ? "tags_add" : "tags_remove", Json::array({typed.toStdString()})}};
    }
    const FieldContext context{m_bench.language(), m_bench.calendar.dateOf(m_bench.clock.now()), &m_regions};
    const Parsed parsed = parseTyped(choice.spec, typed, context);
    if (parsed.refusal) {
        refuse(qtTrId(refusalText(*parsed.refusal)));
        return std::nullopt;
    }
    Json value = parsed.value;
    // Texts are emptied, not taken away.
    if (value.is_null() && !choice.spec.custom && (choice.spec.type == model::FieldType::Text || choice.spec.type == model::FieldType::LongText))
        value = "";
    return Json{{choice.spec.custom ? "custom" : "fields", Json{{choice.spec.name, value}}}};
}

void BulkForm::apply()
{
    if (m_working || m_choices.empty())
        return;
    if (m_numbers.empty())
        return refuse(qtTrId("customers.why_nothing_selected"));
    if (m_numbers.size() > mostCustomers)
        return refuse(qtTrId("customers.bulk_too_many").arg(widgets::toQt(format::integer(std::int64_t(mostCustomers)))));
    const auto wanted = change();
    if (!wanted)
        return;
    m_refusal->hide();
    m_working = true;
    m_reader.ask<std::vector<store::CustomerLine>>(
        this, [numbers = m_numbers, now = m_bench.clock.now()](const store::Reader &reader) { return reader.customerLines(numbers, now); },
        [this, change = *wanted](Result<std::vector<store::CustomerLine>> lines) {
            if (lines.ok()) {
                submit(*lines, change);
            } else {
                m_working = false;
                refuse(qtTrId("customers.bulk_failed"));
            }
        });
}

void BulkForm::submit(const std::vector<store::CustomerLine> &lines, const Json &change)
{
    std::vector<mutations::Mutation> gesture;
    const std::string group = Uuid::v7(m_bench.clock, m_bench.random).toString();
    const QString subject = qtTrId("customers.group_detail", int(lines.size()));
    for (std::size_t from = 0; from < lines.size(); from += customersAMutation) {
        mutations::Mutation mutation;
        mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
        mutation.name = "customer.bulk_edit@1";
        mutation.group = group;
        mutation.label = "undo.customer_bulk_edit";
        mutation.labelArguments = Json{{"subject", subject.toStdString()}};
        mutation.arguments = change;
        Json &ids = mutation.arguments["ids"] = Json::array();
        for (std::size_t i = from; i < std::min(from + customersAMutation, lines.size()); ++i)
            ids.push_back(lines[i].id.toString());
        gesture.push_back(std::move(mutation));
    }
    // One job is one transaction: all of them are changed, or none.
    m_bench.store.writer().submitJob(
        [actor = m_bench.actor, gesture = std::move(gesture)](store::Transaction &transaction) -> Result<void> {
            for (const mutations::Mutation &mutation : gesture)
                SINAN_TRY(transaction.run(actor, mutation));
            return {};
        },
        this, [this, count = int(lines.size())](const Result<void> &done) {
            m_working = false;
            if (!done.ok())
                return refuse(qtTrId("customers.bulk_failed"));
            Q_EMIT said(qtTrId("customers.bulk_done", count));
            finish();
        });
}

void BulkForm::refuse(const QString &sentence)
{
    m_refusal->setText(sentence);
    m_refusal->show();
}

void BulkForm::finish()
{
    hide();
    Q_EMIT closed();
}

void BulkForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        finish();
    else
        QFrame::keyPressEvent(event);
}

} // namespace sinan::screens
