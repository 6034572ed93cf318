import type { Scalar } from '../yaml/document.ts';
import type { Node } from './node.ts';
import { isSafePlain, shortFloat, tagOf } from './scalar.ts';

/** Makes a node the scalar that a printer makes of a JSON value: quoted only where it must be. */
export function restyle(node: Node, value: Scalar): void {
  node.tagged = false;
  node.style = 'plain';
  if (typeof value === 'string') {
    node.tag = '!!str';
    node.text = value;
    if (value.includes('\n')) node.style = 'literal';
    else if (!isSafePlain(value)) node.style = 'double';
  } else if (typeof value === 'number') {
    node.text = shortFloat(value);
    node.tag = tagOf(node.text);
  } else {
    node.tag = value === null ? '!!null' : '!!bool';
    node.text = String(value);
  }
}
