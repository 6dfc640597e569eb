import { unreachable } from '../../kernel/assert';
import type { Explainer, Finding, Question } from '../../kernel/describe';
import type { ProcessId, RequestId } from '../../kernel/ids';
import { at } from '../../kernel/vector';
import { type ClientRequest, isRunning, processOf, type World } from '../../kernel/world';
import { contextOf, logOf, placeOf, type Server } from './ensemble';
import { gapOf, openProposals, whyBehind, whyNotCommitted } from './questions-commit';
import { whyLooking, whyNoLeader, whyVoteKept } from './questions-election';
import { whyNotServing, whyNotUpToDate, whyStillLeads } from './questions-establish';
import { whyFailed } from './questions-failure';
import { asked, type Inquiry, inquiryInto } from './questions-inquiry';
import { messageQuestions, whyCut, whyNotArrived, whySent } from './questions-message';
import { whyDown, whyHere, whyPaused } from './questions-place';
import { whyAnswered, whyNoAnswer, whyThisRead, whyUnknown } from './questions-request';
import { isQuorum } from './quorum-verifier';
import { writeRequest } from './request-words';
import { isRead } from './requests';
import { serverName } from './server-names';
import type { ZooKeeper } from './state';
import { shortZxid, type Zxid } from './zxid';

/** As many learners as are asked about where nothing is chosen. */
const mostLearners = 3;

/** What may be asked about something (`Explainer.questions`): only what is the case, so that no answer is empty. */
export const questions: Explainer<ZooKeeper>['questions'] = (_trace, world, about) => {
  switch (about.type) {
    case 'whole':
      return wholeQuestions(world);
    case 'process':
      return processQuestions(world, about.id);
    case 'link':
      return linkQuestions(world, about.a, about.b);
    case 'message':
      return messageQuestions(world, about.id);
    case 'request':
      return requestQuestions(world, about.id);
    case 'entry':
      return entryQuestions(world, about.process, Number(about.key) as Zxid);
    default:
      return unreachable(about);
  }
};

/** The answer, found in the world itself (`Explainer.answer`). */
export const answer: Explainer<ZooKeeper>['answer'] = (trace, world, question) =>
  answerTo(inquiryInto(trace, world), question);

function answerTo(inquiry: Inquiry, { kind, about }: Question): readonly Finding[] {
  switch (about.type) {
    case 'whole':
      return whyNoLeader(inquiry);
    case 'process':
      return (ofProcess[kind] ?? nothing)(inquiry, about.id);
    case 'link':
      return whyCut(inquiry, about.a, about.b);
    case 'message':
      return kind === 'sent' ? whySent(inquiry, about.id) : whyNotArrived(inquiry, about.id);
    case 'request':
      return answerAboutRequest(inquiry, about.id);
    case 'entry':
      return whyNotCommitted(inquiry, about.process, Number(about.key) as Zxid);
    default:
      return unreachable(about);
  }
}

const nothing = (): readonly Finding[] => [];

const ofProcess: Readonly<Record<string, (inquiry: Inquiry, id: ProcessId) => readonly Finding[]>> = {
  down: whyDown,
  paused: whyPaused,
  here: whyHere,
  looking: whyLooking,
  voteKept: whyVoteKept,
  notServing: whyNotServing,
  notUpToDate: whyNotUpToDate,
  stillLeads: whyStillLeads,
  behind: whyBehind,
};

function processQuestions(world: World<ZooKeeper>, id: ProcessId): readonly Question[] {
  const server = processOf(world, id);
  if (server === undefined) return [];
  const name = serverName(id);
  const ask = (kind: string, values = {}): Question => ({
    kind,
    about: { type: 'process', id },
    asked: asked(`ask.${kind}`, { name, ...values }),
  });
  const place = placeOf(server);
  if (!isRunning(server) || place === null) return [ask('down')];
  return [
    ...(server.status === 'paused' ? [ask('paused')] : []),
    ...roleQuestions(world, server, ask),
    ...newestOpenEntry(world, server),
    ask('here', { state: place.state, phase: place.phase }),
  ];
}

/** What a server in its role has not done yet. */
function roleQuestions(
  world: World<ZooKeeper>,
  server: Server,
  ask: (kind: string, values?: Readonly<Record<string, string>>) => Question,
): readonly Question[] {
  const context = contextOf(server);
  const place = placeOf(server);
  if (context === null || place === null) return [];
  if (place.state === 'LOOKING') {
    const { leader } = context.election.proposal;
    return leader < 0 ? [ask('looking')] : [ask('looking'), ask('voteKept', { leader: serverName(leader) })];
  }
  if (place.state === 'LEADING') {
    if (place.phase !== 'broadcast') return [ask('notServing')];
    return hasItsQuorum(world, server) ? [] : [ask('stillLeads')];
  }
  const leader = serverName(context.currentVote.leader);
  if (place.phase !== 'broadcast') return [ask('notUpToDate', { leader })];
  return gapOf({ world }, server.id) === null ? [] : [ask('behind', { leader })];
}

