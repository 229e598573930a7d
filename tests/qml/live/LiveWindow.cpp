// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveWindow.h"

#include "platform/NoSecretStore.h"

#include <QQuickStyle>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::test {

namespace {

// On a busy machine, too.
constexpr int kPatienceMs = 20'000;

QByteArray credentials(const User &user)
{
    return R"({"token":"t","expiresAt":"2099-01-01T00:00:00.000Z","refreshToken":"r","user":{"id":")" +
           user.id.toString().toLatin1() + R"(","name":")" + user.name.toUtf8() + R"(","kind":"person"}})";
}

void collect(QQuickItem &item, const LiveWindow::Test &test, QList<QQuickItem *> &into)
{
    if (!item.isVisible())
        return;
    if (test(item))
        into += &item;
    for (QQuickItem *child : item.childItems())
        collect(*child, test, into);
}

} // namespace

LiveWindow::LiveWindow(const QStringList &rooms, QSize size)
    : m_http("200 OK", credentials(m_server.self))
    , m_profile(m_folder.path())
    , m_store(m_profile.settingsFile(), QSettings::IniFormat)
    , m_secrets(std::make_unique<platform::NoSecretStore>(), m_profile.secretsFile())
    , m_size(size)
{
    qint64 at = QDateTime::currentMSecsSinceEpoch() - 3'600'000;
    for (const QString &name : rooms) {
        m_rooms.insert(name, m_server.addRoom(name));
        m_server.room(m_rooms.value(name)).room.createdAt = at += 1000;
    }
    QQuickStyle::setStyle(u"Basic"_s);
    models::AppParts parts{m_profile, m_store, m_secrets, nullptr};
    parts.makeTransport = m_server.factory();
    m_app = std::make_unique<models::App>(parts);
    m_app->settings()->setReducedMotion(true);
    m_app->setOn(m_engine);
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
}

bool LiveWindow::open()
{
    m_engine.load(QUrl(u"qrc:/qt/qml/Confab/Main.qml"_s));
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    if (!m_window)
        return false;
    m_window->resize(m_size);
    m_app->start({});
    m_window->requestActivate();
    return QTest::qWaitForWindowActive(m_window, kPatienceMs) && signIn();
}

bool LiveWindow::signIn()
{
    m_app->onboarding()->join(u"http://127.0.0.1:%1"_s.arg(m_http.serverPort()), m_server.self.name);
    return QTest::qWaitFor(
        [this] {
            return m_app->room()->isOpen() && m_app->rooms()->rowCount() == m_rooms.size() &&
                   m_app->connection()->state() == models::ConnectionStatus::Live;
        },
        kPatienceMs);
}

QList<QQuickItem *> LiveWindow::all(const Test &test, QQuickItem *root) const
{
    QList<QQuickItem *> found;
    collect(root ? *root : *m_window->contentItem(), test, found);
    std::stable_sort(found.begin(), found.end(), [](const QQuickItem *a, const QQuickItem *b) {
        return a->mapToScene({}).y() < b->mapToScene({}).y();
    });
    return found;
}

bool LiveWindow::isA(const QQuickItem &item, const char *type)
{
    for (const QMetaObject *meta = item.metaObject(); meta; meta = meta->superClass()) {
        const QByteArray name = meta->className();
        if (name == type || name.startsWith(QByteArray(type) + "_QMLTYPE"))
            return true;
    }
    return false;
}

QQuickItem *LiveWindow::byType(const char *type, QQuickItem *root) const
{
    return all([type](const QQuickItem &item) { return isA(item, type); }, root).value(0);
}

QQuickItem *LiveWindow::byText(const QString &text, const char *type, const char *property) const
{
    return all([&](const QQuickItem &item) { return isA(item, type) && item.property(property).toString() == text; })
        .value(0);
}

QList<QQuickItem *> LiveWindow::rows(QQuickItem *list)
{
    QList<QQuickItem *> result;
    const int count = list ? list->property("count").toInt() : 0;
    for (int row = 0; row < count; ++row) {
        QQuickItem *item = nullptr;
        QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item), Q_ARG(int, row));
        if (item)
            result += item;
    }
    return result;
}

QList<QQuickItem *> LiveWindow::sidebarRooms() const
{
    QList<QQuickItem *> entries = rows(byType("SidebarList"));
    entries.removeIf([](const QQuickItem *entry) { return !isA(*entry, "RoomEntry"); });
    return entries;
}

QQuickItem *LiveWindow::overlay() const
{
    return byType("QQuickOverlay");
}

bool LiveWindow::waitForRows(int count)
{
    return QTest::qWaitFor(
        [this, count] {
            settle();
            const QQuickItem *list = byType("MessageList");
            return list && list->property("count").toInt() >= count;
        },
        kPatienceMs);
}

void LiveWindow::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window, key, modifiers);
}

void LiveWindow::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(m_window, letter.toLatin1());
}

void LiveWindow::click(const QQuickItem *item, Qt::MouseButton button)
{
    const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(m_window, button, {}, middle.toPoint());
}

void LiveWindow::settle()
{
    QCoreApplication::processEvents();
    m_window->grabWindow();
}

} // namespace confab::test
