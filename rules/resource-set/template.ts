import { defineRule, reportProblems } from '../../src/rule.ts';

export default defineRule({
  summary: 'the templates of a ResourceSet give objects for every set of inputs',
  why: `The Flux Operator fills the templates of a ResourceSet once for each set of inputs. An input that one set
does not have, or a value that makes the text invalid YAML, stops the whole ResourceSet with BuildFailed: none of
its objects is created or changed, those of the other inputs included.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.control-plane.io/operator/resourceset/'],
  messages: {
    'template-missing-input': {
      text: 'the template of {object} uses {name}, which its inputs do not have',
      help: 'add it to every set of inputs, or correct the name',
    },
    'template-breaks-yaml': {
      text: 'with {name} put in, the template of {object} is no valid YAML: {reason}',
      help: 'pass the input through quote',
    },
    'template-invalid-yaml': {
      text: 'the text that resourcesTemplate of {object} gives is no valid YAML: {reason}',
      help: 'look at the indentation, and at lines that hold only an action',
    },
  },
  good: [
    {
      title: 'every input is there',
      yaml: `# file: clusters/dev/tenants.yaml
apiVersion: fluxcd.controlplane.io/v1
kind: ResourceSet
metadata:
  name: tenants
  namespace: flux-system
spec:
  inputs:
    - tenant: one
  resources:
    - apiVersion: v1
      kind: ConfigMap
      metadata:
        name: << inputs.tenant >>
        namespace: flux-system
`,
    },
  ],
  bad: [
    {
      title: 'a slip in the name of an input',
      yaml: `# file: clusters/dev/tenants.yaml
apiVersion: fluxcd.controlplane.io/v1
kind: ResourceSet
metadata:
  name: tenants
  namespace: flux-system
spec:
  inputs:
    - tenant: one
  resources:
    - apiVersion: v1
      kind: ConfigMap
      metadata:
        name: << inputs.tennant >>
#             ^^^^^^^^^^^^^^^^^^^^ template-missing-input
        namespace: flux-system
`,
    },
  ],
  build(build, ctx) {
    reportProblems(build, this.messages, ctx);
  },
});
