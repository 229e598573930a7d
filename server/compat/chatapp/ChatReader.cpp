// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatReader.h"

#include "ChatTitles.h"

namespace confab::compat::chatapp {

namespace {
constexpr int kPageMessages = 100;
constexpr qsizetype kMostMessages = 1'000; // of one chat, the newest
} // namespace

struct ChatReader::Reading
{
    RoomId room = {};
    core::Actor actor = {};
    core::Reply<Chat> reply;
    Chat chat = {};
    QList<Message> messages = {};
};

struct ChatReader::ReadingAll
{
    QList<RoomId> rooms = {};
    core::Actor actor = {};
    core::Reply<QList<Chat>> reply;
    QList<Chat> chats = {};
};

ChatReader::ChatReader(ChatDirectory &chats, Ground &ground, Told told)
    : m_chats(chats)
    , m_ground(ground)
    , m_told(std::move(told))
{
}

void ChatReader::read(RoomId room, const core::Actor &actor, core::Reply<Chat> reply)
{
    m_chats.add(room, {m_life, std::move(reply), [this, room, actor](qint64 number, core::Reply<Chat> next) {
                           const Room *known = m_chats.room(room);
                           if (!known)
                               return next(ErrorCode::NotFound);
                           const User *owner = m_chats.ownerOf(room);
                           const auto key = m_ground.people().keyOf(owner ? owner->id : actor.userId());
                           auto reading = std::make_shared<Reading>(Reading{room, actor, std::move(next)});
                           reading->chat = {.id = number,
                                            .user = {key.value_or(QString())},
                                            .title = {titleOf(known->name)},
                                            .createdAt = known->createdAt};
                           readPage(reading);
                       }});
}

void ChatReader::readPage(const std::shared_ptr<Reading> &reading)
{
    command::MessageHistory history{.room = reading->room, .limit = kPageMessages};
    if (!reading->messages.isEmpty())
        history.before = reading->messages.first().seq;
    m_ground.ask(reading->actor, history, {m_life, [this, reading](const Result<reply::Messages> &page) {
                                               if (!page)
                                                   return reading->reply(page.error());
                                               onPage(reading, *page);
                                           }});
}

void ChatReader::onPage(const std::shared_ptr<Reading> &reading, const reply::Messages &page)
{
    reading->messages = page.messages + reading->messages;
    if (page.more && !page.messages.isEmpty() && reading->messages.size() < kMostMessages)
        return readPage(reading);
    finish(reading);
}

void ChatReader::finish(const std::shared_ptr<Reading> &reading)
{
    const QList<ShownMessage> shown = shownMessages(reading->messages, m_told);
    QList<MessageId> ids;
    for (const ShownMessage &each : shown)
        ids.append(each.id);
    m_chats.numberMessages(ids, {m_life, [reading, shown](const Result<QList<qint64>> &numbers) {
                                     if (!numbers)
                                         return reading->reply(numbers.error());
                                     Chat &chat = reading->chat;
                                     chat.updatedAt = chat.createdAt;
                                     for (qsizetype i = 0; i < shown.size(); ++i) {
                                         ChatMessage message = shown[i].message;
                                         message.id = numbers->at(i);
                                         message.chat = chat.id;
                                         chat.updatedAt = std::max(chat.updatedAt, message.at);
                                         chat.messages.append(message);
                                     }
                                     reading->reply(std::move(chat));
                                 }});
}

void ChatReader::readAll(const QList<RoomId> &rooms, const core::Actor &actor, core::Reply<QList<Chat>> reply)
{
    readNext(std::make_shared<ReadingAll>(ReadingAll{rooms, actor, std::move(reply)}));
}

void ChatReader::readNext(const std::shared_ptr<ReadingAll> &reading)
{
    if (reading->rooms.isEmpty())
        return reading->reply(std::move(reading->chats));
    read(reading->rooms.takeFirst(), reading->actor, {m_life, [this, reading](const Result<Chat> &chat) {
                                                          if (!chat && chat.error().code != ErrorCode::NotFound)
                                                              return reading->reply(chat.error());
                                                          if (chat)
                                                              reading->chats.append(*chat);
                                                          readNext(reading);
                                                      }});
}

} // namespace confab::compat::chatapp
