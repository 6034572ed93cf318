import { defineRule, reportProblems } from '../../src/rule.ts';

export default defineRule({
  summary: 'no Flux Kustomization has the file name of a kustomize file',
  why: `Flux and kustomize both have a kind called Kustomization. A file named kustomization.yaml is always read
by kustomize, which refuses the Flux kind: the build fails with "apiVersion for Kustomization should be
kustomize.config.k8s.io/v1beta1" or 'unknown field "spec"', and what the cluster runs stays as it was. The
guide's own layout falls into this trap.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/',
    'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/',
  ],
  messages: {
    'flux-kustomization-file': {
      text: 'this is a Flux Kustomization, but kustomize reads every file of this name as its own kind and refuses it',
      help: 'move it beside the overlay, such as clusters/dev/floe-platform.yaml, and let kustomization.yaml list the files of the overlay under resources',
    },
  },
  good: [
    {
      title: 'the Flux Kustomization stands beside the overlay',
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
# file: clusters/dev/floe-platform/kustomization.yaml
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - namespace.yaml
# file: clusters/dev/floe-platform/namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: floe-dev
`,
    },
  ],
  bad: [
    {
      title: 'the layout of the guide',
      yaml: `# file: clusters/dev/floe-platform/kustomization.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ flux-kustomization-file
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
# file: clusters/dev/floe-platform/namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: floe-dev
`,
    },
  ],
  build(build, ctx) {
    reportProblems(build, this.messages, ctx);
  },
});
