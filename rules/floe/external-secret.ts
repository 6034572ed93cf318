import { defineRule, nearest, type ResourceContext } from '../../src/rule.ts';
import { writesKey } from './_external-secret.ts';
import type { Layer } from './_layers.ts';
import { type FloeRelease, floeRelease, hasFloeReleases } from './_release.ts';
import { externalSecrets, isTaken, type SecretProvider, secretProviders } from './_secrets.ts';
import { namespaceOf, namespaceWords } from './_words.ts';

export default defineRule({
  summary: 'an ExternalSecret that stands for the overrides writes the Secret and key the release reads',
  why: `When the overrides come from a vault, External Secrets writes the Secret that \`valuesFrom\` names. The
layer is optional, so a Secret under another name, in another namespace or with another key is skipped
without a word. The classic trap is a template: with the default mergePolicy, Replace, only the keys under
\`template.data\` reach the Secret, and \`secretKey: values.yaml\` merely names a template variable.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: [
    'https://external-secrets.io/latest/api/externalsecret/',
    'https://external-secrets.io/latest/guides/templating/',
  ],
  messages: {
    target: {
      text: 'the ExternalSecret writes Secret {found}, but the release reads {name}',
      help: 'set spec.target.name: {name}',
    },
    namespace: {
      text: 'the ExternalSecret writes Secret {name} with {found}, but the release reads it from {namespace}',
      help: 'move the ExternalSecret to the release namespace',
    },
    never: {
      text: 'with creationPolicy None no Secret {name} is ever written',
      help: 'leave creationPolicy out, so that External Secrets owns the Secret',
    },
    template: {
      text: 'the template leaves Secret {name} without the key {key}: with mergePolicy Replace only what the template writes counts',
      help: 'add {key} to template.data, or set mergePolicy: Merge',
    },
    otherKey: {
      text: 'the ExternalSecret writes the key {found}, but the release reads {key} of Secret {name}',
      help: 'set secretKey: {key}',
    },
    absent: {
      text: 'the ExternalSecret does not write the key {key} that the release reads from Secret {name}',
      help: 'write {key}, as a secretKey under data or as a key of template.data',
    },
  },
  good: [
    {
      title: 'the key comes from a template',
      yaml: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: platform-overrides
  namespace: flux-system
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: floe-platform-overrides
    template:
      data:
        values.yaml: |
          postgresql:
            auth:
              password: "{{ .password }}"
  data:
    - secretKey: password
      remoteRef:
        key: floe/postgres
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
    - kind: Secret
      name: floe-platform-overrides
      optional: true
`,
    },
  ],
  bad: [
    {
      title: 'the template forgets the key',
      yaml: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    template:
#   ^^^^^^^^ template
      data:
        password: "{{ .password }}"
  data:
    - secretKey: values.yaml
      remoteRef:
        key: floe/overrides
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
    - kind: Secret
      name: floe-platform-overrides
      optional: true
`,
    },
    {
      title: 'another Secret name',
      yaml: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: floe-overrides
#         ^^^^^^^^^^^^^^ target
  data:
    - secretKey: values.yaml
      remoteRef:
        key: floe/overrides
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
    - kind: Secret
      name: floe-platform-overrides
      optional: true
`,
    },
    {
      title: 'another key',
      yaml: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  data:
    - secretKey: overrides
#                ^^^^^^^^^ otherKey
      remoteRef:
        key: floe/overrides
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
    - kind: Secret
      name: floe-platform-overrides
      optional: true
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      const layer = release?.overrides;
      if (release?.namespace === undefined || !layer?.name) return;
      const { name, key } = layer;
      const at = layer.entry.get('name');
      const reader = {
        related: [{ at, message: `the release reads ${key} of this Secret` }],
        settles: [at],
      };
      const found = standIn(release, layer, ctx);
      if (!found) return;
      const { resource } = found;
      if (found.name !== name) {
        ctx.report({ message: 'target', at: found.at, data: { name, found: found.name }, ...reader });
      } else if (resource.namespace !== release.namespace) {
        judgeNamespace(found, release.namespace);
      } else judgeKey(found);

      function judgeNamespace(wrong: SecretProvider, namespace: string | undefined): void {
        const at = namespaceOf(wrong.resource);
        const data = { name, found: namespaceWords(wrong.namespace), namespace: namespaceWords(namespace) };
        ctx.report({ message: 'namespace', at, data, ...reader });
      }

      function judgeKey({ resource: writer }: SecretProvider): void {
        const verdict = writesKey(writer, key);
        if (verdict.writes !== 'no') return;
        const { at, because } = verdict;
        if (because === 'never') ctx.report({ message: because, at, data: { name }, ...reader });
        else if (because === 'otherKey') {
          const data = { name, key, found: String(at.value) };
          ctx.report({ message: because, at, data, ...reader });
        } else ctx.report({ message: because, at, data: { name, key }, ...reader });
      }
    },
  },
});

/** The ExternalSecret that writes the Secret of the layer, or was meant to. */
function standIn(
  release: FloeRelease,
  { name = '', key }: Layer,
  { scope }: Pick<ResourceContext, 'scope'>,
): SecretProvider | undefined {
  const { namespace } = release;
  const all = externalSecrets(scope);
  const exact = all.find(each => each.name === name && each.namespace === namespace);
  if (exact) return exact;
  if (secretProviders(scope).some(each => each.name === name && each.namespace === namespace))
    return undefined;
  const free = all.filter(
    each => each.resource.overlay === release.resource.overlay && each.at.known && !isTaken(each, scope),
  );
  const near = nearest(
    name,
    free.map(each => each.name),
  );
  return (
    free.find(each => each.name === name) ??
    free.find(each => each.resource.name === name) ??
    free.find(each => each.name === near) ??
    free.find(each => writesKey(each.resource, key).writes === 'yes')
  );
}
