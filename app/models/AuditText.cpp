// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AuditText.h"

#include "Isolated.h"
#include "protocol/Codec.h"
#include "Reasons.h"
#include "Times.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

//! For the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditText)
};

//! What a sentence is made of.
struct Told
{
    const AuditEntry &entry;
    QString by = {};
    QString target = {};
    bool ofSelf = false; //!< somebody did it to himself

    //! `words` have %1 for who did it, and may have %2 for whom or what.
    QString operator()(const QString &words) const
    {
        return words.contains("%2"_L1) ? words.arg(by, target) : words.arg(by);
    }
    bool has(QLatin1String field) const { return entry.fields.contains(field); }
};

QString named(QStringList names)
{
    const QString last = names.takeLast();
    return names.isEmpty() ? last : Words::tr("%1 and %2").arg(names.join(u", "_s), last);
}

QString changedText(const Told &told, const QString &sentence,
                    std::initializer_list<std::pair<QLatin1String, QString>> fields)
{
    QStringList names;
    for (const auto &[field, name] : fields) {
        if (told.has(field))
            names += name;
    }
    return names.isEmpty() ? told(sentence) : Words::tr("%1: %2").arg(told(sentence), named(names));
}

QString roleText(const Told &told)
{
    const Role role = told.entry.role.value_or(Role::Member);
    if (role == Role::Owner)
        return told(Words::tr("%1 handed the room over to %2"));
    const QString name = role == Role::Admin    ? Words::tr("an admin")
                         : role == Role::Member ? Words::tr("a member")
                                                : Words::tr("a guest");
    return told.ofSelf ? Words::tr("%1 stepped down to be %2").arg(told.by, name)
                       : Words::tr("%1 made %2 %3").arg(told.by, told.target, name);
}

QString serverRoleText(const Told &told)
{
    switch (told.entry.role.value_or(Role::Member)) {
    case Role::Owner:
        return told(Words::tr("%1 handed the server over to %2"));
    case Role::Admin:
        return told(Words::tr("%1 made %2 an admin of the server"));
    case Role::Member:
    case Role::Guest:
        return told(Words::tr("%1 made %2 an admin of the server no more"));
    }
    return {};
}

using Sentence = QString (*)(const Told &told);

const QHash<QString, Sentence> &sentences()
{
    static const QHash<QString, Sentence> kSentences{
        {u"server:update"_s,
         [](const Told &told) {
             return changedText(told, Words::tr("%1 changed the server"),
                                {{"name"_L1, Words::tr("its name")},
                                 {"registration"_L1, Words::tr("who may sign up")},
                                 {"guests"_L1, Words::tr("whether guests may come")},
                                 {"lobby"_L1, Words::tr("who is put into the Lobby")}});
         }},
        {u"user:role"_s, serverRoleText},
        {u"user:suspend"_s,
         [](const Told &told) {
             return told(told.has("off"_L1) ? Words::tr("%1 let %2 in again") : Words::tr("%1 suspended %2"));
         }},
        {u"user:reset"_s,
         [](const Told &told) { return told(Words::tr("%1 made a link by which %2 sets a new password")); }},
        {u"room:update"_s,
         [](const Told &told) {
             return changedText(told, Words::tr("%1 changed the room"),
                                {{"name"_L1, Words::tr("its name")},
                                 {"topic"_L1, Words::tr("its topic")},
                                 {"kind"_L1, Words::tr("who finds it")},
                                 {"archived"_L1, Words::tr("whether it is archived")},
                                 {"receipts"_L1, Words::tr("read receipts")},
                                 {"agents"_L1, Words::tr("who may ask agents")},
                                 {"picture"_L1, Words::tr("its picture")}});
         }},
        {u"room:delete"_s, [](const Told &told) { return told(Words::tr("%1 deleted the room “%2”")); }},
        {u"room:invite"_s, [](const Told &told) { return told(Words::tr("%1 added %2")); }},
        {u"invite:create"_s,
         [](const Told &told) {
             return told(told.entry.role == Role::Guest ? Words::tr("%1 made an invite link for guests")
                                                        : Words::tr("%1 made an invite link"));
         }},
        {u"invite:revoke"_s, [](const Told &told) { return told(Words::tr("%1 withdrew an invite link")); }},
        {u"member:role"_s, roleText},
        {u"member:kick"_s, [](const Told &told) { return told(Words::tr("%1 removed %2")); }},
        {u"member:ban"_s,
         [](const Told &told) {
             return told(told.has("off"_L1) ? Words::tr("%1 lifted the ban of %2") : Words::tr("%1 banned %2"));
         }},
        {u"member:mute"_s,
         [](const Told &told) {
             return told(told.entry.until ? Words::tr("%1 muted %2") : Words::tr("%1 let %2 write again"));
         }},
        {u"message:delete"_s, [](const Told &told) { return told(Words::tr("%1 deleted a message of %2")); }},
        {u"message:report"_s, [](const Told &told) { return told(Words::tr("%1 reported a message of %2")); }},
    };
    return kSentences;
}

} // namespace

QString auditSentence(const AuditEntry &entry, UserId self)
{
    Told told{.entry = entry};
    told.by = entry.by == self         ? Words::tr("You")
              : entry.byName.isEmpty() ? Words::tr("Somebody")
                                       : isolated(entry.byName);
    const AuditTarget target = entry.target.value_or(AuditTarget());
    told.target = target.user && *target.user == self ? Words::tr("you")
                  : target.name.isEmpty()             ? Words::tr("somebody")
                                                      : isolated(target.name);
    told.ofSelf = target.user && *target.user == entry.by;
    if (const Sentence sentence = sentences().value(entry.what))
        return sentence(told);
    return Words::tr("%1 did what this version does not know: %2").arg(told.by, entry.what);
}

QString auditDetail(const AuditEntry &entry, QDate today)
{
    QStringList parts;
    // A mute for good is one of years.
    if (entry.until && times::dayOf(*entry.until) < today.addYears(5))
        parts += Words::tr("Until %1").arg(times::coming(*entry.until, today));
    if (!entry.reason.isEmpty())
        parts += quotedReason(entry.reason);
    if (!entry.text.isEmpty())
        parts += Words::tr("The message: “%1”").arg(isolated(entry.text.simplified()));
    return parts.join(u" · "_s);
}

} // namespace confab::models
