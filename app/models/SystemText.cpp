// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SystemText.h"

#include "Isolated.h"
#include "protocol/Codec.h"
#include "Times.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

using client::SystemLine;
using What = SystemLine::What;

constexpr qsizetype kNamed = 3;

//! Several of one kind, by one doer.
struct Fold
{
    SystemLine last;
    QList<UserId> users;
    QStringList names; //!< of `users`, isolated; empty for oneself
    bool isSelf = false;
};

//! For the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SystemText)
};

//! What a later line of the kind takes the place of, and what adds up.
bool addsUp(What what)
{
    return what == What::Joined || what == What::Left || what == What::Role;
}

bool isOf(const Fold &fold, const SystemLine &line)
{
    if (fold.last.what != line.what || fold.last.by != line.by)
        return false;
    return addsUp(line.what) ? fold.last.text == line.text : fold.last.user == line.user;
}

//! Who gets another role has what was said of him before no more.
void dropFormerRole(QList<Fold> &folds, const SystemLine &line, UserId self)
{
    for (Fold &fold : folds) {
        const qsizetype at = fold.last.what == What::Role && fold.last.by == line.by && fold.last.text != line.text
                                 ? fold.users.indexOf(line.user)
                                 : -1;
        if (at < 0)
            continue;
        fold.users.removeAt(at);
        fold.names.removeAt(at);
        fold.isSelf = fold.isSelf && line.user != self;
    }
    folds.removeIf([](const Fold &fold) { return fold.last.what == What::Role && fold.users.isEmpty(); });
}

QList<Fold> foldsOf(const QList<SystemLine> &lines, UserId self)
{
    QList<Fold> folds;
    for (const SystemLine &line : lines) {
        if (line.what == What::Role)
            dropFormerRole(folds, line, self);
        // What came in between stays in between.
        const bool isMore = !folds.isEmpty() && isOf(folds.constLast(), line);
        Fold &fold = isMore ? folds.last() : folds.emplaceBack();
        fold.last = line;
        if (line.user.isNull() || fold.users.contains(line.user))
            continue;
        fold.users += line.user;
        fold.isSelf = fold.isSelf || line.user == self;
        fold.names += line.user == self ? QString() : isolated(line.name);
    }
    return folds;
}

//! "Bo", "Bo and Cy", "Bo, Cy and Di", "Bo, Cy and 3 others"; oneself is named first.
QString listOf(const Fold &fold, const QString &oneself)
{
    QStringList names = fold.names;
    names.removeAll(QString());
    if (fold.isSelf)
        names.prepend(oneself);
    switch (names.size()) {
    case 0:
        return {};
    case 1:
        return names.first();
    case 2:
        return Words::tr("%1 and %2").arg(names.at(0), names.at(1));
    case kNamed:
        return Words::tr("%1, %2 and %3").arg(names.at(0), names.at(1), names.at(2));
    default:
        return Words::tr("%1, %2 and %3 others").arg(names.at(0), names.at(1), QString::number(names.size() - 2));
    }
}

QString roleSentence(const Fold &fold, const QString &by)
{
    const Role role = codec::fromName<Role>(fold.last.text).value_or(Role::Member);
    const bool isOne = fold.users.size() == 1;
    const QString roleName = role == Role::Owner    ? Words::tr("owner")
                             : role == Role::Admin  ? (isOne ? Words::tr("an admin") : Words::tr("admins"))
                             : role == Role::Member ? (isOne ? Words::tr("a member") : Words::tr("members"))
                                                    : (isOne ? Words::tr("a guest") : Words::tr("guests"));
    if (!by.isEmpty())
        return Words::tr("%1 made %2 %3").arg(by, listOf(fold, Words::tr("you")), roleName);
    if (!isOne)
        return Words::tr("%1 are %2 now").arg(listOf(fold, Words::tr("You")), roleName);
    return fold.isSelf ? Words::tr("You are %1 now").arg(roleName)
                       : Words::tr("%1 is %2 now").arg(listOf(fold, {}), roleName);
}

QString roomSentence(const Fold &fold, const QString &by)
{
    const bool isKnown = !by.isEmpty();
    const QString text = isolated(fold.last.text);
    switch (fold.last.what) {
    case What::Named:
        return isKnown ? Words::tr("%1 named the room “%2”").arg(by, text)
                       : Words::tr("The room is called “%1” now").arg(text);
    case What::Topic:
        if (text.isEmpty())
            return isKnown ? Words::tr("%1 took the topic away").arg(by) : Words::tr("The room has no topic any more");
        return isKnown ? Words::tr("%1 changed the topic to “%2”").arg(by, text)
                       : Words::tr("The topic is “%1” now").arg(text);
    case What::Picture:
        return isKnown ? Words::tr("%1 changed the picture").arg(by) : Words::tr("The room has another picture");
    case What::Archived:
        return isKnown ? Words::tr("%1 archived the room").arg(by) : Words::tr("The room was archived");
    case What::Reopened:
        return isKnown ? Words::tr("%1 opened the room again").arg(by) : Words::tr("The room is open again");
    default:
        return {};
    }
}

QString sentenceOf(const Fold &fold, UserId self)
{
    const QString by = fold.last.by.isNull()  ? QString()
                       : fold.last.by == self ? Words::tr("You")
                                              : isolated(fold.last.byName);
    switch (fold.last.what) {
    case What::Joined:
        return by.isEmpty() ? Words::tr("%1 joined").arg(listOf(fold, Words::tr("You")))
                            : Words::tr("%1 added %2").arg(by, listOf(fold, Words::tr("you")));
    case What::Left:
        if (by.isEmpty())
            return Words::tr("%1 left").arg(listOf(fold, Words::tr("You")));
        return fold.last.text.isEmpty()
                   ? Words::tr("%1 removed %2").arg(by, listOf(fold, Words::tr("you")))
                   : Words::tr("%1 removed %2: %3").arg(by, listOf(fold, Words::tr("you")), isolated(fold.last.text));
    case What::Role:
        return roleSentence(fold, by);
    default:
        return roomSentence(fold, by);
    }
}

} // namespace

QString systemText(const QList<SystemLine> &lines, UserId self)
{
    QStringList sentences;
    const QList<Fold> folds = foldsOf(lines, self);
    for (const Fold &fold : folds)
        sentences += sentenceOf(fold, self);
    return sentences.join(u" · "_s);
}

SystemTimes systemTimes(const QList<client::SystemLine> &lines)
{
    Timestamp first = 0;
    Timestamp last = 0;
    for (const SystemLine &line : lines) {
        if (line.at == 0)
            continue;
        first = first == 0 ? line.at : first;
        last = line.at;
    }
    if (last == 0)
        return {};
    const QString until = times::full(last);
    const bool isOne = times::clock(first) == times::clock(last) && times::dayOf(first) == times::dayOf(last);
    return {times::clock(last), isOne ? until : Words::tr("%1 to %2").arg(times::full(first), until)};
}

} // namespace confab::models
