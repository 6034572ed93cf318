import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'a kustomization file has only fields that kustomize knows',
  why: `What happens to a misspelt field depends on where the file is. At the path of a Flux Kustomization,
Flux reads the file leniently and drops the field without a word, so \`patch:\` or \`resource:\` does nothing
and the build succeeds. In a base or component kustomize reads it strictly and the whole build fails with
"unknown field".`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/'],
  messages: {
    dropped: {
      text: 'kustomize has no field {field}, and in the file at the path of a Flux Kustomization Flux drops it without a word',
      help: 'remove it, or correct the name',
    },
    droppedSimilar: {
      text: 'kustomize has no field {field}, and in the file at the path of a Flux Kustomization Flux drops it without a word',
      help: 'did you mean {suggestion}?',
    },
    refused: {
      text: 'kustomize has no field {field}, and the build fails',
      help: 'remove it, or correct the name',
    },
    refusedSimilar: {
      text: 'kustomize has no field {field}, and the build fails',
      help: 'did you mean {suggestion}?',
    },
  },
  good: [
    {
      title: 'fields of kustomize',
      yaml: `# file: apps/kustomization.yaml
namespace: apps
resources:
  - settings.yaml
# file: apps/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
`,
    },
  ],
  bad: [
    {
      title: 'a slip at the root and one in a base',
      yaml: `# file: apps/kustomization.yaml
namespaces: apps
#^^^^^^^^^ droppedSimilar
resources:
  - ../base
# file: base/kustomization.yaml
resource:
#^^^^^^^ refusedSimilar
  - settings.yaml
# file: base/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
`,
    },
  ],
  build(build, ctx) {
    for (const { code, data, at, related, fatal } of build.problems) {
      if (code !== 'unknown-field') continue;
      const { field = '', suggestion = '' } = data;
      const place = { at, related };
      if (suggestion === '')
        ctx.report({ ...place, message: fatal ? 'refused' : 'dropped', data: { field } });
      else {
        const message = fatal ? 'refusedSimilar' : 'droppedSimilar';
        ctx.report({ ...place, message, data: { field, suggestion } });
      }
    }
  },
});
