import { type BuildProblem, defineRule, reportProblems, type Workspace } from '../../src/rule.ts';
import { fileMessages } from './_file-messages.ts';
import { patchMessages } from './_patch-messages.ts';
import { transformMessages } from './_transform-messages.ts';

export default defineRule({
  summary: 'kustomize can build the overlay',
  why: `Flux runs kustomize on the path of each Flux Kustomization before it applies anything. When the build
fails, the Kustomization reports BuildFailed and everything it delivers stays as it was, however small the
fault. A few faults are skipped without a word instead, and what was meant is not done; these are warnings.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/'],
  messages: { ...fileMessages, ...patchMessages, ...transformMessages },
  good: [
    {
      title: 'a patch that fits',
      yaml: `# file: apps/kustomization.yaml
resources:
  - settings.yaml
patches:
  - patch: |
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        colour: blue
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
      title: 'an object twice',
      yaml: `# file: apps/kustomization.yaml
resources:
  - one.yaml
  - two.yaml
# file: apps/one.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
# file: apps/two.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
#       ^^^^^^^^ duplicate-id
`,
    },
  ],
  build(build, ctx) {
    const problems = build.problems.filter(each => isFault(each) && !isUnreadable(each, ctx.workspace));
    reportProblems({ ...build, problems }, this.messages, ctx);
  },
});

/** `yaml/unreadable` reports the file itself, at the byte that is wrong. */
function isUnreadable({ code, data, at }: BuildProblem, { unreadable }: Workspace): boolean {
  if (code !== 'unreadable-file' || unreadable.length === 0) return false;
  const listed = (data.path ?? '').replace(/^(\.{0,2}\/)+/, '');
  const list = at.origin()?.source.path ?? '';
  const folder = list.slice(0, list.lastIndexOf('/') + 1);
  return unreadable.some(
    ({ path }) => path === folder + listed || path === data.path || path.endsWith(`/${listed}`),
  );
}

/** A patch for everything of a kind is there for what may come; one that names an object means that object. */
function isFault({ code, data }: BuildProblem): boolean {
  return code !== 'patch-target-no-match' || /\bname /.test(data.target ?? '');
}
