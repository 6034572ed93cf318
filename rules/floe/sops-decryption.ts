import { Cursor, defineRule, type Related, type Resource } from '../../src/rule.ts';
import { floeOverlays } from './_overlays.ts';
import { needsDecryption } from './_sops.ts';

export default defineRule({
  summary: 'the Flux Kustomization of an encrypted overlay decrypts it',
  why: `Decryption is a setting of each Flux Kustomization and is not inherited from the Kustomization that
applies it. Without it an encrypted \`data\` is refused, "configuring decryption is required", and the whole
overlay stays as it was; an encrypted \`stringData\` is worse, since Flux applies it and the chart receives
\`ENC[…]\` as its values.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: [
    'https://fluxcd.io/flux/guides/mozilla-sops/',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/',
  ],
  messages: {
    missing: {
      text: 'Kustomization {name} delivers SOPS-encrypted objects and does not decrypt them',
      help: 'add spec.decryption with provider: sops and a secretRef, such as sops-age; it is not inherited from a parent',
    },
    provider: {
      text: 'Kustomization {name} delivers SOPS-encrypted objects, but its decryption provider is {provider}',
      help: 'set provider: sops, the only one Flux knows',
    },
    twice: {
      text: 'Kustomization {name} delivers the encrypted overlay too, and does not decrypt it as {other} does',
      help: 'list in a kustomization.yaml at {path} only what {name} should deliver; without one Flux takes every directory below it',
    },
    noSecret: {
      text: 'Kustomization {name} names no Secret with the decryption key',
      help: 'add decryption.secretRef, unless the controller itself has the key',
    },
  },
  good: [
    {
      title: 'the Kustomization has the key',
      yaml: `# file: clusters/dev/floe-platform.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  path: ./clusters/dev/floe-platform
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
  decryption:
    provider: sops
    secretRef:
      name: sops-age
# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - helmrelease.yaml
  - secret.enc.yaml
# file: clusters/dev/floe-platform/helmrelease.yaml
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
# file: clusters/dev/floe-platform/secret.enc.yaml
apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
sops:
  mac: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
`,
    },
  ],
  bad: [
    {
      title: 'no decryption',
      yaml: `# file: clusters/dev/floe-platform.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: floe-platform
  namespace: flux-system
spec:
#^^^ missing
  interval: 10m
  path: ./clusters/dev/floe-platform
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - helmrelease.yaml
  - secret.enc.yaml
# file: clusters/dev/floe-platform/helmrelease.yaml
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
# file: clusters/dev/floe-platform/secret.enc.yaml
apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
sops:
  mac: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
`,
    },
    {
      title: 'no key',
      yaml: `# file: clusters/dev/floe-platform.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  path: ./clusters/dev/floe-platform
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
  decryption:
# ^^^^^^^^^^ noSecret
    provider: sops
# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - helmrelease.yaml
  - secret.enc.yaml
# file: clusters/dev/floe-platform/helmrelease.yaml
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
# file: clusters/dev/floe-platform/secret.enc.yaml
apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
sops:
  mac: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
`,
    },
  ],
  scope(_, ctx) {
    const overlays = floeOverlays(ctx);
    for (const { build, resources } of overlays) {
      const encrypted = resources.find(needsDecryption);
      // An overlay that nothing delivers is the matter of `floe/git-delivery`.
      if (encrypted && build.delivery) judge(build.delivery, encrypted);
    }

    function judge(delivery: Resource, encrypted: Resource): void {
      const decryption = decryptionOf(delivery);
      if (!decryption.known) return;
      const { name } = delivery;
      const at = Cursor.root(encrypted.tree).get('sops');
      const related = [{ at, message: `${encrypted.kind} ${encrypted.name} is encrypted` }];
      const provider = decryption.at(['provider']);
      if (!decryption.exists) judgeAbsence(delivery, encrypted, related);
      else if (provider.value !== 'sops') {
        const data = { name, provider: String(provider.value ?? 'missing') };
        ctx.report({ message: 'provider', at: provider, data, related });
      } else if (!decryption.at(['secretRef']).exists && !decryption.at(['serviceAccountName']).exists) {
        const lacks = [decryption.at(['secretRef'])];
        ctx.report({ message: 'noSecret', severity: 'info', at: decryption, data: { name }, lacks });
      }
    }

    function judgeAbsence(delivery: Resource, encrypted: Resource, related: readonly Related[]): void {
      const { name } = delivery;
      const other = overlays.find(
        ({ build, resources }) =>
          build.delivery &&
          decryptionOf(build.delivery).exists &&
          resources.some(({ source }) => source.path === encrypted.source.path),
      )?.build.delivery;
      if (!other) {
        ctx.report({ message: 'missing', at: decryptionOf(delivery), data: { name }, related });
        return;
      }
      const at = Cursor.root(delivery.tree).at(['spec', 'path']);
      const place = { at: decryptionOf(other), message: `${other.name} decrypts it` };
      const data = { name, other: other.name, path: String(at.value ?? './') };
      ctx.report({ message: 'twice', at, data, related: [place, ...related] });
    }
  },
});

function decryptionOf({ tree }: Resource): Cursor {
  return Cursor.root(tree).at(['spec', 'decryption']);
}
