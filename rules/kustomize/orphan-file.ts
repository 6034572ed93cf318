import { type Document, defineRule, isMap, type Value, type Workspace } from '../../src/rule.ts';
import { fileUse, mentions } from './_orphans.ts';

export default defineRule({
  summary: 'every manifest beside a kustomization file is listed in it',
  why: `In a directory with a kustomization file only what it lists is built. A manifest that was added to the
directory and not to the list is never applied, and nothing reports it: the object simply does not exist in
the cluster, or stays as an earlier version left it.`,
  category: 'correctness',
  severity: 'warning',
  since: '0.1.0',
  see: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/'],
  messages: {
    unlisted: {
      text: '{file} is not listed in {list}, so it is never applied',
      help: 'add it under resources, or delete the file',
    },
  },
  good: [
    {
      title: 'listed',
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
      title: 'forgotten',
      yaml: `# file: apps/kustomization.yaml
resources:
  - namespace.yaml
# file: apps/namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: apps
# file: apps/settings.yaml
apiVersion: v1
#^^^^^^^^^^^^^ unlisted
kind: ConfigMap
metadata:
  name: settings
`,
    },
  ],
  document(document, ctx) {
    const { source, value, span } = document;
    if (!isObject(value)) return;
    const use = fileUse(ctx.workspace);
    if (use.read.has(source.path)) return;
    const slash = source.path.lastIndexOf('/');
    const list = use.byDirectory.get(source.path.slice(0, Math.max(slash, 0)));
    if (!list || use.sources.has(identity(value))) return;
    if (mentions(list, source.path) || isLater(document, ctx.workspace)) return;
    const data = { file: source.path.slice(slash + 1), list: list.source.path };
    ctx.report({ message: 'unlisted', at: ctx.cursorAt(span), data });
  },
});

/** An object that could be applied: no kustomize file, and not marked as local. */
function isObject(value: Value | undefined): value is Value {
  if (!isMap(value)) return false;
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  if (apiVersion.startsWith('kustomize.config.k8s.io/')) return false;
  const annotations = isMap(metadata) ? metadata.annotations : undefined;
  return !isMap(annotations) || annotations['config.kubernetes.io/local-config'] === undefined;
}

function identity(value: Value): string {
  const { kind, metadata } = isMap(value) ? value : {};
  return `${kind}/${isMap(metadata) ? metadata.name : ''}`;
}

/** A file is reported once, however many objects it holds. Only asked for a file that is left out. */
function isLater(document: Document, { files }: Workspace): boolean {
  const file = files.find(({ source }) => source.path === document.source.path);
  return file?.documents.find(({ value }) => isObject(value)) !== document;
}
