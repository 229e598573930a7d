// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RunBoxes.h"

#include "CharFormats.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
#include <QQuickTextDocument>
#include <QQuickWindow>
#include <QRawFont>
#include <QSGImageNode>
#include <QSGTexture>
#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextDocument>
#include <QTextLayout>

#include <cmath>
#include <memory>

namespace confab::markdown {

namespace {

struct Paint
{
    QColor surface;
    QColor border; //!< invalid for none
};

QTextDocument *documentOf(const QQuickItem &text)
{
    const auto *document = text.property("textDocument").value<QQuickTextDocument *>();
    return document ? document->textDocument() : nullptr;
}

bool runsFromTheRight(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
}

struct Extent
{
    qreal left = INFINITY;
    qreal right = -INFINITY;
};

//! Where the letters from `from` to `to` stand in a line that runs in both directions: all that lies between them.
Extent drawnExtent(const QTextLine &line, int from, int to)
{
    Extent extent;
    for (const QGlyphRun &run : line.glyphRuns(from, to - from)) {
        const QList<QPointF> places = run.positions();
        const QList<QPointF> advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes());
        for (qsizetype i = 0; i < places.size(); ++i) {
            extent.left = qMin(extent.left, places[i].x());
            extent.right = qMax(extent.right, places[i].x() + advances[i].x());
        }
    }
    return extent;
}

//! Lines begin where the words do: a box at that edge does not stick out.
void keepInside(Extent &extent, const QTextBlock &block, const QTextLine &line)
{
    const qreal indent = line.lineNumber() == 0 ? block.blockFormat().textIndent() : 0;
    if (block.textDirection() == Qt::LeftToRight)
        extent.left = qMax(extent.left, line.x() - indent);
    else
        extent.right = qMin(extent.right, line.x() + line.width() + indent);
}

//! As high as a box, and as wide as its ends; between them is one column of pixels to be stretched.
QImage drawn(const Paint &paint, qreal radius, qreal height, qreal ratio)
{
    const qreal width = 2 * std::ceil(radius) + 1;
    QImage image((QSizeF(width, height) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(paint.border.isValid() ? QPen(paint.border, 1) : QPen(Qt::NoPen));
    painter.setBrush(paint.surface);
    const qreal inset = paint.border.isValid() ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(0, 0, width, height).adjusted(inset, inset, -inset, -inset), radius - inset,
                            radius - inset);
    return image;
}

} // namespace

//! Owns the two pictures that the boxes are made of: both ends, and what is stretched between them. Drawn without a GPU,
//! what is added to a node later stands where that is only if it has a transform, be it none: else at the window's corner.
class RunBoxes::Node : public QSGTransformNode
{
public:
    ~Node() override { clear(); }

    void paint(QQuickWindow &window, const TextLook &look, qreal height)
    {
        clear();
        const qreal ratio = window.effectiveDevicePixelRatio();
        m_end = std::ceil(look.boxRadius);
        const auto picture = [&](const Paint &paint) {
            return std::unique_ptr<QSGTexture>(
                window.createTextureFromImage(drawn(paint, look.boxRadius, height, ratio)));
        };
        m_code = picture({look.codeSurface, {}});
        m_key = picture({look.keySurface, look.keyBorder});
    }

    void place(QQuickWindow &window, const QList<Box> &boxes)
    {
        clear();
        for (const Box &box : boxes) {
            QSGTexture *texture = box.key ? m_key.get() : m_code.get();
            const QSizeF size = texture->textureSize();
            const QRectF &area = box.area;
            const qreal end = qMin(m_end, area.width() / 2);
            const qreal pixels = size.width() * m_end / (2 * m_end + 1);
            add(window, texture, {area.x(), area.y(), end, area.height()}, {0, 0, pixels, size.height()});
            add(window, texture, {area.x() + end, area.y(), area.width() - 2 * end, area.height()},
                {pixels, 0, size.width() - 2 * pixels, size.height()});
            add(window, texture, {area.right() - end, area.y(), end, area.height()},
                {size.width() - pixels, 0, pixels, size.height()});
        }
    }

private:
    void add(QQuickWindow &window, QSGTexture *texture, const QRectF &area, const QRectF &source)
    {
        QSGImageNode *node = window.createImageNode();
        node->setTexture(texture);
        node->setRect(area);
        node->setSourceRect(source);
        appendChildNode(node);
    }

    void clear()
    {
        while (QSGNode *child = firstChild()) {
            removeChildNode(child);
            delete child;
        }
    }

