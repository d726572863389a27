// Texts that break a page, a script or a reader if they are written carelessly. The same list on every run.

const SCRIPT_ENDS = [
  '</script>', '</script >', '</script\t>', '</script\n>', '</script\f>', '</script/>', '</script/x>',
  '</script x=">', '</script', '< /script>', '</ script>', '<\\/script>', '<script>', '<script src=//x>',
];

const KNOWN = [
  '<!--', '<!--<script', '<!--<script>', '<!--</script>', '-->', '--!>', '<!-->', '<![CDATA[', ']]>', ']]', '<?php',
  '<%= 1 %>', '</title>', '</style>', '<svg><script>', '<img src=x onerror=alert(1)>', '<plaintext>',
  '<base href=//x>', '</p>', '<', '>', '&', '<<', '</', '<!', '"', "'", '`', '"]', "'])", '"}]});alert(1)//',
  "']);alert(1)//", '«ёлочки»', '„лапки“', '‘a’', '“a”', '‹a›', '″', '＂', '＇', '\\', '\\\\', '\\"', "\\'", '\\n',
  '\\u0041', '\\u{41}', '\\x41', '\\101', '\\u', '\\u003c/script', '%3C/script%3E', '+ADw-script+AD4-', '${}',
  '${alert(1)}', '{{}}', '{{constructor.constructor("alert(1)")()}}', '{%', '#{1}', '@{', '[[x]]', '{', '}', '[', ']',
  ');', '//', '/*', '*/', '&lt;', '&lt;/script&gt;', '&#39;', '&#x27;', '&quot;', '&amp;', '&amp;amp;', '&nbsp',
  '&notit;', '&#0;', '&#xD800;', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty',
  '__defineGetter__', '__proto', 'length', 'toJSON', 'then', 'push', 'a\rb', 'a\r\nb', 'a\nb', '\ra', 'a\r\n', 'a\tb',
  'a\0b', 'a\u2028b', 'a\u2029b', 'a\ufeffb', '\ufeffa', 'a\u200bb', 'a\u00adb', 'עברית', 'العربية', 'a\u202eb',
  'a\u2066b\u2069', 'e\u0301', 'й\u0306', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L', '👨‍👩‍👧‍👦', '🇷🇺', '👍🏽', '𝒳', '\u{10ffff}',
  '\u{10000}', '\u{1f600}</script>', '0777', '007', '1e3', '-0', '9007199254740993', 'true', 'NaN1', 'nullable',
  'Null', 'Петров-Водкин', "Д'Артаньян", 'Кроссовки «Nike» 42"',
  // In Shift_JIS a byte of some of these is that of a backslash.
  '表示', 'ソ', '能', '十\\', '¥', '‾', 'ｱ', '~',
  // Long ones, and escapes around sixteen and thirty-two bytes, the blocks in which texts are written.
  '</script>'.repeat(100), '<!--<script>'.repeat(100), 'я'.repeat(32000), '<'.repeat(65000),
  '\u2028\\"</script>'.repeat(2000), 'a'.repeat(15) + '<', 'a'.repeat(16) + '<', 'я'.repeat(15) + "'", 'a' + 'я'.repeat(16),
];

/** What a program wrote in place of a missing value: not sent, but reported. */
const PLACEHOLDERS = [
  'null', 'NULL', 'undefined', 'None', 'none', 'nil', 'NaN', '(null)', '[object Object]', 'null ', 'nil\u3000',
];

/** Text that counts as not given. */
const BLANK = ['', ' ', '   ', '\t\n\v\f\r', '\u2028', '\u3000 \u00a0'];

/** Each word in all its letter cases. */
function everyCase(text) {
  const letters = [...text.matchAll(/[a-z]/g)].map((match) => match.index);
  return Array.from({ length: 2 ** letters.length }, (_, mask) =>
    [...text]
      .map((c, index) => ((mask >> letters.indexOf(index)) & 1 && letters.includes(index) ? c.toUpperCase() : c))
      .join(''),
  );
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

/** mulberry32: small, and the same everywhere. */
function random(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function mixes(count) {
  const next = random(20240);
  const parts = [
    ...KNOWN.filter((text) => text.length < 40),
    ...SCRIPT_ENDS,
    ...PLACEHOLDERS,
    ...BLANK,
    ...range(0, 0x40),
    ...range(0x410, 0x44f),
    'script',
    'a',
    ' ',
  ];
  const anyCharacter = () => {
    const code = next(2) ? next(0x3000) : next(0x110000);
    return String.fromCodePoint(code >= 0xd800 && code <= 0xdfff ? code - 0x800 : code);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(12) }, () => (next(4) ? parts[next(parts.length)] : anyCharacter())).join(''),
  );
}

const noncharacters = [
  ...range(0xfdd0, 0xfdef),
  ...Array.from({ length: 17 }, (_, plane) => [
    String.fromCodePoint(plane * 0x10000 + 0xfffe),
    String.fromCodePoint(plane * 0x10000 + 0xffff),
  ]).flat(),
];

/** Every hostile text once. */
export const strings = [
  ...new Set([
    ...range(0, 0x2ff),
    ...range(0x2000, 0x206f),
    ...noncharacters,
    '\ufeff',
    '\ufffd',
    '\ufffc',
    '\ue000',
    '\ud7ff',
    ...SCRIPT_ENDS,
    ...everyCase('</script>'),
    ...everyCase('<script'),
    ...everyCase('a</script '),
    ...KNOWN,
    ...PLACEHOLDERS,
    ...BLANK,
    ...mixes(2000),
  ]),
];
