import {
  type BuildProblem,
  type Cursor,
  defineRule,
  nearest,
  reportProblems,
  type Workspace,
} from '../../src/rule.ts';

export default defineRule({
  summary: 'everything a kustomization file lists exists',
  why: `kustomize builds all of an overlay or nothing. One entry that leads nowhere fails the build with
"accumulating resources", the Flux Kustomization reports BuildFailed, and no change in the whole overlay
reaches the cluster until it is mended.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/'],
  messages: {
    'missing-resource': {
      text: '{path} is listed as a resource and does not exist',
      help: 'correct the path, which counts from this file, or remove the entry',
    },
    similar: {
      text: '{path} is listed as a resource and does not exist',
      help: 'did you mean {near}?',
    },
    symlink: {
      text: '{path} is a symlink, and Flux leaves symlinks out of what it fetches',
      help: 'put the file itself there, or list the file that it leads to',
    },
    'missing-component': {
      text: '{path} is listed as a component and does not exist',
      help: 'correct the path, which counts from this file, or remove the entry',
    },
    'missing-file': {
      text: '{path}, named under {field}, does not exist',
      help: 'paths count from this file',
    },
    'missing-patch-file': {
      text: 'the patch file {path} does not exist',
      help: 'paths count from this file',
    },
    'missing-generator-file': {
      text: 'the generator reads {path}, which does not exist',
      help: 'paths count from this file; write key=path when the key is not the file name',
    },
    'no-kustomization-file': {
      text: 'the directory {directory} has no kustomization.yaml',
      help: 'add one, or list the files of the directory one by one',
    },
  },
  good: [
    {
      title: 'every entry leads somewhere',
      yaml: `# file: apps/kustomization.yaml
resources:
  - namespace.yaml
# file: apps/namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: apps
`,
    },
  ],
  bad: [
    {
      title: 'a file that was renamed',
      yaml: `# file: apps/kustomization.yaml
resources:
  - ns.yaml
#   ^^^^^^^ missing-resource
# file: apps/namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: apps
`,
    },
  ],
  build(build, ctx) {
    const problems = build.problems.filter(problem => !reportSlip(problem));
    reportProblems({ ...build, problems }, this.messages, ctx);

    function reportSlip({ code, data, at }: BuildProblem): boolean {
      const path = data.path ?? '';
      if (code !== 'missing-resource') return false;
      if (isSymlink(path, at, ctx.workspace)) {
        ctx.report({ message: 'symlink', at, data: { path } });
        return true;
      }
      const near = nearest(path, neighbours(path, at, ctx.workspace));
      if (near !== undefined) ctx.report({ message: 'similar', at, data: { path, near } });
      return near !== undefined;
    }
  },
});

/** Kustomize on a laptop follows it, which is why nobody sees the fault before Flux does. */
function isSymlink(path: string, at: Cursor, { skipped }: Workspace): boolean {
  const list = at.origin()?.source.path ?? '';
  const steps = list.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return skipped.some(file => file.reason === 'symlink' && file.path === steps.join('/'));
}

/** Files of the directory that an entry leads to, as the entry would write them. */
function neighbours(path: string, at: Cursor, { files }: Workspace): string[] {
  const list = at.origin()?.source.path;
  if (list === undefined) return [];
  const folder = list.slice(0, list.lastIndexOf('/') + 1);
  const written = path.slice(0, path.lastIndexOf('/') + 1);
  return files
    .map(({ source }) => source.path)
    .filter(file => file !== list && file.startsWith(folder))
    .map(file => file.slice(folder.length))
    .filter(file => file.slice(0, file.lastIndexOf('/') + 1) === written.replace(/^\.\//, ''))
    .map(file => (path.startsWith('./') ? `./${file}` : file));
}