/** Whether a leader can still reach a quorum; it may not know yet that it cannot. */
function hasItsQuorum(world: World<ZooKeeper>, { id }: Server): boolean {
  const config = contextOf(processOf(world, id))?.config;
  if (config === undefined) return true;
  const areTogether = (sid: ProcessId): boolean => {
    if (sid === id) return true;
    const isUp = processOf(world, sid)?.status === 'up';
    return isUp && !isCutBetween(world, id, sid) && contextOf(processOf(world, sid))?.currentVote.leader === id;
  };
  return isQuorum(config, config.voters.filter(areTogether));
}

function isCutBetween({ processes, links }: World<ZooKeeper>, a: ProcessId, b: ProcessId): boolean {
  const [i, j] = [processes.findIndex(({ id }) => id === a), processes.findIndex(({ id }) => id === b)];
  return links[i]?.[j]?.cut === true || links[j]?.[i]?.cut === true;
}

/** The newest entry of a log that is not known to be committed there. */
function newestOpenEntry(world: World<ZooKeeper>, server: Server): readonly Question[] {
  const context = contextOf(server);
  const history = logOf(server);
  const newest = at(history, history.length - 1);
  return context === null || newest === undefined ? [] : entryQuestions(world, server.id, newest.zxid);
}

function entryQuestions(world: World<ZooKeeper>, process: ProcessId, zxid: Zxid): readonly Question[] {
  const server = processOf(world, process);
  const context = contextOf(server);
  if (server === undefined) return [];
  const history = logOf(server);
  let position = history.length - 1;
  while (position >= 0 && at(history, position)?.zxid !== zxid) position--;
  // While nobody serves, nobody knows what is committed: then it is no question about one entry.
  const isOpen =
    position >= 0 && (context === null || (position >= context.committed && placeOf(server)?.phase === 'broadcast'));
  return isOpen ? [openEntry(process, zxid)] : [];
}

const openEntry = (process: ProcessId, zxid: Zxid): Question => ({
  kind: 'notCommitted',
  about: { type: 'entry', process, key: String(zxid) },
  asked: asked('ask.notCommitted', { name: serverName(process), zxid: shortZxid(zxid) }),
});

function linkQuestions(world: World<ZooKeeper>, a: ProcessId, b: ProcessId): readonly Question[] {
  if (!isCutBetween(world, a, b)) return [];
  const values = { a: serverName(a), b: serverName(b) };
  return [{ kind: 'cut', about: { type: 'link', a, b }, asked: asked('ask.cut', values) }];
}

type Asked = ClientRequest<ZooKeeper>;

function requestQuestions(world: World<ZooKeeper>, id: RequestId): readonly Question[] {
  const request = at(world.requests, id);
  if (request === undefined) return [];
  const kind = requestKind(request);
  const { outcome } = request;
  const values = {
    ...{ number: id + 1, name: serverName(request.target), request: writeRequest(request.request) },
    error: outcome?.type === 'answered' ? outcome.result.error : null,
  };
  return [{ kind, about: { type: 'request', id }, asked: asked(`ask.${kind}`, values) }];
}

function requestKind({ outcome, request }: Asked): 'noAnswer' | 'unknown' | 'failed' | 'thisRead' | 'answered' {
  if (outcome === null) return 'noAnswer';
  if (outcome.type === 'lost') return 'unknown';
  if (outcome.result.error !== null) return 'failed';
  return isRead(request) ? 'thisRead' : 'answered';
}

function answerAboutRequest(inquiry: Inquiry, id: RequestId): readonly Finding[] {
  const request = at(inquiry.world.requests, id);
  if (request === undefined) return [];
  const { outcome } = request;
  if (outcome === null) return whyNoAnswer(inquiry, request);
  if (outcome.type === 'lost') return whyUnknown(inquiry, request, outcome);
  if (outcome.result.error !== null) return whyFailed(inquiry, request, outcome);
  return isRead(request.request) ? whyThisRead(inquiry, request) : whyAnswered(inquiry, request, outcome);
}

/** The questions of the whole: who leads, what is not committed, who waits for an answer, who does not follow yet. */
function wholeQuestions(world: World<ZooKeeper>): readonly Question[] {
  const { processes } = world;
  const leaders = processes.filter((server) => placeOf(server)?.state === 'LEADING');
  const noLeader: Question = { kind: 'noLeader', about: { type: 'whole' }, asked: asked('ask.noLeader', {}) };
  const newest = openProposals(processes).at(-1);
  const learners = processes.filter((server) => isLearning(server)).slice(0, mostLearners);
  return [
    ...(leaders.length === 0 ? [noLeader] : []),
    ...leaders.flatMap((server) => roleOf(world, server)),
    ...(newest === undefined ? [] : [openEntry(newest.leader.self, newest.proposal.txn.zxid)]),
    ...newestPending(world),
    ...learners.flatMap((server) => roleOf(world, server)),
  ];
}

const roleOf = (world: World<ZooKeeper>, { id }: Server): readonly Question[] =>
  processQuestions(world, id).filter(({ kind }) => kind !== 'here' && kind !== 'notCommitted' && kind !== 'down');

function isLearning(server: Server): boolean {
  const place = placeOf(server);
  return place !== null && (place.state === 'FOLLOWING' || place.state === 'OBSERVING') && place.phase !== 'broadcast';
}

function newestPending(world: World<ZooKeeper>): readonly Question[] {
  for (let id = world.requests.length - 1; id >= 0; id--) {
    const request = at(world.requests, id);
    if (request?.outcome === null) return requestQuestions(world, request.id);
  }
  return [];
}
