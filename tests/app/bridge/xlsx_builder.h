#pragma once

#include <QFile>

#include <zip.h>

#include <map>
#include <string>

namespace sinan::test {

/// Writes small workbooks part by part, with libzip, so that tests own every byte of them.
class XlsxBuilder
{
public:
    XlsxBuilder()
    {
        m_parts["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    }

    /// @param rows  the inner XML of <sheetData>, `tail` what stands behind it
    XlsxBuilder &sheet(const std::string &name, const std::string &rows, const std::string &tail = {},
                       const std::string &state = {})
    {
        ++m_sheets;
        const std::string number = std::to_string(m_sheets);
        m_book += "<sheet name=\"" + name + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"" +
                  (state.empty() ? "" : " state=\"" + state + "\"") + "/>";
        m_relations += "<Relationship Id=\"rId" + number +
                       "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                       "Target=\"worksheets/sheet" +
                       number + ".xml\"/>";
        m_parts["xl/worksheets/sheet" + number + ".xml"] =
            head + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows +
            "</sheetData>" + tail + "</worksheet>";
        return *this;
    }
    XlsxBuilder &sharedStrings(const std::string &items)
    {
        m_parts["xl/sharedStrings.xml"] =
            head + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + items + "</sst>";
        return *this;
    }
    /// @param formats  <numFmt …/> elements; `cells` the <xf …/> elements of cellXfs
    XlsxBuilder &styles(const std::string &formats, const std::string &cells)
    {
        m_parts["xl/styles.xml"] =
            head + "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts>" + formats +
            "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + cells + "</cellXfs></styleSheet>";
        return *this;
    }
    XlsxBuilder &since1904()
    {
        m_properties = "<workbookPr date1904=\"1\"/>";
        return *this;
    }
    XlsxBuilder &part(const std::string &name, const std::string &content)
    {
        m_parts[name] = content;
        return *this;
    }

    [[nodiscard]] bool write(const QString &path) const
    {
        QFile::remove(path);
        std::map<std::string, std::string> parts = m_parts;
        parts["xl/workbook.xml"] = head +
                                   "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                                   "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
                                   m_properties + "<sheets>" + m_book + "</sheets></workbook>";
        parts["xl/_rels/workbook.xml.rels"] =
            head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + m_relations +
            "</Relationships>";
        zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
        if (!archive)
            return false;
        for (const auto &[name, content] : parts) {
            zip_source_t *source = zip_source_buffer(archive, content.data(), content.size(), 0);
            if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
                return false;
        }
        return zip_close(archive) == 0;
    }

private:
    inline static const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    std::map<std::string, std::string> m_parts;
    std::string m_book;
    std::string m_relations;
    std::string m_properties;
    int m_sheets = 0;
};

/// "<row r='1'><c r='A1' t='inlineStr'>…": one row of plain texts.
inline std::string textRow(int row, const std::vector<std::string> &cells)
{
    std::string xml = "<row r=\"" + std::to_string(row) + "\">";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty())
            xml += "<c r=\"" + std::string(1, char('A' + i)) + std::to_string(row) + "\" t=\"inlineStr\"><is><t>" + cells[i] +
                   "</t></is></c>";
    }
    return xml + "</row>";
}

} // namespace sinan::test
