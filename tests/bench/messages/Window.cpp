// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Window.h"

#include <QCoreApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>

#include <ctime>

using namespace Qt::StringLiterals;

namespace confab::bench {

namespace {

// A room as it is shown in a window of usual size.
constexpr int kWidth = 760;
constexpr int kHeight = 800;

//! A list of one message, as the timeline is one of many: its end stays in sight while it grows.
const QByteArray kRoom = R"(
import QtQuick
import Confab.Markdown
import Confab.Theme

Rectangle {
    id: root

    property bool shown: false
    property bool streaming: false
    property int portions: 0
    property string text: ""
    readonly property Item message: list.count > 0 ? list.itemAtIndex(0) : null

    color: Theme.window

    ListView {
        id: list

        anchors.fill: parent
        clip: true
        model: root.shown ? 1 : 0
        verticalLayoutDirection: ListView.BottomToTop

        delegate: MarkdownView {
            id: view

            portions: root.portions
            streaming: root.streaming
            text: root.text
            width: ListView.view.width

            function showAll() {
                const more = () => root.portions = 4;
                if (view.unfold !== undefined)
                    view.unfold(more);
                else
                    more();
            }
        }
    }
}
)";

double threadMilliseconds()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace

Window::Window()
{
    m_view.engine()->addImportPath(u"qrc:/qt/qml"_s);
    m_view.setResizeMode(QQuickView::SizeRootObjectToView);
    m_view.resize(kWidth, kHeight);
    auto *component = new QQmlComponent(m_view.engine(), &m_view);
    component->setData(kRoom, QUrl(u"qrc:/bench/Room.qml"_s));
    m_room = qobject_cast<QQuickItem *>(component->create());
    if (!m_room)
        qFatal("%s", qPrintable(component->errorString()));
    m_view.setContent({}, component, m_room);
    QObject::connect(&m_view, &QQuickWindow::frameSwapped, &m_view, [this] { m_drawn = true; });
    untilFrame([this] { m_view.show(); });
}

double Window::show(const QString &text, int portions)
{
    clear();
    m_room->setProperty("portions", portions);
    m_room->setProperty("text", text);
    return untilFrame([this] { m_room->setProperty("shown", true); });
}

double Window::showAll(const QString &text)
{
    show(text);
    return untilFrame([this] { QMetaObject::invokeMethod(m_room->property("message").value<QObject *>(), "showAll"); });
}

void Window::begin()
{
    clear();
    m_room->setProperty("streaming", true);
    // What the timeline gives to an answer that is being written.
    m_room->setProperty("portions", 1);
    untilFrame([this] { m_room->setProperty("shown", true); });
}

double Window::update(const QString &text)
{
    return untilFrame([this, &text] { m_room->property("message").value<QObject *>()->setProperty("text", text); });
}

void Window::clear()
{
    untilFrame([this] { m_room->setProperty("shown", false); });
    m_room->setProperty("streaming", false);
    m_room->setProperty("portions", 0);
    m_room->setProperty("text", QString());
    // What the one before leaves behind is no part of the next.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_view.engine()->collectGarbage();
}

double Window::untilFrame(const std::function<void()> &change)
{
    m_drawn = false;
    const double began = threadMilliseconds();
    change();
    m_view.update();
    while (!m_drawn)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return threadMilliseconds() - began;
}

} // namespace confab::bench
