import { Cursor, defineRule, renamedFrom } from '../../src/rule.ts';
import { compiledValues, configMap } from './_config-map.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';
import { unlisted } from './_unlisted.ts';
import { nameOf, namespaceOf, namespaceWords } from './_words.ts';

export default defineRule({
  summary: 'the compiled-values ConfigMap exists under exactly the name the release uses',
  why: `Flux reads the ConfigMap by the name in \`valuesFrom\`, in the namespace of the HelmRelease. When no
such object exists, the release stops with reason ValuesError, "resource not found", and is retried for
ever: no install, no upgrade. Common causes are a ConfigMap that was compiled but not listed in
kustomization.yaml, and a configMapGenerator, which appends a hash that kustomize does not write into
\`valuesFrom\` by itself.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: [
    'https://fluxcd.io/flux/components/helm/helmreleases/',
    'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/generatoroptions/',
  ],
  messages: {
    missing: {
      text: 'ConfigMap {name} does not exist in {namespace}',
      help: 'run floe platform compile --output-format configmap into the overlay and list the file in kustomization.yaml',
    },
    unlisted: {
      text: 'ConfigMap {name} does not exist in {namespace}: no overlay lists {file}',
      help: 'move it into the overlay if it is not there, and add it to resources in kustomization.yaml',
    },
    taken: {
      text: 'ConfigMap {name} does not exist in {namespace}: the one in {found} serves another release',
      help: 'compile one for this release, with --namespace and, if both share a namespace, --configmap-name',
    },
    removed: {
      text: 'ConfigMap {name} does not exist in {namespace}: this takes it out, and valuesFrom still names it',
      help: 'keep the ConfigMap, or name another one in valuesFrom',
    },
    similar: {
      text: 'ConfigMap {name} does not exist in {namespace}',
      help: 'did you mean {near}?',
    },
    renamed: {
      text: 'ConfigMap {name} does not exist in {namespace}: it gets the name {near} here, and valuesFrom stays as it is',
      help: 'let a nameReference in configurations change spec/valuesFrom/name too, or keep the name as it is',
    },
    hashed: {
      text: 'ConfigMap {name} does not exist: its generator names it {near}',
      help: 'set disableNameSuffixHash: true in the generator options, or let a nameReference configuration rewrite spec/valuesFrom/name',
    },
  },
  good: [
    {
      title: 'name and namespace agree',
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
      title: 'never compiled',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
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
#           ^^^^^^^^^^^^^^^^^^^^ missing
`,
    },
    {
      title: 'compiled under another name',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-value
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
#           ^^^^^^^^^^^^^^^^^^^^ similar
`,
    },
    {
      title: 'the name of a generated ConfigMap has a hash',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values-5g2h7t9kmb
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
#           ^^^^^^^^^^^^^^^^^^^^ hashed
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      if (!release?.compiled) return;
      const values = compiledValues(release, ctx);
      if (values.state !== 'missing') return;
      const at = release.compiled.entry.get('name');
      const data = { name: release.compiled.name ?? '', namespace: namespaceWords(release.namespace) };
      const { near } = values;
      const left = unlisted(configMap, data.name, release.resource, ctx.workspace);
      if (left) {
        const related = [{ at: nameOf(left), message: 'it is here, and nothing delivers it' }];
        const settles = [Cursor.root(left.tree)];
        ctx.report({ message: 'unlisted', at, data: { ...data, file: left.source.path }, related, settles });
        return;
      }
      const removal = ctx.scope.removal(configMap, release.namespace, data.name);
      if (removal) {
        const related = [
          { at, message: 'the release looks for it here' },
          { at: removal.was, message: 'the ConfigMap that is taken out' },
        ];
        ctx.report({ message: 'removed', at: removal.by, data, related, settles: [at] });
        return;
      }
      if (!near) {
        ctx.report({ message: 'missing', at, data });
        return;
      }
      if (near.name === data.name) {
        const related = [{ at: namespaceOf(near), message: 'this ConfigMap exists' }];
        const found = namespaceWords(near.namespace);
        ctx.report({ message: 'taken', at, data: { ...data, found }, related });
        return;
      }
      const renamed = renamedFrom(near, data.name);
      const message = values.hashed ? 'hashed' : renamed ? 'renamed' : 'similar';
      const related = renamed
        ? [{ at, message: 'the release looks for it here' }]
        : [{ at: nameOf(near), message: 'this ConfigMap exists' }];
      ctx.report({ message, at: renamed ?? at, data: { ...data, near: near.name }, related, settles: [at] });
    },
  },
});
