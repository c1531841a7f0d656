import { type Answered, type Spoil, startSpoiledServer } from '../../cli/src/conformance/testing/spoiledServer.ts';

/** Stands before an honest member, and does what it is told to. */
export interface LyingMember {
  code: string;
  address: string;
  /** Answers so from now on; honestly with `null`. */
  lie(spoil: Spoil | null): void;
  /** How often it did not answer as the honest member does, since it was last told what to do. */
  readonly told: number;
  stop(): Promise<void>;
}

/** Starts one. */
export async function startLyingMember(code: string, honest: string): Promise<LyingMember> {
  let spoil: Spoil | null = null;
  let told = 0;
  const server = await startSpoiledServer(honest, async (call) => {
    if (spoil === null || !call.target.startsWith('/graphql')) return call.ask();
    let truth: Answered | undefined;
    const answer = await spoil({
      ...call,
      ask: async (...question) => {
        const answered = await call.ask(...question);
        truth ??= structuredClone(answered);
        return answered;
      },
    });
    if (JSON.stringify(answer) !== JSON.stringify(truth)) told++;
    return answer;
  });
  return {
    code,
    address: server.address,
    lie(now) {
      spoil = now;
      told = 0;
    },
    get told() {
      return told;
    },
    stop: () => server.stop(),
  };
}
