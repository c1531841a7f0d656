import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readDay } from '@shafaf/member/publish/values/readDay';
import type { CalendarChange } from '@shafaf/member/requests/calendar/changeCalendar';
import { WEEKDAYS, type Weekday } from '@shafaf/member/requests/calendar/WorkingCalendar';
import { Command, InvalidArgumentError } from 'commander';
import { parseDatabaseUrl, parseMemberCode } from '../optionParsers.ts';
import { requestRulesFromEnvironment } from '../requestOptions.ts';

interface CalendarOptions {
  member: string;
  databaseUrl?: string;
}

/** `shafaf calendar`: the working days by which a body's deadlines are counted. */
export function calendarCommand(): Command {
  const command = new Command('calendar').description('keep the working days by which the deadlines of requests are counted').addHelpText(
    'after',
    `
A change holds at once, also for a server that runs. The deadlines of open requests are counted anew; each that moves has that in its history, and its
applicant is told.

Examples:
  $ shafaf calendar import holidays-1405.ics --year 1405 --member maragheh-municipality
  $ shafaf calendar close 1404/11/20 --name "آلودگی هوا" --member maragheh-municipality
  $ shafaf calendar weekend THURSDAY FRIDAY --from 1405/01/01 --name "پنجشنبه و جمعه" --member maragheh-municipality
  $ shafaf calendar show 1405/01/01 1405/01/31 --member maragheh-municipality`,
  );
  const part = (name: string, about: string) =>
    command
      .command(name)
      .description(about)
      .requiredOption('--member <code>', 'the body', parseMemberCode)
      .option(
        '--database-url <url>',
        "the member's database; else DATABASE_URL, else that of the province on this machine",
        parseDatabaseUrl,
      );
  part('import', 'take in a list of holidays or closures: iCalendar, or CSV with the columns «تاریخ» and «مناسبت»')
    .argument('<file>')
    .option(
      '--year <year>',
      'the Jalali year of which this is the official list; may come several times',
      (text: string, before: number[]) => [...before, parseYear(text)],
      [],
    )
    .option('--source <name>', "by what the list is known: taking it in again replaces it; the file's name when left out")
    .action(async (file: string, options: CalendarOptions & { year: number[]; source?: string }) =>
      change(options, async () => {
        const { readDays } = await import('@shafaf/member/requests/calendar/readDays');
        const days = readDays(await readFile(file, 'utf8'), basename(file));
        return { kind: 'LIST', source: options.source ?? basename(file), days, years: options.year };
      }),
    );
  part('close', 'enter that offices are closed on a day')
    .argument('<day>', 'such as 1404/11/20 or 2026-02-09', parseDay)
    .requiredOption('--name <text>', 'why, in Persian')
    .option('--name-en <text>', 'the same in English')
    .action(async (day: string, options: CalendarOptions & { name: string; nameEn?: string }) =>
      change(options, async () => ({ kind: 'CLOSE', day: { day: day, nameFa: options.name, nameEn: options.nameEn ?? options.name } })),
    );
  part('reopen', 'take back that offices are closed on a day')
    .argument('<day>', 'such as 1404/11/20', parseDay)
    .action(async (day: string, options: CalendarOptions) => change(options, async () => ({ kind: 'REOPEN', day: day })));
  part('weekend', 'say which days of the week are off from a day on')
    .argument('<weekdays...>', 'such as THURSDAY FRIDAY', parseWeekday)
    .requiredOption('--from <day>', 'the first day on which it holds', parseDay)
    .requiredOption('--name <text>', 'what such a day is called, in Persian')
    .option('--name-en <text>', 'the same in English')
    .action(async (weekdays: Weekday[], options: CalendarOptions & { from: string; name: string; nameEn?: string }) =>
      change(options, async () => ({
        kind: 'WEEKEND',
        weekdays,
        from: options.from,
        nameFa: options.name,
        nameEn: options.nameEn ?? options.name,
      })),
    );
  part('show', 'show the days between two that do not count, and why')
    .argument('<from>', 'such as 1404/11/01', parseDay)
    .argument('<until>', 'such as 1404/11/30', parseDay)
    .action(show);
  return command;
}

async function change(options: CalendarOptions, read: () => Promise<CalendarChange>): Promise<void> {
  await reporting(async () => {
    const [{ withMemberDatabase }, { changeCalendar }, { readRequestRules }] = await Promise.all([
      import('../publish/withMemberDatabase.ts'),
      import('@shafaf/member/requests/calendar/changeCalendar'),
      import('@shafaf/member/requests/rules/readRequestRules'),
    ]);
    const wanted = await read();
    const desk = { rules: readRequestRules(requestRulesFromEnvironment()), officerOf: async () => null };
    const { added, removed, moved } = await withMemberDatabase(options.member, options.databaseUrl, (db) =>
      changeCalendar(db, desk, wanted),
    );
    console.log(`The calendar of ${options.member} is changed: ${added} entries added, ${removed} removed.`);
    for (const { code, from, to } of moved) console.log(`${options.member}:requests:${code} is due on ${to}, no longer on ${from}.`);
    console.log(
      moved.length === 0 ? 'No open deadline has moved.' : `${moved.length} open deadlines have moved, and their applicants are told.`,
    );
  });
}

async function show(from: string, until: string, { member, databaseUrl }: CalendarOptions): Promise<void> {
  await reporting(async () => {
    const [{ withMemberDatabase }, { readCalendar }, { whyNoWorkingDay }, { jalaliOf }] = await Promise.all([
      import('../publish/withMemberDatabase.ts'),
      import('@shafaf/member/requests/calendar/readCalendar'),
      import('@shafaf/member/requests/calendar/whyNoWorkingDay'),
      import('@shafaf/shared/calendar/jalaliOf'),
    ]);
    const calendar = await withMemberDatabase(member, databaseUrl, readCalendar);
    const years = new Set<number>();
    for (let time = Date.parse(from); time <= Date.parse(until); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      const { year, month, day: ofMonth } = jalaliOf(day);
      years.add(year);
      const reasons = whyNoWorkingDay(day, calendar);
      if (reasons.length > 0)
        console.log(
          `${year}/${String(month).padStart(2, '0')}/${String(ofMonth).padStart(2, '0')}  ${day}  ${reasons.map(({ nameFa }) => nameFa).join('، ')}`,
        );
    }
    const unlisted = [...years].filter((year) => !calendar.listedYears.has(year));
    if (unlisted.length > 0)
      console.log(`The official list of ${unlisted.join(', ')} has not been taken in: its moving holidays are not known.`);
  });
}

async function reporting(act: () => Promise<void>): Promise<void> {
  const { reportingUsage } = await import('../publish/reportingUsage.ts');
  await reportingUsage(act);
}

function parseYear(text: string): number {
  const year = Number(text);
  if (!/^1[3-5]\d\d$/.test(text)) throw new InvalidArgumentError('A Jalali year is written like 1405.');
  return year;
}

/** A day of either calendar, as `YYYY-MM-DD` of the Gregorian one. */
function parseDay(text: string): string {
  const day = readDay(text, ['auto']);
  if (day === null) throw new InvalidArgumentError('A day is written like 1404/11/20 or 2026-02-09.');
  return day;
}

function parseWeekday(text: string, before: Weekday[] | undefined): Weekday[] {
  const weekday = WEEKDAYS.find((each) => each === text.toUpperCase());
  if (weekday === undefined) throw new InvalidArgumentError(`A day of the week is one of ${WEEKDAYS.join(', ')}.`);
  return [...(before ?? []), weekday];
}
