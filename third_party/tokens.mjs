// Writes ui/theme/tokens.h from resources/tokens.json: the only place where colours, spaces and type sizes have numbers.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , tokensFile, outFile] = process.argv;
const tokens = JSON.parse(readFileSync(tokensFile, 'utf8'));

function rgb(hex) {
  if (!/^#[0-9A-F]{6}$/.test(hex)) throw new Error(`tokens.json: "${hex}" is not a colour like #0B5CAD`);
  return `0xff${hex.slice(1).toLowerCase()}`;
}
function enumeration(name, keys, comment) {
  return `/// ${comment}\nenum class ${name} { ${keys.join(', ')} };\ninline constexpr int ${name[0].toLowerCase()}${name.slice(1)}Count = ${keys.length};\n`;
}
function table(name, type, rows) {
  return `inline constexpr ${type} ${name}[] = {\n${rows.map((row) => `    ${row},`).join('\n')}\n};\n`;
}
const { space, radius, width, density, type, textScale, motion, families, color, contrast } = tokens;
for (const pair of contrast)
  for (const role of [pair.text, ...pair.on])
    if (!color[role]) throw new Error(`tokens.json: contrast names the unknown colour ${role}`);

const onRows = contrast.flatMap((pair) => pair.on.map((on) => `{ColorRole::${pair.text}, ColorRole::${on}, ${pair.least}}`));
const text = `// Made from resources/tokens.json; do not edit.
#pragma once

namespace sinan::theme {

${enumeration('ColorRole', Object.keys(color), 'What a colour is for. Widgets name the role; the theme knows the colour.')}
${enumeration('Space', Object.keys(space), 'Distances.')}
${enumeration('Radius', Object.keys(radius), 'Rounded corners.')}
${enumeration('Width', Object.keys(width), 'Lines, rings, rails and icons.')}
${enumeration('Density', Object.keys(density), 'How tall rows and controls are.')}
${enumeration('FontRole', Object.keys(type), 'What a text is.')}
${enumeration('Motion', Object.keys(motion), 'How long something moves.')}
namespace tokens {

struct Colors { unsigned light; unsigned dark; };
struct Type { int size; int line; int weight; };
struct Heights { int row; int control; };
struct ContrastPair { ColorRole text; ColorRole on; double least; };

${table('colors', 'Colors', Object.values(color).map(([light, dark]) => `{${rgb(light)}, ${rgb(dark)}}`))}
${table('colorNames', 'const char *', Object.keys(color).map((name) => `"${name}"`))}
${table('spaces', 'int', Object.values(space))}
${table('radii', 'int', Object.values(radius))}
${table('widths', 'int', Object.values(width))}
${table('densities', 'Heights', Object.values(density).map((d) => `{${d.row}, ${d.control}}`))}
${table('types', 'Type', Object.values(type).map((t) => `{${t.size}, ${t.line}, ${t.weight}}`))}
${table('motions', 'int', Object.values(motion))}
${table('contrast', 'ContrastPair', onRows)}
${table('familiesWindows', 'const char *', families.windows.map((f) => `"${f}"`))}
${table('familiesMac', 'const char *', families.macos.map((f) => `"${f}"`))}
${table('familiesOther', 'const char *', families.other.map((f) => `"${f}"`))}
${table('latinWindows', 'const char *', families.latinWindows.map((f) => `"${f}"`))}
${table('latinMac', 'const char *', families.latinMac.map((f) => `"${f}"`))}
${table('latinOther', 'const char *', families.latinOther.map((f) => `"${f}"`))}
inline constexpr int leastTextPercent = ${textScale.min};
inline constexpr int mostTextPercent = ${textScale.max};
inline constexpr int smallestPixel = ${textScale.smallestPixel};

} // namespace tokens
} // namespace sinan::theme
`;
writeFileSync(outFile, text);
