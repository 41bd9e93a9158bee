#pragma once

#include "ui/theme/theme.h"

#include <QTextBrowser>

#include <functional>

namespace sinan::widgets {

/// Markdown in the theme's fonts: headings, lists, tables. Nothing is fetched: HTML stands as text, links stay inside the program, pictures
/// come only from whom is asked for them.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT
public:
    /// The picture of that name, or a null one.
    using Pictures = std::function<QImage(const QString &name)>;

    explicit MarkdownView(const theme::Theme &theme, QWidget *parent = nullptr);

    /// The same text again keeps the place that one has scrolled to.
    void show(const QString &markdown);
    void setPictures(Pictures pictures);
    /// As high as its text: the page around it scrolls.
    void setWhole(bool whole);
    [[nodiscard]] QString markdown() const { return m_markdown; }
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void refill();

    const theme::Theme &m_theme;
    QString m_markdown;
    Pictures m_pictures;
    bool m_whole = false;
};

} // namespace sinan::widgets
