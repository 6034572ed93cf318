import { Cursor, defineRule, isMap, type Resource, type Value } from '../../src/rule.ts';
import { compiledValues } from './_config-map.ts';
import { type FloeRelease, floeReleases } from './_release.ts';
import { nameOf } from './_words.ts';

export default defineRule({
  summary: 'the overlay has the file names of the guide, and the compiled ConfigMap is in it',
  why: `Nothing breaks when a file is called something else, but whoever looks after several environments
finds the same part under the same name in each. \`floe platform compile\` without \`--output\` writes to
\`target/floe-compiled-values.yaml\`, which no overlay reads: the new values never reach the cluster.`,
  category: 'contract',
  severity: 'info',
  since: '0.1.0',
  messages: {
    name: {
      text: 'the {part} of release {release} is in {file}',
      help: 'the guide calls this file {recommended}',
    },
    target: {
      text: 'the compiled ConfigMap is still where floe platform compile puts it by default, and in no overlay',
      help: 'compile with --output clusters/<env>/floe-platform/compiled-values-configmap.yaml and list it in kustomization.yaml',
    },
  },
  good: [
    {
      title: 'the recommended names',
      yaml: `# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - helmrelease.yaml
  - compiled-values-configmap.yaml
# file: clusters/dev/floe-platform/compiled-values-configmap.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    namespace:
      name: floe-dev
# file: clusters/dev/floe-platform/helmrelease.yaml
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
      title: 'a name of its own',
      yaml: `# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - hr.yaml
# file: clusters/dev/floe-platform/hr.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
#       ^^^^^^^^^^^^^ name
  namespace: flux-system
spec:
  interval: 10m
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
    {
      title: 'compiled, but not into the overlay',
      yaml: `# file: target/floe-compiled-values.yaml
apiVersion: v1
#^^^^^^^^^^^^^ target
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    namespace:
      name: floe-dev
`,
    },
  ],
  document(document, ctx) {
    const { source, value, span } = document;
    if (!/(^|\/)target\/floe-compiled-values\.ya?ml$/.test(source.path) || value === undefined) return;
    const builds = ctx.workspace.scopes.flatMap(scope => scope.builds);
    const name = nameIn(value);
    // A copy in an overlay makes the one left behind harmless.
    const delivered = builds.some(
      ({ kind, resources }) =>
        (kind === 'kustomization' || kind === 'generated') &&
        resources.some(each => each.kind === 'ConfigMap' && each.name === name),
    );
    if (!delivered) ctx.report({ message: 'target', at: ctx.cursorAt(span) });
  },
  scope(scope, ctx) {
    const releases = onlyOnes([...floeReleases(ctx).values()]);
    const counts = new Map<string, number>();
    if (releases.length === 0) return;
    for (const { source } of scope.resources) counts.set(source.path, (counts.get(source.path) ?? 0) + 1);
    for (const release of releases) {
      judgeName(release, release.resource, 'HelmRelease', 'helmrelease');
      if (release.source) judgeName(release, release.source, 'OCIRepository', 'ocirepository');
      const values = compiledValues(release, ctx);
      if ('configMap' in values)
        judgeName(release, values.configMap, 'ConfigMap', 'compiled-values-configmap');
      const overrides = release.overrides?.name;
      const secret =
        overrides === undefined
          ? undefined
          : scope.find({ group: '', kind: 'Secret' }, release.namespace, overrides);
      if (secret?.encrypted && !encryptedName.test(secret.source.path)) {
        judgeName(release, secret, 'encrypted Secret', 'secret.enc');
      }
    }

    /** Several objects in one file, or a generated one, have no recommended name. */
    function judgeName(
      { resource: release }: FloeRelease,
      part: Resource,
      kind: string,
      recommended: string,
    ): void {
      const { path } = part.source;
      const file = path.slice(path.lastIndexOf('/') + 1);
      const [stem = '', extension = ''] = file.split(/\.(?=[^.]*$)/);
      const generated = Cursor.root(part.tree).get('data').origin()?.step === 'generator';
      if (generated || counts.get(path) !== 1 || stem.toLowerCase().includes(recommended)) return;
      ctx.report({
        message: 'name',
        at: nameOf(part),
        data: { part: kind, release: release.name, file, recommended: `${recommended}.${extension}` },
      });
    }
  },
});

/** Creation rules of SOPS go by such names. */
const encryptedName = /secret|\.(enc|sops|encrypted)\./i;

function nameIn(value: Value): Value | undefined {
  const metadata = isMap(value) ? value.metadata : undefined;
  return isMap(metadata) ? metadata.name : undefined;
}

/** Two releases side by side need names of their own. */
function onlyOnes(releases: readonly FloeRelease[]): FloeRelease[] {
  return releases.filter(({ resource }) => {
    const beside = releases.filter(other => other.resource.overlay === resource.overlay);
    return beside.length === 1;
  });
}
