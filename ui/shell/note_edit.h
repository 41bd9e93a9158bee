#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/text_match.h"

#include <QPlainTextEdit>
#include <QStringListModel>

class QCompleter;

namespace sinan::shell {

/// Where the words of a note are written: grows with them up to a limit, offers people behind an @, and puts marks in on a click.
class NoteEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    static constexpr int fewestLines = 5;
    static constexpr int mostLines = 12;

    explicit NoteEdit(const theme::Theme &theme, QWidget *parent = nullptr);

    /// Whom @ offers, the likely ones first.
    void setPeople(const QStringList &names);
    /// Puts a mark in: "#痛点 " on a line of its own, "@" where the cursor is.
    void insertMark(const QString &mark, bool onOwnLine);
    void restyle();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// It needs more or less room.
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString nameBegun() const; ///< what stands between the @ and the cursor; null where there is no @
    void offerNames();
    void insertName(const QString &name);

    struct Person
    {
        QString name;
        widgets::Searchable text;
    };
    const theme::Theme &m_theme;
    std::vector<Person> m_people;
    QStringListModel m_offered;
    QCompleter *m_completer;
    int m_lines = fewestLines;
};

} // namespace sinan::shell
