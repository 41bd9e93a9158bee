// Draws sinan.svg in the sizes that desktops ask for: <out>/hicolor/<n>x<n>/apps/sinan.png, <out>/sinan.ico (Windows) and
// <out>/sinan.icns (macOS). Arguments: the drawing, the folder.
#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

namespace {

QByteArray pngOf(QSvgRenderer &drawing, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        drawing.render(&painter);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

void appendLittle(QByteArray &to, quint32 number, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to.append(char(number >> (8 * i)));
}

void appendBig(QByteArray &to, quint32 number)
{
    for (int i = 3; i >= 0; --i)
        to.append(char(number >> (8 * i)));
}

/// Windows: a head of six bytes, sixteen for each picture, then the pictures.
QByteArray icoOf(QSvgRenderer &drawing)
{
    const QList<int> sizes{16, 24, 32, 48, 64, 256};
    QByteArray head;
    appendLittle(head, 0, 2);
    appendLittle(head, 1, 2);
    appendLittle(head, quint32(sizes.size()), 2);
    QByteArray pictures;
    for (const int size : sizes) {
        const QByteArray png = pngOf(drawing, size);
        appendLittle(head, size == 256 ? 0 : quint32(size), 1);
        appendLittle(head, size == 256 ? 0 : quint32(size), 1);
        appendLittle(head, 0, 2);
        appendLittle(head, 1, 2);
        appendLittle(head, 32, 2);
        appendLittle(head, quint32(png.size()), 4);
        appendLittle(head, quint32(6 + 16 * sizes.size() + pictures.size()), 4);
        pictures += png;
    }
    return head + pictures;
}

/// macOS: blocks of a four-letter kind, their length and a picture.
QByteArray icnsOf(QSvgRenderer &drawing)
{
    QByteArray blocks;
    for (const auto &[kind, size] : {std::pair("icp4", 16), std::pair("icp5", 32), std::pair("icp6", 64), std::pair("ic07", 128),
                                     std::pair("ic08", 256), std::pair("ic09", 512), std::pair("ic10", 1024)}) {
        const QByteArray png = pngOf(drawing, size);
        blocks += kind;
        appendBig(blocks, quint32(png.size() + 8));
        blocks += png;
    }
    QByteArray file("icns");
    appendBig(file, quint32(blocks.size() + 8));
    return file + blocks;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        return true;
    std::fprintf(stderr, "make_icons: cannot write %s\n", qPrintable(path));
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    if (!drawing.isValid()) {
        std::fprintf(stderr, "make_icons: no drawing in %s\n", argv[1]);
        return 1;
    }
    const QDir out(QString::fromLocal8Bit(argv[2]));
    bool written = true;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512})
        written = write(out.filePath(QStringLiteral("hicolor/%1x%1/apps/sinan.png").arg(size)), pngOf(drawing, size)) && written;
    written = write(out.filePath(QStringLiteral("sinan.ico")), icoOf(drawing)) && written;
    return write(out.filePath(QStringLiteral("sinan.icns")), icnsOf(drawing)) && written ? 0 : 1;
}
