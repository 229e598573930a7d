// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FakeServer.h"
#include "models/App.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"
#include "TinyHttpServer.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>

namespace confab::test {

//! The app's window over its real models, signed in at a server that lives in this process.
class LiveWindow
{
public:
    //! The rooms are there in this order of activity, the last one most recently.
    explicit LiveWindow(const QStringList &rooms, QSize size = {1180, 760});

    //! Signs in and waits until a room is open, and its window active.
    bool open();
    //! As open() does, in the window that is there: after App.switchAccount().
    bool signIn();

    models::App &app() { return *m_app; }
    client::test::FakeServer &server() { return m_server; }
    QQmlEngine &engine() { return m_engine; }
    QQuickWindow &window() { return *m_window; }
    RoomId room(const QString &name) const { return m_rooms.value(name); }

    using Test = std::function<bool(const QQuickItem &)>;
    //! All that is in sight below `root` (the window if null) and passes; from the top of the window down.
    QList<QQuickItem *> all(const Test &test, QQuickItem *root = nullptr) const;
    //! Of a QML type of this name; null when none is in sight.
    QQuickItem *byType(const char *type, QQuickItem *root = nullptr) const;
    static bool isA(const QQuickItem &item, const char *type);
    //! Its `property` is this.
    QQuickItem *byText(const QString &text, const char *type, const char *property = "text") const;
    //! What a list shows of its rows, first to last. Rows kept for later use are in sight to the item tree only.
    static QList<QQuickItem *> rows(QQuickItem *list);
    //! The rooms of the sidebar that are in sight, without the headings between them.
    QList<QQuickItem *> sidebarRooms() const;
    //! Where what floats over the window stands; null while nothing does.
    QQuickItem *overlay() const;

    //! Where one writes; null while that is out of sight.
    QQuickItem *composer() const { return byType("QQuickTextArea"); }
    bool isWriting() const { return composer() && m_window->activeFocusItem() == composer(); }
    QString written() const { return m_app->room()->composer()->text(); }
    //! A row of the room has its row on the screen.
    bool waitForRows(int count);

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    void click(const QQuickItem *item, Qt::MouseButton button = Qt::LeftButton);
    //! The frame that follows is on the screen.
    void settle();

private:
    QTemporaryDir m_folder;
    client::test::FakeServer m_server;
    QHash<QString, RoomId> m_rooms;
    client::test::TinyHttpServer m_http;
    platform::ProfileFolder m_profile;
    QSettings m_store;
    platform::SecretChooser m_secrets;
    std::unique_ptr<models::App> m_app;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
    QSize m_size;
};

} // namespace confab::test
