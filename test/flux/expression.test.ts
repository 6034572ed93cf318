// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the grammar under test looks like a template
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand } from '../../src/flux/expand.ts';
import { isFault, parseExpression } from '../../src/flux/expression.ts';

const values: Readonly<Record<string, string>> = {
  v: 'Hello-World',
  a: 'AAA',
  b: '',
  x: 'one.two.three',
  n: '3',
  u: 'äöü',
};

/** `undefined` in strict mode reads `missing: name`, a fault reads `fault: code`. */
function run(text: string, strict = true): string {
  const pieces = parseExpression(text);
  if (isFault(pieces)) return `fault: ${pieces.code}`;
  const get = (name: string) => {
    const value = values[name];
    return value === undefined ? undefined : { value };
  };
  const { text: result, missing } = expand(pieces, { get, open: false, strict });
  return missing.length > 0 ? `missing: ${missing.map(({ name }) => name).join(' ')}` : result;
}

const table: readonly [string, string][] = [
  // Plain uses.
  ['${v}', 'Hello-World'],
  ['a ${v} b ${a}', 'a Hello-World b AAA'],
  ['${nope}', 'missing: nope'],
  ['${#v}', '11'],
  ['${#u}', '6'],
  ['${v^}', 'Hello-World'],
  ['${v^^}', 'HELLO-WORLD'],
  ['${v,}', 'hello-World'],
  ['${v,,}', 'hello-world'],
  ['${v:6}', 'World'],
  ['${v:0:5}', 'Hello'],
  ['${v:20}', ''],
  ['${v:6:100}', 'World'],
  ['${u:2:2}', 'ö'],
  ['${v:${n}}', 'lo-World'],
  // Trimming.
  ['${x#*.}', 'two.three'],
  ['${x##*.}', 'three'],
  ['${x%.*}', 'one.two'],
  ['${x%%.*}', 'one'],
  ['${x#zzz}', 'one.two.three'],
  ['${v#[A-Z]}', 'ello-World'],
  ['${v#?????-}', 'World'],
  ['${v#[}', 'Hello-World'],
  // Replacing: literal texts, not globs.
  ['${v/l/L}', 'HeLlo-World'],
  ['${v//l/L}', 'HeLLo-WorLd'],
  ['${v//l/}', 'Heo-Word'],
  ['${v/#Hello/Bye}', 'Bye-World'],
  ['${v/%World/Moon}', 'Hello-Moon'],
  ['${v/*/x}', 'Hello-World'],
  ['${v/-/\\/}', 'Hello/World'],
  // Defaults.
  ['${nope:-d}', 'd'],
  ['${nope:=d}', 'd'],
  ['${nope=d}', 'd'],
  ['${b:-d}', 'd'],
  ['${b:=d}', 'd'],
  ['${b=d}', 'd'],
  ['${v:-d}', 'Hello-World'],
  ['${nope:-${b:-${a}}}', 'AAA'],
  ['${nope:-x${a}y}', 'xAAAy'],
  ['${nope:-}', ''],
  ['${nope:=https://example.com:8080/p?q=1}', 'https://example.com:8080/p?q=1'],
  // Not bash: both are defaults.
  ['${nope:?x}', 'x'],
  ['${nope:+x}', 'x'],
  ['${v:+x}', 'Hello-World'],
  // An argument is read even when nobody needs it.
  ['${v:-${nope}}', 'missing: nope'],
  // Errors.
  ['${v-d}', 'fault: missing-brace'],
  ['${v+d}', 'fault: missing-brace'],
  ['${v?d}', 'fault: missing-brace'],
  ['${a.b}', 'fault: missing-brace'],
  ['${a-b}', 'fault: missing-brace'],
  ['${a[0]}', 'fault: missing-brace'],
  ['${a@Q}', 'fault: missing-brace'],
  ['${a', 'fault: missing-brace'],
  ['${}', 'fault: variable-name'],
  ['${ a }', 'fault: variable-name'],
  ['${.x}', 'fault: variable-name'],
  ['${{ github.ref }}', 'fault: variable-name'],
  ['${!a}', 'fault: variable-name'],
  ['${a/b}', 'fault: bad-substitution'],
  ['${#}', 'fault: bad-substitution'],
  ['${a:-x', 'fault: bad-argument'],
  ['${a:}', 'fault: bad-argument'],
  ['${1}', 'missing: 1'],
  ['${é}', 'missing: é'],
  // Not touched.
  ['$v', '$v'],
  ['$(v)', '$(v)'],
  ['$1 and $', '$1 and $'],
  // Escapes.
  ['$$', '$'],
  ['$$$', '$$'],
  ['$$$$', '$$'],
  ['$${v}', '${v}'],
  ['$$${a}', '$AAA'],
  ['\\${a}', '\\AAA'],
  // A substring of a variable nobody thought of.
  ['${env:HOME}', 'missing: env'],
  ['${a:x}', 'AAA'],
  ['${a: -1}', 'AAA'],
  ['${b:-a}b}', 'ab}'],
];

for (const [text, expected] of table) {
  test(`${text} gives ${expected || 'nothing'}`, () => assert.equal(run(text), expected));
}

const reasons: readonly [string, string][] = [
  ['${my-domain}', '- is not allowed in a name'],
  ['${a b}', 'a space is not allowed in a name'],
  ['${😀}', '😀 is not allowed in a name'],
  ['${a', 'the } is missing'],
  ['${', 'the } is missing'],
  ['${a:-x', 'the } is missing'],
  ['${}', 'the name is missing'],
  ['${a:}', 'nothing follows its operator'],
  ['${a^^x}', 'x is not what its operator needs here'],
  ['${a:-'.repeat(300), 'it is nested too deeply'],
];

for (const [text, expected] of reasons) {
  test(`${text.slice(0, 20)} is refused: ${expected}`, () => {
    const fault = parseExpression(text);
    assert.ok(isFault(fault));
    assert.equal(fault.reason, expected);
  });
}

test('an undefined variable is empty before strict mode', () => {
  assert.equal(run('[${nope}]', false), '[]');
  assert.equal(run('${#nope}', false), '0');
});

test('a long text of dollars and braces costs no more than its length', () => {
  const start = performance.now();
  run(`${'$'.repeat(200_000)}{`, false);
  run('${v:-'.repeat(2_000), false);
  assert.ok(performance.now() - start < 1000);
});
