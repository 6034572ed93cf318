import type { GroupKind } from '../model/resource.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import type { CelEngine, CelWant } from './cel/outcome.ts';
import { isCron } from './cron.ts';
import { parseDuration } from './duration.ts';
import type { RawFault } from './judge.ts';
import { pathText } from './path-text.ts';
import type { Patterns } from './patterns.ts';
import { parseRange } from './semver-range.ts';
import { show } from './words.ts';

/** What a controller reads a text as, where the schema only says that it is a string. */
type Reading =
  | { readonly as: 'cel'; readonly want: CelWant }
  | { readonly as: 'regex' | 'range' | 'pointer' | 'cron' | 'duration' };

/** The engines, loaded when the first text needs them. */
export interface ExpressionTools {
  cel(): CelEngine;
  readonly regex: Patterns;
}

const cel = (result: CelWant['result'], ...variables: string[]): Reading => ({
  as: 'cel',
  want: { variables, result },
});
const parsedOnly: Reading = { as: 'cel', want: { variables: undefined, result: 'any' } };
const regex: Reading = { as: 'regex' };

const dependencies: Readonly<Record<string, Reading>> = {
  'spec.dependsOn.*.readyExpr': cel('static-bool', 'self', 'dep'),
  'spec.healthCheckExprs.*.current': parsedOnly,
  'spec.healthCheckExprs.*.inProgress': parsedOnly,
  'spec.healthCheckExprs.*.failed': parsedOnly,
};

function targets(path: string): Readonly<Record<string, Reading>> {
  return Object.fromEntries(
    ['group', 'version', 'kind', 'name', 'namespace'].map(field => [`${path}.${field}`, regex]),
  );
}

/** By kind: path of a text, and what it is read as. `*` stands for every item. */
const readings: Readonly<Record<string, Readonly<Record<string, Reading>>>> = {
  'kustomize.toolkit.fluxcd.io/Kustomization': { ...dependencies, ...targets('spec.patches.*.target') },
  'helm.toolkit.fluxcd.io/HelmRelease': {
    ...dependencies,
    ...targets('spec.driftDetection.ignore.*.target'),
    ...targets('spec.postRenderers.*.kustomize.patches.*.target'),
    'spec.driftDetection.ignore.*.paths.*': { as: 'pointer' },
    'spec.chart.spec.version': { as: 'range' },
  },
  'source.toolkit.fluxcd.io/HelmChart': { 'spec.version': { as: 'range' } },
  'source.toolkit.fluxcd.io/GitRepository': { 'spec.ref.semver': { as: 'range' } },
  'source.toolkit.fluxcd.io/OCIRepository': {
    'spec.ref.semverFilter': regex,
    'spec.verify.matchOIDCIdentity.*.issuer': regex,
    'spec.verify.matchOIDCIdentity.*.subject': regex,
  },
  'notification.toolkit.fluxcd.io/Alert': { 'spec.exclusionList.*': regex, 'spec.inclusionList.*': regex },
  'notification.toolkit.fluxcd.io/Receiver': {
    'spec.resourceFilter': cel('bool', 'res', 'req', 'claims'),
    'spec.resources.*.filter': cel('bool', 'res', 'req', 'claims'),
  },
  'notification.toolkit.fluxcd.io/Provider': {
    'spec.commitStatusExpr': cel('string', 'event', 'provider', 'alert'),
  },
  'image.toolkit.fluxcd.io/ImageRepository': { 'spec.exclusionList.*': regex },
  'image.toolkit.fluxcd.io/ImagePolicy': {
    'spec.filterTags.pattern': regex,
    'spec.policy.semver.range': { as: 'range' },
  },
  'fluxcd.controlplane.io/ResourceSetInputProvider': { 'spec.schedule.*.cron': { as: 'cron' } },
  'external-secrets.io/ExternalSecret': { 'spec.refreshInterval': { as: 'duration' } },
  'external-secrets.io/ClusterExternalSecret': {
    'spec.externalSecretSpec.refreshInterval': { as: 'duration' },
  },
  'external-secrets.io/PushSecret': { 'spec.refreshInterval': { as: 'duration' } },
};

