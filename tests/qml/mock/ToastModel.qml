// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    enum Tone { Info, Success, Warning, Error }

    property int undone: -1

    function undo(toastId: int) { undone = toastId; dismiss(toastId); }
    function dismiss(toastId: int) {
        for (let i = 0; i < count; ++i) {
            if (get(i).toastId === toastId) {
                remove(i);
                return;
            }
        }
    }
}
