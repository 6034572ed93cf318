import { type Cursor, defineRule } from '../../src/rule.ts';
import { type FloeRelease, floeReleases } from './_release.ts';

export default defineRule({
  summary: 'floe releases of one namespace have their own compiled values and their own Helm release',
  why: `Two releases in one namespace share its names. With the same ConfigMap name the one compiled last
configures both platforms; with the same Helm release name and storage namespace the two take turns
upgrading one and the same release, and removing one of them uninstalls both. \`floe platform compile
--configmap-name\` is there for this.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    values: {
      text: 'releases {name} and {other} both take their compiled values from ConfigMap {configMap}',
      help: 'compile each with its own --configmap-name',
    },
    identity: {
      text: 'releases {name} and {other} are both Helm release {identity}',
      help: 'give each its own releaseName',
    },
  },
  good: [
    {
      title: 'everything twice',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform-a
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-a
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values-a
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform-b
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-b
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values-b
`,
    },
  ],
  bad: [
    {
      title: 'one ConfigMap and one name for two',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform-a
  namespace: flux-system
spec:
  interval: 10m
  releaseName: platform
  targetNamespace: floe-a
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform-b
  namespace: flux-system
spec:
  interval: 10m
  releaseName: platform
#              ^^^^^^^^ identity
  targetNamespace: floe-b
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
#           ^^^^^^^^^^^^^^^^^^^^ values
`,
    },
  ],
  scope(_, ctx) {
    const byValues = new Map<string, FloeRelease>();
    const byIdentity = new Map<string, FloeRelease>();
    for (const release of floeReleases(ctx).values()) {
      const { name } = release.resource;
      const configMap = release.compiled?.name;
      if (configMap !== undefined && release.compiled) {
        const other = earlier(byValues, `${release.namespace}/${configMap}`, release);
        const at = release.compiled.entry.get('name');
        if (other?.compiled) {
          const related = [{ at: other.compiled.entry.get('name'), message: 'the other release' }];
          ctx.report({
            message: 'values',
            at,
            data: { name, other: other.resource.name, configMap },
            related,
          });
        }
      }
      const { identity, at } = identityOf(release);
      const other = identity === undefined ? undefined : earlier(byIdentity, identity, release);
      if (identity === undefined || !other) continue;
      const related = [{ at: identityOf(other).at, message: 'the other release' }];
      ctx.report({ message: 'identity', at, data: { name, other: other.resource.name, identity }, related });
    }
  },
});

/** Another object that came first under this key; the same object delivered twice is no other. */
function earlier(
  known: Map<string, FloeRelease>,
  key: string,
  release: FloeRelease,
): FloeRelease | undefined {
  const first = known.get(key);
  if (!first) known.set(key, release);
  return first && !isSame(first, release) ? first : undefined;
}

function isSame({ resource: a }: FloeRelease, { resource: b }: FloeRelease): boolean {
  return a.name === b.name && a.namespace === b.namespace;
}

/** What Helm stores a release under, and the entry that decides it. */
function identityOf({ spec, resource, namespace, root }: FloeRelease): {
  identity: string | undefined;
  at: Cursor;
} {
  const releaseName = spec.get('releaseName');
  const storage = spec.get('storageNamespace');
  const target = spec.get('targetNamespace');
  const fields = [releaseName, storage, target];
  const at = releaseName.exists ? releaseName : root.at(['metadata', 'name']);
  if (fields.some(field => !field.known)) return { identity: undefined, at };
  const derived = target.string() ? `${target.string()}-${resource.name}` : resource.name;
  return { identity: `${storage.string() || namespace || ''}/${releaseName.string() || derived}`, at };
}
