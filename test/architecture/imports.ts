import ts from 'typescript';
import type { ProjectFile } from './project-files';
import { everyNode, lineOf, parse } from './syntax';

/** One mention of another module; `specifier` is null where it is computed and so cannot be judged. */
export type ImportedModule = { readonly specifier: string | null; readonly line: number };

/** Every way in which a file can reach another: static, dynamic, for types, by glob, as an address for a worker. */
export function importsOf(file: ProjectFile): readonly ImportedModule[] {
  const source = parse(file);
  const references = [...source.referencedFiles, ...source.typeReferenceDirectives].map((reference) => ({
    specifier: reference.fileName,
    line: source.getLineAndCharacterOfPosition(reference.pos).line + 1,
  }));
  const inCode = everyNode(source).flatMap((node) =>
    moduleNames(node).map((name) => ({ specifier: textOf(name), line: lineOf(node) })),
  );
  return [...references, ...inCode];
}

function moduleNames(node: ts.Node): readonly ts.Node[] {
  if (ts.isImportDeclaration(node)) return [node.moduleSpecifier];
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier === undefined ? [] : [node.moduleSpecifier];
  if (ts.isExternalModuleReference(node)) return [node.expression];
  if (ts.isImportTypeNode(node)) return [node.argument];
  if (ts.isNewExpression(node)) return addressNames(node);
  if (ts.isCallExpression(node)) return calledNames(node);
  return [];
}

/** `import('x')`, `require('x')`, `import.meta.glob('x')` and `import.meta.glob(['x', 'y'])`. */
function calledNames(call: ts.CallExpression): readonly ts.Node[] {
  const isDynamicImport = call.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require';
  const isGlob = /^import\.meta\.glob(?:Eager)?$/.test(call.expression.getText());
  const argument = call.arguments[0];
  if (!(isDynamicImport || isRequire || isGlob) || argument === undefined) return [];
  return ts.isArrayLiteralExpression(argument) ? argument.elements : [argument];
}

/** `new URL('./worker.ts', import.meta.url)`. */
function addressNames(node: ts.NewExpression): readonly ts.Node[] {
  const [path, base] = node.arguments ?? [];
  return path !== undefined && base?.getText() === 'import.meta.url' ? [path] : [];
}

function textOf(node: ts.Node): string | null {
  if (ts.isLiteralTypeNode(node)) return textOf(node.literal);
  return ts.isStringLiteralLike(node) ? node.text : null;
}
