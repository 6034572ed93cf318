import { mkdirSync, writeFileSync } from 'node:fs';

/** Folders of ten files each; every reference in them resolves. */
const perFolder = 10;

/**
 * Writes `count` manifests as a repository of one cluster: apps of ten files (three HelmReleases with
 * their sources and values, Kustomizations that deliver neighbours, a Deployment), each app an overlay.
 */
export function writeManifests(root: string, count: number): { files: number; bytes: number } {
  let bytes = 0;
  let files = 0;
  const write = (path: string, text: string): void => {
    writeFileSync(`${root}/${path}`, text);
    bytes += text.length;
    files += 1;
  };
  mkdirSync(`${root}/.git`, { recursive: true });
  mkdirSync(`${root}/clusters/bench`, { recursive: true });
  write('clusters/bench/source.yaml', gitRepository);
  for (let app = 0; files < count; app += 1) {
    const folder = `apps/team-${Math.floor(app / 50)}/app-${app}`;
    mkdirSync(`${root}/${folder}`, { recursive: true });
    const names = manifests(app).map(([name, text]) => {
      write(`${folder}/${name}`, text);
      return name;
    });
    write(`${folder}/kustomization.yaml`, kustomizationFile(names));
    write(`clusters/bench/app-${app}.yaml`, delivery(app, folder));
  }
  return { files, bytes };
}

/** Writes an overlay of five files with its delivery, as an operator has it before their eyes. */
export function writeOverlay(root: string): { files: number } {
  const folder = 'apps/team-0/app-0';
  mkdirSync(`${root}/.git`, { recursive: true });
  mkdirSync(`${root}/clusters/bench`, { recursive: true });
  mkdirSync(`${root}/${folder}`, { recursive: true });
  const wanted = ['release-0.yaml', 'source-0.yaml', 'values-0.yaml'];
  const files = manifests(0).filter(([name]) => wanted.includes(name));
  for (const [name, text] of files) writeFileSync(`${root}/${folder}/${name}`, text);
  writeFileSync(`${root}/${folder}/kustomization.yaml`, kustomizationFile(wanted));
  writeFileSync(`${root}/clusters/bench/app-0.yaml`, `${gitRepository}${delivery(0, folder)}`);
  return { files: files.length + 2 };
}

/** The files of one app: three releases, two sources, two ConfigMaps, a Deployment. */
function manifests(app: number): [name: string, text: string][] {
  const namespace = `team-${Math.floor(app / 50)}`;
  const out: [string, string][] = [];
  for (let n = 0; n < 3; n += 1) out.push([`release-${n}.yaml`, helmRelease(app, n, namespace)]);
  for (let n = 0; n < 2; n += 1) out.push([`source-${n}.yaml`, ociRepository(app, n, namespace)]);
  for (let n = 0; n < 2; n += 1) out.push([`values-${n}.yaml`, configMap(app, n, namespace)]);
  out.push(['deployment.yaml', deployment(app, namespace)]);
  return out.slice(0, perFolder - 2);
}

const gitRepository = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  url: https://git.example.com/gitops.git
  ref:
    branch: main
`;

function delivery(app: number, folder: string): string {
  const before = app === 0 ? '' : `  dependsOn:\n    - name: app-${app - 1}\n`;
  return `---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: app-${app}
  namespace: flux-system
spec:
  interval: 30m
  retryInterval: 1m
  timeout: 5m
  path: ./${folder}
  prune: true
  wait: ${app % 2 === 0}
  sourceRef:
    kind: GitRepository
    name: flux-system
${before}  healthChecks:
    - apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      name: app-${app}-0
      namespace: team-${Math.floor(app / 50)}
`;
}

function kustomizationFile(names: readonly string[]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
${names.map(name => `  - ${name}`).join('\n')}
`;
}

function helmRelease(app: number, n: number, namespace: string): string {
  return `---
# What the platform team runs for app ${app}.
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: app-${app}-${n}
  namespace: ${namespace}
spec:
  interval: 30m
  chartRef:
    kind: OCIRepository
    name: source-${app}-${n % 2}
  install:
    remediation:
      retries: 3
  upgrade:
    cleanupOnFail: true
    remediation:
      strategy: rollback
      retries: 3
  valuesFrom:
    - kind: ConfigMap
      name: values-${app}-${n % 2}
  values:
    controllers:
      main:
        replicas: ${1 + (app % 3)}
        annotations:
          reloader.stakater.com/auto: "true"
        containers:
          app:
            image:
              repository: registry.example.com/team/app-${app}
              tag: v1.${app % 20}.${n}
            env:
              TZ: Europe/Berlin
              APP__PORT: ${8000 + (app % 900)}
              APP__URL: http://app-${app}.${namespace}.svc.cluster.local:8080
            resources:
              requests: { cpu: ${10 + n}m, memory: 64Mi }
              limits:
                memory: 1Gi # ceiling
            securityContext:
              allowPrivilegeEscalation: false
              capabilities: { drop: ["ALL"] }
`;
}

function ociRepository(app: number, n: number, namespace: string): string {
  return `---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: source-${app}-${n}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: app-${app}
spec:
  interval: 15m
  timeout: 60s
  url: oci://registry.example.com/charts/app-template
  layerSelector:
    mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip
    operation: copy
  ref:
    tag: 3.${app % 30}.${n}
`;
}

function configMap(app: number, n: number, namespace: string): string {
  const lines = Array.from(
    { length: 16 },
    (_, index) => `      setting-${index}: "value ${app + index}" # kept`,
  );
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: values-${app}-${n}
  namespace: ${namespace}
  annotations:
    description: >-
      Settings of app ${app}, folded
      over two lines
data:
  values.yaml: |
    settings:
${lines.join('\n')}
  script.sh: |-
    #!/usr/bin/env bash
    set -euo pipefail
    echo "app ${app}"
`;
}

function deployment(app: number, namespace: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${app}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: web-${app}
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: web-${app}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: web-${app}
    spec:
      securityContext: { runAsNonRoot: true, runAsUser: 1000 }
      containers:
        - name: web
          image: "registry.example.com/team/web:1.2.${app % 50}"
          args: ["--port", "8080", '--level=info']
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: MODE
              value: "production"
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            requests:
              cpu: 50m
              memory: 128Mi
          volumeMounts:
            - name: config
              mountPath: /config
      volumes:
        - name: config
          configMap:
            name: values-${app}-0
`;
}
