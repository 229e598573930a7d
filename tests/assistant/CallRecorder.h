// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"

#include <QThread>

namespace confab::tests {

//! Asks a provider and keeps what comes back.
class CallRecorder
{
public:
    void start(core::Provider &provider, const core::ProviderRequest &request)
    {
        core::ProviderSink sink;
        sink.alive = [this] { note(); };
        sink.text = [this](const QString &more, int count) {
            note();
            pieces.append(more);
            tokens += count;
        };
        sink.thought = [this](const QString &more, int count) {
            note();
            thoughts.append(more);
            tokens += count;
        };
        sink.usage = [this](const core::ProviderUsage &counts) {
            note();
            usage = counts;
        };
        sink.finished = [this](const Result<core::ProviderEnd> &result) {
            note();
            ++finishedCount;
            succeeded = result.has_value();
            if (result)
                end = *result;
            else
                error = result.error();
        };
        call = provider.start(request, std::move(sink));
        isStarted = true;
    }

    QString text() const { return pieces.join(QString()); }
    bool isFinished() const { return finishedCount > 0; }

    std::unique_ptr<core::ProviderCall> call;
    QStringList pieces;
    QStringList thoughts;
    int tokens = 0;
    core::ProviderUsage usage;
    int finishedCount = 0;
    bool succeeded = false;
    core::ProviderEnd end; //!< when it succeeded
    Error error;
    //! Something came on another thread, from inside start(), or after the end.
    bool brokeTheContract = false;

private:
    void note() { brokeTheContract |= QThread::currentThread() != m_thread || !isStarted || isFinished(); }

    QThread *m_thread = QThread::currentThread();
    bool isStarted = false;
};

} // namespace confab::tests
