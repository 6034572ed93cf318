import { Cursor, defineRule, type Resource } from '../../src/rule.ts';
import { floeOverlays } from './_overlays.ts';
import { encryptedEnvelope, plainEntries } from './_sops.ts';

export default defineRule({
  summary: 'Secrets of the overlay are encrypted, or made by External Secrets or Sealed Secrets',
  why: `What is in Git is read by everyone who can clone the repository, for as long as its history lives;
base64 is no protection. The supported ways are SOPS with Age, External Secrets and Sealed Secrets. SOPS has
to encrypt the values and only them: when \`metadata\` or \`kind\` is ciphertext too, kustomize cannot build
the object and decryption fails.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/guides/mozilla-sops/'],
  messages: {
    plain: {
      text: 'Secret {name} is in the repository in plain text',
      help: "encrypt it with sops --encrypt --encrypted-regex '^(data|stringData)$' and replace what it held",
    },
    partly: {
      text: 'the value of {key} in the encrypted Secret {name} is plain text',
      help: 'encrypt the file again, with an encrypted_regex that covers data and stringData, and replace the value',
    },
    envelope: {
      text: '{field} of the encrypted object is ciphertext, so Flux cannot tell what the object is',
      help: "encrypt only the values: set encrypted_regex: '^(data|stringData)$' in .sops.yaml",
    },
  },
  good: [
    {
      title: 'every value is ciphertext',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
sops:
  age:
    - recipient: age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
      enc: ciphertext
  lastmodified: "2026-01-01T00:00:00Z"
  mac: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
  encrypted_regex: ^(data|stringData)$
  version: 3.9.4
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
`,
    },
  ],
  bad: [
    {
      title: 'a Secret for everyone to read',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
#^^^^^^^^^ plain
  values.yaml: |
    postgresql:
      auth:
        password: not-a-secret-any-more
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
`,
    },
    {
      title: 'a value added after encrypting, and a name that was encrypted too',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
  labels:
    team: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ envelope
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
  token: not-a-secret-any-more
# ^^^^^ partly
sops:
  mac: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
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
`,
    },
  ],
  scope(_, ctx) {
    for (const { resources } of floeOverlays(ctx)) {
      for (const resource of resources) {
        if (resource.encrypted) judgeEnvelope(resource);
        if (resource.kind === 'Secret' && resource.group === '') judgeValues(resource);
      }
    }

    function judgeEnvelope(resource: Resource): void {
      const at = encryptedEnvelope(resource);
      if (at) ctx.report({ message: 'envelope', at, data: { field: at.path.join('.') } });
    }

    function judgeValues(secret: Resource): void {
      const [first] = plainEntries(secret);
      if (!first) return;
      const { name } = secret;
      if (secret.encrypted) {
        ctx.report({ message: 'partly', at: first.key, data: { name, key: first.name } });
      } else {
        // The key of the whole map: its line shows no value.
        const at = Cursor.root(secret.tree).at(first.path.slice(0, 1));
        ctx.report({ message: 'plain', at: at.key, data: { name } });
      }
    }
  },
});
