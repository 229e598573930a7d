// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "OneOfSeveral.h"
#include "Onlooker.h"

#include <QElapsedTimer>
#include <QTest>

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using core::ConnectionId;

namespace {

// A few seconds' worth, also where nothing is optimised.
#ifdef __OPTIMIZE__
constexpr int kHistories = 3'000;
#else
constexpr int kHistories = 400;
#endif
constexpr int kSteps = 40;
constexpr int kTurns = 30; // after which all is answered

//! People who do whatever they may, or may not, in rooms and to one another, and others who look on.
class History
{
public:
    explicit History(quint32 seed);
    ~History();
    Q_DISABLE_COPY_MOVE(History)
    //! Empty when everybody saw what a newcomer would be told.
    QString play();
    //! Of each command that was done, how often.
    const QMap<QString, int> &done() const { return m_done; }

private:
    struct Look
    {
        Onlooker onlooker;
        ConnectionId connection = 0; //!< 0: not connected
    };

    void settle(const User &user, Role role, bool guest);
    core::Identity identityOf(UserId user) const;
    void step();
    void actInRoom(const core::Actor &actor, const Room &room);
    void lead(const core::Actor &actor, const Room &room, UserId whom);
    void actOnServer(const core::Actor &actor, UserId whom);
    void invite(const core::Actor &actor, RoomId room);
    template <class C>
    void tell(const core::Actor &actor, const C &command);
    void connect(Look &look);
    void disconnect(Look &look);
    void ask(Look &look);
    void turn(int times = 1);
    QString complaint();
    std::optional<Room> anyRoom();
    UserId anybody() { return m_people[below(int(m_people.size()))].id; }
    int below(int count) { return int(m_random.bounded(count)); }
    bool tossed() { return below(2) == 0; }
    std::optional<Timestamp> anyEnd() { return tossed() ? std::optional(m_common.clock.now() + 60'000) : std::nullopt; }

    QRandomGenerator m_random;
    Common m_common;
    OneOfSeveral m_server{1, m_common};
    QList<User> m_people;
    UserId m_guest;
    QHash<UserId, SessionId> m_sessions;
    QStringList m_codes;
    std::vector<std::unique_ptr<Look>> m_looks;
    QMap<QString, int> m_done;
    core::Life m_life;
    int m_number = 0;
};

History::History(quint32 seed)
    : m_random(seed)
{
    for (const QString &name : {u"Ada"_s, u"Bob"_s, u"Eve"_s, u"Ivy"_s, u"Gus"_s})
        m_people.append(person(name));
    m_guest = m_people.last().id;
    for (const User &user : std::as_const(m_people))
        settle(user, user.name == "Ada"_L1 ? Role::Owner : Role::Member, user.id == m_guest);
    QList<Member> members{{m_common.sage, Role::Member, 1}};
    for (const User &user : std::as_const(m_people)) {
        const Role role = user.name == "Bob"_L1 ? Role::Owner : Role::Member;
        members.append({user, user.id == m_guest ? Role::Guest : role, Timestamp(2 + members.size())});
    }
    const Room square = roomOf(members, RoomKind::Public, u"Square"_s).room;
    core::StoredRoom lobby{square, members};
    lobby.members[1].role = Role::Owner; // Ada's, as she owns the server that made it
    lobby.members[2].role = Role::Member;
    core::StoredRoom cellar = roomOf(members, RoomKind::Private, u"Cellar"_s);
    cellar.room.createdBy = m_people[1].id;
    m_common.stores.rooms().create(lobby, {});
    m_common.stores.rooms().create(cellar, {});
    m_server.directory.load(m_common.stores.allRooms());
    m_server.bus.load(m_common.stores.allRooms());
    m_server.directory.know(m_server.room.people);
    m_server.accounts.keep(m_server.room.people);
    m_server.accounts.onUserEnded([this](UserId user, const QList<core::MembershipChange> &left) {
        m_server.members.hasLeft(user, left);
    });
    m_server.accounts.start({});
    turn(kTurns);
    for (const int who : {0, 1, 1, 3, 4})
        m_looks.push_back(std::make_unique<Look>(Look{Onlooker(m_people[who].id)}));
}

History::~History()
{
    for (const auto &look : m_looks)
        disconnect(*look);
    turn(kTurns);
}

void History::settle(const User &user, Role role, bool guest)
{
    const Timestamp now = m_common.clock.now();
    const core::StoredUser stored{.user = user,
                                  .guest = guest,
                                  .role = role,
                                  .folded = core::names::folded(user.name),
                                  .nameKeys = core::names::keys(user.name),
                                  .passwordHash = guest ? QByteArray() : "hash",
                                  .createdAt = now};
    const core::StoredSession session{
        .id = SessionId::make(), .user = user.id, .guest = guest, .createdAt = now, .expiresAt = now + 3'600'000};
    m_sessions.insert(user.id, session.id);
    m_common.stores.accounts().createUser(stored, session, session.id.toBytes(), {});
}

core::Identity History::identityOf(UserId user) const
{
    const auto found = std::ranges::find(m_people, user, &User::id);
    core::Identity identity{.user = *found, .session = m_sessions.value(user), .guest = user == m_guest};
    identity.expiresAt = m_common.clock.now() + 600'000;
    return m_server.room.people.asOfNow(identity);
}

QString History::play()
{
    for (int i = 0; i < kSteps; ++i) {
        step();
        if (below(3) != 0)
            turn(1 + below(2));
    }
    for (int i = 0; i < 3; ++i) {
        for (const auto &look : m_looks) {
            if (look->connection == 0)
                connect(*look);
        }
        turn(kTurns);
    }
    return complaint();
}

void History::step()
{
    Look &look = *m_looks[size_t(below(int(m_looks.size())))];
    const core::Actor actor{.identity = identityOf(anybody())};
    const auto room = anyRoom();
    const int what = below(20);
    if (what < 4)
        return look.connection == 0 ? connect(look) : disconnect(look);
    if (what < 7 || !room)
        return actOnServer(actor, anybody());
    actInRoom(actor, *room);
}

void History::actInRoom(const core::Actor &actor, const Room &room)
{
    const RoomId id = room.id;
    switch (below(18)) {
    case 0:
        return tell(actor, command::RoomJoin{id, {}});
    case 1:
        return tell(actor, command::RoomLeave{id});
    case 2:
        return tell(actor, command::RoomInvite{id, {anybody(), tossed() ? m_common.sage.id : anybody()}});
    case 3:
        return invite(actor, id);
    case 4:
        return tell(actor, command::RoomNotify{id, NotifyLevel(below(3)), anyEnd(), {}});
    case 5:
        return tell(actor, command::RoomNotify{.room = id, .favourite = tossed()});
    case 6:
        return tell(actor, command::RoomRead{id, below(int(room.seq) + 2)});
    case 7:
        return tell(actor, command::MessageSeen{id, below(int(room.seq) + 1)});
    case 8:
    case 9:
        return tell(actor, command::MessageSend{id, QString::number(++m_number), u"Well."_s, {}, {}});
    case 10:
        if (below(6) == 0)
            return tell(actor, command::RoomDelete{id});
        [[fallthrough]];
    case 11:
        return tell(actor, command::RoomUpdate{.room = id, .archived = below(3) == 0});
    case 12:
        return tell(actor, command::RoomUpdate{.room = id,
                                               .name = u"Room %1"_s.arg(++m_number),
                                               .receipts = tossed(),
                                               .agents = MayAsk(below(3))});
    case 13:
        return tell(actor, command::RoomUpdate{.room = id, .kind = tossed() ? RoomKind::Public : RoomKind::Private});
    default:
        lead(actor, room, anybody());
    }
}

void History::lead(const core::Actor &actor, const Room &room, UserId whom)
{
    switch (below(5)) {
    case 0:
    case 1:
        return tell(actor, command::MemberRole{room.id, whom, Role(below(4))});
    case 2:
        return tell(actor, command::MemberKick{room.id, whom, u"Out."_s});
    case 3:
        return tell(actor, command::MemberBan{room.id, whom, {}, tossed(), anyEnd()});
    default:
        return tell(actor, command::MemberMute{room.id, whom, anyEnd()});
    }
}

void History::invite(const core::Actor &actor, RoomId room)
{
    if (!m_codes.isEmpty() && tossed())
        return tell(actor, command::InviteAccept{m_codes[below(int(m_codes.size()))]});
    m_server.room.invites.create(actor, {.room = room, .uses = below(3)},
                                 {m_life, [this](const Result<reply::OneInvite> &made) {
                                      if (made)
                                          m_codes.append(made->invite.code);
                                  }});
}

void History::actOnServer(const core::Actor &actor, UserId whom)
{
    const QString name = u"%1 %2"_s.arg(actor.user().name.section(u' ', 0, 0)).arg(++m_number);
    switch (below(9)) {
    case 0:
        return tell(actor, command::RoomCreate{.name = u"Attic %1"_s.arg(m_number), .members = {whom, anybody()}});
    case 1:
        return tell(actor, command::RoomCreate{.kind = RoomKind::Direct, .members = {whom}});
    case 2:
    case 3:
    case 4:
        return tell(actor, command::UserUpdate{.name = name, .about = name});
    case 5:
        return tell(actor, command::UserBlock{whom, tossed()});
    case 6:
        return tell(actor, command::UserSuspend{.user = whom, .on = tossed()});
    case 7:
        if (below(10) == 0)
            return m_server.accounts.logout(identityOf(m_guest), {});
        return tell(actor, command::ServerUpdate{.name = name});
    default:
        return tell(actor, command::UserRole{whom, Role(below(3))});
    }
}

template <class C>
void History::tell(const core::Actor &actor, const C &command)
{
    m_server.router.execute(actor, command, {m_life, [this](const Result<QByteArray> &answer) {
                                                 if (answer)
                                                     ++m_done[QString(C::kName)];
                                             }});
}

void History::connect(Look &look)
{
    look.connection = m_server.nextId();
    look.onlooker.reconnect();
    m_server.loop.listen(look.connection, [&look](const codec::ServerFrame &frame) { look.onlooker.hear(frame); });
    const core::Identity identity = identityOf(look.onlooker.user());
    const command::Hello hello{.token = QString::fromLatin1(Common::tokens().mint(identity, m_common.clock.now()))};
    m_server.table.opened(look.connection, {});
    m_server.table.received(look.connection, CommandFrame{Onlooker::kHello, hello}, 100);
}

void History::disconnect(Look &look)
{
    if (look.connection == 0)
        return;
    m_server.loop.forget(look.connection);
    m_server.table.closed(look.connection);
    look.connection = 0;
}

void History::ask(Look &look)
{
    look.onlooker.ask([&](qint64 id, const Command &command) {
        m_server.table.received(look.connection, CommandFrame{id, command}, 100);
    });
}

void History::turn(int times)
{
    for (int i = 0; i < times; ++i) {
        QCoreApplication::sendPostedEvents();
        for (const auto &look : m_looks) {
            // Who was sent away, for too much came while he was let in, comes back.
            if (look->connection != 0 && m_server.loop.closed.contains(look->connection))
                disconnect(*look);
            if (look->connection != 0)
                ask(*look);
        }
    }
}

//! Holds each against somebody who comes now.
QString History::complaint()
{
    for (const auto &look : m_looks) {
        Look newcomer{Onlooker(look->onlooker.user())};
        connect(newcomer);
        for (int i = 0; i < kTurns; ++i) {
            turn();
            ask(newcomer);
        }
        const bool hasEnded = !newcomer.onlooker.isWelcome();
        const QString what = hasEnded ? QString() : look->onlooker.differenceTo(newcomer.onlooker);
        disconnect(newcomer);
        if (!what.isEmpty())
            return what;
    }
    return {};
}

std::optional<Room> History::anyRoom()
{
    QList<RoomId> rooms = m_server.directory.rooms();
    if (rooms.isEmpty())
        return std::nullopt;
    // Their ids are another time others, when they were made is not.
    std::ranges::sort(rooms, {}, [&](RoomId id) {
        const Room *room = m_server.directory.room(id);
        return std::tuple(room->name, room->ev, room->seq);
    });
    return *m_server.directory.room(rooms[below(int(rooms.size()))]);
}

int fromEnvironment(const char *name, int usual)
{
    bool isThere = false;
    const int value = qEnvironmentVariableIntValue(name, &isThere);
    return isThere ? value : usual;
}

} // namespace

//! Who takes a picture at any moment and applies what he is told afterwards sees what a newcomer does.
class tst_SnapshotAndEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureAndWhatCameAfterItAreWhatANewOneShows();
};

void tst_SnapshotAndEvents::aPictureAndWhatCameAfterItAreWhatANewOneShows()
{
    const int histories = fromEnvironment("CONFAB_HISTORIES", kHistories);
    const quint32 first = quint32(fromEnvironment("CONFAB_SEED", int(QRandomGenerator::global()->bounded(1 << 30))));
    qInfo("CONFAB_SEED=%u CONFAB_HISTORIES=%d", first, histories);
    QElapsedTimer time;
    time.start();
    QMap<QString, int> done;
    for (int i = 0; i < histories; ++i) {
        const quint32 seed = first + quint32(i);
        History history(seed);
        const QString what = history.play();
        QVERIFY2(what.isEmpty(), qPrintable(u"%1 (CONFAB_SEED=%2 CONFAB_HISTORIES=1)"_s.arg(what).arg(seed)));
        for (auto it = history.done().cbegin(); it != history.done().cend(); ++it)
            done[it.key()] += it.value();
    }
    // Or nothing was tried.
    for (const QString &command :
         {u"room:join"_s, u"room:leave"_s, u"room:invite"_s, u"room:update"_s, u"room:delete"_s, u"room:notify"_s,
          u"room:read"_s, u"message:seen"_s, u"member:role"_s, u"member:kick"_s, u"member:ban"_s, u"member:mute"_s,
          u"invite:accept"_s, u"user:update"_s, u"user:role"_s, u"room:create"_s})
        QVERIFY2(histories < 100 || done.value(command) > histories / 100, qPrintable(command));
    int all = 0;
    for (const int count : std::as_const(done))
        all += count;
    qInfo("FIGURE pictures and events: %lld ms for %d histories with %d commands done",
          static_cast<long long>(time.elapsed()), histories, all);
}

QTEST_GUILESS_MAIN(tst_SnapshotAndEvents)
#include "tst_SnapshotAndEvents.moc"
