// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ViewInspector.h"

#include <QFont>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>

using namespace Qt::StringLiterals;

namespace confab::tests {

namespace {

constexpr qreal kTolerance = 2; // px: antialiasing, and halves that are rounded
constexpr qreal kEndless = 1e6;

// People's words and names, of unknown length: these files may elide them. Everything else is the app's own.
const QSet<QString> kMayElide{u"ElidedText"_s,  u"RoomEntry"_s,       u"MemberEntry"_s, u"ContextStrip"_s,
                              u"ReplyQuote"_s,  u"CompletionEntry"_s, u"CodeHeader"_s,  u"LinkDialog"_s,
                              u"TypingLine"_s,  u"ImageBlock"_s};
// Have a ground of their own, or a shadow, and lie above what is around them.
const QSet<QString> kFloating{u"ToastStack"_s, u"ActionBar"_s, u"CompletionList"_s, u"LoadTrouble"_s};
// One leaf each, whatever they are made of.
const QSet<QString> kWhole{u"AvatarStack"_s, u"TabularText"_s, u"Avatar"_s};

QString qmlTypeOf(const QMetaObject &meta)
{
    const QString name = QString::fromLatin1(meta.className());
    const auto mark = name.indexOf("_QMLTYPE_"_L1);
    return mark < 0 ? QString() : name.left(mark);
}

bool isA(const QObject &object, const QSet<QString> &types)
{
    for (const QMetaObject *meta = object.metaObject(); meta; meta = meta->superClass()) {
        if (types.contains(qmlTypeOf(*meta)))
            return true;
    }
    return false;
}

//! The QML file in which the object is written.
QString fileOf(const QObject &object)
{
    const QQmlContext *context = QQmlEngine::contextForObject(&object);
    return context ? context->baseUrl().fileName().section(u'.', 0, 0) : QString();
}

bool isControl(const QQuickItem &item)
{
    return item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField") ||
           item.inherits("QQuickTextArea");
}

bool isText(const QQuickItem &item)
{
    return item.inherits("QQuickText") || (item.inherits("QQuickTextEdit") && !isControl(item));
}

bool floats(const QQuickItem &item)
{
    return item.inherits("QQuickPopupItem") || isA(item, kFloating) || item.property("raised").toBool();
}

//! The popup whose item this is; its content is its child.
const QObject *popupOf(const QQuickItem &item)
{
    for (const QQuickItem *child : item.childItems()) {
        if (const QObject *popup = child->parent(); popup && popup->inherits("QQuickPopup"))
            return popup;
    }
    return nullptr;
}

bool isModal(const QQuickItem &popupItem)
{
    const QObject *popup = popupOf(popupItem);
    return popup && popup->property("modal").toBool();
}

//! Not by boundingRect(), which is that of the words for what one writes in.
QRectF boundsOf(const QQuickItem &item)
{
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

//! What is painted of a text, which may be less or more than its item.
QRectF wordsOf(const QQuickItem &text)
{
    const qreal width = text.property("contentWidth").toReal();
    const qreal height = text.property("contentHeight").toReal();
    const QVariant effective = text.property("effectiveHorizontalAlignment");
    const int across = effective.isValid() ? effective.toInt() : text.property("horizontalAlignment").toInt();
    const int down = text.property("verticalAlignment").toInt();
    QRectF area(0, 0, width, height);
    if (across & Qt::AlignRight)
        area.moveLeft(text.width() - width);
    else if (across & Qt::AlignHCenter)
        area.moveLeft((text.width() - width) / 2);
    if (down & Qt::AlignBottom)
        area.moveTop(text.height() - height);
    else if (down & Qt::AlignVCenter)
        area.moveTop((text.height() - height) / 2);
    // Above and below the letters of a line there is room.
    const int lines = qMax(1, text.property("lineCount").toInt());
    const qreal spare = height / lines - text.property("font").value<QFont>().pixelSize();
    return spare > 0 ? area.adjusted(0, spare / 2, 0, -spare / 2) : area;
}

QString nameOf(const QQuickItem &item)
{
    QString words = item.property("text").toString().simplified();
    if (words.isEmpty())
        words = item.property("name").toString();
    return u"“%1” of %2"_s.arg(words.size() > 60 ? words.left(59) + u'…' : words, fileOf(item));
}

//! What a list keeps for another row is still among its items, and not drawn.
QList<QQuickItem *> withoutSpareRows(const QQuickItem &view, QList<QQuickItem *> items)
{
    QSet<const QQuickItem *> shown{view.property("headerItem").value<QQuickItem *>(),
                                   view.property("footerItem").value<QQuickItem *>(),
                                   view.property("highlightItem").value<QQuickItem *>()};
    for (int row = 0; row < view.property("count").toInt(); ++row) {
        QQuickItem *item = nullptr;
        QMetaObject::invokeMethod(const_cast<QQuickItem *>(&view), "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item),
                                  Q_ARG(int, row));
        shown.insert(item);
    }
    items.removeIf([&shown](const QQuickItem *item) { return !shown.contains(item); });
    return items;
}

bool reachesOut(const QRectF &area, const QRectF &bounds)
{
    return area.left() < bounds.left() - kTolerance || area.right() > bounds.right() + kTolerance ||
           area.top() < bounds.top() - kTolerance || area.bottom() > bounds.bottom() + kTolerance;
}

} // namespace

ViewInspector::ViewInspector(QQuickWindow &window)
{
    const QQuickItem &root = *window.contentItem();
    Place place;
    place.layer = &root;
    place.shown = place.allowed = QRectF(0, 0, window.width(), window.height());
    noteTypes(window);
    walk(root, place);
    findOverlaps();
}

void ViewInspector::noteTypes(const QObject &object)
{
    for (const QMetaObject *meta = object.metaObject(); meta; meta = meta->superClass()) {
        if (const QString type = qmlTypeOf(*meta); !type.isEmpty())
            m_types.insert(type);
    }
}

void ViewInspector::walk(const QQuickItem &item, Place place)
{
    if (!item.isVisible() || item.opacity() < 0.05)
        return;
    noteTypes(item);
    if (const QObject *popup = item.inherits("QQuickPopupItem") ? popupOf(item) : nullptr)
        noteTypes(*popup);
    const QRectF area = boundsOf(item);
    if (floats(item)) {
        place.layer = &item;
        place.control = nullptr;
    }
    if (item.clip() || item.inherits("QQuickPopupItem")) {
        place.shown &= area;
        place.allowed &= area;
    }
    if (item.inherits("QQuickFlickable")) {
        if (item.property("contentWidth").toReal() > item.width() + 1)
            place.allowed = QRectF(-kEndless, place.allowed.y(), 2 * kEndless, place.allowed.height());
        if (item.property("contentHeight").toReal() > item.height() + 1)
            place.allowed = QRectF(place.allowed.x(), -kEndless, place.allowed.width(), 2 * kEndless);
    }
    if (place.isLookedAt)
        look(item, place);
    if (isControl(item))
        place.control = &item;
    if (isA(item, kWhole))
        place.isLookedAt = false;
    QList<QQuickItem *> children = item.childItems();
    if (const QQuickItem *view = item.parentItem();
        view && view->inherits("QQuickItemView") && view->property("contentItem").value<QQuickItem *>() == &item)
        children = withoutSpareRows(*view, children);
    // What lies under a modal popup is looked at without it.
    for (const QQuickItem *child : item.childItems()) {
        if (child->inherits("QQuickOverlay") && child->isVisible()) {
            for (const QQuickItem *popup : child->childItems()) {
                if (popup->isVisible() && popup->inherits("QQuickPopupItem") && isModal(*popup))
                    children = {const_cast<QQuickItem *>(child)};
            }
        }
    }
    for (const QQuickItem *child : children)
        walk(*child, place);
}

void ViewInspector::look(const QQuickItem &item, const Place &place)
{
    if (isText(item)) {
        if (item.property("length").isValid() ? item.property("length").toInt() > 0
                                              : !item.property("text").toString().isEmpty())
            lookAtWords(item, item.mapRectToScene(wordsOf(item)), place);
    } else if (isControl(item) || isA(item, kWhole) || item.inherits("confab::qml::Icon")) {
        if (item.width() > 0 && item.height() > 0)
            addLeaf(item, boundsOf(item), place);
        if (const auto *mark = item.property("indicator").value<QQuickItem *>())
            addLeaf(*mark, boundsOf(*mark), place);
    }
}

void ViewInspector::lookAtWords(const QQuickItem &item, const QRectF &area, const Place &place)
{
    const QString words = item.property("text").toString();
    const bool isLabel = place.control && place.control->property("text").toString() == words;
    const bool mayElide = kMayElide.contains(fileOf(item)) || isA(item, {u"ElidedText"_s});
    if (item.property("truncated").toBool() && (isLabel || !mayElide) && area.intersects(place.shown))
        m_faults.append(nameOf(item) + " is elided"_L1);
    if (place.control) {
        const QRectF around = boundsOf(*place.control);
        if (reachesOut(area, around))
            m_faults.append(nameOf(item) + " is larger than its control"_L1);
    }
    addLeaf(item, area, place);
}

void ViewInspector::addLeaf(const QQuickItem &item, const QRectF &area, const Place &place)
{
    if (reachesOut(area, place.allowed)) {
        m_faults.append(u"%1 is cut: it reaches from %2, %3 to %4, %5"_s.arg(nameOf(item))
                            .arg(qRound(area.left()))
                            .arg(qRound(area.top()))
                            .arg(qRound(area.right()))
                            .arg(qRound(area.bottom())));
    }
    const QRectF shown = area & place.shown;
    if (shown.isEmpty())
        return;
    m_leaves.append({&item, shown, place.layer, nameOf(item)});
}

void ViewInspector::findOverlaps()
{
    for (qsizetype i = 0; i < m_leaves.size(); ++i) {
        for (qsizetype j = i + 1; j < m_leaves.size(); ++j) {
            const Leaf &a = m_leaves[i];
            const Leaf &b = m_leaves[j];
            const QRectF both = a.area & b.area;
            if (a.layer != b.layer || both.width() <= kTolerance || both.height() <= kTolerance ||
                a.item->isAncestorOf(b.item) || b.item->isAncestorOf(a.item))
                continue;
            m_faults.append(u"%1 and %2 overlap by %3 × %4 px"_s.arg(a.name, b.name)
                                .arg(qRound(both.width()))
                                .arg(qRound(both.height())));
        }
    }
}

} // namespace confab::tests
