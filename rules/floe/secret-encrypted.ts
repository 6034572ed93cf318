import { Cursor, defineRule, type Resource } from '../../src/rule.ts';
import { floeOverlays } from './_overlays.ts';
import { encryptedEnvelope, plainEntries, undecryptable } from './_sops.ts';

export default defineRule({
  summary: 'Secrets of the overlay are encrypted, or made by External Secrets or Sealed Secrets',
  why: `What is in Git is read by everyone who can clone the repository, for as long as its history lives;
base64 is no protection. The supported ways are SOPS with Age, External Secrets and Sealed Secrets. SOPS has
to encrypt the values and only them: when \`metadata\` or \`kind\` is ciphertext too, kustomize cannot build
the object and decryption fails. Its block \`sops\` has to stay beside the values: without its \`mac\` Flux
takes the object for plain and applies the ciphertext.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/guides/mozilla-sops/'],
  messages: {
    plain: {
      text: 'Secret {name} is in the repository in plain text',
      help: "encrypt it with sops --encrypt --encrypted-regex '^(data|stringData)$' and replace what it held",
    },
    generated: {
      text: 'Secret {name} is generated from plain text in the repository',
      help: 'encrypt the file with sops and name it under files or envs; a literal cannot be encrypted, so write a Secret for it, and replace what it held',
    },
    partly: {
      text: 'the value of {key} in the encrypted Secret {name} is plain text',
      help: 'encrypt the file again, with an encrypted_regex that covers data and stringData, and replace the value',
    },
    envelope: {
      text: '{field} of the encrypted object is ciphertext, so Flux cannot tell what the object is',
      help: "encrypt only the values: set encrypted_regex: '^(data|stringData)$' in .sops.yaml",
    },
    noBlock: {
      text: '{kind} {name} holds ciphertext and has no sops block, so Flux does not decrypt it',
      help: 'encrypt the file again, and keep the sops block that sops writes below the data',
    },
    noMac: {
      text: 'the sops block of {kind} {name} has no mac, so Flux does not decrypt it',
      help: 'encrypt the file again, and keep the sops block as sops writes it',
    },
    noRecipient: {
      text: 'the sops block of {kind} {name} names no key, so nobody can decrypt it',
      help: "encrypt the file again for the cluster's key, such as with sops --encrypt --age age1…",
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
  age:
    - recipient: age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
      enc: ciphertext
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
    {
      title: 'ciphertext without its sops block',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
# ^^^^^^^^^^^ noBlock
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
      title: 'a sops block without mac',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
sops:
#^^^ noMac
  age:
    - recipient: age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
      enc: ciphertext
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
      title: 'a sops block without a key',
      yaml: `apiVersion: v1
kind: Secret
metadata:
  name: floe-platform-overrides
  namespace: flux-system
stringData:
  values.yaml: ENC[AES256_GCM,data:q83v,iv:AAECAw==,tag:BAUGBw==,type:str]
sops:
#^^^ noRecipient
  age: []
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
        const isSecret = resource.kind === 'Secret' && resource.group === '';
        const [plain] = isSecret ? plainEntries(resource) : [];
        if (plain) judgeValues(resource, plain);
        else judgeBlock(resource);
      }
    }

    function judgeBlock(resource: Resource): void {
      const fault = undecryptable(resource);
      const { kind, name } = resource;
      if (fault) ctx.report({ message: fault.because, at: fault.at, data: { kind, name } });
    }

    function judgeEnvelope(resource: Resource): void {
      const at = encryptedEnvelope(resource);
      if (at) ctx.report({ message: 'envelope', at, data: { field: at.path.join('.') } });
    }

    function judgeValues(secret: Resource, first: Cursor): void {
      const { name } = secret;
      if (secret.encrypted) {
        ctx.report({ message: 'partly', at: first.key, data: { name, key: first.name } });
      } else {
        // The key of the whole map: its line shows no value.
        const at = Cursor.root(secret.tree).at(first.path.slice(0, 1));
        const message = at.origin()?.step === 'generator' ? 'generated' : 'plain';
        ctx.report({ message, at: at.key, data: { name } });
      }
    }
  },
});
