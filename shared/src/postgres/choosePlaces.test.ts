import { chmodSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { choosePlaces } from './choosePlaces.ts';
import { serverUser } from './serverUser.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shafaf-places-'));
  chmodSync(folder, 0o711);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A stand-in for the installed programs, below a checkout of the given mode. */
function checkout(mode: number) {
  const bin = join(folder, 'checkout', 'native', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'postgres'), '#!/bin/sh\n', { mode: 0o700 });
  writeFileSync(join(bin, 'left-out.a'), '');
  symlinkSync('postgres', join(bin, 'link'));
  chmodSync(join(folder, 'checkout'), mode);
  return { root: join(folder, 'checkout', 'native'), version: '18-test' };
}

test('everything of an ordinary user stays in the home', async () => {
  const installed = checkout(0o700);
  const home = join(folder, 'checkout', '.shafaf');
  expect(await choosePlaces(home, installed, null, join(folder, 'elsewhere'))).toEqual({
    binaries: installed.root,
    data: join(home, 'data'),
    notes: [],
  });
  expect(statSync(home).mode & 0o777).toBe(0o700);
});

test('a home that cannot be made is named', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(choosePlaces(join(folder, 'file', 'home'), checkout(0o755), null, folder)).rejects.toMatchObject({
    code: 'HOME_UNUSABLE',
    message: expect.stringContaining(`The folder ${join(folder, 'file', 'home')} cannot be made: ENOTDIR`),
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
asRoot('for root, whose server runs as another user (skipped for others: only root can act as another)', () => {
  test('everything stays in the home where that user can enter', async () => {
    const installed = checkout(0o755);
    const home = join(folder, 'checkout', '.shafaf');
    expect(await choosePlaces(home, installed, serverUser(), join(folder, 'elsewhere'))).toMatchObject({
      binaries: installed.root,
      data: join(home, 'data'),
      notes: [],
    });
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });

  test('programs and data go where that user can enter, and the notes say where', async () => {
    const installed = checkout(0o700);
    const elsewhere = join(folder, 'elsewhere');
    const home = join(folder, 'checkout', '.shafaf');
    const [places, again] = await Promise.all([
      choosePlaces(home, installed, serverUser(), elsewhere),
      choosePlaces(home, installed, serverUser(), elsewhere),
    ]);
    expect(again).toEqual(places);
    expect(places.binaries).toBe(join(elsewhere, 'postgres-18-test'));
    expect(places.data).toMatch(new RegExp(`^${elsewhere}/checkout-[0-9a-f]{8}/data$`));
    expect(places.notes).toEqual([
      expect.stringContaining(`its programs were copied to ${places.binaries}.`),
      expect.stringContaining(`its data is in ${places.data}.`),
    ]);
    expect(statSync(join(places.binaries, 'bin', 'postgres')).mode & 0o777).toBe(0o755);
    expect(readlinkSync(join(places.binaries, 'bin', 'link'))).toBe('postgres');
    expect(existsSync(join(places.binaries, 'bin', 'left-out.a'))).toBe(false);
  });

  test('data that went elsewhere is found there also when the folder has been opened since', async () => {
    const installed = checkout(0o700);
    const home = join(folder, 'checkout', '.shafaf');
    const before = await choosePlaces(home, installed, serverUser(), join(folder, 'elsewhere'));
    mkdirSync(before.data);
    chmodSync(join(folder, 'checkout'), 0o755);
    expect((await choosePlaces(home, installed, serverUser(), join(folder, 'elsewhere'))).data).toBe(before.data);
  });

  test('data that the user can no longer reach is not replaced by an empty database', async () => {
    const installed = checkout(0o755);
    const home = join(folder, 'checkout', '.shafaf');
    const { data } = await choosePlaces(home, installed, serverUser(), join(folder, 'elsewhere'));
    mkdirSync(data);
    chmodSync(join(folder, 'checkout'), 0o700);
    await expect(choosePlaces(home, installed, serverUser(), join(folder, 'elsewhere'))).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
  });
});
