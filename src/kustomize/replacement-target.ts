import type { BuildRun } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Collection, Draft } from './draft.ts';
import { describeId } from './identity.ts';
import { cursorMark, type Mark, restep } from './mark.ts';
import type { Node } from './node.ts';
import { type Creation, findAll, splitFieldPath } from './path-match.ts';
import { tagOf } from './scalar.ts';
import { matchesId, matchesMetadata, readSelector, type Selector } from './selector.ts';
import type { Settings, TextSetting } from './settings.ts';
import { replaceInText } from './structured-text.ts';

/** Copies a value into the fields of every object that a target selects. */
export function replaceInTargets(run: BuildRun, target: Settings, value: Node, collection: Collection): void {
  const select = target.struct('select');
  if (!select) {
    const data = {
      field: '',
      object: '',
      reason: 'the target must say with `select` which objects it means',
    };
    run.report(complaint('replacement-target', data), target.cursor);
    return;
  }
  const selector = readSelector(select, run.complainAt(select.cursor));
  const rejects = target
    .structs('reject')
    .map(reject => readSelector(reject, run.complainAt(reject.cursor)))
    .filter(reject => reject !== undefined);
  if (!selector) return;
  for (const draft of collection.drafts) {
    if (isChosen(draft, selector, rejects)) replaceInObject(run, target, value, draft);
  }
}

function isChosen(draft: Draft, selector: Selector, rejects: readonly Selector[]): boolean {
  if (!matchesMetadata(selector, draft)) return false;
  if (rejects.some(reject => !reject.anyMetadata && matchesMetadata(reject, draft))) return false;
  const ids = [draft.id, ...draft.formerIds];
  if (rejects.some(reject => !reject.anyId && ids.some(id => matchesId(reject, id)))) return false;
  return ids.some(id => matchesId(selector, id));
}

function replaceInObject(run: BuildRun, target: Settings, value: Node, draft: Draft): void {
  const paths = target.texts('fieldPaths');
  const all: readonly TextSetting[] =
    paths.length > 0 ? paths : [{ text: 'metadata.name', at: target.cursor }];
  for (const path of all) {
    const reason = replaceAt(target.struct('options'), value, draft.root, path);
    if (reason === undefined) continue;
    const data = { field: path.text, object: describeId(draft.id), reason };
    run.report(complaint('replacement-target', data), path.at);
    return;
  }
}

/** Why a value could not be put at a path; `undefined` when it could. */
function replaceAt(
  options: Settings | undefined,
  value: Node,
  root: Node,
  { text, at }: TextSetting,
): string | undefined {
  const steps = splitFieldPath(text);
  const rule = cursorMark('replacement', at);
  const create: Creation | undefined = options?.flag('create') ? { kind: value.kind, mark: rule } : undefined;
  if (replaceInText(root, steps, value, create, valueMark(value, rule))) return undefined;
  let reason: string | undefined;
  const found = findAll(root, steps, create, fault => {
    reason ??= fault.data.reason ?? '';
  });
  if (!found || reason !== undefined) return reason ?? 'the path does not fit the object';
  if (found.length === 0) return 'the object has no such field';
  for (const field of found) {
    const fault = replaceField(options, field, value, valueMark(value, rule));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Only the text goes onto a scalar, so its type and quotes stay. */
function replaceField(
  options: Settings | undefined,
  field: Node,
  value: Node,
  mark: Mark,
): string | undefined {
  const delimiter = options?.text('delimiter') ?? '';
  if (delimiter !== '' && field.kind !== 'scalar') return 'a delimiter needs a scalar';
  const text =
    delimiter === '' ? value.text : joined(field.text, value.text, delimiter, options?.number('index') ?? 0);
  if (field.isNull && value.kind === 'scalar' && tagOf(text) !== '!!null') {
    return 'the field is null and keeps that type; write an empty string there';
  }
  const before = field.mark;
  if (field.kind === 'scalar') {
    field.text = value.kind === 'scalar' ? text : '';
  } else {
    field.become(value);
    field.text = value.kind === 'scalar' ? text : '';
  }
  field.mark = before === mark ? mark : { ...mark, from: [...mark.from, before] };
  return undefined;
}

/** Replaces one part of a text; an index before or behind all parts adds one. */
function joined(text: string, part: string, delimiter: string, index: number): string {
  const parts = text.split(delimiter);
  if (index < 0) parts.unshift(part);
  else if (index >= parts.length) parts.push(part);
  else parts[index] = part;
  return parts.join(delimiter);
}

/** The bytes of the source, reached by the rule that names the target. */
function valueMark(value: Node, rule: Mark): Mark {
  return restep(value.mark, 'replacement', rule, ...value.mark.from);
}
