import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * Writes about `count` manifests in the shape of a home-operations repository: one overlay for each app,
 * four manifests each, a namespace, labels, generated values and a patch.
 */
export function writeOverlays(root: string, count: number): { overlays: number } {
  mkdirSync(`${root}/.git`, { recursive: true });
  const overlays = Math.ceil(count / 4);
  for (let app = 0; app < overlays; app += 1) {
    const folder = `${root}/apps/group-${app % 10}/app-${app}`;
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(filesOf(`app-${app}`, `group-${app % 10}`))) {
      writeFileSync(`${folder}/${name}`, text);
    }
  }
  return { overlays };
}

function filesOf(app: string, namespace: string): Readonly<Record<string, string>> {
  return {
    'kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${namespace}
resources: [release.yaml, source.yaml, secret.yaml, route.yaml]
labels:
  - pairs: {app.kubernetes.io/name: ${app}}
configMapGenerator:
  - name: ${app}-values
    files: [values.txt]
generatorOptions: {disableNameSuffixHash: true}
patches:
  - target: {kind: HelmRelease}
    patch: |
      - {op: add, path: /spec/timeout, value: 15m}
`,
    'release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${app}
spec:
  interval: 1h
  chartRef:
    kind: OCIRepository
    name: ${app}
  valuesFrom:
    - kind: ConfigMap
      name: ${app}-values
  values:
${Array.from({ length: 30 }, (_, line) => `    setting${line}: {enabled: true, text: "value ${line}"}\n`).join('')}`,
    'source.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: ${app}
spec:
  interval: 15m
  url: oci://ghcr.io/example/charts/${app}
  ref: {tag: 1.2.3}
`,
    'secret.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: ${app}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  dataFrom:
    - extract: {key: ${app}}
`,
    'route.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: ${app}
spec:
  hostnames: [${app}.example.com]
  parentRefs: [{name: internal, namespace: network}]
  rules:
    - backendRefs: [{name: ${app}, port: 80}]
`,
    'values.txt': 'replicas: 2\nresources:\n  limits: {memory: 1Gi}\n',
  };
}
