import { unevenFold } from '../yaml/block-text.ts';
import { parse } from '../yaml/parse.ts';

/**
 * A folded text after kustomize has printed and read it once more. Go's printer doubles every first
 * line break, where only those between ordinary lines may be doubled: breaks before indented lines and
 * kept breaks at the end grow by one, and in a text that begins with a blank lines run together.
 */
export function refold(text: string): string {
  if (text === '' || !isBlockText(text)) return text;
  if (!unevenFold.test(text)) return text;
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : /(?:^|\n)\n$/.test(text) ? '+' : '';
  const printed = `x: >${hint}${chomp}\n${foldedLines(text)}`;
  const value = parse({ path: '', text: printed }, 'manifest')[0]?.value;
  const found = typeof value === 'object' && value !== null && 'x' in value ? value.x : undefined;
  return typeof found === 'string' ? found : text;
}

/** Texts that a block cannot hold are printed in double quotes, which changes nothing. */
function isBlockText(text: string): boolean {
  return !/ $| \n|[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(text);
}

function foldedLines(text: string): string {
  const doubles = !/^\n*[ \t]|^\n*$/.test(text);
  let output = '';
  let atStart = true;
  let indented = true;
  for (const character of text) {
    if (character === '\n') {
      output += doubles && !atStart && !indented ? '\n\n' : '\n';
      atStart = true;
      continue;
    }
    if (atStart) {
      output += '  ';
      indented = character === ' ' || character === '\t';
    }
    output += character;
    atStart = false;
  }
  return output;
}
