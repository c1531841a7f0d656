import type { Peer, Race } from '../measure/Peer.ts';
import { type RaceFigures, runRace } from '../measure/runRace.ts';
import { askPeer } from '../peers/askPeer.ts';
import { checkAnswers } from '../peers/checkAnswers.ts';
import type { BenchProvince } from '../peers/startProvince.ts';
import type { Program } from '../programs/launch.ts';
import type { Settings } from '../settings.ts';
import { largestContracts } from './largestContracts.ts';
import { memberPage } from './memberPage.ts';
import { mix } from './mix.ts';
import { pagesByDate } from './pagesByDate.ts';
import { publishing } from './publishing.ts';
import type { Scenario, Truth } from './Scenario.ts';
import { supplierContracts } from './supplierContracts.ts';
import { textPages } from './textPages.ts';
import { totals } from './totals.ts';

/** After a publish, an answer is up to date within this. */
const VISIBLE_MILLISECONDS = 2_000;
const MEMORY_GOAL = 300 * 2 ** 20;

/** Scenarios A to F, over the members and their databases. Each answer is checked before anything is measured. */
export async function runProvinceScenarios(
  province: BenchProvince,
  truth: Truth,
  client: Program,
  settings: Settings,
  tell: (figures: RaceFigures) => void,
): Promise<void> {
  const { shafaf, memoryOff, everybody, central, apollo, hive } = province;
  const wanted = (letter: string) => settings.scenarios.includes(letter);
  const run = async (race: Omit<Race, 'operations'>, scenario: Scenario): Promise<RaceFigures> => {
    const whole = { ...race, operations: scenario.operations };
    return runRace(whole, client, settings, await checkAnswers(whole, scenario.check));
  };
  const goal = (peer: Peer, over: Peer, atLeast: number) => ({ peer: peer.name, over: over.name, atLeast });

  if (wanted('A'))
    tell(
      await run(
        {
          letter: 'A',
          title: "One member's page with the member's name (two fetches)",
          peers: [shafaf, memoryOff, apollo, hive],
          goals: [goal(shafaf, apollo, 2.5), goal(shafaf, hive, 2.5)],
        },
        memberPage(truth, province.oneMember),
      ),
    );
  const b = largestContracts(truth);
  if (wanted('B'))
    tell(
      await run(
        {
          letter: 'B',
          title: "The province's 20 largest contracts, memory off",
          peers: [memoryOff, everybody, central],
          goals: [goal(memoryOff, everybody, 10), goal(memoryOff, central, 0.5)],
        },
        b,
      ),
    );
  const c = await pagesByDate(truth, (operation) => askPeer(central, operation).then(({ data }) => data));
  if (wanted('C'))
    tell(
      await run(
        {
          letter: 'C',
          title: 'Contracts of a threshold or more in one year by date, pages 1 to 5, memory off',
          peers: [memoryOff, everybody, central],
          goals: [goal(memoryOff, everybody, 5), goal(memoryOff, central, 0.4)],
        },
        c,
      ),
    );
  const d = await supplierContracts(truth);
  if (wanted('D'))
    tell(
      await run(
        {
          letter: 'D',
          title: "One supplier's contracts across agencies, memory off",
          peers: [memoryOff, everybody, central],
          goals: [goal(memoryOff, everybody, 10), goal(memoryOff, central, 0.4)],
        },
        d,
      ),
    );
  if (wanted('I'))
    tell(
      await run(
        {
          letter: 'I',
          title: 'The largest contracts with a word in their text, all fields, memory off',
          peers: [memoryOff, everybody, central],
          goals: [goal(memoryOff, everybody, 1)],
        },
        textPages(truth),
      ),
    );
  const e = totals(truth);
  const whilePublishing = async (race: Omit<Race, 'operations'>, scenario: Scenario): Promise<RaceFigures> => {
    const whole = { ...race, operations: scenario.operations };
    const asked = await checkAnswers(whole, scenario.check);
    const publications = publishing(province, settings.members);
    const figures = await runRace(whole, client, settings, asked).finally(() => publications.stop());
    // What was published meanwhile is in every answer soon after.
    await new Promise((resolve) => setTimeout(resolve, VISIBLE_MILLISECONDS));
    await checkAnswers(whole, scenario.check);
    return { ...figures, title: `${figures.title} (${publications.count()} published)` };
  };
  if (wanted('E'))
    tell(
      await whilePublishing(
        {
          letter: 'E',
          title: 'Totals by member and by year, memory on, one publish a second somewhere',
          peers: [shafaf, central],
          goals: [goal(shafaf, central, 0.8)],
        },
        e,
      ),
    );
  if (wanted('F')) {
    const figures = await whilePublishing(
      {
        letter: 'F',
        title: 'The mix of B to E, memory on, one publish a second',
        peers: [shafaf, central],
        goals: [goal(shafaf, central, 1)],
      },
      mix([b, c, d, e]),
    );
    const rss = figures.peers.find(({ peer }) => peer === shafaf.name)?.rss ?? Number.NaN;
    const megabytes = rss / 2 ** 20;
    const memory = {
      goal: "the gateway's memory, MB",
      ratio: megabytes,
      least: megabytes,
      most: megabytes,
      wanted: '≤ 300',
      met: rss <= MEMORY_GOAL,
    };
    tell({ ...figures, goals: [...figures.goals, memory] });
  }
}
