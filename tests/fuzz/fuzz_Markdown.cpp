// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Fuzzing.h"
#include "markdown/GrowingMessage.h"
#include "markdown/MarkdownParser.h"

using namespace confab;
using namespace confab::markdown;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const fuzz::Pieces pieces(QByteArrayView(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    const QString text = QString::fromUtf8(pieces.whole);
    const QList<Block> blocks = parse(text);
    fuzz::hold(blocks.size() <= limits::kBlocks + 1, "a message has no more rows than it may have");
    GrowingMessage growing;
    const qsizetype step = std::max<qsizetype>(1, text.size() / 4);
    for (qsizetype end = step; end < text.size(); end += step) {
        if (!text[end - 1].isHighSurrogate())
            growing.read(text.first(end));
    }
    fuzz::hold(growing.read(text) == blocks, "a message that grew is read like a whole one");
    return 0;
}
