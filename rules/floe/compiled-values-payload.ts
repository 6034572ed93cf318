import { Cursor, type Document, defineRule, type EmbeddedText } from '../../src/rule.ts';
import { compiledValues } from './_config-map.ts';
import { defaultKey } from './_layers.ts';
import { imprecisePaths } from './_numbers.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';

export default defineRule({
  summary: 'the compiled values are one YAML mapping that Helm reads as it is written',
  why: `The text under \`values.yaml\` is parsed by the controller, with the YAML 1.1 rules of Helm, long after
the ConfigMap was applied without complaint. Text that does not parse or is no mapping stops the release
with ValuesError. The other faults are silent: of equal keys the last one wins, documents after the first
are ignored, and an integer beyond 2^53 comes out as a different number.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    syntax: {
      text: 'the compiled values do not parse: {problem}',
      help: 'compile them again; the release stops with ValuesError as they are',
    },
    duplicate: {
      text: 'in the compiled values, {problem}',
      help: 'Helm takes the last of them without a word: remove the others',
    },
    empty: {
      text: 'the compiled values are empty',
      help: 'compile them again with floe platform compile --output-format configmap',
    },
    notMapping: {
      text: 'the compiled values are {found}, not a mapping',
      help: 'values.yaml must hold the keys of the chart at its top level',
    },
    laterDocument: {
      text: 'Helm reads only the first document of the compiled values and ignores this one',
      help: 'join the documents, or remove the --- between them',
    },
    imprecise: {
      text: '{number} is beyond 2^53 and reaches the chart as another number',
      help: 'put it in quotes',
    },
  },
  good: [
    {
      title: 'one mapping',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    # written by floe platform compile
    namespace:
      name: floe-dev
    dagster:
      enabled: yes
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
  ],
  bad: [
    {
      title: 'equal keys, a number too large, a second document',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: |
    account: 9007199254740993
#            ^^^^^^^^^^^^^^^^ imprecise
    polaris:
      enabled: true
    polaris:
#   ^^^^^^^ duplicate
      enabled: false
    ---
#   ^^^ laterDocument
    dagster: {}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
    {
      title: 'a list',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: floe-compiled-values
  namespace: flux-system
data:
  values.yaml: "- dagster"
#              ^^^^^^^^^^^ notMapping
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      if (!release?.compiled) return;
      const values = compiledValues(release, ctx);
      if (!('configMap' in values) || values.configMap.encrypted) return;
      const payload = Cursor.root(values.configMap.tree).at(['data', defaultKey]);
      if (payload.string() === undefined) return;
      const text = ctx.embedded(payload, 'values');
      const [first, ...later] = text.documents;
      const broken = first ? judgeProblems(first, text) : false;
      if (!first || broken) return;
      judgeShape(first.value === null ? undefined : first.value);
      for (const document of later) {
        if (document.value === undefined && document.problems.length === 0) continue;
        ctx.report({
          message: 'laterDocument',
          severity: 'warning',
          at: text.cursorAt(document, document.span),
          within: payload,
        });
      }
      for (const { path, number } of imprecisePaths(first)) {
        ctx.report({
          message: 'imprecise',
          severity: 'warning',
          at: Cursor.root(text.tree).at(path),
          within: payload,
          data: { number },
        });
      }

      function judgeProblems(document: Document, embedded: EmbeddedText): boolean {
        let fatal = false;
        for (const problem of document.problems) {
          const at = embedded.cursorAt(document, problem.span);
          const { message, related: other } = problem;
          const related = other
            ? [{ at: embedded.cursorAt(document, other), message: captionOf(problem.code) }]
            : [];
          // Helm makes strings of other keys.
          if (problem.code === 'non-string-key') continue;
          const duplicate = problem.code === 'duplicate-key';
          fatal ||= !duplicate;
          const data = { problem: message };
          if (duplicate)
            ctx.report({ message: 'duplicate', severity: 'warning', at, within: payload, data, related });
          else ctx.report({ message: 'syntax', at, within: payload, data, related });
        }
        return fatal;
      }

      function judgeShape(value: unknown): void {
        if (value === undefined) ctx.report({ message: 'empty', at: payload });
        else if (Array.isArray(value))
          ctx.report({ message: 'notMapping', at: payload, data: { found: 'a list' } });
        else if (typeof value !== 'object')
          ctx.report({ message: 'notMapping', at: payload, data: { found: `a ${typeof value}` } });
      }
    },
  },
});

function captionOf(code: string): string {
  if (code === 'duplicate-key') return 'the first of them';
  return code === 'unterminated-quote' ? 'the quote that closes it' : 'this is where it shows';
}
