// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Life.h"

#include <QCoreApplication>

#include <atomic>

namespace confab::core {

namespace {

// Qt's and the system's own ids come back after their thread has ended.
quint64 numberOfThread()
{
    static constinit std::atomic<quint64> last = 0;
    static constinit thread_local quint64 number = 0;
    if (number == 0)
        number = ++last;
    return number;
}

} // namespace

//! Where a thread gets answers from others; goes with the thread, and what still waits with it.
class Life::Door final : public QObject
{
public:
    static std::shared_ptr<QObject> ofThisThread()
    {
        static thread_local const std::shared_ptr<QObject> own = std::make_shared<Door>();
        return own;
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        static_cast<Errand *>(event)->run();
        return true;
    }
};

Life::Life()
    : m_asker(std::make_shared<Asker>())
{
}

void Life::Asker::settle()
{
    if (thread == 0) {
        thread = numberOfThread();
        door = Door::ofThisThread();
    }
    Q_ASSERT(isHere());
}

bool Life::Asker::isHere() const
{
    return thread == numberOfThread();
}

void Life::Asker::post(std::unique_ptr<Errand> errand) const
{
    // Held meanwhile: where the thread ends now, the door goes from here, with what was posted.
    if (const auto open = door.lock())
        QCoreApplication::postEvent(open.get(), errand.release());
}

} // namespace confab::core
