// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Life.h"
#include "protocol/Result.h"

#include <concepts>
#include <memory>
#include <utility>

namespace confab::core {

//! Where the result of an operation goes: an answer that is given exactly once. Who takes one answers it by calling it,
//! at once or later, on whichever thread; it is empty from then on. One that is dropped instead answers Internal.
//! Who asks makes it, and hears of it
//!  - on the thread that asked (elsewhere given, it comes by the event loop, in the order of giving),
//!  - as long as the Life lives that it is bound to; afterwards the handler is destroyed unheard, and a Reply in it is
//!    dropped, so that a chain of questions ends with an answer to whoever is still there.
template <class T = Done>
class [[nodiscard]] Reply
{
public:
    //! Nobody wants to know.
    Reply() = default;

    //! handler(Result<T>).
    template <class F>
    requires std::invocable<F &, Result<T>> Reply(const Life &life, F handler)
        : Reply(life.m_asker, std::move(handler))
    {
        life.m_asker->settle();
    }

    //! The next step of what `next` waits for: handler(T, Reply<U>), and an error goes to `next` by itself.
    template <class U, class F>
    requires std::invocable<F &, T, Reply<U>> Reply(const Life &life, Reply<U> next, F handler)
        : Reply(life, [next = std::move(next), handler = std::move(handler)](Result<T> result) mutable {
            if (result)
                handler(*std::move(result), std::move(next));
            else
                next(result.error());
        })
    {
    }

    //! The last step: what `next` waits for is convert(T), a value or a Result. Where and as long as `next` is heard.
    template <class U, class F>
    requires std::convertible_to<std::invoke_result_t<F &, T>, Result<U>> Reply(Reply<U> next, F convert)
    {
        if (!next)
            return;
        auto asker = next.m_waiter->asker;
        *this =
            Reply(std::move(asker), [next = std::move(next), convert = std::move(convert)](Result<T> result) mutable {
                if (result)
                    next(convert(*std::move(result)));
                else
                    next(result.error());
            });
    }

    Reply(Reply &&other) noexcept = default;
    Reply &operator=(Reply &&other)
    {
        Reply before(std::move(*this));
        m_waiter = std::move(other.m_waiter);
        return *this;
    }
    ~Reply()
    {
        if (m_waiter)
            (*this)(ErrorCode::Internal);
    }

    //! Whether it is still to be answered, and somebody wants to know.
    explicit operator bool() const { return m_waiter != nullptr; }

    void operator()(Result<T> result)
    {
        std::unique_ptr<Waiter> waiter = std::move(m_waiter);
        if (!waiter)
            return;
        if (waiter->asker->isHere())
            return waiter->hear(std::move(result));
        const Life::AskerPtr asker = waiter->asker;
        asker->post(std::make_unique<Crossing>(std::move(waiter), std::move(result)));
    }

private:
    template <class U>
    friend class Reply;

    struct Waiter
    {
        explicit Waiter(Life::AskerPtr who)
            : asker(std::move(who))
        {
        }
        virtual ~Waiter() = default;
        virtual void take(Result<T> &&result) = 0;
        void hear(Result<T> &&result)
        {
            if (!asker->isOver)
                take(std::move(result));
        }

        const Life::AskerPtr asker;
    };

    template <class F>
    struct Handler final : Waiter
    {
        Handler(Life::AskerPtr who, F callback)
            : Waiter(std::move(who))
            , handler(std::move(callback))
        {
        }
        void take(Result<T> &&result) override { handler(std::move(result)); }

        F handler;
    };

    class Crossing final : public Life::Errand
    {
    public:
        Crossing(std::unique_ptr<Waiter> waiter, Result<T> result)
            : m_waiter(std::move(waiter))
            , m_result(std::move(result))
        {
        }
        void run() override { m_waiter->hear(std::move(m_result)); }

    private:
        std::unique_ptr<Waiter> m_waiter;
        Result<T> m_result;
    };

    template <class F>
    Reply(Life::AskerPtr asker, F handler)
        : m_waiter(std::make_unique<Handler<F>>(std::move(asker), std::move(handler)))
    {
    }

    std::unique_ptr<Waiter> m_waiter;
};

} // namespace confab::core
