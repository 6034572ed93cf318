import { defineRule } from '../../src/rule.ts';

/** Codes with rules of their own. */
const others: ReadonlySet<string> = new Set(['duplicate-key', 'non-string-key']);

export default defineRule({
  summary: 'every file is YAML that kustomize and Flux can read',
  why: `One file that does not parse fails the build of everything beside it: the Flux Kustomization reports
"MalformedYAMLError" or "failed to decode Kubernetes YAML", and nothing of the overlay changes in the cluster
until it is mended.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://yaml.org/spec/1.2.2/'],
  messages: {
    syntax: { text: '{problem}', help: 'nothing that is built together with this file is applied as it is' },
    'tab-indentation': { text: '{problem}', help: 'indent with spaces' },
    'unterminated-quote': { text: '{problem}', help: 'close the quote' },
    'unknown-anchor': { text: '{problem}', help: 'define the anchor before its use, in the same document' },
    'unsupported-tag': { text: '{problem}', help: 'remove the tag; Kubernetes objects need none' },
    directive: { text: '{problem}', help: 'remove the directive; kustomize refuses it' },
    'alias-bomb': {
      text: '{problem}',
      help: 'write the repeated part out, or reduce the nesting of aliases',
    },
    'too-deep': { text: '{problem}', help: 'no Kubernetes object is nested as deeply' },
    'too-large': { text: '{problem}', help: 'split the file; etcd takes objects of about 1 MB' },
    'control-character': { text: '{problem}', help: 'remove it, or write it as an escape in double quotes' },
    encoding: { text: '{problem}', help: 'save the file as UTF-8' },
  },
  good: [
    {
      title: 'plain YAML',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  colour: "blue"
`,
    },
  ],
  bad: [
    {
      title: 'an alias without its anchor',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  colour: *blue
#         ^^^^^ unknown-anchor
`,
    },
  ],
  document(document, ctx) {
    for (const { code, message: problem, span, related } of document.problems) {
      if (others.has(code)) continue;
      ctx.report({
        message: code as Exclude<typeof code, 'duplicate-key' | 'non-string-key'>,
        at: ctx.cursorAt(span),
        data: { problem },
        related: related ? [{ at: ctx.cursorAt(related), message: captionOf(code) }] : [],
      });
    }
  },
});

function captionOf(code: string): string {
  return code === 'unterminated-quote' ? 'the quote that closes it' : 'this is where it shows';
}
