import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'no mapping has the same key twice',
  why: `Of two equal keys a person reads one and the machine takes the other. kustomize refuses resources with
"mapping key already defined", so the overlay is not built; in a kustomization file the last one wins without
a word.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://yaml.org/spec/1.2.2/#mapping'],
  messages: {
    duplicate: { text: '{problem}, and kustomize refuses the file', help: 'remove one of them' },
    lastWins: { text: '{problem}, and the last one counts', help: 'remove the others' },
  },
  good: [
    {
      title: 'each key once',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    app: settings
`,
    },
  ],
  bad: [
    {
      title: 'labels twice',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    app: settings
  labels:
# ^^^^^^ duplicate
    team: platform
`,
    },
  ],
  document(document, ctx) {
    for (const { code, message: problem, span, related } of document.problems) {
      if (code !== 'duplicate-key') continue;
      ctx.report({
        message: document.dialect === 'manifest' ? 'duplicate' : 'lastWins',
        at: ctx.cursorAt(span),
        data: { problem },
        related: related ? [{ at: ctx.cursorAt(related), message: 'the first of them' }] : [],
      });
    }
  },
});
