#pragma once

#include <QFile>

#include <zip.h>

#include <string>
#include <vector>

namespace sinan::test {

/// Writes small Word documents with libzip; paragraphs and tables as WordprocessingML has them.
class DocxBuilder
{
public:
    DocxBuilder &paragraph(const std::string &text)
    {
        m_body +=
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" +
            text + "</w:t></w:r></w:p>";
        return *this;
    }
    DocxBuilder &xml(const std::string &inner)
    {
        m_body += inner;
        return *this;
    }
    DocxBuilder &table(const std::vector<std::vector<std::string>> &rows)
    {
        m_body += "<w:tbl>";
        for (const auto &row : rows) {
            m_body += "<w:tr>";
            for (const auto &cell : row)
                m_body += "<w:tc><w:p><w:r><w:t>" + cell + "</w:t></w:r></w:p></w:tc>";
            m_body += "</w:tr>";
        }
        m_body += "</w:tbl>";
        return *this;
    }
    [[nodiscard]] bool write(const QString &path) const
    {
        QFile::remove(path);
        const std::string document = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
                                     "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                                     m_body + "<w:sectPr/></w:body></w:document>";
        zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
        if (!archive)
            return false;
        const std::string types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        zip_file_add(archive, "[Content_Types].xml", zip_source_buffer(archive, types.data(), types.size(), 0), ZIP_FL_ENC_UTF_8);
        zip_file_add(archive, "word/document.xml", zip_source_buffer(archive, document.data(), document.size(), 0),
                     ZIP_FL_ENC_UTF_8);
        return zip_close(archive) == 0;
    }

private:
    std::string m_body;
};

} // namespace sinan::test
