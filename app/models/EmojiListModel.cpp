// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EmojiListModel.h"

#include "EmojiList.h"
#include "markdown/Emoji.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

constexpr QLatin1String kRecentKey{"emoji/recent"};
constexpr qsizetype kMostFound = 120;

//! Of the usual ones, until enough were chosen.
constexpr qsizetype kOffered = 12;

} // namespace

EmojiListModel::EmojiListModel(QSettings &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
}

int EmojiListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant EmojiListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case PictureRole:
        return m_rows.at(index.row()).picture;
    case NameRole:
        return m_rows.at(index.row()).name;
    default:
        return {};
    }
}

QHash<int, QByteArray> EmojiListModel::roleNames() const
{
    return {{PictureRole, "picture"}, {NameRole, "name"}};
}

void EmojiListModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
}

void EmojiListModel::setGroup(int group)
{
    m_group = qBound(0, group, int(EmojiList::groups().size()));
    m_filter.clear();
    refresh();
}

QStringList EmojiListModel::groupNames() const
{
    return {tr("Recent"),         tr("Smileys"), tr("People"),     tr("Animals and nature"),
            tr("Food and drink"), tr("Travel"),  tr("Activities"), tr("Objects"),
            tr("Symbols"),        tr("Flags")};
}

QStringList EmojiListModel::groupPictures() const
{
    return {u"🕘"_s, u"😀"_s, u"👋"_s, u"🐻"_s, u"🍔"_s, u"✈️"_s, u"⚽"_s, u"💡"_s, u"🔣"_s, u"🏁"_s};
}

QFont EmojiListModel::fontOf(int pixelSize) const
{
    QFont font;
    font.setPixelSize(qMax(1, pixelSize));
    if (const QString family = markdown::emojiFamily(); !family.isEmpty()) {
        font.setFamily(family);
        font.setStyleStrategy(QFont::NoFontMerging);
    }
    return font;
}

void EmojiListModel::begin()
{
    m_filter.clear();
    m_group = 0;
    refresh();
}

QString EmojiListModel::choose(int row)
{
    if (row < 0 || row >= rowCount())
        return {};
    const QString picture = m_rows.at(row).picture;
    QStringList all = m_store.value(kRecentKey).toStringList();
    all.removeAll(picture);
    all.prepend(picture);
    m_store.setValue(kRecentKey, all.mid(0, kRecent));
    return picture;
}

QString EmojiListModel::nameAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows.at(row).name : QString();
}

QStringList EmojiListModel::recent() const
{
    QStringList all = m_store.value(kRecentKey).toStringList() + EmojiList::usual().mid(0, kOffered);
    all.removeDuplicates();
    return all.mid(0, kRecent);
}

void EmojiListModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    if (!m_filter.trimmed().isEmpty()) {
        for (const EmojiList::Entry &entry : EmojiList::find(m_filter, kMostFound))
            m_rows.append({entry.picture(), entry.name()});
    } else if (m_group == 0) {
        const QStringList pictures = recent();
        for (const QString &picture : pictures) {
            // A file of settings can hold anything.
            if (const EmojiList::Entry entry = EmojiList::of(picture); !entry.emoji.isEmpty())
                m_rows.append({picture, entry.name()});
        }
    } else {
        for (const EmojiList::Entry &entry : EmojiList::groups().at(m_group - 1).entries)
            m_rows.append({entry.picture(), entry.name()});
    }
    endResetModel();
    Q_EMIT refreshed();
}

} // namespace confab::models
