/** What a string of this format should have been; `undefined` when it is right or the format is unknown. */
export function formatFault(_format: string, _text: string): string | undefined {
  return undefined;
}
