import { main } from '../../src/cli/main.ts';
import type { Streams } from '../../src/cli/streams.ts';
import type { ReadFailure } from '../../src/host.ts';
import { type MemoryHostOptions, memoryHost } from '../../src/memory-host.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly files: ReadonlyMap<string, string>;
}

export interface RunOptions extends MemoryHostOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly input?: string | ReadFailure;
  readonly isTerminal?: boolean;
}

/** Runs the command on a disk in memory. */
export function run(argv: readonly string[], options: RunOptions = {}): Run {
  let out = '';
  let err = '';
  const isTerminal = options.isTerminal ?? false;
  const streams: Streams = {
    out: {
      write: text => {
        out += text;
      },
      isTerminal,
      columns: 120,
    },
    err: {
      write: text => {
        err += text;
      },
      isTerminal,
      columns: 120,
    },
    readInput: () => options.input ?? '',
  };
  const host = memoryHost(options.files ?? {}, options);
  return { code: main(argv, host, streams), out, err, files: host.files };
}

/** The last line of a report. */
export function summaryOf(out: string): string {
  return out.trimEnd().split('\n').at(-1) ?? '';
}

const helmRelease = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-dev
  install:
    createNamespace: true
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
      valuesKey: values.yaml
    - kind: Secret
      name: floe-platform-overrides
      valuesKey: values.yaml
      optional: true
`;

/** A floe overlay as the guide wants it, delivered from the repository it lies in. */
export function goodRepository(): Record<string, string> {
  const at = 'clusters/dev/floe-platform';
  return {
    '.git/HEAD': 'ref: refs/heads/main\n',
    'clusters/dev/floe-platform.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  url: https://git.example.com/gitops
  ref:
    branch: main
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  path: ./clusters/dev/floe-platform
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
`,
    [`${at}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ocirepository.yaml
  - helmrelease.yaml
  - compiled-values-configmap.yaml
`,
    [`${at}/ocirepository.yaml`]: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    tag: "0.1.0"
`,
    [`${at}/helmrelease.yaml`]: helmRelease,
    [`${at}/compiled-values-configmap.yaml`]: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    namespace:
      name: floe-dev
`,
  };
}

export const releaseFile = 'clusters/dev/floe-platform/helmrelease.yaml';

/** The same with one error that `--fix` mends: the Secret layer is not optional. */
export function badRepository(): Record<string, string> {
  return { ...goodRepository(), [releaseFile]: helmRelease.replace('      optional: true\n', '') };
}
