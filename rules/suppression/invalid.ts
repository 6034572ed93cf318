import { defineRule } from '../../src/rule.ts';

export default defineRule({
  summary: 'a suppression names rules that exist and gives a reason',
  why: `A comment that silences a finding is a decision, and the next reader needs to know why it was taken. Without a
reason, or with a rule that does not exist, the comment silences nothing: the finding it was written for is still
reported, so that nobody trusts a comment that has no effect.`,
  category: 'correctness',
  severity: 'warning',
  since: '0.1.0',
  messages: {
    malformed: {
      text: 'this comment looks like a suppression and is none',
      help: 'write # floe-lint: ignore[rule/id] reason',
    },
    noRule: { text: 'this suppression names no rule', help: 'write # floe-lint: ignore[rule/id] reason' },
    noReason: {
      text: 'this suppression gives no reason and has no effect',
      help: 'say after the bracket why the finding is acceptable',
    },
    unknownRule: { text: 'there is no rule {rule}', help: 'floe-lint rules lists them all' },
  },
  good: [
    {
      title: 'a rule and a reason',
      yaml: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    team: data # floe-lint: ignore[schema/*] the label is written by another tool
`,
    },
  ],
  bad: [
    {
      title: 'no reason',
      yaml: `apiVersion: v1
# floe-lint: ignore[schema/*]
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noReason
kind: ConfigMap
metadata:
  name: settings
`,
    },
    {
      title: 'a rule that does not exist',
      yaml: `apiVersion: v1
# floe-lint: ignore[floe/no-such-rule] decided in review
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknownRule
kind: ConfigMap
metadata:
  name: settings
`,
    },
  ],
  suppression({ malformed, rules, unknown, reason }, ctx) {
    const { at } = ctx;
    if (malformed) ctx.report({ message: 'malformed', at });
    else if (rules.length === 0) ctx.report({ message: 'noRule', at });
    else if (reason === '') ctx.report({ message: 'noReason', at });
    for (const rule of unknown) ctx.report({ message: 'unknownRule', data: { rule }, at });
  },
});
