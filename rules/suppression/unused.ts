import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'a suppression silences something, and only until its date',
  why: `A suppression outlives its cause unless somebody notices. One that no longer meets a finding hides the next real one
on that line, and one whose \`until\` date has passed was meant to be looked at again: the finding is reported anew.`,
  category: 'correctness',
  severity: 'warning',
  since: '0.1.0',
  messages: {
    unused: { text: 'this suppression meets no finding', help: 'remove the comment' },
    expired: {
      text: 'this suppression ended on {until}',
      help: 'mend what it hides, or decide anew and move the date (until=YYYY-MM-DD)',
    },
  },
  good: [
    {
      title: 'no suppression at all',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
`,
    },
  ],
  bad: [
    {
      title: 'nothing to silence',
      yaml: `apiVersion: v1
# floe-lint: ignore[schema/*] left over from an older version
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused
kind: ConfigMap
metadata:
  name: settings
`,
    },
    {
      title: 'the date has passed',
      yaml: `apiVersion: v1
# floe-lint: ignore[schema/*] until=2020-01-31 waits for the next release
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expired
kind: ConfigMap
metadata:
  name: settings
`,
    },
  ],
  suppression({ malformed, rules, unknown, reason, until }, ctx) {
    const { at } = ctx;
    if (ctx.expired) ctx.report({ message: 'expired', data: { until: until ?? '' }, at });
    else if (!ctx.used && !malformed && reason !== '' && rules.length > unknown.length)
      ctx.report({ message: 'unused', at });
  },
});
