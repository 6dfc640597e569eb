import ts from 'typescript';
import { isCode, isTest, type ProjectFile } from './project-files';
import { everyNode, lineOf, parse } from './syntax';

export const pureFolders = ['kernel', 'protocols', 'scenario', 'trace-formats', 'checker'];

/** Names of the world outside: whoever reads them gets another answer on another day or in another browser. */
const outsideNames = new Set([
  'Date',
  'Intl',
  'XMLHttpRequest',
  'WebSocket',
  'console',
  'crypto',
  'document',
  'fetch',
  'globalThis',
  'indexedDB',
  'localStorage',
  'navigator',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'sessionStorage',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
]);

/** Methods that are forbidden on any value: their answer depends on the reader's language or on chance. */
const unevenMethods = /^(?:localeCompare|toLocale\w*)$/;

/** `process` is our own word too; only these members tell Node's from ours. */
const membersOfNodesProcess = new Set([
  'argv',
  'cwd',
  'emitWarning',
  'env',
  'execPath',
  'exit',
  'exitCode',
  'hrtime',
  'memoryUsage',
  'nextTick',
  'platform',
  'stderr',
  'stdin',
  'stdout',
  'uptime',
  'version',
  'versions',
]);

/** Where the code of the pure folders names what it must not, as sentences. Comments and strings may. */
export function purityViolations(files: readonly ProjectFile[]): readonly string[] {
  return files.filter(isPureCode).flatMap((file) =>
    everyNode(parse(file)).flatMap((node) => {
      const name = forbiddenName(node);
      return name === null ? [] : [`${file.path}:${lineOf(node)}: a pure folder may not use ${name}`];
    }),
  );
}

export function isPureCode(file: ProjectFile): boolean {
  const [src, folder = ''] = file.path.split('/');
  return src === 'src' && pureFolders.includes(folder) && isCode(file.path) && !isTest(file.path);
}

function forbiddenName(node: ts.Node): string | null {
  if (ts.isElementAccessExpression(node)) return forbiddenMember(node.expression, literalText(node.argumentExpression));
  if (ts.isPropertyAccessExpression(node)) return forbiddenMember(node.expression, node.name.text);
  if (!ts.isIdentifier(node) || isNameOfMember(node)) return null;
  // Without a member behind it, Math is handed on and `random` could be taken out of it anywhere.
  if (node.text === 'Math') return isAccessed(node) ? null : 'Math as a whole';
  return outsideNames.has(node.text) ? node.text : null;
}

function forbiddenMember(object: ts.Expression, member: string | null): string | null {
  if (member !== null && unevenMethods.test(member)) return member;
  if (!ts.isIdentifier(object)) return null;
  if (object.text === 'Math' && (member === null || member === 'random')) return `Math.${member ?? '[...]'}`;
  return object.text === 'process' && member !== null && membersOfNodesProcess.has(member) ? `process.${member}` : null;
}

function literalText(node: ts.Expression): string | null {
  return ts.isStringLiteralLike(node) ? node.text : null;
}

function isAccessed(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === node;
}

/** A member may be called anything: `message.window` is not the browser's window. */
function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  const isNamed =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent);
  return isNamed && parent.name === node;
}
