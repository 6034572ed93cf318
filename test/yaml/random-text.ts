import type { Random } from './random.ts';

// Values, keys and pieces that are valid here and invalid there; the point is their combination.
const values =
  `a|b c|"x"|'y'|1|-1|1.5|true|null|~|""|''|"a\\n"|"a: b"|a#b|a #c|a:b|http://x/y|-x|?x|:x|- x|? x|a: b|yes|0x1F|0o7|012|1e3|.inf|.5|5.|+1|+|-|.|*a|*b|&a x|&b|!t x|[]|{}|[a, b]|[a, {b: c}]|{a: b, "c": d}|{a: b,}|[a,]|[,]|{a}|[a: b]|{a:b}|{"a":1}|[a|{a: b|"a|'b|a "b"|"a" b|"a" # c|@x|%x|x%|#x|x:|x :|=|<<|é|a\\|"\\x41\\u00e9"|"\\q"|{a: [b, c], d: {e: f}}|[ a , b ]|{ }|[ ]|a,b|a]b|a}b|2001-01-01|1:30|1_000|on|...|---|--- a|!!str 1|[*a]|{a: *a}|x y: z|"k": v|'k': v|null: x|1: x|true: x|~: x|[a]: b|{a: b}: c|&a|&a [x]|&a {k: v}|<<: *a|c'|"a\\|# c|- &a|\`x|`
    .split('|')
    .concat(['|', '>', '|-', '>-', '|+', '>+', '|2', '>1', '| # c', '>-2', 'a\tb', '\tx', 'a  ']);
const keys = [
  ...['a', 'b', 'c', 'k1', '"q"', "'s'", 'a b', 'a/b', 'a.b', '-a', '1', 'é', '<<', '?a', 'a#', 'null'],
  ...['"a b"', 'on', 'y', '__proto__', '2024-01-01', 'constructor'],
];
const pieces = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    ':',
    ': ',
    '- ',
    '#',
    ' #',
    '"',
    "'",
    '|',
    '>',
    '|-',
    '>+',
    '&a ',
    '*a',
    '!x ',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    '\t',
    '? ',
    '---\n',
    '...\n',
    '%',
    '@',
    '`',
    '~',
    'null',
    'true',
    '0x1f',
    '1e3',
  ],
  ...[
    '.5',
    '-',
    '+',
    '\\',
    '\\n',
    'é',
    '\u2028',
    '|2\n',
    '>1-\n',
    '<<: ',
    '=',
    '0',
    '_',
    ' \n',
    '\n ',
    '"a": ',
  ],
  ...["''", '""', '[]', '{}', '\r\n', '\r', '\ufeff', '\0', '<<: *a\n', '&a\n'],
];

/** A few lines that look like YAML and often are. */
export function randomYaml(random: Random): string {
  let text = '';
  let indent = 0;
  for (let lines = 1 + random.below(7); lines > 0; lines--) {
    const turn = random.next();
    if (turn < 0.3) indent += random.pick([1, 2, 2, 2, 4]);
    else if (turn < 0.5) indent = Math.max(0, indent - random.pick([1, 2, 2, 2, 4]));
    else if (turn < 0.58) indent = 0;
    text += `${' '.repeat(indent)}${randomLine(random)}${random.chance(0.05) ? ' ' : ''}\n`;
  }
  return random.chance(0.1) ? text.slice(0, -1) : text;
}

function randomLine(random: Random): string {
  const turn = random.next();
  const blank = random.chance(0.9) ? ' ' : '';
  if (turn < 0.08) return '';
  if (turn < 0.14) return '# c';
  if (turn < 0.17) return '---';
  if (turn < 0.5) return `${random.pick(keys)}:${blank}${random.chance(0.75) ? random.pick(values) : ''}`;
  if (turn < 0.62) return `-${blank}${random.pick(values)}`;
  if (turn < 0.75) return `-${blank}${random.pick(keys)}: ${random.pick(values)}`;
  return turn < 0.8 ? `- - ${random.pick(values)}` : random.pick(values);
}

/** A text with one to three slips: characters and lines lost, added, moved or indented. */
export function mutated(text: string, random: Random): string {
  let result = text;
  for (let slips = 1 + random.below(3); slips > 0; slips--) result = slip(result, random);
  return result;
}

function slip(text: string, random: Random): string {
  const at = random.below(text.length);
  const lines = text.split('\n');
  const line = random.below(lines.length);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
    case 2:
      return text.slice(0, at) + random.pick(pieces) + text.slice(at);
    case 3:
      return lines.toSpliced(line, 1).join('\n');
    case 4:
      return lines.with(line, ' '.repeat(1 + random.below(3)) + lines[line]).join('\n');
    case 5:
      return lines.with(line, (lines[line] ?? '').replace(/^ {1,2}/, '')).join('\n');
    case 6:
      return lines.toSpliced(random.below(lines.length), 0, lines[line] ?? '').join('\n');
    default:
      return lines.with(line, lines[line] + random.pick(pieces)).join('\n');
  }
}
