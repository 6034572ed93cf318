import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'every manifest is UTF-8 text that can be read',
  why: `kustomize reads manifests as UTF-8. One byte of another encoding, or a NUL from a file that an editor or a
disk left half written, fails the build of everything beside it. What cannot be read cannot be judged either,
so the run ends with exit code 3 rather than call the rest correct.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://yaml.org/spec/1.2.2/#52-character-encodings'],
  messages: {
    encoding: { text: 'the file {reason}', help: 'save the file as UTF-8' },
    binary: { text: 'the file {reason}', help: 'remove them, or take the file out of the overlay' },
    'too-large': { text: 'the file {reason}', help: 'split the file; etcd takes objects of about 1 MB' },
    denied: { text: 'the file {reason}', help: 'make it readable for the user who runs floe-lint' },
    other: { text: 'the file {reason}', help: 'nothing in it was judged' },
  },
  good: [
    {
      title: 'text beyond ASCII, as UTF-8',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  greeting: Grüß Gott
`,
    },
  ],
  // What is wrong here cannot be printed on a page.
  bad: [],
});
