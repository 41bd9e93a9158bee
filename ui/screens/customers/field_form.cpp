#include "ui/screens/customers/field_form.h"

#include "app/model/import.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr std::array<std::pair<const char *, const char *>, 5> types{{{"text", "customers.type_text"},
                                                                      {"integer", "customers.type_integer"},
                                                                      {"real", "customers.type_real"},
                                                                      {"date", "customers.type_date"},
                                                                      {"boolean", "customers.type_boolean"}}};
constexpr int longestName = 40;

} // namespace

std::string fieldKey(const QString &zh, const QString &en, const std::vector<std::string> &taken)
{
    std::string key;
    for (const QChar letter : en.toLower()) {
        if ((letter >= QLatin1Char('a') && letter <= QLatin1Char('z')) || (letter >= QLatin1Char('0') && letter <= QLatin1Char('9')))
            key += letter.toLatin1();
        else if (!key.empty() && key.back() != '_')
            key += '_';
    }
    while (!key.empty() && key.back() == '_')
        key.pop_back();
    if (key.empty())
        key = "f_" + Uuid::v5(sinanSpace, "field/" + zh.toStdString()).toString().substr(0, 8);
    std::string candidate = key;
    for (int number = 2; std::find(taken.begin(), taken.end(), candidate) != taken.end(); ++number)
        candidate = key + "_" + std::to_string(number);
    return candidate;
}

FieldForm::FieldForm(widgets::Workbench &bench, QWidget *parent)
    : QFrame(parent), m_bench(bench), m_title(new widgets::Label(bench.theme, FontRole::Strong, ColorRole::Text, this)), m_zh(new QLineEdit(this)),
      m_en(new QLineEdit(this)), m_collection(new QComboBox(this)), m_type(new QComboBox(this)), m_add(new QPushButton(this)),
      m_cancel(new QPushButton(this)), m_refusal(new widgets::Label(bench.theme, FontRole::Caption, ColorRole::Critical, this))
{
    setObjectName(QStringLiteral("customer.field_form"));
    m_zh->setObjectName(QStringLiteral("customer.field_form.zh"));
    m_en->setObjectName(QStringLiteral("customer.field_form.en"));
    m_collection->setObjectName(QStringLiteral("customer.field_form.collection"));
    m_type->setObjectName(QStringLiteral("customer.field_form.type"));
    m_add->setObjectName(QStringLiteral("customer.field_form.add"));
    m_cancel->setObjectName(QStringLiteral("customer.field_form.cancel"));
    m_zh->setMaxLength(longestName);
    m_en->setMaxLength(longestName);
    m_add->setProperty("primary", true);
    m_collection->addItem(QString(), int(model::Collection::Customer));
    m_collection->addItem(QString(), int(model::Collection::Opportunity));
    for (const auto &type : types)
        m_type->addItem(QString(), QLatin1String(type.first));
    const theme::Theme &theme = bench.theme;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(theme.space(Space::Small), theme.space(Space::Small), theme.space(Space::Small), theme.space(Space::Small));
    grid->setSpacing(theme.space(Space::Small));
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_zh, 1, 0, 1, 2);
    grid->addWidget(m_en, 2, 0, 1, 2);
    grid->addWidget(m_collection, 3, 0);
    grid->addWidget(m_type, 3, 1);
    grid->addWidget(m_refusal, 4, 0, 1, 2);
    grid->addWidget(m_cancel, 5, 0);
    grid->addWidget(m_add, 5, 1);
    m_refusal->hide();
    connect(m_add, &QPushButton::clicked, this, &FieldForm::add);
    connect(m_cancel, &QPushButton::clicked, this, &FieldForm::finish);
    for (QLineEdit *line : {m_zh, m_en})
        connect(line, &QLineEdit::returnPressed, this, &FieldForm::add);
    retranslate();
}

void FieldForm::retranslate()
{
    m_title->setText(qtTrId("customers.field_new"));
    m_zh->setPlaceholderText(qtTrId("customers.field_zh"));
    m_en->setPlaceholderText(qtTrId("customers.field_en"));
    m_zh->setAccessibleName(qtTrId("customers.field_zh"));
    m_en->setAccessibleName(qtTrId("customers.field_en"));
    m_collection->setItemText(0, qtTrId("customers.field_of_customer"));
    m_collection->setItemText(1, qtTrId("customers.field_of_opportunity"));
    m_collection->setAccessibleName(qtTrId("customers.field_of"));
    for (std::size_t i = 0; i < types.size(); ++i)
        m_type->setItemText(int(i), qtTrId(types[i].second));
    m_type->setAccessibleName(qtTrId("customers.field_type"));
    m_add->setText(qtTrId("customers.field_add"));
    m_cancel->setText(qtTrId("customers.cancel"));
    for (QPushButton *button : {m_add, m_cancel})
        button->setAccessibleName(button->text());
}

void FieldForm::start(model::Collection collection)
{
    m_zh->clear();
    m_en->clear();
    m_refusal->hide();
    m_collection->setCurrentIndex(m_collection->findData(int(collection)));
    show();
    m_zh->setFocus(Qt::OtherFocusReason);
}

void FieldForm::add()
{
    const QString zh = m_zh->text().trimmed();
    const QString en = m_en->text().trimmed();
    if (zh.isEmpty() && en.isEmpty()) {
        m_refusal->setText(qtTrId("customers.field_needs_name"));
        m_refusal->show();
        m_zh->setFocus();
        return;
    }
    const auto collection = model::Collection(m_collection->currentData().toInt());
    const std::string collectionName(model::tableOf(collection).info.name);
    std::vector<std::string> taken;
    for (const model::FieldInfo &field : model::tableOf(collection).fields)
        taken.emplace_back(field.name);
    if (auto fields = mutations::selectAs<model::FieldDefinition>(m_bench.reader, {}); fields.ok()) {
        for (const model::FieldDefinition &field : *fields) {
            if (field.collection == collectionName)
                taken.push_back(field.name);
        }
    }
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
    mutation.name = "field_definition.add@1";
    mutation.label = "undo.field_definition_add";
    mutation.labelArguments = Json{{"name", (zh.isEmpty() ? en : zh).toStdString()}};
    mutation.arguments["row"] = Json{{"id", Uuid::v7(m_bench.clock, m_bench.random).toString()},
                                     {"collection", collectionName},
                                     {"name", fieldKey(zh, en, taken)},
                                     {"label_zh", (zh.isEmpty() ? en : zh).toStdString()},
                                     {"label_en", (en.isEmpty() ? zh : en).toStdString()},
                                     {"type", m_type->currentData().toString().toStdString()}};
    const QString name = QString::fromStdString(textOr(mutation.arguments["row"], "name"));
    m_bench.store.writer().submit(m_bench.actor, std::move(mutation), this, [this, name](const Result<store::Receipt> &receipt) {
        if (!receipt.ok()) {
            m_refusal->setText(receipt.error().code == ErrorCode::NotPermitted ? qtTrId("customers.field_not_permitted") : qtTrId("customers.field_failed"));
            m_refusal->show();
            return;
        }
        finish();
        Q_EMIT added(name);
    });
}

void FieldForm::finish()
{
    hide();
    Q_EMIT closed();
}

void FieldForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        finish();
    else
        QFrame::keyPressEvent(event);
}

} // namespace sinan::screens
