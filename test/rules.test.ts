import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadRules, ruleIds } from '../src/dev/rule-files.ts';
import { fluxProblemCodes } from '../src/flux/problem-codes.ts';
import { problemCodes } from '../src/kustomize/problem-codes.ts';
import type { Message } from '../src/rule.ts';
import { parse } from '../src/yaml/parse.ts';
import { fixFiles, lintFiles, parseExample, place } from './rules/example.ts';

const rules = await loadRules(ruleIds());

for (const [id, rule] of rules) {
  describe(id, () => {
    for (const { title, yaml } of rule.good) {
      it(`says nothing: ${title}`, () => {
        const { files, expected } = parseExample(yaml);
        assert.deepEqual(expected, [], 'a good example has no markers');
        assert.deepEqual(lintFiles(id, rules, files).map(place), []);
      });
    }
    for (const { title, yaml, fixed } of rule.bad) {
      it(`finds: ${title}`, () => {
        const { files, expected } = parseExample(yaml);
        assert.notDeepEqual(expected, [], 'a bad example marks what is bad');
        const found = lintFiles(id, rules, files);
        assert.deepEqual(found.map(place).sort(), expected);
        for (const { message, help } of found)
          assert.doesNotMatch(message + help, /\{\w+\}|undefined|\[object/);
        if (fixed === undefined) assert.deepEqual(fixFiles(found, files), files, 'a fix needs `fixed`');
      });
      if (fixed === undefined) continue;
      it(`fixes: ${title}`, () => {
        const { files } = parseExample(yaml);
        const once = fixFiles(lintFiles(id, rules, files), files);
        assert.deepEqual(once, parseExample(fixed).files);
        for (const [path, text] of Object.entries(once)) {
          for (const document of parse({ path, text }, 'manifest')) assert.deepEqual(document.problems, []);
        }
        assert.deepEqual(fixFiles(lintFiles(id, rules, once), once), once, 'a second fix changes nothing');
      });
    }
  });
}

describe('rules', () => {
  it('have examples on both sides, unless nothing in a repository can break them yet', () => {
    const without = [...rules].filter(([, { good, bad }]) => good.length === 0 || bad.length === 0);
    const excused = new Set(['schema/cel', 'schema/duplicate-item', 'yaml/unreadable']);
    assert.deepEqual(
      without.map(([id]) => id).filter(id => !excused.has(id)),
      [],
    );
  });

  it('say why and where to read on', () => {
    for (const [id, { why, see = [] }] of rules) {
      assert.ok(why.length > 120 && why.trimEnd().endsWith('.'), `${id} explains itself`);
      for (const link of see) assert.match(link, /^https:\/\//);
    }
  });

  it('speak in lower case, without a full stop', () => {
    for (const [id, { messages, summary }] of rules) {
      for (const message of Object.values(messages) as Message[]) {
        const parts = typeof message === 'string' ? [message] : [message.text, message.help];
        for (const part of [...parts, summary])
          assert.doesNotMatch(part, /[^.]\.$|^(The|A|An|This|No) /, `${id}: ${part}`);
      }
    }
  });

  it('have words for every way a build can fail', () => {
    const elsewhere = new Set(['unknown-field', 'invalid-yaml', 'duplicate-key', 'non-string-key']);
    const words = new Map(
      [...rules]
        .filter(([, rule]) => rule.build !== undefined)
        .flatMap(([, { messages }]) => Object.entries(messages as Record<string, Message>)),
    );
    for (const [code, names] of Object.entries({ ...problemCodes, ...fluxProblemCodes })) {
      if (elsewhere.has(code)) continue;
      const message = words.get(code);
      assert.ok(message !== undefined, `no rule has words for ${code}`);
      const text = typeof message === 'string' ? message : message.text + message.help;
      const used = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        used.filter(name => !(names as readonly (string | undefined)[]).includes(name)),
        [],
        code,
      );
    }
  });
});
