import type { Resource } from '../model/resource.ts';
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

const paths = new Map(
  Object.entries(readings).map(([kind, known]) => [
    kind,
    Object.entries(known).map(([path, reading]) => ({ steps: path.split('.'), reading })),
  ]),
);

/** Faults of the texts inside an object that its controller would stop at. */
export function judgeExpressions(resource: Resource, tools: ExpressionTools): RawFault[] {
  const known = paths.get(`${resource.group}/${resource.kind}`);
  const { value } = resource.tree;
  if (!known || value === undefined) return [];
  const faults: RawFault[] = [];
  for (const { steps, reading } of known) {
    visit(value, steps, [], (text, at) => {
      const wrong = complain(text, reading, tools);
      if (!wrong) return;
      const { code, words } = wrong;
      faults.push({ code, path: at, part: 'value', message: `${pathText(at)} ${words}` });
    });
  }
  return faults;
}

function visit(
  value: Value | undefined,
  steps: readonly string[],
  path: Path,
  found: (text: string, path: Path) => void,
): void {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (typeof value === 'string' && value !== '') found(value, path);
  } else if (step === '*') {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) visit(item, rest, [...path, index], found);
  } else if (value !== undefined && isMap(value) && value[step] !== undefined) {
    visit(value[step], rest, [...path, step], found);
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
        isPlain(text) || tools.regex(text) !== undefined,
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

/** Most names in targets are plain words, and RE2 need not be loaded for them. */
function isPlain(text: string): boolean {
  return /^[\w\s./:=@,-]*(?:\.\*)?$/.test(text);
}
