// Writes the table that app/base/pinyin reads: for each Chinese character of the basic block (GB 2312 and much more) all its readings, without tones,
// and its place in the order of the usual reading, with tones.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , packageFile, outFile] = process.argv;
const { pinyin } = await import(pathToFileURL(packageFile).href);
const first = 0x4e00, last = 0x9fff;

/// As keyboards type it: nü is nv or nu, lü also lyu as in passports.
function typings(syllable) {
  if (!syllable.includes('ü')) return [syllable];
  const ways = [syllable.replace('ü', 'v'), syllable.replace('ü', 'u')];
  return syllable === 'lü' || syllable === 'nü' ? [...ways, syllable.replace('ü', 'yu')] : ways;
}

const syllables = new Map(); // text → number
const sets = new Map([['', 0]]); // numbers of syllables → number of the set
const setOf = [];
for (let code = first; code <= last; ++code) {
  const read = pinyin(String.fromCodePoint(code), { multiple: true, toneType: 'none', type: 'array' })
    .flatMap(typings).filter((syllable) => /^[a-z]+$/.test(syllable));
  const numbers = [...new Set(read)].map((syllable) => {
    if (!syllables.has(syllable)) syllables.set(syllable, syllables.size);
    return syllables.get(syllable);
  });
  const key = numbers.join(',');
  if (!sets.has(key)) sets.set(key, sets.size);
  setOf.push(sets.get(key));
}
if (setOf.filter(Boolean).length < 20000) throw new Error('too few characters have a reading');
// Syllable, then tone, then the block's own order (radical and strokes); characters that nobody reads stand behind the others.
const usual = (code) => {
  const read = pinyin(String.fromCodePoint(code), { toneType: 'num', type: 'array' })[0].replace('ü', 'v');
  const parts = /^([a-z]+)([0-5]?)$/.exec(read);
  return parts ? `${parts[1]} ${Number(parts[2]) || 5}` : '~';
};
const inOrder = setOf.map((_, at) => [usual(first + at), at]).sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j));
const placeOf = [];
inOrder.forEach(([, at], place) => { placeOf[at] = place; });
const members = [], starts = [0];
for (const key of sets.keys()) {
  if (key) members.push(...key.split(','));
  starts.push(members.length);
}
const rows = (values) => values.join(',').replace(/(.{100}[^,]*,)/g, '$1\n');
writeFileSync(outFile,
  `static constexpr char32_t firstCharacter = 0x${first.toString(16)};\n` +
  `static constexpr std::string_view syllables[] = {${rows([...syllables.keys()].map((s) => `"${s}"`))}};\n` +
  `static constexpr std::uint16_t setMembers[] = {${rows(members)}};\n` +
  `static constexpr std::uint16_t setStarts[] = {${rows(starts)}};\n` +
  `static constexpr std::uint16_t setOfCharacter[] = {${rows(setOf)}};\n` +
  `static constexpr std::uint16_t placeOfCharacter[] = {${rows(placeOf)}};\n`);
