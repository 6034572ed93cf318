import { Cursor, defineRule, type Resource } from '../../src/rule.ts';
import { compiledValues } from './_config-map.ts';
import { defaultKey, type Layer } from './_layers.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';

export default defineRule({
  summary: 'the compiled values are under the key values.yaml on both sides',
  why: `Flux takes one key of the ConfigMap as a values document: \`valuesKey\`, or \`values.yaml\` when it is
left out. It looks in \`data\` only, never in \`binaryData\`. A key that is not there stops the release with
ValuesError, "key not found"; had the entry been optional, the values would be missing without a word.`,
  category: 'contract',
  severity: 'error',
  fixable: 'safe',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    valuesKey: {
      text: 'valuesKey is {key}, but floe writes the compiled values under values.yaml',
      help: 'set valuesKey: values.yaml, or leave it out',
    },
    both: {
      text: 'the compiled values are under {key}, but floe writes them under values.yaml',
      help: 'name the key values.yaml in ConfigMap {name} and here alike',
    },
    missing: {
      text: 'ConfigMap {name} has no key values.yaml',
      help: 'compile it again with floe platform compile --output-format configmap',
    },
    misnamed: {
      text: 'ConfigMap {name} has the key {key}, but the release reads values.yaml',
      help: 'name the key values.yaml',
    },
    binary: {
      text: 'values.yaml of ConfigMap {name} is in binaryData, which Flux does not read',
      help: 'put the text under data',
    },
  },
  good: [
    {
      title: 'the key is left out',
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
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
  ],
  bad: [
    {
      title: 'the release reads another key',
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
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
      valuesKey: values.yml # the other spelling
#                ^^^^^^^^^^ valuesKey
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
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
      valuesKey: values.yaml # the other spelling
`,
    },
    {
      title: 'the ConfigMap has another key',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yml: |
# ^^^^^^^^^^ misnamed
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
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
    {
      title: 'the values are binary data',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
binaryData:
  values.yaml: e30K
# ^^^^^^^^^^^ binary
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
    {
      title: 'the ConfigMap is empty',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data: {}
#^^^ missing
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
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
      const configMap = 'configMap' in values ? values.configMap : undefined;
      const valuesKey = release.compiled.entry.get('valuesKey');
      if (release.compiled.key !== defaultKey) judgeValuesKey(release.compiled, configMap);
      else if (configMap && valuesKey.known) judgeData(configMap, valuesKey);

      function judgeValuesKey({ key }: Layer, map: Resource | undefined): void {
        const data = map && Cursor.root(map.tree).get('data');
        const changes = [{ op: 'set', at: valuesKey, value: defaultKey }] as const;
        // Only where it cannot take the values away: the ConfigMap has the documented key.
        const fixable = data?.at([defaultKey]).exists;
        if (map && !fixable && data?.at([key]).exists) {
          const related = [{ at: data.at([key]).key, message: 'the key in the ConfigMap' }];
          ctx.report({ message: 'both', at: valuesKey, data: { key, name: map.name }, related });
          return;
        }
        ctx.report({
          message: 'valuesKey',
          at: valuesKey,
          data: { key },
          ...(fixable ? { fix: { title: 'set valuesKey: values.yaml', safety: 'safe', changes } } : {}),
        });
      }

      function judgeData(map: Resource, key: Cursor): void {
        const root = Cursor.root(map.tree);
        const data = root.get('data');
        if (data.at([defaultKey]).exists || (data.exists && !data.known)) return;
        const related = [{ at: key, message: 'the release reads values.yaml' }];
        const { name } = map;
        const binary = root.at(['binaryData', defaultKey]);
        const misnamed = data.entries().find(entry => /^values?\.ya?ml$/i.test(entry.name));
        if (binary.exists) ctx.report({ message: 'binary', at: binary.key, data: { name }, related });
        else if (misnamed) {
          const changes = [{ op: 'rename', at: misnamed, to: defaultKey }] as const;
          ctx.report({
            message: 'misnamed',
            at: misnamed.key,
            data: { name, key: misnamed.name },
            related,
            fix: { title: 'name the key values.yaml', safety: 'safe', changes },
          });
        } else ctx.report({ message: 'missing', at: data, data: { name }, related });
      }
    },
  },
});
