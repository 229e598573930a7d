// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace confab::platform {

//! Lets the text cursor stand still, and stay in sight, when nobody has typed or pressed for a while: its blinking is
//! all that an idle app would draw. Watches the whole application from the GUI thread; one is enough.
class CursorRest : public QObject
{
    Q_OBJECT
public:
    static constexpr int kAfterMs = 10'000;

    explicit CursorRest(int afterMs = kAfterMs, QObject *parent = nullptr);
    ~CursorRest() override;

    bool isResting() const { return !m_timer.isActive(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wake();

    QTimer m_timer;
    int m_flashTime; // of the desktop
};

} // namespace confab::platform
