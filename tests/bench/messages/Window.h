// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QQuickView>
#include <QString>

#include <functional>

namespace confab::bench {

//! A window without a display that shows one message, its end in sight, as the list of messages does while an answer is
//! written. All times are those of the GUI thread, which draws too, in ms of its processor.
class Window
{
public:
    Window();

    //! Makes the message anew: what it takes until its first frame is drawn.
    double show(const QString &text, int portions = 0);
    //! What it takes until the first frame is drawn after a reader has asked for all of it.
    double showAll(const QString &text);
    //! Begins an answer.
    void begin();
    //! What it takes until the next frame is drawn with this much of the answer.
    double update(const QString &text);

private:
    double untilFrame(const std::function<void()> &change);
    void clear();

    QQuickView m_view;
    QQuickItem *m_room = nullptr;
    bool m_drawn = false;
};

} // namespace confab::bench
