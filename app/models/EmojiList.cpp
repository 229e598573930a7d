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

//! Where a word of the text begins with this; -1 where none does.
qsizetype wordIn(QByteArrayView text, QByteArrayView part)
{
    for (qsizetype at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        if (at == 0 || text.at(at - 1) == ' ' || text.at(at - 1) == '_')
            return at;
    }
    return -1;
}

//! 0 is the closest; -1: not it.
int rankOf(const EmojiList::Entry &entry, const QList<QByteArray> &parts)
{
    int rank = 0;
    for (const QByteArray &part : parts) {
        const qsizetype name = wordIn(entry.names, part);
        if (name < 0 && wordIn(entry.words, part) < 0)
            return -1;
        const bool isWhole =
            name >= 0 && (name + part.size() == entry.names.size() || entry.names.at(name + part.size()) == ' ');
        rank += name == 0 && isWhole ? 0 : name == 0 ? 1 : name > 0 ? 2 : 3;
    }
    return rank;
}

//! The entries with a rank, the lowest first and in their order.
template <class Rank>
QList<EmojiList::Entry> ranked(qsizetype most, Rank rank)
{
    QList<std::pair<int, EmojiList::Entry>> found;
    for (const EmojiList::Group &group : EmojiList::groups()) {
        for (const EmojiList::Entry &entry : group.entries) {
            if (const int each = rank(entry); each >= 0)
                found.append({each, entry});
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
        const qsizetype at = key.isEmpty() ? -1 : wordIn(entry.names, key);
        return at < 0 ? -1 : at == 0 ? 0 : 1;
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