/** The paths of a kind as a tree, so that what is not there costs one look. */
export interface Readings {
  readonly reading: Reading | undefined;
  readonly children: readonly { readonly step: string; readonly below: Readings }[];
}

/** What is read in the objects of a kind. */
export function readingsOf({ group, kind }: GroupKind): Readings | undefined {
  const known = readings[`${group}/${kind}`];
  return known && toTree(known);
}

interface GrowingReadings {
  reading: Reading | undefined;
  readonly children: { readonly step: string; readonly below: GrowingReadings }[];
}

function toTree(known: Readonly<Record<string, Reading>>): Readings {
  const root: GrowingReadings = { reading: undefined, children: [] };
  for (const path of Object.keys(known)) {
    let branch = root;
    for (const step of path.split('.')) branch = childOf(branch, step);
    branch.reading = known[path];
  }
  return root;
}

function childOf({ children }: GrowingReadings, step: string): GrowingReadings {
  const known = children.find(child => child.step === step);
  if (known) return known.below;
  const below: GrowingReadings = { reading: undefined, children: [] };
  children.push({ step, below });
  return below;
}

/** Faults of the texts inside an object that its controller would stop at. */
export function judgeExpressions(value: Value, tree: Readings, tools: ExpressionTools): readonly RawFault[] {
  const faults: RawFault[] = [];
  visit(value, tree, [], (text, reading, steps) => {
    const wrong = complain(text, reading, tools);
    if (!wrong) return;
    const path = [...steps];
    faults.push({ code: wrong.code, path, part: 'value', message: `${pathText(path)} ${wrong.words}` });
  });
  return faults;
}

type Found = (text: string, reading: Reading, path: Path) => void;

/** @param path the way to `value`; it is longer while the walk is deeper, and the same again afterwards */
function visit(value: Value, { reading, children }: Readings, path: (string | number)[], found: Found): void {
  if (reading) {
    if (typeof value === 'string' && value !== '') found(value, reading, path);
    return;
  }
  for (const { step, below } of children) {
    if (step === '*') {
      if (Array.isArray(value)) visitItems(value, below, path, found);
    } else if (isMap(value)) {
      const child = value[step];
      if (child === undefined) continue;
      path.push(step);
      visit(child, below, path, found);
      path.pop();
    }
  }
}

function visitItems(items: readonly Value[], below: Readings, path: (string | number)[], found: Found): void {
  for (const [index, item] of items.entries()) {
    path.push(index);
    visit(item, below, path, found);
    path.pop();
  }
}

type Complaint = { readonly code: RawFault['code']; readonly words: string };

function complain(text: string, reading: Reading, tools: ExpressionTools): Complaint | undefined {
  const format = (right: boolean, words: string): Complaint | undefined =>
    right ? undefined : { code: 'format', words: `must be ${words}, but is ${show(text)}` };
  switch (reading.as) {
    case 'cel': {
      const complaint = tools.cel().check(text, reading.want);
      return complaint && { code: complaint.unsure ? 'cel-not-run' : 'cel', words: complaint.words };
    }
    case 'regex':
      return format(
        isPlainPattern(text) || tools.regex(text) !== undefined,
        'a regular expression that RE2 can read',
      );
    case 'range':
      return format(parseRange(text) !== undefined, 'a version or a version range such as >=1.2.0 <2.0.0');
    case 'pointer':
      return format(text.startsWith('/') && !/~(?![01])/.test(text), 'a JSON pointer such as /spec/replicas');
    case 'cron':
      return format(isCron(text), 'a schedule of five fields such as "*/5 * * * *", or @hourly');
    case 'duration':
      return format(parseDuration(text) !== undefined, 'a duration such as 10m');
  }
}

/**
 * Most patterns are made of letters, escaped punctuation, plain classes such as `[0-9]` and dots, each with
 * one quantifier at most, between anchors. RE2 reads all of these, and need not be loaded to say so.
 */
export function isPlainPattern(text: string): boolean {
  return /^\^?(?:(?:[\w\s/:=@,-]|\.|\\[dws.+*?/^$|()[\]{}-]|\[(?:0-9|a-z|A-Z|[\w.])+\])[*+?]?)*\$?$/.test(
    text,
  );
}
