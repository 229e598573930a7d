// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QList>

#include <cstdio>
#include <cstdlib>

//! What every fuzzer here is written with.
namespace confab::fuzz {

//! Ends the program, which libFuzzer takes for a crash: a property does not hold for this input.
inline void hold(bool property, const char *what)
{
    if (property)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

//! An input is the number of pieces less one in its first byte, and what is cut into them.
struct Pieces
{
    explicit Pieces(QByteArrayView input)
        : whole(input.isEmpty() ? input : input.sliced(1))
        , size(input.isEmpty() ? 1 : std::max<qsizetype>(1, whole.size() / (quint8(input[0]) % 16 + 1)))
    {
    }

    template <class Visit>
    void forEach(Visit visit) const
    {
        for (qsizetype at = 0; at < whole.size(); at += size)
            visit(whole.sliced(at, std::min(size, whole.size() - at)));
    }

    QByteArrayView whole;
    qsizetype size;
};

} // namespace confab::fuzz
