// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Listener.h"

#include "Descriptor.h"
#include "HttpFront.h"
#include "ResponseHead.h"

#include <QThread>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#else
#include <winsock2.h>
#include <ws2tcpip.h>
#endif

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

// All clients of a server that was restarted come back at once, and whoever finds no place here waits for a second. The
// system may allow fewer (net.core.somaxconn).
constexpr int kBacklog = 4096;
constexpr int kDescriptorHeadroom = 64; // databases, logs, event loops, outgoing requests
constexpr int kResumeMs = 100;

int openReserve()
{
#ifdef Q_OS_UNIX
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
#else
    return -1;
#endif
}

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
#ifdef Q_OS_UNIX
    const int result = ::getpeername(int(descriptor), reinterpret_cast<sockaddr *>(&storage), &size);
#else
    const int result = ::getpeername(SOCKET(descriptor), reinterpret_cast<sockaddr *>(&storage), &size);
#endif
    if (result != 0)
        return {};
    return unwrapped(QHostAddress(reinterpret_cast<const sockaddr *>(&storage)));
}

} // namespace

int raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    rlim_t wanted = qMin<rlim_t>(limit.rlim_max, 1024 * 1024);
#ifdef Q_OS_MACOS
    wanted = qMin<rlim_t>(wanted, 10240); // more is refused there
#endif
    if (limit.rlim_cur < wanted) {
        const rlim_t before = std::exchange(limit.rlim_cur, wanted);
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
            limit.rlim_cur = before;
    }
    return int(qMin<rlim_t>(limit.rlim_cur, 1024 * 1024));
#else
    return 0;
#endif
}

int connectionsByDescriptors()
{
    const int descriptors = raiseDescriptorLimit();
    return descriptors <= 0 ? 0 : qMax(1, descriptors - kDescriptorHeadroom);
}

QString listenTrouble(const QTcpServer &server, const QHostAddress &address, quint16 port)
{
    const QString where = address == QHostAddress::Any ? u"all addresses"_s : address.toString();
    const QString place = u"Can't listen on %1 port %2: "_s.arg(where).arg(port);
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return place + u"another program does. End it (ss -ltnp names it), or choose another port."_s;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return place + u"this machine does not have that address. Take one of those that \"ip address\" names, or * for all."_s;
    case QAbstractSocket::SocketAccessError:
        return place + u"it is protected. Ports below 1024 need root or the capability CAP_NET_BIND_SERVICE "
                       "(AmbientCapabilities= of systemd)."_s;
    default:
        return place + server.errorString();
    }
}

std::shared_ptr<ConnectionCensus> Listener::makeCensus(const FrontPolicy &policy)
{
    const int available = connectionsByDescriptors();
    const bool isBySystem = available > 0 && (policy.connections <= 0 || available < policy.connections);
    return std::make_shared<ConnectionCensus>(isBySystem ? available : policy.connections, policy.connectionsPerAddress,
                                              policy.limitLoopbackPeers);
}

Listener::Listener(const FrontPolicy &policy, std::vector<HttpFront *> fronts, std::shared_ptr<ConnectionCensus> census,
                   QObject *parent)
    : QTcpServer(parent)
    , m_policy(policy)
    , m_fronts(fronts.begin(), fronts.end())
    , m_census(census ? std::move(census) : makeCensus(policy))
    , m_reserve(openReserve())
    , m_log(m_fronts.front()->setup().log)
{
    Q_ASSERT(!m_fronts.empty());
    setListenBacklogSize(kBacklog);
    ignoreBrokenPipes();
#ifndef Q_OS_UNIX
    // Qt stops accepting after an error; one connection that failed must not end the service.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(kResumeMs, this, &QTcpServer::resumeAccepting); });
#endif
}

Listener::~Listener()
{
    if (m_reserve >= 0)
        closeDescriptor(m_reserve);
}