    std::unique_ptr<QSGTexture> m_code;
    std::unique_ptr<QSGTexture> m_key;
    qreal m_end = 0;
};

RunBoxes::RunBoxes(QQuickItem *parent)
    : QQuickItem(parent)
{
    setZ(-1);
    setVisible(false);
}

void RunBoxes::setContent(const RichText &content)
{
    if (content == m_content)
        return;
    m_content = content;
    m_stretches = boxesOf(content);
    setVisible(!m_stretches.isEmpty());
    if (!m_stretches.isEmpty() && !m_watching)
        watch();
    if (m_watching)
        polish();
    Q_EMIT contentChanged();
}

void RunBoxes::setLook(TextLook *look)
{
    holdLook(*this, m_look, look, &RunBoxes::restyle);
}

QList<QRectF> RunBoxes::boxes() const
{
    QList<QRectF> areas;
    for (const Box &box : m_boxes)
        areas.append(box.area);
    return areas;
}

void RunBoxes::watch()
{
    QQuickItem *text = parentItem();
    QTextDocument *document = text ? documentOf(*text) : nullptr;
    if (!document)
        return;
    m_watching = true;
    setFlag(ItemHasContents);
    connect(document, &QTextDocument::contentsChanged, this, &QQuickItem::polish);
    connect(document->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &QQuickItem::polish);
    connect(text, &QQuickItem::widthChanged, this, &QQuickItem::polish);
}

void RunBoxes::restyle()
{
    m_restyled = true;
    if (!m_watching)
        return;
    polish();
    update();
}

QList<RunBoxes::Box> RunBoxes::measure() const
{
    const QQuickItem *text = parentItem();
    QTextDocument *document = text ? documentOf(*text) : nullptr;
    if (!document || !m_look || m_stretches.isEmpty() || document->characterCount() <= m_stretches.first().end())
        return {};
    document->documentLayout()->documentSize(); // lays it out
    const QFontMetricsF metrics(codeFont(*m_look, document->defaultFont()));
    // Where the TextEdit puts its document.
    QRectF first;
    QMetaObject::invokeMethod(const_cast<QQuickItem *>(text), "positionToRectangle", Q_RETURN_ARG(QRectF, first),
                              Q_ARG(int, 0));
    const QTextBlock begin = document->begin();
    const QTextLine firstLine = begin.layout()->lineCount() > 0 ? begin.layout()->lineAt(0) : QTextLine();
    if (!firstLine.isValid())
        return {};
    const qreal shift = first.x() - begin.layout()->position().x() - firstLine.cursorToX(0);

    QList<Box> boxes;
    for (const BoxedStretch &stretch : m_stretches) {
        if (stretch.end() >= document->characterCount())
            break;
        for (QTextBlock block = document->findBlock(stretch.start); block.isValid() && block.position() < stretch.end();
             block = block.next()) {
            const QTextLayout &layout = *block.layout();
            const int from = qMax(0, stretch.start - block.position());
            const int to = qMin(block.length() - 1, stretch.end() - block.position());
            if (from >= to)
                continue;
            const int lastLine = layout.lineForTextPosition(to - 1).lineNumber();
            for (int i = layout.lineForTextPosition(from).lineNumber(); i >= 0 && i <= lastLine; ++i) {
                const QTextLine line = layout.lineAt(i);
                const int start = qMax(from, line.textStart());
                const int end = qMin(to, line.textStart() + line.textLength());
                if (start >= end)
                    continue;
                const bool mixed =
                    runsFromTheRight(QStringView(block.text()).sliced(line.textStart(), line.textLength()));
                Extent extent =
                    mixed ? drawnExtent(line, start, end) : Extent{line.cursorToX(start), line.cursorToX(end)};
                if (extent.left > extent.right)
                    continue;
                if (stretch.spaced) {
                    extent.left -= m_look->boxPadding;
                    extent.right += stretch.roomy && end == to && !mixed ? 0 : m_look->boxPadding;
                }
                keepInside(extent, block, line);
                const qreal baseline = layout.position().y() + line.y() + line.ascent();
                const QPointF corner(shift + layout.position().x() + extent.left, baseline - metrics.ascent());
                const QSizeF size(extent.right - extent.left, metrics.ascent() + metrics.descent());
                // Between pixels its edges would be blurred.
                boxes.append({QRectF(std::round(corner.x()), std::round(corner.y()), std::round(size.width()),
                                     std::round(size.height())),
                              stretch.key});
            }
        }
    }
    return boxes;
}

void RunBoxes::updatePolish()
{
    QList<Box> boxes = measure();
    if (boxes == m_boxes)
        return;
    if (boxes.isEmpty() || m_boxes.isEmpty() || boxes.first().area.height() != m_boxes.first().area.height())
        m_restyled = true;
    m_boxes = std::move(boxes);
    update();
}

QSGNode *RunBoxes::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (m_boxes.isEmpty() || !m_look) {
        delete node;
        return nullptr;
    }
    auto *boxes = static_cast<Node *>(node);
    if (!boxes || m_restyled) {
        if (!boxes)
            boxes = new Node;
        boxes->paint(*window(), *m_look, m_boxes.first().area.height());
        m_restyled = false;
    }
    boxes->place(*window(), m_boxes);
    return boxes;
}

} // namespace confab::markdown
