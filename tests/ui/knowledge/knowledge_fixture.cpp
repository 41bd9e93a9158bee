#include "tests/ui/knowledge/knowledge_fixture.h"

#include "ui/screens/customers/line_list.h"

namespace sinan::test {

namespace {

model::Row article(const char *key, const char *zh, const char *en, Json kinds, const char *owner, const char *expires, const char *textZh)
{
    model::KnowledgeArticle row;
    row.id = BenchFixture::id(key);
    row.key = key;
    row.titleZh = zh;
    row.titleEn = en;
    row.textZh = textZh;
    row.textEn = std::string("Ask first, then answer. ") + en + ".";
    row.kinds = std::move(kinds);
    row.owner = owner;
    row.shipped = true;
    row.updatedOn = parseDate("2026-02-01");
    row.expires = parseDate(expires);
    return model::toRow(row);
}

model::Row caseRow(const char *key, const char *outcome)
{
    model::CaseRecord row;
    row.id = BenchFixture::id(key);
    row.key = key;
    row.label = "某注塑设备厂";
    row.labelEn = "a moulding machine maker";
    row.kinds = Json::array({"price_objection_surge"});
    row.situationZh = "说贵。";
    row.situationEn = "Said it was expensive.";
    row.outcome = outcome;
    row.days = 12;
    return model::toRow(row);
}

} // namespace

KnowledgeFixture::KnowledgeFixture()
{
    bench.put({article("kb-price", "价格异议应答", "Answering a price objection", Json::array({"price_objection_surge", "budget_project_delay"}), "李静",
                       "2026-07-31", "先问三句再报数。授权在**百分之三**以内。"),
               article("kb-delivery", "交付承诺书模板", "Delivery commitment", Json::array({"delivery_leadtime_concern"}), "王芳", "2026-03-12", "给一个日期。"),
               article("kb-security", "安全背书摘要", "Security white paper", Json::array({"localization_cert_doubt"}), "何敏", "2026-01-31", "谁签字，看哪页。"),
               article("kb-silence", "沉默联系人", "Silent contact", Json::array({"champion_silence"}), "", "", "换渠道，给理由。"),
               caseRow("case-1", "won"), caseRow("case-2", "won"), caseRow("case-3", "lost")});
}

void KnowledgeFixture::open(const QString &route, const QSize &size)
{
    if (!desk)
        desk = std::make_shared<screens::KnowledgeDesk>(bench.bench());
    screen = std::make_unique<screens::KnowledgeScreen>(bench.bench(), desk);
    bench.connectTo(screen.get());
    screen->resize(size);
    screen->show();
    QVERIFY(QTest::qWaitForWindowActive(screen.get()));
    screen->open(*widgets::Route::parse(route));
    QTRY_VERIFY(desk->isLoaded() && !desk->isReading());
    screen->firstFocus()->setFocus();
    settleEvents();
}

void KnowledgeFixture::close()
{
    screen.reset();
    desk.reset();
    bench.settle();
}

QStringList KnowledgeFixture::titles()
{
    QStringList shown;
    for (int row = 0; row < screen->list()->lines().rowCount(); ++row)
        shown << screen->list()->lines().line(row).title;
    return shown;
}

void KnowledgeFixture::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *at = QApplication::focusWidget();
    QTest::keyClick(at ? at : screen.get(), key, modifiers);
}

model::KnowledgeArticle KnowledgeFixture::stored(const std::string &key)
{
    for (const auto &row : bench.all<model::KnowledgeArticle>()) {
        if (row.key == key)
            return row;
    }
    return {};
}

std::vector<model::ArticleVersion> KnowledgeFixture::versionsOf(const Uuid &article)
{
    std::vector<model::ArticleVersion> found;
    for (auto &version : bench.all<model::ArticleVersion>()) {
        if (version.article == article)
            found.push_back(version);
    }
    std::sort(found.begin(), found.end(), [](const auto &one, const auto &two) { return one.revision < two.revision; });
    return found;
}

} // namespace sinan::test
