import { defineRule, movedFrom } from '../../src/rule.ts';
import { compiledValues } from './_config-map.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';
import { namespaceOf } from './_words.ts';

export default defineRule({
  summary: 'the compiled-values ConfigMap is in the release namespace',
  why: `\`valuesFrom\` has no namespace field: Flux looks for the ConfigMap in the namespace of the HelmRelease
and nowhere else. \`floe platform compile\` writes no namespace unless it is told to, and an object without
one that no overlay completes is refused with "namespace not specified". In another namespace the
ConfigMap exists and the release still reports ValuesError, "resource not found".`,
  category: 'contract',
  severity: 'error',
  fixable: 'safe',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    different: {
      text: 'ConfigMap {name} is in namespace {found}, but release {release} reads it from {namespace}',
      help: 'compile it with --namespace {namespace}',
    },
    moved: {
      text: 'ConfigMap {name} gets the namespace {found} here, but release {release} reads it from {namespace}',
      help: 'set the namespace {namespace} here too, or list the ConfigMap where the release is listed',
    },
    omitted: {
      text: 'ConfigMap {name} has no namespace, but release {release} reads it from {namespace}',
      help: 'compile it with --namespace {namespace}, or let the overlay set the namespace',
    },
    nowhere: {
      text: 'neither ConfigMap {name} nor release {release} has a namespace',
      help: 'set both to the release namespace, or let the overlay set it',
    },
    release: {
      text: 'release {release} has no namespace, but ConfigMap {name} is in {found}',
      help: 'set metadata.namespace: {found}, or let the overlay set it for both',
    },
  },
  good: [
    {
      title: 'compiled for the release namespace',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    namespace:
      name: floe-dev
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-dev
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
  ],
  bad: [
    {
      title: 'compiled for the target namespace',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: floe-dev
#            ^^^^^^^^ different
data:
  values.yaml: |
    namespace:
      name: floe-dev
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-dev
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
      fixed: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    namespace:
      name: floe-dev
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-dev
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
    {
      title: 'compiled without --namespace',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
#^^^^^^^ omitted
  name: floe-compiled-values
data:
  values.yaml: |
    namespace:
      name: floe-dev
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
      fixed: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    namespace:
      name: floe-dev
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      if (!release?.compiled) return;
      const values = compiledValues(release, ctx);
      if (values.state !== 'elsewhere') return;
      const { configMap } = values;
      const at = namespaceOf(configMap);
      const own = namespaceOf(release.resource);
      const data = { name: configMap.name, release: release.resource.name };
      const found = configMap.namespace;
      const { namespace } = release;
      const settles = [release.compiled.entry.get('name'), at];
      if (namespace === undefined) {
        const related = [{ at: own, message: 'the release' }];
        if (found === undefined) ctx.report({ message: 'nowhere', at, data, related, settles });
        else
          ctx.report({
            message: 'release',
            at: own,
            data: { ...data, found },
            related: [{ at, message: 'the ConfigMap' }],
            settles,
          });
        return;
      }
      const related = [{ at: own, message: 'the release namespace' }];
      const moved = movedFrom(configMap, namespace);
      if (moved && found !== undefined) {
        ctx.report({ message: 'moved', at: moved, data: { ...data, namespace, found }, related, settles });
        return;
      }
      const place = {
        at,
        settles,
        related,
        fix: {
          title: `set the namespace to ${namespace}`,
          safety: 'safe',
          changes: [{ op: 'set', at, value: namespace }],
        },
      } as const;
      if (found === undefined) ctx.report({ ...place, message: 'omitted', data: { ...data, namespace } });
      else ctx.report({ ...place, message: 'different', data: { ...data, namespace, found } });
    },
  },
});
