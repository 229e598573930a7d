// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    enum Tone { Info, Success, Warning, Error }

    property int acted: -1
    readonly property int keptCount: {
        let kept = 0;
        for (let i = 0; i < count; ++i)
            kept += get(i).kept ? 1 : 0;
        return kept;
    }

    function act(toastId: int) { acted = toastId; dismiss(toastId); }
    function dismiss(toastId: int) {
        for (let i = 0; i < count; ++i) {
            if (get(i).toastId === toastId) {
                remove(i);
                return;
            }
        }
    }
}
