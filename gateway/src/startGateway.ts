import '@shafaf/shared/server/disableTelemetry';
import { ApolloGateway } from '@apollo/gateway';
import fastifyEtag from '@fastify/etag';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { readFileColumns } from '@shafaf/schema/fileColumns';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { useContractScalars } from '@shafaf/shared/graph/useContractScalars';
import { type NetworkPolicy, ownNetwork, strictNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { serveGraphql } from '@shafaf/shared/server/serveGraphql';
import type { FastifyInstance } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { BriefMemory } from './BriefMemory.ts';
import { cachingPlugin } from './cachingPlugin.ts';
import { coveragePlugin } from './coveragePlugin.ts';
import { explorer } from './explorer.ts';
import type { ExportSource } from './exports/ExportRun.ts';
import { type ExportLimits, usualExportLimits } from './exports/ExportSlots.ts';
import { exportRoutes } from './exports/exportRoutes.ts';
import { encodingTo, largePages, rowsAddress } from './exports/largePages.ts';
import { type ExtensionSettings, openExtensions } from './extensions/openExtensions.ts';
import { feedRoutes, feedTexts, openFeeds } from './feeds/feedRoutes.ts';
import type { GatewayContext } from './GatewayContext.ts';
import { GraphqlClient } from './GraphqlClient.ts';
import { HttpDataSource } from './HttpDataSource.ts';
import { type Access, type AccessSettings, prepareAccess } from './limits/prepareAccess.ts';
import { MemberRegister } from './MemberRegister.ts';
import { type CallSettings, usualCallSettings } from './members/CallSettings.ts';
import { MemberLines } from './members/MemberLines.ts';
import { operationPlugin } from './operationPlugin.ts';
import { personalPlugin } from './personalPlugin.ts';
import { portalRoutes } from './portal/portalRoutes.ts';
import { readStaleHeader } from './readStaleHeader.ts';
import { refuseUnsafeAliases } from './refuseUnsafeAliases.ts';
import { lateReports, textsOf } from './reports/loadReports.ts';
import { reportRoutes } from './reports/reportRoutes.ts';
import { requestRoutes } from './requests/requestRoutes.ts';
import { SynopsisWatch } from './SynopsisWatch.ts';
import { AnswerMemory } from './scatter/AnswerMemory.ts';
import { OperationCoverage } from './scatter/coverage.ts';
import { type Patience, usualPatience } from './scatter/Round.ts';
import { readRules } from './scatter/rules.ts';
import { ScatterDataSource } from './scatter/ScatterDataSource.ts';
import type { GatewayKeys } from './signing/GatewayKeys.ts';
import { keysRoute } from './signing/keysRoute.ts';
import { memberStatuses } from './status/memberStatuses.ts';
import type { StatusReport } from './status/StatusReport.ts';
import { statusRoutes } from './status/statusRoutes.ts';

/** How a gateway is started. */
export interface GatewayOptions {
  /** Where the directory answers GraphQL. */
  directoryUrl: string;
  /** Interface to listen on; `127.0.0.1` when left out. */
  host?: string;
  /** Port to listen on; 4000 when left out, a free one when 0. */
  port?: number;
  logger: Logger;
  /** Who may ask what, and how much: anybody, within the usual limits, when left out. */
  access?: AccessSettings;
  /** Which servers of members may be called; public ones over TLS when left out. The directory may stand anywhere. */
  network?: NetworkPolicy;
  /** Certificates of authorities that are trusted besides those that Node trusts, as PEM. */
  authorities?: readonly string[];
  /** Whether the records are invented ones; the page's title bar then says so. */
  sampleData?: boolean;
  /** A member that has not answered by then is reported as missing; 5,000 when left out. */
  memberDeadlineMilliseconds?: number;
  /** How members are asked besides: again, how many questions at once, and when one that fails is left alone. */
  memberCalls?: Partial<Omit<CallSettings, 'deadlineMilliseconds'>>;
  /** Calls to members are signed with these, and they are published at `/.well-known/jwks.json`. Calls go unsigned when left out. */
  keys?: GatewayKeys;
  /** When members are given up on that have not answered, though most others have. */
  patience?: Partial<Omit<Patience, 'usualMilliseconds'>>;
  /** Answers of members that are kept may be so old, and stand in for one that fails; an hour when left out, none may when negative. */
  staleMilliseconds?: number;
  /** How often the directory is asked who belongs to the province, and for how long its other answers are used; 2,000 when left out. */
  directoryPollMilliseconds?: number;
  /** How often each member is asked whether its data has changed; 1,000 when left out. */
  synopsisPollMilliseconds?: number;
  /** What answers of members that are kept may take together, in bytes; 64 MiB when left out. */
  memoryBytes?: number;
  /** How many exports may run at a time; as usual when left out. */
  exports?: Partial<ExportLimits>;
  /** Folders of reports besides those of the program: each folder in them is one. `docs/reports.md` says what it holds. */
  reports?: readonly string[];
  /** What contracts are exported as OCDS with: the registered prefix of ocids, and who publishes the packages. */
  ocds?: { ocidPrefix?: string | undefined; publisher?: string | undefined };
  /** How patient the gateway is with the servers of extensions. */
  extensions?: ExtensionSettings;
  /** Shortcuts that may be taken; all when left out. They change no answer, so only tests and measurements switch them off. */
  shortcuts?: { prune: boolean; remember: boolean; largePages?: boolean };
}

/** A gateway that is running. */
export interface RunningGateway {
  /** Its root, such as `http://127.0.0.1:4000`; GraphQL answers at `/graphql`. */
  address: string;
  /** Resolves once the register of members is known, and the extensions that it lists have been looked at. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const PORT = 4000;
const DIRECTORY_POLL = 2_000;
const SYNOPSIS_POLL = 1_000;
/** A publication is seen within two seconds: what was not confirmed for so long is not relied on. */
const SYNOPSIS_RELY = 2_000;
/**
 * Bodies disclose once a day or less, so that what one said an hour ago mostly still holds; after a longer outage, saying that it is
 * missing is the better answer.
 */
const STALE = 60 * 60 * 1000;
const MEMORY_BYTES = 64 * 1024 * 1024;
/** Exports ask a member for one page after the other, of which a slow server takes its time for each. */
const EXPORT_CALLS = { concurrent: 2, waiting: 16, deadlineMilliseconds: 20_000 };
/** Who publishes packages of OCDS, when nothing is said. */
const OCDS_PUBLISHER = 'Shafaf (شفاف)';
/** How often `ready` looks. */
const READY_POLL = 20;

/**
 * Starts the province's gateway: one graph over the directory and everything that members disclose.
 * @throws when the contract does not say how all of it is answered, or when the port is taken (`EADDRINUSE`)
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { directoryUrl, logger, sampleData = false } = options;
  const rules = readRules(disclosuresSdl);
  const {
    network = strictNetwork,
    authorities = [],
    memberDeadlineMilliseconds: deadlineMilliseconds = usualCallSettings.deadlineMilliseconds,
  } = options;
  const directoryClient = new GraphqlClient({ network: ownNetwork, authorities, deadlineMilliseconds });
  const directoryPollMilliseconds = options.directoryPollMilliseconds ?? DIRECTORY_POLL;
  const register = new MemberRegister(directoryClient, directoryUrl, logger, (members) => {
    lines.keep(members);
    exportLines.keep(members);
    largeLines.keep(members);
  });
  const pinsOf = (code: string) => register.pinsOf(code);
  const settings: CallSettings = { ...usualCallSettings, ...options.memberCalls, deadlineMilliseconds };
  // One connection more than questions, so that synopses can be had however many questions hang.
  const connections = settings.concurrent + EXPORT_CALLS.concurrent + 1;
  const client = new GraphqlClient({ network, authorities, pinsOf, deadlineMilliseconds, connections, sign: options.keys?.sign });
  const lines = new MemberLines({
    settings,
    call: (address, request, code, milliseconds, wanted) => client.ask(address, request, code, milliseconds, wanted),
    onLeft: (address) => client.drop(address),
    logger,
  });
  // With lines of their own, exports hold up no question, however slowly members give their pages.
  const linesTo = (addressOf: (address: string) => string) =>
    new MemberLines({
      settings: { ...settings, ...EXPORT_CALLS },
      call: (address, request, code, milliseconds, wanted) =>
        client.ask(addressOf(address), request, code, milliseconds, wanted, encodingTo(address)),
      onLeft: () => {},
      logger,
    });
  const exportLines = linesTo((address) => address);
  const largeLines = linesTo(rowsAddress);
  const { prune, remember, largePages: asksForLarge = true } = options.shortcuts ?? { prune: true, remember: true };
  const everyMilliseconds = options.synopsisPollMilliseconds ?? SYNOPSIS_POLL;
  const synopses = new SynopsisWatch({
    client,
    members: () => register.members,
    logger,
    everyMilliseconds,
    relyMilliseconds: SYNOPSIS_RELY,
    onPoll: (code, address, answered) => lines.polled(code, address, answered),
  });
  const memory = remember ? new AnswerMemory(options.memoryBytes ?? MEMORY_BYTES) : undefined;
  const disclosures = new ScatterDataSource({
    rules,
    members: () => register.members,
    send: (address, request, code, wanted) => lines.send(address, request, code, wanted),
    change: (address, request, code) => lines.change(address, request, code),
    synopsisOf: prune ? (member) => synopses.of(member) : undefined,
    synopsesStand: () => synopses.standing(),
    memory,
    stale: { largestAgeMilliseconds: options.staleMilliseconds ?? STALE, lastConfirmed: (member) => synopses.lastConfirmed(member) },
    patience: { ...usualPatience, ...options.patience, usualMilliseconds: (member) => lines.usualMilliseconds(member) },
    logger,
  });
  const directoryMemory = remember ? new BriefMemory(directoryPollMilliseconds) : undefined;
  const directory = new HttpDataSource('directory', directoryUrl, directoryClient, logger, directoryMemory);
  const extensions = openExtensions({
    settings: options.extensions ?? {},
    directoryUrl,
    directoryClient,
    listMilliseconds: directoryPollMilliseconds,
    network,
    authorities,
    sign: options.keys?.sign,
    logger,
  });
  const exportSource: ExportSource = {
    rows: {
      rules,
      members: () => register.members,
      send: (address, request, code, wanted) => exportLines.send(address, request, code, wanted),
      large: asksForLarge ? largePages((address, request, code, wanted) => largeLines.send(address, request, code, wanted)) : undefined,
      synopsisOf: (member) => (prune ? synopses.of(member) : undefined),
      logger: logger.child({ part: 'exports' }),
    },
    fileColumns: readFileColumns(),
    namesOf: (code) => register.namesOf(code),
  };
  const feeds = openFeeds(rules, exportSource.fileColumns);
  const reports = lateReports(options.reports ?? [], logger);
  const access = await prepareAccess(
    options.access ?? {},
    rules,
    () => register.members,
    logger,
    () => [...textsOf(reports()), ...feedTexts(feeds)],
  );
  const gateway = new ApolloGateway({
    supergraphSdl: extensions,
    buildService: ({ name }) =>
      name === 'disclosures' ? disclosures : access.withinDeadline(name, name === 'directory' ? directory : extensions.dataSource(name)),
    // It announces every load of the schema.
    logger: logger.child({}, { level: 'warn' }),
  });

  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    useContractScalars(apiSchema);
    access.useSchema(apiSchema, coreSupergraphSdl);
  });

  const status = () => ({
    directoryAnswers: register.answers,
    members: memberStatuses({ register, synopses, lines }),
    extensions: extensions.status(),
  });

  await register.start(directoryPollMilliseconds);
  if (prune) synopses.start();
  const served = await serveGraphql<GatewayContext>({
    apollo: {
      gateway,
      plugins: [operationPlugin, personalPlugin(rules), access.plugin, coveragePlugin, cachingPlugin],
      validationRules: [refuseUnsafeAliases],
      // Portals name a query by its hash, so that even a long one fits into the address of a GET, which caches understand.
      persistedQueries: { cache: access.persistedQueries, ttl: null },
      formatError: withoutServiceName,
    },
    context: async (request, reply) => ({
      ...(await access.admit(request, reply)),
      coverage: new OperationCoverage(),
      requireComplete: readCoverageHeader(request.headers['shafaf-coverage']),
      bypassMemory: /\bno-cache\b/.test(request.headers['cache-control'] ?? ''),
      largestStaleMilliseconds: readStaleHeader(request.headers['shafaf-stale']),
    }),
    host: options.host ?? '127.0.0.1',
    port: options.port ?? PORT,
    logger,
    ready: async () => {
      if (!register.known) throw new Error(`the directory at ${directoryUrl} has not answered yet`);
      if (!extensions.known) throw new Error('the extensions have not all been looked at yet');
    },
    requests: access.requests,
    routes: async (app) => {
      await routes(app, access, status, sampleData, options.keys);
      exportRoutes(app, {
        source: exportSource,
        limits: { ...usualExportLimits, ...options.exports },
        ocds: {
          ocidPrefix: options.ocds?.ocidPrefix,
          publisher: options.ocds?.publisher ?? OCDS_PUBLISHER,
          nameOf: (code) => register.namesOf(code).nameFa,
        },
        clientOf: (request) => access.clientOf(request),
        wantsAll: ({ headers }) => readCoverageHeader(headers['shafaf-coverage']),
        logger,
      });
      reportRoutes(app, reports, (request) => access.clientOf(request));
      feedRoutes(app, feeds, (code) => register.namesOf(code));
    },
  }).catch(async (error: unknown) => {
    register.stop();
    synopses.stop();
    await Promise.all([extensions.stop(), client.close(), directoryClient.close(), access.close()]);
    throw error;
  });

  return {
    address: new URL(served.address).origin,
    async ready() {
      while (!(register.known && extensions.known)) await new Promise((resolve) => setTimeout(resolve, READY_POLL));
    },
    async stop() {
      register.stop();
      synopses.stop();
      await served.stop();
      await Promise.all([extensions.stop(), client.close(), directoryClient.close(), access.close()]);
    },
  };
}

/** Which subgraph an error came from is the province's own affair, and half true: behind one of them stand many members. */
function withoutServiceName(error: GraphQLFormattedError): GraphQLFormattedError {
  const { serviceName: _serviceName, ...extensions } = error.extensions ?? {};
  return { ...error, extensions };
}

async function routes(
  app: FastifyInstance,
  access: Access,
  status: () => StatusReport,
  sampleData: boolean,
  keys: GatewayKeys | undefined,
): Promise<void> {
  await access.register(app);
  await app.register(fastifyEtag, { weak: true });
  explorer(app, sampleData);
  statusRoutes(app, status);
  await requestRoutes(app);
  if (keys !== undefined) keysRoute(app, keys);
  await portalRoutes(app);
}

function readCoverageHeader(value: string | string[] | undefined): boolean {
  if (value === undefined || value === 'partial') return false;
  if (value === 'complete') return true;
  throw new ShafafError('BAD_USER_INPUT', `The header shafaf-coverage must be "complete" or "partial", but is "${String(value)}".`, {
    extensions: { http: { status: 400 } },
  });
}