Result<Done> Listener::start(quint16 port, const QHostAddress &address)
{
    if (!listen(address, port))
        return Error{ErrorCode::Unavailable, listenTrouble(*this, address, port)};
#ifdef Q_OS_UNIX
    // Qt's own accepting keeps the first error it met, which is that nobody waits any more. It takes a want of
    // descriptors for the same from then on, and tries again without end.
    pauseAccepting();
    m_callers = std::make_unique<QSocketNotifier>(socketDescriptor(), QSocketNotifier::Read);
    connect(m_callers.get(), &QSocketNotifier::activated, this, &Listener::acceptAll);
#endif
    return Done{};
}

void Listener::stop()
{
    m_callers.reset();
    close();
}

void Listener::acceptAll()
{
#ifdef Q_OS_UNIX
    while (m_callers) {
        const int descriptor = acceptDescriptor(int(socketDescriptor()));
        if (descriptor >= 0)
            incomingConnection(descriptor);
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
        else if (errno != EINTR && errno != ECONNABORTED)
            return pause();
    }
#endif
}

//! What is wrong with a connection, or with the network, must not end the service, nor be tried without end.
void Listener::pause()
{
    const int trouble = errno;
    m_callers->setEnabled(false);
    if (trouble == EMFILE || trouble == ENFILE || trouble == ENOBUFS || trouble == ENOMEM)
        shedBacklog();
    QTimer::singleShot(kResumeMs, this, [this] {
        if (m_callers)
            m_callers->setEnabled(true);
    });
}

void Listener::incomingConnection(qintptr descriptor)
{
    const QHostAddress peer = peerOf(descriptor);
    ConnectionTicket ticket = m_census->admit(peer, m_policy.trustedProxies.contains(peer));
    HttpFront *front = m_fronts[m_next++ % m_fronts.size()];
    if (!ticket || !front)
        return turnAway(descriptor, peer, whyFull());
    if (front->thread() == QThread::currentThread()) {
        front->take(descriptor, peer, std::move(ticket));
        return;
    }
    QMetaObject::invokeMethod(
        front,
        [front, peer, pending = PendingDescriptor(descriptor), ticket = std::move(ticket)]() mutable {
            front->take(pending.release(), peer, std::move(ticket));
        },
        Qt::QueuedConnection);
}

TurnedAway Listener::whyFull() const
{
    if (!m_census->isFull())
        return TurnedAway::Address;
    return m_policy.connections > 0 && m_census->total() >= m_policy.connections ? TurnedAway::Connections
                                                                                 : TurnedAway::Files;
}

void Listener::turnAway(qintptr descriptor, const QHostAddress &peer, TurnedAway why)
{
    ++m_refused;
    m_log->turnedAway(why, peer, m_census->total());
#ifdef Q_OS_UNIX
    if (!m_policy.usesTls()) {
        HttpResponse response = errorResponse(Error{ErrorCode::Busy, textOf(why)});
        response.headers.add("retry-after", "5");
        const QByteArray answer = responseHead(response, {}) + response.body;
        int flags = MSG_DONTWAIT;
#ifdef MSG_NOSIGNAL
        flags |= MSG_NOSIGNAL;
#endif
        [[maybe_unused]] const auto sent = ::send(int(descriptor), answer.constData(), size_t(answer.size()), flags);
    }
#endif
    closeDescriptor(descriptor);
}

//! Out of descriptors: those who wait would wait for ever. The reserve is given up for a moment to accept and turn them
//! away.
void Listener::shedBacklog()
{
#ifdef Q_OS_UNIX
    if (m_reserve >= 0)
        closeDescriptor(std::exchange(m_reserve, -1));
    for (int i = 0; i < kBacklog; ++i) {
        const int descriptor = acceptDescriptor(int(socketDescriptor()));
        if (descriptor < 0)
            break;
        turnAway(descriptor, peerOf(descriptor), TurnedAway::Files);
    }
    m_reserve = openReserve();
#endif
}

} // namespace confab::gateway
