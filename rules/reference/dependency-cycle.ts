import { defineRule, type Reference, type Resource, type ScopeContext } from '../../src/rule.ts';

const kinds = [
  { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' },
  { group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' },
];

export default defineRule({
  summary: 'no object waits for itself, directly or through others',
  why: `Flux does not look for cycles in dependsOn. Each member waits for the next, reports DependencyNotReady
and is never reconciled again; among Kustomizations a cycle also stops every Kustomization of the same source
from reacting to new commits.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/'],
  messages: {
    self: { text: '{kind} {name} waits for itself', help: 'remove the entry' },
    cycle: { text: '{kind} {name} waits for itself: {way}', help: 'remove one of these dependencies' },
  },
  good: [
    {
      title: 'one after the other',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: databases
  namespace: apps
spec:
  interval: 10m
  path: ./apps/databases
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: web
  namespace: apps
spec:
  interval: 10m
  path: ./apps/web
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
  dependsOn:
    - name: databases
# file: apps/databases/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: databases
  namespace: apps
# file: apps/web/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
`,
    },
  ],
  bad: [
    {
      title: 'two wait for each other',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: databases
  namespace: apps
spec:
  interval: 10m
  path: ./apps/databases
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
  dependsOn:
    - name: web
#           ^^^ cycle
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: web
  namespace: apps
spec:
  interval: 10m
  path: ./apps/web
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
  dependsOn:
    - name: databases
# file: apps/databases/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: databases
  namespace: apps
# file: apps/web/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
`,
    },
    {
      title: 'its own name',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: web
  namespace: apps
spec:
  interval: 10m
  path: ./apps/web
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
  dependsOn:
    - name: web
#           ^^^ self
# file: apps/web/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
`,
    },
  ],
  scope(scope, ctx) {
    for (const kind of kinds) {
      const graph = dependencies(scope.ofKind(kind), ctx);
      for (const [first, ...rest] of cycles(graph)) {
        if (!first) continue;
        const { from, at } = first;
        const data = { kind: from.kind, name: from.name };
        if (rest.length === 0) ctx.report({ message: 'self', at, data });
        else {
          const way = [first, ...rest]
            .map(step => step.from.name)
            .concat(from.name)
            .join(' → ');
          const related = rest.map(step => ({
            at: step.at,
            message: `${step.from.name} waits for ${step.name}`,
          }));
          ctx.report({ message: 'cycle', at, data: { ...data, way }, related });
        }
      }
    }
  },
});

type Graph = ReadonlyMap<string, readonly Reference[]>;

/** An object that two builds deliver counts once. With readyExpr it may well go on before the other is ready. */
function dependencies(resources: readonly Resource[], ctx: Pick<ScopeContext, 'references'>): Graph {
  const graph = new Map<string, readonly Reference[]>();
  for (const resource of resources) {
    const key = `${resource.namespace}/${resource.name}`;
    if (graph.has(key)) continue;
    const waits = ctx
      .references(resource)
      .filter(reference => reference.field === 'dependsOn' && isStrict(reference));
    graph.set(key, waits);
  }
  return graph;
}

function isStrict({ known, entry }: Reference): boolean {
  return known && !entry.get('readyExpr').exists;
}

/** Each cycle once, as the references that make it. Iterative, since a chain may be as long as the repository. */
function cycles(graph: Graph): Reference[][] {
  const found: Reference[][] = [];
  const done = new Set<string>();
  for (const [start, waits] of graph) {
    if (waits.length === 0 || done.has(start)) continue;
    const path: { key: string; next: number; by: Reference | undefined }[] = [
      { key: start, next: 0, by: undefined },
    ];
    const open = new Map([[start, 0]]);
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (!top) break;
      const reference = done.has(top.key) ? undefined : graph.get(top.key)?.[top.next++];
      if (!reference) {
        done.add(top.key);
        open.delete(top.key);
        path.pop();
        continue;
      }
      const key = `${reference.namespace}/${reference.name}`;
      const depth = open.get(key);
      if (depth !== undefined) {
        const way = path.slice(depth + 1).flatMap(({ by }) => by ?? []);
        found.push([...way, reference]);
      } else if (!done.has(key)) {
        open.set(key, path.length);
        path.push({ key, next: 0, by: reference });
      }
    }
  }
  return found;
}
