import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'the keys of mappings are strings',
  why: `JSON, which Kubernetes speaks, knows only strings as keys. kustomize fails on a key such as \`8080:\` or
\`true:\` when it writes the object, and does not say in which file.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://yaml.org/spec/1.2.2/#mapping'],
  messages: {
    key: { text: '{problem}', help: 'put the key in quotes' },
  },
  good: [
    {
      title: 'a number as a string',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  "8080": http
`,
    },
  ],
  bad: [
    {
      title: 'a number',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  8080: http
# ^^^^ key
`,
    },
  ],
  document(document, ctx) {
    for (const { code, message: problem, span } of document.problems) {
      if (code === 'non-string-key')
        ctx.report({ message: 'key', at: ctx.cursorAt(span), data: { problem } });
    }
  },
});
