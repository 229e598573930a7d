// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EmojiList.h"

#include <QResource>

#include <algorithm>

using namespace Qt::StringLiterals;

// In the global namespace, as the macro needs it: the linker drops resources of a static library that nobody names.
static void registerEmojiGroups()
{
    Q_INIT_RESOURCE(confab_emoji_groups);
}

namespace confab::models {

namespace {

//! Lines of an emoji, its names and what else describes it, with tabs between them; a line without is a group's name.
const QByteArray &source()
{
    static const QByteArray lines = [] {
        registerEmojiGroups();
        return QResource(u":/confab/models/emoji-groups.txt"_s).uncompressedData();
    }();
    return lines;
}

QList<EmojiList::Group> read()
{
    QList<EmojiList::Group> groups;
    QByteArrayView rest(source());
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = rest.first(end < 0 ? rest.size() : end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        const qsizetype first = line.indexOf('\t');
        if (first < 0) {
            groups.append({QString::fromUtf8(line), {}});
            continue;
        }
        const qsizetype second = line.indexOf('\t', first + 1);
        groups.last().entries.append(
            {line.first(first), line.sliced(first + 1, second - first - 1), line.sliced(second + 1)});
    }
    return groups;
}

QList<QByteArrayView> namesOf(const EmojiList::Entry &entry)
{
    QList<QByteArrayView> names;
    for (qsizetype from = 0; from <= entry.names.size();) {
        const qsizetype blank = entry.names.indexOf(' ', from);
        const qsizetype end = blank < 0 ? entry.names.size() : blank;
        names.append(entry.names.sliced(from, end - from));
        from = end + 1;
    }
    return names;
}

qsizetype usualPlace(const QStringList &usual, const EmojiList::Entry &entry)
{
    const qsizetype place = usual.indexOf(entry.picture());
    return place < 0 ? usual.size() : place;
}

//! Where a word of the text begins with this; -1 where none does.
qsizetype wordIn(QByteArrayView text, QByteArrayView part)
{
    for (qsizetype at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        if (at == 0 || text.at(at - 1) == ' ' || text.at(at - 1) == '_')
            return at;
    }
    return -1;
}

//! How close one of its names comes, 0 the closest: the name itself, its beginning, that of a name of several words, and
//! a later word of such a name. -1: none does.
int nameRank(const EmojiList::Entry &entry, QByteArrayView part)
{
    constexpr int kNone = 4;
    int best = kNone;
    for (const QByteArrayView name : namesOf(entry)) {
        if (name == part)
            return 0;
        if (name.startsWith(part))
            best = qMin(best, name.contains('_') ? 2 : 1);
        else if (wordIn(name, part) >= 0)
            best = qMin(best, 3);
    }
    return best == kNone ? -1 : best;
}

//! 0 is the closest; -1: not it.
int rankOf(const EmojiList::Entry &entry, const QList<QByteArray> &parts)
{
    int rank = 0;
    for (const QByteArray &part : parts) {
        const int name = nameRank(entry, part);
        if (name < 0 && wordIn(entry.words, part) < 0)
            return -1;
        rank += name >= 0 ? name : 4;
    }
    return rank;
}

//! The entries with a rank: the lowest first, of equal ones what people write most, then in their order.
template <class Rank>
QList<EmojiList::Entry> ranked(qsizetype most, Rank rank)
{
    using Place = std::pair<int, qsizetype>;
    const QStringList usual = EmojiList::usual();
    QList<std::pair<Place, EmojiList::Entry>> found;
    for (const EmojiList::Group &group : EmojiList::groups()) {
        for (const EmojiList::Entry &entry : group.entries) {
            if (const int each = rank(entry); each >= 0)
                found.append({{each, usualPlace(usual, entry)}, entry});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<EmojiList::Entry> entries;
    for (qsizetype i = 0; i < qMin(most, found.size()); ++i)
        entries.append(found.at(i).second);
    return entries;
}

} // namespace

QString EmojiList::Entry::name() const
{
    const qsizetype end = names.indexOf(' ');
    return QString::fromUtf8(end < 0 ? names : names.first(end));
}

QString EmojiList::Entry::nameFor(const QString &part) const
{
    const QByteArray key = part.toLower().toUtf8();
    for (const QByteArrayView each : namesOf(*this)) {
        if (each.startsWith(key))
            return QString::fromUtf8(each);
    }
    return name();
}

const QStringList &EmojiList::usual()
{
    static const QStringList all{
        u"👍"_s, u"❤️"_s, u"😂"_s, u"🎉"_s, u"😄"_s, u"😮"_s, u"😢"_s, u"🙏"_s, u"👀"_s, u"✅"_s, u"🔥"_s, u"👋"_s,
        u"😃"_s, u"😊"_s, u"🙂"_s, u"😅"_s, u"🤣"_s, u"😭"_s, u"😍"_s, u"🥰"_s, u"😘"_s, u"😁"_s, u"😀"_s, u"😉"_s,
        u"🤔"_s, u"😎"_s, u"🙄"_s, u"😏"_s, u"😳"_s, u"😡"_s, u"🥳"_s, u"🤗"_s, u"🤷"_s, u"🤦"_s, u"👏"_s, u"👌"_s,
        u"💪"_s, u"👎"_s, u"🙌"_s, u"🤝"_s, u"💯"_s, u"✨"_s, u"⭐"_s, u"🚀"_s, u"💡"_s, u"☕"_s, u"🍕"_s, u"🎂"_s,
        u"🎁"_s, u"🌹"_s, u"☀️"_s, u"💔"_s, u"💙"_s, u"💚"_s, u"💜"_s, u"❌"_s, u"⚠️"_s, u"❓"_s, u"🐛"_s, u"🐱"_s};
    return all;
}

const QList<EmojiList::Group> &EmojiList::groups()
{
    static const QList<Group> all = read();
    return all;
}

QList<EmojiList::Entry> EmojiList::find(const QString &query, qsizetype most)
{
    QList<QByteArray> parts;
    for (const QString &word : query.toLower().remove(u':').split(u' ', Qt::SkipEmptyParts))
        parts.append(word.toUtf8());
    if (parts.isEmpty())
        return {};
    return ranked(most, [&parts](const Entry &entry) { return rankOf(entry, parts); });
}

QList<EmojiList::Entry> EmojiList::named(const QString &part, qsizetype most)
{
    const QByteArray key = part.toLower().toUtf8();
    return ranked(most, [&key](const Entry &entry) {
        return key.isEmpty() ? -1 : nameRank(entry, key);
    });
}

EmojiList::Entry EmojiList::of(const QString &picture)
{
    const QByteArray key = picture.toUtf8();
    for (const Group &group : groups()) {
        for (const Entry &entry : group.entries) {
            if (entry.emoji == key)
                return entry;
        }
    }
    return {};
}

} // namespace confab::models
