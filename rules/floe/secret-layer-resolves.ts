import { Cursor, defineRule, nearest, type ResourceContext, renamedFrom } from '../../src/rule.ts';
import { defaultKey, type Layer } from './_layers.ts';
import { type FloeRelease, floeRelease, hasFloeReleases } from './_release.ts';
import { externalSecret, isTaken, type SecretProvider, secretKeys, secretProviders } from './_secrets.ts';
import { namespaceOf, namespaceWords } from './_words.ts';

export default defineRule({
  summary: 'the override Secret is found under the name, namespace and key the release reads',
  why: `The override layer is optional, so Flux says nothing when it does not find the Secret or the key: the
release is Ready and runs without the overrides. A Secret of that name in another namespace, a name with a
slip in it, or a Secret without the key is therefore almost always a mistake that nobody has noticed yet.`,
  category: 'contract',
  severity: 'warning',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    elsewhere: {
      text: 'Secret {name} is not in {namespace}, {effect}',
      help: 'the {kind} is in {found}: put it into the release namespace',
    },
    renamed: {
      text: 'Secret {name} does not exist in {namespace}: it gets the name {near} here, {effect}',
      help: 'let a nameReference in configurations change spec/valuesFrom/name too, or keep the name as it is',
    },
    similar: {
      text: 'Secret {name} does not exist in {namespace}, {effect}',
      help: 'did you mean {near}?',
    },
    key: {
      text: 'Secret {name} has no key {key}, {effect}',
      help: 'put the overrides under {key}',
    },
    valuesKey: {
      text: 'Secret {name} has no key {key}, {effect}',
      help: 'set valuesKey: {found}, which the Secret has',
    },
  },
  good: [
    {
      title: 'a Secret that somebody makes by hand',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
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
      title: 'another namespace',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: floe-dev
stringData:
  values.yaml: ENC[AES256_GCM,data:abc,iv:abc,tag:abc,type:str]
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
#           ^^^^^^^^^^^^^^^^^^^^^^^ elsewhere
      optional: true
`,
    },
    {
      title: 'a slip in the name',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-override
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:abc,iv:abc,tag:abc,type:str]
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
#           ^^^^^^^^^^^^^^^^^^^^^^^ similar
      optional: true
`,
    },
    {
      title: 'another key',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
#^^^^^^^^^ key
  overrides.yaml: ENC[AES256_GCM,data:abc,iv:abc,tag:abc,type:str]
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
      if (!release?.overrides) return;
      const { overrides: layer, namespace } = release;
      const { name, entry } = layer;
      if (name === undefined || namespace === undefined) return;
      const providers = secretProviders(ctx.scope);
      const found = providers.find(each => each.name === name && each.namespace === namespace);
      if (found) judgeKey(found, layer, name);
      else if (!ctx.isExternal({ group: '', kind: 'Secret', namespace, name })) {
        const near = candidates(providers, release, ctx);
        const data = { name, namespace: namespaceWords(namespace), effect: effectOf(entry) };
        judgeAbsence(near, layer, data, entry.get('name'));
      }

      /** What an ExternalSecret writes is the matter of `floe/external-secret`. */
      function judgeKey({ resource }: SecretProvider, { key, entry: reader }: Layer, secret: string): void {
        if (resource.kind === 'ExternalSecret') return;
        const written = secretKeys(resource);
        if (!written || written.keys.some(each => each.name === key)) return;
        const valuesKey = reader.get('valuesKey');
        const data = { name: secret, key, effect: effectOf(reader) };
        if (key !== defaultKey) {
          const related = [{ at: written.at, message: 'the keys of the Secret' }];
          const present = written.keys.map(each => each.name);
          const found = present.includes(defaultKey)
            ? defaultKey
            : present.length === 1
              ? present[0]
              : undefined;
          const place = { severity: 'error', at: valuesKey, related } as const;
          if (found === undefined) ctx.report({ ...place, message: 'key', data });
          else ctx.report({ ...place, message: 'valuesKey', data: { ...data, found } });
          return;
        }
        const misnamed = written.keys.find(each => /^values?\.ya?ml$/i.test(each.name));
        const related = [{ at: reader.get('name'), message: `the release reads ${key}` }];
        ctx.report({ message: 'key', severity: 'error', at: misnamed?.key ?? written.at, data, related });
      }

      function judgeAbsence(
        near: readonly SecretProvider[],
        { name: wanted = '' }: Layer,
        data: { name: string; namespace: string; effect: string },
        at: Cursor,
      ): void {
        const elsewhere = near.find(each => each.name === wanted);
        if (elsewhere) {
          const { kind } = elsewhere.resource;
          const found = namespaceWords(elsewhere.namespace);
          const related = [{ at: namespaceOf(elsewhere.resource), message: `the ${kind} is here` }];
          // Flux applies nothing of an overlay in which an object has no namespace at all.
          const fails = elsewhere.namespace === undefined && ctx.build.delivery !== undefined;
          ctx.report({
            message: 'elsewhere',
            severity: fails ? 'error' : 'warning',
            at,
            data: { ...data, kind, found },
            related,
            settles: [Cursor.root(elsewhere.resource.tree).at(['metadata', 'namespace'])],
          });
          return;
        }
        const here = near.filter(each => each.namespace === namespace);
        const same = here.find(each => renamedFrom(each.resource, wanted));
        const meant = nearest(
          wanted,
          here.map(each => each.name),
        );
        const similar = same ?? here.find(each => each.name === meant);
        if (!similar) return;
        const renamed = renamedFrom(similar.resource, wanted);
        const related = renamed
          ? [{ at, message: 'the release looks for it here' }]
          : [{ at: similar.at, message: 'a Secret with a similar name' }];
        const found = { ...data, near: similar.name };
        if (renamed) ctx.report({ message: 'renamed', at: renamed, data: found, related });
        else ctx.report({ message: 'similar', at, data: found, related });
      }
    },
  },
});

/** Secrets that no other release reads. An ExternalSecret of the same overlay is judged by `floe/external-secret`. */
function candidates(
  providers: readonly SecretProvider[],
  { resource }: FloeRelease,
  { scope }: Pick<ResourceContext, 'scope'>,
): SecretProvider[] {
  return providers.filter(each => {
    const judgedElsewhere =
      each.resource.kind === externalSecret.kind && each.resource.overlay === resource.overlay;
    return !judgedElsewhere && !isTaken(each, scope);
  });
}

/** What Flux does without it. */
function effectOf(entry: Cursor): string {
  const isOptional = entry.get('optional').value === true;
  return isOptional
    ? 'and because the layer is optional Flux skips it silently'
    : 'and the release fails with ValuesError';
}
