import { defineRule, reportProblems } from '../../src/rule.ts';

export default defineRule({
  summary: 'every variable of a post-build substitution is defined and fits',
  why: `With \`postBuild\`, Flux replaces \${expressions} in everything the Kustomization delivers, scripts and dashboards
included. An undefined variable, a key that is no variable name, or an expression in a shell's grammar stops the build with
BuildFailed; nothing is applied.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution'],
  messages: {
    'variable-undefined': {
      text: 'no variable {name} is defined, and Flux stops the build ({object})',
      help: 'define it in postBuild, give it a default with :=, or write $$ for a dollar sign that is meant for the program',
    },
    'variable-similar': {
      text: 'no variable {name} is defined, and Flux stops the build ({object})',
      help: 'did you mean {near}?',
    },
    'variable-name-invalid': {
      text: '{name} is no name for a variable: only letters, digits and _ are allowed',
      help: 'one such key in {from} stops the whole build',
    },
    'variable-syntax': {
      text: '{text} is no expression that Flux understands: {fault} ({object})',
      help: 'write $$ for a dollar sign that is meant for the program',
    },
    'variable-breaks-yaml': {
      text: 'the value of {name} breaks the YAML of {object}: {reason}',
      help: 'put the expression in quotes that survive, or quote the value of the variable',
    },
  },
  good: [
    {
      title: 'a variable that is defined',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./apps
  prune: true
  postBuild:
    substitute:
      colour: blue
  sourceRef:
    kind: GitRepository
    name: flux-system
# file: apps/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: apps
data:
  colour: \${colour}
`,
    },
  ],
  bad: [
    {
      title: 'a slip in the name',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./apps
  prune: true
  postBuild:
    substitute:
      colour: blue
  sourceRef:
    kind: GitRepository
    name: flux-system
# file: apps/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: apps
data:
  colour: \${color}
#         ^^^^^^^^ variable-similar
`,
    },
    {
      title: 'a variable that nobody defines',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./apps
  prune: true
  postBuild:
    substitute:
      colour: blue
  sourceRef:
    kind: GitRepository
    name: flux-system
# file: apps/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: apps
data:
  host: \${domain}
#       ^^^^^^^^^ variable-undefined
`,
    },
  ],
  build(build, ctx) {
    reportProblems(build, this.messages, ctx);
  },
});
