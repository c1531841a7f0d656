import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['shared', 'schema', 'gateway', 'subgraphs/directory', 'subgraphs/member', 'cli'];

/** A copy of the built program, to which something can be added. */
export interface CopyOfProgram {
  folder: string;
  /** Builds a source file into a folder of the copy. */
  build(source: string, into: string): void;
  remove(): void;
}

/** Copies what was built of every package; what was installed is linked to. */
export function copyOfProgram(): CopyOfProgram {
  const folder = mkdtempSync(join(tmpdir(), 'shafaf-program-'));
  const link = (target: string, path: string) => symlinkSync(target, path, 'junction');
  for (const name of packages) {
    const [from, to] = [join(repository, name), join(folder, name)];
    cpSync(from, to, { recursive: true, filter: (path) => !/\/(?:src|test|bench|node_modules)$|\.(?:map|d\.ts|tsbuildinfo)$/.test(path) });
    if (readdirSync(from).includes('node_modules')) link(join(from, 'node_modules'), join(to, 'node_modules'));
  }
  mkdirSync(join(folder, 'docs'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@shafaf'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules')))
    if (!name.startsWith('.') && name !== '@shafaf') link(join(repository, 'node_modules', name), join(modules, name));
  for (const name of packages) link(join(folder, name), join(modules, '@shafaf', basename(name)));
  return {
    folder,
    build(source, into) {
      const { code } = transformSync(readFileSync(source, 'utf8'), {
        filename: source,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
      });
      mkdirSync(into, { recursive: true });
      writeFileSync(join(into, basename(source).replace(/\.ts$/, '.js')), code);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
