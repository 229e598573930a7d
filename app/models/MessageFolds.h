// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace confab::models {

//! How much of each message of a list is unfolded, by the key of its row; remembered while the list is open.
class MessageFolds
{
public:
    //! Of a long message, how many portions beyond its beginning are shown.
    int portions(const QString &key) const { return m_portions.value(key); }
    //! The parts that are open or closed other than they begin, by their numbers.
    QList<int> turned(const QString &key) const { return m_turned.value(key); }

    //! A message of somebody who is blocked is read all the same.
    bool isShown(const QString &key) const { return m_shown.contains(key); }

    void setShown(const QString &key, bool shown);
    void showMore(const QString &key);
    void showLess(const QString &key);
    //! What was read while it was written stays as it is when it ends.
    void noteWritten(const QString &key);
    void turn(const QString &key, int fold);
    void clear();

private:
    QHash<QString, int> m_portions;
    QHash<QString, QList<int>> m_turned;
    QSet<QString> m_shown;
};

} // namespace confab::models
