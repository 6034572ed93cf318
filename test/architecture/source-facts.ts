import { parseSync, Visitor } from 'oxc-parser';

/** What the checks ask about one source file. Lines are 1-based. */
export interface SourceFacts {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly specifier: string; readonly line: number }[];
  /** Globals that only some folders may touch. */
  readonly globals: readonly { readonly name: string; readonly line: number }[];
  /** Constructs the house style forbids. */
  readonly forbidden: readonly { readonly what: string; readonly line: number }[];
}

const watched = new Set(['process', 'console', '__dirname', 'Deno', 'Bun']);

export function factsOf(path: string, text: string): SourceFacts {
  const { program, module } = parseSync(path, text);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(entry => entry.moduleRequest ?? [])),
  ].map(({ value, start }) => ({ specifier: value, line: lineOf(start) }));
  const globals: { name: string; line: number }[] = [];
  const forbidden: { what: string; line: number }[] = [];
  const properties = new Set<number>();
  const forbid = (what: string) => (node: { start: number }) => {
    forbidden.push({ what, line: lineOf(node.start) });
  };
  new Visitor({
    MemberExpression({ computed, property }) {
      if (!computed) properties.add(property.start);
    },
    Property({ computed, key }) {
      if (!computed) properties.add(key.start);
    },
    Identifier({ name, start }) {
      if (watched.has(name) && !properties.has(start)) globals.push({ name, line: lineOf(start) });
    },
    CallExpression({ callee, arguments: [first], start }) {
      const isRequire = callee.type === 'Identifier' && callee.name === 'require';
      if (isRequire && first?.type === 'Literal' && typeof first.value === 'string') {
        imports.push({ specifier: first.value, line: lineOf(start) });
      }
    },
    ImportExpression({ source, start }) {
      const specifier = source.type === 'Literal' ? String(source.value) : '(computed)';
      imports.push({ specifier, line: lineOf(start) });
    },
    TSAnyKeyword: forbid('any'),
    TSEnumDeclaration: forbid('enum'),
    TSNonNullExpression: forbid('the non-null !'),
    TSModuleDeclaration: forbid('namespace'),
  }).visit(program);
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'VariableDeclaration' && declaration.kind !== 'const') {
      forbid('module-level mutable state')(declaration);
    }
  }
  return { path, text, imports, globals, forbidden };
}
