#pragma once

#include "ui/screens/import/import_flow.h"

#include <QAbstractListModel>

namespace sinan::bridge {
class Phrases;
}

namespace sinan::screens {

/// One of the things that a line may be set to.
struct MendChoice {
    QString text;
    QVariant value;
    QString search;  ///< further words that find it
    bool quiet = false;
};

/// Lines that say what was guessed, how surely and why, each with a choice that mends it: columns of a table, conversations.
class MendModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        CaptionRole = Qt::UserRole,  ///< second line: sample values, first words
        ValueRole,                   ///< what it is set to, as text
        ConfidenceRole,              ///< 0 … 1; −1: nothing was guessed
        ReasonRole,                  ///< why
        NoteRole,                    ///< what else was guessed of its values: "日期 年/月/日", "A、B、C 都认出"
        ProblemRole,                 ///< bool: needs a look
        OffRole                      ///< bool: stays out
    };

    MendModel(ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, QObject *parent);

    [[nodiscard]] virtual QList<MendChoice> choices(int row) const = 0;
    [[nodiscard]] virtual QVariant chosen(int row) const = 0;
    virtual void choose(int row, const QVariant &value) = 0;
    /// The next line from `from` on that needs a look, going round; −1 where none does.
    [[nodiscard]] int nextProblem(int from) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    [[nodiscard]] QString sentence(const bridge::Message &message) const;
    [[nodiscard]] Language language() const { return m_language(); }
    [[nodiscard]] ImportFlow &flow() const { return m_flow; }

private:
    ImportFlow &m_flow;
    const bridge::Phrases &m_phrases;
    std::function<Language()> m_language;
};

/// The columns of one table.
class ColumnsModel final : public MendModel
{
    Q_OBJECT
public:
    using MendModel::MendModel;

    /// @param table  index in the preview
    void show(std::size_t table);
    [[nodiscard]] std::size_t table() const { return m_table; }
    [[nodiscard]] const bridge::ColumnPreview *column(int row) const;
    [[nodiscard]] QString targetText(const bridge::Target &target) const;

    [[nodiscard]] QList<MendChoice> choices(int row) const override;
    [[nodiscard]] QVariant chosen(int row) const override;
    void choose(int row, const QVariant &value) override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString noteOf(const bridge::ColumnPreview &column) const;

    std::shared_ptr<const bridge::ImportPreview> m_preview;
    std::size_t m_table = 0;
};

/// The conversations of an import.
class TalksModel final : public MendModel
{
    Q_OBJECT
public:
    TalksModel(ImportFlow &flow, const bridge::Phrases &phrases, std::function<Language()> language, const WorkCalendar &calendar, const Clock &clock,
               QObject *parent);

    void show();
    [[nodiscard]] const bridge::TalkPreview *talk(int row) const;

    [[nodiscard]] QList<MendChoice> choices(int row) const override;
    [[nodiscard]] QVariant chosen(int row) const override;
    void choose(int row, const QVariant &value) override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const WorkCalendar &m_calendar;
    const Clock &m_clock;
    std::shared_ptr<const bridge::ImportPreview> m_preview;
};

/// Words of the formats a date may be written in, for the list and the choice: "ymd" → 年/月/日.
[[nodiscard]] QString dateOrderText(const std::string &order);

} // namespace sinan::screens
