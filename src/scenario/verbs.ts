import type { VerbHelp } from '../kernel/dialect';

/** The verbs that every protocol has, in the order of the reference page; a protocol's dialect adds its requests. */
export const verbs: readonly VerbHelp[] = [
  { form: 'start PROCESS...', example: 'start S1 S2', help: 'scenario.help.start' },
  { form: 'crash PROCESS...', example: 'crash leader', help: 'scenario.help.crash' },
  { form: 'die PROCESS...', example: 'die S1', help: 'scenario.help.die' },
  { form: 'restart PROCESS...', example: 'restart S1', help: 'scenario.help.restart' },
  { form: 'pause PROCESS...', example: 'pause S2', help: 'scenario.help.pause' },
  { form: 'resume PROCESS...', example: 'resume S2', help: 'scenario.help.resume' },
  { form: 'wipe PROCESS...', example: 'wipe S1', help: 'scenario.help.wipe' },
  { form: 'isolate PROCESS...', example: 'isolate S1', help: 'scenario.help.isolate' },
  { form: 'partition PROCESS... / PROCESS...', example: 'partition S1 S2 / S3 S4 S5', help: 'scenario.help.partition' },
  { form: 'cut PROCESS PROCESS', example: 'cut S1 S3', help: 'scenario.help.cut' },
  { form: 'cut PROCESS -> PROCESS', example: 'cut S1 -> S3', help: 'scenario.help.cutOneWay' },
  { form: 'heal [PROCESS [PROCESS]]', example: 'heal S1 S3', help: 'scenario.help.heal' },
  { form: 'drop [all] MESSAGE', example: 'drop PROPOSAL S5 -> S1', help: 'scenario.help.drop' },
  { form: 'delay [all] MESSAGE by SPAN', example: 'delay PROPOSAL S5 -> S2 by 50ms', help: 'scenario.help.delay' },
  { form: 'duplicate [all] MESSAGE', example: 'duplicate PROPOSAL S5 -> S3', help: 'scenario.help.duplicate' },
  { form: 'deliver [all] MESSAGE', example: 'deliver PROPOSAL S5 -> S4', help: 'scenario.help.deliver' },
  { form: 'slow PROCESS FACTOR', example: 'slow S4 10x', help: 'scenario.help.slow' },
  { form: 'slow PROCESS PROCESS FACTOR', example: 'slow S1 S3 10x', help: 'scenario.help.slowLink' },
  { form: 'slow disk PROCESS FACTOR', example: 'slow disk S4 10x', help: 'scenario.help.slowDisk' },
  { form: 'loss PROCESS PROCESS SHARE', example: 'loss S1 S2 20%', help: 'scenario.help.loss' },
  { form: 'latency PROCESS PROCESS RANGE', example: 'latency S1 S3 5ms..9ms', help: 'scenario.help.latency' },
  { form: 'skew PROCESS FACTOR', example: 'skew S1 1.5x', help: 'scenario.help.skew' },
  { form: 'timer PROCESS NAME in SPAN', example: 'timer leader tick in 0ms', help: 'scenario.help.timer' },
  { form: 'run SPAN', example: 'run 50ms', help: 'scenario.help.run' },
  { form: 'run MILESTONE [PROCESS]', example: 'run leaderElected', help: 'scenario.help.runMilestone' },
  { form: 'run settled', example: 'run settled', help: 'scenario.help.runSettled' },
  { form: 'run until CONDITION', example: 'run until leader receives ACK', help: 'scenario.help.runUntil' },
  { form: 'note [LANGUAGE] "TEXT"', example: 'note "Five servers start."', help: 'scenario.help.note' },
];

/** What can follow `expect` in every protocol; a protocol's dialect adds its own. */
export const expectations: readonly VerbHelp[] = [
  { form: 'PROCESS up | down | paused', example: 'S1 up', help: 'scenario.help.expectStatus' },
  {
    form: 'request NUMBER ok | error CODE | unknown | pending',
    example: 'request 1 ok',
    help: 'scenario.help.expectRequest',
  },
  { form: 'invariants hold', example: 'invariants hold', help: 'scenario.help.expectInvariants' },
  {
    form: 'invariant ID holds | broken',
    example: 'invariant total-order holds',
    help: 'scenario.help.expectInvariant',
  },
];

/** Other names of verbs. */
export const aliases: Readonly<Record<string, string>> = { kill: 'crash' };
