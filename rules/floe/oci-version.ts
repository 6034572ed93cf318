import { Cursor, defineRule, isOciDigest, isOciTag, parseRange } from '../../src/rule.ts';
import { floeSources } from './_release.ts';
import { tagKind } from './_version.ts';

/** What makes a source the one of a floe release. */
const release = `---
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
`;

export default defineRule({
  summary: 'spec.ref pins the chart version with a complete tag, a range or a digest',
  why: `Without a version Flux pulls the tag \`latest\`, which Helm charts seldom have, and when it exists
every push to it is a deployment that no commit explains. A tag such as \`0.1\` parses as a version but
differs from the version in Chart.yaml, and the controller refuses the chart with ChartMutateError. A
range that does not parse is never resolved: the source reports "improper constraint".`,
  category: 'contract',
  severity: 'error',
  fixable: 'unsafe',
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
      text: 'tag {tag} is a number here, and Kubernetes refuses a tag that is no string',
      help: 'write the whole version in quotes, such as "0.1.0"',
    },
    build: {
      text: 'tag {tag} has a plus sign, which no OCI tag can have',
      help: 'registries store build metadata with an underscore: write {fixed}',
    },
    rangeTag: {
      text: 'tag {tag} is a version range, but Flux looks for a tag of exactly this name',
      help: 'write the range under ref.semver instead of ref.tag',
    },
    characters: {
      text: 'tag "{tag}" is none that a registry can have',
      help: 'a tag has letters, digits, dots, dashes and underscores, and at most 128 of them',
    },
    digest: {
      text: 'digest {digest} is not one that Flux can read',
      help: 'write sha256: and 64 hexadecimal digits in lower case',
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
${release}`,
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
${release}`,
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
${release}`,
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
${release}`,
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
${release}`,
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
${release}`,
    },
    {
      title: 'a digest cut short',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    digest: sha256:abc
#           ^^^^^^^^^^ digest
${release}`,
    },
    {
      title: 'a range as a tag',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    tag: ^0.1.0
#        ^^^^^^ rangeTag
${release}`,
    },
  ],
  scope(_, ctx) {
    for (const source of floeSources(ctx)) {
      const ref = Cursor.root(source.tree).at(['spec', 'ref']);
      const [digest, semver, tag] = [ref.get('digest'), ref.get('semver'), ref.get('tag')];
      // The strictest pin; what stands beside it is ignored, and often kept for people to read.
      if (isSet(digest)) {
        judgeDigest(digest);
        continue;
      }
      if (isSet(semver) && isSet(tag)) {
        const data = { tag: String(tag.value), range: String(semver.value) };
        const related = [{ at: semver, message: 'the range that wins' }];
        ctx.report({ message: 'both', severity: 'warning', at: tag, data, related });
      }
      if (isSet(semver)) judgeRange(semver);
      else if (isSet(tag)) judgeTag(tag);
      else if (ref.known) {
        const empty = [tag, semver, digest].find(each => each.exists);
        const lacks = [ref, tag, semver, digest];
        ctx.report({ message: 'missing', at: empty ?? ref, data: { name: source.name }, lacks });
      }
    }

    function judgeDigest(at: Cursor): void {
      const digest = at.string();
      if (digest === undefined || digest.includes('${') || isOciDigest(digest)) return;
      ctx.report({ message: 'digest', at, data: { digest } });
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
      if (kind === 'other') judgeOtherTag(at, tag);
    }

    function judgeOtherTag(at: Cursor, tag: string): void {
      if (/[~^<>=*x|, ]/i.test(tag.trim()) && parseRange(tag)) {
        const changes = [{ op: 'rename', at, to: 'semver' }] as const;
        const fix = { title: 'make it ref.semver', safety: 'unsafe', changes } as const;
        ctx.report({ message: 'rangeTag', at, data: { tag }, fix });
      } else if (!isOciTag(tag)) ctx.report({ message: 'characters', at, data: { tag } });
      else ctx.report({ message: 'floating', severity: 'warning', at, data: { tag } });
    }
  },
});

function isSet({ value }: Cursor): boolean {
  return value !== undefined && value !== null && value !== '';
}
