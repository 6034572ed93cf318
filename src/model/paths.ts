/** The folder a repository path lies in; `''` for the root and for what lies in it. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** `''` is above everything, and each folder is at itself. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || (path.startsWith(folder) && path[folder.length] === '/');
}

export function joinPath(folder: string, name: string): string {
  if (folder === '' || name === '') return folder || name;
  return `${folder}/${name}`;
}

/** Without `.`, `..`, doubled or closing slashes. `undefined` when it leads out of the root. */
export function normalizePath(path: string): string | undefined {
  if (!/(^|\/)(\.{0,2})(\/|$)/.test(path)) return path;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}

/** As {@link normalizePath}, but `..` at the root stays there, as the controllers join paths. */
export function clampPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** From the folder to the root: `a/b` gives `a/b`, `a`, `''`. */
export function upwards(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== ''; ) {
    at = directoryOf(at);
    folders.push(at);
  }
  return folders;
}
