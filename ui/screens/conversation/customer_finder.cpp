#include "ui/screens/conversation/customer_finder.h"

#include "app/model/customer.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/screens/warning/wording.h"
#include "ui/widgets/label.h"
#include "ui/widgets/layouts.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::Space;

CustomerFinder::CustomerFinder(widgets::Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_field(new QLineEdit(this)), m_hits(new QVBoxLayout),
      m_none(new widgets::Label(bench.theme, theme::FontRole::Caption, theme::ColorRole::Text2, this))
{
    m_field->setObjectName(QStringLiteral("conversation.customer_field"));
    m_field->setClearButtonEnabled(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(bench.theme.space(Space::Tiny));
    column->addWidget(m_field);
    m_hits->setSpacing(bench.theme.space(Space::Tiny));
    column->addLayout(m_hits);
    column->addWidget(m_none);
    m_none->setWordWrap(true);
    m_none->hide();
    m_wait.setSingleShot(true);
    m_wait.setInterval(80);
    connect(&m_wait, &QTimer::timeout, this, &CustomerFinder::search);
    connect(m_field, &QLineEdit::textChanged, &m_wait, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        search();
        if (!m_found.isEmpty())
            Q_EMIT chosen(m_found.first().first, m_found.first().second);
    });
    retranslate();
}

void CustomerFinder::retranslate()
{
    m_field->setPlaceholderText(qtTrId("conversation.find_customer"));
    m_field->setAccessibleName(qtTrId("conversation.find_customer"));
    m_none->setText(qtTrId("conversation.no_such_customer"));
}

void CustomerFinder::clear()
{
    m_field->clear();
    search();
}

void CustomerFinder::search()
{
    m_wait.stop();
    m_found.clear();
    widgets::clearLayout(m_hits);
    const QString words = m_field->text().trimmed();
    if (!words.isEmpty()) {
        // More than are shown, because contacts and conversations are among the hits.
        const auto hits = m_bench.reader.search(words.toStdString(), 60).valueOr({});
        for (const store::SearchHit &hit : hits) {
            if (hit.collection != model::Collection::Customer || m_found.size() >= hitsShown)
                continue;
            const auto customer = mutations::findAs<model::Customer>(m_bench.reader, hit.id);
            if (!customer.ok() || !*customer)
                continue;
            const QString name = toQString((*customer)->name);
            m_found << qMakePair(hit.id, name);
            auto *button = new VerbButton(this);
            button->setObjectName(QStringLiteral("conversation.hit%1").arg(m_found.size()));
            button->set(0, name);
            button->setAccessibleName(qtTrId("conversation.assign_to").arg(name));
            connect(button, &VerbButton::clicked, this, [this, id = hit.id, name] { Q_EMIT chosen(id, name); });
            m_hits->addWidget(button);
            button->show();
        }
    }
    m_none->setVisible(!words.isEmpty() && m_found.isEmpty());
}

} // namespace sinan::screens
