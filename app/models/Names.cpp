// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Names.h"

#include "Isolated.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

QString firstGrapheme(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? word.left(end) : QString();
}

} // namespace

QString initialsOf(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return u"?"_s;
    QString letters = firstGrapheme(words.first());
    if (words.size() > 1)
        letters += firstGrapheme(words.last());
    return letters.toUpper();
}

int colorIndexOf(const Uuid &id)
{
    // FNV-1a: qHash differs from run to run.
    quint32 hash = 2166136261u;
    for (const char byte : id.toBytes())
        hash = (hash ^ quint8(byte)) * 16777619u;
    return int((hash >> 8) % kAvatarColors);
}

QString typingText(const QStringList &who)
{
    const QStringList names = isolated(who);
    switch (names.size()) {
    case 0:
        return {};
    case 1:
        return QCoreApplication::translate("Typing", "%1 is typing…").arg(names.at(0));
    case 2:
        return QCoreApplication::translate("Typing", "%1 and %2 are typing…").arg(names.at(0), names.at(1));
    case 3:
        return QCoreApplication::translate("Typing", "%1, %2 and %3 are typing…")
            .arg(names.at(0), names.at(1), names.at(2));
    default:
        return QCoreApplication::translate("Typing", "Several people are typing…");
    }
}

} // namespace confab::models
