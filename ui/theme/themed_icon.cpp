#include "ui/theme/themed_icon.h"

#include "ui/theme/theme.h"

#include <QCache>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QPainter>
#include <QSvgRenderer>

namespace sinan::theme {

namespace {

struct Key
{
    QString name;
    QRgb color;
    QSize pixels;

    friend bool operator==(const Key &, const Key &) = default;
};

std::size_t qHash(const Key &key, std::size_t seed = 0)
{
    return qHashMulti(seed, key.name, key.color, key.pixels.width(), key.pixels.height());
}

QByteArray source(const QString &name)
{
    static QHash<QString, QByteArray> sources;
    const auto found = sources.constFind(name);
    if (found != sources.cend())
        return *found;
    QFile file(QStringLiteral(":/sinan/icons/%1.svg").arg(name));
    QByteArray text;
    if (file.open(QIODevice::ReadOnly))
        text = file.readAll();
    sources.insert(name, text);
    return text;
}

QPixmap drawn(const QString &name, const QColor &color, const QSize &pixels)
{
    static QCache<Key, QPixmap> cache(600);
    const Key key{name, color.rgb(), pixels};
    if (const QPixmap *known = cache.object(key))
        return *known;
    QByteArray svg = source(name);
    svg.replace("currentColor", color.name().toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    auto *pixmap = new QPixmap(pixels);
    pixmap->fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(pixmap);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    painter.end();
    const QPixmap copy = *pixmap;
    cache.insert(key, pixmap);
    return copy;
}

} // namespace

ThemedIconEngine::ThemedIconEngine(const Theme &theme, QString name, ColorRole role)
    : m_theme(&theme), m_name(std::move(name)), m_role(role)
{
}

void ThemedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const int edge = std::min(rect.width(), rect.height());
    QRect square(0, 0, edge, edge);
    square.moveCenter(rect.center());
    painter->drawPixmap(square, scaledPixmap(square.size() * scale, mode, state, scale));
}

QPixmap ThemedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap ThemedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    if (!m_theme || size.isEmpty())
        return {};
    const int edge = std::min(size.width(), size.height());
    const ColorRole role = mode == QIcon::Disabled ? ColorRole::BorderStrong : m_role;
    QPixmap pixmap = drawn(m_name, m_theme->color(role), QSize(edge, edge));
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QSize ThemedIconEngine::actualSize(const QSize &size, QIcon::Mode, QIcon::State)
{
    const int edge = std::min(size.width(), size.height());
    return {edge, edge};
}

QIconEngine *ThemedIconEngine::clone() const
{
    return new ThemedIconEngine(*this);
}

bool ThemedIconEngine::isNull()
{
    return source(m_name).isEmpty();
}

QStringList iconNames()
{
    QStringList names;
    for (const QString &file :
         QDir(QStringLiteral(":/sinan/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name))
        names << file.chopped(4);
    return names;
}

} // namespace sinan::theme
