import type { Message } from '../rule.ts';

/** The words of a message with its placeholders filled. */
export function formatMessage(
  message: Message,
  data: Readonly<Record<string, string>> | undefined,
): { readonly text: string; readonly help: string } {
  if (typeof message === 'string') return { text: fill(message, data), help: '' };
  return { text: fill(message.text, data), help: fill(message.help, data) };
}

function fill(template: string, data: Readonly<Record<string, string>> | undefined): string {
  if (!data || !template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole);
}
