import { Cursor, defineRule, parseRange } from '../../src/rule.ts';
import { floeSources } from './_release.ts';
import { tagKind } from './_version.ts';

export default defineRule({
  summary: 'spec.ref pins the chart version with a complete tag, a range or a digest',
  why: `Without a version Flux pulls the tag \`latest\`, which Helm charts seldom have, and when it exists
every push to it is a deployment that no commit explains. A tag such as \`0.1\` parses as a version but
differs from the version in Chart.yaml, and the controller refuses the chart with ChartMutateError. A
range that does not parse is never resolved: the source reports "improper constraint".`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: [
    'https://fluxcd.io/flux/components/source/ocirepositories/',
    'https://github.com/Masterminds/semver#checking-version-constraints',
  ],
  messages: {
    missing: {
      text: 'chart source {name} pins no version, so Flux pulls the tag latest',
      help: 'set spec.ref.tag to a chart version, or spec.ref.semver to a range',
    },
    partial: {
      text: 'tag {tag} is not a complete version: Flux refuses the chart when its version is another',
      help: 'write the whole version, such as "0.1.0"; for a range use ref.semver',
    },
    number: {
      text: 'tag {tag} is a number and no complete version',
      help: 'write the whole version in quotes, such as "0.1.0"',
    },
    build: {
      text: 'tag {tag} has a plus sign, which no OCI tag can have',
      help: 'registries store build metadata with an underscore: write {fixed}',
    },
    floating: {
      text: 'tag {tag} is not a version: what it means can change without a commit',
      help: 'set a chart version, such as "0.1.0"',
    },
    range: {
      text: 'semver {range} is not a version range',
      help: 'write a range such as ">=0.1.0 <0.2.0" or "0.1.x"',
    },
    unbounded: {
      text: 'semver {range} takes every future version, breaking ones included',
      help: 'bound the range, such as "0.1.x" or "^0.1.0"',
    },
    both: {
      text: 'tag {tag} is ignored: semver {range} wins',
      help: 'keep one of ref.tag and ref.semver',
    },
  },
  good: [
    {
      title: 'a complete version',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
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
    {
      title: 'a range of the Go library, which npm would not read',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    semver: ">=0.1.0, <0.3.0, !=0.2.1"
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
      title: 'an empty ref',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref: {}
# ^^^ missing
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
      title: 'a partial version',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    tag: "0.1"
#        ^^^^^ partial
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
      title: 'tag and semver, and the range is open',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    tag: "0.1.0"
#        ^^^^^^^ both
    semver: "*"
#           ^^^ unbounded
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
      title: 'no range that Flux can read',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    semver: ==0.1.0
#           ^^^^^^^ range
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
      const ref = Cursor.root(source.tree).at(['spec', 'ref']);
      const [digest, semver, tag] = [ref.get('digest'), ref.get('semver'), ref.get('tag')];
      // The strictest pin; what stands beside it is ignored, and often kept for people to read.
      if (isSet(digest)) continue;
      if (isSet(semver) && isSet(tag)) {
        const data = { tag: String(tag.value), range: String(semver.value) };
        const related = [{ at: semver, message: 'the range that wins' }];
        ctx.report({ message: 'both', severity: 'warning', at: tag, data, related });
      }
      if (isSet(semver)) judgeRange(semver);
      else if (isSet(tag)) judgeTag(tag);
      else if (ref.known)
        ctx.report({
          message: 'missing',
          at: ref,
          data: { name: source.name },
          lacks: [ref, tag, semver, digest],
        });
    }

    function judgeRange(at: Cursor): void {
      const range = at.string();
      if (range === undefined || range.includes('${')) return;
      const parsed = parseRange(range);
      if (!parsed) ctx.report({ message: 'range', at, data: { range } });
      else if (parsed.isEverything) {
        ctx.report({ message: 'unbounded', severity: 'warning', at, data: { range } });
      }
    }

    function judgeTag(at: Cursor): void {
      if (at.number() !== undefined) ctx.report({ message: 'number', at, data: { tag: String(at.value) } });
      const tag = at.string();
      if (tag === undefined || tag.includes('${')) return;
      const kind = tagKind(tag);
      if (kind === 'partial') ctx.report({ message: 'partial', at, data: { tag } });
      if (kind === 'build') ctx.report({ message: 'build', at, data: { tag, fixed: tag.replace('+', '_') } });
      if (kind === 'other') ctx.report({ message: 'floating', severity: 'warning', at, data: { tag } });
    }
  },
});

function isSet({ value }: Cursor): boolean {
  return value !== undefined && value !== null && value !== '';
}
