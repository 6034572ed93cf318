import { presetsOf } from '../../config/presets.ts';
import type { AnyRule, Example, Message, Options } from '../../rule.ts';
import { nearest } from '../../text/nearest.ts';
import type { Arguments, UsageProblem } from '../args.ts';
import { exit } from '../exit.ts';
import type { Rules } from '../group-run.ts';
import type { Streams } from '../streams.ts';

/** `floe-lint explain <rule or message>`: what a rule demands, why, and how it looks right and wrong. */
export function explain(args: Arguments, streams: Streams, rules: Rules): number | UsageProblem {
  const query = args.operands.join(' ').trim();
  if (query === '')
    return { message: 'explain what?', help: 'floe-lint explain RULE, or a message as it was printed' };
  const found = lookUp(query, rules);
  if (found.length === 0) {
    const near = nearest(query, rules.keys());
    const help = near ? `did you mean ${near}?` : 'floe-lint rules lists all';
    return { message: `no rule and no message is ${query}`, help };
  }
  streams.out.write(found.map(([id, rule]) => page(id, rule)).join('\n'));
  return exit.clean;
}

/** By id, by the last part of an id, by area, or by a message as it was printed. */
function lookUp(query: string, rules: Rules): readonly (readonly [string, AnyRule])[] {
  const exact = rules.get(query);
  if (exact) return [[query, exact]];
  const all = [...rules];
  const byName = all.filter(
    ([id]) => id.endsWith(`/${query}`) || id.startsWith(`${query.replace(/\/\*?$/, '')}/`),
  );
  if (byName.length > 0) return byName;
  return all.filter(([, { messages }]) =>
    Object.values<Message>(messages).some(message => matches(query, message)),
  );
}

/** A message with other names in it is the same message. One that is little more than names says too little. */
function matches(query: string, message: Message): boolean {
  const words = textOf(message).split(/\{\w+\}/);
  if (words.join('').trim().length < 8) return false;
  const pattern = words.map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+');
  return new RegExp(`^${pattern}$`, 'i').test(query);
}

function textOf(message: Message): string {
  return typeof message === 'string' ? message : message.text;
}

function page(id: string, rule: AnyRule): string {
  const facts = [rule.severity, rule.category, `preset ${presetsOf(rule).join(', ')}`];
  if (rule.fixable) facts.push(rule.fixable === 'safe' ? 'fixable with --fix' : 'fixable with --fix-unsafe');
  return [
    id,
    `  ${rule.summary}`,
    `  ${facts.join(' · ')}`,
    '',
    ...rule.why.split('\n').map(line => `  ${line}`),
    '',
    'Messages',
    ...Object.values<Message>(rule.messages).flatMap(messageLines),
    '',
    ...optionLines(rule.options),
    ...rule.bad.flatMap(example => exampleLines('Wrong', example)),
    ...rule.good.flatMap(example => exampleLines('Right', example)),
    ...(rule.see ?? []).map(link => `See ${link}`),
    '',
  ].join('\n');
}

function messageLines(message: Message): string[] {
  const text = `  ${textOf(message)}`;
  return typeof message === 'string' ? [text] : [text, `    help: ${message.help}`];
}

function optionLines(options: Options | undefined): string[] {
  const entries = Object.entries(options ?? {});
  if (entries.length === 0) return [];
  const lines = entries.map(
    ([name, spec]) =>
      `  ${name} (${spec.type}, default ${JSON.stringify(spec.default)}): ${spec.description}`,
  );
  return ['Options', ...lines, ''];
}

function exampleLines(verdict: string, { title, yaml }: Example): string[] {
  return [
    `${verdict}: ${title}`,
    ...yaml
      .trimEnd()
      .split('\n')
      .map(line => (line === '' ? '' : `  ${line}`)),
    '',
  ];
}
