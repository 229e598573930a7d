// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    enum State { Offline, Connecting, CatchingUp, Live }

    property int state: 3
    property string text: "Live"
    property string detail: "Connected to this computer."
    property int secondsToRetry: 0
    property int waiting: 0
    property int unsent: waiting
    property bool canRetry: false
    property string line: ""
    property string distrust: ""
    property string place: "chat.example.org"
    property int retries: 0

    function retryNow() { retries += 1; }
}
