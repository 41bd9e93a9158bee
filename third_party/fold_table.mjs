// Writes the table that app/base/text_fold reads: for each code point that folding changes, the UTF-8 it becomes.
// Folding = NFKC (full width, ligatures, …), lower case, Traditional to Simplified, character by character.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , traditionalFile, outFile] = process.argv;
const simplified = new Map();
for (const line of readFileSync(traditionalFile, 'utf8').split('\n')) {
  const [from, to] = line.split('\t');
  if (from && to && !from.startsWith('#')) {
    const first = to.split(' ')[0];
    if ([...from].length === 1 && [...first].length === 1) simplified.set(from, first);
  }
}
// Characters that the conversion list maps although they are everyday Simplified words of their own.
for (const keep of ['著', '乾', '徵', '藉', '瞭', '祇', '崑', '麼']) if (keep !== '麼') simplified.delete(keep);

const rows = [];
for (let code = 0x41; code <= 0x1ffff; ++code) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const original = String.fromCodePoint(code);
  let folded = original.normalize('NFKC').toLowerCase();
  folded = [...folded].map((c) => simplified.get(c) ?? c).join('');
  if (folded !== original && folded.length > 0 && [...folded].length <= 4) rows.push([code, folded]);
}
const bytes = [];
const lines = rows.map(([code, folded]) => {
  const utf8 = Buffer.from(folded, 'utf8');
  const offset = bytes.length;
  bytes.push(...utf8);
  return `{0x${code.toString(16)},${offset},${utf8.length}}`;
});
writeFileSync(outFile,
  `static constexpr FoldEntry foldEntries[] = {\n${lines.join(',\n')}\n};\n` +
  `static constexpr unsigned char foldBytes[] = {${bytes.join(',')}};\n`);
