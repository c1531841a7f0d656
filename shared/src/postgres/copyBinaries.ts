import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies a folder of programs so that every user can run them, whatever the modes of the original. The copy appears whole or not at all,
 * once; several may try at the same time.
 */
export async function copyBinaries(from: string, to: string): Promise<void> {
  if (await exists(to)) return;
  const part = `${to}.part-${randomBytes(6).toString('hex')}`;
  try {
    await copyFolder(from, part);
    await rename(part, to);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  // The process's umask may have taken bits away.
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target);
      await chmod(target, ((await stat(source)).mode & 0o111) === 0 ? 0o644 : 0o755);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
