import { parseArgs } from 'node:util';
import { provinceMembers } from '@shafaf/directory/members/provinceMembers';
import { z } from 'zod';

/** What is measured, how much of it, and where. */
export interface Settings {
  members: number;
  /** Contracts of each member. */
  rows: number;
  /** Letters of the scenarios that run, such as `A`. */
  scenarios: readonly string[];
  /** Slices of each peer in each scenario. */
  rounds: number;
  sliceMilliseconds: number;
  /** Connections of the client, each with one question at a time. */
  connections: number;
  /** Where data and databases stay for the next run; undefined when they are thrown away. */
  keep: string | undefined;
  /** Keeps the figures under `results/`, by date. */
  record: boolean;
  /** Shows in which functions the gateway spends its time. */
  profile: boolean;
  /** A server on which databases may be made; the embedded one when undefined. */
  databaseUrl: string | undefined;
}

const SCENARIOS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
const ROUNDS = 5;
const SLICE = 1_500;
const QUICK = { rounds: 3, sliceMilliseconds: 500, members: 30, rows: 2_000 };

const whole = (name: string, least: number, most: number) =>
  z.coerce
    .number({ error: `--${name} takes a whole number` })
    .int()
    .min(least, `--${name} is at least ${least}`)
    .max(most, `--${name} is at most ${most}`);

export const usage = `npm run bench -- [options]
  --quick               30 members, 2,000 contracts each, short slices
  --members <number>    members with a database of their own (95)
  --rows <number>       contracts of each member (10000)
  --only <letters>      scenarios to run, such as BCD (all)
  --rounds <number>     slices of each peer in each scenario (${ROUNDS})
  --slice <ms>          length of a slice (${SLICE})
  --connections <n>     connections of the client (8)
  --keep <directory>    keep the databases there for the next run
  --record              also keep the figures under results/, by date
  --profile             show in which functions each gateway spends its time
  --help
DATABASE_URL names a Postgres on which databases bench_* may be made; without it the embedded one is used.`;

/**
 * Reads the command line.
 * @returns null when only help was asked for
 * @throws Error that says which option is wrong
 */
export function readSettings(given: readonly string[], environment: NodeJS.ProcessEnv): Settings | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...given],
    options: {
      quick: flag,
      members: text,
      rows: text,
      only: text,
      rounds: text,
      slice: text,
      connections: text,
      keep: text,
      record: flag,
      profile: flag,
      help: flag,
    },
  });
  if (values.help) return null;
  const usual = values.quick ? QUICK : { rounds: ROUNDS, sliceMilliseconds: SLICE, members: provinceMembers.length, rows: 10_000 };
  const scenarios = [...(values.only ?? SCENARIOS.join('')).toUpperCase()];
  const unknown = scenarios.find((letter) => !SCENARIOS.includes(letter));
  if (unknown !== undefined) throw new Error(`--only takes letters of ${SCENARIOS.join('')}, but got: ${unknown}`);
  const read = (name: string, value: string | undefined, otherwise: number, least: number, most: number) =>
    value === undefined ? otherwise : parseWith(whole(name, least, most), value);
  return {
    members: read('members', values.members, usual.members, 2, provinceMembers.length),
    rows: read('rows', values.rows, usual.rows, 100, 1_000_000),
    scenarios,
    rounds: read('rounds', values.rounds, usual.rounds, 1, 1_000),
    sliceMilliseconds: read('slice', values.slice, usual.sliceMilliseconds, 50, 60_000),
    connections: read('connections', values.connections, 8, 1, 1_000),
    keep: values.keep,
    record: values.record,
    profile: values.profile,
    databaseUrl: environment.DATABASE_URL,
  };
}

function parseWith(form: z.ZodType<number>, value: string): number {
  const parsed = form.safeParse(value);
  if (!parsed.success) throw new Error(`${parsed.error.issues[0]?.message ?? 'wrong'}, but got: ${value}`);
  return parsed.data;
}
