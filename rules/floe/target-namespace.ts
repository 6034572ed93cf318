import { defineRule } from '../../src/rule.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';

export default defineRule({
  summary: 'the release says where the workloads go, and somebody creates that namespace',
  why: `Without \`targetNamespace\` Helm installs the workloads beside the Flux objects, usually into
flux-system. With one that nobody creates, the first install fails with "namespaces … not found"; Helm
creates it only when \`install.createNamespace\` is true. The chart reads \`namespace.name\` from its values as
well: when it says something else, the workloads and what refers to them end up apart.`,
  category: 'contract',
  severity: 'warning',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    missing: {
      text: 'release {name} has no targetNamespace, so the workloads go into {namespace}',
      help: 'set spec.targetNamespace, such as floe-dev',
    },
    form: {
      text: 'targetNamespace {target} is no name that a namespace can have',
      help: 'use lower-case letters, digits and dashes, at most 63 of them, such as floe-dev',
    },
    notCreated: {
      text: 'nothing creates namespace {target}',
      help: 'set install.createNamespace: true, or add the Namespace to the repository',
    },
    values: {
      text: 'values.namespace.name is {found}, but the release installs into {target}',
      help: 'leave namespace.name out of the values, or make it {target}',
    },
  },
  good: [
    {
      title: 'Helm creates the namespace',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-dev
  install:
    createNamespace: true
  chartRef:
    kind: OCIRepository
    name: floe-platform
  values:
    namespace:
      name: floe-dev
`,
    },
    {
      title: 'the repository creates the namespace',
      yaml: `apiVersion: v1
kind: Namespace
metadata:
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
`,
    },
  ],
  bad: [
    {
      title: 'no target namespace',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
#^^^ missing
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
    {
      title: 'a namespace that nobody creates, and values that say another',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: floe-dev
#                  ^^^^^^^^ notCreated
  chartRef:
    kind: OCIRepository
    name: floe-platform
  values:
    namespace:
      name: floe-prod
#           ^^^^^^^^^ values
`,
    },
    {
      title: 'no name for a namespace',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  targetNamespace: Floe_Dev
#                  ^^^^^^^^ form
  install:
    createNamespace: true
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      if (!release) return;
      const { spec, resource } = release;
      const at = spec.get('targetNamespace');
      const target = at.string();
      if (!at.known) return;
      if (!target) {
        const namespace = resource.namespace ?? 'the namespace of the release';
        if (!at.exists || at.value === '')
          ctx.report({ message: 'missing', at, data: { name: resource.name, namespace } });
        return;
      }
      if (!target.includes('${') && !namespaceForm.test(target)) {
        ctx.report({ message: 'form', severity: 'error', at, data: { target } });
        return;
      }
      if (!isCreated(target)) {
        const lacks = [spec.get('install'), spec.at(['install', 'createNamespace'])];
        ctx.report({ message: 'notCreated', at, data: { target }, lacks });
      }
      const written = spec.at(['values', 'namespace', 'name']);
      const found = written.string();
      if (found !== undefined && found !== target && !found.includes('${')) {
        const related = [{ at, message: 'the target namespace' }];
        ctx.report({ message: 'values', at: written, data: { found, target }, related });
      }

      function isCreated(name: string): boolean {
        const createNamespace = spec.at(['install', 'createNamespace']);
        const namespace = { group: '', kind: 'Namespace' };
        return (
          createNamespace.value === true ||
          !createNamespace.known ||
          always.has(name) ||
          // The release itself lives there.
          name === resource.namespace ||
          ctx.scope.named(namespace, name).length > 0 ||
          !ctx.scope.complete ||
          ctx.isExternal({ ...namespace, namespace: undefined, name })
        );
      }
    },
  },
});

const namespaceForm = /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Every cluster that Flux runs in has these. */
const always: ReadonlySet<string> = new Set(['default', 'flux-system', 'kube-system']);
