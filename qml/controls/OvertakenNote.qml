// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Stands below a field that somebody else has changed while it was edited here: what saving would overwrite, and the way
// to leave it so.
Banner {
    id: root

    required property FormValue field
    // What they have set, as people read it; empty where nothing is left of it.
    required property string theirs
    // It is one's own, and was changed on another device.
    property bool own: false
    readonly property string sentence: root.own ? qsTr("Changed on another device meanwhile") : qsTr("Changed by somebody else meanwhile")

    buttonText: root.own ? qsTr("Use that") : qsTr("Use theirs")
    iconName: "warning"
    text: root.theirs === "" ? qsTr("%1: empty by now").arg(root.sentence) : qsTr("%1: “%2”").arg(root.sentence).arg(Bidi.isolated(root.theirs))
    tone: Banner.Attention
    // While it is being saved the form can't be changed: what comes in then is its own.
    visible: root.field.overtaken && root.enabled

    onPressed: root.field.fill()
}
