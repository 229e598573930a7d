// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool unreadable: true
    property string mutedUntil: ""
    property var calls: []

    function markRead(roomId: string) { calls.push("markRead " + roomId); }
    function markUnread(roomId: string) { calls.push("markUnread " + roomId); }
    function canMarkUnread(roomId: string): bool { return unreadable; }
    function setFavourite(roomId: string, favourite: bool) { calls.push("favourite " + roomId + " " + favourite); }
    function setLevel(roomId: string, level: int) { calls.push("level " + roomId + " " + level); }
    function muteForAnHour(roomId: string) { calls.push("hour " + roomId); }
    function muteUntilTomorrow(roomId: string) { calls.push("tomorrow " + roomId); }
    function mutedUntilText(roomId: string): string { return mutedUntil; }
}
