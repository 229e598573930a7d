// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QRect>
#include <QTimer>
#include <QVariantMap>

class QSettings;
class QWindow;

namespace confab::platform {

//! Where the window comes up, given where it was and the screens there are now, the first of them the main one: as it
//! was while it can be taken hold of there, or else moved and made smaller to be in sight.
QRect putInSight(const QRect &wanted, const QList<QRect> &screens);

//! Keeps size, place and maximising of the window from run to run; the place only where the window system tells it.
class WindowPlace final : public QObject
{
    Q_OBJECT
public:
    explicit WindowPlace(QSettings &settings, QObject *parent = nullptr);
    ~WindowPlace() override;

    //! Properties for a window that is about to be made; empty the first time.
    QVariantMap properties() const;
    //! From now on this window is the one. It lives on when this ends.
    void follow(QWindow &window);

private:
    void note();

    QSettings &m_settings;
    QWindow *m_window = nullptr;
    QTimer m_settle; // a window that is maximised is resized before it says that it is maximised
};

} // namespace confab::platform
