#include "ui/widgets/text_match.h"

#include "app/base/text_fold.h"

#include <QCollator>
#include <QStringEncoder>

#include <array>

namespace sinan::widgets {

namespace {

// GB 2312 keeps its 3,755 everyday characters in the order of their pinyin: where each initial begins.
struct Start
{
    unsigned code;
    char letter;
};
constexpr std::array starts{Start{0xb0a1, 'a'}, Start{0xb0c5, 'b'}, Start{0xb2c1, 'c'}, Start{0xb4ee, 'd'}, Start{0xb6ea, 'e'},
                            Start{0xb7a2, 'f'}, Start{0xb8c1, 'g'}, Start{0xb9fe, 'h'}, Start{0xbbf7, 'j'}, Start{0xbfa6, 'k'},
                            Start{0xc0ac, 'l'}, Start{0xc2e8, 'm'}, Start{0xc4c3, 'n'}, Start{0xc5b6, 'o'}, Start{0xc5be, 'p'},
                            Start{0xc6da, 'q'}, Start{0xc8bb, 'r'}, Start{0xc8f6, 's'}, Start{0xcbfa, 't'}, Start{0xcdda, 'w'},
                            Start{0xcef4, 'x'}, Start{0xd1b9, 'y'}, Start{0xd4d1, 'z'}};
constexpr unsigned endOfEveryday = 0xd7fa;

// Characters with a second reading that begins with another letter, as they occur in names of companies, places and people.
struct Second
{
    char16_t character;
    char letter;
};
constexpr std::array seconds{Second{u'长', 'z'}, Second{u'重', 'c'}, Second{u'行', 'h'}, Second{u'乐', 'y'}, Second{u'厦', 's'},
                             Second{u'单', 's'}, Second{u'曾', 'c'}, Second{u'朝', 'z'}, Second{u'调', 't'}, Second{u'系', 'j'},
                             Second{u'藏', 'z'}, Second{u'传', 'z'}, Second{u'降', 'x'}, Second{u'会', 'k'}, Second{u'石', 'd'},
                             Second{u'仇', 'q'}, Second{u'查', 'z'}, Second{u'解', 'x'}, Second{u'盛', 'c'}, Second{u'宿', 'x'},
                             Second{u'校', 'j'}, Second{u'柏', 'b'}, Second{u'尉', 'y'}, Second{u'洞', 't'}, Second{u'的', 'd'},
                             Second{u'车', 'j'}, Second{u'率', 's'}, Second{u'便', 'p'}, Second{u'弹', 't'}, Second{u'属', 'z'}};

char everyday(QChar character)
{
    static QStringEncoder gb("GB18030");
    if (!gb.isValid())
        return 0;
    const QByteArray bytes = gb.encode(QStringView(&character, 1));
    if (bytes.size() != 2)
        return 0;
    const unsigned code = unsigned(std::uint8_t(bytes[0])) << 8 | std::uint8_t(bytes[1]);
    if (code < starts.front().code || code >= endOfEveryday)
        return 0;
    char letter = 0;
    for (const Start &start : starts) {
        if (code >= start.code)
            letter = start.letter;
    }
    return letter;
}

// The rarer characters stand in the order of their radicals; the collation of the platform knows their pinyin.
char rare(QChar character)
{
    static const QCollator collator(QLocale(QLocale::Chinese, QLocale::China));
    static const QString firsts = QStringLiteral("阿八嚓哒妸发旮哈讥咔垃呣拏噢妑七呥仨它穵夕丫帀");
    static const bool byPinyin = collator.compare(QStringLiteral("重庆"), QStringLiteral("珠海")) < 0 &&
                                 collator.compare(QStringLiteral("安"), QStringLiteral("丁")) < 0;
    if (!byPinyin)
        return 0;
    char letter = 0;
    for (int i = 0; i < firsts.size(); ++i) {
        if (collator.compare(QStringView(&character, 1), QStringView(firsts).mid(i, 1)) >= 0)
            letter = starts[std::size_t(i)].letter;
    }
    return letter;
}

char initial(QChar character)
{
    static QHash<char16_t, char> known;
    const auto found = known.constFind(character.unicode());
    if (found != known.cend())
        return *found;
    char letter = everyday(character);
    if (letter == 0)
        letter = rare(character);
    known.insert(character.unicode(), letter);
    return letter;
}

bool isHan(QChar character)
{
    return character.script() == QChar::Script_Han;
}

QString folded(const QString &text)
{
    return QString::fromStdString(fold(text.toStdString()));
}

// Letters of the word in that order, with others in between: "ctrct" in "contract". The denser, the better.
bool inOrder(const QString &word, const QString &text)
{
    qsizetype at = -1;
    const qsizetype first = text.indexOf(word.front());
    for (const QChar letter : word) {
        at = text.indexOf(letter, at + 1);
        if (at < 0)
            return false;
    }
    return at - first < word.size() * 2 + 2;
}

bool startsAWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber() || isHan(text.at(at - 1));
}

} // namespace

QString pinyinOrdered(const QString &name)
{
    QString ordered = name;
    ordered.replace(QChar(u'长'), QChar(u'常'));
    ordered.replace(QStringLiteral("重庆"), QStringLiteral("崇庆"));
    ordered.replace(QStringLiteral("厦门"), QStringLiteral("下门"));
    return ordered;
}

QStringList initials(const QString &text)
{
    QStringList all{QString()};
    for (const QChar character : text) {
        QString letters;
        if (isHan(character)) {
            if (const char letter = initial(character))
                letters += QLatin1Char(letter);
            for (const Second &second : seconds) {
                if (second.character == character.unicode() && !letters.contains(QLatin1Char(second.letter)))
                    letters += QLatin1Char(second.letter);
            }
        } else if (character.isLetterOrNumber()) {
            letters = character.toLower();
        }
        if (letters.isEmpty())
            continue;
        const qsizetype before = all.size();
        for (qsizetype reading = 1; reading < letters.size() && all.size() < 8; ++reading) {
            for (qsizetype i = 0; i < before && all.size() < 8; ++i)
                all << all[i] + letters[reading];
        }
        for (qsizetype i = 0; i < before; ++i)
            all[i] += letters.front();
    }
    return all;
}

Searchable::Searchable(const QStringList &texts)
{
    for (const QString &text : texts) {
        if (text.isEmpty())
            continue;
        m_texts << folded(text);
        const bool chinese = std::any_of(text.begin(), text.end(), isHan);
        if (chinese)
            m_initials << initials(m_texts.back());
    }
}

int Searchable::score(const QStringList &query) const
{
    int total = 0;
    for (const QString &word : query) {
        int best = 0;
        for (const QString &text : m_texts) {
            const qsizetype at = text.indexOf(word);
            if (at == 0)
                best = std::max(best, text.size() == word.size() ? 120 : 100);
            else if (at > 0)
                best = std::max(best, startsAWord(text, at) ? 80 : 50);
            else if (word.size() >= 3 && !isHan(word.front()) && inOrder(word, text))
                best = std::max(best, 20);
        }
        for (const QString &letters : m_initials) {
            const qsizetype at = word.size() >= 2 ? letters.indexOf(word) : (letters.startsWith(word) ? 0 : -1);
            if (at == 0)
                best = std::max(best, word.size() >= 2 ? 90 : 40);
            else if (at > 0)
                best = std::max(best, 45);
        }
        if (best == 0)
            return 0;
        total += best;
    }
    return total;
}

QStringList foldQuery(const QString &typed)
{
    return folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace sinan::widgets
