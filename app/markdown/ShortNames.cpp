// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ShortNames.h"

#include "EastAsian.h"

#include <QResource>

#include <algorithm>

using namespace Qt::StringLiterals;

// In the global namespace, as the macro needs it: the linker drops resources of a static library that nobody names.
static void registerEmojiNames()
{
    Q_INIT_RESOURCE(confab_emoji_names);
}

namespace confab::markdown {

namespace {

constexpr qsizetype kLongest = 40; //!< characters of a name

//! Lines of a name, a tab and the emoji, in the order of their bytes. Not compressed: it stays where the program is.
const QByteArray &list()
{
    static const QByteArray lines = [] {
        registerEmojiNames();
        return QResource(u":/confab/markdown/emoji-names.txt"_s).uncompressedData();
    }();
    return lines;
}

//! From the first line on that doesn't stand before `key`.
QByteArrayView linesFrom(QByteArrayView key)
{
    const QByteArrayView all(list());
    qsizetype low = 0;
    for (qsizetype high = all.size(); low < high;) {
        const qsizetype middle = low + (high - low) / 2;
        const qsizetype line = all.first(middle).lastIndexOf('\n') + 1;
        const qsizetype end = all.indexOf('\n', line);
        if (all.sliced(line, (end < 0 ? all.size() : end) - line).compare(key) < 0)
            low = end < 0 ? all.size() : end + 1;
        else
            high = line;
    }
    return all.sliced(low);
}

QString emojiNamed(QStringView name)
{
    if (name.isEmpty() || name.size() > kLongest)
        return {};
    const QByteArray key = name.toUtf8() + '\t';
    const QByteArrayView lines = linesFrom(key);
    if (!lines.startsWith(key))
        return {};
    const qsizetype end = lines.indexOf('\n');
    return QString::fromUtf8(lines.first(end < 0 ? lines.size() : end).sliced(key.size()));
}

} // namespace

QString withNamedEmoji(const QString &text)
{
    QString read;
    qsizetype kept = 0;
    for (qsizetype at = text.indexOf(u':'); at >= 0;) {
        const qsizetype end = text.indexOf(u':', at + 1);
        if (end < 0)
            break;
        const bool apart = at == kept || canBeginEmojiName(text[at - 1]);
        const bool goesOn = end + 1 < text.size() && text[end + 1].isDigit();
        const QString emoji = apart && !goesOn ? emojiNamed(QStringView(text).sliced(at + 1, end - at - 1)) : QString();
        if (emoji.isEmpty()) {
            at = end;
            continue;
        }
        read += QStringView(text).sliced(kept, at - kept);
        read += emoji;
        kept = end + 1;
        at = text.indexOf(u':', kept);
    }
    read += QStringView(text).sliced(kept);
    return read;
}

bool beginsEmojiName(QStringView text)
{
    const QStringView name = text.sliced(1);
    return name.size() <= kLongest && !name.contains(u':') && linesFrom(name.toUtf8()).startsWith(name.toUtf8());
}

bool canBeginEmojiName(QChar before)
{
    return before != u':' && (!before.isLetterOrNumber() || isEastAsian(before));
}

} // namespace confab::markdown
