import type { Entry } from '../host.ts';
import type { SkipReason } from './walk.ts';

/** The names of a kustomization file, in the order kustomize looks for them. */
export const kustomizationNames: ReadonlySet<string> = new Set([
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
]);

/** Folders that tools fill. They are large, so they are counted as one entry and never entered. */
const vendored: ReadonlySet<string> = new Set([
  'node_modules',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.direnv',
  '.cache',
]);
const chartFolders: ReadonlySet<string> = new Set(['templates', 'charts', 'crds', 'ci', 'tests']);
/** Machine-written files, which would cost more to parse than all manifests together. */
const lockFiles: ReadonlySet<string> = new Set([
  'pnpm-lock.yaml',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'composer.lock.json',
]);

/** The settings of floe-lint itself. */
const ownFile = /^\.?floe-lint(-baseline)?\.(yaml|yml|json)$/;
const manifestName = /\.(yaml|yml|json)$/;
const upperCaseName = /\.(yaml|yml|json)$/i;

/** Which entries of one folder are not manifests, judged by names alone. */
export interface Skip {
  folder(name: string): SkipReason | undefined;
  /** `'unrelated'` for files that nobody would take for a manifest; they are not even counted. */
  file(name: string, kind: Entry['kind']): SkipReason | 'unrelated' | undefined;
}

export function isIgnoredFolder(name: string): boolean {
  return vendored.has(name) || name === '.terraform';
}

export function skipOf(entries: readonly Entry[]): Skip {
  let chart = false;
  let terraform = false;
  let kustomize = false;
  for (const { name, kind } of entries) {
    if (kind !== 'file') continue;
    if (name === 'Chart.yaml') chart = true;
    else if (name.endsWith('.tf')) terraform = true;
    else if (kustomizationNames.has(name)) kustomize = true;
  }
  return {
    folder: name => {
      if (vendored.has(name)) return 'vendored';
      if (name === '.terraform') return 'terraform';
      return chart && chartFolders.has(name) ? 'helm-chart' : undefined;
    },
    file: (name, kind) => {
      if (kind === 'symlink') {
        return upperCaseName.test(name) || !name.includes('.') ? 'symlink' : 'unrelated';
      }
      if (kind !== 'file' || ownFile.test(name)) return 'unrelated';
      if (name === 'Kustomization') return undefined;
      if (!manifestName.test(name)) return upperCaseName.test(name) ? 'other-extension' : 'unrelated';
      if (lockFiles.has(name)) return 'not-kubernetes';
      if (
        chart &&
        (name === 'Chart.yaml' || /^values.*\.ya?ml$/.test(name) || name === 'values.schema.json')
      ) {
        return 'helm-chart';
      }
      // Beside Terraform code, YAML is nearly always a template for it. A kustomization file says otherwise.
      return terraform && !kustomize ? 'terraform' : undefined;
    },
  };
}
