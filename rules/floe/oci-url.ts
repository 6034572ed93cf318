import { Cursor, defineRule } from '../../src/rule.ts';
import { urlFault, withScheme } from './_oci-url.ts';
import { floeSources } from './_release.ts';

export default defineRule({
  summary: 'the source URL is oci://, a registry and the repository of the chart',
  why: `The URL of an OCIRepository is a repository and nothing more: the version belongs in \`spec.ref\`. A
tag, a digest, upper-case letters or a missing registry make source-controller give up with URLInvalid; the
source is then Stalled and is not tried again until somebody edits it, and the release never sees a chart.`,
  category: 'contract',
  severity: 'error',
  fixable: 'safe',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/source/ocirepositories/'],
  messages: {
    missing: {
      text: 'chart source {name} has no URL',
      help: 'add spec.url, such as oci://ghcr.io/obsidian-owl/charts/floe-platform',
    },
    scheme: { text: 'the URL {url} does not start with oci://', help: 'write {fixed}' },
    digest: {
      text: 'the URL {url} has a digest',
      help: 'remove it from the URL and put it into spec.ref.digest',
    },
    tag: { text: 'the URL {url} has a tag', help: 'remove it from the URL and put it into spec.ref.tag' },
    slash: { text: 'the URL {url} ends with a slash', help: 'remove the slash' },
    registry: {
      text: 'the URL {url} names no registry',
      help: 'start with a host, such as oci://ghcr.io/…; without one Flux asks Docker Hub',
    },
    repository: {
      text: 'the URL {url} names a registry and no repository',
      help: 'add the repository of the chart, such as /obsidian-owl/charts/floe-platform',
    },
    upperCase: {
      text: 'the repository in {url} has upper-case letters',
      help: 'OCI repositories are lower case: write {fixed}',
    },
    characters: {
      text: 'the repository in {url} has characters that no OCI repository has',
      help: 'use a-z, 0-9, dots, dashes and underscores between single slashes',
    },
    chart: {
      text: 'the URL {url} does not end in the chart name floe-platform',
      help: 'the last segment is the chart: an OCIRepository tracks one chart, not a folder of charts',
    },
  },
  good: [
    {
      title: 'a mirror with a port',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://registry.corp.example:5000/mirror/charts/floe-platform
  ref:
    tag: "0.1.0"
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
  ],
  bad: [
    {
      title: 'a wrong scheme',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: https://ghcr.io/obsidian-owl/charts/floe-platform
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scheme
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
      fixed: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
    {
      title: 'the version in the URL',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform:0.1.0
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tag
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
    {
      title: 'the folder of the charts',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ chart
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
  ],
  scope(_, ctx) {
    for (const source of floeSources(ctx)) {
      const at = Cursor.root(source.tree).at(['spec', 'url']);
      const url = at.string();
      if (at.value === undefined || at.value === null || at.value === '') {
        ctx.report({ message: 'missing', at, data: { name: source.name } });
      }
      // A variable that no file defines says nothing about the URL.
      if (!url || url.includes('${')) continue;
      const fault = urlFault(url);
      if (fault === undefined) continue;
      if (fault === 'upperCase') {
        ctx.report({ message: fault, at, data: { url, fixed: url.toLowerCase() } });
      } else if (fault === 'scheme') {
        const fixed = withScheme(url);
        const changes = [{ op: 'set', at, value: fixed }] as const;
        ctx.report({
          message: fault,
          at,
          data: { url, fixed },
          fix: { title: `write ${fixed}`, safety: 'safe', changes },
        });
      } else ctx.report({ message: fault, at, data: { url } });
    }
  },
});
