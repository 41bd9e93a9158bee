#pragma once

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QTest>
#include <QWidget>

namespace sinan::test {

/// Types as a person does: Latin letters key by key, everything else composed by an input method and committed.
inline void typeText(QWidget *into, const QString &text)
{
    for (const QChar character : text) {
        if (character.unicode() < 0x80) {
            QTest::keyClick(into, character.toLatin1());
            continue;
        }
        QInputMethodEvent composing(QStringLiteral("p"), {});
        QCoreApplication::sendEvent(into, &composing);
        QInputMethodEvent commit;
        commit.setCommitString(character);
        QCoreApplication::sendEvent(into, &commit);
    }
}

} // namespace sinan::test
