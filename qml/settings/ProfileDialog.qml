// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Pictures

// Who one is on this server: what others see, how one signs in, and whom one does not want to hear.
AppDialog {
    id: root

    required property Profile profile
    property int part: 0
    readonly property bool changed: form.edited || picture.edited

    // Also from the other pages, once there is something to save.
    acceptText: root.part === 0 || root.changed ? qsTr("Save") : ""
    acceptable: root.changed && form.complete && !picture.busy
    busy: root.profile.naming.busy || root.profile.picture.saving.busy
    edited: root.changed || password.edited
    // A picture that waits for the rest would not be sent.
    saving: root.busy && !password.edited && !(root.profile.naming.busy && picture.edited)
    form: true
    guarded: true
    heading: qsTr("Your profile")
    parted: true
    partsHeight: parts.height
    rejectText: root.acceptText !== "" ? qsTr("Cancel") : qsTr("Close")

    SegmentedChoice {
        id: parts

        current: root.part
        label: qsTr("Part of the profile")
        labelShown: false
        options: [qsTr("About you"), qsTr("Sign-ins"), qsTr("Blocked")]
        width: parent.width

        onChosen: index => root.part = index
    }

    PictureField {
        id: picture

        choice: root.profile.picture
        round: true
        visible: root.part === 0
        width: parent.width

        // Why it was not saved is told where it stands.
        onErrorTextChanged: {
            if (picture.errorText !== "" && root.part !== 0) {
                root.part = 0;
                picture.takeFocus();
            }
        }
        onSaved: root.finish()
    }

    ProfileForm {
        id: form

        profile: root.profile
        visible: root.part === 0
        width: parent.width
    }

    SessionList {
        hasPassword: root.profile.hasPassword
        model: root.profile.sessions
        visible: root.part === 1
        width: parent.width
    }

    PasswordForm {
        id: password

        profile: root.profile
        visible: root.part === 1 && root.profile.hasPassword
        width: parent.width
    }

    AppButton {
        text: qsTr("Delete your account…")
        visible: root.part === 1 && root.profile.hasPassword

        onClicked: erase.open()
    }

    BlockedList {
        model: root.profile.blocked
        visible: root.part === 2
        width: parent.width
    }

    EraseDialog {
        id: erase

        profile: root.profile
    }

    Connections {
        enabled: root.visible
        target: root.profile.naming

        function onGranted(): void {
            root.savePicture();
        }
    }

    onAboutToShow: {
        root.part = 0;
        form.follow();
        password.reset();
        root.profile.refresh();
    }
    onAccepted: {
        // Who is on another page has not seen yet what would be overwritten.
        if (root.part !== 0 && form.overtaking)
            root.part = 0;
        else if (form.edited)
            form.submit();
        else
            picture.save();
    }
    onClosed: {
        form.unfollow();
        root.profile.giveUp();
    }
    onOpened: root.focusFirst()

    // One after the other: what is refused first leaves the other as it was.
    function savePicture(): void {
        if (picture.edited)
            picture.save();
        else
            root.finish();
    }

    function finish(): void {
        if (root.visible && !password.edited)
            root.close();
    }
}
