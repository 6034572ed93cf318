/** `npm run new-rule area/name`: a rule to start from, whose bad example fails until it is written. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [id = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

if (!/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
  console.error('usage: npm run new-rule area/name  (kebab-case, such as floe/values-key)');
  process.exitCode = 2;
} else if (existsSync(`rules/${id}.ts`)) {
  console.error(`rules/${id}.ts is already there`);
  process.exitCode = 2;
} else {
  mkdirSync(`rules/${id.split('/')[0]}`, { recursive: true });
  writeFileSync(`rules/${id}.ts`, ruleText(version));
  execFileSync('npm', ['run', '--silent', 'generate'], { stdio: 'inherit' });
  console.log(`wrote rules/${id}.ts; now: npm test rules, and see the bad example fail`);
}

function ruleText(since: string): string {
  return `import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'what must hold, in half a sentence',
  why: \`What breaks in the cluster when it does not hold, and the symptom an operator sees.\`,
  category: 'correctness',
  severity: 'error',
  since: '${since}',
  messages: {
    wrong: { text: 'HelmRelease {name} is wrong', help: 'what to do about it' },
  },
  good: [
    {
      title: 'the right way',
      yaml: \`apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: right
  namespace: apps
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: right
\`,
    },
  ],
  bad: [
    {
      title: 'the wrong way',
      yaml: \`apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: wrong
#       ^^^^^ wrong
  namespace: apps
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: wrong
\`,
    },
  ],
  on: {
    // Report a cursor, never a line: ctx.report({ message: 'wrong', data: { name }, at: release.get('metadata').get('name') }).
    HelmRelease(_release, _ctx) {},
  },
});
`;
}
