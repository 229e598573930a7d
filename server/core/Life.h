// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QEvent>
#include <QObject>

#include <memory>
#include <utility>

namespace confab::core {

//! How long somebody waits for answers: a member of who asks. Nothing that is bound to it (Reply, guarded()) runs once
//! it is destroyed, so that handlers may use what they captured of their owner, `this` above all.
//! It belongs to the thread that asks by it first, and ends on that thread.
class Life
{
public:
    Life();
    ~Life() { end(); }
    Q_DISABLE_COPY_MOVE(Life)

    //! For who stops waiting before it is destroyed.
    void end() { m_asker->isOver = true; }
    bool isOver() const { return m_asker->isOver; }

    //! A callback that does nothing once this is over. To be called on the thread of this life.
    template <class F>
    auto guarded(F callback) const
    {
        return [asker = m_asker, callback = std::move(callback)]<class... A>(A &&...arguments) {
            if (!asker->isOver)
                callback(std::forward<A>(arguments)...);
        };
    }

private:
    template <class T>
    friend class Reply;

    //! What is to be done on another thread; dropped, undone, when that thread has ended.
    class Errand : public QEvent
    {
    public:
        Errand()
            : QEvent(QEvent::User)
        {
        }
        virtual void run() = 0;
    };

    //! Shared with the answers under way, which may outlive the asker and his thread.
    struct Asker
    {
        //! Once somebody asks; on his thread.
        void settle();
        bool isHere() const;
        //! From any other thread.
        void post(std::unique_ptr<Errand> errand) const;

        bool isOver = false; //!< only seen on the own thread
        quint64 thread = 0;  //!< by a number that no other one ever has; 0: nobody has asked
        std::weak_ptr<QObject> door = {};
    };
    using AskerPtr = std::shared_ptr<Asker>;

    class Door;

    AskerPtr m_asker;
};

} // namespace confab::core
