import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'the whole build can be rendered from the files of the repository',
  why: `floe-lint renders what Flux will apply, from the files it has. A base behind a URL, a chart that
kustomize would inflate or a plugin cannot be known here, so rules that would need them stay quiet instead of
guessing. Charts, plugins and functions are also switched off in Flux: there the build fails, which is an error
where a Flux Kustomization asks for it and a warning where none is known.`,
  category: 'correctness',
  severity: 'info',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/'],
  messages: {
    unknown: {
      text: '{detail} is not rendered: rules that would need it stay quiet',
      help: 'what floe-lint cannot see, the external setting can declare',
    },
    refused: {
      text: '{detail} fails in Flux, which builds without Helm, plugins and functions',
      help: 'use a HelmRelease, or commit what the plugin makes',
    },
  },
  good: [
    {
      title: 'only files',
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
      title: 'a remote base',
      yaml: `# file: apps/kustomization.yaml
resources:
  - https://github.com/example/base//deploy?ref=v1
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown
`,
    },
    {
      title: 'a chart that Flux will not inflate',
      yaml: `# file: apps/kustomization.yaml
helmCharts:
  - name: podinfo
#   ^^^^^^^^^^^^^ refused
`,
    },
  ],
  build(build, ctx) {
    for (const { what, detail: name, at } of build.unrendered) {
      // That another repository delivers something is no fault of this one.
      if (what === 'source' || what === 'provider') continue;
      const refused = what === 'helm-chart' || what === 'plugin' || what === 'function';
      const detail = what === 'remote' ? name : `the ${nouns[what]} ${name}`.trimEnd();
      if (!refused) ctx.report({ message: 'unknown', at, data: { detail } });
      else {
        // Without a Flux Kustomization somebody may build it by hand, with everything switched on.
        const severity = build.delivery ? 'error' : 'warning';
        ctx.report({ message: 'refused', severity, at, data: { detail } });
      }
    }
  },
});

const nouns = { 'helm-chart': 'Helm chart', plugin: 'plugin', function: 'function', field: 'field' } as const;
