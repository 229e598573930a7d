// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bus/InProcessBus.h"

#include <QStringList>

namespace confab::support {

//! The server's own bus, which also keeps all that it delivered.
class RecordingBus final : public core::Bus
{
public:
    RecordingBus();

    void publish(const core::Publication &publication) override { m_bus.publish(publication); }
    void publishInternal(const core::InternalEvent &event) override { m_bus.publishInternal(event); }
    void subscribe(Handler handler) override { m_bus.subscribe(std::move(handler)); }
    void subscribeInternal(InternalHandler handler) override { m_bus.subscribeInternal(std::move(handler)); }

    //! All events of one type, in order.
    template <class T>
    QList<T> all() const
    {
        QList<T> found;
        for (const core::Publication &publication : published) {
            if (const T *event = std::get_if<T>(&publication.frame.event))
                found.append(*event);
        }
        return found;
    }
    //! The wire names of all events in order.
    QStringList names() const;
    //! The names of a stream's events in order: "new", "chunk", "end" and the states.
    QStringList storyOf(StreamId stream) const;

    QList<core::Publication> published;

private:
    bus::InProcessBus m_bus;
};

} // namespace confab::support
